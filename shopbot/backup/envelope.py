"""The file format of a backup: age( tar( manifest.json, shop.db ) ), written and read as a stream.

age (age-encryption.org/v1, by pyrage) seals 64 KiB at a time, each with its place and the last one marked as the last,
so a file that was altered, cut or lengthened anywhere does not open. The tar inside has exactly two plain members in
this order; whatever else is in it, or says another size than its manifest, is refused before a byte of it is written.
`age -d -i key.txt backup.age | tar -x` takes it apart without this program.

pyrage holds Python's lock while it works, and lets go of it only when it calls back; every read and write here is a
system call, which gives the other threads of the shop their turn (measured: they wait 1 to 4 ms at most).
"""

import contextlib
import hashlib
import os
import tarfile
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, TypeAlias

import pyrage

from shopbot.backup import manifest
from shopbot.backup.manifest import Manifest
from shopbot.backup.refusals import DamagedArchive, NotAnArchive, WrongArchiveKey

MAGIC = b"age-encryption.org/v1\n"
MANIFEST_NAME, FILE_NAME = "manifest.json", "shop.db"
PIECE = 1 << 16
_AT_ONCE = 8 << 20
_BLOCK = tarfile.BLOCKSIZE

Tick = Callable[[int], None]
Write = Callable[[bytes], None]
Pieces: TypeAlias = Generator[bytes, None, None]


def no_tick(_bytes: int) -> None:
    """Count nothing."""


# --- writing ---


def pieces_of(path: Path) -> Pieces:
    """Yield a file's bytes in pieces of 64 KiB, past Python's own buffers."""
    file = os.open(path, os.O_RDONLY)
    try:
        while piece := os.read(file, PIECE):
            yield piece
    finally:
        os.close(file)


def plain(told: Manifest, path: Path) -> Pieces:
    """Yield the tar of the manifest and the file at `path`, which it describes."""
    words = told.dump()
    yield from _member(MANIFEST_NAME, told, len(words), [words])
    yield from _member(FILE_NAME, told, told.size, pieces_of(path))
    yield bytes(2 * _BLOCK)


def _member(name: str, told: Manifest, size: int, pieces: Iterable[bytes]) -> Pieces:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, told.made_at
    yield entry.tobuf(tarfile.GNU_FORMAT)
    yield from pieces
    yield bytes(-size % _BLOCK)


def seal(pieces: Pieces, path: Path, recipients: Iterable[Any]) -> str:
    """Encrypt `pieces` into a new file at `path` (0600), on the disk when this returns; return the file's SHA-256.

    Raises OSError, and whatever `pieces` raises. `pieces` are closed in any case, and what they read from: a file that
    an error still held open would keep a full disk full.
    """
    file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        source, target = _Source(pieces), _Target(_Steady(file).write)
        try:
            pyrage.encrypt_io(source, target, list(recipients))
        except Exception as error:
            raise source.error or target.error or error from None
        os.fsync(file)
        return target.digest.hexdigest()
    finally:
        pieces.close()
        os.close(file)


class _Steady:
    """Writes a file so that little of it waits for the disk at any moment.

    A sale's fsync waits for whatever of other files has to go to the disk first: of a backup that was written all at
    once that is all of it.
    """

    def __init__(self, file: int) -> None:
        self._file, self._waiting = file, 0

    def write(self, data: bytes) -> None:
        """Write all of `data`, and now and then have the disk take what was written."""
        write(self._file, data)
        self._waiting += len(data)
        if self._waiting >= _AT_ONCE:
            os.fdatasync(self._file)
            self._waiting = 0


def write(file: int, data: bytes) -> None:
    """Write all of `data` to an open file."""
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]


