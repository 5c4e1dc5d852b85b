## Paying

btn-qris = 🔳 QRIS
payment = الدفع
pay = ادفع <b>{ $money }</b> عبر QRIS
invoice = الفاتورة { $code }
invoice-to = الفاتورة { $code } إلى { $name }
ends = ⏱ تنتهي مهلة الدفع { $until }
exact = ادفع هذا المبلغ بالضبط: أرقامه الأخيرة تعرّف بك، ويذهب منه { $tail } إلى رصيدك.
how = 1. افتح GoPay أو OVO أو DANA أو تطبيق مصرفك.
    2. امسح الصورة، أو اخترها من صورك.
preparing = ⏳ يجري إعداد رمز QR. إن طال الأمر فاختر طريقة أخرى.
paid = ✅ <b>تم الدفع: { $money }</b>
over = ⌛ <b>انتهت المهلة. من فضلك لا تدفع بهذا الرمز بعد الآن.</b>
over-why = إن كنت قد دفعت فلن يضيع شيء: ما إن يصل المال حتى يكون في رصيدك.
btn-order = 📦 إلى الطلب
btn-wallet = 💰 الرصيد
btn-again = 🔁 فاتورة جديدة
shop-asked = طُلب من المتجر أن يتحقق. يستغرق ذلك عادةً بضع دقائق.
not-there-yet = 🔎 تحققنا: لم يصل بعد مبلغ { $money } عن { $code }. إن كان تطبيقك يقول إنه أُرسل فيكفي عادةً الانتظار بضع دقائق، وإلا فراسلنا.

## Staff

staff = الإدارة
waiting = QRIS
btn-waiting = 🔳 مراجعة QRIS
btn-refresh = 🔄 تحديث
look-into-bank = افتح تطبيق مصرفك. هل وصل أحد هذه المبالغ بالضبط؟ نقرة واحدة تسجّله.
nobody-waits = لا أحد ينتظر المراجعة.
waiting-line = • <b>{ $money }</b> · { $code } · { $payer } · { $at }
staff-asked = 🔳 يقول { $payer } إنه دفع <b>{ $money }</b> عبر QRIS عن { $code }. افتح تطبيق مصرفك: هل وصل هذا المبلغ بالضبط؟
btn-arrived = ✅ { $money }
btn-not-there = لم يصل بعد
entered = سُجّل مبلغ { $money }.
was-entered = كان مبلغ { $money } مسجّلاً من قبل، ولم يتغير شيء.
entered-unclaimed = سُجّل مبلغ { $money }. لا توجد فاتورة بهذا المبلغ، لذا يُحفظ جانباً حتى تحدّد صاحبه.
payer-told = أُبلغ المشتري.
staff-no-invoice = ⚠️ الدفع بـ QRIS عبر Pakasir لا يعمل: لا يحصل المشترون على رمز. { $problem }
staff-unclear = 🔔 لا أستطيع الجزم بالمبلغ الذي وصل:
    «{ $words }»
staff-repeated = 🔔 وصل هذا الإشعار مرتين. هل كرّره هاتفك أم هناك دفعة ثانية؟
    «{ $words }»
btn-type-sum = ✎ أدخل المبلغ
btn-second = ➕ دفعة ثانية
btn-pass = تجاهل
which-sum = كم المبلغ الذي وصل؟ مثلاً 50.123.
passed-over = تم التجاهل. لم يُسجَّل شيء.

## Setting up

settings = الإعدادات
setup = QRIS
btn-setup = 🔳 QRIS
setup-off = QRIS متوقف.
setup-static = ✅ رمز QRIS الخاص بك: <b>{ $name }</b>، { $city }
setup-pakasir = ✅ Pakasir، المشروع { $slug }
setup-ways = <b>رمز QRIS المطبوع لديك</b> لا يحتاج إلى عقد: يحصل كل مشترٍ على رمزك بالمبلغ الدقيق، وتؤكد وصول المال بنقرة واحدة.
    <b>Pakasir</b> بوابة دفع: ترى المال بنفسها وتأخذ رسماً.
