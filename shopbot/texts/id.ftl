# The house's own words. Plugins fall back to these, so a plugin needs no "Back" of its own.

language-name = Bahasa Indonesia

## Buttons

btn-back = ‹ Kembali
btn-home = 🏠
btn-next = Lanjut ›
btn-previous = ‹ Sebelumnya
btn-page = { $page }/{ $pages }
btn-more = Lainnya ▾
btn-ok = Oke
btn-yes = Ya
btn-no = Tidak
btn-confirm = ✅ Konfirmasi
btn-save = 💾 Simpan
btn-edit = ✎ Ubah
btn-cancel = ✖ Batal
btn-skip = Lewati
btn-undo = ↩ Urungkan
btn-close = Tutup
btn-retry = 🔄 Coba lagi
btn-refresh = 🔄 Perbarui
btn-support = 💬 Bantuan
btn-shop = 🛍 Buka toko

## Words inside sentences

trail-home = 🏠
yes = ya
no = tidak
just = { $words }
no-name = tanpa nama
page = Halaman { $page } dari { $pages }

state-draft = belum dipesan
state-waiting = menunggu pembayaran
state-paid = sudah dibayar
state-delivered = terkirim
state-part-delivered = terkirim sebagian
state-expired = kedaluwarsa
state-cancelled = dibatalkan
state-refunded = dana dikembalikan

## Answers to taps and messages

working = Sedang diproses…
inline-open = 🛍 Buka { $shop }
reading-file = Sedang membaca berkas…
already-done = Ini sudah selesai tadi.
saved = Tersimpan.
cancelled = Dibatalkan. Tidak ada yang berubah.
undone = Sudah dikembalikan seperti semula.
undo-too-late = Sudah terlambat untuk mengurungkan ini.
nothing-to-cancel = Tidak ada yang perlu dibatalkan.
nothing-to-delete = Tidak ada yang perlu dihapus.
old-button = Tombol itu sudah lama. Ini keadaan terbarunya.
not-allowed = Menu ini tidak tersedia untuk kamu.
not-ready = Masih diproses. Coba lagi sebentar lagi, ya.
gone = Ini sudah tidak tersedia.
sold-out = { $left ->
    [0] Yah, stoknya baru saja habis.
   *[other] Stoknya tinggal { $left }.
}
too-fast = Cepat sekali! Tunggu beberapa detik dulu, ya.
not-understood = Maaf, aku belum paham. Ketuk salah satu tombol, atau kirim /start untuk membuka toko.
wrong-form = Tulis seperti ini, ya: { $example }
error-apology = Maaf, ada gangguan di pihak kami. Tidak ada yang berubah.
    Silakan coba lagi. Kalau terulang, kirim kode ini ke bantuan: { $code }

banned = Untuk saat ini kamu tidak bisa memakai toko ini.
    Alasan: { $reason }
banned-until = Kamu tidak bisa memakai toko ini sampai { $until }.
    Alasan: { $reason }

## Questions and forms

text-wanted = Jawab dengan pesan teks, ya.
photo-wanted = Silakan kirim sebuah foto.
file-wanted = Silakan kirim sebuah berkas.
field-empty = Bagian ini tidak boleh kosong.
field-too-long = Terlalu panjang. Paling banyak { $limit } karakter.
file-too-large = Berkas ini terlalu besar. Paling besar { $limit } MB.
file-wrong-type = Jenis berkas ini tidak bisa dipakai. Kirim salah satu dari ini: { $types }
file-unreadable = Berkas { $name } tidak terbaca. Simpan sebagai teks biasa (UTF-8), lalu kirim lagi.
file-not-fetched = Berkasnya gagal diambil dari Telegram. Tolong kirim lagi, ya.
reason-missing = Tuliskan alasannya dulu, ya.
setting-wrong = { $name } tidak bisa diisi dengan nilai itu. Yang cocok: { $kind }
kind-switch = on atau off
kind-number = angka
kind-text = teks
kind-address = alamat yang diawali { $begin }
kind-list = daftar yang dipisah koma
number-unclear = “{ $text }” tidak terbaca sebagai angka. Kirim angkanya saja, misalnya 3.
number-range = Pilih angka dari { $low } sampai { $high }.

