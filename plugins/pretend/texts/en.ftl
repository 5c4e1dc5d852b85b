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

## What this plugin is called, and its settings

plugin-called = Pretend payments
plugin-does = A way to pay that moves no money, for trying the shop out. It refuses to load in a real one.
