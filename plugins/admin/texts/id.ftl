## Commands

cmd-admin = Layar staf
cmd-dashboard = Angka hari ini
cmd-users = Cari pengguna
cmd-info = Lihat kartu seseorang
cmd-ban = Blokir seseorang
cmd-unban = Buka blokir seseorang
cmd-addadmin = Jadikan seseorang admin
cmd-rmadmin = Cabut peran admin
cmd-plugins = Nyalakan atau matikan plugin
cmd-settings = Semua pengaturan
cmd-version = Versi yang berjalan

## Buttons

btn-admin = ⚙️ Staf
btn-people = 👥 Pengguna
btn-plugins = 🧩 Plugin
btn-settings = 🔧 Pengaturan
btn-log = 📜 Catatan perubahan
btn-faults = 🩹 Gangguan
btn-find = 🔎 Cari
btn-person = { $name } · { $number }
btn-ban = 🚫 Blokir
btn-unban = ✅ Buka blokir
btn-hour = 1 jam
btn-day = 1 hari
btn-for-spam = Spam
btn-for-abuse = Kasar
btn-for-chargeback = Dana ditarik
btn-for-sharing = Membagikan kode
btn-week = 7 hari
btn-for-good = Selamanya
btn-addadmin = ⭐ Jadikan admin
btn-rmadmin = Cabut admin
btn-owner = 👑 Jadikan pemilik
btn-rmowner = Cabut pemilik
btn-plugin-on = 🟢 { $name }
btn-plugin-off = ⚪ { $name }
btn-plugin-problem = ⚠️ { $name }
btn-turn-on = 🟢 Nyalakan
btn-turn-off = ⚪ Matikan
btn-shop = 🏪 Toko
btn-owner-name = { $name }
btn-setting = ✎ { $label }
btn-toggle-on = ✅ { $label }
btn-toggle-off = ⬜ { $label }
btn-choice = { $words }
btn-reset = ↩ Setelan awal
btn-clear = 🧹 Kosongkan
btn-older = Lebih lama ›
btn-fault = 🩹 { $code }
btn-again = 🔄 Coba lagi
btn-dismiss = Abaikan

## The first screen

staff = Staf
weather-faults = ⛈ Ada yang gagal dan menunggumu di Gangguan.
weather-empty = 🌧 Sebagian produk habis. Saatnya isi stok.
weather-good = ☀️ Hari yang bagus: pesanan lebih banyak daripada minggu lalu di jam yang sama.
weather-fair = 🌤 Semua lancar, pesanan terus masuk.
weather-quiet = ⛅ Semua lancar. Belum ada pesanan hari ini.
today-orders = Pesanan dibayar hari ini: <b>{ $count }</b>
today-revenue = Pendapatan hari ini: <b>{ $money }</b>
waiting = Menunggu pembayaran: { $count }
people-count = Pengguna: { $people }, baru hari ini: { $joined }
low = 📉 Produk hampir habis: { $count }
empty = 📭 Produk habis: { $count }
parked = 🩹 Gangguan menunggu: { $count }

## People

people = Pengguna
people-known = Pengguna yang dikenal toko: { $count }. Yang terakhir aktif di atas.
whom = Siapa yang dicari? Kirim nomor pelanggan, ID Telegram, @nama_pengguna, atau sebagian namanya. Bisa juga teruskan pesan dari dia.
found = Ditemukan: { $count }
found-more = Hasilnya terlalu banyak. Ini { $count } yang terakhir aktif; tulis nama yang lebih lengkap.
person-name = 👤 <b>{ $name }</b>
person-username = Nama pengguna: { $username }
person-ids = Nomor pelanggan: { $number } · ID Telegram: { $id }
person-role = Peran: { $role }
person-balance = Saldo: { $money }
person-orders = Pesanan: { $count }
person-joined = Bergabung { $at }, terakhir aktif { $seen }
person-blocked = 🔕 Dia memblokir bot: pesan menunggu sampai dia kembali.
banned-for-good = 🚫 <b>Diblokir selamanya</b>: { $reason }
banned-for-now = 🚫 <b>Diblokir sampai { $until }</b>: { $reason }
ban-how-long = Berapa lama { $name } diblokir?
ban-why = Mengapa? Ketuk alasannya atau tulis sendiri. { $name } akan membacanya.
ban-for-spam = spam
ban-for-abuse = pesan yang kasar
ban-for-chargeback = pembayaran ditarik kembali
ban-for-sharing = barang dibagikan ke orang lain
ban-done = { $name } diblokir.
unban-done = { $name } bisa memakai toko lagi.
staff-not-banned = Staf tidak bisa diblokir. Cabut dulu perannya.
role-done = { $name } sekarang: { $role }
role-customer = pelanggan
role-reseller = reseller
role-admin = admin
role-owner = pemilik

