# Katalog untuk pembeli; layar staf ada di bawah.

## Commands

cmd-buy = Buka toko, atau produk lewat nomornya
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
btn-ten-more = +10
btn-buy = 🛒 Beli · { $total }
btn-wait = 🔔 Kabari saya
btn-wait-no-more = 🔕 Batal kabari
btn-see = 🛒 Lihat

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

## Filters, and cards posted in other chats

btn-by-country = 🌍 Negara
btn-by-type = 🏷 Jenis
btn-unfiltered = ✖ Tampilkan semua
btn-country = { $flag } { $name } · { $count }
btn-type = { $name } · { $count }
by-country = Negara
by-type = Jenis
country-hint = Pilih negara asal produk:
type-hint = Pilih jenis produk:
filtered-empty = Tidak ada lagi yang cocok dengan pilihan ini.
chosen-country = { $flag } { $name }
chosen-type = 🏷 { $name }
btn-share = ↗ Bagikan
share-title = Bagikan { $title }
share-hint = Kirim ke sebuah chat atau salin tautannya. Siapa pun yang membukanya langsung sampai ke produk ini.
btn-share-chat = ↗ Pilih chat
btn-share-copy = 📋 Salin tautan
share-words = Coba lihat ini: { $title }
btn-inline-buy = 🛒 Beli di bot
inline-price = { $price }
inline-price-sale = <b>{ $price }</b>, tadinya <s>{ $old }</s>
inline-price-from = mulai { $price }
inline-sold-out = Sedang habis

## Product

product-title = <b>{ $title }</b>
product-facts = { $price } · stok { $left } · terjual { $sold }
product-out = { $price } · <b>stok habis</b> · terjual { $sold }
product-words = { $words }
product-least = { $least ->
   *[other] Pembelian minimal { $least } buah.
}
product-gone = Produk ini sudah tidak dijual. Silakan lihat yang lain di toko.
will-tell = Kami kabari begitu stoknya ada lagi.
will-not-tell = Oke, tidak jadi dikabari.
back-in-stock = 🔔 { $title } sudah ada lagi.
category-gone = Kategori ini sudah tidak ada. Silakan lihat yang lain di toko.
ask-quantity = { $title }
    Mau beli berapa? Dari { $least } sampai { $most }.

# --- Reply keyboard ---

key-products = 📋 LIST PRODUK
key-stock = 📦 STOK
key-account = 👤 AKUN
key-help = 💬 BANTUAN
keyboard = Papan tombolmu sudah siap: ketuk nomor untuk membuka produknya.

# --- Staff: products ---

admin = Staf
products = Produk
new = Produk baru
btn-products = 📦 Produk
btn-new = ➕ Produk baru
btn-shelves = 🗂 Kategori
btn-state-active = Dijual
btn-state-hidden = Disembunyikan
btn-state-deleted = Dihapus
list-active = { $count ->
    [0] Belum ada produk yang dijual.
   *[other] { $count } produk sedang dijual:
}
list-hidden = { $count ->
    [0] Tidak ada produk yang disembunyikan.
   *[other] { $count } produk disembunyikan:
}
list-deleted = { $count ->
    [0] Tidak ada produk yang dihapus.
   *[other] { $count } produk dihapus; bisa dikembalikan:
}
card-title = { $number } <b>{ $title }</b> · { $state }
card-price = { $price } · { $shelf }
card-stock = Stok { $left } · dipesan { $reserved } · terjual { $sold }
card-limits = Per pesanan: { $range } · ingatkan di { $low } · gambar: { $picture }
range = { $least } sampai { $most }
range-open = { $least } atau lebih
is-active = dijual
is-hidden = disembunyikan
is-deleted = dihapus
btn-stock = 📦 Stok
btn-add-stock = ➕ Tambah stok
btn-as-buyer = 👁 Versi pembeli
btn-edit-title = ✎ Nama
btn-edit-description = ✎ Teks
btn-edit-price = 💰 Harga
btn-edit-photo = 🖼 Gambar
btn-edit-number = # Nomor
btn-edit-sold = 📈 Terjual
btn-edit-range = ↕ Per pesanan
btn-edit-low = 🔔 Batas ingat
btn-edit-category = 🗂 Kategori
btn-hide = 🙈 Sembunyikan
btn-show = 👁 Tampilkan
btn-delete = 🗑 Hapus
btn-restore = ↩ Kembalikan
now-active = Sekarang dijual.
now-hidden = Disembunyikan dari pembeli.
now-deleted = Dihapus. Kamu bisa mengembalikannya kapan saja.
ask-title = { $title }
    Kirim nama barunya.
