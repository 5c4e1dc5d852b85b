sample = Toko contoh
btn-sample = 🎪 Toko contoh
btn-load = 🎪 Muat toko contoh
btn-remove = 🗑 Hapus toko contoh
about = Delapan belas produk karangan dalam lima kategori, lengkap dengan gambar dan kode yang tidak membuka apa pun; ada juga varian, akun, berkas, jasa, dan kursi pilihan. Cocok untuk coba-coba.
about-load = Satu ketukan untuk memuat; satu ketukan lagi untuk menghapusnya.
about-remove = Sudah dimuat. Yang dihapus hanya bawaan toko contoh; yang sudah terjual tetap milik pembelinya.
loaded = { $products ->
   *[other] { $products } produk dengan { $units } kode sudah ada di rak.
}
removed = { $products ->
   *[other] { $products } produk contoh sudah dihapus.
}

## Nama plugin ini, dan pengaturannya

plugin-called = Contoh
plugin-does = Toko contoh: delapan belas produk karangan bergambar; satu ketukan untuk memuat atau menghapusnya.