class _Source:
    """What pyrage reads from. An error of ours is kept, as pyrage makes a sentence of it."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")
        self.error: BaseException | None = None

    def read(self, most: int) -> bytes:
        """Return up to `most` bytes; none at the end."""
        try:
            while not self._rest:
                piece = next(self._pieces, None)
                if piece is None:
                    return b""
                self._rest = memoryview(piece)
        except BaseException as error:
            self.error = error
            raise
        given, self._rest = self._rest[:most], self._rest[most:]
        return bytes(given)


class _Target:
    """What pyrage writes to."""

    def __init__(self, take: Write) -> None:
        self._take = take
        self.digest = hashlib.sha256()
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        """Take all of it. pyrage tries once more after an error, to empty its buffer; the first error stays."""
        if self.error:
            raise self.error
        try:
            self._take(data)
        except BaseException as error:
            self.error = error
            raise
        self.digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""


# --- reading ---


def unseal(path: Path, identity: Any, take: Write, tick: Tick = no_tick) -> Manifest:
    """Decrypt and check all of the backup at `path`; hand the encrypted copy inside to `take`, piece by piece.

    Returns its manifest once every byte was seen and its SHA-256 is what the manifest says. Raises a `BackupRefusal`
    that names what is wrong, or OSError. What `take` was given before that counts for nothing.
    """
    tar = Tar(path.stat().st_size, take)
    _decrypt(path, identity, tar.write, tick)
    return tar.ended()


def head(path: Path, identity: Any) -> Manifest:
    """Return the manifest alone, reading only the beginning of the file; its bytes are authentic, the rest unseen."""
    tar = Tar(path.stat().st_size, lambda _data: None, stop_at_head=True)
    with contextlib.suppress(_EnoughError):
        _decrypt(path, identity, tar.write, no_tick)
    return tar.told()


def _decrypt(path: Path, identity: Any, take: Write, tick: Tick) -> None:
    with path.open("rb", buffering=0) as file:
        if file.read(len(MAGIC)) != MAGIC:
            empty = path.stat().st_size == 0
            raise NotAnArchive(f"{path.name} is empty (0 bytes)" if empty else f"{path.name} is no backup")
        file.seek(0)
        source, target = _Source(counted(_read(file), tick)), _Target(take)
        try:
            pyrage.decrypt_io(source, target, [identity])
        except Exception as error:
            raise _cause(path, source, target, error) from None


def counted(pieces: Pieces, tick: Tick) -> Pieces:
    """Yield the pieces, and tell `tick` the size of each once it was taken."""
    with contextlib.closing(pieces):
        for piece in pieces:
            yield piece
            tick(len(piece))


def _read(file: IO[bytes]) -> Pieces:
    while piece := file.read(PIECE):
        yield piece


def _cause(path: Path, source: _Source, target: _Target, error: Exception) -> BaseException:
    if isinstance(source.error, OSError):
        return DamagedArchive(f"{path.name} cannot be read: {source.error.strerror}")
    if source.error or target.error:
        return source.error or target.error or error
    if isinstance(error, pyrage.DecryptError) and "matching" in str(error):
        return WrongArchiveKey(f"{path.name} does not open with this key")
    return DamagedArchive(f"{path.name} is damaged: it was cut off or altered ({error})")


class _EnoughError(Exception):
    """The manifest was read, and nothing more is wanted."""


class Tar:
    """Takes the tar as it comes out of the decryption, piece by piece, and hands on the file in it."""

    def __init__(self, most: int, take: Write, *, stop_at_head: bool = False) -> None:
        self._most, self._take, self._stop = most, take, stop_at_head
        self._manifest: Manifest | None = None
        self._digest = hashlib.sha256()
        self._blanks = 0
        self._steps = self._read()
        self._wanted = next(self._steps)

    def write(self, data: bytes) -> None:
        """Take the next bytes. Raises `DamagedArchive`, `NewerArchive` or `_EnoughError`."""
        view = memoryview(data)
        while view:
            piece, view = view[: self._wanted], view[self._wanted :]
            self._wanted = self._steps.send(bytes(piece))

    def told(self) -> Manifest:
        """Return the manifest."""
        if self._manifest is None:
            raise DamagedArchive("the backup ends before its manifest does")
        return self._manifest

    def ended(self) -> Manifest:
        """Return the manifest, if both members were whole and the tar is closed; raise `DamagedArchive` if not."""
        told = self.told()
        if self._blanks < 2 * _BLOCK:
            raise DamagedArchive("the backup ends before its file does")
        return told

    def _read(self) -> Generator[int, bytes, None]:
        """Yield how many bytes are wanted at most; receive so many or fewer, but at least one."""
        size = yield from self._entry(MANIFEST_NAME, manifest.MOST_BYTES)
        self._manifest = told = manifest.load((yield from _exactly(size)))
        if self._stop:
            raise _EnoughError
        yield from self._padding(size)
        if (yield from self._entry(FILE_NAME, self._most)) != told.size:
            raise DamagedArchive("the backup's file is not as large as its manifest says")
        yield from self._file(told)
        yield from self._padding(told.size)
        while True:
            blank = yield PIECE
            _require_blank(blank)
            self._blanks += len(blank)

    def _entry(self, name: str, most: int) -> Generator[int, bytes, int]:
        """Read a member's header and return its size; only the plain file that should be here is let in."""
        block = yield from _exactly(_BLOCK)
        try:
            entry = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, ValueError) as error:
            raise DamagedArchive(f"what is inside the backup is no tar ({type(error).__name__})") from None
        if entry.name != name or entry.type != tarfile.REGTYPE or entry.linkname:
            raise DamagedArchive(f"the backup holds something else where {name} should be")
        if not 0 < entry.size <= most:
            raise DamagedArchive(f"the backup says that its {name} has {entry.size} bytes, which cannot be")
        return entry.size

    def _file(self, told: Manifest) -> Generator[int, bytes, None]:
        left = told.size
        while left:
            piece = yield min(left, PIECE)
            self._digest.update(piece)
            self._take(piece)
            left -= len(piece)
        if self._digest.hexdigest() != told.sha256:
            raise DamagedArchive("the backup's file is not the one its manifest describes")

    @staticmethod
    def _padding(size: int) -> Generator[int, bytes, None]:
        if size % _BLOCK:
            _require_blank((yield from _exactly(-size % _BLOCK)))


