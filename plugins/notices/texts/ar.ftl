# المجموعات التي تتلقّى إشعارات المتجر، وإشعارات أوقات الازدحام.

offer = 📣 لقد أضفتني إلى المجموعة { $group }. هل تُرسل إشعارات المتجر إليها أيضًا؟
    سيقرؤها كل من في المجموعة.
btn-accept = ✅ إرسالها إليها
group-welcome = 📣 من الآن تصل إشعارات المتجر إلى هنا. يستطيع كل من في المجموعة قراءتها.
    يختار الفريق أنواعها من الإدارة › الإعدادات › المجموعات، و /rm يوقفها.
group-bye = 📣 لن تصل إشعارات أخرى إلى هذه المجموعة.
group-gone = لم أعد عضوًا في تلك المجموعة. أضفني إليها من جديد.
removed = لن تتلقّى { $group } إشعارات بعد الآن.

btn-groups = 📣 المجموعات
groups = المجموعات
staff = الإدارة
groups-none = لا توجد مجموعة تتلقّى إشعارات المتجر بعد.
groups-count = { $count ->
    [zero] لا مجموعات تتلقّى إشعارات المتجر:
    [one] مجموعة واحدة تتلقّى إشعارات المتجر إلى جانب الفريق:
    [two] مجموعتان تتلقّيان إشعارات المتجر إلى جانب الفريق:
    [few] { $count } مجموعات تتلقّى إشعارات المتجر إلى جانب الفريق:
    [many] { $count } مجموعة تتلقّى إشعارات المتجر إلى جانب الفريق:
   *[other] { $count } مجموعة تتلقّى إشعارات المتجر إلى جانب الفريق:
}
groups-how = لاختيار مجموعة: أضفني إليها ثم وافق هنا، أو اكتب فيها /whitelist (داخل موضوع إن أردت أن تصل إليه). يقرأ كل من في المجموعة ما يصل، أما الأزرار فتعمل للفريق وحده وفي محادثته الخاصة.
btn-group = { $group }
btn-add = ➕ إضافة إلى مجموعة
btn-last-busy = 🔔 آخر ازدحام
group-title = 📣 <b>{ $group }</b> · { $id }
group-thread = إلى الموضوع الذي كُتب فيه الأمر.
group-language = اللغة: { $language }
group-kinds = اضغط ما ينبغي أن تتلقّاه المجموعة:
btn-kind-on = ✅ { $kind }
btn-kind-off = ▫️ { $kind }
kind-orders = الطلبات
kind-payments = المدفوعات
kind-stock = المخزون
kind-messages = الرسائل
kind-faults = الأعطال
kind-other = كل ما عدا ذلك
btn-language = 🌐 اللغة
btn-remove = إيقاف الإرسال
language-which = بأي لغة تقرأ { $group }؟
btn-tongue-id = Bahasa Indonesia
btn-tongue-en = English
btn-tongue-ar = العربية
btn-tongue-fa = فارسی
btn-tongue-zh = 中文
btn-tongue-shop = لغة المتجر
tongue-id = Bahasa Indonesia
tongue-en = English
tongue-ar = العربية
tongue-fa = فارسی
tongue-zh = 中文
tongue-shop = لغة المتجر نفسه

busy = وقت الازدحام
gathered-count = { $count ->
    [zero] لا إشعارات منذ { $since }.
    [one] إشعار واحد منذ { $since }.
    [two] إشعاران منذ { $since }، الأحدث أولًا.
    [few] { $count } إشعارات منذ { $since }، الأحدث أولًا.
    [many] { $count } إشعارًا منذ { $since }، الأحدث أولًا.
   *[other] { $count } إشعار منذ { $since }، الأحدث أولًا.
}
gathered-one = <b>{ $number }</b> · { $at }
gathered-off = إشعار من { $plugin }، وهي متوقفة.
btn-number = { $number }

cmd-whitelist = المجموعات التي تتلقّى إشعارات المتجر
cmd-rm = إيقاف الإشعارات عن مجموعة
act-notices-group = إشعارات في مجموعة

## اسم هذه الإضافة

plugin-called = الإشعارات
plugin-does = إشعارات الفريق: المجموعات التي تتلقّاها، وأوقات الازدحام في رسالة واحدة.
