cmd-broadcast = الكتابة إلى كثيرين دفعة واحدة

## Buttons

btn-broadcasts = 📢 رسالة جماعية
btn-new = ✍️ رسالة جديدة
btn-post = { $icon } { $words }
btn-people = { $people } · { $count }
btn-send = 📢 إرسال إلى { $count }
btn-yes = ✅ نعم، أرسل إلى { $count }
btn-try = 👤 إليّ أولًا
btn-preview = 👁 معاينة
btn-words = ✎ الرسالة
btn-whom = 👥 المستلمون
btn-lead = 🔘 الزر
btn-discard = 🗑 حذف المسودة
btn-lead-shop = 🛍 المتجر
btn-lead-product = 📦 منتج
btn-lead-link = 🔗 رابط
btn-lead-none = ∅ بلا زر
btn-shop = 🛍 إلى المتجر
btn-product = 🛍 إلقاء نظرة
own-label = { $words }
btn-fewer = 🔕 أقل من هذه
btn-stop = ⏹ إيقاف
btn-look = 🔄 تحديث
btn-back-take = 🗑 سحب الرسالة
btn-yes-back = 🗑 نعم، احذفها
btn-result = 📊 النتيجة
btn-news = 📣 الأخبار والعروض
btn-mute = 🔕 لا أريد المزيد
btn-unmute = 🔔 أرسلوها إليّ ثانية

## Writing

staff = الإدارة
broadcasts = رسالة جماعية
about = 📢 رسالة واحدة إلى كثيرين. تصل بلا صوت وبالسرعة التي يسمح بها تيليجرام، وما ينتظره الناس يُرسل أولًا دائمًا.
entry = { $icon } { $words } · { $at } · أُرسلت إلى { $sent }
entry-draft = { $icon } { $words } · مسودة { $at }
a-picture = صورة
write-it = أرسل الرسالة كما سيقرؤها الناس: نصًا، أو صورة تحتها نص. يبقى الخط العريض والروابط وغيرها كما هي.
not-that-kind = لا يمكن إرسال هذا إلى الجميع. أرسل من فضلك نصًا، أو صورة واحدة تحتها نص.
words-too-long = زاد النص { $over } حرفًا: يسمح تيليجرام هنا بـ { $most }. اختصره ثم أرسله مرة أخرى.
to-whom = إلى من ترسلها؟ العدد هو كم شخصًا ستصل إليه الآن.
people-everyone = الجميع
people-buyers = المشترون
people-new = لم يشتروا بعد
people-resellers = الموزعون
people-language = { $language }
speak-id = Bahasa Indonesia
speak-en = English
speak-ar = العربية
speak-fa = فارسی
speak-zh = 中文
goes-to = 👥 <b>{ $people }</b>: { $count ->
    [zero] لن تصل إلى أحد
    [one] تصل إلى شخص واحد
    [two] تصل إلى شخصين
    [few] تصل إلى { $count } أشخاص
    [many] تصل إلى { $count } شخصًا
   *[other] تصل إلى { $count } شخص
    }
left-limited = · مستثنون، بلغوا حد هذا الأسبوع ({ $limit }): { $count }
left-muted = · مستثنون، لا يريدون المزيد: { $count }
left-banned = · مستثنون، محظورون: { $count }
left-blocked = · مستثنون، حظروا البوت: { $count }
leads-nowhere = 🔘 بلا زر
leads-shop = 🔘 الزر يفتح المتجر
leads-product = 🔘 الزر يفتح { $title }
leads-link = 🔘 الزر «{ $words }» يفتح { $address }
as-it-comes = 👁 يعرض الرسالة مرة أخرى تمامًا كما تصل إلى الناس.
tried = أُرسلت إليك كما ستصل إلى الجميع.
discarded = حُذفت المسودة ولم يرها أحد.
which-button = ماذا يفتح الزر تحت الرسالة؟
which-product = أرسل رقم المنتج.
which-link = أرسل الرابط وبعده ما يُكتب على الزر، مثلًا:
    https://example.com/news اقرأ المزيد
