"""The figures of the last runs: `last.json` beside this file, and the table on PROOFS.md that is made from it."""

import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.prove.proof import processors

ROOT = Path(__file__).resolve().parents[2]
LAST = Path(__file__).with_name("last.json")
PAGE = ROOT / "PROOFS.md"
_MOST = 9
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
_NOT_COUNTS = frozenset({"goal", "unit", "bad", "untried", "seconds", "seed", "command", "commit", "date", "machine"})


def keep(name: str, unit: str, result: Mapping[str, Any], seed: int, words: Sequence[str]) -> None:
    """Put a part's figures into the record, with the command and the commit that gave them, and onto the page."""
    known = last()
    known[name] = {
        **result,
        "unit": unit,
        "seed": seed,
        "command": " ".join(["python3 run.py prove", *(word for word in words if word != "--record")]),
        "commit": _commit(),
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "machine": f"{processors()} CPUs, Python {platform.python_version()}",
    }
    LAST.write_text(json.dumps(known, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    PAGE.write_text(with_table(PAGE.read_text("utf-8"), known), "utf-8")


def last() -> dict[str, dict[str, Any]]:
    """Return what is recorded, by part."""
    return dict(json.loads(LAST.read_text("utf-8"))) if LAST.exists() else {}


def with_table(page: str, known: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page with the table of these figures between its two marks."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{table(known)}{END}{after}"


def table(known: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the figures as a table of Markdown, a line for each part; all counts are in the record only."""
    head = "| proof | seen | of the goal | bad | command, seed, commit |\n| --- | --- | --- | --- | --- |\n"
    return head + "".join(_line(name, known[name]) for name in sorted(known))


def _line(name: str, one: Mapping[str, Any]) -> str:
    counts = ", ".join(f"{_short(one[what])} {what.replace('_', ' ')}" for what in _told(one))
    done = min(100.0, 100 * one.get(one["unit"], 0) / one["goal"]) if one["goal"] else 100.0
    how = f"`{one['command']}`, {one['seed']}, {one['commit']}, {one['seconds']:,.0f} s, {one['date']}"
    return f"| {name} | {counts} | {done:.3g} % of {one['goal']:,} | {len(one['bad'])} | {how} |\n"


def _short(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:,.3g}"


def _told(one: Mapping[str, Any]) -> list[str]:
    """Return the counts worth a place on the page: the unit first, then all that is 0, then some of the others."""
    counts = [what for what, number in one.items() if _is_count(what, number)]
    counts.sort(key=lambda what: (what != one["unit"], one[what] != 0, " of " in what or " by " in what, what))
    return counts[:_MOST]


def _is_count(what: str, number: object) -> bool:
    return what not in _NOT_COUNTS and isinstance(number, int | float)


def _commit() -> str:
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return told.stdout.strip() or "no commit"
