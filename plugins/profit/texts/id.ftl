# Yang didapat toko.

staff = Staf
profit = Laba
btn-profit = 📈 Laba
cmd-profit = Yang didapat toko
btn-to-today = Hari ini
btn-in-today = • Hari ini
btn-to-7d = 7 hari
btn-in-7d = • 7 hari
btn-to-30d = 30 hari
btn-in-30d = • 30 hari
btn-to-year = 1 tahun
btn-in-year = • 1 tahun
btn-to-all = Semua
btn-in-all = • Semua
btn-csv = ⤓ CSV
btn-keeps = 🏦 Potongan
btn-way = { $name }
btn-keeps-nothing = Tanpa potongan
nothing-sold = Tidak ada penjualan di waktu ini.
line-revenue = { $orders ->
   *[other] Pendapatan: <b>{ $money }</b> · { $orders } pesanan
}
line-fees = + biaya dari pembayar: { $money }
line-cost = − modal barang: { $money }
line-kept = − potongan cara bayar: { $money }
line-refunds = − pengembalian dana: { $money }
line-profit = = laba: <b>{ $money }</b> · { $margin } %
line-loss = = ⚠ rugi: <b>{ $money }</b>
line-unknown = { $count ->
   *[other] ⚠ Modal { $count } barang belum diketahui dan dihitung nol.
}
best-heading = Yang paling menghasilkan:
best-line = • { $title }: <b>{ $profit }</b> dari { $revenue }
way-heading = Per cara bayar, setelah potongannya:
way-line = • { $way }: { $money }, milikmu <b>{ $left }</b>
way-wallet = 👛 Saldo
too-many-orders = Lebih dari { $limit } pesanan terlalu banyak untuk dihitung sekaligus. Pilih waktu yang lebih pendek, ya.
file-sent = Laba dalam bentuk tabel. Berkas ini terhapus sendiri setelah { $minutes } menit.
saved = Tersimpan.
keeps-title = 🏦 Berapa potongan tiap cara bayar? Angkanya ada di perjanjianmu dengan penyedianya.
keeps-none = • { $way }: tanpa potongan
keeps-line = • { $way }: { $formula }
ask-keeps = Berapa potongan { $way } dari satu pembayaran? Kirim rumus dari jumlahnya, misalnya: { $example }

plugin-called = Laba
plugin-does = Sisa dari yang terjual: pendapatan, modal, biaya pembayaran, dan pengembalian dana, per produk dan per cara bayar.
act-profit-keeps = Potongan cara bayar
