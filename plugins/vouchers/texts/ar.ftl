## Commands

cmd-voucher = قسائمك، أو واحدة برمزها
cmd-addvoucher = قسيمة جديدة في سطر واحد

## Buttons

btn-vouchers = 🎟 قسيمة
btn-another = 🎟 قسيمة أخرى
btn-best = 🎟 { $code }: { $money }
btn-off = ✖ 🎟 { $code }
btn-mine = 🎟 قسائمي
btn-voucher = { $code } · { $what }
btn-voucher-in = ✓ { $code } · { $what }
btn-none = ✖ بلا قسيمة
btn-type = ✎ اكتب رمزًا
btn-again = ✎ حاول مجددًا
btn-add = ➕ أضف { $n }
btn-without = المتابعة بدونها
btn-open = { $title } ›
btn-order = 🧾 الطلب { $code }
btn-take-price = ✓ اطلب بـ { $money }
btn-keep-price = أبقِ { $money }
btn-start-anew = 🔁 ابدأ من جديد
btn-use-next = ✓ للطلب القادم
btn-not-next = ✖ ليس للقادم
btn-drop = 🗑 إزالة من قائمتي
btn-redeem = 🎁 أضفها إلى رصيدي
btn-shop = 🛍 افتح المتجر
btn-wallet = 💰 الرصيد
btn-ask-shop = 💬 المساعدة
btn-look = 🎟 عرض

## Screens of a buyer

vouchers = القسائم
for-order = الطلب { $code } · { $money }
voucher-offer = 🎟 <b>{ $code }</b>: { $off }، تدفع <b>{ $total }</b>
voucher-line = 🎟 <b>{ $code }</b> · { $what }
voucher-not = ▫️ { $code } · { $what }
none-for-order = ليست لديك قسائم بعد. إن كان لديك رمز فاكتبه هنا.
none-yet = ليست لديك قسائم بعد. ما تحصل عليه من الروابط أو بكتابة رمز يُحفظ هنا.
chosen-now = ✓ تُخصم { $code } من طلبك القادم.
is-next = ✓ تُخصم من طلبك القادم تلقائيًا.
not-next = يمكن خصمها من طلبك القادم.
applied = 🎟 تدفع أقل بمقدار { $money }.
taken-off = أُزيلت القسيمة من هذا الطلب.
chosen = تُخصم من طلبك القادم.
not-chosen = طلبك القادم بلا قسيمة.
dropped = أُزيلت من قائمتك.
price-moved = تغيّر السعر منذ أن طلبت. يبقى هذا الطلب بسعر { $old }؛ ولو طلبت الآن لكان { $new }.
begun = بدأت دفع الطلب { $code }، لذلك يبقى سعره كما هو.
    لاستخدام قسيمة ابدأ من جديد: يُلغى هذا الطلب ويُطلب الشيء نفسه مرة أخرى. والمال الذي أُرسل بالفعل يُضاف إلى رصيدك.
which-code = اكتب الرمز من فضلك.
kept = 🎟 <b>{ $code }</b> صارت لك: { $what }. تُخصم من طلبك القادم تلقائيًا.
gift = 🎁 هدية لك: <b>{ $money }</b>
gift-to-balance = يمكنك إضافتها إلى رصيدك مرة واحدة، وإنفاقها هنا على ما تشاء.
redeemed = 🎉 أُضيف <b>{ $money }</b> إلى رصيدك. رصيدك الآن { $after }.
told-given = 🎟 لدى المتجر قسيمة لك: { $what }

## What a voucher gives, and when

