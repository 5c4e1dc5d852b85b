cmd-rates = Kurs USDT, Stars, dan dolar
btn-rates = 💱 Kurs
btn-rate = { $currency }
btn-refresh = 🔄 Cek sekarang
btn-accept = ✅ Pakai kurs baru
btn-by-hand = ✎ Atur manual
btn-automatic = 🔄 Otomatis
btn-own-prices = 💱 Harga khusus
btn-set-own = ✎ { $currency }
btn-drop-own = ✖ Hapus
staff = Staf
rates = Kurs
own-prices = Harga khusus
intro = Harga satu unit dalam mata uang toko. Pembeli melihat kedua nominal sebelum membayar.
line = <b>1 { $currency }</b> = { $price }
    { $how } · { $at }
line-none = <b>1 { $currency }</b>: belum ada kurs
by-hand = diatur manual
automatic = otomatis, { $source }
stale = ⚠️ terlalu lama untuk dipakai ({ $source })
waits = ⚠️ Pasar sekarang { $now }. Selisihnya terlalu jauh dari kurs yang dipakai, jadi perlu persetujuan Anda dulu.
hand-stays = Kurs manual tetap berlaku sampai Anda mengubahnya.
asked = Sumber kurs sedang dicek. Buka layar ini lagi sebentar lagi.
asked-already = Sedang dicek.
demo-asks-nobody = Demo ini tidak bertanya ke mana pun. Tentukan kursnya sendiri saja.
ask-rate = Berapa harga 1 { $currency } dalam { $base }? Kirim angkanya, misalnya 16350.
rate-unclear = “{ $words }” bisa dibaca dua cara, atau bukan harga. Kirim tanpa pemisah ribuan, misalnya 16350 atau 0.013.
too-old = ⚠️ Kurs { $currency } sudah terlalu lama, jadi cara bayar ini sementara tidak ditawarkan. Akan aktif lagi sendiri begitu sumbernya menjawab, atau atur manual di Staf › Kurs.
jumped = ⚠️ Harga pasar { $currency } berubah dari { $was } ke { $now }. Kurs lama tetap dipakai sampai Anda cek: Staf › Kurs.
own-of = <b>Produk { $title }</b>: { $price }
own-why = Harga khusus didahulukan dari kurs, kalau pembeli membayar harga penuh dengan cara itu.
own-line = { $currency }: { $price }
own-none = ikut kurs
ask-own = Berapa harga produk { $title } dalam { $currency }? Kirim angkanya.
setting-max-hours = Setelah berapa jam kurs otomatis dianggap terlalu lama
btn-setting-max-hours = Batas umur
setting-band = Berapa persen kurs baru boleh berbeda sebelum Anda ditanya
btn-setting-band = Batas lonjakan
setting-star-value = Nilai satu Star bagi Anda, dalam seperseribu dolar AS (13 berarti 0.013 dolar)
btn-setting-star-value = Nilai Star
setting-fiat-source = Sumber kurs dolar
btn-setting-fiat-source = Sumber dolar
setting-usdt-source = Sumber harga USDT
btn-setting-usdt-source = Sumber USDT
setting-toman-source = Sumber harga USDT di Iran
btn-setting-toman-source = Sumber Iran

## Nama plugin ini

plugin-called = Kurs
plugin-does = Nilai harga toko dalam USDT, Stars, dan dolar: ditentukan sendiri atau mengikuti pasar.

## In the log of changes

act-rates-set = Kurs
act-rates-price = Harga khusus produk
