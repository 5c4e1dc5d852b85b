## Commands

cmd-orders = Pesanan kamu
cmd-order = Buka pesanan dengan kodenya

## Buttons

btn-mine = 🧾 Pesanan saya
btn-pay = 💰 Bayar { $money }
btn-free = 🎁 Ambil gratis
btn-with-balance = 💰 { $balance } + { $money }
btn-take-rest = 🛒 Ambil { $n } saja
btn-cancel-order = ✖ Batalkan pesanan
btn-again = 🔁 Beli lagi
btn-goods = 👁 Lihat isinya
btn-order-page = 🧾 Pesanan
btn-trouble = 🛠 Bermasalah?
btn-one-by-one = 👁 Satu per satu
btn-file = 📄 Sebagai berkas
btn-copy = Salin { $n }
btn-copy-one = Salin
btn-export = 📄 Tabel (CSV)
btn-order = { $icon } { $code } · { $title }
btn-look = 👁 Lihat
btn-buyer = 👤 Pembeli
btn-find = 🔎 Cari
btn-all-orders = 🧾 Pesanan
btn-to-all = Semua
btn-to-waiting = Menunggu
btn-to-delivered = Terkirim
btn-to-expired = Kedaluwarsa
btn-to-cancelled = Dibatalkan
btn-in-all = ✓ Semua
btn-in-waiting = ✓ Menunggu
btn-in-delivered = ✓ Terkirim
btn-in-expired = ✓ Kedaluwarsa
btn-in-cancelled = ✓ Dibatalkan

## Parts

checkout = Pembayaran
mine = Pesanan saya
staff = Staf
all-orders = Pesanan
code = { $code }
order-title = <b>Pesanan { $code }</b>
state = { $icon } { $state }
moment = { $icon } { $state } · { $at }
was-placed = dipesan
item = { $title } × { $quantity }
price-base = { $title } × { $quantity }: { $money }
total = <b>Total: { $money }</b>
total-less = <b>Total: { $money }</b> <s>{ $usual }</s>
goods = { $units }
taken-back = ⛔ { $money } dari pembayaran ditarik kembali. Kerugian toko: { $lost }
tap-to-see = Ketuk barisnya untuk melihat.

## Checkout

kept-until = ⏱ Disimpan · berakhir { $until }
balance-is = 💰 Saldo kamu: { $money }
balance-short = 💰 Saldo kamu: { $money }. Masih kurang { $missing }.
nothing-charged = Saldo kamu tidak dipotong.
paid = ✅ Sudah dibayar. Pesananmu ada di bawah.
order-cancelled = Pesanan dibatalkan. Saldo kamu tidak dipotong.
why-expired = Pesanan ini tidak dibayar tepat waktu, jadi tidak ada yang ditagih. Kalau kamu telanjur mengirim uang, dananya masuk ke saldo.

## Delivery

delivered-title = 🎉 <b>Terkirim</b> · { $code }
    { $at }
in-file = { $units } item pesananmu ada di berkas di atas.
one-of = { $n } dari { $total }
file-caption = Pesanan { $code }. Simpan berkas ini untuk kamu sendiri, ya.
expired-title = ⌛ Pesanan { $code } sudah kedaluwarsa.
cancelled-by-staff = Pesanan { $code } dibatalkan oleh toko. Saldo kamu tidak dipotong.

## My orders

none-yet = Kamu belum punya pesanan. Semua yang kamu beli akan tersimpan di sini.
mine-stats = { $orders } pesanan · total belanja { $spent }
export-caption = Tabel { $orders } pesananmu.

## Staff

how-many = { $orders } pesanan
none-here = Tidak ada pesanan di sini.
buyer = 👤 { $name } · nomor pelanggan { $number } · ID { $id }
which-order = Kirim kode pesanannya, misalnya K7Q2-94MX.
staff-placed = { $icon } Pesanan baru { $code }: { $title } × { $quantity } · { $money } · { $buyer }
staff-delivered = { $icon } Terjual: { $title } × { $quantity } · { $money } · { $buyer } · { $code }
staff-cancelled = { $icon } Dibatalkan: { $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-expired = { $icon } Tidak dibayar tepat waktu: { $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-placed-many = ⏳ { $count } pesanan baru
staff-delivered-many = ✅ { $count } pesanan terjual
staff-cancelled-many = ✖ { $count } pesanan dibatalkan
staff-expired-many = ⌛ { $count } pesanan tidak dibayar tepat waktu

## Nama plugin ini, dan pengaturannya

plugin-called = Pesanan
plugin-does = Pesanan: kasir, pembayaran dari saldo, pengiriman, riwayat, dan yang dilihat staf.
btn-setting-tell-placed = Pesanan baru
setting-tell-placed = Beri tahu staf setiap ada pesanan baru.
btn-setting-tell-delivered = Terjual
setting-tell-delivered = Beri tahu staf setiap pesanan yang dibayar dan terkirim.
btn-setting-tell-cancelled = Dibatalkan
setting-tell-cancelled = Beri tahu staf setiap pesanan yang dibatalkan.
btn-setting-tell-expired = Kedaluwarsa
setting-tell-expired = Beri tahu staf setiap pesanan yang tidak dibayar tepat waktu.

## Goods of every kind, and what is promised with them

btn-open-link = 🔗 Buka
btn-copy-part = ⧉ { $name }
part = { $name }: { $value }
part-email = Email
part-username = Nama pengguna
part-password = Kata sandi
part-pin = PIN
part-phone = Telepon
part-recovery = Kode pemulihan
part-profile = Profil
part-link = Tautan
part-note = Catatan
in-file-named = 📄 { $name }
note = 📖 { $words }
warranty-until = 🛡 Garansi sampai { $until }
preparing-title = 🟡 <b>Sudah dibayar, sedang disiapkan</b> · { $code }
preparing-words = Sedang kami siapkan. Begitu selesai, Anda dikabari di sini.
went-back = ↩ { $money } kembali ke saldo Anda · { $at }
    Alasannya: { $why }
choice-gone = Yang ini baru saja diambil orang lain. Silakan pilih yang lain.
price-choice = Pilihan Anda, { $hint }: +{ $money }
price-reseller = Harga reseller, @ { $price }: { $money }
price-sale = Promo, @ { $price }: { $money }
price-sale-percent = Promo −{ $percent }: { $money }
price-voucher = 🎟 Voucher { $code }: { $money }
price-voucher-percent = 🎟 Voucher { $code } (−{ $percent }): { $money }

## Staff hand over what is made after the payment

btn-to-paid = Disiapkan
btn-in-paid = ✓ Disiapkan
btn-hand-over = ✍ Serahkan
staff-to-make = { $icon } Sudah dibayar, mohon disiapkan: { $title } × { $quantity } · { $money } · { $buyer } · { $code }
ask-hand-over = Kirim apa yang akan diterima { $name } untuk { $title }: teks, kode, atau tautan.
    Langsung dikirim ke pembeli dan tersimpan di pesanannya.
went-back-staff = ↩ { $money } kembali ke saldo pembeli · { $at }
    Alasannya: { $why }
