# Resellers.

btn-resellers = 🤝 Resellers
resellers = Resellers
staff = Staff
resellers-none = There are no resellers yet.
resellers-count = { $count ->
    [one] One reseller.
   *[other] { $count } resellers.
}
resellers-how = A reseller pays the reseller price of a product where there is one. Grant it on a person’s card, or with { $add }; withdraw it with { $remove }.
btn-person = { $name } · { $number }
btn-reseller = 🤝 Reseller
btn-grant = 🤝 Grant
btn-withdraw = Withdraw
btn-card = 👤 Card
who = 👤 <b>{ $name }</b> · { $number }
is-one = Reseller: sees and pays reseller prices.
is-none = Not a reseller: sees and pays the usual prices.
is-staff = { $name } is a member of staff, and not a reseller.
orders-count = Orders: { $count }
granted = { $name } is a reseller now.
no-longer = { $name } is a reseller no longer.
staff-is-no-reseller = { $name } is a member of staff. Take that role away first.
congratulations = 🎉 Congratulations! You are a reseller of { $shop } now.
    From now on you see reseller prices wherever a product has one. Orders you have placed already keep their price.
btn-look = 🛍 See the prices
withdrawn = You are no longer a reseller. From now on you see the usual prices. Orders you have placed already keep their price.
cmd-addreseller = Make somebody a reseller
cmd-rmress = Withdraw a reseller

## What this plugin is called

plugin-called = Resellers
plugin-does = Resellers: who is one, granted and withdrawn, each with a message.
