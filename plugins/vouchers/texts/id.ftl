## Commands

cmd-voucher = Vouchermu, atau satu lewat kodenya
cmd-addvoucher = Voucher baru dalam satu baris

## Buttons

btn-vouchers = 🎟 Voucher
btn-another = 🎟 Voucher lain
btn-best = 🎟 { $code }: { $money }
btn-off = ✖ 🎟 { $code }
btn-mine = 🎟 Voucherku
btn-voucher = { $code } · { $what }
btn-voucher-in = ✓ { $code } · { $what }
btn-none = ✖ Tanpa voucher
btn-type = ✎ Ketik kode
btn-again = ✎ Coba lagi
btn-add = ➕ Tambah { $n } lagi
btn-without = Lanjut tanpa voucher
btn-open = { $title } ›
btn-order = 🧾 Pesanan { $code }
btn-take-price = ✓ Pesan { $money }
btn-keep-price = Tetap { $money }
btn-start-anew = 🔁 Mulai dari awal
btn-use-next = ✓ Pakai berikutnya
btn-not-next = ✖ Jangan dulu
btn-drop = 🗑 Hapus dari daftar
btn-redeem = 🎁 Masukkan ke saldo
btn-shop = 🛍 Buka toko
btn-wallet = 💰 Saldo
btn-ask-shop = 💬 Bantuan
btn-look = 🎟 Lihat

## Screens of a buyer

vouchers = Voucher
for-order = Pesanan { $code } · { $money }
voucher-offer = 🎟 <b>{ $code }</b>: { $off }, kamu bayar <b>{ $total }</b>
voucher-line = 🎟 <b>{ $code }</b> · { $what }
voucher-not = ▫️ { $code } · { $what }
none-for-order = Kamu belum punya voucher. Kalau tahu kodenya, ketik di sini.
none-yet = Kamu belum punya voucher. Yang kamu dapat dari tautan atau dengan mengetik kode disimpan di sini.
chosen-now = ✓ { $code } akan memotong pesanan berikutnya.
is-next = ✓ Otomatis memotong pesananmu berikutnya.
not-next = Bisa dipakai untuk pesanan berikutnya.
applied = 🎟 Lebih hemat { $money }.
taken-off = Voucher dilepas dari pesanan ini.
chosen = Akan dipakai untuk pesanan berikutnya.
not-chosen = Pesanan berikutnya tanpa voucher.
dropped = Sudah dihapus dari daftarmu.
price-moved = Harganya berubah sejak kamu memesan. Pesanan ini tetap { $old }; kalau dipesan sekarang jadi { $new }.
begun = Kamu sudah mulai membayar pesanan { $code }, jadi harganya tetap.
    Untuk memakai voucher, mulai dari awal: pesanan ini dibatalkan dan barang yang sama dipesan lagi. Uang yang sudah dikirim masuk ke saldomu.
which-code = Ketik kodenya, ya.
kept = 🎟 <b>{ $code }</b> jadi milikmu: { $what }. Otomatis memotong pesananmu berikutnya.
gift = 🎁 Hadiah untukmu: <b>{ $money }</b>
gift-to-balance = Kamu bisa memasukkannya ke saldo satu kali, lalu memakainya untuk apa saja di sini.
redeemed = 🎉 <b>{ $money }</b> sudah masuk ke saldomu. Sekarang saldomu { $after }.
told-given = 🎟 Toko memberimu voucher: { $what }

## What a voucher gives, and when

and = { $first } · { $rest }
sum = { $money }
percent = { $percent }
gives-percent = potongan { $percent }
gives-percent-most = potongan { $percent }, paling banyak { $most }
gives-amount = potongan { $money }
gives-gift = hadiah { $money }
only = khusus { $title }
from-sum = mulai dari { $least }
from-day = mulai { $at }
until = sampai { $at }
no-end = tanpa batas waktu
for-everything = semua barang
only-person = khusus { $name }
only-customers = khusus pelanggan, bukan reseller
only-resellers = khusus reseller
all-any = boleh dipakai berapa kali pun
all-times = { $times } kali semuanya
each-any = setiap orang boleh berkali-kali
each-times = { $times } kali per orang
times-gift = satu kali, masuk ke saldo
is-listed = ditawarkan ke semua orang tanpa kode

