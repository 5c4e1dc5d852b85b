## Commands

cmd-invite = دعوة الأصدقاء

## Buttons

btn-friends = 🤝 ادعُ أصدقاءك
btn-copy = 📋 نسخ الرابط
btn-share = 📨 مشاركة
btn-mine = 🎁 مكافآتي
btn-mine-many = 🎁 مكافآتي ({ $count })
btn-friends-admin = 🤝 الدعوات
btn-inviter = { $name } · { $count }
btn-friend = { $name } ›
btn-tree = 🤝 الدعوات
btn-their-rewards = 🎁 المكافآت
btn-cut = ✂ إيقاف المكافآت
btn-restore = ✓ السماح بالمكافآت

## Invite friends

friends = دعوة الأصدقاء
rewards = مكافآتي
link = رابطك:
    { $link }
no-link = رابطك ليس جاهزًا بعد. عُد بعد لحظات من فضلك.
inviter-first = 🎁 عن أول طلب لصديقك تحصل على <b>{ $reward }</b>.
inviter-every = 🎁 عن كل طلب لصديقك تحصل على <b>{ $reward }</b>.
inviter-days = { $days ->
    [one] 🎁 عن كل طلب في يوم صديقك الأول هنا تحصل على <b>{ $reward }</b>.
    [two] 🎁 عن كل طلب في أول يومين لصديقك هنا تحصل على <b>{ $reward }</b>.
    [zero] 🎁 عن كل طلب لصديقك هنا تحصل على <b>{ $reward }</b>.
    [few] 🎁 عن كل طلب في أول { $days } أيام لصديقك هنا تحصل على <b>{ $reward }</b>.
    [many] 🎁 عن كل طلب في أول { $days } يومًا لصديقك هنا تحصل على <b>{ $reward }</b>.
   *[other] 🎁 عن كل طلب في أول { $days } يوم لصديقك هنا تحصل على <b>{ $reward }</b>.
}
friend-first = 🎉 عن أول طلب له يحصل صديقك على <b>{ $reward }</b>.
friend-every = 🎉 عن كل طلب له يحصل صديقك على <b>{ $reward }</b>.
friend-days = { $days ->
    [one] 🎉 عن كل طلب في يومه الأول هنا يحصل صديقك على <b>{ $reward }</b>.
    [two] 🎉 عن كل طلب في أول يومين له هنا يحصل صديقك على <b>{ $reward }</b>.
    [zero] 🎉 عن كل طلب له هنا يحصل صديقك على <b>{ $reward }</b>.
    [few] 🎉 عن كل طلب في أول { $days } أيام له هنا يحصل صديقك على <b>{ $reward }</b>.
    [many] 🎉 عن كل طلب في أول { $days } يومًا له هنا يحصل صديقك على <b>{ $reward }</b>.
   *[other] 🎉 عن كل طلب في أول { $days } يوم له هنا يحصل صديقك على <b>{ $reward }</b>.
}
percent = { $percent }٪ من المبلغ المدفوع
percent-and-sum = { $percent }٪ من المبلغ المدفوع وفوقها { $money }
from-sum = تُحتسب الطلبات ابتداءً من { $money }.
paid-after = { $days ->
    [one] ⏳ تُضاف إلى رصيدك بعد التسليم بيوم.
    [two] ⏳ تُضاف إلى رصيدك بعد التسليم بيومين.
    [zero] ⏳ تُضاف إلى رصيدك بعد التسليم بدقائق.
    [few] ⏳ تُضاف إلى رصيدك بعد التسليم بـ { $days } أيام.
    [many] ⏳ تُضاف إلى رصيدك بعد التسليم بـ { $days } يومًا.
   *[other] ⏳ تُضاف إلى رصيدك بعد التسليم بـ { $days } يوم.
}
paid-at-once = ⏳ تُضاف إلى رصيدك بعد التسليم بدقائق.
limit-month = يمكنك كسب { $money } كحد أقصى خلال 30 يومًا.
limit-friend = ومن الصديق الواحد { $money } كحد أقصى.
nothing-offered = لا يقدّم المتجر حاليًا مكافآت على الدعوات، لكن رابطك يعمل.
ended = ✂ أوقف المتجر مكافآتك. السبب: { $reason }
    إن رأيت أن في ذلك خطأ فتواصل مع المتجر من فضلك.
came = 👆 فُتح الرابط: <b>{ $clicks }</b> · 👥 انضموا: <b>{ $joined }</b> · 🛒 اشتروا: <b>{ $bought }</b>
sums = ✅ ما كسبته: <b>{ $earned }</b> · ⏳ قيد الانتظار: <b>{ $pending }</b>
share-words = أتسوّق من { $shop } داخل تيليجرام مباشرة. ألقِ نظرة:

## My rewards

no-rewards = لا مكافآت بعد. تظهر الأولى هنا عند تسليم طلب لأحد أصدقائك.
reward-pending = ⏳ <b>{ $money }</b> · { $about }
reward-paid = ✅ <b>{ $money }</b> · { $about }
reward-void = ▫️ { $money } · { $about }
about-friend = طلب { $name }
about-own = طلبك { $code }
due-on = تُدفع { $at }
paid-on = دُفعت { $at }
held = معلّقة: أوقف المتجر مكافآتك
void-small = بلا مكافأة: قيمة الطلب أقل من الحد الأدنى
void-capped = بلا مكافأة: بلغتَ الحد الأقصى
void-refunded = بلا مكافأة: أُعيد مال الطلب
void-banned = بلا مكافأة: أحد الطرفين محظور في المتجر
void-staff = بلا مكافأة: الإدارة لا تشارك
void-cut = بلا مكافأة: أوقف المتجر المكافآت
capped-month = بلغتَ حد الثلاثين يومًا، وكانت ستكون { $money }
capped-friend = بلغتَ حد الصديق الواحد، وكانت ستكون { $money }
reduced = أقل لأن جزءًا من مال الطلب أُعيد، وكانت { $money }
taken = استُرجع { $money } لأن مال الطلب أُعيد

