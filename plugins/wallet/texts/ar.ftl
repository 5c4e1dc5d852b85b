## Commands

cmd-balance = رصيدك
cmd-transfer = إضافة إلى رصيد شخص
cmd-editbalance = تحديد رصيد شخص

## Buttons

btn-wallet = 💰 الرصيد
btn-topup = ➕ إضافة رصيد
btn-history = 🧾 السجل
btn-to-order = 💳 إلى الطلب
btn-again = 🔁 شراء مجددًا
btn-amount = { $money }
btn-other = ✎ مبلغ آخر
btn-see-all = الكل
btn-see-in = الوارد
btn-see-out = الصادر
btn-now-all = ✓ الكل
btn-now-in = ✓ الوارد
btn-now-out = ✓ الصادر
btn-export = 📄 جدول (CSV)
btn-rest = 💳 ادفع { $money }
btn-add-amount = ➕ { $money }
btn-dismiss = ✖
btn-gift = 🎁 إلى الهدية
btn-wallets = 💰 الأرصدة
btn-person = { $name } · { $number }
btn-add = ➕ إضافة
btn-take = ➖ خصم
btn-set = ✎ تحديد

## Wallet

wallet = الرصيد
topup = إضافة رصيد
history = السجل
balance = 💰 <b>الرصيد: { $money }</b>
card = { $light } { $bar } من { $goal }
tip-empty = 💡 برصيدك تشتري أي شيء من المتجر بلمسة واحدة.
tip-waiting = 💡 لديك طلب بانتظار الدفع.
tip-enough = 💡 رصيدك يكفي لشراء { $title } مجددًا.
tip-low = 💡 أضف { $missing } لتشتري { $title } مجددًا.
tip-first = 💡 تبدأ الأسعار من { $goal }.
tip-ready = 💡 يمكنك الشراء الآن، فالأسعار تبدأ من { $goal }.
tip-gift = 💡 هدية بانتظارك تزيد رصيدك.
tip-month = 💡 عدد مرات شرائك { $title } في 30 يومًا: { $times }. أضف { $money } مرة واحدة لتكفيك لمثلها.
how-much = كم تريد أن تضيف؟
which-amount = كم تريد أن تضيف؟ مثلًا { $example }.
adding = ➕ إضافة { $money }
which-way = كيف تريد أن تدفع؟
no-way = لا توجد حاليًا طريقة لدفع هذا المبلغ. تواصل مع المتجر من فضلك.

## History

nothing-here = لا يوجد شيء هنا بعد.
entry = { $sign } <b>{ $money }</b> · { $why }
    { $at } · الرصيد { $after }
entry-about = { $sign } <b>{ $money }</b> · { $why } ({ $about })
    { $at } · الرصيد { $after }
reason-purchase = شراء
reason-payment = دفعة واردة
reason-adjustment = تعديل من المتجر
reason-starting-credits = هدية الترحيب
reason-gift = هدية
reason-referral = مكافأة دعوة صديق
reason-referral-back = استرجاع مكافأة
reason-other = أخرى
export-caption = جدول سجل رصيدك.

## Between people

btn-friend = 🎁 إرسال إلى صديق
btn-send-money = ✅ إرسال { $money }
friend = إرسال إلى صديق
to-which-friend = لمن؟ أرسل رقم العميل الخاص به (تجده في ملفه) أو اسم المستخدم مع @. رقمك أنت { $number }.
friend-who = 🎁 إلى <b>{ $name }</b> · رقم العميل { $number }
friend-how-much = كم تريد أن ترسل؟
friend-which-amount = كم تريد أن ترسل؟ مثلًا { $example }.
friend-sure = هل نرسل <b>{ $money }</b> إلى <b>{ $name }</b>، رقم العميل { $number }؟
friend-after = يبقى في رصيدك: { $money }
friend-final = ⚠️ المال المرسل لا يُستعاد. قارن رقم العميل برقم صديقك من فضلك.
friend-got = 🎁 أرسل إليك { $name } (رقم العميل { $number }) مبلغ { $money }. رصيدك الآن { $after }.
friend-sent = ✅ أرسلت { $money } إلى { $name } (رقم العميل { $number }). رصيدك الآن { $after }.
transfers-off = إرسال الرصيد بين الناس متوقف في هذا المتجر.
no-such-friend = لا نعرف أحدًا بهذا الرقم أو الاسم. اطلب من صديقك رقم العميل، فهو في ملفه.
friend-is-you = هذا رقمك أنت. أرسل من فضلك رقم الشخص الآخر.
friend-banned = لا يمكن لهذا الشخص استلام المال هنا.
friend-too-little = أقل ما يمكن إرساله { $least }. اختر مبلغًا أكبر من فضلك.
friend-too-often = بلغت اليوم عدد المرات المسموح به ({ $times }). يمكنك الإرسال غدًا.
friend-too-much = الحد الأقصى في اليوم { $most }، والمتبقي اليوم { $left }.
reason-transfer-in = من صديق
reason-transfer-out = إلى صديق

