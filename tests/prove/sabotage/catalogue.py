"""The faults that some proof has to find: one careless exchange of words each, what it breaks, and who looks for it.

A new rule about money or goods gets a fault here. `before` stands exactly once in its file; the catchers are what
pytest takes, or `prove …` with its words, tried in their order.
"""

from dataclasses import dataclass

_SHOP = "shopbot"
_CLERK, _INBOX, _OUTBOX = f"{_SHOP}/db/clerk.py", f"{_SHOP}/db/inbox.py", f"{_SHOP}/db/outbox.py"
_LEDGER, _STOCK, _ORDERS = f"{_SHOP}/trade/ledger.py", f"{_SHOP}/trade/stock.py", f"{_SHOP}/trade/orders.py"
_PAYMENTS, _ATTEMPTS = f"{_SHOP}/trade/payments.py", f"{_SHOP}/trade/attempts.py"
_RECEIPTS, _VOUCHERS, _REFUNDS = (f"{_SHOP}/trade/{room}.py" for room in ("receipts", "vouchers", "refunds"))
_INTAKE, _OWED = f"{_SHOP}/telegram/intake.py", f"{_SHOP}/telegram/owed.py"
_NONCES, _DISPATCH = f"{_SHOP}/host/conversations.py", f"{_SHOP}/host/dispatch.py"
_TRON, _RENDER = "plugins/usdt/trongrid.py", f"{_SHOP}/texts/render.py"
_IN_DB = ("tests/db/test_clerk.py", "tests/db/test_work.py", "tests/db/test_inbox.py")


@dataclass(frozen=True)
class Sabotage:
    """One fault: in `file`, `before` becomes `after`. `breaks` says in words what is promised no more."""

    name: str
    breaks: str
    file: str
    before: str
    after: str
    caught_by: tuple[str, ...]


