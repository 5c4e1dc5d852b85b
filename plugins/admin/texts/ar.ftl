## Commands

cmd-admin = شاشات الإدارة
cmd-dashboard = أرقام اليوم
cmd-users = البحث عن أشخاص
cmd-info = عرض بطاقة شخص
cmd-ban = حظر شخص
cmd-unban = رفع الحظر عن شخص
cmd-addadmin = تعيين شخص مشرفًا
cmd-rmadmin = سحب صلاحية المشرف
cmd-plugins = تشغيل الإضافات وإيقافها
cmd-settings = كل الإعدادات
cmd-version = الإصدار الحالي

## Buttons

btn-admin = ⚙️ الإدارة
btn-people = 👥 الأشخاص
btn-plugins = 🧩 الإضافات
btn-settings = 🔧 الإعدادات
btn-log = 📜 سجل التغييرات
btn-faults = 🩹 الأعطال
btn-find = 🔎 بحث
btn-person = { $name } · { $number }
btn-ban = 🚫 حظر
btn-unban = ✅ رفع الحظر
btn-hour = ساعة
btn-day = يوم واحد
btn-for-spam = إزعاج
btn-for-abuse = إساءة
btn-for-chargeback = استرداد المال
btn-for-sharing = مشاركة الرموز
btn-week = 7 أيام
btn-for-good = نهائيًا
btn-addadmin = ⭐ تعيين مشرفًا
btn-rmadmin = سحب الإشراف
btn-owner = 👑 تعيين مالكًا
btn-rmowner = سحب الملكية
btn-plugin-on = 🟢 { $name }
btn-plugin-off = ⚪ { $name }
btn-plugin-problem = ⚠️ { $name }
btn-turn-on = 🟢 تشغيل
btn-turn-off = ⚪ إيقاف
btn-shop = 🏪 المتجر
btn-owner-name = { $name }
btn-setting = ✎ { $label }
btn-toggle-on = ✅ { $label }
btn-toggle-off = ⬜ { $label }
btn-choice = { $words }
btn-reset = ↩ إعادة الضبط
btn-clear = 🧹 إفراغ
btn-older = الأقدم ›
btn-fault = 🩹 { $code }
btn-again = 🔄 إعادة المحاولة
btn-dismiss = تجاهل

## The first screen

staff = الإدارة
weather-faults = ⛈ حدث خلل ينتظرك في «الأعطال».
weather-empty = 🌧 بعض المنتجات نفدت. حان وقت تعبئة المخزون.
weather-good = ☀️ يوم جيد: الطلبات أكثر مما كانت قبل أسبوع في مثل هذه الساعة.
weather-fair = 🌤 كل شيء على ما يرام، والطلبات تصل.
weather-quiet = ⛅ كل شيء على ما يرام. لا طلبات بعد اليوم.
today-orders = الطلبات المدفوعة اليوم: <b>{ $count }</b>
today-revenue = إيرادات اليوم: <b>{ $money }</b>
waiting = بانتظار الدفع: { $count }
people-count = الأشخاص: { $people }، الجدد اليوم: { $joined }
low = 📉 منتجات أوشكت على النفاد: { $count }
empty = 📭 منتجات نفدت: { $count }
parked = 🩹 أعطال بانتظار المعالجة: { $count }

## People

