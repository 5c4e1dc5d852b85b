# Reseller.

btn-resellers = 🤝 Reseller
resellers = Reseller
staff = Staf
resellers-none = Belum ada reseller.
resellers-count = { $count } reseller.
resellers-how = Reseller membayar harga reseller pada produk yang memilikinya. Berikan dari kartu orangnya, atau dengan { $add }; cabut dengan { $remove }.
btn-person = { $name } · { $number }
btn-reseller = 🤝 Reseller
btn-grant = 🤝 Berikan
btn-withdraw = Cabut
btn-card = 👤 Kartu
who = 👤 <b>{ $name }</b> · { $number }
is-one = Reseller: melihat dan membayar harga reseller.
is-none = Bukan reseller: melihat dan membayar harga biasa.
is-staff = { $name } adalah staf, bukan reseller.
orders-count = Pesanan: { $count }
granted = { $name } sekarang reseller.
no-longer = { $name } bukan reseller lagi.
staff-is-no-reseller = { $name } adalah staf. Cabut dulu perannya.
congratulations = 🎉 Selamat! Anda sekarang reseller { $shop }.
    Mulai sekarang Anda melihat harga reseller pada produk yang memilikinya. Pesanan yang sudah dibuat tetap dengan harganya.
btn-look = 🛍 Lihat harga
withdrawn = Anda bukan reseller lagi. Mulai sekarang Anda melihat harga biasa. Pesanan yang sudah dibuat tetap dengan harganya.
cmd-addreseller = Jadikan seseorang reseller
cmd-rmress = Cabut status reseller

## Nama plugin ini

plugin-called = Reseller
plugin-does = Reseller: siapa saja, diberikan dan dicabut, masing-masing dengan pesan.
