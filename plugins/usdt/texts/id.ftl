## Paying

btn-usdt = ₮ USDT (TRC20)
payment = Pembayaran
pay = Kirim tepat <b>{ $money }</b> lewat TRON (TRC20): angka terakhir adalah tanda pengenal Anda.
to = ke { $address }
worth = Dihitung { $money } · ⏱ kurs berakhir { $until }
only-trc20 = ⚠️ Hanya TRC20. Lewat jaringan lain akan hilang.
waiting = ⚪ Menunggu pembayaran Anda
seen = 🔵 Terlihat pukul { $at } · { $bar } · { $done } dari { $all } konfirmasi
btn-copy-amount = ⧉ Jumlah
btn-copy-address = ⧉ Alamat
btn-fee = ❓ Biaya?
paid = ✅ <b>Lunas: { $money }</b>, dihitung { $worth }
over = ⌛ <b>Waktu habis. Jangan kirim { $money } lagi.</b>
over-why = Kalau sudah terkirim, tidak ada yang hilang: toko masih mencarinya selama satu hari, dan yang masuk ada di saldo Anda.
invoice = Tagihan { $code }
btn-order = 📦 Lihat pesanan
btn-wallet = 💰 Saldo
btn-again = 🔁 Tagihan baru
btn-back = ‹ Kembali

## Another sum arrived

fee-title = Biaya bursa
fee-how = Bursa sering memotong biaya sekitar 1 USDT dari kiriman Anda. Yang harus <b>sampai</b> adalah { $money }, jadi tambahkan biayanya: biasanya bursa menampilkan jumlah yang diterima.
fee-sent = Kalau jumlah lain sudah terlanjur sampai, tunjukkan transaksinya. Jika pasti milik Anda, nilai sebenarnya dikreditkan.
btn-sent = 🧾 Ini kiriman saya
ask-hash = Tempel ID transaksi (TxID, hash) atau tautannya. Ada di riwayat dompet atau bursa Anda: 64 huruf dan angka.
not-a-hash = Saya tidak menemukan ID transaksi di situ. Panjangnya 64 huruf dan angka, 0 sampai 9 dan a sampai f. Salin dari riwayat dompet Anda dan kirim itu saja.
too-often = Anda sudah menunjukkan beberapa transaksi dalam satu jam. Tunggu sebentar, atau hubungi kami.
looking-up = 🔎 Transaksi ini sedang kami periksa. Sebentar lagi Anda mendapat pesan.
btn-payment = Ke pembayaran
hash-yours = ✅ { $came } masuk lewat transaksi ini dan sudah dikreditkan untuk Anda.
    { $txid }
hash-taken = Transaksi ini sudah dihitung untuk pembayaran pemiliknya. Kalau menurut Anda keliru, hubungi kami.
    { $txid }
hash-staff = { $came } masuk lewat transaksi ini, padahal yang diminta { $asked }, dan belum pasti itu milik Anda. Tidak ada yang hilang: toko sudah diminta memeriksanya.
    { $txid }
hash-old = Transaksi ini lebih lama daripada pembayaran Anda, jadi tidak mungkin untuk pembayaran ini.
    { $txid }
hash-elsewhere = Transaksi ini tidak membawa USDT ke alamat pembayaran Anda, atau gagal. Cocokkan alamat dan jaringan di dompet Anda.
    { $txid }
hash-dust = Yang dibawa transaksi ini terlalu kecil untuk dihitung.
    { $txid }
hash-not-yet = Jaringan belum mengonfirmasi transaksi ini secara final, atau tidak mengenalnya. Biasanya sekitar satu menit. Pembayaran dengan jumlah tepat akan ditemukan sendiri; selain itu, tunjukkan sekali lagi.
    { $txid }
staff-shown = 🧾 { $payer } menunjukkan transaksi untuk { $code }: masuk { $came }, yang diminta { $asked }. Belum pasti milik siapa. Mohon diputuskan.
    { $txid }
