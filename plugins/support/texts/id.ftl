# Pesan antara toko dan orang-orangnya.

from-shop = 📨 <b>Pesan dari toko:</b>
btn-answer-shop = 💬 Balas
your-answer = Apa yang ingin Anda sampaikan ke toko? Teks, atau gambar dengan keterangan.
answer-sent = ✅ Terkirim. Toko akan menjawab di sini.
from-person = 💬 <b>{ $name }</b> ({ $number }) membalas:
group-answer = 💬 { $name } ({ $number }) membalas: { $words }
group-answer-many = 💬 { $count } balasan
a-picture = sebuah gambar
btn-answer = 💬 Jawab
btn-card = 👤 Kartu
btn-write = 📨 Tulis pesan
btn-write-more = 📨 Tulis lagi
what-to-write = Apa yang perlu dibaca { $name }? Teks, atau gambar dengan keterangan.
letter-sent = ✅ Pesan Anda sedang dikirim ke { $name }. Balasannya akan datang kepada Anda.
letter-waits = 🕓 { $name } memblokir bot. Pesan Anda disimpan dan dikirim saat ia kembali.
letter-banned = { $name } diblokir dari toko: bisa membaca, tetapi tidak bisa membalas.
letters = Pesan
staff = Staf
letter-empty = Silakan kirim teks atau gambar.
letter-too-long = Terlalu panjang. Paling banyak { $limit } karakter.
too-many-letters = Anda sudah banyak menulis ke toko dalam satu jam terakhir. Mohon tunggu sebentar; pesan sebelumnya sudah sampai.
was-read = Pesan yang sudah dikirim tidak bisa ditarik kembali.
cmd-pm = Kirim pesan ke seseorang
act-support-written = Pesan ke

## Nama plugin ini, dan pengaturannya

plugin-called = Pesan
plugin-does = Staf menulis ke pembeli atas nama toko, dan menerima balasannya.
btn-setting-answers-an-hour = Balasan per jam
setting-answers-an-hour = Berapa balasan yang boleh dikirim satu orang ke toko dalam satu jam.