## Money that came in

got-deposit = ✅ أُضيف { $money } إلى رصيدك.
got-for-order = ✅ استلمنا { $money } للطلب { $code }.
got-short = استلمنا { $money } للطلب { $code }، وما زال ينقص { $missing }.
got-late = استلمنا { $money } بعد انتهاء الطلب { $code }، فأضفنا المبلغ إلى رصيدك.
got-extra = استلمنا { $money } إضافية للطلب { $code } المدفوع من قبل، فأضفنا المبلغ إلى رصيدك.
staff-unknown = ⚠️ وصل مبلغ { $money } عبر { $method } ولا نعرف صاحبه. حُفظ جانبًا.
staff-money = 💰 { $money } من { $payer } عبر { $method }، أُضيفت إلى رصيده

## Staff

staff = الإدارة
wallets = الأرصدة
whose = رصيد مَن؟ أرسل رقم العميل أو معرّف تيليجرام أو اسم المستخدم مع @ أو الاسم.
who-of-them = أيّهم تقصد؟
who = 👤 { $name } · رقم العميل { $number } · المعرّف { $id }
their-balance = 💰 الرصيد: { $money }
how-much-add = كم يُضاف إلى رصيد { $name }؟
how-much-take = كم يُخصم من رصيد { $name }؟
how-much-set = كم يصبح رصيد { $name }؟
why = { $money }. ما السبب؟ سيقرؤه صاحب الرصيد.
would-add = إضافة { $money }
would-take = خصم { $money }
would-set = تحديده عند { $money }
before-after = من { $before } إلى { $after }
because = السبب: { $reason }
big-amount = ⚠️ هذا مبلغ كبير. أكّد مرة أخرى من فضلك.
balance-moved = تغيّر الرصيد في هذه الأثناء. راجعه من جديد من فضلك.
told-add = ➕ أضاف المتجر { $money } إلى رصيدك، وأصبح { $after }.
    السبب: { $reason }
told-take = ➖ خصم المتجر { $money } من رصيدك، وأصبح { $after }.
    السبب: { $reason }
told-set = حدّد المتجر رصيدك عند { $money }، وأصبح { $after }.
    السبب: { $reason }

## اسم هذه الإضافة وإعداداتها

plugin-called = المحفظة
plugin-does = المحفظة: الرصيد والسجل وإضافة الرصيد وما يمكن للإدارة تغييره في رصيد شخص.
btn-setting-presets = المبالغ المعروضة
setting-presets = المبالغ المعروضة عند إضافة الرصيد، مثل 10k, 50k, 100k. فارغ: المبالغ المعتادة.
btn-setting-big-amount = مبلغ كبير
setting-big-amount = تؤكّد الإدارة مرتين عند نقل أكثر من هذا (بأصغر وحدة من العملة).
btn-setting-tell-deposits = الإيداعات
setting-tell-deposits = يُعلم الإدارة بكل مال دخل إلى الأرصدة.
btn-setting-transfers = بين الناس
setting-transfers = يتيح للناس إرسال المال من أرصدتهم بعضهم إلى بعض. ما أُرسل نهائي، ويمكن للإدارة إعادته بالأمر /transfer.
btn-setting-transfer-least = أقل مبلغ يُرسل
setting-transfer-least = أقل مبلغ يُرسل في المرة (بأصغر وحدة من العملة).
btn-setting-transfer-daily = أكثر ما يُرسل يوميًا
setting-transfer-daily = أكثر ما يرسله الشخص في اليوم (بأصغر وحدة من العملة).
btn-setting-transfer-times = مرات في اليوم
setting-transfer-times = كم مرة يمكن للشخص أن يرسل في اليوم.
