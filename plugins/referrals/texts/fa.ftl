## Commands

cmd-invite = دعوت از دوستان

## Buttons

btn-friends = 🤝 دعوت از دوستان
btn-copy = 📋 کپی پیوند
btn-share = 📨 هم‌رسانی
btn-mine = 🎁 پاداش‌های من
btn-mine-many = 🎁 پاداش‌های من ({ $count })
btn-friends-admin = 🤝 دعوت‌ها
btn-inviter = { $name } · { $count }
btn-friend = { $name } ›
btn-tree = 🤝 دعوت‌ها
btn-their-rewards = 🎁 پاداش‌ها
btn-cut = ✂ قطع پاداش
btn-restore = ✓ اجازهٔ پاداش

## Invite friends

friends = دعوت از دوستان
rewards = پاداش‌های من
link = پیوند شما:
    { $link }
no-link = پیوند شما هنوز آماده نیست. لطفاً چند لحظهٔ دیگر سر بزنید.
inviter-first = 🎁 از نخستین سفارش دوستتان <b>{ $reward }</b> می‌گیرید.
inviter-every = 🎁 از هر سفارش دوستتان <b>{ $reward }</b> می‌گیرید.
inviter-days = 🎁 از هر سفارش دوستتان در { $days } روز نخست او در اینجا <b>{ $reward }</b> می‌گیرید.
friend-first = 🎉 دوستتان از نخستین سفارش خود <b>{ $reward }</b> می‌گیرد.
friend-every = 🎉 دوستتان از هر سفارش خود <b>{ $reward }</b> می‌گیرد.
friend-days = 🎉 دوستتان از هر سفارش خود در { $days } روز نخست <b>{ $reward }</b> می‌گیرد.
percent = { $percent }٪ مبلغ پرداختی
percent-and-sum = { $percent }٪ مبلغ پرداختی به‌علاوهٔ { $money }
from-sum = سفارش‌های از { $money } به بالا حساب می‌شود.
paid-after = ⏳ { $days } روز پس از تحویل به موجودی شما افزوده می‌شود.
paid-at-once = ⏳ چند دقیقه پس از تحویل به موجودی شما افزوده می‌شود.
limit-month = در ۳۰ روز حداکثر { $money } می‌گیرید.
limit-friend = از هر دوست حداکثر { $money } می‌گیرید.
nothing-offered = فروشگاه در حال حاضر برای دعوت پاداشی نمی‌دهد. پیوند شما همچنان کار می‌کند.
ended = ✂ فروشگاه پاداش‌های شما را قطع کرده است. دلیل: { $reason }
    اگر فکر می‌کنید اشتباه است، لطفاً از فروشگاه بپرسید.
came = 👆 باز شدن پیوند: <b>{ $clicks }</b> · 👥 پیوسته: <b>{ $joined }</b> · 🛒 خریدار: <b>{ $bought }</b>
sums = ✅ به‌دست‌آمده: <b>{ $earned }</b> · ⏳ در انتظار: <b>{ $pending }</b>
share-words = من از { $shop } همین‌جا در تلگرام خرید می‌کنم. نگاهی بیندازید:

## My rewards

no-rewards = هنوز پاداشی نیست. نخستین پاداش پس از تحویل سفارش یکی از دوستانتان اینجا دیده می‌شود.
reward-pending = ⏳ <b>{ $money }</b> · { $about }
reward-paid = ✅ <b>{ $money }</b> · { $about }
reward-void = ▫️ { $money } · { $about }
about-friend = سفارش { $name }
about-own = سفارش شما { $code }
due-on = پرداخت می‌شود: { $at }
paid-on = پرداخت شد: { $at }
held = نگه داشته شده: فروشگاه پاداش‌های شما را قطع کرده است
void-small = بدون پاداش: سفارش از کمترین مبلغ کمتر بود
void-capped = بدون پاداش: سقف پر شده بود
void-refunded = بدون پاداش: پول سفارش پس داده شد
void-banned = بدون پاداش: یکی از دو طرف در فروشگاه مسدود است
void-staff = بدون پاداش: مدیران در این طرح نیستند
void-cut = بدون پاداش: فروشگاه پاداش‌ها را قطع کرده است
capped-month = سقف ۳۰ روز پر شد؛ وگرنه { $money } بود
capped-friend = سقف یک دوست پر شد؛ وگرنه { $money } بود
reduced = کمتر شد، چون بخشی از پول سفارش پس داده شد؛ پیش‌تر { $money } بود
taken = { $money } پس گرفته شد، چون پول سفارش پس داده شد

## Opening a link