CATALOGUE: tuple[Sabotage, ...] = (
    # --- what arrives is stored before it is acknowledged, once ---
    Sabotage(
        "acknowledge-first", "an update that was acknowledged is in the file", _INTAKE,
        "        self._clerk.put(events, note)\n",
        "        self._clerk.write(note)\n        self._clerk.put(events)\n",
        ("tests/telegram/test_intake.py", "tests/telegram/test_kill.py", "prove crash.random --short --seconds 60"),
    ),
    Sabotage(
        "the-highest-number-wins", "after a quiet week numbers begin anew, and are asked for", _INTAKE,
        'following = sound[-1]["update_id"] + 1', 'following = max(offset or 0, sound[-1]["update_id"] + 1)',
        ("tests/telegram/test_intake.py",),
    ),
    Sabotage(
        "a-number-says-it-all", "an update whose number came before is another update", _INTAKE,
        'key = f"{update[\'update_id\']}:{hashlib.sha256(canonical).hexdigest()[:16]}"',
        'key = f"{update[\'update_id\']}"',
        ("tests/telegram/test_intake.py",),
    ),
    Sabotage(
        "every-copy-is-new", "an update that comes twice happens once", _INTAKE,
        'key = f"{update[\'update_id\']}:{hashlib.sha256(canonical).hexdigest()[:16]}"',
        'key = f"{update[\'update_id\']}:{id(update)}"',
        ("tests/telegram/test_intake.py", "tests/web/test_webhook_mode.py"),
    ),
    Sabotage(
        "payments-wait-their-turn", "what has ten seconds is done before menus", _INTAKE,
        "return inbox.FIRST if paid or", "return inbox.PEOPLE if paid or",
        ("tests/telegram/test_intake.py",),
    ),
    Sabotage(
        "tried-for-ever", "what takes the process down with it is set aside", _INBOX,
        "MOST_TRIES = 3", "MOST_TRIES = 3_000_000", _IN_DB,
    ),
    Sabotage(
        "tries-are-not-counted", "a crash in an event is counted before it runs", _CLERK,
        "                self._count_recovered()\n", "                pass\n", _IN_DB,
    ),
    Sabotage(
        "forgotten-after-an-hour", "a repeat is known for a week", _INBOX,
        "_KEPT_SECONDS, _JOBS_KEPT_SECONDS = 7 * 86_400, 3600", "_KEPT_SECONDS, _JOBS_KEPT_SECONDS = 3600, 3600",
        ("tests/db/test_inbox.py",),
    ),
    Sabotage(
        "a-failure-is-done", "what failed is tried again or set aside", _CLERK,
        "        if isinstance(verdict, Retry) and event.tries < inbox.MOST_TRIES:\n"
        "            inbox.retry(tx, event, verdict.at, verdict.problem)\n",
        "        if isinstance(verdict, Retry) and event.tries < inbox.MOST_TRIES:\n"
        "            inbox.done(tx, event, verdict.problem)\n", _IN_DB,
    ),
    Sabotage(
        "half-of-it-stays", "what raises leaves nothing behind", f"{_SHOP}/db/tx.py",
        '                self._control(f"ROLLBACK TO {savepoint}")\n', "                pass\n",
        ("tests/db/test_work.py", "tests/db/test_clerk.py"),
    ),
    # --- committed, witnessed, anchored, and only then told ---
    Sabotage(
        "told-before-it-is-so", "nobody is shown what is not committed", _CLERK,
        "            self._next_seq(tx)\n        if self._scribe:",
        "            self._next_seq(tx)\n            self._settle_after(journal)\n        if self._scribe:",
        ("tests/db/test_clerk.py", "prove crash.random --short --seconds 60"),
    ),
    Sabotage(
        "anchor-last", "the anchor knows of what people were shown", _CLERK,
        "            self._anchor.write(mark_of(self._connection))\n",
        "            self.later(lambda tx: self._anchor.write(mark_of(self._connection)))\n",
        ("tests/db/test_clerk.py", "tests/db/test_store.py", "prove disk.power --short --seconds 60"),
    ),
    Sabotage(
        "witness-when-it-suits", "the witness knows of what people were shown", _CLERK,
        "        if journal.effects or journal.owes:\n            self._witness()\n", "",
        ("tests/db/test_witness.py", "tests/backup/test_lost_disk.py"),
    ),
    Sabotage(
        "fsync-now-and-then", "lost power forgets no sale", f"{_SHOP}/db/connection.py",
        '"synchronous=FULL"', '"synchronous=NORMAL"', ("tests/db/test_store.py", "prove disk.power --seconds 60"),
    ),
    Sabotage(
        "foreign-keys-off", "nothing points at what is not there", f"{_SHOP}/db/connection.py",
        '"foreign_keys=ON"', '"foreign_keys=OFF"', ("tests/db/test_store.py", "tests/trade/test_stock.py"),
    ),
    Sabotage(
        "an-older-file-will-do", "a file that lost its newest sales is refused", f"{_SHOP}/db/anchor.py",
        "if (found.epoch, found.seq) < (anchored.epoch, anchored.seq):", "if found.epoch < anchored.epoch:",
        ("tests/db/test_store.py",),
    ),
    Sabotage(
        "two-may-open-it", "one process has the shop", f"{_SHOP}/db/store.py",
        "fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)", "fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)",
        ("tests/db/test_store.py", "prove race.starts --short --seconds 40"),
    ),
    Sabotage(
        "an-old-epoch-may-write", "a process that was replaced writes nothing more", _CLERK,
        '"UPDATE shop SET seq = seq + 1 WHERE epoch = ? RETURNING seq", self._epoch',
        '"UPDATE shop SET seq = seq + 1 WHERE epoch >= ? RETURNING seq", self._epoch',
        ("tests/db/test_clerk.py", "tests/db/test_work.py", "tests/db/test_store.py"),
    ),
    Sabotage(
        "half-a-migration", "a step is taken whole or not at all", f"{_SHOP}/db/migrate.py",
        "        tx.attempt(lambda step=step: _take(tx, owner, step))  # type: ignore[misc]\n",
        "        _take(tx, owner, step)\n", ("tests/db/test_migrate.py",),
    ),
    Sabotage(
        "plugins-may-write-anything", "a plugin changes its own tables only", f"{_SHOP}/db/fence.py",
        "            return self._owned(first) or (self.schema_open", "            return True or (self.schema_open",
        ("tests/db/test_fence.py",),
    ),
    # --- what is owed is sent at least once, and harmlessly ---
    Sabotage(
        "owed-twice", "a message is owed once under its name", _OUTBOX,
        "chat, thread, owner, name, json.dumps(args, ensure_ascii=False), dedupe, int(rings), tx.now,",
        "chat, thread, owner, name, json.dumps(args, ensure_ascii=False), None, int(rings), tx.now,",
        ("tests/db/test_outbox.py",),
    ),
    Sabotage(
        "sent-before-it-is", "what may not have left is sent again", _OWED,
        "        try:\n            work()\n        except ApiError as error:\n",
        "        self._note(lambda tx: _sent(tx, owed, []), [owed.id])\n        try:\n            work()\n"
        "        except ApiError as error:\n",
        ("tests/telegram/test_sender.py", "prove crash.random --short --seconds 60"),
    ),
    Sabotage(
        "trouble-is-the-end", "a server that fails is asked again", f"{_SHOP}/telegram/owed.py",
        "        if found is Verdict.AGAIN:\n            return self._later(job, owed, str(error))\n", "",
        ("tests/telegram/test_sender.py",),
    ),
    Sabotage(
        "who-blocks-loses-it", "what a person who blocked the bot is owed waits for them", _OUTBOX,
        "\"UPDATE outbox SET state = 'parked', problem = ? WHERE chat = ? AND state = 'due'\"",
        "\"UPDATE outbox SET state = 'dead', problem = ? WHERE chat = ? AND state = 'due'\"",
        ("tests/db/test_outbox.py", "tests/telegram/test_sender.py"),
    ),
    # --- money ---
    Sabotage(
        "wallets-go-below-zero", "nobody spends what they do not have", _LEDGER,
        "    if floor is not None and after < floor:\n", "    if floor is not None and after < floor - 1:\n",
        ("tests/trade/test_ledger.py",),
    ),
    Sabotage(
        "legs-need-not-balance", "no money appears or vanishes", _LEDGER,
        "    if any(totals.values()):\n", "    if sum(totals.values()) > 1:\n", ("tests/trade/test_ledger.py",),
    ),
    Sabotage(
        "the-same-key-moves-again", "one key, one posting", _LEDGER,
        '    known = house.row("SELECT id, digest FROM posting WHERE key = ?", key)\n',
        '    known = house.row("SELECT id, digest FROM posting WHERE key = ? AND at < ?", key, tx.now)\n',
        ("tests/trade/test_ledger.py", "tests/trade/test_payments.py"),
    ),
    Sabotage(
        "nobody-writes-it-down", "what staff do to a wallet is in the log", _LEDGER,
        "    if known is None:\n        audit.write(", "    if known is not None:\n        audit.write(",
        ("tests/trade/test_ledger.py", "tests/trade/test_audit.py"),
    ),
    Sabotage(
        "each-look-credits", "a payment is credited once, however often it is seen", _PAYMENTS,
        '"SELECT * FROM receipt WHERE method = ? AND reference = ?", method, receipt.reference',
        '"SELECT * FROM receipt WHERE method = ? AND reference = ? AND at < 0", method, receipt.reference',
        ("tests/trade/test_payments.py",),
    ),
    Sabotage(
        "another-sum-is-the-same", "a reference that comes with another sum is looked at", _PAYMENTS,
        "    if was != receipt.amount:\n", "    if was.currency != receipt.amount.currency:\n",
        ("tests/trade/test_payments.py",),
    ),
    Sabotage(
        "any-method-may-name-it", "one method cannot pay the attempts of another", _PAYMENTS,
        "return named if named is not None and named.method == method else None", "return named",
        ("tests/trade/test_payments.py",),
    ),
    Sabotage(
        "free-at-expiry", "a sum that may still be paid is asked of nobody else", _ATTEMPTS,
        "closed_at + keep <= ?", "closed_at <= ?", ("tests/trade/test_asking.py", "tests/trade/test_payments.py"),
    ),
    Sabotage(
        "sums-are-not-unique", "no two waiting payments ask for the same sum", _ATTEMPTS,
        "            if _holder(tx, method, tail.scope, asked) is None:\n                return asked\n",
        "            return asked\n", ("tests/trade/test_asking.py",),
    ),
    Sabotage(
        "ended-before-a-look", "what was paid in time counts, though it is seen late", _ATTEMPTS,
        "(watched = 1 AND coalesce(looked_at, 0) < payment.expires_at AND", "(watched = 2 AND",
        ("tests/trade/test_orders.py", "tests/trade/test_payments.py", "tests/host/test_looks.py"),
    ),
    Sabotage(
        "a-coin-is-a-coin", "another currency is not taken at its face", _RECEIPTS,
        "    if amount.currency not in (attempt.asked.currency, attempt.amount.currency):\n        return None\n", "",
        ("tests/trade/test_receipts.py", "tests/trade/test_payments.py"),
    ),
    Sabotage(
        "rounded-up", "parts add up to the whole and not to more", _RECEIPTS,
        "return share(attempt.gross, came, attempt.asked.amount, Rounding.DOWN)",
        "return share(attempt.gross, came, attempt.asked.amount, Rounding.UP)",
        ("tests/trade/test_asking.py", "tests/trade/test_receipts.py"),
    ),
    Sabotage(
        "back-more-than-came", "no more goes back than was paid", _REFUNDS,
        "amount > rest:", "amount > found.total:", ("tests/trade/test_refunds.py",),
    ),
    Sabotage(
        "refunds-from-nowhere", "what goes back is what was earned", _REFUNDS,
        "Leg(ledger.SALES, -amount)", "Leg(ledger.GIFTS, -amount)", ("tests/trade/test_refunds.py",),
    ),
    # --- goods ---
    Sabotage(
        "one-unit-for-two", "a unit goes to one order", _STOCK,
        "    \" AND state = 'available' RETURNING id\"\n", "    \" AND state <> 'sold' RETURNING id\"\n",
        ("tests/trade/test_stock.py",),
    ),
    Sabotage(
        "capitals-make-it-new", "a code is on stock once, however it is written", f"{_SHOP}/trade/stock.py",
        "            units.setdefault(fingerprint(tx.keys, line), line)\n",
        "            units.setdefault(hmac.digest(tx.keys.goods, line.encode(), 'sha256'), line)\n",
        ("tests/trade/test_stock.py",),
    ),
    Sabotage(
        "sold-again-by-itself", "what was sold comes back on purpose only", _STOCK,
        "if digest not in live and (again or digest not in sold)", "if digest not in live",
        ("tests/trade/test_stock.py",),
    ),
    Sabotage(
        "frozen-comes-back", "a batch that is held back stays so", _STOCK,
        "        \"UPDATE stock_unit SET state = iif((SELECT state FROM stock_batch WHERE id = batch) = 'frozen',\"\n"
        "        \" 'quarantined', 'available'), order_id = NULL, reserved_until = NULL\"\n",
        "        \"UPDATE stock_unit SET state = 'available', order_id = NULL, reserved_until = NULL\"\n",
        ("tests/trade/test_batches.py", "tests/trade/test_stock.py"),
    ),
    Sabotage(
        "some-is-better-than-none", "an order has all its goods or none", _STOCK,
        "    house.attempt(lambda: _reserve(house, product, quantity, order, until))\n",
        "    _claimed(house, product, quantity, order, until)\n", ("tests/trade/test_stock.py",),
    ),
    Sabotage(
        "replaced-and-replaced", "a unit is replaced once", _STOCK,
        "        \"SELECT product FROM stock_unit WHERE id = ? AND order_id = ? AND state = 'sold'\"\n"
        '        " AND NOT EXISTS (SELECT 1 FROM replacement WHERE unit = stock_unit.id)",\n',
        "        \"SELECT product FROM stock_unit WHERE id = ? AND order_id = ? AND state = 'sold'\",\n",
        ("tests/trade/test_goods.py", "tests/trade/test_stock.py", "tests/trade/test_batches.py"),
    ),
    # --- orders ---
    Sabotage(
        "yesterdays-price", "what is charged is what was confirmed", _ORDERS,
        "    if seen != quote.total.amount:\n", "    if seen < 0:\n", ("tests/trade/test_orders.py",),
    ),
    Sabotage(
        "a-strangers-order", "an order is its owner's", _ORDERS,
        'sql = f"SELECT * FROM orders WHERE {column} = ?1 AND person = coalesce(?2, person)"',
        'sql = f"SELECT * FROM orders WHERE {column} = ?1 AND ?2 IS ?2"',
        ("tests/trade/test_orders.py", "prove input.rights --short --seconds 60"),
    ),
    Sabotage(
        "banned-and-buying", "who is banned buys nothing", _ORDERS,
        "    _check_banned(house, person)\n    return house.attempt(lambda: settle(",
        "    return house.attempt(lambda: settle(",
        ("tests/trade/test_orders.py", "tests/trade/test_people.py"),
    ),
    Sabotage(
        "as-many-as-you-like", "one person cannot hold all the stock", _ORDERS,
        "state = 'waiting'\", person) >= most:", "state = 'draft'\", person) >= most:", ("tests/trade/test_orders.py",),
    ),
    Sabotage(
        "ended-but-not-free", "goods of an order that ended are free", _ORDERS,
        "    stock.release(tx, order.id)\n", "", ("tests/trade/test_orders.py",),
    ),
    Sabotage(
        "paid-but-not-told", "what was delivered is owed to its buyer", _ORDERS,
        'outbox.owe(tx, order.person, HOUSE, "delivered", args, dedupe=f"delivered:{order.id}", rings=True)',
        "str(args)", ("tests/trade/test_orders.py", "tests/plugins/test_catalog.py"),
    ),
    Sabotage(
        "a-voucher-has-no-end", "a voucher is used as often as it says", _VOUCHERS,
        "terms.limit_all is not None and found.uses >= terms.limit_all",
        "terms.limit_all is not None and found.uses > terms.limit_all",
        ("tests/trade/test_vouchers.py", "prove race.last --short --seconds 30"),
    ),
    Sabotage(
        "spent-by-an-order-that-ended", "a voucher of an order that ended can be used", _ORDERS,
        "    vouchers.release(tx, order.id)\n", "", ("tests/trade/test_vouchers.py", "tests/trade/test_orders.py"),
    ),
    Sabotage(
        "a-gift-for-everybody", "a gift is taken once", _VOUCHERS,
        'f"gift:{voucher}", actor=person', 'f"gift:{voucher}:{person}", actor=person',
        ("tests/trade/test_vouchers.py",),
    ),
    # --- who may, and what was really said ---
    Sabotage(
        "twice-the-same-button", "a button that moves money works once", _NONCES,
        "WHERE nonce = ? AND person = ? AND used_at IS NULL AND expires > ?\"\n            \" RETURNING",
        "WHERE nonce = ? AND person = ? AND expires > ?\"\n            \" RETURNING",
        ("tests/host/test_dispatch.py", "tests/host/test_runner.py"),
    ),
    Sabotage(
        "anybodys-button", "a button works for whom it was made", _NONCES,
        "\"UPDATE nonce SET used_at = ? WHERE nonce = ? AND person = ? AND",
        "\"UPDATE nonce SET used_at = ? WHERE nonce = ? AND person <> -? AND", ("tests/host/test_dispatch.py",),
    ),
    Sabotage(
        "everybody-is-staff", "what staff may do only staff can do", _DISPATCH,
        "        if not request.may(action.handler.allow):\n            raise ShopError(\"not_allowed\")\n", "",
        ("tests/plugins/test_capabilities_permission.py", "prove input.rights --short --seconds 60"),
    ),
    Sabotage(
        "names-are-markup", "what people write is shown as they wrote it", _RENDER,
        "return f\"{FSI}{escape(_name(value), quote=False)}{PDI}\"", "return f\"{FSI}{_name(value)}{PDI}\"",
        ("tests/texts", "prove input.injection --short --seconds 60"),
    ),
    Sabotage(
        "cells-that-calculate", "no cell of an export is a formula", f"{_SHOP}/sheets.py",
        "    return words if harmless else", "    return words if words else", ("tests/test_sheets.py",),
    ),
    Sabotage(
        "secrets-in-the-log", "no secret is in the log", f"{_SHOP}/log.py",
        "return _SHAPES.sub(_HIDDEN, _known.remove_from(text))", "return text", ("tests/test_log.py",),
    ),
    Sabotage(
        "any-post-is-telegram", "only Telegram speaks for Telegram", f"{_SHOP}/web/updates.py",
        "            if not hmac.compare_digest(said.encode(\"utf-8\", \"replace\"), self._mailbox.token.encode()):",
        "            if not said:", ("tests/web/test_webhook_mode.py", "prove input.forged --short --seconds 30"),
    ),
    Sabotage(
        "any-hook-is-the-gateway", "a call without its secret is refused", f"{_SHOP}/web/hooks.py",
        "        return right and f\"", "        return bool(secret) and f\"",
        ("tests/web/test_hooks.py", "prove input.forged --short --seconds 30"),
    ),
    Sabotage(
        "any-token-is-a-dollar", "only the real contract's transfers count", _TRON,
        'if one.get("address") != _CONTRACT or not', "if not",
        ("tests/plugins/test_usdt.py -k imitation",),
    ),
    Sabotage(
        "failed-is-paid", "a transaction that failed brought nothing", _TRON,
        "    if failed or not isinstance(logs, list):\n", "    if not isinstance(logs, list):\n",
        ("tests/plugins/test_usdt.py -k failed",),
    ),
    Sabotage(
        "not-final-yet", "what the chain may take back is not credited", _TRON,
        '"walletsolidity/gettransactioninfobyid"', '"wallet/gettransactioninfobyid"',
        ("tests/plugins/test_usdt.py -k final",),
    ),
    # --- backups ---
    Sabotage(
        "a-restore-keeps-its-epoch", "an older file put back beside a restored one is refused",
        f"{_SHOP}/backup/restore.py",
        "epoch = max(told.epoch, end.epoch if end else 0) + 1", "epoch = max(told.epoch, end.epoch if end else 0)",
        ("tests/backup/test_restore.py",),
    ),
    Sabotage(
        "a-restore-is-complete", "what a restore may have forgotten is held back", f"{_SHOP}/backup/restore.py",
        "    if end.epoch != told.epoch or caught.seq < end.seq:", "    if end.epoch != told.epoch:",
        ("tests/backup/test_restore.py", "tests/backup/test_lost_disk.py"),
    ),
)  # fmt: skip