and = { $first } · { $rest }
sum = { $money }
percent = { $percent }
gives-percent = خصم { $percent }
gives-percent-most = خصم { $percent }، بحد أقصى { $most }
gives-amount = خصم { $money }
gives-gift = هدية بقيمة { $money }
only = فقط { $title }
from-sum = ابتداءً من { $least }
from-day = من { $at }
until = حتى { $at }
no-end = بلا موعد انتهاء
for-everything = كل المنتجات
only-person = فقط { $name }
only-customers = للعملاء فقط دون الموزّعين
only-resellers = للموزّعين فقط
all-any = بأي عدد من المرات
all-times = { $times ->
    [one] مرة واحدة إجمالًا
    [two] مرتان إجمالًا
    [zero] ولا مرة
    [few] { $times } مرات إجمالًا
    [many] { $times } مرة إجمالًا
   *[other] { $times } مرة إجمالًا
}
each-any = لكل شخص بأي عدد
each-times = { $times ->
    [one] مرة لكل شخص
    [two] مرتان لكل شخص
    [zero] ولا مرة لكل شخص
    [few] { $times } مرات لكل شخص
    [many] { $times } مرة لكل شخص
   *[other] { $times } مرة لكل شخص
}
times-gift = مرة واحدة، إلى الرصيد
is-listed = تُعرض على الجميع بلا رمز

## Why it does not hold

voucher-unknown = { $left ->
    [one] لا أعرف هذا الرمز. تحقق منه من فضلك، بقيت لك محاولة واحدة.
    [two] لا أعرف هذا الرمز. تحقق منه من فضلك، بقيت لك محاولتان.
    [zero] لا أعرف هذا الرمز. تحقق منه من فضلك.
    [few] لا أعرف هذا الرمز. تحقق منه من فضلك، بقيت لك { $left } محاولات.
    [many] لا أعرف هذا الرمز. تحقق منه من فضلك، بقيت لك { $left } محاولة.
   *[other] لا أعرف هذا الرمز. تحقق منه من فضلك، بقيت لك { $left } محاولة.
}
voucher-wait = رموز خاطئة كثيرة. انتظر من فضلك: يمكنك المحاولة مجددًا { $until }.
voucher-off = لم تعد هذه القسيمة صالحة.
voucher-not-yet = تبدأ هذه القسيمة { $at }. حُفظت لك.
voucher-over = انتهت هذه القسيمة { $at }.
voucher-not-yours = هذه القسيمة لشخص آخر.
voucher-resellers = هذه القسيمة للموزّعين.
voucher-customers = هذه القسيمة ليست للموزّعين: لديك أسعارك الخاصة.
voucher-held = هذه القسيمة على طلبك { $code } الذي لم يُدفع بعد. ادفع ذلك الطلب أو ألغه أولًا.
voucher-used = استخدمت هذه القسيمة من قبل ({ $at }).
voucher-used-up = نفدت هذه القسيمة. وإن أعادها طلب لم يُدفع فيمكنك المحاولة مجددًا.
voucher-gift = هذه هدية: تُضاف إلى رصيدك لا إلى الطلب.
voucher-currency = هذه القسيمة لعملة أخرى.
voucher-product = هذه القسيمة لـ { $title } فقط.
voucher-category = هذه القسيمة لـ { $title } فقط.
voucher-minimum = تحتاج هذه القسيمة إلى { $least }، وطلبك { $have }.

## Staff