## Opening a link

own-link = هذا رابطك أنت. أرسله إلى أصدقائك!
dead-link = لم تعد هذه الدعوة صالحة، لكن أهلًا بك على أي حال.
known-already = أنت تعرف هذا المتجر: تُحتسب الدعوات للجدد فقط. ألقِ نظرة على الجديد!
invited-first = 🎉 دعاك صديق. عن أول طلب لك تحصل على { $reward }.
invited-every = 🎉 دعاك صديق. عن كل طلب لك تحصل على { $reward }.

## Messages

told-joined = 👥 انضم { $name } عبر رابطك.
told-paid = { $rewards ->
    [one] 🎁 وصلت مكافأتك: أُضيف <b>{ $money }</b> إلى رصيدك. شكرًا لدعوة أصدقائك!
    [two] 🎁 وصلت مكافأتان لك: أُضيف <b>{ $money }</b> إلى رصيدك. شكرًا لدعوة أصدقائك!
    [zero] 🎁 أُضيف <b>{ $money }</b> إلى رصيدك. شكرًا لدعوة أصدقائك!
    [few] 🎁 وصلت { $rewards } مكافآت لك: أُضيف <b>{ $money }</b> إلى رصيدك. شكرًا لدعوة أصدقائك!
    [many] 🎁 وصلت { $rewards } مكافأة لك: أُضيف <b>{ $money }</b> إلى رصيدك. شكرًا لدعوة أصدقائك!
   *[other] 🎁 وصلت { $rewards } مكافأة لك: أُضيف <b>{ $money }</b> إلى رصيدك. شكرًا لدعوة أصدقائك!
}
told-taken = ➖ استُرجع { $money } من مكافأة في رصيدك، لأن مال الطلب أُعيد.
told-ended = ✂ أوقف المتجر مكافآت دعواتك. السبب: { $reason }

## Staff

staff = الإدارة
invitations = الدعوات
totals = ✅ دُفع: <b>{ $earned }</b> · ⏳ قيد الانتظار: <b>{ $pending }</b>
    ↩ استُرجع: { $taken } · ✖ خسارة: { $lost }
best = 🏆 الأكثر دعوةً:
nobody-yet = لم يدعُ أحد أحدًا بعد.
person = 👤 { $name }
brought-by = بدعوة من { $name } في { $at }
brought-by-nobody = جاء بلا دعوة
ended-line = ✂ أُوقفت المكافآت { $at }: { $reason }
friend-line = • { $name } · منذ { $at } · كسب منه { $money } · دعا { $brought }
brought-nobody = لم يدعُ أحدًا بعد.
cut-why = لماذا تُوقف مكافآت { $name }؟ سيُقرأ السبب. ما هو قيد الانتظار يُعلَّق 24 ساعة ثم يسقط.
restored = سُمح بالمكافآت مجددًا.
act-referrals-cut = إيقاف المكافآت
act-referrals-restore = السماح بالمكافآت مجددًا

## What this plugin is called, and its settings

plugin-called = الدعوات
plugin-does = رابط لكل شخص، ومكافأة لمن يدعو صديقًا يشتري: تُدفع بعد أن يستقر المال.
btn-setting-inviter-percent = الداعي: نسبة
setting-inviter-percent = ما يحصل عليه الداعي: نسبة مئوية من ثمن طلب الصديق بعد كل الخصومات.
btn-setting-inviter-amount = الداعي: مبلغ
setting-inviter-amount = مبلغ ثابت إضافي للداعي بأصغر وحدة من العملة. لا يزيد أبدًا عن ثمن الطلب.
btn-setting-friend-percent = الصديق: نسبة
setting-friend-percent = ما يحصل عليه الصديق المدعو: نسبة مئوية من ثمن الطلب بعد كل الخصومات.
btn-setting-friend-amount = الصديق: مبلغ
setting-friend-amount = مبلغ ثابت إضافي للصديق المدعو بأصغر وحدة من العملة. لا يزيد أبدًا عن ثمن الطلب.
btn-setting-every-order = كل طلب
setting-every-order = يكافئ كل طلب للصديق. عند الإيقاف: الأول فقط.
btn-setting-days = المدة
setting-days = مع كل طلب: كم يومًا بعد انضمام الصديق. 0: دائمًا.
btn-setting-least = ابتداءً من مبلغ
setting-least = الطلبات الأقل من هذا المبلغ لا تكسب شيئًا (بأصغر وحدة من العملة).
btn-setting-wait-days = الدفع بعد
setting-wait-days = الأيام بين التسليم ودفع المكافأة. اجعلها بطول المدة التي تعيد فيها المال.
btn-setting-most-a-month = حد 30 يومًا
setting-most-a-month = أقصى ما يكسبه شخص خلال 30 يومًا بأصغر وحدة من العملة. 0: بلا حد.
btn-setting-most-a-friend = حد الصديق
setting-most-a-friend = أقصى ما تكسبه طلبات صديق واحد بأصغر وحدة من العملة. 0: بلا حد.
btn-setting-no-staff = بلا الإدارة
setting-no-staff = لا تكسب الإدارة شيئًا، ولا تكسب طلباتها أحدًا شيئًا.
