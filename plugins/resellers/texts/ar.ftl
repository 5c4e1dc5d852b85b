# الموزّعون.

btn-resellers = 🤝 الموزّعون
resellers = الموزّعون
staff = الإدارة
resellers-none = لا يوجد موزّعون بعد.
resellers-count = { $count ->
    [zero] لا موزّعين.
    [one] موزّع واحد.
    [two] موزّعان.
    [few] { $count } موزّعين.
    [many] { $count } موزّعًا.
   *[other] { $count } موزّع.
}
resellers-how = يدفع الموزّع سعر الموزّعين لكل منتج له هذا السعر. امنح الصفة من بطاقة الشخص أو بالأمر { $add }، واسحبها بالأمر { $remove }.
btn-person = { $name } · { $number }
btn-reseller = 🤝 موزّع
btn-grant = 🤝 منح الصفة
btn-withdraw = سحب الصفة
btn-card = 👤 البطاقة
who = 👤 <b>{ $name }</b> · { $number }
is-one = موزّع: يرى أسعار الموزّعين ويدفعها.
is-none = ليس موزّعًا: يرى الأسعار المعتادة ويدفعها.
is-staff = { $name } من الفريق وليس موزّعًا.
orders-count = الطلبات: { $count }
granted = أصبح { $name } موزّعًا.
no-longer = لم يعد { $name } موزّعًا.
staff-is-no-reseller = { $name } من الفريق. اسحب هذا الدور أولًا.
congratulations = 🎉 تهانينا! أصبحت موزّعًا لدى { $shop }.
    من الآن ترى أسعار الموزّعين لكل منتج له هذا السعر. الطلبات التي قدّمتها تبقى بسعرها.
btn-look = 🛍 عرض الأسعار
withdrawn = لم تعد موزّعًا. من الآن ترى الأسعار المعتادة. الطلبات التي قدّمتها تبقى بسعرها.
cmd-addreseller = جعل شخص موزّعًا
cmd-rmress = سحب صفة الموزّع

## اسم هذه الإضافة

plugin-called = الموزّعون
plugin-does = الموزّعون: من هم، ومنح الصفة وسحبها، مع رسالة في كل مرة.
