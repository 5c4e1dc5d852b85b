## Commands

cmd-refund = ما يُسترد من طلب

## Buttons

btn-trouble = 🛠 لا يعمل؟
btn-money-back = ↩ استرداد المال
btn-number = رقم { $n }
btn-why-wrong = ❌ لا يعمل
btn-why-used = ♻ مستخدم من قبل
btn-why-other = ❓ شيء آخر
btn-show-goods = 👁 عرض المشتريات
btn-ask-back = ↩ اطلب رد { $money }
btn-ask-anyway = ✍ اكتب إلى المتجر
btn-look = 👁 عرض
btn-recall = 🧊 عرض الدفعة
btn-to-balance = 💰 إلى رصيدي
btn-copy = نسخ
btn-cases = 🛟 الطلبات المعلقة
btn-case-broken = 🛠 { $code } · { $name }
btn-case-refund = ↩ { $code } · { $name }
btn-refund = ↩ رد المال
btn-to-wallet = 💰 للرصيد { $money }
btn-whole = كاملًا { $money }
btn-one-of = 1️⃣ عن واحدة { $money }
btn-other = ✎ مبلغ آخر
btn-back-by = ↩ عبر { $name } { $money }
btn-replace = ♻ استبدال
btn-replace-now = ♻ استبدله
btn-decline = ✖ رفض
btn-goods-back = 📦 بيعها من جديد
btn-goods-stay = 👤 تركها للمشتري
btn-refund-now = ↩ رد { $money }
btn-decline-over = انتهى الضمان
btn-decline-works = إنها تعمل
btn-decline-no-rule = غير مشمول
btn-reason-rule = حسب القاعدة
btn-reason-wrong = لا يعمل
btn-reason-goodwill = تقديرًا للعميل
btn-agree = ↩ أوافق على الرد
btn-drop = اتركه
btn-recall-goods = ♻ استبدال للجميع
btn-recall-money = ♻ استبدال أو رد

## Parts

staff = الفريق
cases = الطلبات المعلقة
code = { $code }
help-with-order = مساعدة في طلب
about = { $title } · الطلب { $code }

## The sum

sum-paid = المدفوع: { $money }
sum-gone = رُدّ من قبل: { $money }
sum-days = المستخدم: { $days } من { $warranty } يوم ضمان
sum-claims = استُبدل من قبل: { $count }
sum-result = { $steps } = <b>{ $money }</b>
sum-rest = الباقي للاسترداد: <b>{ $money }</b>
sum-no-rule = لا يُرد المال لهذا المنتج بعد تسليمه.
sum-undelivered = لم يُسلَّم بعد، لذلك يعود المبلغ كاملًا: <b>{ $money }</b>

## The buyer

which-one = عن أي واحد؟
what-is-wrong = ما المشكلة فيه؟
no-warranty-now = لم يعد الضمان يغطي هذا، لكننا سننظر فيه.
nothing-to-replace = لا يوجد هنا ما يمكن استبداله.
nothing-back = عاد كل ما يمكن رده.
asked-already = لقد أخبرتنا من قبل. سينظر أحدنا في الأمر ويكتب لك هنا.
asked-staff = ✅ شكرًا لك. سينظر أحدنا في الأمر ويكتب لك هنا.
replaced-toast = ♻ تم الاستبدال
replaced-now = ♻ تم الاستبدال. الجديد في الأسفل ومع طلبك.
sum-changed = تغيّر شيء في هذه الأثناء. انظر مرة أخرى من فضلك.
back-toast = ↩ المبلغ في رصيدك
ask-why-back = اكتب لنا في رسالة لماذا تريد استرداد مال الطلب { $code }. سيقرؤها أحدنا ويرد هنا.
fresh-title = ♻ <b>تم الاستبدال</b> · { $title } · { $code }
fresh-goods = { $unit }
fresh-part = { $name }: { $value }
fresh-words = استخدم هذا بدلًا من الذي لم يعمل. اضغط السطر لرؤيته.
told-refund = ↩ { $money } من الطلب { $code } صار في رصيدك.
    السبب: { $why }
told-refund-method = ↩ { $money } من الطلب { $code } في طريقها إليك بالطريقة التي دفعت بها. وإن تعذّر ذلك بقيت في رصيدك.
    السبب: { $why }
told-declined = بخصوص الطلب { $code }: تعذّر علينا هذه المرة تلبية طلبك.
    السبب: { $why }

## Why

why-wrong = لا يعمل
why-used = مستخدم من قبل
why-other = مشكلة أخرى
why-rule = استرداد المال حسب القاعدة
reason-rule = حسب القاعدة الموعودة معه
reason-wrong = لم يعمل
reason-goodwill = تقديرًا من المتجر
reason-over = انتهت مدة الضمان.
reason-works = جرّبناها، وهي تعمل كما هو موصوف.
reason-no-rule = هذا لا يشمله ما وُعد به عند الشراء.
reason-recall = سحبه المتجر: جزء من هذه الدفعة لا يعمل

## Staff

