## Commands

cmd-start = فتح المتجر
cmd-menu = القائمة الرئيسية
cmd-language = تغيير اللغة
cmd-profile = ملفك الشخصي
cmd-help = طريقة الشراء والأوامر المتاحة
cmd-skip = تخطي السؤال

## Buttons

btn-profile = 👤 ملفي
btn-help = 💬 المساعدة
btn-faq = ❓ أسئلة شائعة
btn-terms = 📜 الشروط
btn-language = 🌐 اللغة
btn-welcome = 👋 ملصق الترحيب
btn-remove = ✖ إزالة
btn-again = 🔁 شراء مجددًا
btn-pay-order = 💳 دفع الطلب
btn-edit-name = ✎ الاسم
btn-edit-email = ✎ البريد
btn-edit-whatsapp = ✎ واتساب
btn-to-id = Bahasa Indonesia
btn-to-en = English
btn-to-ar = العربية
btn-to-fa = فارسی
btn-to-zh = 中文
btn-in-id = ✓ Bahasa Indonesia
btn-in-en = ✓ English
btn-in-ar = ✓ العربية
btn-in-fa = ✓ فارسی
btn-in-zh = ✓ 中文

## Home

test-shop = 🧪 هذا متجر للتجربة. من فضلك لا تطلب منه شيئًا، فلن يصلك شيء.
hello-new = أهلًا { $name } 👋 مرحبًا بك في { $shop }.
    اختر وادفع، ويصلك طلبك خلال ثوانٍ، ليلًا ونهارًا.
hello-back = أهلًا بعودتك إلى { $shop } يا { $name } 👋
own-welcome = { $words }
home-title = 🏠 { $shop }
more-title = المزيد في هذا المتجر
link-unknown = لم يعد هذا الرابط صالحًا. تفضّل بتصفّح المتجر.
stats = { $orders ->
    [zero] ✅ لم يُسلَّم أي طلب بعد
    [one] ✅ سُلِّم طلب واحد
    [two] ✅ سُلِّم طلبان
    [few] ✅ سُلِّمت { $orders } طلبات
    [many] ✅ سُلِّم { $orders } طلبًا
   *[other] ✅ سُلِّم { $orders } طلب
}
gift = 🎁 هدية الترحيب: { $money }
balance = 💰 الرصيد: { $money }
claimed = 👑 أصبح { $shop } ملكك الآن، وأنت مالكه.
claim-failed = انتهت صلاحية رابط المالك هذا أو استُخدم من قبل. أنشئ رابطًا جديدًا عبر python3 run.py init --claim.

## Welcome sticker

send-welcome = أرسل الملصق أو الصورة أو الصورة المتحركة التي يراها الزوار أولًا.
welcome-kept = ✅ تم الحفظ. أرسل /start لرؤيته.
welcome-wanted = أرسل ملصقًا أو صورة أو صورة متحركة من فضلك.

## Language

language = اللغة
choose-language = ما اللغة التي تفضّلها؟
language-kept = أصبح المتجر يخاطبك بالعربية.

## Help

help = المساعدة
steps = <b>طريقة الشراء</b>
    1. افتح المتجر واختر منتجًا.
    2. حدّد الكمية ثم ادفع.
    3. يصلك ما اشتريته هنا فورًا، ويبقى محفوظًا في «طلباتي».
sells = نبيع: { $shelves }
ways = طرق الدفع المتاحة: { $ways }
commands = <b>الأوامر</b>
command-line = { $command } · { $what }

## Profile