staff = الإدارة
new = جديدة
named = { $title }
number = { $n }
btn-vouchers-admin = 🎟 القسائم
btn-new = ➕ قسيمة جديدة
btn-find = 🔎 البحث عن رمز
btn-series = 📦 دفعات ({ $count })
btn-one-series = 📦 { $n } · { $count } · { $at }
btn-give = 🎁 إهداء لشخص
btn-copy-code = 📋 الرمز
btn-copy-link = 📋 الرابط
btn-switch-off = ⏸ إيقاف
btn-switch-on = ▶ تشغيل
btn-all-off = ⏸ إيقاف الكل
btn-all-on = ▶ تشغيل الكل
btn-csv = ⤓ CSV
btn-txt = ⤓ TXT
how-many = { $count ->
    [one] قسيمة واحدة
    [two] قسيمتان
    [zero] لا قسائم
    [few] { $count } قسائم
    [many] { $count } قسيمة
   *[other] { $count } قسيمة
}
none-made = لا قسائم بعد. الأولى تحتاج إلى أربع نقرات.
in-list = { $icon } <b>{ $code }</b> · { $what } · { $uses }
used = استُخدمت { $uses }×
used-of = استُخدمت { $uses } من { $limit }
card = 🎟 <b>{ $code }</b> · { $what }
rule = • { $what }
is-on = 🟢 تعمل.
is-off = ⚪ موقوفة.
is-over = ⌛ انتهى وقتها.
is-later = ⏳ لم تبدأ بعد.
is-used-up = ⚪ نفدت.
made = أنشأها { $by } في { $at }
counts = استُخدمت: <b>{ $used }</b> · تحجزها طلبات لم تُدفع: <b>{ $held }</b>
use-held = ⏳ { $name } · { $code } · { $money } · { $at }
use-used = ✅ { $name } · { $code } · { $money } · { $at }
use-released = ▫️ { $name } · { $code } · أُعيدت · { $at }
use-gift = 🎁 { $name } · { $at }
share-link = للمشاركة: { $link }
switched-on = تعمل من جديد.
switched-off = أُوقفت. الطلبات التي تحجزها تحتفظ بها.
all-switched-on = { $count ->
    [one] يعمل رمز واحد من جديد.
    [two] يعمل رمزان من جديد.
    [zero] لم يتغير شيء.
    [few] تعمل { $count } رموز من جديد.
    [many] يعمل { $count } رمزًا من جديد.
   *[other] يعمل { $count } رمز من جديد.
}
all-switched-off = { $count ->
    [one] أُوقف رمز واحد. الطلبات التي تحجزه تحتفظ به.
    [two] أُوقف رمزان. الطلبات التي تحجزهما تحتفظ بهما.
    [zero] لم يتغير شيء.
    [few] أُوقفت { $count } رموز. الطلبات التي تحجزها تحتفظ بها.
    [many] أُوقف { $count } رمزًا. الطلبات التي تحجزها تحتفظ بها.
   *[other] أُوقف { $count } رمز. الطلبات التي تحجزها تحتفظ بها.
}
ask-find = أي رمز؟
no-such-voucher = لا توجد قسيمة بهذا الرمز.
ask-give = من يحصل على { $code }؟ أرسل معرّفه أو اسم المستخدم مع @ أو رقم العميل، أو أعد توجيه رسالة منه.
give-which = أي قسيمة لـ { $name }؟
give-none = لا توجد قسيمة يمكن لـ { $name } استخدامها. أنشئ واحدة أولًا.
given = حصل عليها { $name } وأُبلغ بذلك.
given-before = هي لدى { $name } من قبل.
given-used = استُخدمت بالفعل، فلا يمكن استرجاعها.
series-list = رموز أُنشئت دفعة واحدة:
series = { $count ->
    [one] 📦 <b>رمز واحد</b> · { $what } · { $at }
    [two] 📦 <b>رمزان</b> · { $what } · { $at }
    [zero] 📦 <b>لا رموز</b> · { $what } · { $at }
    [few] 📦 <b>{ $count } رموز</b> · { $what } · { $at }
    [many] 📦 <b>{ $count } رمزًا</b> · { $what } · { $at }
   *[other] 📦 <b>{ $count } رمز</b> · { $what } · { $at }
}
note = { $note }
series-counts = تعمل: <b>{ $on }</b> · استُخدمت: <b>{ $used }</b> · تحجزها طلبات لم تُدفع: <b>{ $held }</b>
file = { $count ->
    [one] رمز واحد. تُحذف هذه الرسالة تلقائيًا بعد { $minutes } دقائق.
    [two] رمزان. تُحذف هذه الرسالة تلقائيًا بعد { $minutes } دقائق.
    [zero] لا رموز. تُحذف هذه الرسالة تلقائيًا بعد { $minutes } دقائق.
    [few] { $count } رموز. تُحذف هذه الرسالة تلقائيًا بعد { $minutes } دقائق.
    [many] { $count } رمزًا. تُحذف هذه الرسالة تلقائيًا بعد { $minutes } دقائق.
   *[other] { $count } رمز. تُحذف هذه الرسالة تلقائيًا بعد { $minutes } دقائق.
}

## A new one