people = الأشخاص
people-known = الأشخاص المعروفون لدى المتجر: { $count }. الأحدث ظهورًا أولًا.
whom = عمّن تبحث؟ أرسل رقم العميل أو معرّف تيليجرام أو اسم المستخدم مع @ أو جزءًا من الاسم. ويمكنك أيضًا تحويل رسالة منه.
found = النتائج: { $count }
found-more = النتائج أكثر مما يمكن عرضه. هؤلاء أحدث { $count } ظهورًا؛ ابحث بجزء أطول من الاسم.
person-name = 👤 <b>{ $name }</b>
person-username = اسم المستخدم: { $username }
person-ids = رقم العميل: { $number } · معرّف تيليجرام: { $id }
person-role = الدور: { $role }
person-balance = الرصيد: { $money }
person-orders = الطلبات: { $count }
person-joined = انضمّ في { $at }، آخر ظهور { $seen }
person-blocked = 🔕 حظر البوت: الرسائل تنتظر حتى يعود.
banned-for-good = 🚫 <b>محظور نهائيًا</b>: { $reason }
banned-for-now = 🚫 <b>محظور حتى { $until }</b>: { $reason }
ban-how-long = ما مدة حظر { $name }؟
ban-why = لماذا؟ اختر سببًا أو اكتبه. سيقرؤه { $name }.
ban-for-spam = رسائل مزعجة
ban-for-abuse = رسائل مسيئة
ban-for-chargeback = سُحب المال المدفوع بعد استلامه
ban-for-sharing = شوركت البضاعة مع آخرين
ban-done = تم حظر { $name }.
unban-done = يمكن لـ { $name } استخدام المتجر من جديد.
staff-not-banned = لا يمكن حظر أفراد الإدارة. اسحب الدور أولًا.
role-done = دور { $name } الآن: { $role }
role-customer = عميل
role-reseller = موزّع
role-admin = مشرف
role-owner = مالك

## Plugins

plugins = الإضافات
plugins-count = مفعّلة: { $on } · متوقفة: { $off }
plugins-wrong = ⚠️ فيها مشكلة: { $count }
plugin-on = 🟢 <b>{ $name }</b> مفعّلة.
plugin-off = ⚪ <b>{ $name }</b> متوقفة.
plugin-problem-state = ⚠️ لم تُحمَّل <b>{ $name }</b> بسبب مشكلة.
plugin-about = { $about }
adds-commands = • الأوامر: { $count }
adds-buttons = • أزرار القوائم: { $count }
adds-jobs = • مهام تعمل تلقائيًا: { $count }
adds-settings = • الإعدادات: { $count }
plugin-requires = تحتاج إلى: { $names }
plugin-problem = ⚠️ { $problem }
plugin-warning = ℹ️ { $warning }
plugin-warnings = ℹ️ مجموع الملاحظات: { $count }
plugin-kept = إذا أوقفتها تختفي أزرارها وأوامرها، وتبقى بياناتها محفوظة.
plugin-now-on = تم تشغيل { $plugin }.
plugin-now-off = تم إيقاف { $plugin }. بياناتها محفوظة.

## Settings

settings = الإعدادات
settings-whose = ما الذي تريد ضبطه؟
setting-card =
    <b>{ $label }</b>
    { $help }

    الآن: { $value }

    اضغط زرًّا أو أرسل القيمة الجديدة.
setting-line = <b>{ $label }</b>: { $value }
value-on = مفعّل
value-off = متوقف
value-optional = اختياري
value-required = إلزامي
value-empty = فارغ
value-secret = محفوظ ومخفي

## Texts

btn-texts = 💬 النصوص
btn-text = { $start }
btn-text-own = ✎ { $start }
btn-tongue-to = { $language }
btn-tongue-in = ✓ { $language }
btn-reword = ✎ تغيير
btn-copy-text = 📋 نسخ
btn-original = ↩ النص الأصلي
btn-keep-text = ✅ حفظ
tongue-id = Indo
tongue-en = Eng
tongue-ar = عربي
tongue-fa = فارسی
tongue-zh = 中文
texts = النصوص
texts-whose =
    يمكنك أن تصوغ كل جملة وكل زر بكلماتك، في كل لغة.
    نصوص أي قسم تريد تغييرها؟
texts-of = النصوص: { $count } · بكلماتك: { $own }
text-which = عن أي نص تبحث؟ أرسل بعض كلماته كما تظهر الآن. اللغة: { $language }
texts-found = النصوص التي فيها هذه الكلمات: { $count }
texts-found-more = هناك نصوص أخرى فيها هذه الكلمات. المعروض هو أول { $count }؛ أرسل كلمات أكثر لتجد المطلوب.
no-such-text = لا يوجد نص يحتوي على كل هذه الكلمات. أرسل كلمات أقل أو اختر لغة أخرى.
wording-card =
    <b>هذا ما يراه الناس</b>
    { $preview }

    <b>وهكذا يُكتب</b>
    { $source }
