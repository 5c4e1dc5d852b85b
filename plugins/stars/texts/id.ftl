cmd-paysupport = Bantuan pembayaran
cmd-terms = Ketentuan toko ini
btn-stars = ⭐ Stars
btn-pay = Bayar { $stars }
btn-paysupport = 🧾 Bantuan bayar
btn-terms = 📜 Ketentuan toko
btn-stars-admin = ⭐ Stars
btn-only-stars = ⭐ Hanya Stars
btn-all-ways = 💳 Semua cara bayar
btn-test = 🧪 Tes 1 Star
btn-mine = 🧾 Pesanan saya
btn-help = 💬 Bantuan
btn-rate = 💱 Kurs Star
payment = Pembayaran
pay-line = Ketuk tombolnya untuk membayar dengan Telegram Stars. Kalau kurang, Telegram menawarkan untuk membelinya.
preparing = ⏳ Tagihan sedang dibuat. Sebentar lagi muncul di sini.
to-pay = Yang dibayar: <b>{ $stars }</b>
worth = Senilai { $money }
until = Berlaku: { $until }
invoice-balance = Isi saldo
invoice-balance-about = { $money } untuk saldo Anda di toko ini
invoice-line = { $title } × { $count }
invoice-order = Pesanan { $code }
test = Pembayaran uji coba
test-about = Star ini langsung kembali kepada Anda.
paysupport = Bantuan pembayaran
paysupport-line = Ada masalah dengan pembayaran? Tidak ada yang hilang: setiap pembayaran tercatat dengan nomornya sendiri.
paysupport-steps =
    1. Buka “Pesanan saya” lalu lihat pesanannya: yang sudah Anda bayar ada di situ, juga kalau datangnya terlambat.
    2. Terlambat atau terbayar dua kali? Uangnya ada di saldo Anda.
    3. Masih belum beres? Tulis ke toko dan kirim kode pesanannya. Jangan ke dukungan Telegram atau bank dulu: hanya toko yang bisa mengembalikan Stars.
terms = Ketentuan
terms-text =
    <b>Ketentuan toko ini</b>
    
    1. Anda membeli barang digital. Barang dikirim di chat ini segera setelah pembayaran.
    2. Kode yang tidak berfungsi diganti, atau uang Anda kembali. Kabari kami secepatnya dengan kode pesanan.
    3. Uang yang masuk setelah pesanan berakhir menjadi saldo Anda di sini.
    4. Pembayaran dengan Stars dijalankan oleh Telegram dan juga mengikuti ketentuan Telegram.
    5. Ada pertanyaan soal pembayaran? Ketuk tombol di bawah.
staff = Staf
stars = Stars
rule =
    <b>Aturan Telegram, dengan kata sederhana:</b> barang digital (kode, akun, file, kursus) di dalam Telegram hanya boleh dijual dengan Stars. Cara bayar lain adalah risiko Anda sendiri: Telegram bisa membatasi bot.
    
    Stars masuk ke saldo bot dan ditarik lewat Fragment; nilai satu Star bagi Anda ditentukan di menu Kurs. Telegram mencairkannya dengan jeda.
only-now = ⭐ Pembeli hanya bisa membayar dengan Stars (dan saldo).
others-too = 💳 Cara bayar lain yang aktif ditawarkan di samping Stars.
stars-whole = Telegram hanya mengembalikan Stars secara utuh: { $stars }.
stars-refused = Telegram menolak mengembalikan Stars: { $words }
setting-hold-minutes = Berapa menit tagihan Stars tetap berlaku
btn-setting-hold-minutes = Menit tagihan

## Nama plugin ini

plugin-called = Telegram Stars
plugin-does = Pembayaran dengan Telegram Stars. Telegram hanya mengizinkan barang digital dijual dengan Stars; cara bayar lain risiko Anda sendiri.
