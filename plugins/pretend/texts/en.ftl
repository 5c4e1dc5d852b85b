btn-pretend = 🎭 Pretend payment
btn-now = ✅ Pay { $money }
btn-little = Pay too little
btn-much = Pay too much
btn-twice = Pay twice
btn-late = Pay late
payment = Payment
pretend-line = 🎭 <b>This is pretend money.</b> No real money moves; the shop treats it as if it did.
to-pay = To pay: <b>{ $money }</b>
until = ⏱ The time to pay ends { $until }
reported = The pretended payment was reported.
on-its-way = The pretended money will arrive once the time to pay is over.
setting-gateway = Address of the pretend gateway; empty: only the buttons in the chat
btn-setting-gateway = Gateway
setting-gateway-key = The key by which the pretend gateway knows this shop
btn-setting-gateway-key = Gateway key

## What this plugin is called, and its settings

plugin-called = Pretend payments
plugin-does = A way to pay that moves no money, for trying the shop out. It refuses to load in a real one.