## Plugins

plugins = Plugin
plugins-count = Menyala: { $on } · mati: { $off }
plugins-wrong = ⚠️ Bermasalah: { $count }
plugin-on = 🟢 <b>{ $name }</b> menyala.
plugin-off = ⚪ <b>{ $name }</b> mati.
plugin-problem-state = ⚠️ <b>{ $name }</b> tidak dimuat karena bermasalah.
plugin-about = { $about }
adds-commands = • Perintah: { $count }
adds-buttons = • Tombol menu: { $count }
adds-jobs = • Tugas otomatis: { $count }
adds-settings = • Pengaturan: { $count }
plugin-requires = Membutuhkan: { $names }
plugin-problem = ⚠️ { $problem }
plugin-warning = ℹ️ { $warning }
plugin-warnings = ℹ️ Jumlah catatan: { $count }
plugin-kept = Kalau dimatikan, tombol dan perintahnya hilang; datanya tetap tersimpan.
plugin-now-on = { $plugin } menyala.
plugin-now-off = { $plugin } mati. Datanya tetap tersimpan.

## Settings

settings = Pengaturan
settings-whose = Apa yang mau diatur?
setting-card =
    <b>{ $label }</b>
    { $help }

    Sekarang: { $value }

    Ketuk tombol, atau kirim nilai barunya.
setting-line = <b>{ $label }</b>: { $value }
value-on = menyala
value-off = mati
value-optional = boleh dilewati
value-required = wajib
value-empty = kosong
value-secret = terisi, disembunyikan

## Texts

btn-texts = 💬 Teks
btn-text = { $start }
btn-text-own = ✎ { $start }
btn-tongue-to = { $language }
btn-tongue-in = ✓ { $language }
btn-reword = ✎ Ubah
btn-copy-text = 📋 Salin
btn-original = ↩ Teks asli
btn-keep-text = ✅ Simpan
tongue-id = Indo
tongue-en = Eng
tongue-ar = عربي
tongue-fa = فارسی
tongue-zh = 中文
texts = Teks
texts-whose =
    Setiap kalimat dan tombol bisa memakai kata-katamu sendiri, dalam tiap bahasa.
    Teks bagian mana yang mau kamu ubah?
texts-of = Teks: { $count } · dengan kata-katamu: { $own }
text-which = Teks mana yang kamu cari? Kirim beberapa katanya, persis seperti yang tampil sekarang. Bahasa: { $language }
texts-found = Teks dengan kata-kata ini: { $count }
texts-found-more = Masih ada teks lain dengan kata-kata ini. Ini { $count } yang pertama; kirim lebih banyak kata supaya lebih pas.
no-such-text = Tidak ada teks yang memuat semua kata itu. Coba kurangi katanya, atau pilih bahasa lain.
wording-card =
    <b>Yang dilihat orang</b>
    { $preview }

    <b>Cara menulisnya</b>
    { $source }
wording-own = ✎ Ini kata-katamu sendiri.
wording-values = Toko mengisi { $names }.
wording-keep = Toko mengisi { $names }. Biarkan nama itu di dalam kurung kurawal, di tempat nilainya harus muncul.
wording-no-values = Tidak ada yang diisi toko di sini.
wording-wanted =
    Sekarang ditulis begini:
    { $source }

    { $values }

    Kirim kalimat barunya. Bahasa: { $language }
wording-preview =
    <b>Beginilah yang akan dilihat orang</b>
    { $preview }

    Nama dalam kurung kurawal dan angka di sini hanya contoh. Pakai yang ini?