btn-decide = ⚖ Putuskan

## Setting up

settings = Pengaturan
setup = USDT
btn-setup = ₮ USDT
setup-off = USDT mati. Tempel alamat dompet TRON Anda sendiri untuk memulai.
setup-on = ✅ Pembeli mengirim USDT ke
    { $address }
setup-how = Toko hanya mengamati alamat ini: tidak perlu kunci dan tidak bisa memindahkan apa pun. Pakai alamat khusus untuk toko; kiriman lain masuk daftar tanpa pemilik. Pembeli dibedakan lewat angka terakhir jumlahnya.
btn-address = ✎ Alamat saya
btn-another = ✎ Alamat lain
btn-key = { $done ->
        [yes] ✅ Kunci TronGrid
       *[no] ✎ Kunci TronGrid
    }
btn-off = Matikan USDT
address-title = Alamat
address = { $address }
ask-address = Tempel alamat dompet TRON Anda: 34 huruf dan angka yang diawali T.
is-it-yours = Alamatnya sah. Cocokkan setiap huruf dengan dompet Anda: kiriman ke alamat yang salah akan hilang.
btn-mine = ✅ Ya, pakai
saved = Tersimpan.
address-length = Alamat TRON terdiri dari tepat 34 huruf dan angka dan diawali T. Salin seluruhnya dari dompet Anda.
address-letters = Ada tanda yang tidak pernah ada di alamat TRON (0, O, I, dan l tidak dipakai). Salin saja, jangan diketik.
address-checksum = Ada satu huruf yang salah; huruf besar dan kecil berbeda. Salin sekali lagi dari dompet Anda.
address-network = Ini alamat jaringan lain. Kirim alamat untuk USDT di TRON (TRC20); diawali T.
address-contract = Ini bukan dompet, melainkan alamat milik jaringan. Kiriman ke sana akan hilang. Kirim alamat Anda sendiri.
address-changed = 🔔 Alamat untuk USDT diganti.
    Sekarang: { $now }
    Sebelumnya: { $before }
    Bukan Anda? Segera kembalikan di Pengaturan › USDT, dan periksa siapa lagi yang boleh mengubah pengaturan.
address-removed = 🔔 USDT dimatikan. Alamatnya tadi { $before }
ask-key = Tempel kunci API dari trongrid.io. Pesan Anda langsung saya hapus. Tanpa kunci pun bisa, tetapi TronGrid lebih jarang menjawab.
one-word = Kirim kuncinya saja, tanpa spasi atau kata lain.

## What this plugin is called

plugin-called = USDT (TRC20)
plugin-does = USDT di TRON, langsung ke dompet Anda: diamati, dikonfirmasi jaringan, dibedakan lewat jumlahnya.
btn-setting-address = Alamat
setting-address = Alamat TRON Anda untuk USDT. Lebih mudah dan diperiksa: Pengaturan › USDT.
btn-setting-window = Menit membayar
setting-window = Berapa menit kurs dan jumlahnya ditahan.
btn-setting-least = Pembayaran terkecil
setting-least = Pembayaran terkecil, dalam perseratus USDT. Di bawah itu debu dan diabaikan.
btn-setting-tolerance = Biaya bursa
setting-tolerance = Selisih jumlah yang diterima, dalam perseratus USDT, bila pembeli menunjukkan transaksinya.
btn-setting-trongrid-key = Kunci TronGrid
setting-trongrid-key = TronGrid: kunci API Anda. Bisa tanpa kunci, tetapi lebih jarang.
btn-setting-tronscan-key = Kunci Tronscan
setting-tronscan-key = Tronscan: kunci API Anda.
btn-setting-trongrid-url = Alamat TronGrid
setting-trongrid-url = TronGrid: alamat API-nya.
btn-setting-tronscan-url = Alamat Tronscan
setting-tronscan-url = Tronscan: alamat API-nya.