ask-description = { $title }
    Sekarang: { $now }
    Kirim teks barunya, atau - untuk mengosongkan.
ask-price = Harga { $title } sekarang { $now }.
    Kirim harga baru, misalnya 35000 atau 35rb.
ask-photo = { $title }
    Kirim gambar barunya sebagai foto, atau - untuk menghapus gambar.
ask-number = Nomor { $title } sekarang { $now }.
    Kirim nomor barunya.
ask-sold = { $title } tampil terjual { $now }.
    Kirim angka yang ingin ditampilkan ke pembeli.
ask-range = { $title } · sekarang { $now }
    Berapa banyak per pesanan? Misalnya 1-10, atau 2- untuk dua ke atas.
ask-low = { $title } diingatkan di { $now }.
    Kalau sisa berapa aku harus mengingatkanmu?
pick-category = { $title } masuk kategori mana?
btn-no-category = Tanpa kategori

# --- Staff: a new product ---

ask-new = Mau jual apa? Kirim <b>satu</b> pesan, boleh dengan foto:

    Lumina 1 bulan
    35000
    Profil pribadi, garansi 30 hari
form-short = Aku perlu minimal nama dan harga, masing-masing satu baris. Contohnya:
    Lumina 1 bulan
    35000
    Profil pribadi, garansi 30 hari
understood = Yang aku tangkap:
understood-title = <b>{ $title }</b>
understood-price = Harga: { $price }
understood-text = { $words }
understood-no-text = Tanpa deskripsi.
understood-photo = 📷 Dengan gambar.
understood-no-photo = Tanpa gambar.
understood-shelf = Kategori: { $shelf }
btn-create = ✅ Buat
btn-fix = ✎ Perbaiki
created = ✅ Jadi, nomornya { $number }. Tinggal isi stoknya.

# --- Staff: categories ---

shelves = Kategori
shelf-count = { $count ->
    [0] Belum ada kategori.
   *[other] { $count } kategori:
}
btn-shelf-outer = { $icon } { $title }
btn-shelf-inner = › { $icon } { $title }
btn-new-shelf = ➕ Kategori baru
ask-new-shelf = Apa nama kategorinya? Boleh diawali emoji, misalnya: 🎮 Game
shelf-title = { $icon } <b>{ $title }</b> · { $state }
shelf-facts = { $count ->
    [0] Kosong, jadi tidak terlihat pembeli
   *[other] { $count } produk dijual
} · { $inside }
top-level = di tingkat atas
btn-up = ⬆ Naik
btn-down = ⬇ Turun
btn-edit-icon = 🙂 Ikon
btn-inside = 🗂 Pindah ke…
btn-add-inside = ➕ Subkategori
btn-top-level = Ke tingkat atas
moved = Urutan { $place } dari { $count }.
ask-shelf-title = { $title }
    Kirim nama barunya.
ask-icon = Kirim satu emoji untuk kategori ini, atau - untuk tanpa ikon.
icon-wanted = Kirim satu emoji saja, ya.
ask-inside = Kategori ini mau ditaruh di mana?
shelf-gone = Dihapus. Produknya tetap ada, hanya tanpa kategori.

# --- Staff: stock ---

stock-of = 📦 <b>{ $title }</b>
btn-export = 📄 Ekspor
btn-delete-one = ✖ Hapus satu
btn-delete-all = 🗑 Hapus semua sisa
btn-undo-add = ↩ Batalkan impor
btn-undo-delete = ↩ Batalkan hapus
ask-stock = Stok untuk { $title }
    Kirim baris-barisnya, atau berkas .txt atau .csv. Satu baris berarti satu barang.
    Pesanmu langsung aku hapus setelah terbaca.
