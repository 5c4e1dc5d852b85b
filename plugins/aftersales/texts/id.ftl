## Commands

cmd-refund = Uang kembali untuk sebuah pesanan

## Buttons

btn-trouble = 🛠 Bermasalah?
btn-money-back = ↩ Uang kembali
btn-number = No. { $n }
btn-why-wrong = ❌ Tidak berfungsi
btn-why-used = ♻ Sudah dipakai
btn-why-other = ❓ Masalah lain
btn-show-goods = 👁 Lihat barangnya
btn-ask-back = ↩ Minta { $money } kembali
btn-ask-anyway = ✍ Tulis ke toko
btn-look = 👁 Lihat
btn-recall = 🧊 Lihat batch ini
btn-to-balance = 💰 Ke saldo saya
btn-copy = Salin
btn-cases = 🛟 Permintaan
btn-case-broken = 🛠 { $code } · { $name }
btn-case-refund = ↩ { $code } · { $name }
btn-refund = ↩ Kembalikan uang
btn-to-wallet = 💰 Ke saldo { $money }
btn-whole = Semuanya { $money }
btn-one-of = 1️⃣ Untuk satu { $money }
btn-other = ✎ Jumlah lain
btn-back-by = ↩ Lewat { $name } { $money }
btn-replace = ♻ Ganti barangnya
btn-replace-now = ♻ Ganti sekarang
btn-decline = ✖ Tolak
btn-goods-back = 📦 Jual lagi
btn-goods-stay = 👤 Tidak dijual lagi
btn-refund-now = ↩ Kembalikan { $money }
btn-decline-over = Garansi sudah habis
btn-decline-works = Berfungsi
btn-decline-no-rule = Tidak dijanjikan
btn-reason-rule = Sesuai aturan
btn-reason-wrong = Tidak berfungsi
btn-reason-goodwill = Niat baik toko
btn-agree = ↩ Setuju, kembalikan
btn-drop = Biarkan saja
btn-recall-goods = ♻ Ganti semuanya
btn-recall-money = ♻ Ganti atau refund

## Parts

staff = Staf
cases = Permintaan
code = { $code }
help-with-order = Bantuan pesanan
about = { $title } · pesanan { $code }

## The sum

sum-paid = Dibayar: { $money }
sum-gone = Sudah dikembalikan: { $money }
sum-days = Terpakai: { $days } dari { $warranty } hari garansi
sum-claims = Sudah pernah diganti: { $count }
sum-result = { $steps } = <b>{ $money }</b>
sum-rest = Masih bisa kembali: <b>{ $money }</b>
sum-no-rule = Untuk produk ini uang tidak dikembalikan setelah barang dikirim.
sum-undelivered = Barang belum dikirim, jadi semuanya kembali: <b>{ $money }</b>

## The buyer

which-one = Yang mana?
what-is-wrong = Apa masalahnya?
no-warranty-now = Garansinya sudah tidak berlaku, tetapi tetap akan kami periksa.
nothing-to-replace = Tidak ada yang bisa diganti di sini.
nothing-back = Semua yang bisa kembali sudah dikembalikan.
asked-already = Anda sudah memberi tahu kami. Seseorang akan memeriksa dan membalas di sini.
asked-staff = ✅ Terima kasih. Seseorang akan memeriksa dan membalas di sini.
replaced-toast = ♻ Sudah diganti
replaced-now = ♻ Sudah diganti. Yang baru ada di bawah dan di pesanan Anda.
sum-changed = Ada yang berubah barusan. Silakan lihat lagi.
back-toast = ↩ Uangnya ada di saldo Anda
ask-why-back = Tulis pesan mengapa Anda minta uang kembali untuk pesanan { $code }. Seseorang akan membaca dan membalas di sini.
fresh-title = ♻ <b>Diganti</b> · { $title } · { $code }
fresh-goods = { $unit }
fresh-part = { $name }: { $value }
fresh-words = Pakai yang ini sebagai ganti yang tidak berfungsi. Ketuk barisnya untuk melihat.
told-refund = ↩ { $money } untuk pesanan { $code } sudah masuk ke saldo Anda.
    Alasannya: { $why }
told-refund-method = ↩ { $money } untuk pesanan { $code } dikembalikan lewat cara Anda membayar. Kalau tidak bisa, uangnya tetap di saldo Anda.
    Alasannya: { $why }
told-declined = Soal pesanan { $code }: kali ini permintaan Anda belum bisa kami penuhi.
    Alasannya: { $why }

## Why

why-wrong = tidak berfungsi
why-used = sudah dipakai orang lain
why-other = ada masalah lain
why-rule = minta uang kembali sesuai aturan
reason-rule = Sesuai aturan yang dijanjikan
reason-wrong = Tidak berfungsi
reason-goodwill = Sebagai niat baik toko
reason-over = Garansinya sudah habis.
reason-works = Sudah kami coba, dan berfungsi sesuai keterangan.
reason-no-rule = Ini tidak termasuk yang dijanjikan saat pembelian.
reason-recall = Ditarik oleh toko: sebagian dari batch ini tidak berfungsi

## Staff