own-link = این پیوند خود شماست. آن را برای دوستانتان بفرستید!
dead-link = این دعوت دیگر کار نمی‌کند، ولی قدمتان روی چشم.
known-already = شما این فروشگاه را می‌شناسید؛ دعوت فقط برای افراد تازه حساب می‌شود. نگاهی به تازه‌ها بیندازید!
invited-first = 🎉 دوستی شما را دعوت کرده است. از نخستین سفارشتان { $reward } می‌گیرید.
invited-every = 🎉 دوستی شما را دعوت کرده است. از هر سفارشتان { $reward } می‌گیرید.

## Messages

told-joined = 👥 { $name } با پیوند شما پیوست.
told-paid = { $rewards ->
    [one] 🎁 پاداشتان رسید: <b>{ $money }</b> به موجودی شما افزوده شد. سپاس که دوستانتان را دعوت می‌کنید!
   *[other] 🎁 { $rewards } پاداشتان رسید: <b>{ $money }</b> به موجودی شما افزوده شد. سپاس که دوستانتان را دعوت می‌کنید!
}
told-taken = ➖ { $money } از یک پاداش از موجودی شما پس گرفته شد، چون پول سفارش پس داده شد.
told-ended = ✂ فروشگاه پاداش دعوت‌های شما را قطع کرد. دلیل: { $reason }

## Staff

staff = مدیریت
invitations = دعوت‌ها
totals = ✅ پرداخت‌شده: <b>{ $earned }</b> · ⏳ در انتظار: <b>{ $pending }</b>
    ↩ پس‌گرفته: { $taken } · ✖ ازدست‌رفته: { $lost }
best = 🏆 بیشترین دعوت‌ها:
nobody-yet = هنوز کسی دیگری را نیاورده است.
person = 👤 { $name }
brought-by = با دعوت { $name } در { $at }
brought-by-nobody = بدون دعوت آمده است
ended-line = ✂ پاداش‌ها { $at } قطع شد: { $reason }
friend-line = • { $name } · از { $at } · درآمد { $money } · دعوت‌شدگان { $brought }
brought-nobody = هنوز کسی را نیاورده است.
cut-why = چرا پاداش‌های { $name } قطع شود؟ خودش دلیل را می‌خواند. آنچه در انتظار است ۲۴ ساعت نگه داشته می‌شود و سپس از میان می‌رود.
restored = پاداش دوباره مجاز شد.
act-referrals-cut = قطع پاداش
act-referrals-restore = اجازهٔ دوبارهٔ پاداش

## What this plugin is called, and its settings

plugin-called = دعوت‌ها
plugin-does = پیوندی برای هر کس، و پاداش برای آن که دوستی خریدار می‌آورد: وقتی پرداخت می‌شود که پول ماندنی باشد.
btn-setting-inviter-percent = دعوت‌کننده: درصد
setting-inviter-percent = آنچه دعوت‌کننده می‌گیرد: درصدی از بهای سفارش دوست، پس از همهٔ تخفیف‌ها.
btn-setting-inviter-amount = دعوت‌کننده: مبلغ
setting-inviter-amount = مبلغ ثابت افزون بر آن برای دعوت‌کننده، به کوچک‌ترین یکای پول. هرگز بیش از بهای سفارش نیست.
btn-setting-friend-percent = دوست: درصد
setting-friend-percent = آنچه دوست دعوت‌شده می‌گیرد: درصدی از بهای سفارش، پس از همهٔ تخفیف‌ها.
btn-setting-friend-amount = دوست: مبلغ
setting-friend-amount = مبلغ ثابت افزون بر آن برای دوست دعوت‌شده، به کوچک‌ترین یکای پول. هرگز بیش از بهای سفارش نیست.
btn-setting-every-order = هر سفارش
setting-every-order = برای هر سفارش دوست پاداش می‌دهد. خاموش: فقط نخستین.
btn-setting-days = تا چه مدت
setting-days = برای هر سفارش: چند روز پس از پیوستن دوست. ۰: همیشه.
btn-setting-least = از این مبلغ
setting-least = سفارش‌های کمتر از این مبلغ پاداشی ندارند (به کوچک‌ترین یکای پول).
btn-setting-wait-days = پرداخت پس از
setting-wait-days = روزهای میان تحویل و پرداخت پاداش. به اندازهٔ مدتی که پول پس می‌دهید.
btn-setting-most-a-month = سقف ۳۰ روز
setting-most-a-month = بیشترین درآمد یک نفر در ۳۰ روز، به کوچک‌ترین یکای پول. ۰: بی‌سقف.
btn-setting-most-a-friend = سقف هر دوست
setting-most-a-friend = بیشترین درآمد از سفارش‌های یک دوست، به کوچک‌ترین یکای پول. ۰: بی‌سقف.
btn-setting-no-staff = بدون مدیران
setting-no-staff = مدیران پاداشی نمی‌گیرند و سفارششان برای کسی پاداش ندارد.
