## الأزرار

btn-paid = 🔄 لقد دفعت
btn-other-way = ⇄ طريقة أخرى
btn-cancel = ✖ إلغاء
btn-centre = 💳 المدفوعات
btn-back = ‹ رجوع
btn-previous = ‹
btn-next = ›
btn-page = { $page }/{ $pages }
btn-unclaimed = ❓ بلا صاحب: { $n }
btn-open = ⏳ مفتوحة: { $n }
btn-late = ⌛ متأخرة: { $n }
btn-failed = ⚠️ فاشلة: { $n }
btn-all-paid = ✅ مدفوعة
btn-attempt = { $icon } { $asked } · { $name }
btn-receipt = ⌛ { $money } · { $name }
btn-found = ❓ { $money } · { $method }
btn-order = 🧾 الطلب
btn-send-back = ↩ إعادة { $money }
btn-send-back-now = ↩ نعم، أعِده
btn-to-person = 👤 إعطاؤه لشخص
btn-not-ours = ✖ ليس لنا
btn-candidate = { $asked } · { $name }
btn-give = ✅ نعم، أعطِه

## الدفع

it-is-over = انتهت هذه الدفعة، وإليك نتيجتها.
just-looked = تحققنا قبل لحظات ونواصل التحقق تلقائيًا. لا حاجة إلى الضغط على شيء.
it-is-slow = خدمة الدفع بطيئة الآن. نواصل التحقق تلقائيًا ولن يضيع شيء، ويمكنك أيضًا اختيار طريقة أخرى.
looking = جارٍ التحقق… يستغرق ذلك عادةً من 5 إلى 20 ثانية.
cancelled = تم الإلغاء. أي مبلغ في الطريق سيُضاف إلى رصيدك.

## مركز المدفوعات

staff = الإدارة
centre = المدفوعات
open-now = { $n ->
    [zero] ⏳ لا توجد مدفوعات مفتوحة.
    [one] ⏳ توجد دفعة واحدة مفتوحة.
    [two] ⏳ توجد دفعتان مفتوحتان.
    [few] ⏳ توجد { $n } مدفوعات مفتوحة.
    [many] ⏳ توجد { $n } دفعة مفتوحة.
   *[other] ⏳ توجد { $n } دفعة مفتوحة.
}
unclaimed-now = ❓ مبالغ وصلت بلا صاحب: { $n }. يُرجى الاطلاع عليها.
nothing-unclaimed = ✅ لا توجد مبالغ بلا صاحب.
method-well = 🟢 { $method } · آخر تحقق { $at }
method-idle = ⚪ { $method } · لا شيء للتحقق منه حتى الآن
method-ill = 🔴 { $method } · مرات الفشل المتتالية { $n }: { $problem }
list-none = لا شيء هنا.
list-open = المدفوعات المفتوحة: { $n }
list-failed = المدفوعات الفاشلة: { $n }
list-paid = المدفوعة: { $n }
list-expired = المدفوعات المنتهية: { $n }
list-late = مبالغ وصلت متأخرة وأُضيفت إلى أرصدة دافعيها: { $n }
list-unclaimed = مبالغ بلا صاحب: { $n }
attempt-title = <b>{ $icon } { $state }</b> · { $method }
state-open = مفتوحة
state-paid = مدفوعة
state-expired = منتهية
state-cancelled = ملغاة
state-failed = فاشلة
attempt-who = 👤 { $name } · { $purpose }
for-balance = للرصيد
for-order = للطلب { $code }
attempt-asked = المطلوب: { $asked } · يُحتسب { $amount }
attempt-fee = رسوم إضافية: { $fee }
attempt-when = فُتحت { $opened } · تنتهي { $until }
attempt-reference = المرجع: { $reference }
attempt-problem = السبب: { $problem }
receipt = 💵 { $money } · { $fate }
fate-settled = سدّد الطلب
fate-short = أقل من المطلوب، وهو في الرصيد
fate-late = متأخر، وهو في الرصيد
fate-extra = أكثر من المطلوب، وهو في الرصيد
fate-deposit = أُضيف إلى الرصيد
fate-unknown = بلا صاحب
taken-back = ⛔ استُعيد: { $money } ({ $reason })
said = { $at } { $kind } { $words }

## بلا صاحب

found = <b>❓ { $money }</b> · { $method }
found-when = ظهر { $at }
found-reference = المرجع: { $reference }
detail = { $name }: { $words }
maybe = قد يكون مقصودًا لواحدة من هذه. قارن قبل الضغط:
would-give = هل تعطي { $money } إلى { $name }؟
given = أُعطي المبلغ وأُبلغ الشخص.
whose = لمن { $money }؟ أرسل المعرّف أو الرقم البنكي أو اسم المستخدم @.
worth-what = كم يساوي { $money } بعملة المتجر؟ مثلًا 100k.
why-give = لماذا يحصل { $name } على { $money }؟ يُحفظ السبب في السجل.
given-to = ✅ أُعطي { $money } إلى { $name } وأُبلغ بذلك.
why-not-ours = لماذا { $money } ليس للمتجر؟ يُحفظ السبب في السجل.
set-aside = وُضع جانبًا لأنه ليس لنا.

## الإعادة

why-send-back = لماذا تعيد { $money } إلى { $name }؟ يُحفظ السبب في السجل.
would-send-back = هل تعيد { $money } إلى { $name }؟ تُخصم القيمة نفسها من رصيده.
because = السبب: { $reason }
sending-back = في طريق العودة.

## اسم هذه الإضافة

plugin-called = المدفوعات
plugin-does = المدفوعات للإدارة والمشترين: ما وصل، والأموال التي لم يطالب بها أحد، وردّ المبالغ.
