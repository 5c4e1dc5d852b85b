## Paying

btn-usdt = ₮ USDT (TRC20)
payment = الدفع
pay = أرسل <b>{ $money }</b> بالضبط على TRON (TRC20)، فالأرقام الأخيرة هي ما نعرفك به.
to = إلى { $address }
worth = تُحتسب { $money } · ⏱ ينتهي السعر { $until }
only-trc20 = ⚠️ شبكة TRC20 فقط. ما يُرسل عبر غيرها يضيع.
waiting = ⚪ بانتظار دفعتك
seen = 🔵 شوهدت الساعة { $at } · { $bar } · { $done } من { $all } تأكيدًا
btn-copy-amount = ⧉ المبلغ
btn-copy-address = ⧉ العنوان
btn-fee = ❓ رسوم؟
paid = ✅ <b>تم الدفع: { $money }</b>، احتُسبت { $worth }
over = ⌛ <b>انتهت المهلة. رجاءً لا ترسل { $money } بعد الآن.</b>
over-why = إن كنت قد أرسلتها فلن يضيع شيء: يواصل المتجر البحث عنها يومًا آخر، وما يصل يُضاف إلى رصيدك.
invoice = الفاتورة { $code }
btn-order = 📦 إلى الطلب
btn-wallet = 💰 الرصيد
btn-again = 🔁 فاتورة جديدة
btn-back = ‹ رجوع

## Another sum arrived

fee-title = رسوم المنصة
fee-how = كثيرًا ما تقتطع منصات التداول نحو 1 USDT مما ترسله. ما يجب أن <b>يصل</b> هو { $money }، فأضف الرسوم: تعرض معظم المنصات ما يستلمه المستقبِل.
fee-sent = إن وصل مبلغ آخر بالفعل فأرنا المعاملة. إن لم يكن ممكنًا أن تكون لغيرك، تُحتسب لك قيمتها الفعلية.
btn-sent = 🧾 أنا أرسلت هذا
ask-hash = الصق معرّف المعاملة (TxID أو hash) أو رابطها. تجده في سجل محفظتك أو منصتك: 64 حرفًا ورقمًا.
not-a-hash = لا أرى معرّف معاملة في ذلك. يتكون من 64 خانة، من 0 إلى 9 ومن a إلى f. انسخه من سجل محفظتك وأرسله وحده.
too-often = عرضت عدة معاملات خلال ساعة. انتظر قليلًا من فضلك، أو اكتب إلينا.
looking-up = 🔎 نفحص هذه المعاملة. تصلك رسالة بعد لحظات.
btn-payment = إلى الدفع
hash-yours = ✅ وصل { $came } بهذه المعاملة وأُضيف إليك.
    { $txid }
hash-taken = احتُسبت هذه المعاملة من قبل للدفعة التي تخصها. إن رأيت أن ذلك خطأ فاكتب إلينا.
    { $txid }
hash-staff = وصل { $came } بهذه المعاملة بينما كان المطلوب { $asked }، وليس مؤكدًا أنها لك. لم يضع شيء: طلبنا من المتجر أن ينظر فيها.
    { $txid }
hash-old = هذه المعاملة أقدم من دفعتك، فلا يمكن أن تكون لها.
    { $txid }
hash-elsewhere = لم تحمل هذه المعاملة USDT إلى عنوان دفعتك، أو أنها فشلت. قارن العنوان والشبكة في محفظتك.
    { $txid }
hash-dust = ما حملته هذه المعاملة أقل من أن يُحتسب.
    { $txid }
hash-not-yet = لم تؤكد الشبكة هذه المعاملة نهائيًا بعد، أو لا تعرفها. يستغرق ذلك نحو دقيقة. الدفعة بالمبلغ الدقيق تُعرف تلقائيًا، وإلا فأرنا إياها مرة أخرى.
    { $txid }
staff-shown = 🧾 يعرض { $payer } معاملة لأجل { $code }: وصل { $came } وكان المطلوب { $asked }. ليس مؤكدًا لمن هي. القرار لك من فضلك.
    { $txid }