amount-unclear = “{ $text }” tidak terbaca sebagai nominal. Tulis misalnya begini: 50000, 50rb, atau 1,5jt.
amount-ambiguous = “{ $text }” bisa berarti { $first } atau { $second }. Tulis sesuai yang kamu maksud, ya.
amount-too-fine = { $places ->
    [0] Nominal { $currency } tidak memakai angka desimal. Tulis tanpa desimal, ya.
   *[other] Nominal { $currency } paling banyak { $places } angka di belakang koma.
}
amount-negative = Nominalnya tidak boleh di bawah nol.
amount-zero = Nominalnya harus lebih dari nol.
amount-too-big = Nominal itu terlalu besar. Batasnya { $limit }.
rate-missing = Kurs { $currency } belum ada, jadi cara bayar ini belum bisa dipakai. Silakan pilih cara lain.
rate-stale = Kurs { $currency } sedang tidak terbaru. Silakan pilih cara bayar lain atau coba lagi nanti.
invoice-over = Tagihan ini sudah berakhir. Tidak ada yang terpotong. Buka pesanan Anda di toko lalu pilih cara bayar lagi.
invoice-not-yours = Tagihan ini milik orang lain. Tidak ada yang terpotong.
invoice-changed = Jumlahnya sudah berubah. Tidak ada yang terpotong. Buka pesanan Anda di toko lalu bayar lagi.
invoice-refused = Pembayaran ini tidak bisa diterima. Tidak ada yang terpotong. Silakan tanya toko.

## Products and stock

no-such-product = Produk ini tidak ada.
no-such-category = Kategori ini tidak ada.
not-for-sale = Produk ini sedang tidak dijual.
title-missing = Tuliskan namanya dulu, ya.
title-too-long = Namanya terlalu panjang. Paling banyak { $limit } karakter.
description-too-long = Deskripsinya terlalu panjang. Paling banyak { $limit } karakter.
price-negative = Harga tidak boleh di bawah nol.
price-too-big = Harga itu terlalu tinggi.
number-invalid = Nomor produk itu tidak bisa dipakai.
number-taken = Nomor { $number } sudah dipakai produk lain.
count-negative = Jumlahnya tidak boleh di bawah nol.
quantity-range = Jumlahnya tidak cocok: minimum paling sedikit 1, dan maksimum tidak boleh kurang dari minimum.
category-too-deep = Kategori hanya sampai dua tingkat.
family-first = Produk ini sudah punya stok atau penjualan sendiri. Beri nama variannya dulu, lalu varian lain bisa ditambahkan.
choose-variant = Produk ini punya beberapa pilihan. Silakan pilih salah satu.
kind-fixed = Jenis produk tidak bisa diubah setelah ada stok atau pesanan. Silakan buat produk baru.
note-too-long = Catatan itu terlalu panjang. Paling banyak { $limit } karakter.
country-invalid = Tulis negara dengan dua huruf, misalnya ID, SA, IR, atau CN.
type-too-long = Itu terlalu panjang untuk sebuah tipe. Paling banyak { $limit } karakter.
too-many-parts = Sebuah akun paling banyak punya { $limit } bagian.
no-units = Produk ini tidak punya stok satuan: semua pembeli menerima hal yang sama, atau dibuat setelah pembayaran.
no-shared = Produk ini punya stok satuan. Silakan tambahkan sebagai stok.
choice-gone = Yang ini baru saja diambil orang lain. Silakan pilih yang lain.
no-such-batch = Batch ini tidak ada.
content-missing = Isinya masih kosong. Silakan kirim apa yang akan diterima pembeli.
file-too-big = File itu terlalu besar. Paling besar { $limit } MB.
discount-invalid = Diskon itu tidak bisa dipakai. Tulis misalnya 10% atau 5000; harus lebih kecil dari harganya.
dates-wrong = Akhirnya harus setelah awalnya, dan belum lewat.
count-out-of-range = Silakan tulis angka dari { $least } sampai { $most }.
voucher-used-up = Voucher ini sudah habis dipakai.
voucher-code-bad = Kode terdiri dari { $least } sampai { $most } huruf A–Z dan angka.
voucher-code-taken = Kode { $code } sudah ada. Silakan pilih yang lain.
voucher-code-weak = Hadiah berisi uang, jadi kodenya selalu diacak dan tidak bisa dipilih sendiri.
unit-gone = Barang ini sudah tidak ada di stok.
line-too-long = Baris { $line } terlalu panjang. Paling banyak { $limit } karakter.

