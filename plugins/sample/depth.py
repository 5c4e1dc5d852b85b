"""The sample's last shelf: one of each thing a product can be besides a code."""

from plugins.sample.item import Item, Shelf, Variant, said

SHELF = Shelf("more", "🎁", said("And more", "Lainnya", "والمزيد", "و بیشتر", "更多"))

DEPTH = (
    Item(
        501, "more", 25, 0,
        said("Calm Sounds", "Suara Tenang", "أصوات هادئة", "صداهای آرام", "静听"),
        said(
            "Rain, waves and a log fire, for work and for sleep.\nThe code opens the app for the time you choose.",
            "Hujan, ombak, dan api unggun, untuk bekerja dan tidur.\nKodenya membuka aplikasi selama masa pilihanmu.",
            "مطر وأمواج ونار هادئة، للعمل وللنوم.\nيفتح الرمز التطبيق للمدة التي تختارها.",
            "صدای باران، موج و آتش، برای کار و برای خواب.\nکد، برنامه را برای مدتی که انتخاب می‌کنید باز می‌کند.",
            "雨声、海浪、炉火，伴你工作，也伴你入睡。\n兑换码在所选期限内有效。",
        ),
        variants=(
            Variant(511, said("1 month", "1 bulan", "شهر واحد", "۱ ماهه", "1 个月"), 25, 8, reseller=20),
            Variant(512, said("3 months", "3 bulan", "3 أشهر", "۳ ماهه", "3 个月"), 60, 6, reseller=48),
            Variant(513, said("1 year", "1 tahun", "سنة كاملة", "۱ ساله", "1 年"), 180, 4, reseller=145),
        ),
    ),
    Item(
        502, "more", 90, 7,
        said("Lantern School account", "Akun Sekolah Lentera", "حساب مدرسة الفانوس",
             "حساب مدرسهٔ فانوس", "灯笼学堂账号"),
        said(
            "Every course of Lantern School for a year. You get an account of your own.",
            "Semua kursus Sekolah Lentera selama setahun, dengan akun untukmu sendiri.",
            "كل دورات مدرسة الفانوس لمدة سنة، بحساب خاص بك.",
            "همهٔ دوره‌های مدرسهٔ فانوس برای یک سال، با حسابی که فقط مال شماست.",
            "灯笼学堂全部课程，为期一年，账号归你独享。",
        ),
        kind="account",
        parts=("email", "password", "pin"),
        country="ID",
        warranty=30,
        sold=9,
        reseller=75,
        note=said(
            "Log in with e-mail and password; the PIN unlocks the exams.\nChange the password on your first visit.",
            "Masuk dengan email dan kata sandi. PIN membuka ujian.\nGanti kata sandi saat pertama masuk.",
            "سجّل الدخول بالبريد وكلمة المرور. الرقم السري يفتح الاختبارات.\nغيّر كلمة المرور عند أول دخول.",
            "با ایمیل و گذرواژه وارد شوید. پین، آزمون‌ها را باز می‌کند.\nدر اولین ورود، گذرواژه را عوض کنید.",
            "用邮箱和密码登录，PIN 码用于解锁考试。\n首次登录后请修改密码。",
        ),
    ),
    Item(
        503, "more", 20, 0,
        said("Quiet Mornings", "Pagi yang Tenang", "صباحات هادئة", "صبح‌های آرام", "安静的早晨"),
        said(
            "A very short book in five languages, for the first cup of the day. EPUB file, yours for good.",
            "Buku mungil dalam lima bahasa, teman secangkir pertama. Berkas EPUB, milikmu selamanya.",
            "كتاب قصير جدًا بخمس لغات، لأول فنجان في اليوم. ملف EPUB يبقى لك دائمًا.",
            "کتابی خیلی کوتاه به پنج زبان، برای اولین فنجان روز. فایل EPUB، برای همیشه مال شما.",
            "五种语言的小书，陪你喝当天的第一杯。EPUB 文件，永久归你。",
        ),
        kind="file",
        supply="shared",
        sold=21,
        sale=15,
    ),
    Item(
        504, "more", 75, 0,
        said("Visiting card design", "Desain kartu nama", "تصميم بطاقة باسمك", "طراحی کارت ویزیت", "名片设计"),
        said(
            "We draw a card for you and your shop, two drafts to choose from. Made after you have paid.",
            "Kartu nama untukmu dan tokomu, dua rancangan untuk dipilih. Dikerjakan setelah dibayar.",
            "نصمّم بطاقة لك ولمتجرك، ونعرض عليك مسوّدتين. يبدأ العمل بعد الدفع.",
            "کارتی برای شما و فروشگاهتان، با دو طرح برای انتخاب. پس از پرداخت ساخته می‌شود.",
            "为你和你的店设计名片，两款初稿任选。付款后开始制作。",
        ),
        kind="service",
        supply="later",
        sold=5,
    ),
    Item(
        505, "more", 50, 6,
        said("Watercolour Evening seat", "Kursi Malam Cat Air", "مقعد في أمسية الألوان المائية",
             "صندلی شب آبرنگ", "水彩之夜座位"),
        said(
            "Two hours, one small painting, tea included. Choose your seat; those at the window cost a little more.",
            "Dua jam, satu lukisan kecil, teh tersedia. Pilih kursimu; yang dekat jendela sedikit lebih mahal.",
            "ساعتان ولوحة صغيرة مع الشاي. اختر مقعدك، والمقاعد بجانب النافذة أغلى قليلًا.",
            "دو ساعت، یک نقاشی کوچک، همراه با چای. صندلی‌تان را انتخاب کنید؛ کنار پنجره کمی گران‌تر است.",
            "两小时画一幅小画，含茶。座位自选，靠窗的略贵一些。",
        ),
        country="ID",
        sold=14,
        choices=(("A1", 10), ("A2", 10), ("B1", 0), ("B2", 0), ("C1", 0), ("C2", 0)),
    ),
)  # fmt: skip