btn-decide = ⚖ اتخاذ القرار

## Setting up

settings = الإعدادات
setup = USDT
btn-setup = ₮ USDT
setup-off = USDT متوقف. الصق عنوان محفظة TRON الخاصة بك للبدء.
setup-on = ✅ يرسل المشترون USDT إلى
    { $address }
setup-how = المتجر يراقب هذا العنوان فقط: لا يحتاج مفتاحًا ولا يستطيع نقل شيء. خصّص عنوانًا للمتجر وحده، فكل ما يصل سوى ذلك يُدرج بلا صاحب. يُعرف المشترون من الأرقام الأخيرة للمبلغ.
btn-address = ✎ عنواني
btn-another = ✎ عنوان آخر
btn-key = { $done ->
        [yes] ✅ مفتاح TronGrid
       *[no] ✎ مفتاح TronGrid
    }
btn-off = إيقاف USDT
address-title = العنوان
address = { $address }
ask-address = الصق عنوان محفظتك على TRON: 34 حرفًا ورقمًا تبدأ بالحرف T.
is-it-yours = العنوان سليم. قارنه حرفًا حرفًا بمحفظتك: ما يُرسل إلى عنوان خاطئ يضيع.
btn-mine = ✅ نعم، استخدمه
saved = تم الحفظ.
address-length = عنوان TRON مكون من 34 حرفًا ورقمًا بالضبط ويبدأ بالحرف T. انسخه كاملًا من محفظتك.
address-letters = فيه رمز لا يوجد في أي عنوان TRON (لا ترد فيه 0 وO وI وl أبدًا). انسخه ولا تكتبه بيدك.
address-checksum = أحد حروف هذا العنوان خاطئ، وحالة الأحرف مهمة. انسخه مرة أخرى من محفظتك.
address-network = هذا عنوان شبكة أخرى. أرسل عنوانًا لـ USDT على TRON (TRC20)، يبدأ بالحرف T.
address-contract = هذه ليست محفظة بل عنوان معروف للشبكة نفسها، وما يُرسل إليه يضيع. أرسل عنوانك أنت.
address-changed = 🔔 تغيّر عنوان USDT.
    الآن: { $now }
    سابقًا: { $before }
    لم تكن أنت؟ أعده فورًا من الإعدادات › USDT، وانظر من يستطيع تغيير الإعدادات سواك.
address-removed = 🔔 أُوقف USDT. كان العنوان { $before }
ask-key = الصق مفتاح API من trongrid.io. أحذف رسالتك فورًا. يعمل من دونه أيضًا، لكن TronGrid يجيب حينها أقل.
one-word = أرسل المفتاح وحده من فضلك، بلا مسافات أو كلمات أخرى.

## What this plugin is called

plugin-called = USDT (TRC20)
plugin-does = USDT على TRON مباشرة إلى محفظتك: تُراقب، وتؤكدها الشبكة، ويُعرف صاحبها من المبلغ.
btn-setting-address = العنوان
setting-address = عنوان TRON الخاص بك لـ USDT. الأسهل مع التحقق: الإعدادات › USDT.
btn-setting-window = دقائق الدفع
setting-window = كم دقيقة يُثبَّت السعر والمبلغ.
btn-setting-least = أصغر دفعة
setting-least = أصغر دفعة، بأجزاء المئة من USDT. ما دونها غبار ويُتجاهل.
btn-setting-tolerance = رسوم المنصة
setting-tolerance = الفرق المقبول في المبلغ، بأجزاء المئة من USDT، لمشترٍ يعرض المعاملة.
btn-setting-trongrid-key = مفتاح TronGrid
setting-trongrid-key = TronGrid: مفتاح API الخاص بك. يعمل من دونه، لكن أقل.
btn-setting-tronscan-key = مفتاح Tronscan
setting-tronscan-key = Tronscan: مفتاح API الخاص بك.
btn-setting-trongrid-url = رابط TronGrid
setting-trongrid-url = TronGrid: رابط واجهته.
btn-setting-tronscan-url = رابط Tronscan
setting-tronscan-url = Tronscan: رابط واجهته.