## Orders

no-such-order = Pesanan ini tidak ada.
order-closed = { $state ->
    [paid] Pesanan ini sudah dibayar.
    [delivered] Pesanan ini sudah terkirim.
    [part-delivered] Pesanan ini sudah terkirim sebagian.
    [expired] Pesanan ini sudah kedaluwarsa.
    [cancelled] Pesanan ini sudah dibatalkan.
    [refunded] Dana pesanan ini sudah dikembalikan.
   *[other] Pesanan ini tidak bisa diubah lagi.
}
too-many-waiting = Masih ada { $limit } pesananmu yang belum dibayar. Bayar atau batalkan salah satu dulu, ya.
too-few = Pembelian paling sedikit { $min } buah.
too-many = Paling banyak { $max } buah per pesanan.
price-changed = Harganya berubah dari { $old } menjadi { $new }. Saldomu belum terpotong.
receipt-differs = Pembayaran { $reference } sudah tercatat { $was }, tetapi sekarang dilaporkan { $now }. Tolong periksa secara manual.

## People and money

not-enough = Saldomu { $balance }. Masih kurang { $missing }.
no-such-person = Orang ini belum dikenal. Minta dia membuka bot ini sekali dulu.
last-owner = Ini satu-satunya pemilik. Jadikan orang lain pemilik dulu.
owner-not-banned = Pemilik tidak bisa diblokir.
recovery-tries = Terlalu banyak jawaban yang salah. Coba lagi satu jam lagi, sambil melihat catatanmu.

## For the staff

bug-alert = { $times ->
    [1] ⚠️ Ada galat di { $place }. Kode: { $code }
   *[other] ⚠️ Ada { $times } galat di { $place }. Kode: { $code }
}
parked-alert = ⚠️ Disisihkan setelah tiga kali gagal: { $event }. Kode: { $code }
    Yang lain tetap berjalan tanpa menunggu ini.
plugin-alert = ⚠️ Plugin { $plugin } tidak dimuat: { $problem }
unreachable-alert = ⚠️ Telegram tidak bisa menjangkau alamat web toko. Pesan pembeli tertahan paling lama 24 jam, lalu hilang.
    Untuk melihat sebabnya, ketik di server: { $command }
door-alert = ⚠️ Pintu web toko tidak bisa dibuka, jadi layanan pembayaran tidak bisa menghubunginya: { $problem }
unwitnessed-alert = ⚠️ Catatan janji toko sejak cadangan terakhir bermasalah dan dimulai ulang, atau tidak bisa ditulis. Toko tetap berjalan. Buat cadangan sekarang supaya pemulihan tidak kehilangan apa pun: { $command }

## Plugins and settings

no-such-plugin = Tidak ada plugin bernama { $plugin }.
plugin-refused = { $plugin } tidak bisa dinyalakan: { $problem }
plugin-needed = { $plugin } harus tetap menyala karena dibutuhkan { $by }. Matikan itu dulu.
plugin-needs = { $plugin } membutuhkan { $needs }. Nyalakan itu dulu.
plugin-stays = { $plugin } harus tetap menyala: tanpanya kamu tidak bisa kembali ke sini.
already-dealt-with = Tidak ada lagi yang perlu dilakukan: ini sudah ditangani.
setting-payment-window = Berapa menit pembeli punya waktu untuk membayar sebelum barang kembali ke stok
btn-setting-payment-window = Waktu bayar
setting-most-waiting = Jumlah pesanan belum dibayar yang boleh dimiliki satu pembeli sekaligus
btn-setting-most-waiting = Pesanan menunggu

bot-about = { $shop }: pilih, bayar, langsung dikirim dalam hitungan detik, 24 jam.
bot-description =
    Selamat datang di { $shop }!
    Pilih barang, bayar, dan terima di sini dalam hitungan detik, 24 jam. Tekan Mulai untuk melihat-lihat.
books-wrong = ⛔ Hitung ulang semalam menemukan { $problems } hal yang tidak cocok. Jalankan di server: python3 run.py check --deep

## Pembayaran

