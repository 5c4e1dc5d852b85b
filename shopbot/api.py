"""All a plugin may import, on one page.

`Plugin` records what a plugin adds; `Request` and `Context` are what its functions are given; `Screen`, `Button` and
`t` are what people see. The modules `ledger`, `orders`, `people`, `products`, `stock`, `payments`, `pricing` and
`audit` are the shop itself: functions that take the transaction (`request.tx`, `ctx.tx`), so that nothing moves money
or goods without one. `control` is what staff steer: plugins, settings, events set aside; `running` is how the shop is
and what it measured; `undoing` is how changes of staff are taken back; `http` is how an errand asks the outside,
`sheets` how a table becomes a file.
Whatever is not on this page may change without notice.
"""

from shopbot import http, pictures, sheets
from shopbot.backup.places import Bucket, Folder, Kept, Misplaced
from shopbot.backup.shelf import Keep
from shopbot.db.tx import Reader, Tx
from shopbot.errors import NotReady, PluginError, Refused, ShopError
from shopbot.host import backups, checkouts, control, running, undoing
from shopbot.host.backup_place import Away, BackupPlace
from shopbot.host.claim import claim_shop
from shopbot.host.context import Context, Request, View
from shopbot.host.inline import InlineCard, InlineRequest
from shopbot.host.kinds import GoodsKind, part_name
from shopbot.host.looks import can_refund, send_refund
from shopbot.host.payment_method import (
    CanCancel,
    CanRefund,
    HearsPayers,
    Outside,
    PaymentMethod,
    Way,
    begin_payment,
    costs,
    method_of,
    said_paid,
    show_attempt,
    ways_to_pay,
)
from shopbot.host.payment_method import methods as payment_methods
from shopbot.host.plugin import EVERYONE, OWNER, STAFF, Action, Answer, Errand, Plugin, Upload, setting
from shopbot.host.screen import Button, Screen, Text, Written, copy_button, share_button, t, url_button, written
from shopbot.host.webhooks import WebhookCall
from shopbot.texts.formats import plain_money, read_number
from shopbot.texts.values import Bar, Calculation, Code, Lines, Link, Name, Num, Phrase, Spoiler, When, Worded
from shopbot.trade import (
    audit,
    codes,
    countries,
    formulas,
    goods,
    groups,
    held,
    imports,
    ledger,
    looking,
    notices,
    orders,
    payments,
    people,
    pricing,
    products,
    profit,
    refunds,
    reversals,
    sales,
    stock,
    terms,
    unclaimed,
    vouchers,
)
from shopbot.trade.events import (
    BackupBrought,
    BackupFailed,
    BackupMade,
    BackupProgress,
    BackupSent,
    BalanceChanged,
    BotAdded,
    BotBlocked,
    CopyFailed,
    CopyKept,
    DrillDone,
    GoodsReplaced,
    OrderCancelled,
    OrderDelivered,
    OrderExpired,
    OrderPaid,
    OrderPlaced,
    OrderRefunded,
    PartRestored,
    PaymentEnded,
    PaymentReceived,
    PaymentReversed,
    PersonJoined,
    RestorePreviewed,
    SoldOut,
    StockAdded,
    StockLow,
)
from shopbot.trade.money import CURRENCIES, Money, plain_digits, read_amount
from shopbot.trade.payments import Attempt, Failed, Progress, Quote, Receipt, Reversal, Sighting, Tail
from shopbot.trade.people import Person

__all__ = [
    "CURRENCIES", "EVERYONE", "OWNER", "STAFF", "Action", "Answer", "Attempt", "Away", "BackupBrought",
    "BackupFailed", "BackupMade", "BackupPlace", "BackupProgress", "BackupSent", "BalanceChanged", "Bar", "BotAdded",
    "BotBlocked", "Bucket", "Button", "Calculation", "CanCancel", "CanRefund", "Code", "Context", "CopyFailed",
    "CopyKept", "DrillDone", "Errand", "Failed", "Folder", "GoodsKind", "GoodsReplaced", "HearsPayers", "InlineCard",
    "InlineRequest", "Keep", "Kept", "Lines", "Link", "Misplaced", "Money", "Name", "NotReady", "Num",
    "OrderCancelled", "OrderDelivered", "OrderExpired", "OrderPaid", "OrderPlaced", "OrderRefunded", "Outside",
    "PartRestored", "PaymentEnded", "PaymentMethod", "PaymentReceived", "PaymentReversed", "Person", "PersonJoined",
    "Phrase", "Plugin", "PluginError", "Progress", "Quote", "Reader", "Receipt", "Refused", "Request",
    "RestorePreviewed", "Reversal", "Screen", "ShopError", "Sighting", "SoldOut", "Spoiler", "StockAdded", "StockLow",
    "Tail", "Text", "Tx", "Upload", "View", "Way", "WebhookCall", "When", "Worded", "Written", "audit", "backups",
    "begin_payment", "can_refund", "checkouts", "claim_shop", "codes", "control", "copy_button", "costs", "countries",
    "formulas", "goods", "groups", "held", "http", "imports", "ledger", "looking", "method_of", "notices", "orders",
    "part_name", "payment_methods", "payments", "people", "pictures", "plain_digits", "plain_money", "pricing",
    "products", "profit", "read_amount", "read_number", "refunds", "reversals", "running", "said_paid", "sales",
    "send_refund", "setting", "share_button", "sheets", "show_attempt", "stock", "t", "terms", "unclaimed", "undoing",
    "url_button", "vouchers", "ways_to_pay", "written",
]  # fmt: skip