how-many-cases = { $count ->
    [0] Tidak ada yang menunggu keputusan.
   *[other] { $count } permintaan menunggu keputusan.
}
order-of = 🧾 { $code } · 👤 { $name } · { $number }
what-when = { $title } × { $quantity } · { $at }
case-says = 💬 { $why } · { $at }
staff-broken = 🛠 { $name }: { $title } · { $code } · { $why }
staff-refund = ↩ { $name } minta uang kembali: { $title } · { $code } · { $why }
batch-alarm = ⚠️ { $count } pembeli melaporkan bahwa isi batch { $batch } dari { $title } tidak berfungsi. Sampai batch ini Anda tahan, isinya tidak lagi diganti otomatis.
went-back = ↩ { $money } sudah kembali · { $at } · { $why }
how-much = Berapa yang dikembalikan untuk pesanan { $code }? Paling banyak { $left }.
why-refund = Mengapa { $money } dikembalikan? Ketuk alasan atau tulis sendiri; pembeli akan membacanya.
would-refund = { $money } masuk ke saldo pembeli.
would-refund-method = { $money } kembali lewat jalan datangnya.
would-refund-by = Dikembalikan lewat { $name }, sama seperti saat dibayar.
method-off = cara yang sama
because = Alasannya: { $why }
goods-stay = Yang sudah dikirim tetap pada pembeli dan tidak dijual lagi.
goods-back = 📦 Yang sudah dikirim dijual lagi sebagai batch tersendiri. Pembeli masih bisa melihatnya di pesanannya.
order-ends = Belum ada yang dikirim; kalau semuanya kembali, pesanan berakhir.
second-needed = Jumlahnya besar: staf kedua harus menyetujui.
second-asked = Staf kedua sudah diminta menyetujui
second-wanted = ⚖ { $name } ingin mengembalikan { $money } untuk pesanan { $code }. Silakan periksa dan setujui.
    Alasannya: { $why }
second-title = ⚖ Kembalikan { $money } untuk pesanan { $code }?
asked-by = Diputuskan oleh { $name }
second-own = Anda sendiri yang memutuskan; orang lain harus menyetujui.
dropped = Dibiarkan
refunded-toast = ↩ Sudah dikembalikan
note-restock = Kembali dari pesanan { $code }
would-replace = No. { $n } diganti dengan yang baru; yang lama tetap tercatat terjual.
warranty-until = 🛡 Garansi sampai { $at }
warranty-over = 🛡 Garansi habis pada { $at }.
no-warranty = 🛡 Tidak ada garansi yang dijanjikan.
free-for-it = Stok penggantinya: { $left }
why-declined = Apa yang perlu disampaikan ke pembeli? Ketuk jawaban atau tulis sendiri.
declined-toast = Ditolak; pembeli sudah diberi tahu

## Recall

recall-title = 🧊 Batch { $batch } dari { $title }
recall-facts = Terjual dan belum diganti: { $affected } · stok baru: { $left }
recall-open = Batch ini masih dijual. Penarikan menahan sisanya.
recall-frozen = Sisa batch ini ditahan.
recall-going = ⏳ Sedang berjalan: { $count } selesai
recall-finished = ✅ Selesai: { $count }
recall-result = ♻ diganti { $replaced } · ↩ uang kembali { $refunded } · sisanya untuk Anda { $left }
recall-done = 🧊 Penarikan batch { $batch } selesai: diganti { $replaced }, uang kembali { $refunded }, sisanya untuk Anda { $left }.

## In the log of changes

act-aftersales-decline = Permintaan ditolak
act-aftersales-ask-second = Staf kedua diminta setuju
act-aftersales-drop-second = Pengembalian besar dibatalkan
act-aftersales-recall = Batch ditarik
final-declined = Pembeli sudah diberi tahu. Anda masih bisa mengembalikan uang atau mengganti.
final-recall = Para pembeli sudah menerima barang baru atau uangnya. Sisa batch masih bisa Anda jual.

## What this plugin is called, and its settings

plugin-called = Purnajual
plugin-does = Mengganti yang tidak berfungsi, mengembalikan uang sesuai aturan yang dijanjikan, menarik batch yang bermasalah.
btn-setting-auto-replace = Ganti otomatis
setting-auto-replace = Apakah barang yang tidak berfungsi langsung diganti selama garansi.
btn-setting-most-replaced = Penggantian
setting-most-replaced = Berapa penggantian otomatis untuk satu pembeli dalam 30 hari; selebihnya Anda yang memutuskan.
btn-setting-auto-refund = Refund otomatis
setting-auto-refund = Sampai jumlah berapa untuk satu pesanan (satuan terkecil) uang dikembalikan sesuai aturan tanpa menanyakan Anda; 0: Anda selalu ditanya.
btn-setting-second-above = Orang kedua
setting-second-above = Di atas jumlah berapa untuk satu pesanan (satuan terkecil) staf kedua harus menyetujui pengembalian; 0: tidak pernah.
btn-setting-alarm-at = Peringatan batch
setting-alarm-at = Setelah berapa pembeli melaporkan masalah dari satu batch Anda diperingatkan.
