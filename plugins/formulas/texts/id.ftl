cmd-setformula = Rumus refund dan biaya
btn-formulas = 🧮 Rumus
btn-refund = ↩ Rumus refund
btn-way = { $way }
btn-refund-days = 📅 Sisa hari, 70%
btn-refund-full = 💯 Penuh saat garansi
btn-refund-none = 🚫 Tanpa refund
btn-fee-qris = 0,7% + 310
btn-fee-one = 1%
btn-fee-three = 3%
btn-fee-none = 🚫 Tanpa biaya
staff = Staf
settings = Pengaturan
formulas = Rumus
refund-now =
    <b>Yang kembali saat pesanan direfund</b>
    { $formula }
fees-now =
    <b>Biaya tambahan untuk pembayar</b>
    { $lines }
fee-line = { $way }: { $fee }
no-fee = tidak ada
legend = • { $name }: { $about }
name-paid = yang sudah dibayar
name-price = harga satu buah
name-quantity = jumlah yang dibeli
name-days = hari sejak dikirim
name-left = sisa hari garansi
name-warranty = hari garansi yang dijanjikan
name-claims = berapa kali sudah diganti
name-refunded = uang yang sudah dikembalikan
name-amount = yang dibayar atau diisi, tanpa biayanya
refund-card =
    <b>Yang kembali saat pesanan direfund</b>
    { $formula }

    <b>Contoh:</b> dibayar { $paid }, garansi { $warranty } hari
    { $examples }

    <b>Yang bisa dipakai</b>
    { $names }

    Tidak pernah lebih dari yang dibayar, tidak pernah di bawah nol. Yang sudah terjual tetap memakai rumus saat dijual.
    Ketuk tombol, atau kirim rumusnya.
refund-example =
    • dipakai { $days } hari: <b>{ $back }</b>
    { $steps }
refund-plain = • dipakai { $days } hari: <b>{ $back }</b>
refund-fails = • dipakai { $days } hari: rumus ini tidak ada hasilnya
fee-card =
    <b>{ $way }: biaya tambahan untuk pembayar</b>
    { $formula }

    <b>Contoh</b>
    { $examples }

    <b>Yang bisa dipakai</b>
    { $names }

    Biayanya terlihat sebelum membayar, dan seluruh jumlahnya masuk ke pesanan atau saldo.
    Ketuk tombol, atau kirim rumusnya.
fee-card-none =
    <b>{ $way }: tanpa biaya tambahan</b>

    <b>Yang bisa dipakai</b>
    { $names }

    Biayanya terlihat sebelum membayar, dan seluruh jumlahnya masuk ke pesanan atau saldo.
    Ketuk tombol, atau kirim rumusnya.
fee-example =
    • untuk { $amount }: <b>{ $fee }</b>
    { $steps }
fee-plain = • untuk { $amount }: <b>{ $fee }</b>
fee-fails = • untuk { $amount }: rumus ini tidak ada hasilnya, jadi cara bayar ini tidak ditawarkan
no-such-way = Tidak ada cara bayar bernama { $name }. Yang ada: { $known }
act-formulas-refund = Rumus refund
act-formulas-fee = Rumus biaya

## Nama plugin ini

plugin-called = Rumus
plugin-does = Rumus buatan pemilik: berapa yang kembali dari sebuah pesanan, dan berapa biaya tambahan bagi pembayar.