method-busy = Sedang terlalu banyak orang membayar dengan cara ini. Silakan pilih cara lain, atau coba lagi beberapa menit lagi.
claimed-already = Uang ini sudah diputuskan oleh orang lain.
other-currency = Pembayaran ini tidak ditujukan untuk { $currency }. Berikan uangnya kepada orangnya saja.
worth-differs = Uang ini { $money }; nilainya tidak bisa diganti.
refund-too-much = Yang masih bisa dikembalikan paling banyak { $money }.
cannot-refund = Cara bayar ini tidak bisa mengembalikan uang.
fee-included = Sudah termasuk biaya { $fee }; yang dihitung { $amount }.
way-costs = { $way }: Anda kirim { $asked }
way-costs-fee = { $way }: Anda kirim { $asked }, termasuk biaya { $fee }
looked-at = 🔎 Terakhir dicek { $at }: belum ada yang masuk. Kami terus mengecek sendiri.
method-off = ⏸ Cara bayar { $method } dimatikan padahal masih ada yang sedang membayar dengannya.
    Pembayaran mereka dibekukan, tidak hilang. Nyalakan lagi secepatnya.
method-broken = ⚠️ Cara bayar { $method } beberapa kali berturut-turut tidak menjawab: { $problem }
    Untuk sementara tidak ditawarkan. Pembayaran yang terbuka dibekukan, tidak hilang; nanti kembali sendiri.
method-back = ✅ Cara bayar { $method } sudah menjawab lagi dan ditawarkan.
money-reversed = ⛔ { $method } menarik kembali { $money }. Pesanan: { $code }
    Alasan: { $reason }
    Tidak tertutup oleh saldo pembayar: { $lost }
refund-failed = ⚠️ Pengembalian { $money } gagal: { $problem }
    Uangnya sudah kembali ke saldo orang itu.

## Formulas

formula-empty = Tulis rumusnya dulu.
formula-long = Rumusnya terlalu panjang. Maksimal { $limit } karakter.
formula-deep = Terlalu banyak kurung di dalam kurung. Coba tulis lebih sederhana.
formula-unclear = Rumusnya tidak terbaca mulai dari sini: { $near }
formula-unfinished = Rumusnya berhenti di tengah. Masih ada yang kurang di akhirnya.
formula-missing = Rumusnya masih kurang { $sign }.
formula-number = { $text } bisa berarti { $first } atau { $second }. Tulis sesuai yang kamu maksud, ya.
formula-thousands = Tulis { $text } tanpa tanda ribuan: { $first }
formula-comma = Di dalam kurung fungsi, { $text } bisa berarti { $first } atau { $second }. Tulis sesuai yang kamu maksud, ya.
formula-name = { $name } tidak dikenal di sini. Nama yang ada: { $known }
formula-function = Tidak ada fungsi { $name }. Yang ada: { $known }
formula-one-value = { $name } butuh tepat satu nilai.
formula-two-values = { $name } butuh paling sedikit dua nilai, dipisah koma dan spasi.
formula-truth = { $part } hanya bisa benar atau salah; di situ dibutuhkan angka.
formula-condition = { $part } adalah angka; di situ dibutuhkan perbandingan, misalnya { $fix }
formula-divides = Dengan { $case } rumus ini membagi dengan nol. Tulis { $fix } sebagai ganti { $part }.
formula-negative = Dengan { $case } hasilnya { $result }, di bawah nol. Kamu bisa menulis { $fix }
formula-whole = Dengan { $case } hasilnya { $result }. Rumus ini hanya untuk tambahan yang dibayar pembeli, tanpa jumlahnya sendiri, misalnya { $fix }
formula-too-much = Dengan { $case } hasilnya { $result }, lebih dari yang dibayar. Kamu bisa menulis { $fix }

## Kabar untuk staf, dan grup yang menerimanya

digest-busy = 🔔 Sedang ramai: { $count } kabar lagi sejak { $since }.
digest-over = 🔔 { $count } kabar lagi antara { $since } dan { $until }. Mulai sekarang kabar datang satu per satu lagi.
digest-line = { $count } × { $what }
btn-digest = Tampilkan
notices-orders = pesanan
notices-payments = pembayaran
notices-stock = stok
notices-messages = pesan
notices-faults = gangguan
notices-other = kabar lain
setting-notices-a-minute = Jumlah kabar per menit yang datang satu per satu. Selebihnya digabung menjadi satu pesan yang menghitungnya.
btn-setting-notices-a-minute = Kabar per menit
group-lost = ⚠️ Grup { $group } tidak menerima kabar lagi: saya dikeluarkan dari grup itu, atau tidak boleh menulis di sana.
    Untuk mengubahnya, tambahkan saya lagi ke grup itu lalu ketik /whitelist di sana.
