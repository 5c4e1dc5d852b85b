# Grup yang menerima kabar toko, dan kabar saat sedang ramai.

offer = 📣 Anda menambahkan saya ke grup { $group }. Apakah kabar toko dikirim ke sana juga?
    Semua anggota grup itu akan membacanya.
btn-accept = ✅ Kirim ke sana
group-welcome = 📣 Mulai sekarang kabar toko datang ke sini. Semua anggota grup ini bisa membacanya.
    Staf memilih jenisnya di Staf › Pengaturan › Grup; /rm mengakhirinya.
group-bye = 📣 Grup ini tidak menerima kabar lagi.
group-gone = Saya sudah tidak ada di grup itu. Silakan tambahkan saya lagi.
removed = { $group } tidak menerima kabar lagi.

btn-groups = 📣 Grup
groups = Grup
staff = Staf
groups-none = Belum ada grup yang menerima kabar toko.
groups-count = { $count } grup menerima kabar toko, selain staf:
groups-how = Cara memilih: tambahkan saya ke grup lalu setujui di sini, atau ketik /whitelist di grup itu (di dalam topik, bila kabar harus masuk ke sana). Semua anggota grup membaca kabarnya; tombol hanya berlaku untuk staf, di obrolan pribadi.
btn-group = { $group }
btn-add = ➕ Tambah ke grup
btn-last-busy = 🔔 Ramai terakhir
group-title = 📣 <b>{ $group }</b> · { $id }
group-thread = Ke topik tempat /whitelist diketik.
group-language = Bahasa: { $language }
group-kinds = Ketuk yang perlu diterima grup ini:
btn-kind-on = ✅ { $kind }
btn-kind-off = ▫️ { $kind }
kind-orders = Pesanan
kind-payments = Pembayaran
kind-stock = Stok
kind-messages = Pesan
kind-faults = Gangguan
kind-other = Lain-lain
btn-language = 🌐 Bahasa
btn-remove = Hentikan
language-which = { $group } membaca dalam bahasa apa?
btn-tongue-id = Bahasa Indonesia
btn-tongue-en = English
btn-tongue-ar = العربية
btn-tongue-fa = فارسی
btn-tongue-zh = 中文
btn-tongue-shop = Bahasa toko
tongue-id = Bahasa Indonesia
tongue-en = English
tongue-ar = العربية
tongue-fa = فارسی
tongue-zh = 中文
tongue-shop = bahasa toko sendiri

busy = Saat ramai
gathered-count = { $count } kabar sejak { $since }, yang terbaru dulu.
gathered-one = <b>{ $number }</b> · { $at }
gathered-off = Kabar dari { $plugin }, yang sedang mati.
btn-number = { $number }

cmd-whitelist = Grup yang menerima kabar toko
cmd-rm = Hentikan kabar ke sebuah grup
act-notices-group = Kabar di grup

## Nama plugin ini

plugin-called = Kabar
plugin-does = Kabar untuk staf: grup yang menerimanya, dan saat ramai dalam satu pesan.