found-lines = { $count ->
   *[other] Ada { $count } baris untuk { $title }:
}
found-new = ✅ { $count } baru
found-double = ♻ { $count } sudah ada di stok atau dobel di daftar (dilewati)
found-sold = 🕘 { $count } pernah terjual (dilewati)
found-empty = ⬜ { $count } kosong
sample-heading = Kira-kira seperti ini:
sample-line = { $line }
btn-add-lines = ✅ Tambah { $count }
btn-again = 🕘 Yang terjual juga
btn-not-again = 🕘 Tanpa yang terjual
added = { $count ->
    [0] Tidak ada yang baru untuk { $title }. Stok: { $left }
   *[other] ✔ { $count } buah ditambahkan ke { $title }. Stok: { $left }
}
undo-until = Bisa dibatalkan sampai { $until }.
btn-add-more = ➕ Tambah lagi
stock-empty = Tidak ada sisa stok untuk diekspor.
exported = { $count ->
   *[other] { $title }: { $count } buah yang belum terjual. Berkas ini terhapus sendiri setelah { $minutes } menit.
}
export-sent = Berkasnya ada di bawah.
unsold = { $count ->
    [0] { $title } tidak punya sisa stok.
   *[other] { $title }: { $count } buah belum terjual
}
unsold-line = { $place }. { $line }
btn-delete-unit = 🗑 { $place }
unit-deleted = Dihapus. Bisa dibatalkan selama 24 jam.
ask-wipe = { $count ->
    [0] { $title } tidak punya sisa stok.
   *[other] Hapus semua { $count } sisa stok { $title }? Bisa dibatalkan selama 24 jam.
}
btn-wipe = 🗑 Hapus { $count }
wiped = { $count ->
   *[other] { $count } buah { $title } sudah dihapus.
}
came-back = { $count ->
   *[other] { $count } buah kembali ke stok.
}
low-notice = { $left ->
   *[other] 📉 { $title }: stok tinggal { $left }.
}
sold-out-notice = 🚫 Stok { $title } habis.

## Nama plugin ini, dan pengaturannya

plugin-called = Katalog
plugin-does = Yang dijual toko: menjelajah dan mencari bagi pembeli; produk, kategori, dan stok bagi staf.
btn-setting-best-days = Hari terlaris
setting-best-days = Produk terlaris dihitung dari berapa hari terakhir. 0: sejak awal.
btn-setting-reply-keyboard = Papan tombol
setting-reply-keyboard = Tampilkan papan tombol berisi nomor produk di bawah obrolan.

## The offer of one product

product-always = { $price } · selalu tersedia · terjual { $sold }
product-made = { $price } · dibuat untuk Anda setelah dibayar · terjual { $sold }
product-country = { $flag } { $name }
product-type = 🏷 { $type }
offer-instead = 💸 Untuk Anda { $price }, biasanya <s>{ $old }</s>
offer-reseller = 🤝 Harga reseller Anda
offer-sale = 🏷 Promo: −{ $off }
offer-sale-until = 🏷 Promo: −{ $off } · berakhir { $until }
offer-voucher = 🎟 { $code }: −{ $money }
offer-warranty = 🛡 Garansi { $days } hari
offer-no-refund = ↩ Setelah dikirim, uang tidak dikembalikan
offer-refund = ↩ Uang kembali di hari pertama: { $money }
offer-refund-half = ↩ Uang kembali: { $money } di hari pertama, { $half } di hari ke-{ $day }
btn-variant = { $name } · { $price }
btn-variant-chosen = ✓ { $name }
btn-variant-out = { $name } · habis
btn-choice = { $hint }
btn-choice-extra = { $hint } · +{ $extra }
btn-choice-picked = ✓ { $hint } · ganti
choice-went = Yang ini baru saja diambil orang lain. Silakan pilih yang lain.
btn-buy-held = 🛒 Beli sekarang
btn-no-thanks = Tidak, terima kasih
held-for-you = 🔔 { $title } sudah ada lagi, dan satu disimpan untuk Anda sampai { $until }.
your-place = ✅ Anda nomor { $place } dari { $total } dalam antrean. Begitu ada, satu disimpan untuk Anda.
btn-setting-hold-minutes = Simpan utk antrean
setting-hold-minutes = Berapa menit barang yang datang lagi disimpan untuk antrean terdepan; 0: hanya dikabari.