no-such-group = Grup ini tidak menerima kabar.
author-hidden = Telegram tidak memberi tahu siapa { $name }: akunnya disembunyikan saat pesannya diteruskan.
    Silakan pakai id, @username, atau nomor bank-nya. Nomor bank ada di profilnya di toko.
author-unknown = { $id } belum pernah membuka toko, jadi tidak ada data tentangnya di sini.

## Nama bagian-bagian akun

part-email = Email
part-username = Nama pengguna
part-password = Kata sandi
part-pin = PIN
part-phone = Nomor HP
part-profile = Profil
part-server = Server
part-recovery = Kode pemulihan
part-key = Kunci
part-note = Catatan

## Urungkan

changed-since = Ini sudah diubah lagi setelahnya. Urungkan dulu perubahan yang lebih baru, atau atur sendiri.
changed-since-by = { $who } sudah mengubahnya lagi ({ $at }). Urungkan dulu perubahan itu, atau atur sendiri.
undo-done = Ini sudah diurungkan.
undo-done-by = Diurungkan oleh { $who } ({ $at }).
undo-by-shop = Ini dilakukan toko secara otomatis.
undo-unknown = Keadaan sebelumnya tidak tercatat. Silakan atur sendiri.
undo-not-allowed = Anda tidak berhak membuat perubahan ini, jadi tidak bisa mengurungkannya juga.
undo-plugin-off = { $plugin } sedang mati. Nyalakan dulu, lalu ini bisa diurungkan.
undo-plugin-problem = Plugin ini sebelumnya bermasalah, jadi tidak ada yang bisa dikembalikan.
undo-secret = Data rahasia tidak pernah dicatat, jadi yang lama tidak bisa dikembalikan. Silakan isi lagi.
undo-spent = Sebagian uang ini sudah dipakai. Saldonya { $balance }, kurang { $missing }.
undo-sold = Sudah terjual: { $count }. Produknya harus tetap ada, tetapi bisa disembunyikan.
undo-has-stock = Stok yang ada: { $count }. Urungkan dulu penambahannya, atau hapus stoknya.
undo-all-sold = Tidak ada lagi yang bisa ditarik. Terjual atau dipesan: { $count }
undo-shelf-used = Sekarang sudah ada produk atau kategori di dalamnya. Pindahkan dulu.
undo-added-again = Barang yang sama sudah ditambahkan lagi setelahnya.
undo-never-twice = Ini hanya catatan bahwa sesuatu diurungkan.
undo-never-ran = Ini sudah dijalankan lagi, dan hasilnya sudah terjadi.
undo-never-key = Kunci lama memang tidak boleh berlaku lagi. Buat saja yang baru: python3 run.py keys
undo-never-restore = Pemulihan dibatalkan lewat terminal: python3 run.py restore --undo. Yang sudah dilepas setelahnya tetap dilepas.
undo-never-family = Produk yang punya varian tetap begitu. Sembunyikan atau hapus varian yang tidak perlu.
undo-never-claimed = Uangnya sudah diberikan kepada seseorang, dan ia sudah diberi tahu. Ubah saja saldonya.
undo-never-refund = Uangnya sedang dalam perjalanan kembali ke pembayar.
undo-never-copied = Salinannya sudah diambil dan tidak bisa ditarik kembali.
undo-never-replaced = Pembeli sudah menerima barang penggantinya.
undo-never-handed = Pembeli sudah menerima barangnya.
undo-never-sent = Pesannya sudah terkirim.
order-cancelled = Pesanan { $code } dibatalkan oleh toko. Saldo kamu tidak dipotong.
undo-never-order-refund = Uangnya sudah masuk ke saldo pembeli, dan ia sudah diberi tahu. Ubah saja saldonya.
undo-first-goods = Sebelumnya belum ada isinya. Ganti saja dengan yang lain.
undo-note-voucher = Voucher akan dimatikan, dan bisa dinyalakan lagi kapan saja.
undo-voucher-used = Sudah dipakai atau sedang dipegang pesanan: { $count }. Matikan saja.
undo-note-deletes = Produk akan ditandai terhapus. Riwayatnya tetap ada, dan bisa dipulihkan kapan saja.
undo-note-stock = Yang akan dihapus: { $count }
undo-note-stock-sold = Yang akan dihapus: { $count }. Sudah terjual atau dipesan, jadi tetap: { $sold }

