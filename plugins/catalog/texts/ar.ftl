# الكتالوج للمشترين، وشاشات الموظفين في الأسفل.

## Commands

cmd-stock = المتوفر في المخزون

## Buttons

btn-shop = 🛍 افتح المتجر
btn-best = 🔥 الأكثر مبيعًا
btn-all = 📋 كل المنتجات
btn-shelf = { $icon } { $title } · { $count }
btn-shelf-all = 📋 كل ما هنا · { $count }
btn-product = { $title }
btn-product-out = ⚪ { $title }
btn-less = −
btn-chosen = { $quantity }
btn-one-more = +
btn-two-more = +2
btn-five-more = +5
btn-buy = 🛒 شراء · { $total }

## Lists

shop = المتجر
best = الأكثر مبيعًا
all = كل المنتجات
stock = المخزون
search = البحث
name = { $name }
no-category = منتجات أخرى
shop-count = { $count ->
    [zero] لا توجد منتجات الآن.
    [one] لديك منتج واحد للاختيار.
    [two] لديك منتجان للاختيار.
    [few] لديك { $count } منتجات للاختيار.
    [many] لديك { $count } منتجًا للاختيار.
   *[other] لديك { $count } منتج للاختيار.
}
shop-hint = اختر فئة، أو اكتب رقم المنتج أو جزءًا من اسمه.
shop-empty = لا توجد منتجات معروضة بعد. عُد إلينا بعد قليل.
shelf-empty = لا توجد منتجات في هذه الفئة حاليًا.
line = { $number } <b>{ $title }</b> — { $price } · المتبقي { $left }
line-sold-out = { $number } { $title } — { $price } · نفدت الكمية
best-line = { $place }. <b>{ $title }</b> — { $price } · المبيعات { $sold }
best-empty = لم يُبَع شيء بعد. قد تكون أنت الأول!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-none = { $number } { $title } — نفدت الكمية
stock-hint = اكتب الرقم لفتح المنتج.
results = { $count ->
    [zero] لا نتائج عن «{ $words }».
    [one] نتيجة واحدة عن «{ $words }»:
    [two] نتيجتان عن «{ $words }»:
    [few] { $count } نتائج عن «{ $words }»:
    [many] { $count } نتيجة عن «{ $words }»:
   *[other] { $count } نتيجة عن «{ $words }»:
}
nothing-found = لم أجد «{ $words }». جرّب كلمة أخرى أو رقم المنتج، أو ألقِ نظرة على المتجر.

## Product

product-title = <b>{ $title }</b>
product-facts = { $price } · المتوفر { $left } · المبيعات { $sold }
product-out = { $price } · <b>نفدت الكمية</b> · المبيعات { $sold }
product-words = { $words }
product-least = { $least ->
    [zero] لا حدّ أدنى للطلب.
    [one] أقل طلب قطعة واحدة.
    [two] أقل طلب قطعتان.
    [few] أقل طلب { $least } قطع.
    [many] أقل طلب { $least } قطعة.
   *[other] أقل طلب { $least } قطعة.
}
product-gone = لم يعد هذا المنتج معروضًا للبيع. إليك المتجر بدلًا منه.
category-gone = لم تعد هذه الفئة موجودة. إليك المتجر بدلًا منها.
ask-quantity = { $title }
    كم قطعة تريد؟ من { $least } إلى { $most }.
