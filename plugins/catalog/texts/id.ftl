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
line-from = { $number } <b>{ $title }</b> — mulai { $price } · sisa { $left }
line-always = { $number } <b>{ $title }</b> — { $price } · selalu tersedia
line-made = { $number } <b>{ $title }</b> — { $price } · dibuatkan untukmu
line-sold-out = { $number } { $title } — { $price } · habis
best-line = { $place }. <b>{ $title }</b> — { $price } · terjual { $sold }
best-empty = Belum ada yang terjual. Kamu bisa jadi pembeli pertama!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-always = { $number } { $title } — selalu tersedia
stock-line-made = { $number } { $title } — dibuatkan setelah dibayar
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
card-waiting = 🔔 { $count } orang menunggu produk ini (≈ { $worth })
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

ask-new = Mau jual apa? Ketuk jenisnya, lalu kirim <b>satu</b> pesan, boleh dengan foto:

    Lumina 1 bulan
    35000
    Profil pribadi, garansi 30 hari

    Jenis: { $kind }
    { $about }
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

# --- Staff: kinds of goods ---

btn-kind-code = 🔑 Kode
btn-kind-account = 👤 Akun
btn-kind-file = 📄 Berkas
btn-kind-link = 🔗 Tautan
btn-kind-item = ♾ Teks
btn-kind-service = 🧑‍💻 Jasa
kind-code-is = Kode dan kunci. Satu baris satu barang, masing-masing terjual sekali.
kind-account-is = Akun dengan beberapa bagian, misalnya email dan kata sandi. Masing-masing terjual sekali.
kind-file-is = Satu berkas sampai 20 MB. Semua pembeli mendapat berkas yang sama.
kind-link-is = Satu tautan. Semua pembeli mendapat tautan yang sama.
kind-item-is = Teks yang tidak pernah habis. Semua pembeli mendapat teks yang sama.
kind-service-is = Sesuatu yang kamu kerjakan setelah dibayar, lalu kamu serahkan sendiri.
kind-off = Jenis barang ini milik plugin yang sedang mati. Nyalakan pluginnya, atau pilih jenis lain.
card-kind = Jenis: { $kind }
created-shared = ✅ Jadi, nomornya { $number }. Sekarang kirim isinya untuk pembeli.
created-later = ✅ Jadi, nomornya { $number }. Langsung bisa dibeli.
parts-join = { $before } : { $after }
nothing-set = kosong
btn-done = ✅ Selesai

# --- Staff: what every buyer gets ---

btn-goods = 📦 Isi untuk pembeli
btn-goods-put = ➕ Tambahkan
btn-goods-replace = 🔁 Ganti
btn-goods-see = 👁 Kirim ke aku
goods-of = 📦 Isi <b>{ $title }</b> untuk pembeli
goods-none = Belum ada isinya, jadi belum bisa dibeli. Tambahkan dulu, ya.
goods-file = 📄 { $name } · { $size } KB
    { $by }, { $at }
goods-text = { $content }
    { $by }, { $at }
goods-past = { $count ->
   *[other] { $count } versi sebelumnya. Yang sudah membelinya tetap memilikinya:
}
goods-past-text = • { $by }, { $at }
goods-past-file = • { $name } · { $size } KB · { $at }
goods-saved = Tersimpan. Mulai sekarang semua pembeli mendapat ini.
goods-sent = { $title }: isi untuk pembeli saat ini. Pesan ini terhapus sendiri setelah { $minutes } menit.
ask-file = Kirim berkas untuk { $title }, paling besar 20 MB.
    Pesanmu langsung aku hapus setelah tersimpan.
ask-link = Kirim tautan untuk { $title }.
    Pesanmu langsung aku hapus setelah tersimpan.
ask-text = Kirim teks untuk { $title }, persis seperti yang akan dibaca pembeli.
    Pesanmu langsung aku hapus setelah tersimpan.
link-wanted = Kirim sebuah tautan, misalnya https://example.com/halaman

# --- Staff: accounts and goods that buyers choose ---

