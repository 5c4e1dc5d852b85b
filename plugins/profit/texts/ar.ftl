# ما ربحه المتجر.

staff = الإدارة
profit = الأرباح
btn-profit = 📈 الأرباح
cmd-profit = ما ربحه المتجر
btn-to-today = اليوم
btn-in-today = • اليوم
btn-to-7d = 7 أيام
btn-in-7d = • 7 أيام
btn-to-30d = 30 يومًا
btn-in-30d = • 30 يومًا
btn-to-year = سنة
btn-in-year = • سنة
btn-to-all = الكل
btn-in-all = • الكل
btn-csv = ⤓ CSV
btn-keeps = 🏦 ما يُقتطع
btn-way = { $name }
btn-keeps-nothing = لا يقتطع شيئًا
nothing-sold = لم يُبع شيء في هذه المدة.
line-revenue = { $orders ->
    [zero] الإيرادات: <b>{ $money }</b> · بلا طلبات
    [one] الإيرادات: <b>{ $money }</b> · طلب واحد
    [two] الإيرادات: <b>{ $money }</b> · طلبان
    [few] الإيرادات: <b>{ $money }</b> · { $orders } طلبات
    [many] الإيرادات: <b>{ $money }</b> · { $orders } طلبًا
   *[other] الإيرادات: <b>{ $money }</b> · { $orders } طلب
}
line-fees = + رسوم دفعها المشترون: { $money }
line-cost = − تكلفة البضاعة: { $money }
line-kept = − ما تقتطعه طرق الدفع: { $money }
line-refunds = − المبالغ المستردة: { $money }
line-profit = = الربح: <b>{ $money }</b> · { $margin } %
line-loss = = ⚠ الخسارة: <b>{ $money }</b>
line-unknown = { $count ->
    [zero] كل التكاليف معروفة.
    [one] ⚠ تكلفة قطعة واحدة غير معروفة وتُحسب صفرًا.
    [two] ⚠ تكلفة قطعتين غير معروفة وتُحسب صفرًا.
    [few] ⚠ تكلفة { $count } قطع غير معروفة وتُحسب صفرًا.
    [many] ⚠ تكلفة { $count } قطعة غير معروفة وتُحسب صفرًا.
   *[other] ⚠ تكلفة { $count } قطعة غير معروفة وتُحسب صفرًا.
}
best-heading = الأكثر ربحًا:
best-line = • { $title }: <b>{ $profit }</b> من { $revenue }
way-heading = بحسب طريقة الدفع بعد ما تقتطعه:
way-line = • { $way }: { $money }، لك منها <b>{ $left }</b>
way-wallet = 👛 الرصيد
too-many-orders = أكثر من { $limit } طلب عدد أكبر من أن يُحسب دفعة واحدة. اختر مدة أقصر.
file-sent = الأرباح في جدول. يُحذف هذا الملف تلقائيًا بعد مدة بالدقائق: { $minutes }.
saved = حُفظ.
keeps-title = 🏦 كم تقتطع كل طريقة دفع؟ تجد ذلك في اتفاقك مع مزود الخدمة.
keeps-none = • { $way }: لا شيء
keeps-line = • { $way }: { $formula }
ask-keeps = كم تقتطع { $way } من الدفعة الواحدة؟ أرسل معادلة من المبلغ، مثلًا: { $example }

plugin-called = الأرباح
plugin-does = ما يبقى مما بيع: الإيرادات والتكلفة ورسوم الدفع والمبالغ المستردة، بحسب المنتج وطريقة الدفع.
act-profit-keeps = ما تقتطعه طريقة دفع