btn-printed = 📷 رمزي المطبوع
btn-pakasir = 🏦 Pakasir
btn-phone = 📱 الإشعارات
btn-test = 🧪 تجربة Rp 1.000
btn-off = إيقاف QRIS
printed = رمزي المطبوع
ask-printed = أرسل صورة رمز QRIS المطبوع لديك أو النص الموجود فيه. يجب أن يظهر الرمز كاملاً وواضحاً وبلا انعكاس ضوء.
is-it-yours = هل هذا متجرك؟ قارنه بالاسم المكتوب تحت رمزك المطبوع.
merchant = 🏪 <b>{ $name }</b>، { $city }
national = رقم التاجر الوطني: { $number }
btn-mine = ✅ نعم، استخدمه
btn-another = 📷 صورة أخرى
no-picture = هذا الملف ليس صورة أستطيع فتحها. أرسله كصورة من فضلك.
no-code = لا أرى رمز QR في هذه الصورة. التقطها من الأعلى مباشرة، في ضوء جيد ومن مسافة قريبة.
several-codes = في هذه الصورة عدة رموز QRIS. أرسل صورة ليس فيها إلا رمزك.
code-shape = هذا رمز أو نص، لكنه ليس QRIS. أرسل الرمز الذي يحمل علامة QRIS.
code-checksum = قُرئ جزء من هذا الرمز خطأً أو أنه تالف. أرسل صورة أوضح.
code-country = رمز الدفع هذا ليس للروبية في إندونيسيا.
code-dynamic = صُنع هذا الرمز لدفعة واحدة فقط. أرسل الرمز المطبوع الذي يُدخل المشتري مبلغه.
code-amount = في هذا الرمز مبلغ ثابت. أرسل الرمز المطبوع الذي يُدخل المشتري مبلغه.
one-word = أرسل القيمة وحدها من دون مسافات أو كلمات أخرى.
not-set-up = لا شيء للتجربة بعد. أرسل أولاً رمزك المطبوع، أو معرّف Pakasir ومفتاحه.
pakasir = Pakasir
pakasir-needs = تحتاج من مشروعك في pakasir.com إلى ثلاثة أشياء: المعرّف القصير (slug) ومفتاح API وسرّ الإشعارات (webhook secret). اجعل المشروع في وضع live، واقرأ شروطهم بشأن السلع الرقمية.
pakasir-url = أدخل هذا العنوان هناك بوصفه webhook: { $url }
no-public-url = ليس للمتجر عنوان عام بعد. من دونه يسأل المتجر Pakasir بنفسه كل 15 ثانية، ولا يمكن لهاتف أن يعيد توجيه الإشعارات. حدّد public_url في قسم [web] من config.toml.
btn-slug = { $done ->
        [yes] ✅ المعرّف
       *[no] ✎ المعرّف
    }
btn-key = { $done ->
        [yes] ✅ مفتاح API
       *[no] ✎ مفتاح API
    }
btn-secret = { $done ->
        [yes] ✅ سرّ الإشعارات
       *[no] ✎ سرّ الإشعارات
    }
btn-use = ✅ استخدم Pakasir
btn-copy-url = العنوان
btn-copy-secret = السرّ
ask-slug = أرسل المعرّف القصير (slug) لمشروعك في Pakasir.
ask-key = أرسل مفتاح API لمشروعك. سأحذف رسالتك فوراً.
ask-secret = أرسل سرّ الإشعارات لمشروعك. سأحذف رسالتك فوراً.
phone = الإشعارات
phone-how = يمكن لتطبيق على هاتفك أن يعيد توجيه إشعارات مصرفك فلا يحتاج أحد إلى النقر. اجعله يرسل طلب POST فيه العنوان (title) والنص (text) لكل إشعار عن مال وصل، إلى العنوان أدناه مع الترويسة X-Secret. لا تُطلع أحداً على أيٍّ منهما.
    وما لا أستطيع قراءته بيقين أسألك عنه.
phone-url = العنوان: { $url }
phone-secret = X-Secret: { $secret }
btn-phone-on = 📱 تشغيل
btn-new-secret = 🔑 سرّ جديد
btn-phone-off = إيقاف
test = تجربة
test-scan = امسح هذا الرمز بتطبيقك. ينبغي أن يظهر { $name } و{ $money }. لا حاجة إلى الدفع.
asking-pakasir = نسأل Pakasir …
test-failed = ❌ لم يُنشئ Pakasir فاتورة التجربة: { $problem }
test-pakasir = ✅ Pakasir يجيب. عن { $money } يدفع المشتري { $total }. أُلغيت فاتورة التجربة هذه.
test-sandbox = ⚠️ المشروع في وضع sandbox: مدفوعاته ليست مالاً. اجعله live قبل أن تفتح المتجر.

## اسم هذه الإضافة

plugin-called = QRIS
plugin-does = QRIS: رمزك المطبوع، يُعاد إصداره لكل دفعة بمبلغها الدقيق، أو عبر بوابة Pakasir.
btn-setting-mode = وضع QRIS
setting-mode = رمز QRIS المطبوع لديك (static)، أو Pakasir، أو بلا QRIS.
btn-setting-code = الرمز المطبوع
setting-code = محتوى رمز QRIS المطبوع. الأسهل إرسال صورة: الإعدادات ‹ QRIS.
btn-setting-tail = مبالغ مميزة
btn-setting-notice-secret = سر الإشعارات
btn-setting-pakasir-slug = معرّف Pakasir
btn-setting-pakasir-key = مفتاح Pakasir
btn-setting-pakasir-secret = سر Pakasir
btn-setting-pakasir-sandbox = تجربة Pakasir
btn-setting-pakasir-url = عنوان Pakasir
setting-tail = أقصى ما يُضاف بالروبية للتمييز بين مشترين بالمبلغ نفسه.
setting-notice-secret = سر الهاتف الذي يمرّر إشعارات البنك.
setting-pakasir-slug = Pakasir: معرّف المشروع القصير.
setting-pakasir-key = Pakasir: مفتاح API للمشروع.
setting-pakasir-secret = Pakasir: سر webhook للمشروع.
setting-pakasir-sandbox = Pakasir: يعدّ دفعات التجربة مدفوعة. للتجربة فقط.
setting-pakasir-url = Pakasir: عنوان واجهة API.
