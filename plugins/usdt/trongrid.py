"""TronGrid: the list of an account's TRC-20 transfers, and what the solidified chain itself says of a transaction.

The list is only a hint: it has no word on success and no number of a log. What counts is the receipt of the transaction
from a node that serves solidified blocks (19 of the 27 representatives have built on them; about a minute).
Source: developers.tron.network, "Get TRC20 transaction info by account", "GetTransactionInfoById" (solidity). Never
tried against the real service.
"""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.usdt.address import USDT_CONTRACT, account
from plugins.usdt.declare import Settings
from plugins.usdt.source import MEMORY, Source
from plugins.usdt.transfers import LIMIT, Listing, Row, Transfer, numbered, row, walk
from shopbot.api import NotReady

CONFIRMATIONS = 19
_TRANSFER = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"  # Transfer(address,address,uint256)
_CONTRACT = account(USDT_CONTRACT)
_PAGE = 200
_PAGES = 5  # an older page of its documentation says that one span of time yields 1,000 rows at most
_PATIENCE_MS = 300_000
_WORD = 64


def source(settings: Settings, now: int = 0) -> Source:
    """Return TronGrid as it is asked now."""
    return Source("TronGrid", settings.trongrid_url, settings.trongrid_key, now)


# --- the list ---


def settled(grid: Source, address: str, start: int, matters: Callable[[int], bool]) -> tuple[list[Transfer], list[Row]]:
    """Return the final transfers since `start` (UTC milliseconds) whose value matters, and rows not yet to be final.

    Raises NotReady, also when a transaction was listed as confirmed long ago that the chain does not know.
    """
    rows = _rows(grid, address, start, confirmed=True)
    latest = {one.txid: one.at for one in rows if matters(one.value)}
    found, waits = [], set()
    for txid, at in sorted(latest.items(), key=lambda pair: pair[1]):
        transfers = final(grid, txid, address)
        if transfers is None:
            _check_young(grid, txid, at)
            waits.add(txid)
        else:
            found += [one for one in transfers if matters(one.value)]
    return found, [one for one in rows if one.txid in waits]


def _check_young(grid: Source, txid: str, at: int) -> None:
    if at < grid.now * 1000 - _PATIENCE_MS:
        raise NotReady(f"TronGrid lists {txid} as confirmed, and does not know it")


def unconfirmed(grid: Source, address: str, start: int) -> list[Row]:
    """Return the newest transfers that may still be taken back. Raises NotReady."""
    return _rows(grid, address, start, confirmed=False)


def _rows(grid: Source, address: str, start: int, *, confirmed: bool) -> list[Row]:
    pages = walk(lambda low, high: _listed(grid, address, low, high, confirmed=confirmed), start, grid.now * 1000)
    return [one for page in pages for raw in page if (one := _row(raw, address)) is not None]


def _listed(grid: Source, address: str, start: int, end: int, *, confirmed: bool) -> Listing:
    query: dict[str, Any] = {
        "only_confirmed" if confirmed else "only_unconfirmed": "true", "only_to": "true", "limit": _PAGE,
        "contract_address": USDT_CONTRACT, "min_timestamp": start, "max_timestamp": end,
        "order_by": "block_timestamp,desc",
    }  # fmt: skip
    pages: list[list[tuple[int, Any]]] = []
    for _ in range(_PAGES):
        answer = grid.get(f"v1/accounts/{address}/transactions/trc20", query)
        pages.append(_page(answer))
        meta = answer.get("meta")
        following = meta.get("fingerprint") if isinstance(meta, dict) else None
        if not following:
            return Listing(pages, whole=len(pages) < _PAGES)
        query["fingerprint"] = following
    return Listing(pages, whole=False)


def _page(answer: Mapping[str, Any]) -> list[tuple[int, Any]]:
    rows = answer.get("data")
    if not isinstance(rows, list):
        raise NotReady("TronGrid answered without a list")
    return [(raw["block_timestamp"], raw) for raw in rows if _has_time(raw)]


def _has_time(raw: object) -> bool:
    return isinstance(raw, dict) and type(raw.get("block_timestamp")) is int


def _row(raw: Mapping[str, Any], address: str) -> Row | None:
    token = raw.get("token_info")
    named = token.get("address") if isinstance(token, dict) else None  # its symbol is whatever its maker liked
    if raw.get("type") != "Transfer" or named != USDT_CONTRACT or raw.get("to") != address:
        return None
    return row(raw.get("transaction_id"), raw.get("block_timestamp"), raw.get("value"))


# --- the chain ---


def final(grid: Source, txid: str, address: str) -> list[Transfer] | None:
    """Return what a transaction brought to `address` for good; None while it is not final, or is unknown.

    A transaction that failed brought nothing. Asked once for each: what is final stays so. Raises NotReady.
    """
    key = (grid.url, txid)
    info = MEMORY.final.get(key) or grid.post("walletsolidity/gettransactioninfobyid", {"value": txid})
    at = info.get("blockTimeStamp")
    if info.get("id") != txid or type(at) is not int:
        return None
    MEMORY.keep(key, info)
    return numbered(txid, address, at // 1000, _values(info, account(address)))


def _values(info: Mapping[str, Any], to: str) -> list[int]:
    """Return the values of the Transfer logs of the USDT contract to an account, in the order of the logs."""
    receipt, logs = info.get("receipt"), info.get("log")
    failed = info.get("result") == "FAILED" or not isinstance(receipt, dict) or receipt.get("result") != "SUCCESS"
    if failed or not isinstance(logs, list):
        return []
    return [value for one in logs if isinstance(one, dict) and (value := _value(one, to))]


def _value(one: Mapping[str, Any], to: str) -> int:
    topics, data = one.get("topics"), one.get("data")
    if one.get("address") != _CONTRACT or not isinstance(topics, list) or len(topics) != 3:
        return 0
    if topics[0] != _TRANSFER or topics[2] != to.rjust(_WORD, "0"):
        return 0
    value = _from_hex(data)
    return value if value <= LIMIT else 0


def _from_hex(data: object) -> int:
    try:
        return int(data, 16) if isinstance(data, str) and len(data) == _WORD else 0
    except ValueError:
        return 0


def confirmations(grid: Source, txid: str, tip: int) -> int:
    """Return how many blocks stand on a transaction that is not final, its own among them; 0 for an unknown one."""
    block = grid.post("wallet/gettransactioninfobyid", {"value": txid}).get("blockNumber")
    return max(0, min(CONFIRMATIONS, tip - block + 1)) if type(block) is int else 0


def tip(grid: Source) -> int:
    """Return the number of the newest block. Raises NotReady."""
    try:
        number = grid.post("wallet/getnowblock", {})["block_header"]["raw_data"]["number"]
    except (KeyError, TypeError):
        raise NotReady("TronGrid answered without a block") from None
    return number if type(number) is int else 0