wording-own = ✎ هذه كلماتك أنت.
wording-values = يملأ المتجر { $names }.
wording-keep = يملأ المتجر { $names }. اترك هذه الأسماء بين القوسين المعقوفين حيث تريد أن تظهر قيمتها.
wording-no-values = لا يملأ المتجر شيئًا هنا.
wording-wanted =
    النص مكتوب الآن هكذا:
    { $source }

    { $values }

    أرسل الصياغة الجديدة. اللغة: { $language }
wording-preview =
    <b>هذا ما سيراه الناس</b>
    { $preview }

    الأسماء بين الأقواس والأرقام هنا للتمثيل فقط. هل نعتمد هذه الصياغة؟
wording-reset = عاد النص كما كان.
wording-broken = لا يمكن استخدام هذه الصياغة. كل قوس معقوف يُفتح يجب أن يُغلق، والأقواس لقيم هذا النص فقط، ولا يبدأ أي سطر بالرمز [ أو * أو بنقطة.
wording-value = ليس لدى المتجر { $name } ليملأه هنا. هذا النص يعرف: { $names }
wording-tags = هذا التنسيق غير مسموح أو لم يُغلق. المسموح: { $tags }، ولكل منها نهاية. لكتابة &lt; كما هي اكتب &amp;lt;
wording-plural = عند ذكر الأعداد تحتاج هذه اللغة إلى صياغة لكل صيغة من صيغ العدد. اترك كل الأسطر ذات الأقواس المربعة.
wording-label = { $most ->
    [zero] هذا زر: سطر واحد بلا تنسيق وبلا أي حرف.
    [one] هذا زر: سطر واحد بلا تنسيق، وحرف واحد على الأكثر.
    [two] هذا زر: سطر واحد بلا تنسيق، وحرفان على الأكثر.
    [few] هذا زر: سطر واحد بلا تنسيق، و{ $most } أحرف على الأكثر.
    [many] هذا زر: سطر واحد بلا تنسيق، و{ $most } حرفًا على الأكثر.
   *[other] هذا زر: سطر واحد بلا تنسيق، و{ $most } حرف على الأكثر.
}

## The log of changes

log = سجل التغييرات
log-empty = لم يتغيّر شيء بعد.
change = <b>{ $what }</b>: { $subject } · { $who } · { $at }
field-change = • { $field }: من { $was } إلى { $now }
field-now = • { $field }: { $now }
value = القيمة
field-of-units = القطع
field-of-added = أُضيف
field-of-category = الفئة
field-of-description = الوصف
field-of-price = السعر
field-of-title = الاسم
field-of-number = الرقم
field-of-min-quantity = الحد الأدنى
field-of-max-quantity = الحد الأقصى
field-of-low-stock = حد النقص
field-of-amount = المبلغ
field-of-balance = الرصيد
field-of-reason = السبب
field-of-until = حتى
field-of-icon = الأيقونة
field-of-formula = المعادلة
value-active = معروض
value-hidden = مخفي
value-deleted = محذوف
act-person-role = الدور
act-person-ban = حظر
act-person-unban = رفع الحظر
act-person-full-name = الاسم الكامل
act-person-email = البريد الإلكتروني
act-person-whatsapp = واتساب
act-wallet-adjust = تعديل الرصيد
act-setting-changed = إعداد
act-text-changed = نص
act-keys-recovery = استُبدل مفتاح الاسترداد
act-keys-rotate = استُبدل مفتاح المتجر
act-shop-restored = استُعيد المتجر من نسخة احتياطية
act-shop-restore-undone = تراجع عن الاستعادة
act-restore-release-product = أُطلق مخزون منتج بعد الاستعادة
act-restore-release-person = أُطلق رصيد شخص بعد الاستعادة
act-restore-settled = سُوّيت الاستعادة
act-restore-part = أُخذ جزء من نسخة احتياطية
act-plugin-switched = تبديل إضافة
act-event-again = إعادة محاولة عطل
act-event-dismissed = تجاهل عطل
act-product-create = منتج جديد
act-product-edit = تعديل منتج
act-product-state = حالة المنتج
act-product-sold = عدد المبيعات
act-category-create = فئة جديدة
act-category-edit = تعديل فئة
act-category-move = نقل فئة
act-category-state = حالة الفئة
act-stock-add = إضافة مخزون
act-stock-delete = حذف قطعة
act-stock-delete-unsold = حذف المخزون غير المباع
act-stock-delete-batch = حذف دفعة مخزون
act-stock-export = تصدير المخزون
act-stock-release = تحرير مخزون
act-stock-undo = تراجع
change-nth = <b>{ $n }.</b> <b>{ $what }</b>: { $subject } · { $who } · { $at }
btn-nth = { $n }
btn-newest = ⏮ الأحدث
log-none = لا شيء في السجل يطابق هذا.
log-by = 👤 بواسطة: { $who }
log-of-shop = 🤖 ما فعله المتجر من تلقاء نفسه
log-kind = 🗂 { $kind }
log-on = 📅 { $day }
log-about = 🔎 عن: { $subject }
log-whose = تغييرات مَن تريد أن ترى؟
log-which-kind = أي نوع من التغييرات تريد أن ترى؟
log-which-day = أي يوم؟ اضغط على أحدها، أو أرسل تاريخًا مثل { $example }
log-no-day = لم أفهم هذا كتاريخ. يُرجى كتابته هكذا: { $example }
log-about-what = عمّ تبحث؟ أرسل رمز طلب، أو رقم منتج أو اسمه، أو رقم عميل أو @username.
log-nothing-like-that = لا أعرف طلبًا أو منتجًا أو شخصًا كهذا. تحقق من الكتابة، أو أرسل رقمًا.
log-nothing-to-send = لا شيء في السجل يطابق هذا، فلا ملف لإرساله.
log-file = السجل في جدول. عدد الصفوف: { $count }. يُحذف هذا الملف من تلقاء نفسه بعد { $minutes } دقيقة.
log-was-copied = أُخذت النسخة ولا يمكن استرجاعها.
btn-log-all = الكل
btn-log-mine = 👤 تغييراتي
btn-log-shop = 🤖 المتجر
btn-log-who = 👤 مَن
btn-log-kind = 🗂 النوع
btn-log-day = 📅 اليوم
btn-log-today = اليوم
btn-log-yesterday = أمس
btn-log-file = 📄 ملف
btn-chain = 🔗 فحص
btn-verify = 🔗 افحص الكل الآن
kind-of-goods = المنتجات
kind-of-stock = المخزون
kind-of-people = الأشخاص
kind-of-money = المال
kind-of-orders = الطلبات
kind-of-setup = الإعدادات
kind-of-other = أشياء أخرى
row-place = الصف { $number } · { $action } · { $subject }
row-sound = 🔗 هذا الصف كما كُتب، وهو متصل بما قبله.
row-broken = ⛔ غُيّر هذا الصف من خارج المتجر: لا يتصل بما قبله.
chain = فحص
chain-what =
    كل صف في السجل مختوم مع الصف الذي قبله. إذا غيّر أحد صفًا أو أزاله من خارج المتجر، انكسر الختم.
    ويعيد المتجر عدّها كلها كل ليلة.
chain-never = عدد الصفوف: { $count }. لم يطلب أحد فحصًا بعد.
chain-running = يجري فحص الصف { $row } … { $bar }
chain-good = ✅ لم يُغيَّر أي صف ولم يُحذف، حتى الصف { $row } ({ $at }).
chain-bad = ⛔ غُيّر السجل من خارج المتجر. فُحص حتى الصف { $row } ({ $at }).
chain-broken = • الصف { $row } لا يتصل بما قبله.
act-admin-export = تصدير السجل
act-change-undone = تراجع
act-event-set-aside = إعادة عطل إلى الانتظار
act-product-family = خيارات لمنتج
act-receipt-claimed = دفعة أُعطيت لشخص
act-receipt-refund = دفعة أُعيدت
act-stock-batch = وصف دفعة المخزون
act-stock-freeze = تجميد دفعة مخزون
act-stock-thaw = بيع الدفعة من جديد
act-stock-replace = استبدال قطعة
act-goods-put = محتوى لكل المشترين
act-sale-start = بدء تخفيض
act-sale-on = استئناف تخفيض
act-sale-off = إنهاء تخفيض
act-voucher-create = قسيمة جديدة
act-voucher-generate = قسائم جديدة
act-voucher-switch = تشغيل قسيمة أو إيقافها
act-voucher-switch-series = تشغيل قسائم أو إيقافها
act-order-refund = استرداد طلب
act-order-hand-over = تسليم طلب
act-order-resend = إعادة إرسال طلب
act-price-own = سعر خاص لمنتج
act-rate-set = سعر الصرف
field-of-rows = الصفوف
field-of-count = العدد
field-of-cost = التكلفة
field-of-name = الاسم
field-of-reseller-price = سعر الموزع
field-of-note = ملاحظة
field-of-state = الحالة
field-of-kind = النوع
field-of-warranty-days = أيام الضمان
field-of-country = البلد
field-of-type = الصنف
field-of-refund-rule = قاعدة الاسترداد

## التراجع

undo = تراجع
undo-intro = ما غيّره الفريق في آخر 24 ساعة. اضغط على رقم للتراجع عن ذلك التغيير.
undo-empty = لم يتغير شيء في آخر 24 ساعة.
undo-locked = 🔒 { $why }
undo-ask = هل تريد إعادته كما كان؟
undo-refused = لا يمكن إعادة هذا كما كان.
btn-undo-list = ↩ تراجع
btn-undo-nth = ↩ { $n }
btn-undo-now = ↩ أعده كما كان
btn-of-mine = 👤 تغييراتي فقط
btn-of-all = 👥 تغييرات الجميع

## Faults

faults = الأعطال
faults-none = ✅ لا أعطال. كل ما وصل تمت معالجته.
faults-count = وُضعت جانبًا بعد عدة محاولات فاشلة: { $count }. لا شيء آخر ينتظرها.
fault-line = { $code } · { $place } · { $at }
fault-card =
    <b>الرمز { $code }</b>
    المكان: { $place }
    الوقت: { $at }

    التفاصيل كاملة في السجل تحت هذا الرمز. إذا زال السبب فأعد المحاولة.
fault-again = تجري المحاولة مرة أخرى الآن.
fault-dismissed = تم التجاهل.

## What is running

version = <b>shopbot { $version }</b>
version-schema = الجداول: الخطوة { $count } ({ $newest })
version-on = 🟢 { $names }
version-problem = ⚠️ { $names }
version-off = ⚪ { $names }

## اسم هذه الإضافة وإعداداتها

plugin-called = الإدارة
plugin-does = شاشات الإدارة: نظرة على المتجر والأشخاص والإضافات والإعدادات والنصوص وسجل التغييرات والأعطال.
field-of-issue = الأسبق خروجًا
field-of-supply = طريقة التوريد
field-of-parts = الأجزاء
value-oldest = الأقدم
value-newest = الأحدث
value-random = بالقرعة
value-chosen = يختار المشتري
value-shop = قاعدة المتجر
value-none = بلا استرداد
value-units = قطع منفردة
value-shared = الشيء نفسه للجميع
value-later = يُجهَّز بعد الدفع
value-code = رموز
value-account = حساب
value-file = ملف
value-link = رابط
value-item = نص
value-service = خدمة
field-of-percent = الخصم
field-of-least = ابتداءً من
field-of-most = على الأكثر
field-of-audience = لمن
field-of-limit-all = في المجموع
field-of-limit-each = لكل شخص
field-of-starts-at = يبدأ
field-of-ends-at = ينتهي
field-of-listed = يُعرض على الجميع
field-of-person = الشخص
field-of-product = المنتج
value-everyone = الجميع
value-customers = العملاء
value-resellers = الموزّعون
value-percent = نسبة مئوية
value-amount = مبلغ
value-gift = هدية

## Vouchers and sales in the log

field-of-ids = أيّها
field-of-on = التشغيل
field-of-value = القيمة
field-of-series = الدفعة
field-of-sale = التخفيض
