## Paying

btn-usdt = ₮ USDT (TRC20)
payment = Payment
pay = Send exactly <b>{ $money }</b> on TRON (TRC20): the last digits identify you.
to = to { $address }
worth = Counts as { $money } · ⏱ rate ends { $until }
only-trc20 = ⚠️ Only TRC20. Other networks are lost.
waiting = ⚪ Waiting for your payment
seen = 🔵 Seen at { $at } · { $bar } · { $done } of { $all } confirmations
btn-copy-amount = ⧉ Amount
btn-copy-address = ⧉ Address
btn-fee = ❓ Fee?
paid = ✅ <b>Paid: { $money }</b>, counted as { $worth }
over = ⌛ <b>Expired. Please do not pay { $money } any more.</b>
over-why = If you have sent it already, nothing is lost: the shop looks for it for another day, and what comes is in your balance.
invoice = Invoice { $code }
btn-order = 📦 To the order
btn-wallet = 💰 Balance
btn-again = 🔁 New invoice
btn-back = ‹ Back

## Another sum arrived

fee-title = Exchange fee
fee-how = Exchanges often keep a fee of about 1 USDT out of what you send. What has to <b>arrive</b> is { $money }, so add the fee: most exchanges show how much the recipient gets.
fee-sent = If another sum has arrived already, show us the transaction. If it can only be yours, its real value is credited.
btn-sent = 🧾 I sent this
ask-hash = Paste the transaction’s ID (TxID, hash), or a link to it. You find it in the history of your wallet or exchange: 64 letters and digits.
not-a-hash = I see no transaction ID in that. It has 64 letters and digits, from 0 to 9 and from a to f. Please copy it from your wallet’s history and send only that.
too-often = You have shown several transactions within an hour. Please wait a little, or write to us.
looking-up = 🔎 We are looking at this transaction. You will get a message in a moment.
btn-payment = To the payment
hash-yours = ✅ { $came } arrived with this transaction and is credited to you.
    { $txid }
hash-taken = This transaction has been counted already, for the payment it belongs to. If you think that is wrong, write to us.
    { $txid }
hash-staff = { $came } arrived with this transaction, but { $asked } was asked for, and it is not certain that it is yours. Nothing is lost: the shop has been asked to look.
    { $txid }
hash-old = This transaction is older than your payment, so it cannot be for it.
    { $txid }
hash-elsewhere = This transaction brought no USDT to the address of your payment, or it failed. Please compare the address and the network in your wallet.
    { $txid }
hash-dust = What this transaction brought is too little to be counted.
    { $txid }
hash-not-yet = The network has not confirmed this transaction for good, or does not know it. That takes about a minute. A payment of the exact sum is then found by itself; otherwise show it once more.
    { $txid }
staff-shown = 🧾 { $payer } shows a transaction for { $code }: { $came } came, { $asked } was asked for. It is not certain whose it is. Please decide.
    { $txid }
btn-decide = ⚖ Decide

## Setting up

settings = Settings
setup = USDT
btn-setup = ₮ USDT
setup-off = USDT is off. Paste the address of your own TRON wallet to begin.
setup-on = ✅ Buyers send USDT to
    { $address }
setup-how = The shop only watches this address: it needs no key and can move nothing. Use an address for the shop alone; whatever else comes in is listed as nobody’s. Buyers are told apart by the last digits of the sum.
btn-address = ✎ My address
btn-another = ✎ Another address
btn-key = { $done ->
        [yes] ✅ TronGrid key
       *[no] ✎ TronGrid key
    }
btn-off = Turn USDT off
address-title = Address
address = { $address }
ask-address = Paste the address of your TRON wallet: 34 letters and digits that begin with T.
is-it-yours = The address is sound. Compare every letter with your wallet: what is sent to a wrong one is lost.
btn-mine = ✅ Yes, use it
saved = Saved.
address-length = A TRON address has exactly 34 letters and digits and begins with T. Please copy it whole from your wallet.
address-letters = There is a sign in it that no TRON address has (0, O, I and l are never in one). Please copy it, do not type it.
address-checksum = One letter of this address is wrong; capitals matter. Please copy it once more from your wallet.
address-network = This is an address of another network. Please send one for USDT on TRON (TRC20); it begins with T.
address-contract = This is not a wallet: it is a known address of the network itself. What is sent there is lost. Please send your own.
address-changed = 🔔 The address for USDT was changed.
    Now: { $now }
    Before: { $before }
    Was it not you? Then set it back in Settings › USDT at once, and look who else may change settings.
address-removed = 🔔 USDT was turned off. The address was { $before }
ask-key = Paste your API key from trongrid.io. I delete your message at once. It works without one too, but TronGrid answers less often then.
one-word = Please send just the key, without spaces or other words.

## What this plugin is called

plugin-called = USDT (TRC20)
plugin-does = USDT on TRON, straight to your own wallet: watched, confirmed by the chain, told apart by the sum.
btn-setting-address = Address
setting-address = Your TRON address for USDT. Easier and checked: Settings › USDT.
btn-setting-window = Minutes to pay
setting-window = For how many minutes the rate and the sum are held.
btn-setting-least = Smallest payment
setting-least = The smallest payment, in hundredths of a USDT. Less is dust, and ignored.
btn-setting-tolerance = Exchange fee
setting-tolerance = How far off a sum may be, in hundredths of a USDT, for a buyer who shows the transaction.
btn-setting-trongrid-key = TronGrid key
setting-trongrid-key = TronGrid: your API key. It works without one, but less often.
btn-setting-tronscan-key = Tronscan key
setting-tronscan-key = Tronscan: your API key.
btn-setting-trongrid-url = TronGrid address
setting-trongrid-url = TronGrid: the address of its API.
btn-setting-tronscan-url = Tronscan address
setting-tronscan-url = Tronscan: the address of its API.