## Why it does not hold

voucher-unknown = Kode ini tidak dikenal. Coba periksa lagi; kesempatanmu tinggal { $left }.
voucher-wait = Terlalu banyak kode yang salah. Tunggu dulu, ya: kamu bisa mencoba lagi { $until }.
voucher-off = Voucher ini sudah tidak berlaku.
voucher-not-yet = Voucher ini mulai berlaku { $at }. Sudah disimpan untukmu.
voucher-over = Voucher ini berakhir { $at }.
voucher-not-yours = Voucher ini untuk orang lain.
voucher-resellers = Voucher ini untuk reseller.
voucher-customers = Voucher ini bukan untuk reseller: kamu sudah dapat harga sendiri.
voucher-held = Voucher ini ada di pesananmu { $code } yang belum dibayar. Bayar atau batalkan dulu pesanan itu.
voucher-used = Voucher ini sudah kamu pakai ({ $at }).
voucher-used-up = Voucher ini sudah habis. Kalau ada pesanan yang batal dibayar, kamu bisa mencobanya lagi.
voucher-gift = Ini hadiah: masuknya ke saldomu, bukan ke pesanan.
voucher-currency = Voucher ini untuk mata uang lain.
voucher-product = Voucher ini hanya untuk { $title }.
voucher-category = Voucher ini hanya untuk { $title }.
voucher-minimum = Voucher ini perlu { $least }; pesananmu { $have }.

## Staff

staff = Staf
new = Baru
named = { $title }
number = { $n }
btn-vouchers-admin = 🎟 Voucher
btn-new = ➕ Voucher baru
btn-find = 🔎 Cari kode
btn-series = 📦 Sekali jadi ({ $count })
btn-one-series = 📦 { $n } · { $count } · { $at }
btn-give = 🎁 Beri ke seseorang
btn-copy-code = 📋 Kode
btn-copy-link = 📋 Tautan
btn-switch-off = ⏸ Matikan
btn-switch-on = ▶ Nyalakan
btn-all-off = ⏸ Matikan semua
btn-all-on = ▶ Nyalakan semua
btn-csv = ⤓ CSV
btn-txt = ⤓ TXT
how-many = { $count } voucher
none-made = Belum ada voucher. Yang pertama cukup empat ketukan.
in-list = { $icon } <b>{ $code }</b> · { $what } · { $uses }
used = terpakai { $uses }×
used-of = terpakai { $uses } dari { $limit }
card = 🎟 <b>{ $code }</b> · { $what }
rule = • { $what }
is-on = 🟢 Berlaku.
is-off = ⚪ Dimatikan.
is-over = ⌛ Waktunya sudah habis.
is-later = ⏳ Belum mulai.
is-used-up = ⚪ Sudah habis.
made = Dibuat { $by } pada { $at }
counts = Terpakai: <b>{ $used }</b> · dipegang pesanan yang belum dibayar: <b>{ $held }</b>
use-held = ⏳ { $name } · { $code } · { $money } · { $at }
use-used = ✅ { $name } · { $code } · { $money } · { $at }
use-released = ▫️ { $name } · { $code } · dikembalikan · { $at }
use-gift = 🎁 { $name } · { $at }
share-link = Untuk dibagikan: { $link }
switched-on = Berlaku lagi.
switched-off = Dimatikan. Pesanan yang memegangnya tetap dapat.
all-switched-on = { $count } kode berlaku lagi.
all-switched-off = { $count } kode dimatikan. Pesanan yang memegangnya tetap dapat.
ask-find = Kode yang mana?
no-such-voucher = Tidak ada voucher dengan kode ini.
ask-give = Siapa yang mendapat { $code }? Kirim ID, @username, atau nomor pelanggannya, atau teruskan pesannya.
give-which = Voucher mana untuk { $name }?
give-none = Tidak ada voucher yang bisa dipakai { $name }. Buat dulu satu.
given = { $name } sudah dapat dan diberi tahu.
given-before = { $name } sudah punya.
given-used = Sudah dipakai, jadi tidak bisa ditarik lagi.
series-list = Kode yang dibuat sekaligus:
series = 📦 <b>{ $count } kode</b> · { $what } · { $at }
note = { $note }
series-counts = Berlaku: <b>{ $on }</b> · terpakai: <b>{ $used }</b> · dipegang pesanan yang belum dibayar: <b>{ $held }</b>
file = { $count } kode. Pesan ini terhapus sendiri dalam { $minutes } menit.