how-many-cases = { $count ->
    [zero] لا أحد ينتظر قرارًا.
    [one] طلب واحد ينتظر قرارًا.
    [two] طلبان ينتظران قرارًا.
    [few] { $count } طلبات تنتظر قرارًا.
    [many] { $count } طلبًا ينتظر قرارًا.
   *[other] { $count } طلب ينتظر قرارًا.
}
order-of = 🧾 { $code } · 👤 { $name } · { $number }
what-when = { $title } × { $quantity }، { $at }
case-says = 💬 { $why }، { $at }
staff-broken = 🛠 { $name }: { $title } · { $code } · { $why }
staff-refund = ↩ { $name } يطلب استرداد المال: { $title } · { $code } · { $why }
batch-alarm = ⚠️ عدد المشترين الذين يقولون إن شيئًا من الدفعة { $batch } من { $title } لا يعمل: { $count }. إلى أن توقفها، لا يُستبدل منها شيء تلقائيًا.
went-back = ↩ عاد { $money }، { $at }، { $why }
how-much = كم يُرد من الطلب { $code }؟ على الأكثر { $left }.
why-refund = لماذا يُرد { $money }؟ اضغط سببًا أو اكتبه؛ سيقرؤه المشتري.
would-refund = يذهب { $money } إلى رصيد المشتري.
would-refund-method = يعود { $money } من حيث أتى.
would-refund-by = يعود عبر { $name } كما جاء.
method-off = الطريقة نفسها
because = السبب: { $why }
goods-stay = ما سُلِّم يبقى مع المشتري ولا يُباع ثانية.
goods-back = 📦 ما سُلِّم يُباع من جديد كدفعة مستقلة. ويبقى المشتري قادرًا على رؤيته في طلبه.
order-ends = لم يُسلَّم شيء بعد؛ إن عاد المبلغ كاملًا ينتهي الطلب.
second-needed = المبلغ كبير: يجب أن يوافق عضو آخر من الفريق.
second-asked = طُلبت موافقة عضو آخر
second-wanted = ⚖ يريد { $name } رد { $money } من الطلب { $code }. انظر ووافق من فضلك.
    السبب: { $why }
second-title = ⚖ رد { $money } من الطلب { $code }؟
asked-by = قرّره { $name }
second-own = أنت من قرّر هذا؛ يجب أن يوافق شخص آخر.
dropped = تُرك كما هو
refunded-toast = ↩ تم الرد
note-restock = عائد من الطلب { $code }
would-replace = يُستبدل رقم { $n } بواحد جديد؛ ويبقى القديم مباعًا.
warranty-until = 🛡 الضمان حتى { $at }
warranty-over = 🛡 انتهى الضمان في { $at }.
no-warranty = 🛡 لا ضمان موعودًا.
free-for-it = المتوفر للاستبدال: { $left }
why-declined = ماذا يُقال للمشتري؟ اضغط جوابًا أو اكتب واحدًا.
declined-toast = رُفض، وأُبلغ المشتري

## Recall

recall-title = 🧊 الدفعة { $batch } من { $title }
recall-facts = مباع ولم يُستبدل: { $affected } · الجديد المتوفر: { $left }
recall-open = ما زالت الدفعة تُباع. السحب يوقف ما بقي منها.
recall-frozen = ما بقي من الدفعة موقوف.
recall-going = ⏳ جارٍ: أُنجز { $count }
recall-finished = ✅ انتهى: { $count }
recall-result = ♻ استُبدل { $replaced } · ↩ رُدّ { $refunded } · بقي لك { $left }
recall-done = 🧊 انتهى سحب الدفعة { $batch }: استُبدل { $replaced }، ورُدّ { $refunded }، وبقي لك { $left }.

## In the log of changes

act-aftersales-decline = رُفض طلب
act-aftersales-ask-second = طُلبت موافقة عضو ثانٍ
act-aftersales-drop-second = أُلغي رد كبير
act-aftersales-recall = سُحبت دفعة
final-declined = أُبلغ المشتري. ما زال بإمكانك رد المال أو الاستبدال.
final-recall = حصل المشترون على بضاعة جديدة أو على مالهم. ما زال بإمكانك بيع بقية الدفعة.

## What this plugin is called, and its settings

plugin-called = ما بعد البيع
plugin-does = يستبدل ما لا يعمل، ويرد المال حسب القاعدة الموعودة، ويسحب الدفعات المعيبة.
btn-setting-auto-replace = استبدال تلقائي
setting-auto-replace = هل يُستبدل ما لا يعمل فورًا خلال ضمانه.
btn-setting-most-replaced = الاستبدالات
setting-most-replaced = كم استبدالًا تلقائيًا للمشتري الواحد خلال 30 يومًا؛ وما زاد يُعرض عليك.
btn-setting-auto-refund = رد تلقائي
setting-auto-refund = إلى أي مبلغ للطلب الواحد (بأصغر وحدة) يُرد المال حسب القاعدة دون سؤالك؛ 0: تُسأل دائمًا.
btn-setting-second-above = شخص ثانٍ
setting-second-above = فوق أي مبلغ للطلب الواحد (بأصغر وحدة) يجب أن يوافق عضو ثانٍ على الرد؛ 0: أبدًا.
btn-setting-alarm-at = تنبيه الدفعات
setting-alarm-at = بعد كم مشترٍ لديهم خلل من دفعة واحدة يتم تنبيهك.
