"""Tronscan, asked only while TronGrid gives no answer: its list of confirmed transfers of USDT to an address.

It does not number the logs of a transaction. Transfers that are alike in everything are therefore counted only as
often as one page shows them: a list that grows while it is read may show its last line twice. What that leaves out,
TronGrid adds later under a name of its own. Source: the integrations of others. Never tried against the real service.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from plugins.usdt.address import USDT_CONTRACT
from plugins.usdt.declare import Settings
from plugins.usdt.source import Source
from plugins.usdt.transfers import Listing, Row, Transfer, numbered, row, walk
from shopbot.api import NotReady

_PAGE = 50
_PAGES = 20
_GOOD = (None, "SUCCESS")  # what is not said of it is not held against it
_TRANSFER = (None, "Transfer")


def source(settings: Settings, now: int = 0) -> Source:
    """Return Tronscan as it is asked now."""
    return Source("Tronscan", settings.tronscan_url, settings.tronscan_key, now)


def settled(scan: Source, address: str, start: int, matters: Callable[[int], bool]) -> list[Transfer]:
    """Return the confirmed transfers since `start` (UTC milliseconds) whose value matters. Raises NotReady."""
    pages = walk(lambda low, high: _listed(scan, address, low, high), start, scan.now * 1000)
    often: Counter[Row] = Counter()
    for page in pages:
        rows = [one for raw in page if (one := _row(raw, address)) is not None]
        often |= Counter(one for one in rows if matters(one.value))
    return [
        transfer
        for one, times in often.items()
        for transfer in numbered(one.txid, address, one.at // 1000, [one.value] * times)
    ]


def _listed(scan: Source, address: str, start: int, end: int) -> Listing:
    pages: list[list[tuple[int, Any]]] = []
    for number in range(_PAGES):
        answer = scan.get(
            "api/token_trc20/transfers",
            {"limit": _PAGE, "start": number * _PAGE, "sort": "-timestamp", "toAddress": address, "confirm": "true",
             "contract_address": USDT_CONTRACT, "start_timestamp": start, "end_timestamp": end},
        )  # fmt: skip
        rows = answer.get("token_transfers")
        if not isinstance(rows, list):
            raise NotReady("Tronscan answered without a list")
        pages.append([(raw["block_ts"], raw) for raw in rows if isinstance(raw, dict) and _is_time(raw)])
        if len(rows) < _PAGE:
            return Listing(pages, whole=True)
    return Listing(pages, whole=False)


def _is_time(raw: Mapping[str, Any]) -> bool:
    return type(raw.get("block_ts")) is int


def _row(raw: Mapping[str, Any], address: str) -> Row | None:
    token = raw.get("tokenInfo")
    named = token.get("tokenId") if isinstance(token, dict) else None
    good = raw.get("confirmed") is True and raw.get("contractRet") in _GOOD and raw.get("finalResult") in _GOOD
    good = good and raw.get("event_type") in _TRANSFER
    if not good or named != USDT_CONTRACT or raw.get("to_address") != address:
        return None
    return row(raw.get("transaction_id"), raw.get("block_ts"), raw.get("quant"))
