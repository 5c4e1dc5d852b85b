"""A TRON of one's own: blocks every three seconds, USDT and what pretends to be it, seen as TronGrid and Tronscan do.

    GET  /grid/v1/accounts/ADDRESS/transactions/trc20      the list, 200 rows a page, 1,000 for one span of time
    POST /grid/wallet/getnowblock                          the newest block
    POST /grid/wallet/gettransactioninfobyid               {"value": TXID}; {} for an unknown one
    POST /grid/walletsolidity/gettransactioninfobyid       the same, once 19 blocks stand on it
    GET  /scan/api/token_trc20/transfers                   the list of the other one, 50 rows a page

Refused are: both confirmed and unconfirmed at once, pages that are too long, a fingerprint with other filters than the
page before had, and a wrong key. Each of the two can be down by itself. It was never compared with the real services.
"""

import hashlib
import itertools
import os
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shopbot.fakes.desk import NotPossible, Payment, State, Way
from shopbot.fakes.serve import DOWN, Answer, Asked, Edge

USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
IMITATION = "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8"  # another token's contract, whose maker calls it USDT
SHOP = "TLCuBEirVzB6V4menLZKw1jfBTFMZbuKq7"  # where the demo's shop is paid
SOMEBODY = "TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HC"
SOLID = 19
_BLOCK_SECONDS = 3
_PAGE, _SPAN, _SCAN_PAGE, _SCAN_SPAN = 200, 1000, 50, 10_000
_TRANSFER = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
_APPROVAL = "8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"
_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_WAYS: dict[State, tuple[Way, ...]] = {
    "open": ("paid", "late", "short", "over", "twice", "forged"),
    "paid": ("twice", "forged"),
    "ended": ("paid", "short", "over", "forged"),
}


@dataclass(frozen=True)
class Wanted:
    """A payment the shop asks for; the chain knows nothing of it. `amount` in millionths, times in UTC seconds."""

    number: str
    person: int
    address: str
    amount: int
    about: str
    state: State
    opened_at: int
    expires_at: int


@dataclass(frozen=True)
class Log:
    """One event of a transaction: `kind` is Transfer or Approval, `contract` whose event it is."""

    to: str
    value: int
    contract: str = USDT
    kind: str = "Transfer"
    sender: str = SOMEBODY


@dataclass
class Transaction:
    """One transaction, in a block made at `at` (UTC milliseconds); `gone`: its block was replaced by another."""

    txid: str
    at: int
    logs: Sequence[Log]
    failed: bool = False
    gone: bool = False

    @property
    def block(self) -> int:
        """The number of its block."""
        return self.at // 1000 // _BLOCK_SECONDS


