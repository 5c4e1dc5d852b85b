cmd-rates = Rates of USDT, Stars and dollars
btn-rates = 💱 Rates
btn-rate = { $currency }
btn-refresh = 🔄 Ask now
btn-accept = ✅ Use the new rate
btn-by-hand = ✎ Set by hand
btn-automatic = 🔄 Automatic
btn-own-prices = 💱 Own prices
btn-set-own = ✎ { $currency }
btn-drop-own = ✖ Remove
staff = Staff
rates = Rates
own-prices = Own prices
intro = What one unit costs in the shop’s currency. People see both sums before they pay.
line = <b>1 { $currency }</b> = { $price }
    { $how } · { $at }
line-none = <b>1 { $currency }</b>: no rate yet
by-hand = set by hand
automatic = automatic, { $source }
stale = ⚠️ too old to sell by ({ $source })
waits = ⚠️ The market now says { $now }. That is so far from the rate in use that you have to agree first.
hand-stays = A rate set by hand stays until you change it.
asked = The sources are being asked. Open this screen again in a moment.
asked-already = They are being asked already.
demo-asks-nobody = The demo asks nobody outside. Set the rate by hand instead.
ask-rate = What does 1 { $currency } cost in { $base }? Send the number, for example 16350.
rate-unclear = “{ $words }” could be read in two ways, or is no price. Send it without thousands marks, like 16350 or 0.013.
too-old = ⚠️ The rate of { $currency } is too old to sell by, so this way to pay is not offered for now. It comes back by itself when the source answers, or set the rate by hand under Staff › Rates.
jumped = ⚠️ The market price of { $currency } went from { $was } to { $now }. The old rate is kept until you look: Staff › Rates.
own-of = <b>Product { $title }</b>: { $price }
own-why = A price of its own comes before the rate, when somebody pays the full price that way.
own-line = { $currency }: { $price }
own-none = by the rate
ask-own = What does product { $title } cost in { $currency }? Send the number.
setting-max-hours = After how many hours an automatic rate is too old to sell by
btn-setting-max-hours = Age limit
setting-band = By how many percent a new rate may differ from the last before you are asked
btn-setting-band = Jump limit
setting-star-value = What one Star is worth to you, in thousandths of a US dollar (13 means 0.013 dollars)
btn-setting-star-value = Star value
setting-fiat-source = Where the dollar’s rates come from
btn-setting-fiat-source = Dollar source
setting-usdt-source = Where the price of USDT comes from
btn-setting-usdt-source = USDT source
setting-toman-source = Where the price of USDT in Iran comes from
btn-setting-toman-source = Iran source

## What this plugin is called

plugin-called = Rates
plugin-does = What the shop’s prices are in USDT, Stars and dollars: by hand, or by the market.

## In the log of changes

act-rates-set = Rate
act-rates-price = A product’s own price