## A new one

which-kind = Voucher ini memberi apa?
btn-kind-percent = ％ Potongan persen
btn-kind-amount = − Potongan nominal
btn-kind-gift = 🎁 Hadiah saldo
would-be = 🎟 <b>{ $what }</b>
code-drawn = • kode yang tidak bisa ditebak
code-own = • kode { $code }
codes-many = • { $count } kode yang berbeda-beda
btn-part-value = 💰 Berapa
btn-part-least = ⬆ Mulai nominal
btn-part-most = ⬇ Paling banyak
btn-part-goods = 🛍 Untuk apa
btn-part-people = 👥 Untuk siapa
btn-part-person = 👤 Untuk siapa
btn-part-often = 🔢 Berapa kali
btn-part-days = 📅 Berapa lama
btn-part-code = 🔤 Kode
btn-part-count = 📦 Berapa kode
btn-list = 📢 Tawarkan ke semua
btn-unlist = 🔒 Hanya lewat kode
btn-create = ✅ Buat
created = Sudah dibuat.
part-value = Berapa?
part-least = Mulai nominal pesanan berapa?
part-most = Potongan paling banyak berapa?
part-goods = Berlaku untuk apa?
part-category = Untuk kategori mana?
part-product = Untuk produk mana?
part-people = Siapa yang boleh memakai?
part-person = Siapa yang boleh memakai?
part-often = Berapa kali boleh dipakai?
part-limit-all = Berapa kali semuanya?
part-limit-each = Berapa kali per orang?
part-days = Berlaku berapa lama?
part-code = Kodenya apa?
part-count = Berapa kode, masing-masing berbeda?
btn-other = ✎ Lainnya
btn-no-least = Berapa pun
btn-no-most = Tanpa batas
btn-any-number = Tanpa batas
btn-everything = Semua
btn-a-category = 🗂 Satu kategori
btn-a-product = 📦 Satu produk
btn-everyone = Semua orang
btn-customers = Pelanggan
btn-resellers = Reseller
btn-one-person = 👤 Satu orang
btn-limit-all = 🔢 Semuanya
btn-limit-each = 👤 Per orang
btn-no-end = Tanpa akhir
btn-date = ✎ Sampai tanggal
btn-draw = 🎲 Acak
btn-own-code = ✎ Kode sendiri
btn-by-number = ✎ Lewat nomornya
days = { $days } hari
ask-value = Berapa? Misalnya 10k.
ask-percent = Berapa persen? Misalnya 10 atau 12,5.
ask-least = Mulai nominal pesanan berapa? Misalnya 50k.
ask-most = Potongan paling banyak berapa? Misalnya 20k.
ask-limit-all = Berapa kali boleh dipakai semuanya? Kirim angkanya.
ask-limit-each = Berapa kali boleh dipakai satu orang? Kirim angkanya.
ask-count = Berapa kode? Dari 1 sampai 10000.
ask-days = Sampai kapan? Kirim jumlah hari, tanggal terakhir seperti 2026-12-31, atau tanggal pertama dan terakhir.
ask-code = Kodenya apa? Huruf A–Z dan angka, misalnya WELCOME10.
ask-product = Kirim nomor produknya.
ask-person = Kirim ID, @username, atau nomor pelanggannya, atau teruskan pesannya.
percent-unclear = “{ $text }” tidak terbaca sebagai persen. Tulis misalnya 10 atau 12,5. Paling banyak 100.
date-unclear = “{ $text }” tidak terbaca sebagai tanggal. Tulis seperti ini: 2026-12-31. Jumlah hari juga bisa.

## The log of changes

act-vouchers-give = Voucher diberikan
act-vouchers-take = Voucher ditarik lagi
act-vouchers-download = Kode diunduh
why-downloaded = Filenya sudah ada pada seseorang dan tidak bisa ditarik, tetapi kodenya bisa dimatikan.

## What this plugin is called

plugin-called = Voucher
plugin-does = Voucher: kode yang memotong harga pesanan, hadiah yang menambah saldo, dan pengaturannya untuk staf.