class Tron:
    """The chain with both services; a `desk.Till` whose payers read what they are `asked` off their screens.

    `now` is the clock in UTC seconds. `trouble` holds answers to the next requests at TronGrid, `scan_trouble` at
    Tronscan. `sloppy`: lists ignore which contract and direction was asked for. `hasty`: lists call confirmed what
    is not final yet.
    """

    name = "usdt"

    def __init__(
        self,
        now: Callable[[], int],
        asked: Callable[[], Sequence[Wanted]] = tuple,
        changed: Callable[[], object] = lambda: None,
        key: str = "",
    ) -> None:
        self.key = key
        self.edge = Edge(self._answer)
        self.transactions: dict[str, Transaction] = {}
        self.trouble: deque[Answer] = deque()
        self.scan_trouble: deque[Answer] = deque()
        self.grid_down = self.scan_down = self.sloppy = self.hasty = False
        self.requests: list[str] = []
        self._now = now
        self._asked = asked
        self._changed = changed
        self._numbers = itertools.count(1)
        self._salt = os.urandom(8).hex()
        self._late: dict[str, Wanted] = {}
        self._pages: dict[str, tuple[Mapping[str, str], int]] = {}
        self._lock = threading.RLock()

    @property
    def grid_url(self) -> str:
        """Where TronGrid is."""
        return f"{self.edge.url}/grid"

    @property
    def scan_url(self) -> str:
        """Where Tronscan is."""
        return f"{self.edge.url}/scan"

    @property
    def down(self) -> bool:
        """Whether neither answers."""
        return self.edge.down

    @down.setter
    def down(self, down: bool) -> None:
        """Take both down, or bring them back."""
        self.edge.down = down

    # --- what happens on the chain ---

    def send(self, *logs: Log, at: int | None = None, failed: bool = False) -> str:
        """Make a transaction with these events, now or at another moment (UTC seconds); return its id."""
        with self._lock:
            txid = hashlib.sha256(f"{self._salt}:{next(self._numbers)}".encode()).hexdigest()
            self.transactions[txid] = Transaction(txid, (self._now() if at is None else at) * 1000, logs, failed)
        self._changed()
        return txid

    def flood(self, address: str, times: int, value: int = 1) -> None:
        """Send so many crumbs to an address, 40 in each of the latest blocks."""
        for number in range(times):
            self.send(Log(address, value), at=self._now() - number // 40 * _BLOCK_SECONDS)

    def reorganise(self, txid: str) -> None:
        """Replace the block of a transaction by one without it."""
        self.transactions[txid].gone = True

    # --- what the services answer ---

    def _answer(self, asked: Asked) -> Answer:
        _, service, *path = asked.path.split("/")
        self.requests.append("/".join([service, *path]))
        trouble, is_down = (self.trouble, self.grid_down) if service == "grid" else (self.scan_trouble, self.scan_down)
        if is_down:
            return DOWN
        if trouble:
            return trouble.popleft()
        if self.key and asked.headers.get("tron-pro-api-key") != self.key:
            return Answer(401, {"success": False, "error": "unknown key", "statusCode": 401})
        with self._lock:
            self._let_late_money_in()
            return self._routed(asked, service, path)

    def _routed(self, asked: Asked, service: str, path: Sequence[str]) -> Answer:
        match service, asked.method, path:
            case "grid", "GET", ["v1", "accounts", address, "transactions", "trc20"]:
                return self._listed(address, asked.query)
            case "grid", "POST", ["wallet", "getnowblock"]:
                return Answer(200, {"block_header": {"raw_data": {"number": self._tip()}}})
            case "grid", "POST", ["wallet" | "walletsolidity" as node, "gettransactioninfobyid"]:
                return Answer(200, self._info(str(asked.json()["value"]), solid=node == "walletsolidity"))
            case "scan", "GET", ["api", "token_trc20", "transfers"]:
                return self._scanned(asked.query)
        return Answer(404, {"success": False, "error": "not found", "statusCode": 404})

    def _tip(self) -> int:
        return self._now() // _BLOCK_SECONDS

    def _is_final(self, one: Transaction) -> bool:
        return self._tip() - one.block >= SOLID

    def _events(self, start: int, end: int) -> list[tuple[Transaction, Log]]:
        """Return what happened in a span of time (UTC milliseconds), newest first."""
        there = [one for one in self.transactions.values() if not one.gone and start <= one.at <= end]
        there = [one for one in there if one.at <= self._now() * 1000]
        return [(one, log) for one in sorted(there, key=lambda one: -one.at) for log in one.logs]

    def _listed(self, address: str, query: Mapping[str, str]) -> Answer:
        known = {
            "only_confirmed", "only_unconfirmed", "only_to", "limit", "fingerprint", "order_by", "min_timestamp",
            "max_timestamp", "contract_address",
        }  # fmt: skip
        limit, filters = int(query.get("limit", 20)), {k: v for k, v in query.items() if k != "fingerprint"}
        both = {"only_confirmed", "only_unconfirmed"} <= set(query)
        if set(query) - known or both or not 0 < limit <= _PAGE:
            return Answer(400, {"success": False, "error": "bad parameters", "statusCode": 400})
        before, begin = self._pages.get(query.get("fingerprint", ""), (filters, 0))
        if before != filters:
            return Answer(400, {"success": False, "error": "filters differ from those before", "statusCode": 400})
        found = self._rows(address, query)[:_SPAN]
        meta: dict[str, Any] = {"at": self._now() * 1000, "page_size": len(found[begin : begin + limit])}
        if begin + limit < len(found):
            meta["fingerprint"] = hashlib.sha256(f"{filters}{begin}".encode()).hexdigest()
            self._pages[meta["fingerprint"]] = (filters, begin + limit)
        return Answer(200, {"success": True, "data": found[begin : begin + limit], "meta": meta})

    def _rows(self, address: str, query: Mapping[str, str]) -> list[dict[str, Any]]:
        span = (int(query.get("min_timestamp", 0)), int(query.get("max_timestamp", 10**15)))
        found = [(one, log) for one, log in self._events(*span) if address in (log.to, log.sender)]
        if "only_confirmed" in query:
            found = [pair for pair in found if self.hasty or self._is_final(pair[0])]
        if "only_unconfirmed" in query:
            found = [pair for pair in found if not self._is_final(pair[0])]
        if not self.sloppy:
            wanted = query.get("contract_address")
            found = [pair for pair in found if wanted in (None, pair[1].contract)]
            found = [pair for pair in found if "only_to" not in query or pair[1].to == address]
        return [_row(*pair) for pair in found]

    def _info(self, txid: str, *, solid: bool) -> dict[str, Any]:
        one = self.transactions.get(txid)
        if one is None or one.gone or (solid and not self._is_final(one)):
            return {}
        result = {"result": "FAILED"} if one.failed else {}
        logs = [] if one.failed else [_log(log) for log in one.logs]
        return {
            "id": txid, "blockNumber": one.block, "blockTimeStamp": one.at, "fee": 13_000_000, "log": logs,
            "receipt": {"result": "REVERT" if one.failed else "SUCCESS", "energy_usage_total": 64_000}, **result,
        }  # fmt: skip

    def _scanned(self, query: Mapping[str, str]) -> Answer:
        limit, start = int(query["limit"]), int(query["start"])
        if not 0 < limit <= _SCAN_PAGE or query["sort"] != "-timestamp" or start + limit > _SCAN_SPAN:
            return Answer(400, {"message": "bad parameters"})
        span = (int(query["start_timestamp"]), int(query["end_timestamp"]))
        found = [pair for pair in self._events(*span) if pair[1].to == query["toAddress"] or self.sloppy]
        found = [pair for pair in found if self.sloppy or pair[1].contract == query["contract_address"]]
        rows = [self._scan_row(one, log) for one, log in found if self._is_final(one) or self.hasty]
        return Answer(200, {"total": len(rows), "token_transfers": rows[start : start + limit]})

    def _scan_row(self, one: Transaction, log: Log) -> dict[str, Any]:
        return {
            "transaction_id": one.txid, "block_ts": one.at, "block": one.block, "from_address": log.sender,
            "to_address": log.to, "quant": str(log.value), "confirmed": self._is_final(one), "event_type": log.kind,
            "contractRet": "REVERT" if one.failed else "SUCCESS",
            "finalResult": "REVERT" if one.failed else "SUCCESS",
            "tokenInfo": {"tokenId": log.contract, "tokenAbbr": "USDT", "tokenDecimal": 6},
        }  # fmt: skip

    # --- what payers do ---

    def payments(self) -> Sequence[Payment]:
        """Return what payers are asked for, newest first."""
        return [
            Payment(
                one.number, one.person, one.amount, "USDT", one.about, one.state, one.opened_at, one.expires_at,
                _WAYS[one.state],
            )
            for one in self._asked()
        ]  # fmt: skip

    def pay(self, number: str, how: Way) -> str:
        """Send what a payment asks for, or something else; see `desk.Till.pay`."""
        one = next((one for one in self._asked() if one.number == number), None)
        if one is None:
            raise NotPossible(f"nobody is asked for {number}")
        if how == "forged":
            return self._forge(one)
        if how == "late":
            self._late[number] = one
            return "It is sent once the time to pay is over."
        half = max(1, one.amount // 2)
        sums = {"short": [half], "over": [one.amount + half], "twice": [one.amount, one.amount]}
        for amount in sums.get(how, [one.amount]):
            self.send(Log(one.address, amount))
        return "Sent. The chain takes about a minute to make it final."

    def _forge(self, one: Wanted) -> str:
        """Send what looks like the payment: another token called USDT, an approval, and a transaction that failed."""
        self.send(Log(one.address, one.amount, contract=IMITATION), Log(one.address, one.amount, kind="Approval"))
        self.send(Log(one.address, one.amount), failed=True)
        return "An imitation of USDT, an approval and a failed transaction were sent. No money came."

    def _let_late_money_in(self) -> None:
        for number, one in list(self._late.items()):
            if self._now() > one.expires_at + _BLOCK_SECONDS * SOLID:
                del self._late[number]
                self.send(Log(one.address, one.amount))


def _row(one: Transaction, log: Log) -> dict[str, Any]:
    return {
        "transaction_id": one.txid, "block_timestamp": one.at, "from": log.sender, "to": log.to, "type": log.kind,
        "value": str(log.value),
        "token_info": {"symbol": "USDT", "address": log.contract, "decimals": 6, "name": "Tether USD"},
    }  # fmt: skip


def _log(log: Log) -> dict[str, Any]:
    topic = _TRANSFER if log.kind == "Transfer" else _APPROVAL
    return {
        "address": _account(log.contract), "data": f"{log.value:064x}",
        "topics": [topic, _account(log.sender).rjust(64, "0"), _account(log.to).rjust(64, "0")],
    }  # fmt: skip


def _account(address: str) -> str:
    number = 0
    for letter in address:
        number = number * 58 + _LETTERS.index(letter)
    return number.to_bytes(25)[1:21].hex()