btn-parts = 🔡 Bagian
btn-part = { $name }
btn-part-in = ✅ { $name }
btn-part-own = ✎ Nama lain
btn-parts-none = ✖ Tanpa bagian
parts-title = 🔡 Bagian <b>{ $title }</b>
parts-now = Sekarang: { $parts }
parts-none = Sekarang: satu baris satu barang utuh.
parts-hint = Ketuk bagian-bagiannya sesuai urutan di barismu. Pembeli menerima tiap bagian terpisah, siap disalin.
ask-part = Apa nama bagiannya? Boleh beberapa sekaligus, pisahkan dengan koma.
looks-like = Bentuknya: { $parts }
found-odd = { $count ->
   *[other] ⚠ { $count } baris punya { $have } bagian, bukan { $want } (dilewati)
}
found-unclear = { $count ->
   *[other] ⚠ { $count } baris petunjuk atau tambahannya tidak terbaca (dilewati)
}
ask-stock-form = Stok untuk { $title }
    { $form }
    Kirim baris-barisnya, atau berkas .txt atau .csv. Pesanmu langsung aku hapus setelah terbaca.
ask-stock-parts = Satu baris: { $parts }. Pisahkan dengan | ; : atau tab.
ask-stock-chosen = Tulis di depan apa yang boleh dilihat pembeli: petunjuk =&gt; isi, atau petunjuk +5000 =&gt; isi kalau harganya lebih.
sample-hint = { $hint } → { $line }
sample-extra = { $hint } (+{ $extra }) → { $line }

# --- Staff: the card's groups ---

card-from = mulai { $price } · { $shelf }
card-later = Dikerjakan setelah dibayar · terjual { $sold }
card-shared = Tidak pernah habis · terjual { $sold }
card-shared-none = ⚠ Belum ada isinya · terjual { $sold }
card-attributes = { $words }
card-sale = 🏷 Diskon: { $old } → <b>{ $price }</b>
variants-of-card = { $count ->
    [0] 🧩 Tidak ada varian yang dijual
   *[other] 🧩 { $count } varian dijual
}
btn-prices = 💰 Harga
btn-sale = 🏷 Diskon
btn-variants = 🧩 Varian
btn-wording = ✎ Teks
btn-attributes = 🌍 Negara & tipe
btn-promises = 🛡 Jaminan
btn-details = ⚙ Rincian
btn-issue = 🔀 Urutan keluar
details-issue = Urutan keluar: { $issue }
issue-title = 🔀 <b>{ $title }</b> yang mana keluar lebih dulu?
issue-oldest = yang terlama dulu
issue-newest = yang terbaru dulu
issue-random = diundi
issue-chosen = pembeli memilih
issue-about-oldest = • Terlama: cocok untuk barang yang bisa kedaluwarsa.
issue-about-newest = • Terbaru: kiriman terakhir keluar lebih dulu.
issue-about-random = • Diundi: tidak ada yang tahu mana berikutnya.
issue-about-chosen = • Pembeli memilih: pembeli melihat petunjuk tiap barang lalu memilih satu.
btn-issue-oldest = ⏫ Terlama
btn-issue-newest = ⏬ Terbaru
btn-issue-random = 🎲 Diundi
btn-issue-chosen = 👆 Pembeli memilih

# --- Staff: prices ---

prices-of = 💰 Harga <b>{ $title }</b>
price-normal = Harga: <b>{ $price }</b>
price-sale = Diskon: { $old } → <b>{ $price }</b>
price-reseller = Reseller: <b>{ $price }</b>
price-no-reseller = Reseller membayar harga biasa.
price-cost = Modal satuan: { $cost }. Tiap kiriman boleh berbeda.
price-no-cost = Modalnya belum diisi, jadi labanya belum diketahui.
price-profit = { "    " }laba { $profit } · { $margin } %
price-loss = { "    " }⚠ rugi { $loss }
btn-edit-cost = 🏭 Modal
btn-edit-reseller = 🤝 Harga reseller
ask-cost = Berapa modal satu { $title }? Sekarang: { $now }
    Kirim misalnya 21000 atau 21rb, atau - kalau tidak diketahui.
ask-reseller = Reseller membayar berapa untuk { $title }? Sekarang: { $now }
    Kirim misalnya 28000 atau 28rb, atau - untuk harga biasa.
reseller-above = Harga reseller tidak boleh di atas harga biasa { $price }.

# --- Staff: variants ---