def _exactly(count: int) -> Generator[int, bytes, bytes]:
    found = bytearray()
    while len(found) < count:
        found += yield count - len(found)
    return bytes(found)


def _require_blank(data: bytes) -> None:
    if data.count(0) != len(data):
        raise DamagedArchive("the backup holds more than a manifest and a file")


# --- from one key to another ---


def rewrap(
    path: Path, identity: Any, out: Path, recipients: Iterable[Any], tick: Tick = no_tick
) -> tuple[Manifest, str]:
    """Decrypt `path` and encrypt it for `recipients` into a new file at `out`, checking it all on the way.

    Returns its manifest and the SHA-256 of the new file. The plain tar passes through memory, 64 KiB at a time.
    Raises like `unseal` and `seal`; what is at `out` then counts for nothing.
    """
    opening = _Opening(path, identity)
    try:
        digest = seal(counted(opening.pieces(), tick), out, recipients)
    finally:
        opening.close()
    return opening.tar.ended(), digest


class _Opening:
    """A decryption in a thread of its own, read from a pipe: pyrage pushes what it opens, and pulls what it seals."""

    def __init__(self, path: Path, identity: Any) -> None:
        self.tar = Tar(path.stat().st_size, lambda _data: None)
        self._error: BaseException | None = None
        self._out, self._into = os.pipe()
        self._thread = threading.Thread(target=self._run, args=(path, identity), name="backup-export")
        self._thread.start()

    def _run(self, path: Path, identity: Any) -> None:
        try:
            _decrypt(path, identity, self._pass_on, no_tick)
        except BaseException as error:
            self._error = error
        finally:
            os.close(self._into)

    def _pass_on(self, data: bytes) -> None:
        self.tar.write(data)
        write(self._into, data)

    def pieces(self) -> Pieces:
        """Yield the tar. What went wrong in the thread is raised at the end, so that no cut tar is sealed as whole."""
        while piece := os.read(self._out, PIECE):
            yield piece
        self._thread.join()
        if self._error:
            raise self._error
        self.tar.ended()

    def close(self) -> None:
        """End the thread, whether or not all was read."""
        os.close(self._out)
        self._thread.join()