## Cadangan

backup-failed = Cadangan tidak bisa dibuat. Cadangan yang sudah ada tetap aman.
backup-no-room = Ruang disk server kurang untuk membuat cadangan: butuh { $needed } MB untuk sementara, yang kosong { $free } MB.
backup-disk-full = Disk server penuh, jadi cadangan tidak bisa ditulis. Cadangan yang sudah ada tetap aman.
backup-disk = Disk server gagal menulis cadangan ({ $problem }). Cadangan yang sudah ada tetap aman.
backup-unsound = Isi salinan toko tidak cocok (masalah: { $problems }), jadi tidak disimpan sebagai cadangan. Jalankan di server: python3 run.py check --deep
backup-source = Berkas toko tidak bisa dibaca sampai habis, jadi cadangan tidak dibuat. Jalankan di server: python3 run.py check --deep
backup-drill-unsound = Cadangan terbaru bisa dibuka, tetapi isinya tidak cocok. Masalah yang ditemukan: { $problems }
backup-not-written = Isi yang dibaca ulang berbeda dari yang ditulis, jadi tidak disimpan sebagai cadangan. Disk atau memori server merusak data.
backup-no-key = Toko ini belum punya kunci pemulihan yang bisa dipakai, jadi cadangan tidak bisa dienkripsi. Buat kunci baru dulu.
backup-missing = Cadangan ini sudah tidak ada.
backup-none = Belum ada cadangan.
backup-none-good = Tidak ada cadangan di sini yang bisa dipakai. Yang diperiksa: { $tried }
backup-foreign = File ini bukan cadangan toko.
backup-wrong-key = Kunci ini tidak bisa membuka cadangan. Pakai kunci pemulihan yang dulu ditampilkan untuk toko ini.
backup-damaged = Cadangan ini rusak: terpotong atau isinya berubah. Pilih cadangan sebelumnya.
backup-other-shop = Ini cadangan toko lain: { $shop }
backup-not-ours = Cadangan ini tidak dibuat dengan kunci toko yang sekarang: lebih tua daripada penggantian kunci, atau dibuat orang lain.
backup-newer = Cadangan ini dibuat oleh versi program yang lebih baru ({ $program }). Perbarui programnya dulu.
restore-not-undone = Pemulihan ini tidak bisa dibatalkan lagi: barang atau uang sudah bergerak sejak itu, atau tidak ada yang disimpan terpisah.
backup-bug = Ada kesalahan di program. Log mencatatnya dengan kode { $code }.
backup-interrupted = Toko sempat dimulai ulang. Cadangan baru dibuat dalam beberapa menit.
backup-overdue = Sudah terlalu lama tidak ada cadangan.
backup-place-off = Plugin yang menyediakan tempat ini sedang dimatikan.
backup-too-large = Cadangan ini terlalu besar untuk chat ({ $megabytes } MB). Salin dari folder di server, atau pakai penyimpanan S3.
backup-telegram = Telegram tidak bisa dihubungi. Coba lagi nanti.
backup-parts-wait = { $have } dari { $of } bagian sudah ada. Kirim juga yang lain.
backup-file = 📦 Cadangan { $name }. Hanya kunci pemulihan Anda yang membukanya.
backup-file-part = 📦 Cadangan { $name }, bagian { $part } dari { $parts }. Hanya kunci pemulihan Anda yang membukanya.
place-missing = Folder { $place } tidak ada. Pasang disknya atau buat foldernya.
place-read-only = Toko tidak boleh menulis ke { $place }. Berikan folder itu kepada pengguna yang menjalankan toko.
place-full = Tidak ada ruang lagi ({ $place }). Kosongkan sebagian, atau kurangi jumlah salinan.
place-disk = Disknya tidak bekerja ({ $place }). Segera periksa.
place-unreachable = Tidak ada jawaban ({ $place }).
place-refused = Ditolak ({ $place }). Kunci akses harus boleh membaca, menulis, melihat daftar, dan menghapus di sana.
place-wrong-key = Kunci rahasianya salah. Isi lagi kunci akses dan kunci rahasia.
place-unknown-key = Layanan tidak mengenal kunci akses ini. Isi lagi kunci akses dan kunci rahasia.
place-no-bucket = Bucket itu tidak ada. Buat dulu, atau betulkan namanya.
place-bad-bucket = Bucket tidak bisa bernama { $place }. Betulkan namanya.
place-wrong-region = Bucket itu ada di wilayah lain. Betulkan wilayahnya.
place-clock = Jam server salah. Betulkan dulu.
place-differs = Yang kembali bukan yang disimpan di sana ({ $place }).
place-no-copy = Salinan ini sudah tidak ada ({ $place }).
place-broken = Jawabannya tidak masuk akal ({ $place }). Benarkah ini alamat layanan S3?

