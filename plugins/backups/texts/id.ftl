cmd-backup = Cadangan toko
btn-backups = 🛟 Cadangan
staff = Staf
backups = Cadangan
btn-now = 💾 Cadangkan sekarang
btn-busy = ⏳ Sedang bekerja…
btn-list = 📦 Semua cadangan
btn-copies = ☁ Salinan
btn-drill = 🧪 Uji sekarang
btn-plan = ⚙ Rencana
btn-key = 🔑 Kunci pemulihan
btn-key-lost = Tidak saya temukan
btn-file = ⤓ Ambil berkas
btn-archive = 📦 { $at }
btn-damaged = ⚠ { $at }
btn-open = 🛟 Buka cadangan
btn-copy-now = ☁ Salin sekarang
btn-bring = ⤓ { $at }
btn-span = { $span }
btn-chat-on = 💬 Salinan: mati
btn-chat-off = 💬 Salinan: nyala
btn-more = ⚙ Semua pengaturan

every = Setiap { $span }.
last = Terakhir: ✅ { $at }, { $size }
none-yet = Belum ada cadangan. Yang pertama dibuat sendiri dalam beberapa menit.
proof = Bukti: ✅ berhasil dipulihkan sebagai latihan, { $at }
no-proof = Bukti: latihan pemulihan dilakukan seminggu sekali, malam hari.
proof-bad = Bukti: ❌ { $at }. { $why }
kept = Tersimpan di server ini: { $count } ({ $size })
copy-off = { $place }: —
copy-none = { $place }: belum ada
copy-waits = { $place }: mulai setelah Anda membuktikan bahwa kunci pemulihan ada pada Anda
copy-at = { $place }: ✅ { $at }
trouble = ⚠ { $what } (sejak { $since }): { $why }
what-making = Pembuatan cadangan
what-drill = Latihan pemulihan
key-unproved = 🔑 Masihkah Anda menyimpan kunci pemulihan? Tanpanya, server yang hilang tidak bisa dipulihkan siapa pun.
bar = { $bar }
busy = ⏳ Cadangan sedang dibuat atau diuji…
already-busy = Sudah ada yang sedang berjalan.
just-made = Cadangan baru saja dibuat.

place-chat = Chat Anda
place-folder = Disk lain
place-s3 = Penyimpanan S3
place-other = { $name }
about-chat = Lima yang terbaru tetap ada di chat Anda sebagai dokumen tanpa bunyi. Yang besar datang dalam bagian 19 MB.
about-folder = Folder di disk lain atau di penyimpanan yang dipasang. Isi alamatnya di Rencana › Semua pengaturan.
about-s3 = Layanan apa pun yang cocok dengan S3. Isi alamat, bucket, dan kuncinya di Rencana › Semua pengaturan.
copies = Salinan
copies-sealed = Setiap salinan yang keluar dari server ini dienkripsi hanya untuk kunci pemulihan Anda, lalu dibaca ulang setelah disimpan di sana.
there = Salinan di sana: { $count } ({ $size }). Ketuk satu untuk membawanya kembali ke server ini.
carrying = Cadangan terbaru sedang dikirim ke sana.
bringing = Salinannya sedang dibawa kembali.

list = Cadangan di server ini: { $count }
list-empty = Belum ada cadangan di server ini.
all-of-them = Semua cadangan
one = { $at }
made-at = Dibuat: { $at }
takes = Ukuran: { $size }
damaged = ⚠ Tidak bisa dipakai. { $why }
holds = Isinya: { $orders } pesanan, { $people } orang, { $products } produk
made-by = Dibuat oleh versi { $program }
sending = Berkasnya sedang dikirim ke chat ini.

the-plan = Rencana
plan-every = Satu cadangan setiap { $span }, selalu dibuktikan: dibuka, dihitung ulang, dibaca kembali.
plan-keep = Disimpan: { $newest } yang terbaru, yang terakhir tiap hari selama { $days } hari, tiap minggu selama { $weeks } minggu; paling banyak { $size }.
plan-copies = Satu salinan ke setiap tempat lain tiap { $span }.
plan-chat-on = Salinan ke chat Anda menyala.
plan-chat-off = Salinan ke chat Anda mati.
plan-drill = Seminggu sekali, malam hari, cadangan terbaru dipulihkan sebagai latihan.

size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB
span-minutes = { $n } menit
span-hours = { $n } jam

the-key = Kunci pemulihan
key-well = ✅ Anda sudah menunjukkan bahwa kunci pemulihan ada pada Anda. Sesekali Anda akan ditanya lagi.
key-ask =
    🔑 <b>Masihkah Anda menyimpan kunci pemulihan?</b>
    Jika servernya hilang, hanya kunci itu yang membuka cadangan. Lihat kertas Anda dan kirim ini, dengan urutan ini:
    { $places }
    Pesan Anda langsung dihapus. Ini saja tidak membuka apa pun. Jangan pernah mengirim seluruh kunci kepada siapa pun, di sini pun tidak.