which-kind = ماذا تمنح القسيمة؟
btn-kind-percent = ٪ خصم بنسبة
btn-kind-amount = − خصم مبلغ
btn-kind-gift = 🎁 هدية للرصيد
would-be = 🎟 <b>{ $what }</b>
code-drawn = • رمز لا يمكن تخمينه
code-own = • الرمز { $code }
codes-many = { $count ->
    [one] • رمز واحد
    [two] • رمزان مختلفان
    [zero] • لا رموز
    [few] • { $count } رموز مختلفة
    [many] • { $count } رمزًا مختلفًا
   *[other] • { $count } رمز مختلف
}
btn-part-value = 💰 كم
btn-part-least = ⬆ ابتداءً من مبلغ
btn-part-most = ⬇ الحد الأقصى
btn-part-goods = 🛍 لأي شيء
btn-part-people = 👥 لمن
btn-part-person = 👤 لمن
btn-part-often = 🔢 كم مرة
btn-part-days = 📅 إلى متى
btn-part-code = 🔤 الرمز
btn-part-count = 📦 كم رمزًا
btn-list = 📢 عرض على الجميع
btn-unlist = 🔒 بالرمز فقط
btn-create = ✅ إنشاء
created = أُنشئت.
part-value = كم؟
part-least = ابتداءً من أي مبلغ للطلب؟
part-most = كم يُخصم كحد أقصى؟
part-goods = لأي شيء تصلح؟
part-category = لأي قسم؟
part-product = لأي منتج؟
part-people = من يمكنه استخدامها؟
part-person = من يمكنه استخدامها؟
part-often = كم مرة يمكن استخدامها؟
part-limit-all = كم مرة إجمالًا؟
part-limit-each = كم مرة لكل شخص؟
part-days = إلى متى تصلح؟
part-code = أي رمز؟
part-count = كم رمزًا مختلفًا؟
btn-other = ✎ غير ذلك
btn-no-least = أي مبلغ
btn-no-most = بلا حد
btn-any-number = بلا حد
btn-everything = كل شيء
btn-a-category = 🗂 قسم
btn-a-product = 📦 منتج
btn-everyone = الجميع
btn-customers = العملاء
btn-resellers = الموزّعون
btn-one-person = 👤 شخص واحد
btn-limit-all = 🔢 إجمالًا
btn-limit-each = 👤 لكل شخص
btn-no-end = بلا نهاية
btn-date = ✎ حتى يوم
btn-draw = 🎲 رمز عشوائي
btn-own-code = ✎ رمزي
btn-by-number = ✎ برقمه
days = { $days ->
    [one] يوم واحد
    [two] يومان
    [zero] لا أيام
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
ask-value = كم؟ مثلًا 10k.
ask-percent = كم بالمئة؟ مثلًا 10 أو 12.5.
ask-least = ابتداءً من أي مبلغ للطلب؟ مثلًا 50k.
ask-most = كم يُخصم كحد أقصى؟ مثلًا 20k.
ask-limit-all = كم مرة يمكن استخدامها إجمالًا؟ أرسل رقمًا.
ask-limit-each = كم مرة يمكن لشخص واحد استخدامها؟ أرسل رقمًا.
ask-count = كم رمزًا؟ من 1 إلى 10000.
ask-days = إلى متى؟ أرسل عدد الأيام، أو آخر يوم مثل 2026-12-31، أو أول يوم وآخر يوم.
ask-code = أي رمز؟ أحرف A–Z وأرقام، مثلًا WELCOME10.
ask-product = أرسل رقم المنتج.
ask-person = أرسل المعرّف أو اسم المستخدم مع @ أو رقم العميل، أو أعد توجيه رسالة منه.
percent-unclear = لم أفهم «{ $text }» كنسبة. اكتبها مثلًا: 10 أو 12.5، وأقصاها 100.
date-unclear = لم أفهم «{ $text }» كيوم. اكتبه هكذا: 2026-12-31. وعدد الأيام يصلح أيضًا.

## The log of changes

act-vouchers-give = إهداء قسيمة
act-vouchers-take = استرجاع قسيمة
act-vouchers-download = تنزيل رموز
why-downloaded = الملف لدى شخص ولا يمكن استرجاعه، لكن يمكن إيقاف الرموز.

## What this plugin is called

plugin-called = القسائم
plugin-does = القسائم: رموز تخصم من الطلب، وهدايا تضيف إلى الرصيد، وإدارتهما للطاقم.