wording-reset = Teksnya kembali seperti semula.
wording-broken = Kalimat ini tidak bisa dipakai. Setiap kurung kurawal yang dibuka harus ditutup, isinya hanya nilai milik teks ini, dan tidak boleh ada baris yang diawali [ atau * atau titik.
wording-value = Toko tidak punya { $name } untuk diisi di sini. Yang dikenal teks ini: { $names }
wording-tags = Format ini tidak boleh dipakai, atau belum ditutup. Yang boleh: { $tags }, dan masing-masing harus ditutup. Untuk tanda &lt; biasa, tulis &amp;lt;
wording-plural = Untuk jumlah, bahasa ini perlu kalimat bagi tiap bentuk bilangannya. Biarkan semua baris dalam kurung siku tetap ada.
wording-label = Ini tombol: satu baris, tanpa format, paling banyak { $most } karakter.

## The log of changes

log = Catatan perubahan
log-empty = Belum ada perubahan.
change = <b>{ $what }</b>: { $subject } · { $who } · { $at }
field-change = • { $field }: { $was } → { $now }
field-now = • { $field }: { $now }
value = nilai
field-of-units = satuan
field-of-added = ditambah
field-of-category = kategori
field-of-description = deskripsi
field-of-price = harga
field-of-title = nama
field-of-number = nomor
field-of-min-quantity = minimal
field-of-max-quantity = maksimal
field-of-low-stock = batas menipis
field-of-amount = jumlah
field-of-balance = saldo
field-of-reason = alasan
field-of-until = sampai
field-of-icon = ikon
field-of-formula = rumus
value-active = dijual
value-hidden = disembunyikan
value-deleted = dihapus
act-person-role = Peran
act-person-ban = Diblokir
act-person-unban = Blokir dibuka
act-person-full-name = Nama lengkap
act-person-email = E-mail
act-person-whatsapp = WhatsApp
act-wallet-adjust = Saldo diubah
act-setting-changed = Pengaturan
act-text-changed = Teks
act-keys-recovery = Kunci pemulihan diganti
act-keys-rotate = Kunci toko diganti
act-shop-restored = Toko dipulihkan dari cadangan
act-shop-restore-undone = Pemulihan dibatalkan
act-restore-release-product = Stok produk dilepas setelah pemulihan
act-restore-release-person = Saldo seseorang dilepas setelah pemulihan
act-restore-settled = Pemulihan diselesaikan
act-restore-part = Sebagian diambil dari cadangan
act-plugin-switched = Plugin dinyalakan/dimatikan
act-event-again = Gangguan dicoba lagi
act-event-dismissed = Gangguan diabaikan
act-product-create = Produk baru
act-product-edit = Produk diubah
act-product-state = Status produk
act-product-sold = Angka terjual
act-category-create = Kategori baru
act-category-edit = Kategori diubah
act-category-move = Kategori dipindah
act-category-state = Status kategori
act-stock-add = Stok ditambah
act-stock-delete = Satu stok dihapus
act-stock-delete-unsold = Stok belum terjual dihapus
act-stock-delete-batch = Satu kiriman stok dihapus
act-stock-export = Stok diekspor
act-stock-release = Stok dilepas
act-stock-undo = Dibatalkan
change-nth = <b>{ $n }.</b> <b>{ $what }</b>: { $subject } · { $who } · { $at }
btn-nth = { $n }
btn-newest = ⏮ Terbaru
log-none = Tidak ada catatan yang cocok.
log-by = 👤 Oleh: { $who }
log-of-shop = 🤖 Yang dilakukan toko secara otomatis
log-kind = 🗂 { $kind }
log-on = 📅 { $day }
log-about = 🔎 Tentang: { $subject }
log-whose = Perubahan siapa yang ingin Anda lihat?
log-which-kind = Perubahan jenis apa yang ingin Anda lihat?
log-which-day = Hari apa? Ketuk salah satu, atau kirim tanggal seperti { $example }
log-no-day = Itu tidak terbaca sebagai tanggal. Tulis seperti ini: { $example }
log-about-what = Tentang apa? Kirim kode pesanan, nomor atau nama produk, atau nomor pelanggan atau @username.
log-nothing-like-that = Tidak ada pesanan, produk, atau orang seperti itu. Periksa ejaannya, atau kirim nomornya.
log-nothing-to-send = Tidak ada catatan yang cocok, jadi tidak ada berkas untuk dikirim.
log-file = Catatan perubahan dalam tabel. Baris: { $count }. Berkas ini terhapus sendiri setelah { $minutes } menit.
log-was-copied = Salinannya sudah diambil dan tidak bisa ditarik kembali.
btn-log-all = Semua
btn-log-mine = 👤 Punya saya
btn-log-shop = 🤖 Toko
btn-log-who = 👤 Siapa
btn-log-kind = 🗂 Jenis
btn-log-day = 📅 Hari
btn-log-today = Hari ini
btn-log-yesterday = Kemarin
btn-log-file = 📄 Berkas
btn-chain = 🔗 Periksa
btn-verify = 🔗 Periksa semua
kind-of-goods = Produk
kind-of-stock = Stok
kind-of-people = Orang
kind-of-money = Uang
kind-of-orders = Pesanan
kind-of-setup = Pengaturan
kind-of-other = Lainnya
row-place = Baris { $number } · { $action } · { $subject }
row-sound = 🔗 Baris ini masih seperti saat ditulis dan menyambung dengan baris sebelumnya.
row-broken = ⛔ Baris ini diubah dari luar toko: tidak menyambung dengan baris sebelumnya.
chain = Pemeriksaan
chain-what =
    Setiap baris catatan disegel bersama baris sebelumnya. Kalau ada yang mengubah atau menghapus baris dari luar toko, segelnya rusak.
    Toko juga menghitung ulang semuanya setiap malam.
chain-never = Baris: { $count }. Belum pernah ada yang meminta pemeriksaan.
chain-running = Memeriksa baris { $row } … { $bar }
chain-good = ✅ Tidak ada baris yang diubah atau dihapus, sampai baris { $row } ({ $at }).
chain-bad = ⛔ Catatan ini diubah dari luar toko. Diperiksa sampai baris { $row } ({ $at }).
chain-broken = • Baris { $row } tidak menyambung dengan baris sebelumnya.
act-admin-export = Catatan diekspor
act-change-undone = Diurungkan
act-event-set-aside = Gangguan disisihkan lagi
act-product-family = Varian untuk produk
act-receipt-claimed = Pembayaran diberikan kepada seseorang
act-receipt-refund = Pembayaran dikirim kembali
act-stock-batch = Keterangan kelompok stok
act-stock-freeze = Kelompok stok dibekukan
act-stock-thaw = Kelompok stok dijual lagi
act-stock-replace = Barang diganti
act-goods-put = Isi untuk semua pembeli
act-sale-start = Diskon dimulai
act-sale-on = Diskon dilanjutkan
act-sale-off = Diskon diakhiri
act-voucher-create = Voucher baru
act-voucher-generate = Banyak voucher baru
act-voucher-switch = Voucher dinyalakan/dimatikan
act-voucher-switch-series = Seri voucher dinyalakan/dimatikan
act-order-refund = Pesanan direfund
act-order-hand-over = Pesanan diserahkan
act-order-resend = Pesanan dikirim ulang
act-price-own = Harga khusus produk
act-rate-set = Kurs
field-of-rows = baris
field-of-count = jumlah
field-of-cost = modal
field-of-name = nama
field-of-reseller-price = harga reseller
field-of-note = catatan
field-of-state = keadaan
field-of-kind = jenis
field-of-warranty-days = hari garansi
field-of-country = negara
field-of-type = tipe
field-of-refund-rule = aturan refund

## Urungkan

undo = Urungkan
undo-intro = Yang diubah staf dalam 24 jam terakhir. Ketuk nomornya untuk mengurungkan.
undo-empty = Tidak ada yang diubah dalam 24 jam terakhir.
undo-locked = 🔒 { $why }
undo-ask = Kembalikan seperti semula?
undo-refused = Ini tidak bisa dikembalikan.
btn-undo-list = ↩ Urungkan
btn-undo-nth = ↩ { $n }
btn-undo-now = ↩ Kembalikan
btn-of-mine = 👤 Punya saya saja
btn-of-all = 👥 Semua orang

## Faults

faults = Gangguan
faults-none = ✅ Tidak ada gangguan. Semua yang masuk sudah ditangani.
faults-count = Disisihkan setelah beberapa kali gagal: { $count }. Yang lain tetap berjalan.
fault-line = { $code } · { $place } · { $at }
fault-card =
    <b>Kode { $code }</b>
    Tempat: { $place }
    Masuk: { $at }

    Rincian lengkapnya ada di log dengan kode ini. Kalau penyebabnya sudah beres, jalankan lagi.
fault-again = Sekarang dijalankan sekali lagi.
fault-dismissed = Diabaikan.

## What is running

version = <b>shopbot { $version }</b>
version-schema = Tabel: langkah { $count } ({ $newest })
version-on = 🟢 { $names }
version-problem = ⚠️ { $names }
version-off = ⚪ { $names }

## Nama plugin ini, dan pengaturannya

plugin-called = Staf
plugin-does = Layar staf: sekilas toko, orang, plugin, pengaturan, teks, catatan perubahan, dan gangguan.
field-of-issue = yang keluar dulu
field-of-supply = cara pasok
field-of-parts = bagian
value-oldest = yang terlama
value-newest = yang terbaru
value-random = diundi
value-chosen = pembeli memilih
value-shop = aturan toko
value-none = tanpa pengembalian
value-units = satuan
value-shared = sama untuk semua
value-later = dibuat setelah dibayar
value-code = kode
value-account = akun
value-file = file
value-link = tautan
value-item = teks
value-service = jasa
field-of-percent = potongan
field-of-least = mulai dari
field-of-most = paling banyak
field-of-audience = untuk siapa
field-of-limit-all = semuanya
field-of-limit-each = per orang
field-of-starts-at = mulai
field-of-ends-at = berakhir
field-of-listed = ditawarkan ke semua
field-of-person = orang
field-of-product = produk
value-everyone = semua orang
value-customers = pelanggan
value-resellers = reseller
value-percent = persen
value-amount = jumlah
value-gift = hadiah

## Vouchers and sales in the log

field-of-ids = yang mana
field-of-on = berlaku
field-of-value = nilai
field-of-series = dibuat sekaligus
field-of-sale = obral
