## Commands

cmd-balance = Saldo kamu
cmd-transfer = Tambah saldo seseorang
cmd-editbalance = Atur saldo seseorang

## Buttons

btn-wallet = 💰 Saldo
btn-topup = ➕ Isi saldo
btn-history = 🧾 Riwayat
btn-to-order = 💳 Ke pesanan
btn-again = 🔁 Beli lagi
btn-amount = { $money }
btn-other = ✎ Jumlah lain
btn-see-all = Semua
btn-see-in = Masuk
btn-see-out = Keluar
btn-now-all = ✓ Semua
btn-now-in = ✓ Masuk
btn-now-out = ✓ Keluar
btn-export = 📄 Tabel (CSV)
btn-rest = 💳 Bayar { $money }
btn-add-amount = ➕ { $money }
btn-dismiss = ✖
btn-gift = 🎁 Ke hadiah
btn-wallets = 💰 Saldo
btn-person = { $name } · { $number }
btn-add = ➕ Tambah
btn-take = ➖ Kurangi
btn-set = ✎ Atur

## Wallet

wallet = Saldo
topup = Isi saldo
history = Riwayat
balance = 💰 <b>Saldo: { $money }</b>
card = { $light } { $bar } dari { $goal }
tip-empty = 💡 Dengan saldo, kamu bisa bayar apa pun di toko ini sekali ketuk.
tip-waiting = 💡 Ada pesanan yang menunggu pembayaranmu.
tip-enough = 💡 Cukup untuk beli { $title } lagi.
tip-low = 💡 Isi { $missing } untuk beli { $title } lagi.
tip-first = 💡 Harga produk mulai dari { $goal }.
tip-ready = 💡 Kamu sudah bisa belanja: harga mulai dari { $goal }.
tip-gift = 💡 Ada hadiah menunggumu: saldo tambahan untukmu.
tip-month = 💡 Kamu membeli { $title } { $times } kali dalam 30 hari. Dengan { $money }, cukup sekali isi untuk sebanyak itu lagi.
how-much = Mau isi saldo berapa?
which-amount = Mau isi saldo berapa? Misalnya { $example }.
adding = ➕ Isi saldo { $money }
which-way = Mau bayar lewat apa?
no-way = Saat ini belum ada cara bayar untuk jumlah ini. Silakan tanya tokonya, ya.

## History

nothing-here = Belum ada apa-apa di sini.
entry = { $sign } <b>{ $money }</b> · { $why }
    { $at } · saldo { $after }
entry-about = { $sign } <b>{ $money }</b> · { $why } ({ $about })
    { $at } · saldo { $after }
reason-purchase = pembelian
reason-payment = pembayaran masuk
reason-adjustment = perubahan oleh toko
reason-starting-credits = hadiah selamat datang
reason-gift = hadiah
reason-referral = hadiah ajak teman
reason-referral-back = hadiah ditarik kembali
reason-other = lainnya
export-caption = Tabel riwayat saldo kamu.

## Between people

btn-friend = 🎁 Kirim ke teman
btn-send-money = ✅ Kirim { $money }
friend = Kirim ke teman
to-which-friend = Untuk siapa? Kirim nomor pelanggannya (ada di profilnya) atau @username-nya. Nomormu { $number }.
friend-who = 🎁 Untuk <b>{ $name }</b> · nomor pelanggan { $number }
friend-how-much = Mau kirim berapa?
friend-which-amount = Mau kirim berapa? Misalnya { $example }.
friend-sure = Kirim <b>{ $money }</b> ke <b>{ $name }</b>, nomor pelanggan { $number }?
friend-after = Sisa saldomu: { $money }
friend-final = ⚠️ Uang yang sudah terkirim tidak bisa ditarik lagi. Cocokkan dulu nomor pelanggannya dengan temanmu.
friend-got = 🎁 { $name } (nomor pelanggan { $number }) mengirimimu { $money }. Saldomu sekarang { $after }.
friend-sent = ✅ Kamu mengirim { $money } ke { $name } (nomor pelanggan { $number }). Saldomu sekarang { $after }.
transfers-off = Kirim saldo antarteman sedang dimatikan di toko ini.
no-such-friend = Tidak ada yang dikenal dengan nomor atau @username itu. Minta nomor pelanggan temanmu; ada di profilnya.
friend-is-you = Itu kamu sendiri. Kirim nomor orang lain.
friend-banned = Orang ini tidak bisa menerima uang di sini.
friend-too-little = Paling sedikit yang bisa dikirim { $least }. Pilih jumlah yang lebih besar.
friend-too-often = Hari ini kamu sudah mengirim { $times } kali, dan itu batasnya. Besok bisa lagi.
friend-too-much = Paling banyak { $most } per hari; hari ini sisa { $left }.
reason-transfer-in = dari teman
reason-transfer-out = ke teman