variants-of = { $count ->
    [0] 🧩 <b>{ $title }</b>
   *[other] 🧩 <b>{ $title }</b> punya { $count } varian:
}
variants-none = Belum ada varian. Dengan varian, satu produk punya beberapa versi dengan harga dan stok sendiri: 1 bulan, 3 bulan, sharing, privat.
variant-line = { $number } <b>{ $name }</b> — { $price } · stok { $left }
variant-line-hidden = { $number } { $name } — { $price } · disembunyikan
btn-add-variant = ➕ Varian
ask-variant = { $title }
    Kirim nama dan harga variannya, masing-masing satu baris:

        3 bulan
        90000
ask-first-variant = { $title } akan punya varian. Yang sekarang ini disebut apa? Misalnya: 1 bulan
family-made = Selesai. Stok dan pesanannya tetap ikut.

# --- Staff: country and type ---

attributes-of = 🌍 <b>{ $title }</b>
attribute-country = Negara: { $country }
attribute-type = Tipe: { $type }
attributes-hint = Pembeli bisa mencari produk berdasarkan negara dan tipe.
no-country = belum diisi
no-type = belum diisi
btn-flag = { $flag } { $code }
btn-other-country = ✎ Lainnya
btn-no-country = ✖ Tanpa negara
btn-set-type = 🏷 Tipe
btn-no-type = ✖ Tanpa tipe
ask-country = { $title } dari negara mana? Kirim nama, dua huruf kodenya, atau benderanya, atau - untuk mengosongkan.
ask-type = { $title } tipenya apa? Misalnya: Premium, Kartu hadiah, Keluarga. Kirim, atau ketuk salah satu.
country-unknown = Aku tidak kenal negara “{ $words }”. Kirim nama, dua huruf kodenya, atau benderanya.

# --- Staff: note, warranty, refunds ---

promises-of = 🛡 Yang dijanjikan bersama <b>{ $title }</b>
promise-note = 📝 Catatan bersama barang: { $note }
promise-no-note = 📝 Tidak ada catatan bersama barang.
promise-warranty = { $days ->
   *[other] 🛡 Garansi { $days } hari
}
promise-no-warranty = 🛡 Tanpa garansi
promise-refund = ↩ Pengembalian dana menurut { $rule }: { $formula }
promise-no-refund = ↩ Tanpa pengembalian dana
promise-example = Contohnya dibayar { $paid }, garansi { $warranty } hari, diminta di hari ke-{ $days }: { $back } kembali.
refund-by-shop = aturan toko
refund-by-own = aturan produk ini
btn-note = 📝 Catatan
btn-days = { $days ->
   *[other] { $days } hari
}
btn-no-warranty = Tanpa garansi
btn-warranty-own = ✎ Hari lain
btn-refund-shop = Aturan toko
btn-refund-none = Tanpa refund
btn-refund-own = ✎ Rumus sendiri
note-of = 📝 Catatan bersama <b>{ $title }</b>
note-now = Sekarang: { $note }
note-hint = Pembeli membacanya bersama barangnya. Pesanan menyimpan catatan saat dipesan.
btn-note-all = ✎ Untuk semua
btn-note-to = { $language }
btn-note-in = ✅ { $language }
ask-note = { $title }
    Sekarang: { $now }
    Kirim catatan yang ikut bersama barang, atau - untuk mengosongkan. Catatan dalam bahasa lain ikut hilang.
ask-note-in = { $title }
    Kirim catatannya dalam bahasa ini: { $language }. Kirim - untuk menghapusnya.
ask-warranty = { $title } bergaransi { $now } hari. Mau jadi berapa? 0 berarti tanpa garansi.
ask-refund = { $title }
    Sekarang: { $now }
    Kirim rumus pengembalian dananya, misalnya: { $example }
    Bisa dipakai: { $names }
    Kirim - untuk aturan toko, atau 0 untuk tanpa pengembalian.

# --- Staff: batches ---