key-words = kata ke-{ $n }
key-groups = kelompok ke-{ $n }
key-right = ✅ Benar. Pesan Anda sudah dihapus dari chat ini.
key-wrong = Itu bukan yang tertulis di kertas Anda. Pesan Anda sudah dihapus dari chat ini; silakan lihat lagi.
key-lost =
    Selama server ini berjalan, tidak ada yang hilang. Buat kunci pemulihan baru sekarang. Di server, ketik:
    { $command }
    Kuncinya ditampilkan sekali, di sana. Setelah itu, kunci lama hanya membuka salinan yang dibuat sebelumnya.
told-key = 🔑 Masihkah Anda menyimpan kunci pemulihan? Memeriksanya hanya setengah menit, dan suatu hari bisa menyelamatkan toko.

receiving = ⏳ Cadangan ini sedang saya taruh di server…
told-brought =
    📦 Cadangan { $name } ({ $size }) ada di server. Hanya kunci pemulihan Anda yang membukanya, dan kunci tidak boleh dikirim lewat chat.
    Di server, ketik ini; kuncinya ditanyakan di sana tanpa terlihat:
    { $command }
told-not-brought = Cadangan tidak bisa ditaruh di server. { $why }
told-parts-wait = 📦 Bagian ini sudah sampai. { $why }
told-not-sent = Berkas tidak bisa dikirim. { $why }
told-parts =
    Cadangan ini datang dalam { $parts } bagian. Untuk menggabungkannya di komputer:
    { $command }
    Atau kirim semua bagian ke bot: bot menggabungkannya sendiri.

told-failed = 🔴 <b>Cadangan tidak bisa dibuat.</b> { $why }
told-overdue = 🔴 <b>Sudah terlalu lama tidak ada cadangan.</b> Yang terbaru dan terbukti dari { $since }. Buka cadangan dan ketuk “Cadangkan sekarang”; jika tidak membantu, lihat log server.
told-made-again = 🟢 Cadangan dibuat lagi.
told-copy-failed = 🔴 <b>{ $place }: salinan cadangan tidak bisa disimpan.</b> { $why } Dicoba lagi pada cadangan berikutnya.
told-copy-again = 🟢 { $place }: salinan tersimpan lagi.
told-drill-failed = 🔴 <b>Sebuah cadangan tidak bisa dipulihkan saat latihan.</b> { $why } Tokonya sendiri tidak tersentuh. Buat cadangan baru sekarang dan ujilah.
told-drill-again = 🟢 Cadangan terbaru bisa dipulihkan lagi saat latihan.

restore = Pulihkan
btn-restore = 🛟 Pulihkan
btn-restore-all = 🛟 Pulihkan semuanya
btn-hold = 🔴 Ketuk · { $step }/{ $steps }
btn-not-here = ·
btn-undo-restore = ↩ Batalkan pemulihan
restore-what = Produk dan pengaturan kembali seperti pada cadangan ini ({ $at }).
restore-since = Pesanan, stok, saldo, dan data orang tetap seperti sekarang: sejak itu bertambah { $orders } pesanan dan { $people } orang, dan catatan toko sendiri memasukkannya lagi. Jika itu tidak mungkin, stok, saldo, dan pembayaran yang meragukan ditahan sampai Anda memutuskan.
restore-how = Tidak ada kode yang terjual dua kali dan tidak ada uang yang hilang. Yang ada sekarang disimpan terpisah, dan pemulihan bisa dibatalkan selama sesudahnya belum ada yang terjual atau dibayar.
restore-closed = Toko tutup sementara, biasanya beberapa detik.
hold = Toko kembali ke { $at }. Untuk memastikan, ketuk tombol merah di ketiga tempatnya. Tombol lain membatalkan.
restoring = ⏳ Toko tutup sekarang: salin → periksa → tukar → pastikan. Anda akan dikabari saat buka lagi.
restore-begun = Pemulihan sudah berjalan. Mohon tunggu dua menit.
undo-what = Toko kembali ke keadaan tepat sebelum pemulihan. Yang terjadi sejak pemulihan disimpan terpisah.
told-as-before = ↩ Toko kembali seperti sebelum pemulihan.

btn-only-products = Hanya produk
btn-only-settings = Hanya pengaturan
btn-only-person = Hanya satu orang
btn-part = Kembalikan
part-looking = ⏳ Membandingkan toko dengan cadangan…
part-whom = Nama, bahasa, dan kontak siapa yang dikembalikan seperti dulu? Kirim id, @username, atau nomor pelanggan.
part-count = Yang akan berubah dengan cadangan { $at }: { $count }
part-line = • { $subject }
part-more = … dan lagi: { $count }
part-never = Uang, stok, pesanan, dan peran tidak pernah disentuh. Yang tidak ada di cadangan tetap seperti sekarang. Plugin dan teks sendiri menyusul pada pembukaan berikutnya.
part-not = Tidak ada yang berubah. { $why }
part-done = ✅ Dikembalikan seperti di cadangan: { $count }. Setiap perubahan ada di log.

