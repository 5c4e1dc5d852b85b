# Katalog untuk pembeli; layar staf ada di bawah.

## Commands

cmd-stock = Lihat stok

## Buttons

btn-shop = 🛍 Buka toko
btn-best = 🔥 Terlaris
btn-all = 📋 Semua produk
btn-shelf = { $icon } { $title } · { $count }
btn-shelf-all = 📋 Semua di sini · { $count }
btn-product = { $title }
btn-product-out = ⚪ { $title }
btn-less = −
btn-chosen = { $quantity }
btn-one-more = +
btn-two-more = +2
btn-five-more = +5
btn-buy = 🛒 Beli · { $total }

## Lists

shop = Toko
best = Terlaris
all = Semua produk
stock = Stok
search = Pencarian
name = { $name }
no-category = Lain-lain
shop-count = { $count ->
   *[other] Ada { $count } produk yang bisa kamu pilih.
}
shop-hint = Ketuk kategori, atau ketik nomor produk atau sebagian namanya.
shop-empty = Rak toko masih kosong. Silakan mampir lagi nanti, ya.
shelf-empty = Rak ini sedang kosong.
line = { $number } <b>{ $title }</b> — { $price } · sisa { $left }
line-sold-out = { $number } { $title } — { $price } · habis
best-line = { $place }. <b>{ $title }</b> — { $price } · terjual { $sold }
best-empty = Belum ada yang terjual. Kamu bisa jadi pembeli pertama!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-none = { $number } { $title } — habis
stock-hint = Ketik nomornya untuk membuka produk.
results = { $count ->
   *[other] { $count } produk dengan “{ $words }”:
}
nothing-found = “{ $words }” tidak ketemu. Coba kata lain, nomor produk, atau lihat-lihat dulu di toko.

## Product

product-title = <b>{ $title }</b>
product-facts = { $price } · stok { $left } · terjual { $sold }
product-out = { $price } · <b>stok habis</b> · terjual { $sold }
product-words = { $words }
product-least = { $least ->
   *[other] Pembelian minimal { $least } buah.
}
product-gone = Produk ini sudah tidak dijual. Silakan lihat yang lain di toko.
category-gone = Kategori ini sudah tidak ada. Silakan lihat yang lain di toko.
ask-quantity = { $title }
    Mau beli berapa? Dari { $least } sampai { $most }.
