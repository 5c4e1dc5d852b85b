cmd-rates = أسعار USDT والنجوم والدولار
btn-rates = 💱 الأسعار
btn-rate = { $currency }
btn-refresh = 🔄 تحديث الآن
btn-accept = ✅ اعتماد الجديد
btn-by-hand = ✎ تحديد يدوي
btn-automatic = 🔄 تلقائي
btn-own-prices = 💱 أسعار خاصة
btn-set-own = ✎ { $currency }
btn-drop-own = ✖ إزالة
staff = الإدارة
rates = أسعار الصرف
own-prices = أسعار خاصة
intro = سعر الوحدة الواحدة بعملة المتجر. يرى المشتري المبلغين قبل الدفع.
line = <b>1 { $currency }</b> = { $price }
    { $how } · { $at }
line-none = <b>1 { $currency }</b>: لا يوجد سعر بعد
by-hand = محدد يدويًا
automatic = تلقائي من { $source }
stale = ⚠️ قديم ولا يُباع به ({ $source })
waits = ⚠️ سعر السوق الآن { $now }. الفرق كبير عن السعر المعتمد، لذلك نحتاج موافقتك أولًا.
hand-stays = السعر المحدد يدويًا يبقى حتى تغيّره.
asked = جارٍ سؤال المصادر. افتح هذه الشاشة بعد لحظات.
asked-already = السؤال جارٍ بالفعل.
demo-asks-nobody = هذا العرض التجريبي لا يتصل بأي جهة خارجية. حدّد السعر بنفسك.
ask-rate = كم يساوي 1 { $currency } بعملة { $base }؟ أرسل الرقم، مثل 16350.
rate-unclear = «{ $words }» يُقرأ بطريقتين أو ليس سعرًا. أرسله دون فواصل الآلاف، مثل 16350 أو 0.013.
too-old = ⚠️ سعر { $currency } قديم ولا يُباع به، لذلك أُوقفت طريقة الدفع هذه مؤقتًا. تعود وحدها عندما يجيب المصدر، أو حدّد السعر يدويًا من الإدارة › أسعار الصرف.
jumped = ⚠️ تغيّر سعر { $currency } في السوق من { $was } إلى { $now }. السعر القديم باقٍ حتى تراجعه: الإدارة › أسعار الصرف.
own-of = <b>المنتج { $title }</b>: { $price }
own-why = السعر الخاص يسبق سعر الصرف عندما يُدفع السعر كاملًا بهذه الطريقة.
own-line = { $currency }: { $price }
own-none = حسب سعر الصرف
ask-own = كم سعر المنتج { $title } بعملة { $currency }؟ أرسل الرقم.
setting-max-hours = بعد كم ساعة يصبح السعر التلقائي قديمًا ولا يُباع به
btn-setting-max-hours = حد العمر
setting-band = بكم بالمئة يمكن أن يختلف السعر الجديد قبل أن نسألك
btn-setting-band = حد القفزة
setting-star-value = قيمة النجمة الواحدة لديك بأجزاء من ألف من الدولار (13 تعني 0.013 دولار)
btn-setting-star-value = قيمة النجمة
setting-fiat-source = مصدر أسعار الدولار
btn-setting-fiat-source = مصدر الدولار
setting-usdt-source = مصدر سعر USDT
btn-setting-usdt-source = مصدر USDT
setting-toman-source = مصدر سعر USDT في إيران
btn-setting-toman-source = مصدر إيران

## اسم هذه الإضافة

plugin-called = أسعار الصرف
plugin-does = قيمة أسعار المتجر بعملة USDT والنجوم والدولار: تحدّدها بنفسك أو تتبع السوق.

## In the log of changes

act-rates-set = سعر الصرف
act-rates-price = سعر خاص لمنتج
