"""Which backups are kept: the newest ones, the last of each day and of each week, and no more of them than fit.

The plan is made of names and sizes alone, so that it holds for a folder, a bucket and a chat in the same way. Days and
weeks are UTC, weeks begin on Monday; they are counted in backups, not in time that passed, so a shop that was off for a
year still has all it had. A backup that is dated later than now (a clock that had jumped) is left alone and counts for
nothing. The newest one, and what the caller knows to be good, is never dropped.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from shopbot.backup import archive, names, private, scratch
from shopbot.backup.names import ArchiveName
from shopbot.backup.refusals import BackupRefusal

BEFORE_STEPS_KEPT = 3
"""How many of the copies stay that are made before the file's schema changes."""
_FUTURE_SECONDS = 3600
_DAY = 86_400
_TO_MONDAY = 3  # 1 January 1970 was a Thursday


class Stored(Protocol):
    """A file somewhere: its name and its size in bytes."""

    @property
    def name(self) -> str:
        """The file's own name, without a folder."""

    @property
    def size(self) -> int:
        """How many bytes it has."""


@dataclass(frozen=True)
class Keep:
    """How many are kept: the newest, the last one of each day, of each week, and how many bytes in all.

    0 bytes means that there is no such limit. What has to go for it is taken evenly: the oldest of the newest, of the
    days and of the weeks in turn.
    """

    newest: int = 48
    days: int = 14
    weeks: int = 8
    most_bytes: int = 0


@dataclass(frozen=True)
class Plan:
    """Names of files: which stay and which go, each list newest first. Files that are no backups are in neither."""

    kept: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class _Item:
    moment: ArchiveName
    name: str
    size: int


_BUCKETS: tuple[Callable[[ArchiveName], object], ...] = (
    lambda moment: moment,
    lambda moment: moment.at // _DAY,
    lambda moment: (moment.at // _DAY + _TO_MONDAY) // 7,
)


def plan(there: Iterable[Stored], keep: Keep, now: int | None = None, *, good: Iterable[str] = ()) -> Plan:
    """Return which of the backups `there` stay. `now` is UTC seconds, `good` names some that stay in any case."""
    items = sorted(_items(there), key=lambda item: item.moment, reverse=True)
    later = [item for item in items if now is not None and item.moment.at > now + _FUTURE_SECONDS]
    held = {item.name for item in items[:1] + later} | set(good)
    ranks = _ranks([item for item in items if item not in later], keep)
    kept = _fitting(items, ranks, held, keep.most_bytes)
    return Plan(
        tuple(item.name for item in items if item.name in kept),
        tuple(item.name for item in items if item.name not in kept),
    )


def dropped(there: Iterable[Stored], keep: Keep, now: int | None = None) -> list[str]:
    """Return the names of the backups that go, newest first; see `plan`."""
    return list(plan(there, keep, now).dropped)


def _items(there: Iterable[Stored]) -> Iterable[_Item]:
    for one in there:
        moment = names.parse(one.name)
        if moment is not None:
            yield _Item(moment, one.name, one.size)


def _ranks(newest_first: list[_Item], keep: Keep) -> dict[str, int]:
    """Return for each that is wanted how important it is, 0 the most: its place among the newest, days or weeks."""
    ranks: dict[str, int] = {}
    for bucket, count in zip(_BUCKETS, (keep.newest, keep.days, keep.weeks), strict=True):
        places: dict[object, int] = {}
        for item in newest_first:
            of = bucket(item.moment)
            if of not in places and len(places) < count:
                places[of] = len(places)
                ranks[item.name] = min(ranks.get(item.name, places[of]), places[of])
    return ranks


def _fitting(items: list[_Item], ranks: dict[str, int], held: set[str], most: int) -> set[str]:
    """Return the names that stay: those that are held, then the most important ones while there is room."""
    room = most - sum(item.size for item in items if item.name in held)
    kept = set(held)
    wanted = [item for item in items if item.name in ranks and item.name not in held]
    for item in sorted(wanted, key=lambda item: ranks[item.name]):
        room -= item.size
        if most and room < 0:
            break
        kept.add(item.name)
    return kept


# --- the folder on this server ---


@dataclass(frozen=True)
class _File:
    name: str
    size: int


def tidy(folder: Path, keep: Keep, now: int | None = None, *, identity: Any = None) -> list[str]:
    """Remove from `folder` what is not kept, and what killed work left there; return the names of removed backups.

    Nothing goes unless one that stays is good. With `identity` that is read off the file itself, to its last byte, from
    the newest on; without, the newest is taken to be good: it was proved when it was made. Of the copies made before
    steps of schema the newest three stay. Raises OSError; then some of what had to go is still there.
    """
    if not folder.is_dir():
        return []
    scratch.sweep(folder)
    there = [_File(path.name, path.stat().st_size) for path in names.stored(folder)]
    gone = plan(there, keep, now, good=_good(folder, identity)).dropped
    # The oldest first: whatever stops this on its way, what is left is what is worth most.
    for name in reversed(gone):
        (folder / name).unlink(missing_ok=True)
    _prune_copies(folder)
    private.sync(folder)
    return list(gone)


def _good(folder: Path, identity: Any) -> list[str]:
    if identity is None:
        return []
    try:
        return [archive.newest_good(folder, identity).path.name]
    except BackupRefusal:
        return [path.name for path in names.stored(folder)]


def _prune_copies(folder: Path) -> None:
    """Remove all but the newest copies made before steps; their numbers tell which those are."""
    for path in sorted(folder.glob("before-*.db"), reverse=True)[BEFORE_STEPS_KEPT:]:
        path.unlink(missing_ok=True)
