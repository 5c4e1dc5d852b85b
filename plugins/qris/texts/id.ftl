## Paying

btn-qris = 🔳 QRIS
payment = Pembayaran
pay = Bayar <b>{ $money }</b> pakai QRIS
invoice = Tagihan { $code }
invoice-to = Tagihan { $code }, ke { $name }
ends = ⏱ Batas waktu bayar: { $until }
exact = Bayar persis sejumlah ini: angka terakhirnya menandai kamu. { $tail } darinya masuk ke saldomu.
how = 1. Buka GoPay, OVO, DANA, atau aplikasi bank.
    2. Pindai gambarnya, atau pilih dari galeri.
preparing = ⏳ Kode QR sedang dibuat. Kalau lama, pilih cara bayar lain.
paid = ✅ <b>Lunas: { $money }</b>
over = ⌛ <b>Kedaluwarsa. Jangan bayar kode ini lagi.</b>
over-why = Kalau kamu sudah membayar, uangmu tidak hilang: begitu masuk, langsung ada di saldomu.
btn-order = 📦 Ke pesanan
btn-wallet = 💰 Saldo
btn-again = 🔁 Tagihan baru
shop-asked = Toko sudah diminta mengecek. Biasanya beberapa menit.
not-there-yet = 🔎 Sudah kami cek: { $money } untuk { $code } belum masuk. Kalau di aplikasimu tertulis terkirim, biasanya cukup tunggu beberapa menit lagi. Kalau tidak, hubungi kami.

## Staff

staff = Staf
waiting = QRIS
btn-waiting = 🔳 Cek QRIS
btn-refresh = 🔄 Segarkan
look-into-bank = Lihat aplikasi bankmu. Apakah ada jumlah persis seperti di bawah yang sudah masuk? Satu ketukan mencatatnya.
nobody-waits = Tidak ada yang menunggu dicek.
waiting-line = • <b>{ $money }</b> · { $code } · { $payer } · { $at }
staff-asked = 🔳 { $payer } bilang sudah membayar <b>{ $money }</b> lewat QRIS untuk { $code }. Lihat aplikasi bankmu: apakah jumlah persis itu sudah masuk?
btn-arrived = ✅ { $money }
btn-not-there = Belum masuk
entered = { $money } sudah dicatat.
was-entered = { $money } sudah dicatat sebelumnya. Tidak ada yang berubah.
entered-unclaimed = { $money } sudah dicatat. Tidak ada tagihan sejumlah ini, jadi disimpan terpisah sampai kamu menentukan milik siapa.
payer-told = Pembeli sudah diberi tahu.
staff-no-invoice = ⚠️ QRIS lewat Pakasir tidak jalan: pembeli tidak mendapat kode QR. { $problem }
staff-unclear = 🔔 Aku tidak yakin berapa yang masuk:
    “{ $words }”
staff-repeated = 🔔 Notifikasi ini datang dua kali. Apakah ponselmu mengirim ulang, atau memang ada pembayaran kedua?
    “{ $words }”
btn-type-sum = ✎ Isi jumlahnya
btn-second = ➕ Pembayaran kedua
btn-pass = Abaikan
which-sum = Berapa yang masuk? Misalnya 50.123.
passed-over = Diabaikan. Tidak ada yang dicatat.

## Setting up

settings = Pengaturan
setup = QRIS
btn-setup = 🔳 QRIS
setup-off = QRIS mati.
setup-static = ✅ QRIS-mu sendiri: <b>{ $name }</b>, { $city }
setup-pakasir = ✅ Pakasir, proyek { $slug }
setup-ways = <b>QRIS cetak milikmu</b> tidak butuh kontrak: tiap pembeli mendapat kodemu dengan jumlah yang pas, dan kamu cukup satu ketukan untuk mengonfirmasi uangnya masuk.
    <b>Pakasir</b> adalah gerbang pembayaran: uang masuk terlihat otomatis, dengan biaya.
