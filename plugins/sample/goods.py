"""What the sample shop sells: everything invented, in all five languages, with codes that open nothing."""

from plugins.sample.depth import DEPTH, SHELF
from plugins.sample.item import Item, Shelf, said

SHELVES = (
    Shelf("books", "📚", said("E-books", "Buku digital", "كتب إلكترونية", "کتاب الکترونیکی", "电子书")),
    Shelf("cooking", "🍳", said("Cooking", "Memasak", "الطبخ", "آشپزی", "烹饪"), "books"),
    Shelf("stories", "📖", said("Stories", "Cerita", "القصص", "داستان", "故事"), "books"),
    Shelf("software", "🔑", said("Software keys", "Kunci software", "مفاتيح البرامج", "کلید نرم‌افزار", "软件密钥")),
    Shelf("courses", "🎓", said("Courses", "Kursus", "دورات", "دوره‌ها", "课程")),
    Shelf("templates", "🧩", said("Templates", "Templat", "قوالب", "قالب‌ها", "模板")),
    SHELF,
)

ITEMS = (
    Item(
        101, "cooking", 45, 18,
        said("Thirty Quick Suppers", "30 Masakan Kilat", "ثلاثون عشاءً سريعًا", "سی شام فوری", "三十道快手晚餐"),
        said(
            "Thirty warm suppers, each on the table in half an hour.\nE-book, 96 pages, PDF and EPUB.",
            "Tiga puluh menu makan malam, siap saji dalam setengah jam.\nE-book 96 halaman, PDF dan EPUB.",
            "ثلاثون وجبة عشاء دافئة تجهز خلال نصف ساعة.\nكتاب إلكتروني من 96 صفحة بصيغتي PDF وEPUB.",
            "سی شام گرم که نیم‌ساعته آماده می‌شوند.\nکتاب الکترونیکی، ۹۶ صفحه، PDF و EPUB.",
            "三十道热乎的晚餐，半小时上桌。\n电子书，96 页，PDF 和 EPUB 格式。",
        ),
        sold=12,
    ),
    Item(
        102, "cooking", 39, 12,
        said("Bread at Home", "Roti Buatan Sendiri", "الخبز في البيت", "نان خانگی", "在家做面包"),
        said(
            "From the first loaf to sourdough, without a machine.\nE-book with step-by-step photos.",
            "Dari roti pertama sampai sourdough, tanpa mesin.\nE-book dengan foto langkah demi langkah.",
            "من أول رغيف إلى خبز العجين المخمّر، دون آلة.\nكتاب إلكتروني بصور توضّح كل خطوة.",
            "از اولین نان تا نان خمیرترش، بدون دستگاه.\nکتاب الکترونیکی با عکس‌های گام‌به‌گام.",
            "从第一个面包到天然酵母，不用面包机。\n电子书，附分步照片。",
        ),
    ),
    Item(
        103, "stories", 29, 20,
        said("The Lighthouse Cat", "Kucing Mercusuar", "قطة المنارة", "گربهٔ فانوس دریایی", "灯塔上的猫"),
        said(
            "A cat, a storm and a lamp that must not go out. For readers from eight to eighty.",
            "Seekor kucing, badai, dan lampu yang tak boleh padam. Untuk pembaca 8 sampai 80 tahun.",
            "قطة وعاصفة ومصباح يجب ألّا ينطفئ. للقرّاء من الثامنة إلى الثمانين.",
            "یک گربه، یک توفان و چراغی که نباید خاموش شود. برای خوانندگان هشت تا هشتادساله.",
            "一只猫、一场风暴、一盏不能熄灭的灯。适合八岁到八十岁的读者。",
        ),
        sold=31,
    ),
    Item(
        201, "software", 120, 25,
        said("Notelo Pro, 1 year", "Notelo Pro 1 tahun", "Notelo Pro لمدة سنة",
              "Notelo Pro یک‌ساله", "Notelo Pro 一年版"),
        said(
            "Notes that sort themselves. One licence key for two devices, one year of updates.",
            "Catatan yang rapi sendiri. Satu kunci lisensi untuk dua perangkat, pembaruan satu tahun.",
            "ملاحظات ترتّب نفسها بنفسها. مفتاح ترخيص واحد لجهازين، مع تحديثات لمدة سنة.",
            "یادداشت‌هایی که خودشان مرتب می‌شوند. یک کلید برای دو دستگاه، با یک سال به‌روزرسانی.",
            "会自动整理的笔记。一个密钥可用于两台设备，含一年更新。",
        ),
        sold=48,
        reseller=100,
        warranty=30,
        note=said(
            "Open Notelo, then Settings and Licence, and paste the key.",
            "Buka Notelo, lalu Pengaturan dan Lisensi, dan tempel kuncinya.",
            "افتح Notelo ثم الإعدادات فالترخيص، والصق المفتاح.",
            "Notelo را باز کنید، در تنظیمات به بخش مجوز بروید و کلید را بچسبانید.",
            "打开 Notelo，进入“设置”里的“许可证”，粘贴密钥即可。",
        ),
    ),
    Item(
        202, "software", 95, 16,
        said("Pixelade Studio", "Pixelade Studio", "Pixelade Studio", "Pixelade Studio", "Pixelade Studio"),
        said(
            "Edit photos without a manual: crop, colours, collage.\nLicence key, valid for life on one computer.",
            "Edit foto tanpa perlu buku panduan: potong, warna, kolase.\nLisensi seumur hidup untuk satu komputer.",
            "حرّر صورك دون دليل استخدام: قصّ وألوان وتجميع.\nمفتاح ترخيص دائم لحاسوب واحد.",
            "ویرایش عکس بدون دفترچهٔ راهنما: برش، رنگ، کلاژ.\nکلید دائمی برای یک رایانه.",
            "不用看说明书就能修图：裁剪、调色、拼图。\n永久密钥，限一台电脑使用。",
        ),
    ),
    Item(
        203, "software", 25, 1,
        said("Tickwise Timer", "Tickwise Timer", "مؤقّت Tickwise", "زمان‌سنج Tickwise", "Tickwise 计时器"),
        said(
            "A calm work timer with a weekly report. Licence key for one device.",
            "Pengatur waktu kerja yang tenang, lengkap dengan laporan mingguan. Kunci untuk satu perangkat.",
            "مؤقّت عمل هادئ مع تقرير أسبوعي. مفتاح ترخيص لجهاز واحد.",
            "زمان‌سنج آرام کار با گزارش هفتگی. کلید برای یک دستگاه.",
            "安静的工作计时器，附每周报告。密钥限一台设备使用。",
        ),
    ),
    Item(
        204, "software", 75, 14,
        said("Havenlock Vault", "Havenlock Vault", "خزنة Havenlock", "گاوصندوق Havenlock", "Havenlock 保险箱"),
        said(
            "Keeps passwords and papers in one locked place. One key for the whole family, five devices.",
            "Menyimpan kata sandi dan dokumen di satu tempat terkunci. Satu kunci untuk lima perangkat sekeluarga.",
            "يحفظ كلمات المرور والوثائق في مكان واحد مقفل. مفتاح واحد للعائلة كلها على خمسة أجهزة.",
            "رمزها و مدارک را یک‌جا و قفل‌شده نگه می‌دارد. یک کلید برای همهٔ خانواده، پنج دستگاه.",
            "把密码和证件锁在同一个地方。一个密钥全家可用，最多五台设备。",
        ),
    ),
    Item(
        301, "courses", 60, 10,
        said("Weekend Budget", "Anggaran Akhir Pekan", "ميزانية نهاية الأسبوع", "بودجه‌بندی آخر هفته", "周末学理财"),
        said(
            "Two evenings, six short videos, and a budget that lasts.\nThe code opens the course for good.",
            "Dua malam, enam video pendek, dan anggaran yang awet.\nKodenya membuka kursus untuk selamanya.",
            "أمسيتان وستة مقاطع قصيرة وميزانية تدوم.\nيفتح لك الرمز الدورة بلا مدة انتهاء.",
            "دو شب، شش ویدیوی کوتاه و بودجه‌ای که دوام می‌آورد.\nاین کد دوره را برای همیشه باز می‌کند.",
            "两个晚上、六段短视频，做出一份能坚持的预算。\n兑换码永久有效。",
        ),
    ),
    Item(
        302, "courses", 150, 15,
        said("First Steps in Python", "Langkah Awal Python", "خطواتك الأولى مع Python",
              "گام‌های اول پایتون", "Python 入门"),
        said(
            "Forty small exercises from hello to your own little program. With answers, at your own pace.",
            "Empat puluh latihan kecil, dari halo sampai program buatanmu sendiri. Lengkap dengan jawaban.",
            "أربعون تمرينًا صغيرًا من كلمة مرحبًا إلى برنامجك الخاص. مع الحلول وبالسرعة التي تناسبك.",
            "چهل تمرین کوچک، از سلام تا برنامهٔ خودتان. همراه با پاسخ‌ها و با سرعت دلخواه.",
            "四十个小练习，从问好到写出自己的小程序。附答案，进度自定。",
        ),
        sold=22,
        reseller=120,
    ),
    Item(
        303, "courses", 85, 0,
        said("Phone Photography", "Fotografi HP", "التصوير بالهاتف", "عکاسی با موبایل", "手机摄影"),
        said(
            "Light, angle, patience: better pictures with the phone you have. Eight lessons.",
            "Cahaya, sudut, dan kesabaran: foto lebih bagus dengan HP yang kamu punya. Delapan pelajaran.",
            "الضوء والزاوية والصبر: صور أجمل بالهاتف الذي معك. ثمانية دروس.",
            "نور، زاویه، حوصله: عکس‌های بهتر با همین گوشی خودتان. هشت درس.",
            "光线、角度、耐心：用手里的手机拍出更好的照片。共八课。",
        ),
        sold=26,
    ),
    Item(
        401, "templates", 15, 22,
        said("Weekly Planner", "Planner Mingguan", "مخطط أسبوعي", "برنامه‌ریز هفتگی", "每周计划表"),
        said(
            "One page a week, to print or to fill in on a tablet. A4 and Letter.",
            "Satu halaman per minggu, untuk dicetak atau diisi di tablet. Ukuran A4 dan Letter.",
            "صفحة واحدة لكل أسبوع، للطباعة أو للتعبئة على الجهاز اللوحي. بمقاسي A4 وLetter.",
            "هر هفته یک صفحه، برای چاپ یا پر کردن روی تبلت. در اندازهٔ A4 و Letter.",
            "每周一页，可打印，也可在平板上填写。A4 和 Letter 尺寸。",
        ),
        sold=64,
    ),
    Item(
        402, "templates", 20, 17,
        said("Invoice Set", "Set Faktur", "مجموعة فواتير", "مجموعهٔ فاکتور", "发票模板套装"),
        said(
            "Five tidy invoices for small shops; the totals add themselves up. Spreadsheet file.",
            "Lima faktur rapi untuk usaha kecil; totalnya terhitung sendiri. Berkas spreadsheet.",
            "خمس فواتير مرتّبة للمتاجر الصغيرة تحسب المجموع تلقائيًا. ملف جداول.",
            "پنج فاکتور مرتب برای کسب‌وکارهای کوچک که جمع را خودشان حساب می‌کنند. فایل صفحه‌گسترده.",
            "五款整洁的小店单据，合计自动计算。电子表格文件。",
        ),
    ),
    Item(
        403, "templates", 35, 9,
        said("Greeting Cards", "Kartu Ucapan", "بطاقات تهنئة", "کارت تبریک", "贺卡模板"),
        said(
            "Twelve cards for birthdays, weddings and thank-yous. Change the words, print, fold.",
            "Dua belas kartu untuk ulang tahun, pernikahan, dan terima kasih. Ganti tulisannya, cetak, lipat.",
            "اثنتا عشرة بطاقة لأعياد الميلاد والأعراس والشكر. غيّر الكلمات واطبع واطوِ.",
            "دوازده کارت برای تولد، عروسی و سپاسگزاری. متن را عوض کنید، چاپ کنید و تا بزنید.",
            "十二款生日、婚礼和致谢贺卡。改好文字，打印，折叠即可。",
        ),
    ),
    *DEPTH,
)  # fmt: skip
