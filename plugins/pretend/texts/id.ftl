btn-pretend = 🎭 Bayar pura-pura
btn-now = ✅ Bayar { $money }
btn-little = Bayar kurang
btn-much = Bayar lebih
btn-twice = Bayar dua kali
btn-late = Bayar terlambat
payment = Pembayaran
pretend-line = 🎭 <b>Ini uang pura-pura.</b> Tidak ada uang sungguhan yang berpindah; toko memperlakukannya seperti sungguhan.
to-pay = Yang harus dibayar: <b>{ $money }</b>
until = ⏱ Batas waktu bayar: { $until }
reported = Pembayaran pura-pura sudah dilaporkan.
on-its-way = Uang pura-puranya akan masuk setelah waktu bayar habis.
setting-gateway = Alamat gateway pura-pura; kosong: hanya tombol di chat
btn-setting-gateway = Gateway
setting-gateway-key = Kunci yang dipakai gateway pura-pura untuk mengenali toko ini
btn-setting-gateway-key = Kunci gateway

## Nama plugin ini, dan pengaturannya

plugin-called = Pura-pura
plugin-does = Cara bayar tanpa uang sungguhan, untuk mencoba toko. Tidak mau jalan di toko sungguhan.
