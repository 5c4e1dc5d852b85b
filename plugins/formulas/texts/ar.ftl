cmd-setformula = معادلات الاسترداد والرسوم
btn-formulas = 🧮 المعادلات
btn-refund = ↩ معادلة الاسترداد
btn-way = { $way }
btn-refund-days = 📅 الأيام الباقية 70%
btn-refund-full = 💯 كامل ضمن الضمان
btn-refund-none = 🚫 بلا استرداد
btn-fee-qris = 0.7% + 310
btn-fee-one = 1%
btn-fee-three = 3%
btn-fee-none = 🚫 بلا رسوم
staff = الإدارة
settings = الإعدادات
formulas = المعادلات
refund-now =
    <b>ما يعود عند استرداد ثمن طلب</b>
    { $formula }
fees-now =
    <b>ما يدفعه الدافع زيادةً</b>
    { $lines }
fee-line = { $way }: { $fee }
no-fee = لا شيء
legend = • { $name }: { $about }
name-paid = ما دُفع
name-price = سعر القطعة الواحدة
name-quantity = عدد القطع
name-days = الأيام منذ التسليم
name-left = أيام الضمان الباقية
name-warranty = أيام الضمان الموعودة
name-claims = مرات الاستبدال السابقة
name-refunded = ما أُعيد من قبل
name-amount = المبلغ المدفوع أو المضاف، من دون الرسوم
refund-card =
    <b>ما يعود عند استرداد ثمن طلب</b>
    { $formula }

    <b>مثال:</b> دُفع { $paid }، والضمان { $warranty ->
        [zero] بلا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $warranty } أيام
        [many] { $warranty } يومًا
       *[other] { $warranty } يوم
    }
    { $examples }

    <b>ما يمكن استخدامه</b>
    { $names }

    لا يعود أكثر مما دُفع، ولا أقل من الصفر. وما بيع من قبل يبقى على المعادلة التي بيع بها.
    اضغط زرًا، أو أرسل معادلة.
refund-example =
    • بعد { $days ->
        [zero] صفر يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    } من الاستخدام: <b>{ $back }</b>
    { $steps }
refund-plain = • بعد { $days ->
        [zero] صفر يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    } من الاستخدام: <b>{ $back }</b>
refund-fails = • بعد { $days ->
        [zero] صفر يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    } من الاستخدام: لا نتيجة لهذه المعادلة
fee-card =
    <b>{ $way }: ما يدفعه الدافع زيادةً</b>
    { $formula }

    <b>أمثلة</b>
    { $examples }

    <b>ما يمكن استخدامه</b>
    { $names }

    تظهر الرسوم قبل الدفع، ويُحتسب المبلغ كاملًا للطلب أو للرصيد.
    اضغط زرًا، أو أرسل معادلة.
fee-card-none =
    <b>{ $way }: لا يدفع الدافع شيئًا زيادةً</b>

    <b>ما يمكن استخدامه</b>
    { $names }

    تظهر الرسوم قبل الدفع، ويُحتسب المبلغ كاملًا للطلب أو للرصيد.
    اضغط زرًا، أو أرسل معادلة.
fee-example =
    • مقابل { $amount }: <b>{ $fee }</b>
    { $steps }
fee-plain = • مقابل { $amount }: <b>{ $fee }</b>
fee-fails = • مقابل { $amount }: لا نتيجة لهذه المعادلة، فلا تُعرض طريقة الدفع هذه
no-such-way = لا توجد طريقة دفع باسم { $name }. المتاح: { $known }
act-formulas-refund = معادلة الاسترداد
act-formulas-fee = معادلة الرسوم

## اسم هذه الإضافة

plugin-called = المعادلات
plugin-does = معادلات المالك: ما يعود من ثمن طلب، وما يدفعه الدافع زيادةً.
