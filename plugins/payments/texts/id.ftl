## Tombol

btn-paid = 🔄 Saya sudah bayar
btn-other-way = ⇄ Cara lain
btn-cancel = ✖ Batal
btn-centre = 💳 Pembayaran
btn-back = ‹ Kembali
btn-previous = ‹
btn-next = ›
btn-page = { $page }/{ $pages }
btn-unclaimed = ❓ Tak bertuan: { $n }
btn-open = ⏳ Menunggu: { $n }
btn-late = ⌛ Terlambat: { $n }
btn-failed = ⚠️ Gagal: { $n }
btn-all-paid = ✅ Lunas
btn-attempt = { $icon } { $asked } · { $name }
btn-receipt = ⌛ { $money } · { $name }
btn-found = ❓ { $money } · { $method }
btn-order = 🧾 Pesanan
btn-send-back = ↩ Kembalikan { $money }
btn-send-back-now = ↩ Ya, kembalikan
btn-to-person = 👤 Beri ke orang
btn-not-ours = ✖ Bukan milik toko
btn-candidate = { $asked } · { $name }
btn-give = ✅ Ya, berikan

## Membayar

it-is-over = Pembayaran ini sudah selesai. Beginilah hasilnya.
just-looked = Baru saja kami cek, dan kami terus mengecek sendiri. Tidak perlu menekan apa pun.
it-is-slow = Layanan pembayaran sedang lambat. Kami terus mengecek sendiri; tidak ada yang hilang. Anda juga bisa memilih cara lain.
looking = Sedang dicek… biasanya 5 sampai 20 detik.
cancelled = Dibatalkan. Uang yang sudah terkirim akan masuk ke saldo Anda.

## Pusat pembayaran

staff = Staf
centre = Pembayaran
open-now = ⏳ { $n } pembayaran menunggu.
unclaimed-now = ❓ Ada { $n } uang masuk yang tak bertuan. Mohon dilihat.
nothing-unclaimed = ✅ Tidak ada uang tak bertuan.
method-well = 🟢 { $method } · terakhir dicek { $at }
method-idle = ⚪ { $method } · belum ada yang perlu dicek
method-ill = 🔴 { $method } · { $n } kali gagal berturut-turut: { $problem }
list-none = Belum ada apa-apa di sini.
list-open = { $n } pembayaran menunggu
list-failed = { $n } pembayaran gagal
list-paid = { $n } lunas
list-expired = { $n } pembayaran kedaluwarsa
list-late = { $n } uang datang terlambat dan masuk ke saldo pembayarnya.
list-unclaimed = { $n } uang tak bertuan
attempt-title = <b>{ $icon } { $state }</b> · { $method }
state-open = menunggu
state-paid = lunas
state-expired = kedaluwarsa
state-cancelled = dibatalkan
state-failed = gagal
attempt-who = 👤 { $name } · { $purpose }
for-balance = untuk saldo
for-order = untuk pesanan { $code }
attempt-asked = Diminta: { $asked } · dihitung { $amount }
attempt-fee = Biaya tambahan: { $fee }
attempt-when = Dibuka { $opened } · berakhir { $until }
attempt-reference = Referensi: { $reference }
attempt-problem = Alasan: { $problem }
receipt = 💵 { $money } · { $fate }
fate-settled = melunasi pesanan
fate-short = kurang; menunggu di saldo
fate-late = terlambat; masuk saldo
fate-extra = kelebihan; masuk saldo
fate-deposit = ditambahkan ke saldo
fate-unknown = tak bertuan
taken-back = ⛔ Ditarik kembali: { $money } ({ $reason })
said = { $at } { $kind } { $words }

## Tak bertuan

found = <b>❓ { $money }</b> · { $method }
found-when = Terlihat { $at }
found-reference = Referensi: { $reference }
detail = { $name }: { $words }
maybe = Mungkin untuk salah satu dari ini. Bandingkan dulu sebelum menekan:
would-give = Berikan { $money } kepada { $name }?
given = Sudah diberikan. Orangnya sudah diberi tahu.
whose = Milik siapa { $money } ini? Kirim id, nomor rekening toko, atau @username.
worth-what = { $money } dihitung berapa dalam mata uang toko? Misalnya 100k.
why-give = Kenapa { $name } mendapat { $money }? Alasannya disimpan dalam catatan.
given-to = ✅ { $money } diberikan kepada { $name }. Orangnya sudah diberi tahu.
why-not-ours = Kenapa { $money } bukan milik toko? Alasannya disimpan dalam catatan.
set-aside = Disisihkan sebagai bukan milik toko.

## Mengembalikan

why-send-back = Kenapa { $money } dikembalikan kepada { $name }? Alasannya disimpan dalam catatan.
would-send-back = Kembalikan { $money } kepada { $name }? Nilai yang sama keluar dari saldonya.
because = Alasan: { $reason }
sending-back = Sedang dikembalikan.

## Nama plugin ini

plugin-called = Pembayaran
plugin-does = Pembayaran bagi staf dan pembeli: yang masuk, uang tanpa pemilik, dan pengembalian.
