cmd-broadcast = Kirim pesan ke banyak orang sekaligus

## Buttons

btn-broadcasts = 📢 Siaran
btn-new = ✍️ Pesan baru
btn-post = { $icon } { $words }
btn-people = { $people } · { $count }
btn-send = 📢 Kirim ke { $count }
btn-yes = ✅ Ya, kirim ke { $count }
btn-try = 👤 Ke saya dulu
btn-preview = 👁 Pratinjau
btn-words = ✎ Pesan
btn-whom = 👥 Penerima
btn-lead = 🔘 Tombol
btn-discard = 🗑 Buang
btn-lead-shop = 🛍 Toko
btn-lead-product = 📦 Produk
btn-lead-link = 🔗 Tautan
btn-lead-none = ∅ Tanpa tombol
btn-shop = 🛍 Ke toko
btn-product = 🛍 Lihat
own-label = { $words }
btn-fewer = 🔕 Kurangi ini
btn-stop = ⏹ Hentikan
btn-look = 🔄 Lihat lagi
btn-back-take = 🗑 Tarik kembali
btn-yes-back = 🗑 Ya, hapus semua
btn-result = 📊 Hasilnya
btn-news = 📣 Kabar dan promo
btn-mute = 🔕 Jangan kirim lagi
btn-unmute = 🔔 Kirimi saya lagi

## Writing

staff = Staf
broadcasts = Siaran
about = 📢 Satu pesan untuk banyak orang. Datangnya tanpa bunyi dan secepat yang diizinkan Telegram; yang sedang ditunggu orang selalu didahulukan.
entry = { $icon } { $words } · { $at } · terkirim ke { $sent }
entry-draft = { $icon } { $words } · draf { $at }
a-picture = gambar
write-it = Kirim pesannya persis seperti yang akan dibaca orang: teks, atau gambar dengan teks di bawahnya. Huruf tebal, tautan, dan lainnya tetap apa adanya.
not-that-kind = Itu tidak bisa dikirim ke semua orang. Kirim teks, atau satu gambar dengan teks di bawahnya.
words-too-long = Kelebihan { $over } karakter: Telegram mengizinkan { $most } di sini. Persingkat lalu kirim lagi.
to-whom = Siapa yang menerimanya? Angkanya adalah berapa orang yang akan terjangkau sekarang.
people-everyone = Semua
people-buyers = Pembeli
people-new = Belum pernah beli
people-resellers = Reseller
people-language = { $language }
speak-id = Bahasa Indonesia
speak-en = English
speak-ar = العربية
speak-fa = فارسی
speak-zh = 中文
goes-to = 👥 <b>{ $people }</b>: { $count } orang menerimanya
left-limited = · dilewati, sudah dapat { $limit } minggu ini: { $count }
left-muted = · dilewati, tidak mau menerima lagi: { $count }
left-banned = · dilewati, diblokir toko: { $count }
left-blocked = · dilewati, memblokir bot: { $count }
leads-nowhere = 🔘 Tanpa tombol
leads-shop = 🔘 Tombol membuka toko
leads-product = 🔘 Tombol membuka { $title }
leads-link = 🔘 Tombol “{ $words }” membuka { $address }
as-it-comes = 👁 menampilkan pesannya sekali lagi, persis seperti yang diterima orang.
tried = Terkirim ke kamu, persis seperti yang akan diterima semua orang.
discarded = Dibuang. Belum ada yang melihatnya.
which-button = Tombol di bawah pesan membuka apa?
which-product = Kirim nomor produknya.
which-link = Kirim tautannya lalu tulisan tombolnya, misalnya:
    https://example.com/kabar Baca selengkapnya
no-such-product = Tidak ada produk dengan nomor itu. Kirim nomor yang dilihat orang di toko.
link-unclear = Saya perlu tautan yang diawali https:// lalu tulisan tombolnya, paling banyak { $most } karakter.
sent-already = Siaran itu bukan draf lagi. Buka daftarnya untuk melihat hasilnya.
sure = Kirim ini ke <b>{ $count } orang</b>?
takes-seconds = ⏱ Perlu sekitar { $count } detik sesuai laju Telegram.
takes-minutes = ⏱ Perlu sekitar { $count } menit sesuai laju Telegram.
no-way-back = Bisa dihentikan kapan saja. Yang sudah terkirim tidak bisa dibatalkan; selama 48 jam masih bisa dihapus dari chat orang.
nobody-there = Sekarang tidak ada yang akan menerimanya. Pilih penerima lain.
one-at-a-time = Siaran lain masih berjalan. Tunggu sampai selesai, atau hentikan.

## On its way

state-sending = ▶️ <b>Sedang dikirim</b>
state-stopping = ⏹ <b>Sedang dihentikan</b>
state-done = ✅ <b>Terkirim</b>
state-stopped = ⏹ <b>Dihentikan</b>
state-erasing = 🗑 <b>Sedang ditarik kembali</b>
state-erased = 🗑 <b>Sudah ditarik kembali</b>
bar = { $bar }
line-sent = 📬 Terkirim: { $count }
line-blocked = 🚫 Memblokir bot: { $count }
line-failed = ⚠️ Gagal: { $count }
line-withdrawn = ⏹ Tidak jadi dikirim: { $count }
line-erased = 🗑 Dihapus: { $count }
begun-at = Mulai { $at }
sure-back = Hapus pesan ini dari chat { $count } orang? Yang sudah membacanya tetap sudah membacanya.
too-old-to-erase = Telegram hanya mengizinkan bot menghapus pesan selama 48 jam, dan hanya yang sudah terkirim.
told-ended = 📢 Siaranmu selesai: { $sent } terkirim, { $blocked } memblokir bot, { $failed } gagal.
told-erased = 🗑 Siaranmu ditarik kembali dari { $erased } chat.

## What people choose themselves

news = Kabar dan promo
news-on = 📣 Toko boleh menulis kepadamu tentang kabar dan promo, paling banyak { $count } kali seminggu dan tanpa bunyi.
news-off = 🔕 Toko tidak lagi menulis kepadamu tentang kabar dan promo.
news-always = Belanjaanmu, pembayaranmu, dan jawaban untukmu tetap datang.
muted-now = Beres: tidak ada lagi yang begini. Bisa diubah di profilmu.

## What this plugin is called, its settings, and what the log of changes says

plugin-called = Siaran
plugin-does = Satu pesan untuk banyak orang sesuai laju Telegram: dengan pratinjau, hitungan tepat, bisa dihentikan, dan pilihan “kurangi” bagi tiap orang.
btn-setting-weekly = Maksimal seminggu
setting-weekly = Siaran terbanyak yang diterima satu orang dalam tujuh hari. Yang sudah mencapainya dilewati pada siaran berikutnya.
act-broadcast-send = mengirim siaran
act-broadcast-stop = menghentikan siaran
act-broadcast-back = menarik kembali siaran
undo-cannot-broadcast = Yang terkirim sudah terbaca. Siaran bisa dihentikan selagi berjalan, dan dihapus dari chat selama 48 jam.