## Menjalankan toko

selling-stopped = Untuk sementara kami belum bisa menerima pesanan baru. Tidak ada yang hilang: yang sudah dibayar tetap dikirim. Silakan coba lagi nanti, ya.
maintenance = 🛠 { $shop } sedang dalam perawatan dan segera kembali. Tidak ada yang hilang: pembayaranmu tetap masuk.
staff-maintenance = 🛠 <b>Mode perawatan aktif</b> sejak { $since }: pembeli hanya membaca bahwa toko segera kembali.
staff-disk = ⛔ <b>Disk hampir penuh</b> sejak { $since }: pesanan baru tidak diterima.
health-ok = ✅ Sudah baik lagi: { $what }
health-warn = ⚠️ { $what }
health-bad = ⛔ { $what }
check-telegram = Telegram
check-telegram-bad = Tidak ada atau terlalu sedikit yang masuk dari Telegram. Di server, ketik: { $command }
check-inbox = Jawaban untuk pembeli
check-inbox-bad = Orang menunggu jawaban lebih dari satu menit. Menunggu: { $count }
check-outbox = Pesan keluar
check-outbox-bad = Ada pesan yang tertahan lebih dari sepuluh menit. Menunggu: { $count }
check-methods = Metode pembayaran
check-methods-bad = Metode pembayaran ini tidak menjawab dan tidak ditawarkan: { $names }. Pembayaran yang sedang berjalan menunggu dan tidak hilang.
check-books = Pembukuan
check-books-bad = Hitung ulang terakhir menemukan hal yang tidak cocok: { $count }. Di server, ketik: { $command }
check-disk = Ruang disk
check-disk-warn = Disk mulai penuh: sisa { $megabytes } MB di { $folder }. Hapus yang tidak diperlukan, atau perbesar disk.
check-disk-bad = Disk hampir penuh: sisa { $megabytes } MB di { $folder }. Pesanan baru tidak diterima sampai ada ruang lagi; pembayaran tetap dicatat. Hapus yang tidak diperlukan.
check-clock = Jam server
check-clock-bad = Jam server { $minutes } menit { $way } hitungan toko. Toko terus menghitung sendiri; tidak ada yang berakhir dini. Betulkan ({ $command }) atau nyatakan benar: Sistem › Kesehatan.
clock-ahead = lebih cepat dari
clock-behind = lebih lambat dari
clock-fine = Jamnya sudah tidak diragukan.
check-witness = Saksi (diperlukan untuk pemulihan)
check-witness-warn = Saksi tidak bisa ditulis atau tertinggal. Sampai beres, buat cadangan lebih sering. Baris menunggu: { $count }
check-memory = Memori
check-memory-warn = Memori menipis: { $megabytes } MB terpakai, { $share } dari yang ada.
check-memory-bad = Memori hampir habis: { $megabytes } MB, { $share } dari yang ada. Sistem bisa menghentikan toko; toko lalu mulai lagi sendiri.
check-errors = Galat
check-errors-warn = Banyak galat dalam lima menit: { $count }. Daftarnya ada di Sistem › Galat.
check-jobs = Tugas terjadwal
check-jobs-warn = Tugas yang terlambat atau gagal: { $names }
check-errands = Urusan luar
check-errands-warn = Urusan luar (mencari pembayaran, cadangan, dan sejenisnya) menunggu lebih dari seperempat jam. Menunggu: { $count }
check-parked = Kejadian yang disisihkan
check-parked-warn = Disisihkan setelah beberapa kali gagal: { $count }. Ada di bagian Gangguan.
check-plugins = Plugin
check-plugins-warn = Tidak dimuat saat mulai: { $names }
check-backup = Cadangan
check-backup-bad = Cadangan terbukti yang terbaru sudah terlalu lama. Lihat Sistem › Cadangan.
setting-disk-warning = Berapa megabita yang harus tersisa di disk sebelum kamu diperingatkan
btn-setting-disk-warning = Disk: peringatan
setting-disk-stop = Berapa megabita yang harus tersisa di disk agar pesanan baru diterima
btn-setting-disk-stop = Disk: stop jualan

