"""What happened in the shop, told to whoever listens: one inbox row in the transaction that made it happen.

An event names things by id; a listener reads today's state of them. Every event carries what caused it (the order, the
batch, the posting), so its key is the event itself and the same thing is never told twice.
What must follow (paid -> goods) is never a listener's work; it is done by the function that emits.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from shopbot.db import inbox
from shopbot.db.tx import Tx

SOURCE = "event"


@dataclass(frozen=True)
class PersonJoined:
    """Somebody was seen for the first time."""

    person: int


@dataclass(frozen=True)
class OrderPlaced:
    """An order waits for payment; its goods are reserved."""

    order: int
    person: int


@dataclass(frozen=True)
class OrderPaid:
    """The ledger holds the order's total."""

    order: int
    person: int


@dataclass(frozen=True)
class OrderDelivered:
    """The goods belong to the order for good; the buyer is owed the message."""

    order: int
    person: int


@dataclass(frozen=True)
class OrderCancelled:
    """The buyer (or staff) gave an unpaid order up; its goods are free."""

    order: int
    person: int


@dataclass(frozen=True)
class OrderExpired:
    """Nobody paid in time; the goods are free."""

    order: int
    person: int


@dataclass(frozen=True)
class StockAdded:
    """`added` units of a product came in as one batch."""

    product: int
    batch: int
    added: int


@dataclass(frozen=True)
class StockLow:
    """A sale left `left` units (free and reserved together), at or under the product's threshold."""

    product: int
    left: int
    order: int


@dataclass(frozen=True)
class SoldOut:
    """A sale took the last unit."""

    product: int
    order: int


@dataclass(frozen=True)
class BalanceChanged:
    """A posting moved a person's wallet."""

    person: int
    posting: int


@dataclass(frozen=True)
class PaymentReceived:
    """Money came in; `outcome` is what `payments.receive` made of it, `person` None when it is nobody's."""

    receipt: int
    person: int | None
    outcome: str


@dataclass(frozen=True)
class PaymentEnded:
    """A try to pay is over: `state` is paid, expired, cancelled or failed; late money still makes it paid."""

    payment: int
    person: int
    state: str


@dataclass(frozen=True)
class PaymentReversed:
    """A method took money back after it had come: `reversal` tells how much and why."""

    reversal: int
    person: int | None


@dataclass(frozen=True)
class OrderRefunded:
    """Money of a paid order went back to its buyer: `refund` tells how much and why (`refunds.get`)."""

    refund: int
    order: int
    person: int


@dataclass(frozen=True)
class GoodsReplaced:
    """A delivered order was given a fresh unit in the place of one that did not work."""

    replacement: int
    order: int
    person: int


@dataclass(frozen=True)
class BotAdded:
    """Somebody took the bot into a group; `at` is when (UTC seconds), as it can happen again."""

    chat: int
    title: str
    person: int
    at: int


@dataclass(frozen=True)
class BotBlocked:
    """Somebody cannot be reached any more: they blocked the bot, or are gone; `at` is when that was noticed."""

    person: int
    at: int


@dataclass(frozen=True)
class BackupMade:
    """A backup was made and proved; `at` is when (UTC seconds), `seconds` what it took, `by` who wanted it (0: nobody).

    `slot` is what it was ordered for, empty for one that somebody asked for.
    """

    name: str
    at: int
    bytes: int
    seconds: int
    slot: str
    by: int


@dataclass(frozen=True)
class BackupFailed:
    """No backup was made: `reason` is a text key of the house, `facts` its values as JSON."""

    at: int
    reason: str
    facts: str
    slot: str
    by: int


@dataclass(frozen=True)
class BackupProgress:
    """Work on a backup is so far: `done` of `total`, of whatever it counts. Told every second or two, for the eyes."""

    work: str
    name: str
    done: int
    total: int
    at: int


@dataclass(frozen=True)
class CopyKept:
    """A copy of a backup is at a place, and was read back from there; `note` is what the place wants to be told later.

    `gone` are the names of older copies that were removed, separated by spaces.
    """

    place: str
    name: str
    at: int
    bytes: int
    note: str
    gone: str


@dataclass(frozen=True)
class CopyFailed:
    """A copy could not be kept at a place: `reason` is a text key of the house, `facts` its values as JSON."""

    place: str
    name: str
    at: int
    reason: str
    facts: str


@dataclass(frozen=True)
class DrillDone:
    """A backup was restored for practice: it works, unless `reason` is there (a text key of the house; `facts` JSON).

    `instead` names the next older one that is whole, where this one cannot be used.
    """

    name: str
    at: int
    seconds: int
    reason: str
    facts: str
    instead: str
    by: int


@dataclass(frozen=True)
class BackupBrought:
    """A backup file was brought to this server from a place, or from a chat, for `by`.

    It lies in the folder of received files under `name`; `reason` and `facts` say why not, if it does not.
    """

    name: str
    place: str
    at: int
    bytes: int
    reason: str
    facts: str
    by: int


@dataclass(frozen=True)
class BackupSent:
    """A backup was sent into `chat` in so many `parts`, or `reason` and `facts` say why not."""

    name: str
    chat: int
    parts: int
    at: int
    reason: str
    facts: str


@dataclass(frozen=True)
class RestorePreviewed:
    """What restoring `what` from a backup would change was worked out for `by`.

    `changes` is JSON: their `count`, and the `first` few by their subjects ("product:7").
    """

    name: str
    what: str
    person: int
    by: int
    at: int
    changes: str
    reason: str
    facts: str


@dataclass(frozen=True)
class PartRestored:
    """Products, settings or one person were put back from a backup: `changed` is how many, or `reason` why not."""

    name: str
    what: str
    by: int
    at: int
    changed: int
    reason: str
    facts: str


Event = (
    PersonJoined | OrderPlaced | OrderPaid | OrderDelivered | OrderCancelled | OrderExpired
    | StockAdded | StockLow | SoldOut | BalanceChanged | PaymentReceived | PaymentEnded | PaymentReversed
    | OrderRefunded | GoodsReplaced | BotAdded | BotBlocked
    | BackupMade | BackupFailed | BackupProgress | CopyKept | CopyFailed | DrillDone | BackupBrought | BackupSent
    | RestorePreviewed | PartRestored
)  # fmt: skip
KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        PersonJoined, OrderPlaced, OrderPaid, OrderDelivered, OrderCancelled, OrderExpired,
        StockAdded, StockLow, SoldOut, BalanceChanged, PaymentReceived, PaymentEnded, PaymentReversed,
        OrderRefunded, GoodsReplaced, BotAdded, BotBlocked,
        BackupMade, BackupFailed, BackupProgress, CopyKept, CopyFailed, DrillDone, BackupBrought, BackupSent,
        RestorePreviewed, PartRestored,
    )
}  # fmt: skip


def key(event: Event) -> str:
    """Return what makes this event one: its name and everything in it."""
    return ":".join([type(event).__name__, *(str(getattr(event, field.name)) for field in fields(event))])


def emit(tx: Tx, event: Event) -> bool:
    """Tell `event` with this transaction; False when it was told before."""
    body = {"name": type(event).__name__, "fields": asdict(event)}
    return inbox.put(tx, SOURCE, key(event), body, lane=inbox.BACKGROUND)


def load(body: Mapping[str, Any]) -> Event:
    """Read back what `emit` wrote. Raises KeyError for an event this version does not know."""
    return KINDS[body["name"]](**body["fields"])