## Money that came in

got-deposit = ✅ { $money } sudah masuk ke saldo kamu.
got-for-order = ✅ Kami menerima { $money } untuk pesanan { $code }.
got-short = Kami menerima { $money } untuk pesanan { $code }. Masih kurang { $missing }.
got-late = Kami menerima { $money }, tapi pesanan { $code } sudah berakhir. Uangnya masuk ke saldo kamu.
got-extra = Kami menerima { $money } lagi untuk pesanan { $code } yang sudah lunas. Uangnya masuk ke saldo kamu.
staff-unknown = ⚠️ { $money } masuk lewat { $method } tanpa pemilik yang dikenal. Uangnya disisihkan.
staff-money = 💰 { $money } dari { $payer } lewat { $method }, sudah masuk ke saldonya

## Staff

staff = Staf
wallets = Saldo
whose = Saldo siapa? Kirim nomor pelanggan, ID Telegram, @nama_pengguna, atau namanya.
who-of-them = Yang mana?
who = 👤 { $name } · nomor pelanggan { $number } · ID { $id }
their-balance = 💰 Saldo: { $money }
how-much-add = Berapa yang ditambahkan untuk { $name }?
how-much-take = Berapa yang dikurangi dari { $name }?
how-much-set = Saldo { $name } mau dijadikan berapa?
why = { $money }. Apa alasannya? Pemilik saldo akan membacanya.
would-add = Tambah { $money }
would-take = Kurangi { $money }
would-set = Atur menjadi { $money }
before-after = { $before } → { $after }
because = Alasan: { $reason }
big-amount = ⚠️ Jumlahnya besar. Konfirmasi sekali lagi, ya.
balance-moved = Saldonya berubah barusan. Coba periksa lagi.
told-add = ➕ Toko menambahkan { $money } ke saldo kamu. Saldo sekarang { $after }.
    Alasan: { $reason }
told-take = ➖ Toko mengurangi saldo kamu sebesar { $money }. Saldo sekarang { $after }.
    Alasan: { $reason }
told-set = Toko mengatur saldo kamu menjadi { $money }. Saldo sekarang { $after }.
    Alasan: { $reason }

## Nama plugin ini, dan pengaturannya

plugin-called = Saldo
plugin-does = Dompet: saldo, riwayat, isi saldo, dan yang boleh diubah staf pada saldo orang.
btn-setting-presets = Pilihan nominal
setting-presets = Nominal yang ditawarkan saat isi saldo, misalnya 10k, 50k, 100k. Kosong: nominal yang lazim.
btn-setting-big-amount = Nominal besar
setting-big-amount = Di atas nominal ini staf harus memastikan dua kali (satuan terkecil mata uang).
btn-setting-tell-deposits = Kabar isi saldo
setting-tell-deposits = Beri tahu staf setiap ada uang masuk ke saldo.
btn-setting-transfers = Antarteman
setting-transfers = Orang boleh mengirim saldo satu sama lain. Yang terkirim tidak bisa dibatalkan; staf bisa memindahkannya kembali dengan /transfer.
btn-setting-transfer-least = Kirim minimal
setting-transfer-least = Jumlah terkecil sekali kirim (dalam satuan terkecil mata uang).
btn-setting-transfer-daily = Kirim maks sehari
setting-transfer-daily = Jumlah terbesar yang boleh dikirim satu orang dalam sehari (dalam satuan terkecil mata uang).
btn-setting-transfer-times = Kali per hari
setting-transfer-times = Berapa kali satu orang boleh mengirim dalam sehari.