## Layanan

service-stopped = 🔴 { $shop } berhenti dan tidak akan menyala lagi dengan sendirinya.
service-why-config = Ada kesalahan di konfigurasi. Tidak ada yang hilang; pembeli tidak mendapat jawaban sampai ini diperbaiki.
service-why-damaged = Berkas toko rusak. Jangan hapus apa pun: cadangan bisa mengembalikannya.
service-why-missing = Berkas toko atau kuncinya tidak ada di tempatnya.
service-why-foreign = Berkas di tempat toko bukan milik toko ini, atau berasal dari versi program yang lebih baru.
service-why-program = Program atau Python-nya harus dipasang ulang. Data toko tidak terpengaruh.
service-why-behind = Berkas toko lebih lama dari yang sudah dikerjakan toko. Memulai dari berkas itu bisa menjual barang dua kali.
service-why-twice = Toko ini sudah berjalan di tempat lain pada server ini.
service-why-key = Kuncinya tidak bisa membuka berkas toko.
service-why-crashes = Program jatuh berulang kali dalam beberapa menit.
service-said = Kata program: { $words }
service-type = Untuk melihat sebabnya, ketik di server: { $command }
service-again = Lalu nyalakan lagi dengan: { $command }

## Setelah pemulihan

payment-held = 💰 Pembayaran { $money } Anda sudah masuk. Toko baru saja dipulihkan dari cadangan, jadi pemilik memeriksanya dulu sebelum dikreditkan. Tidak ada yang hilang.
money-held = ℹ️ Toko dipulihkan dari cadangan. Saldo Anda { $money } disisihkan sampai pemilik mencocokkannya dengan pembelian Anda. Tidak ada yang hilang.
money-released = ✅ Saldo Anda sudah kembali ke dompet: { $money }
restored-whole = ✅ Toko dipulihkan dari cadangan { $made }. Semua yang terjadi sesudahnya ikut dimasukkan, sampai { $known } ({ $entries } catatan): tidak ada janji yang hilang.
restored-short = ⚠️ Toko dipulihkan dari cadangan { $made }, tetapi ada yang kurang: { $why }
restored-unknown = Penjualan dan pembayaran setelah { $known } tidak diketahui, jadi tidak ada yang berjalan sendiri. Putuskan apa yang dilanjutkan di /backup.
restored-held = Pesanan belum dibayar yang diakhiri: { $orders }. Kelompok stok yang dibekukan: { $batches }. Orang yang saldonya disisihkan: { $people }.
restore-failed-alert = ❌ Cadangan tidak dipulihkan; toko tetap seperti semula. Sebabnya: { $problem }
restore-undone-alert = ↩️ Pemulihan dibatalkan: toko kembali seperti sebelumnya.
restore-why-no-witness = tidak ada catatan tentang apa yang terjadi sesudahnya.
restore-why-too-short = catatan sesudahnya dimulai lebih lambat daripada cadangan ini.
restore-why-other-witness = catatan yang ada berasal dari masa lain toko ini.
restore-why-broken = catatan tentang apa yang terjadi sesudahnya rusak.
restore-why-other-shape = program diperbarui di antaranya.
restore-why-open-end = catatan itu berakhir sebelum toko berhenti.
restore-why-said-so = toko masih buka setelah catatannya berakhir.
restore-why-pieces = potongan catatan yang terbaru mungkin hilang.
nothing-held = Tidak ada lagi yang ditahan di sini.
spent-too-much = Yang dibelanjakan tidak mungkin lebih dari yang disisihkan: { $money }
still-held = Masih ada yang ditahan. Putuskan itu dulu.
