## Commands

cmd-invite = Ajak teman

## Buttons

btn-friends = 🤝 Ajak teman
btn-copy = 📋 Salin tautan
btn-share = 📨 Bagikan
btn-mine = 🎁 Hadiahku
btn-mine-many = 🎁 Hadiahku ({ $count })
btn-friends-admin = 🤝 Ajakan
btn-inviter = { $name } · { $count }
btn-friend = { $name } ›
btn-tree = 🤝 Ajakan
btn-their-rewards = 🎁 Hadiah
btn-cut = ✂ Hentikan hadiah
btn-restore = ✓ Izinkan hadiah

## Invite friends

friends = Ajak teman
rewards = Hadiahku
link = Tautanmu:
    { $link }
no-link = Tautanmu belum siap. Coba lihat lagi sebentar lagi, ya.
inviter-first = 🎁 Dari pesanan pertama temanmu, kamu dapat <b>{ $reward }</b>.
inviter-every = 🎁 Dari setiap pesanan temanmu, kamu dapat <b>{ $reward }</b>.
inviter-days = 🎁 Dari setiap pesanan temanmu selama { $days } hari pertamanya di sini, kamu dapat <b>{ $reward }</b>.
friend-first = 🎉 Dari pesanan pertamanya, temanmu dapat <b>{ $reward }</b>.
friend-every = 🎉 Dari setiap pesanannya, temanmu dapat <b>{ $reward }</b>.
friend-days = 🎉 Dari setiap pesanan selama { $days } hari pertamanya di sini, temanmu dapat <b>{ $reward }</b>.
percent = { $percent }% dari harga yang dibayar
percent-and-sum = { $percent }% dari harga yang dibayar, ditambah { $money }
from-sum = Berlaku untuk pesanan mulai dari { $money }.
paid-after = ⏳ Masuk ke saldo { $days } hari setelah barang terkirim.
paid-at-once = ⏳ Masuk ke saldo beberapa menit setelah barang terkirim.
limit-month = Kamu bisa dapat paling banyak { $money } dalam 30 hari.
limit-friend = Dari satu teman, paling banyak { $money }.
nothing-offered = Saat ini toko belum memberi hadiah untuk ajakan. Tautanmu tetap bisa dipakai.
ended = ✂ Toko menghentikan hadiahmu. Alasan: { $reason }
    Kalau menurutmu ini keliru, silakan tanya tokonya.
came = 👆 Tautan dibuka: <b>{ $clicks }</b> · 👥 Bergabung: <b>{ $joined }</b> · 🛒 Berbelanja: <b>{ $bought }</b>
sums = ✅ Diterima: <b>{ $earned }</b> · ⏳ Menunggu: <b>{ $pending }</b>
share-words = Aku belanja di { $shop }, langsung di Telegram. Lihat, yuk:

## My rewards

no-rewards = Belum ada hadiah. Yang pertama muncul di sini begitu pesanan temanmu terkirim.
reward-pending = ⏳ <b>{ $money }</b> · { $about }
reward-paid = ✅ <b>{ $money }</b> · { $about }
reward-void = ▫️ { $money } · { $about }
about-friend = pesanan { $name }
about-own = pesananmu { $code }
due-on = akan dibayar { $at }
paid-on = dibayar { $at }
held = ditahan: toko menghentikan hadiahmu
void-small = tidak ada hadiah: nilai pesanan di bawah batas terendah
void-capped = tidak ada hadiah: batasnya sudah tercapai
void-refunded = tidak ada hadiah: uang pesanannya dikembalikan
void-banned = tidak ada hadiah: salah satu orangnya diblokir toko
void-staff = tidak ada hadiah: staf tidak ikut serta
void-cut = tidak ada hadiah: toko menghentikannya
capped-month = batas 30 hari tercapai; seharusnya { $money }
capped-friend = batas untuk satu teman tercapai; seharusnya { $money }
reduced = berkurang karena sebagian uang pesanan dikembalikan; semula { $money }
taken = { $money } ditarik kembali karena uang pesanannya dikembalikan

## Opening a link