profile = ملفي
about-name = 👤 { $name }
about-username = اسم المستخدم: { $username }
about-id = معرّف تيليجرام: { $id }
about-bank = رقم العميل: { $number }
about-since = معنا منذ { $date }
about-status = الحالة: <b>{ $status }</b> · { $gives }
about-balance = 💰 الرصيد: { $money }
about-orders = 🧾 الطلبات: { $orders }
complete = بياناتك: { $bar }
field-name = الاسم: { $value }
field-email = البريد الإلكتروني: { $value }
field-whatsapp = واتساب: { $value }
not-given = غير مذكور
role-customer = عميل
role-reseller = موزّع
role-admin = من فريق المتجر
role-owner = المالك
gives-customer = كل منتجات المتجر بتسليم فوري
gives-reseller = تعيد بيع ما تشتريه من هنا
gives-admin = تشارك في إدارة المتجر
gives-owner = هذا المتجر ملكك
tip-first = 💡 لم تشترِ شيئًا بعد. ألقِ نظرة على المتجر.
tip-waiting = 💡 لديك طلب بانتظار الدفع.
tip-again = 💡 آخر ما اشتريته: { $title }. اشترِه مجددًا بلمسة واحدة.

## Forms

ask-name = ما اسمك؟
ask-email = ما بريدك الإلكتروني؟
ask-whatsapp = ما رقم واتساب الخاص بك؟ اكتبه مع رمز الدولة من فضلك.
email-wrong = لا يبدو هذا بريدًا إلكترونيًا. مثال صحيح: name@example.com
phone-wrong = لا يبدو هذا رقم هاتف. مثال صحيح: +966512345678
nothing-to-skip = لا يوجد ما يمكن تخطيه.

## اسم هذه الإضافة وإعداداتها

plugin-called = الواجهة
plugin-does = واجهة المتجر: الترحيب والقائمة الرئيسية واللغة والمساعدة والملف الشخصي.
btn-setting-show-stats = عدد التسليمات
setting-show-stats = يعرض في القائمة الرئيسية عدد الطلبات التي سُلّمت.
btn-setting-starting-credits = هدية الترحيب
setting-starting-credits = رصيد هدية للمستخدمين الجدد، بأصغر وحدة من العملة. 0: بلا هدية.
btn-setting-support = الدعم
setting-support = أين يجد المشترون المساعدة: اسم مستخدم يبدأ بـ @ أو رابط. فارغ: بلا زر.
btn-setting-faq = الأسئلة الشائعة
setting-faq = رابط صفحة الأسئلة والأجوبة. فارغ: بلا زر.
btn-setting-terms = الشروط
setting-terms = رابط شروط المتجر. فارغ: بلا زر.
btn-setting-welcome-sticker = ملصق الترحيب
setting-welcome-sticker = يُرسل قبل الترحيب. اضبطه بالأمر /setwelcome.
btn-setting-ask-name = طلب الاسم
setting-ask-name = هل يُطلب الاسم من المستخدمين الجدد؟
btn-setting-ask-email = طلب البريد
setting-ask-email = هل يُطلب البريد الإلكتروني من المستخدمين الجدد؟
btn-setting-ask-whatsapp = طلب WhatsApp
setting-ask-whatsapp = هل يُطلب رقم WhatsApp من المستخدمين الجدد؟
btn-setting-welcome-id = ترحيب إندونيسي
setting-welcome-id = ترحيب بالمستخدمين الجدد بالإندونيسية.
btn-setting-back-id = عودة إندونيسي
setting-back-id = ترحيب بمن يعودون بالإندونيسية.
btn-setting-welcome-en = ترحيب إنجليزي
setting-welcome-en = ترحيب بالمستخدمين الجدد بالإنجليزية.
btn-setting-back-en = عودة إنجليزي
setting-back-en = ترحيب بمن يعودون بالإنجليزية.
btn-setting-welcome-ar = ترحيب عربي
setting-welcome-ar = ترحيب بالمستخدمين الجدد بالعربية.
btn-setting-back-ar = عودة عربي
setting-back-ar = ترحيب بمن يعودون بالعربية.
btn-setting-welcome-fa = ترحيب فارسي
setting-welcome-fa = ترحيب بالمستخدمين الجدد بالفارسية.
btn-setting-back-fa = عودة فارسي
setting-back-fa = ترحيب بمن يعودون بالفارسية.
btn-setting-welcome-zh = ترحيب صيني
setting-welcome-zh = ترحيب بالمستخدمين الجدد بالصينية.
btn-setting-back-zh = عودة صيني
setting-back-zh = ترحيب بمن يعودون بالصينية.
