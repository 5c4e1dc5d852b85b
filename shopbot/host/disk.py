"""How much room there is on the disks, and a reserve for the moment when there is none.

Below the first line staff are told; below the second nothing new is sold, until there is half as much again. A file of
some megabytes is kept beside the shop's: it is given up when the disk is really full, so that money which comes is
entered even then, and made anew when there is room. It is not given up sooner: what fills the disk would eat it too.
"""

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from shopbot import log
from shopbot.db import settings
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader

Level = Literal["ok", "warn", "bad"]
MIB = 1 << 20
WARNING, STOP = 1000 * MIB, 200 * MIB
RESERVE = 32 * MIB
_LAST = 16 * MIB
_STRUCK_SECONDS = 60
_log = logging.getLogger("shopbot.host")


@dataclass(frozen=True)
class Lines:
    """Below `warning` staff are told, below `stop` nothing new is sold; bytes."""

    warning: int = WARNING
    stop: int = STOP


@dataclass(frozen=True)
class Room:
    """How it is where there is least room: so many bytes are free in the folder `where`."""

    level: Level
    free: int
    where: Path


def lines(db: Reader) -> Lines:
    """Return the lines as the owner has drawn them."""
    known = settings.read(db, HOUSE)
    return Lines(int(known.get("disk_warning", WARNING)), int(known.get("disk_stop", STOP)))


def free_bytes(folder: Path) -> int:
    """Return how much a process without privileges may still write there."""
    about = os.statvfs(folder)
    return about.f_bavail * about.f_frsize


class Reserve:
    """A file that only takes up room."""

    def __init__(self, path: Path, size: int = RESERVE) -> None:
        self._path = path
        self.size = size

    @property
    def held(self) -> bool:
        """Tell whether there is one."""
        return self._path.exists()

    def give_up(self) -> None:
        """Make its room free."""
        if self.held:
            self._path.unlink(missing_ok=True)
            log.event(_log, "reserve_given_up", level=logging.WARNING, bytes=self.size)

    def make(self) -> None:
        """Take up the room again, all of it or none. Raises OSError when there is not enough."""
        part = self._path.with_name(self._path.name + ".part")
        try:
            file = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            try:
                os.posix_fallocate(file, 0, self.size)
            finally:
                os.close(file)
            part.replace(self._path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


class DiskGuard:
    """Watches the folders that the shop cannot do without (`vital`) and others it writes to.

    The others are only worth a warning: where backups go or the log is kept, each says itself what it could not write.
    `free` returns the bytes free in a folder. Any thread may call.
    """

    def __init__(
        self,
        vital: Sequence[Path],
        others: Sequence[Path] = (),
        reserve: Reserve | None = None,
        *,
        free: Callable[[Path], int] = free_bytes,
        monotonic: Callable[[], float],
    ) -> None:
        self._vital = vital
        self._others = others
        self._reserve = reserve
        self._free = free
        self._monotonic = monotonic
        self._levels: dict[Path, Level] = {}
        self._struck: float | None = None
        self.room: Room | None = None

    def before_start(self) -> None:
        """Make sure that a shop on a full disk can open its file: it has to write to do so."""
        there = [folder for folder in self._vital if folder.exists()]
        if self._reserve and there and self._least(there) < _LAST:
            self._reserve.give_up()

    def full(self) -> None:
        """Hear that something could not be written for lack of room."""
        self._struck = self._monotonic()
        if self._reserve:
            self._reserve.give_up()

    def look(self, drawn: Lines) -> Room:
        """Return how it is now; the reserve is given up or made anew as that asks."""
        every = [self._room(folder, drawn, vital=True) for folder in self._vital]
        every += [self._room(folder, drawn, vital=False) for folder in self._others if folder.exists()]
        self._levels = {room.where: room.level for room in every}
        worst = ("bad", "warn", "ok")
        self.room = min(every, key=lambda room: (worst.index(room.level), room.free))
        self._mind_reserve(drawn)
        return self.room

    def _room(self, folder: Path, drawn: Lines, *, vital: bool) -> Room:
        free, was = self._free(folder), self._levels.get(folder, "ok")
        stop = drawn.stop * 3 // 2 if was == "bad" else drawn.stop
        warning = drawn.warning if was == "ok" else drawn.warning * 11 // 10
        if vital and (free < stop or self._was_struck()):
            return Room("bad", free, folder)
        return Room("warn" if free < max(warning, stop) else "ok", free, folder)

    def _was_struck(self) -> bool:
        """Tell whether a write failed just now: a quota is not seen in the numbers of the disk."""
        return self._struck is not None and self._monotonic() - self._struck < _STRUCK_SECONDS

    def _mind_reserve(self, drawn: Lines) -> None:
        if self._reserve is None:
            return
        free, stopped = self._least(self._vital), "bad" in self._levels.values()
        if free < _LAST:
            self._reserve.give_up()
        elif not stopped and not self._reserve.held and free - self._reserve.size > drawn.stop * 3 // 2:
            self._make_reserve(self._reserve)

    @staticmethod
    def _make_reserve(reserve: Reserve) -> None:
        try:
            reserve.make()
        except OSError as error:
            log.event(_log, "no_reserve", level=logging.WARNING, error=type(error).__name__)

    def _least(self, folders: Sequence[Path]) -> int:
        return min(self._free(folder) for folder in folders)
