## Commands

cmd-start = Buka toko
cmd-menu = Menu utama
cmd-language = Ganti bahasa
cmd-profile = Profil kamu
cmd-help = Cara belanja dan daftar perintah
cmd-skip = Lewati pertanyaan

## Buttons

btn-profile = 👤 Profil
btn-help = 💬 Bantuan
btn-faq = ❓ Tanya jawab
btn-terms = 📜 Ketentuan
btn-language = 🌐 Bahasa
btn-welcome = 👋 Stiker sambutan
btn-remove = ✖ Hapus
btn-again = 🔁 Beli lagi
btn-pay-order = 💳 Bayar pesanan
btn-edit-name = ✎ Nama
btn-edit-email = ✎ Email
btn-edit-whatsapp = ✎ WhatsApp
btn-to-id = Bahasa Indonesia
btn-to-en = English
btn-to-ar = العربية
btn-to-fa = فارسی
btn-to-zh = 中文
btn-in-id = ✓ Bahasa Indonesia
btn-in-en = ✓ English
btn-in-ar = ✓ العربية
btn-in-fa = ✓ فارسی
btn-in-zh = ✓ 中文

## Home

test-shop = 🧪 Ini toko percobaan. Jangan memesan apa pun di sini, ya: barangnya tidak akan dikirim.
hello-new = Hai { $name } 👋 Selamat datang di { $shop }.
    Pilih, bayar, dan pesananmu langsung sampai dalam hitungan detik, siang maupun malam.
hello-back = Selamat datang kembali di { $shop }, { $name } 👋
own-welcome = { $words }
home-title = 🏠 { $shop }
more-title = Menu lainnya
link-unknown = Tautan itu sudah tidak berlaku. Silakan lihat-lihat tokonya.
stats = ✅ { $orders } pesanan sudah terkirim
gift = 🎁 Hadiah selamat datang: { $money }
balance = 💰 Saldo: { $money }
claimed = 👑 { $shop } sekarang milikmu. Kamu adalah pemiliknya.
claim-failed = Tautan pemilik ini sudah kedaluwarsa atau sudah dipakai. Buat yang baru dengan python3 run.py init --claim.

## Welcome sticker

send-welcome = Kirim stiker, gambar, atau GIF yang pertama kali dilihat pengunjung.
welcome-kept = ✅ Tersimpan. Kirim /start untuk melihatnya.
welcome-wanted = Kirim stiker, gambar, atau GIF, ya.

## Language

language = Bahasa
choose-language = Mau pakai bahasa apa?
language-kept = Sekarang toko memakai bahasa Indonesia.

## Help

help = Bantuan
steps = <b>Cara belanja</b>
    1. Buka toko dan pilih produk.
    2. Tentukan jumlahnya, lalu bayar.
    3. Pesananmu langsung muncul di sini dan tersimpan di “Pesanan saya”.
sells = Yang dijual: { $shelves }
ways = Kamu bisa bayar lewat: { $ways }
commands = <b>Perintah</b>
command-line = { $command } · { $what }

## Profile

profile = Profil
about-name = 👤 { $name }
about-username = Nama pengguna: { $username }
about-id = ID Telegram: { $id }
about-bank = Nomor pelanggan: { $number }
about-since = Bergabung sejak { $date }
about-status = Status: <b>{ $status }</b> · { $gives }
about-balance = 💰 Saldo: { $money }
about-orders = 🧾 Pesanan: { $orders }
complete = Data kamu: { $bar }
field-name = Nama: { $value }
field-email = Email: { $value }
field-whatsapp = WhatsApp: { $value }
not-given = belum diisi
role-customer = pelanggan
role-reseller = reseller
role-admin = staf
role-owner = pemilik
gives-customer = semua produk, langsung terkirim
gives-reseller = kamu menjual lagi produk dari sini
gives-admin = kamu ikut mengelola toko
gives-owner = toko ini milikmu
tip-first = 💡 Kamu belum pernah belanja. Yuk, lihat-lihat dulu.
tip-waiting = 💡 Ada pesanan yang menunggu pembayaranmu.
tip-again = 💡 Terakhir kamu beli { $title }. Sekali ketuk untuk beli lagi.

## Forms

ask-name = Siapa nama kamu?
ask-email = Apa alamat email kamu?
ask-whatsapp = Berapa nomor WhatsApp kamu? Sertakan kode negaranya, ya.
email-wrong = Ini sepertinya bukan alamat email. Contohnya nama@example.com.
phone-wrong = Ini sepertinya bukan nomor telepon. Contohnya +628123456789.
nothing-to-skip = Tidak ada yang perlu dilewati.

## Nama plugin ini, dan pengaturannya

plugin-called = Beranda
plugin-does = Pintu depan: sambutan, menu utama, bahasa, bantuan, dan profil.
btn-setting-show-stats = Jumlah terkirim
setting-show-stats = Tampilkan jumlah pesanan yang sudah terkirim di menu utama.
btn-setting-starting-credits = Saldo hadiah
setting-starting-credits = Saldo hadiah untuk orang baru, dalam satuan terkecil mata uang. 0: tanpa hadiah.
btn-setting-support = Bantuan
setting-support = Tempat pembeli meminta bantuan: @nama_pengguna atau tautan. Kosong: tanpa tombol.
btn-setting-faq = Tanya jawab
setting-faq = Tautan ke halaman tanya jawab. Kosong: tanpa tombol.
btn-setting-terms = Ketentuan
setting-terms = Tautan ke ketentuan toko. Kosong: tanpa tombol.
btn-setting-welcome-sticker = Stiker sambutan
setting-welcome-sticker = Dikirim sebelum sambutan. Pasang dengan /setwelcome.
btn-setting-ask-name = Tanya nama
setting-ask-name = Apakah orang baru ditanya nama.
btn-setting-ask-email = Tanya email
setting-ask-email = Apakah orang baru ditanya email.
btn-setting-ask-whatsapp = Tanya WhatsApp
setting-ask-whatsapp = Apakah orang baru ditanya nomor WhatsApp.
btn-setting-welcome-id = Sambutan Indo
setting-welcome-id = Sambutan untuk orang baru, dalam bahasa Indonesia.
btn-setting-back-id = Kembali Indo
setting-back-id = Sambutan untuk orang yang kembali, dalam bahasa Indonesia.
btn-setting-welcome-en = Sambutan Inggris
setting-welcome-en = Sambutan untuk orang baru, dalam bahasa Inggris.
btn-setting-back-en = Kembali Inggris
setting-back-en = Sambutan untuk orang yang kembali, dalam bahasa Inggris.
btn-setting-welcome-ar = Sambutan Arab
setting-welcome-ar = Sambutan untuk orang baru, dalam bahasa Arab.
btn-setting-back-ar = Kembali Arab
setting-back-ar = Sambutan untuk orang yang kembali, dalam bahasa Arab.
btn-setting-welcome-fa = Sambutan Persia
setting-welcome-fa = Sambutan untuk orang baru, dalam bahasa Persia.
btn-setting-back-fa = Kembali Persia
setting-back-fa = Sambutan untuk orang yang kembali, dalam bahasa Persia.
btn-setting-welcome-zh = Sambutan Mandarin
setting-welcome-zh = Sambutan untuk orang baru, dalam bahasa Mandarin.
btn-setting-back-zh = Kembali Mandarin
setting-back-zh = Sambutan untuk orang yang kembali, dalam bahasa Mandarin.