no-such-product = لا منتج بهذا الرقم. أرسل من فضلك رقمًا كما يراه الناس في المتجر.
link-unclear = أحتاج رابطًا يبدأ بـ https:// وبعده كلمات الزر، { $most } حرفًا على الأكثر.
sent-already = لم تعد هذه الرسالة مسودة. افتح القائمة لترى ما صار بها.
sure = هل نرسلها إلى <b>{ $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
    }</b>؟
takes-seconds = ⏱ تستغرق نحو { $count ->
    [zero] لحظة
    [one] ثانية
    [two] ثانيتين
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
    } بسرعة تيليجرام.
takes-minutes = ⏱ تستغرق نحو { $count ->
    [zero] لحظة
    [one] دقيقة
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
    } بسرعة تيليجرام.
no-way-back = يمكنك إيقافها في أي وقت. ما أُرسل لا رجعة فيه، لكن يمكن حذفه من محادثات الناس خلال 48 ساعة.
nobody-there = لن تصل الآن إلى أحد. اختر مستلمين آخرين من فضلك.
one-at-a-time = هناك رسالة جماعية أخرى قيد الإرسال. انتظر حتى تنتهي أو أوقفها.

## On its way

state-sending = ▶️ <b>قيد الإرسال</b>
state-stopping = ⏹ <b>يجري الإيقاف</b>
state-done = ✅ <b>أُرسلت</b>
state-stopped = ⏹ <b>أُوقفت</b>
state-erasing = 🗑 <b>يجري سحبها</b>
state-erased = 🗑 <b>سُحبت</b>
bar = { $bar }
line-sent = 📬 أُرسلت: { $count }
line-blocked = 🚫 حظروا البوت: { $count }
line-failed = ⚠️ فشلت: { $count }
line-withdrawn = ⏹ لم تعد تُرسل: { $count }
line-erased = 🗑 حُذفت: { $count }
begun-at = بدأت { $at }
sure-back = هل نحذف هذه الرسالة من محادثات { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
    }؟ من قرأها فقد قرأها.
too-old-to-erase = يسمح تيليجرام للبوت بحذف الرسالة خلال 48 ساعة فقط، وبعد إرسالها فقط.
told-ended = 📢 انتهت رسالتك الجماعية: أُرسلت { $sent }، وحظر البوتَ { $blocked }، وفشلت { $failed }.
told-erased = 🗑 سُحبت رسالتك الجماعية من المحادثات، وعددها { $erased }.

## What people choose themselves

news = الأخبار والعروض
news-on = 📣 قد يكتب إليك المتجر عن الأخبار والعروض، { $count ->
    [zero] ولا مرة
    [one] مرة واحدة
    [two] مرتين
    [few] { $count } مرات
    [many] { $count } مرة
   *[other] { $count } مرة
    } في الأسبوع على الأكثر، وبلا صوت.
news-off = 🔕 لم يعد المتجر يكتب إليك عن الأخبار والعروض.
news-always = مشترياتك ومدفوعاتك والردود عليك تصلك في كل الأحوال.
muted-now = تم: لا مزيد من هذه. يمكنك تغيير ذلك في ملفك.

## What this plugin is called, its settings, and what the log of changes says

plugin-called = الرسائل الجماعية
plugin-does = رسالة واحدة إلى كثيرين بسرعة تيليجرام: بمعاينة وأعداد دقيقة وإيقاف، ولكل شخص خيار «أقل من هذه».
btn-setting-weekly = الحد الأسبوعي
setting-weekly = أكثر عدد من الرسائل الجماعية يصل إلى شخص واحد في سبعة أيام. من بلغه يُستثنى من التالية.
act-broadcast-send = أرسل رسالة جماعية
act-broadcast-stop = أوقف رسالة جماعية
act-broadcast-back = سحب رسالة جماعية
undo-cannot-broadcast = ما أُرسل قد قُرئ. يمكن إيقاف الرسالة الجماعية أثناء إرسالها، وحذفها من المحادثات خلال 48 ساعة.