own-link = Ini tautanmu sendiri. Kirim ke temanmu, ya!
dead-link = Ajakan ini sudah tidak berlaku, tapi kamu tetap disambut di sini.
known-already = Kamu sudah kenal toko ini: ajakan hanya berlaku untuk orang baru. Lihat-lihat yang baru, yuk!
invited-first = 🎉 Kamu diajak temanmu. Dari pesanan pertamamu, kamu dapat { $reward }.
invited-every = 🎉 Kamu diajak temanmu. Dari setiap pesananmu, kamu dapat { $reward }.

## Messages

told-joined = 👥 { $name } bergabung lewat tautanmu.
told-paid = 🎁 { $rewards } hadiahmu sudah masuk: <b>{ $money }</b> ditambahkan ke saldomu. Terima kasih sudah mengajak teman!
told-taken = ➖ Hadiah sebesar { $money } ditarik kembali dari saldomu karena uang pesanannya dikembalikan.
told-ended = ✂ Toko menghentikan hadiah ajakanmu. Alasan: { $reason }

## Staff

staff = Staf
invitations = Ajakan
totals = ✅ Dibayar: <b>{ $earned }</b> · ⏳ Menunggu: <b>{ $pending }</b>
    ↩ Ditarik kembali: { $taken } · ✖ Hilang: { $lost }
best = 🏆 Yang paling banyak mengajak:
nobody-yet = Belum ada yang mengajak siapa pun.
person = 👤 { $name }
brought-by = Diajak { $name } pada { $at }
brought-by-nobody = Datang tanpa ajakan
ended-line = ✂ Hadiah dihentikan { $at }: { $reason }
friend-line = • { $name } · sejak { $at } · menghasilkan { $money } · mengajak { $brought }
brought-nobody = Belum mengajak siapa pun.
cut-why = Kenapa hadiah { $name } dihentikan? Alasannya akan dibaca orangnya. Yang masih menunggu ditahan 24 jam, lalu hangus.
restored = Hadiah diizinkan lagi.
act-referrals-cut = Hadiah dihentikan
act-referrals-restore = Hadiah diizinkan lagi

## What this plugin is called, and its settings

plugin-called = Ajakan
plugin-does = Tautan untuk setiap orang, dan hadiah bagi yang mengajak teman yang berbelanja: dibayar setelah uangnya pasti.
btn-setting-inviter-percent = Pengajak: persen
setting-inviter-percent = Yang didapat pengajak: sekian persen dari harga pesanan temannya, setelah semua potongan.
btn-setting-inviter-amount = Pengajak: nominal
setting-inviter-amount = Nominal tetap tambahan untuk pengajak, dalam satuan terkecil mata uang. Tidak pernah lebih dari harga pesanan.
btn-setting-friend-percent = Teman: persen
setting-friend-percent = Yang didapat teman yang diajak: sekian persen dari harga pesanan, setelah semua potongan.
btn-setting-friend-amount = Teman: nominal
setting-friend-amount = Nominal tetap tambahan untuk teman yang diajak, dalam satuan terkecil mata uang. Tidak pernah lebih dari harga pesanan.
btn-setting-every-order = Setiap pesanan
setting-every-order = Memberi hadiah untuk setiap pesanan teman. Mati: hanya yang pertama.
btn-setting-days = Berapa lama
setting-days = Untuk setiap pesanan: berapa hari sejak teman bergabung. 0: selamanya.
btn-setting-least = Mulai dari nominal
setting-least = Pesanan di bawah nominal ini tidak menghasilkan apa-apa (satuan terkecil mata uang).
btn-setting-wait-days = Dibayar setelah
setting-wait-days = Jumlah hari antara pengiriman dan pembayaran hadiah. Samakan dengan masa pengembalian uangmu.
btn-setting-most-a-month = Batas 30 hari
setting-most-a-month = Paling banyak yang didapat satu orang dalam 30 hari, dalam satuan terkecil mata uang. 0: tanpa batas.
btn-setting-most-a-friend = Batas per teman
setting-most-a-friend = Paling banyak yang dihasilkan pesanan satu teman, dalam satuan terkecil mata uang. 0: tanpa batas.
btn-setting-no-staff = Tanpa staf
setting-no-staff = Staf tidak dapat hadiah, dan pesanan staf tidak menghasilkan hadiah bagi siapa pun.