btn-printed = 📷 QRIS cetakku
btn-pakasir = 🏦 Pakasir
btn-phone = 📱 Notifikasi
btn-test = 🧪 Tes Rp 1.000
btn-off = Matikan QRIS
printed = QRIS cetakku
ask-printed = Kirim foto QRIS cetakmu, atau teks di dalamnya. Seluruh kode harus terlihat, tajam, dan tidak silau.
is-it-yours = Apakah ini tokomu? Cocokkan dengan nama di bawah kode cetakmu.
merchant = 🏪 <b>{ $name }</b>, { $city }
national = Nomor merchant nasional (NMID): { $number }
btn-mine = ✅ Ya, pakai ini
btn-another = 📷 Foto lain
no-picture = File ini bukan gambar yang bisa kubuka. Kirim sebagai foto, ya.
no-code = Tidak ada kode QR yang terlihat di gambar ini. Potret lurus dari atas, dengan cahaya cukup, dan cukup dekat.
several-codes = Ada beberapa QRIS di gambar ini. Kirim foto yang hanya berisi milikmu.
code-shape = Ini kode QR atau teks, tetapi bukan QRIS. Kirim kode yang bertanda QRIS.
code-checksum = Sebagian kode ini salah terbaca atau rusak. Kirim foto yang lebih tajam.
code-country = Kode pembayaran ini bukan untuk rupiah di Indonesia.
code-dynamic = Kode ini dibuat untuk satu pembayaran saja. Kirim yang tercetak, yang jumlahnya diisi pembeli.
code-amount = Kode ini sudah berisi jumlah tetap. Kirim yang tercetak, yang jumlahnya diisi pembeli.
one-word = Kirim nilainya saja, tanpa spasi atau kata lain.
not-set-up = Belum ada yang bisa dites. Kirim dulu QRIS cetakmu, atau slug dan kunci Pakasir.
pakasir = Pakasir
pakasir-needs = Dari proyekmu di pakasir.com kamu butuh tiga hal: slug (nama pendeknya), API key, dan webhook secret. Setel proyek ke mode live, dan baca ketentuan mereka soal barang digital.
pakasir-url = Masukkan alamat ini di sana sebagai webhook: { $url }
no-public-url = Toko belum punya alamat publik. Tanpa itu toko bertanya sendiri ke Pakasir tiap 15 detik, dan ponsel tidak bisa meneruskan notifikasi. Isi public_url di bagian [web] pada config.toml.
btn-slug = { $done ->
        [yes] ✅ Slug
       *[no] ✎ Slug
    }
btn-key = { $done ->
        [yes] ✅ API key
       *[no] ✎ API key
    }
btn-secret = { $done ->
        [yes] ✅ Webhook secret
       *[no] ✎ Webhook secret
    }
btn-use = ✅ Pakai Pakasir
btn-copy-url = Alamat
btn-copy-secret = Kata sandi
ask-slug = Kirim slug proyekmu di Pakasir.
ask-key = Kirim API key proyekmu. Pesanmu langsung kuhapus.
ask-secret = Kirim webhook secret proyekmu. Pesanmu langsung kuhapus.
phone = Notifikasi
phone-how = Aplikasi di ponselmu bisa meneruskan notifikasi bank, jadi tidak perlu ada yang mengetuk. Atur agar setiap notifikasi uang masuk dikirim dengan POST, berisi judul (title) dan teks (text), ke alamat di bawah, dengan header X-Secret. Jangan beri tahu siapa pun keduanya.
    Yang tidak bisa kubaca dengan pasti akan kutanyakan kepadamu.
phone-url = Alamat: { $url }
phone-secret = X-Secret: { $secret }
btn-phone-on = 📱 Nyalakan
btn-new-secret = 🔑 Sandi baru
btn-phone-off = Matikan
test = Tes
test-scan = Pindai dengan aplikasimu sendiri. Harus tertulis { $name } dan { $money }. Tidak perlu dibayar.
asking-pakasir = Bertanya ke Pakasir …
test-failed = ❌ Pakasir tidak membuat tagihan tes: { $problem }
test-pakasir = ✅ Pakasir menjawab. Untuk { $money } pembeli membayar { $total }. Tagihan tes ini sudah dibatalkan lagi.
test-sandbox = ⚠️ Proyeknya masih mode sandbox: pembayarannya bukan uang sungguhan. Setel ke live sebelum toko dibuka.

## Nama plugin ini

plugin-called = QRIS
plugin-does = QRIS: kode cetakmu, dibuat ulang untuk tiap pembayaran dengan nominal pas, atau lewat gerbang Pakasir.
btn-setting-mode = Mode QRIS
setting-mode = QRIS cetak milikmu (static), Pakasir, atau tanpa QRIS.
btn-setting-code = Kode cetak
setting-code = Isi QRIS cetak. Lebih mudah lewat foto: Pengaturan › QRIS.
btn-setting-tail = Nominal unik
btn-setting-notice-secret = Rahasia notifikasi
btn-setting-pakasir-slug = Slug Pakasir
btn-setting-pakasir-key = Kunci Pakasir
btn-setting-pakasir-secret = Rahasia Pakasir
btn-setting-pakasir-sandbox = Uji coba Pakasir
btn-setting-pakasir-url = Alamat Pakasir
setting-tail = Paling banyak berapa rupiah ditambahkan agar pembayaran dengan nominal sama bisa dibedakan.
setting-notice-secret = Rahasia ponsel yang meneruskan notifikasi bank.
setting-pakasir-slug = Pakasir: slug proyek.
setting-pakasir-key = Pakasir: kunci API proyek.
setting-pakasir-secret = Pakasir: rahasia webhook proyek.
setting-pakasir-sandbox = Pakasir: anggap pembayaran uji coba sebagai lunas. Hanya untuk mencoba.
setting-pakasir-url = Pakasir: alamat API-nya.