held = Ditahan
btn-held = 🧊 Ditahan
held-why = Toko dipulihkan ({ $restored }) dari cadangan yang dibuat { $made }. Tidak ada yang tahu apa yang terjual dan dibayar di antaranya, jadi tidak ada yang berjalan sendiri.
held-products = Stok: { $products } produk, { $units } buah
held-people = Saldo: { $people } orang, { $money }
held-payments = Pembayaran yang mungkin sudah dibukukan: { $count }
held-how = Lihat chat dan layanan pembayaran Anda. Lepaskan yang Anda yakini, satu per satu.
btn-held-product = 📦 Produk: { $count }
btn-held-person = 👤 Saldo: { $count }
btn-held-payment = 💳 Pembayaran: { $count }
btn-release-all = Lepaskan semuanya
held-product = Produk
held-person = Saldo
held-payment = Pembayaran
held-list-product = Sebagian isi produk ini mungkin terjual di masa yang hilang. Ketuk satu untuk menjualnya lagi.
held-list-person = Uang orang-orang ini mungkin terpakai di masa yang hilang. Ketuk satu untuk mengembalikannya.
held-list-payment = Pembayaran ini mungkin sudah dibukukan di masa yang hilang. Ketuk satu untuk membukukannya.
btn-one-product = { $title } · { $units }
btn-one-person = { $name } · { $money }
btn-one-payment = { $name } · { $money }
held-ask-product = Jual lagi yang ditahan dari produk ini? Hanya jika tidak ada yang terjual di masa yang hilang: jika tidak, seseorang mendapat kode milik orang lain.
held-ask-person = Kembalikan uang yang ditahan kepada orang ini? Hanya jika tidak terpakai di masa yang hilang.
held-ask-payment = Bukukan pembayaran ini untuk pembayarnya? Hanya jika barang atau uangnya belum diterima di masa yang hilang.
held-ask-all = Lepaskan semuanya sekaligus? Hanya jika toko pasti tutup di masa yang hilang. Yang terjual saat itu akan terjual lagi, yang terpakai akan dikembalikan.
btn-release-product = Jual lagi
btn-release-person = Kembalikan
btn-release-payment = Bukukan
released = Selesai.

final-sent = Berkasnya sudah dikirim ke chat.
final-fetched = Berkasnya sudah ditaruh di server.
final-key = Yang diperiksa hanya apakah kuncinya ada pada Anda.
act-backups-sent = Mengirim cadangan sebagai berkas
act-backups-fetched = Membawa cadangan ke server
act-backups-key = Membuktikan punya kunci pemulihan

btn-setting-every = Selang, menit
setting-every = Berapa menit jarak antara dua cadangan
btn-setting-newest = Terbaru disimpan
setting-newest = Berapa cadangan terbaru yang tetap ada di server
btn-setting-days = Hari disimpan
setting-days = Berapa hari cadangan terakhir tiap hari disimpan
btn-setting-weeks = Minggu disimpan
setting-weeks = Berapa minggu cadangan terakhir tiap minggu disimpan
btn-setting-disk = Disk, MB
setting-disk = Paling banyak berapa megabita untuk cadangan di server
btn-setting-copies = Salinan, jam
setting-copies = Berapa jam jarak antara dua salinan ke setiap tempat lain
btn-setting-chat = Salinan di chat
setting-chat = Apakah salinan dikirim ke chat pemilik dengan bot
btn-setting-folder = Folder
setting-folder = Alamat folder di disk lain atau penyimpanan yang dipasang, untuk salinan
btn-setting-s3-endpoint = Alamat S3
setting-s3-endpoint = Alamat layanan S3, https://…
btn-setting-s3-bucket = Bucket S3
setting-s3-bucket = Nama bucket
btn-setting-s3-region = Wilayah S3
setting-s3-region = Wilayah bucket, jika layanannya mengenal wilayah
btn-setting-s3-folder = Awalan S3
setting-s3-folder = Yang ditaruh di depan nama salinan, jika beberapa toko berbagi satu bucket
btn-setting-s3-key = Kunci akses S3
setting-s3-key = Kunci akses layanan S3
btn-setting-s3-secret = Kunci rahasia S3
setting-s3-secret = Kunci rahasia layanan S3

## Nama plugin ini

plugin-called = Cadangan
plugin-does = Cadangan terenkripsi yang selalu dibuktikan, disalin ke tempat lain, dan dipulihkan dari chat.