btn-batches = 🧺 Kiriman
btn-batch = 🧺 Kirimannya
btn-batch-n = 🧺 { $n }
btn-cost-line = 🏭 Modal
btn-batch-note = 📝 Catatan
btn-freeze = ❄ Bekukan
btn-thaw = ☀ Jual lagi
btn-affected = 👥 Pembeli · { $count }
btn-order = { $code }
btn-recall = ♻ Tawarkan solusi
batches-of = { $count ->
    [0] 🧺 <b>{ $title }</b> belum punya kiriman stok.
   *[other] 🧺 { $count } kiriman stok <b>{ $title }</b>
}
batch-line = <b>{ $n }</b> · { $at }
batch-line-frozen = ❄ <b>{ $n }</b> · { $at } · dibekukan
batch-counts = Sisa { $free } · terjual { $sold } · ditahan { $held }
batch-title = 🧺 Kiriman { $n } untuk <b>{ $title }</b>
batch-added = Ditambahkan { $by }, { $at }
batch-cost = Modal satuan: { $cost }
batch-no-cost = Modal satuan: menurut produknya
batch-note = Catatan: { $note }
batch-waiting = { $count ->
   *[other] { $count } disimpan untuk pesanan yang menunggu pembayaran.
}
batch-replaced = { $count ->
   *[other] { $count } yang terjual sudah diganti.
}
batch-frozen = ❄ Dibekukan { $at }: { $reason }
batch-is-frozen = ❄ Dibekukan
ask-batch-cost = Berapa modal satu barang dari kiriman ini? Misalnya 21000 atau 21rb, atau - untuk menurut produknya.
ask-batch-note = Apa yang perlu diingat tentang kiriman ini? Paling panjang { $limit } huruf, atau - untuk kosong. Misalnya: dari Sari, nota 12
ask-freeze = { $count ->
    [0] Bekukan kiriman { $n }? Sudah tidak ada sisanya, tapi yang dikembalikan tidak akan dijual.
   *[other] Bekukan kiriman { $n }? { $count } sisanya tidak dijual lagi. Kenapa? Ketuk atau ketik alasannya.
}
freeze-supplier = Pemasok melaporkan masalah
freeze-faulty = Tidak berfungsi
freeze-checking = Sedang diperiksa
btn-freeze-supplier = Masalah pemasok
btn-freeze-faulty = Tidak berfungsi
btn-freeze-checking = Sedang diperiksa
frozen = Dibekukan. Ditahan: { $count }
thawed = Dijual lagi. Sisa: { $count }
affected = { $count ->
    [0] Kiriman { $n }: tidak ada pembeli yang belum mendapat ganti.
   *[other] Kiriman { $n }: { $count } terjual dan belum diganti.
}
affected-line = { $code } · { $name } · { $at } · { $state }
affected-sold = terjual
affected-back = dana kembali

# --- Staff: sales ---

sales = Diskon
btn-all-sales = 🏷 Diskon
sale-of = 🏷 Diskon <b>{ $title }</b>
sale-none = Sekarang tidak ada diskon.
sale-how-much = Potongannya berapa?
sale-line = { $title }: potongan { $off }, sampai kamu hentikan
sale-line-until = { $title }: potongan { $off } sampai { $until }
sale-line-later = { $title }: potongan { $off }, mulai { $at }
percent-off = { $percent } %
btn-percent = −{ $percent } %
btn-off-own = ✎ Lainnya
btn-sale-stop = ✖ Akhiri diskon
ask-off = { $title }
    Potongannya berapa? Kirim persen, misalnya 12%, atau jumlah, misalnya 5000.
sale-when = <b>{ $title }</b>: potongan { $off }
sale-begins-now = Langsung mulai.
sale-begins = Mulai { $at }.
sale-how-long = Ketuk lamanya, lalu diskonnya berlaku.
btn-begins-0 = Sekarang
btn-begins-1 = Besok
btn-begins-7 = Seminggu lagi
btn-until-stopped = ∞ Tanpa akhir
btn-end-own = ✎ Akhir lain
ask-end = Berlaku berapa lama? Misalnya { $days } (hari) atau { $hours } (jam), atau hari terakhirnya: { $day }. Kirim - untuk sampai dihentikan.
end-unclear = Kapan berakhirnya belum terbaca. Kirim misalnya { $example } untuk hari, atau hari terakhirnya: { $day }
sale-started = 🏷 Diskonnya sudah diatur.
sales-stopped = { $count ->
    [0] Tidak ada diskon yang diakhiri.
   *[other] { $count } diskon sudah diakhiri.
}
sales-all = { $count ->
    [0] 🏷 Belum ada diskon. Buka produk atau kategori untuk memulainya.
   *[other] 🏷 { $count } diskon:
}
numbered = { $n }. { $line }
btn-stop-n = ✖ { $n }
discount-whole = Nanti ada yang jadi gratis: harga terendahnya { $price }. Kurangi potongannya, ya.

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
