"""Where copies of a backup are kept away from the shop: a folder of another disk or share, an S3-compatible bucket.

Both do four things with files that are encrypted already: put, names, get, remove. A copy has its whole name only once
all of its bytes are there. What goes wrong is `Misplaced`, which names what to do and never holds a key. S3 is spoken
by `minio`, which is imported when a bucket is first used.
"""

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from shopbot.backup.refusals import BackupRefusal
from shopbot.errors import Exit

if TYPE_CHECKING:
    from minio import Minio

_CONNECT_SECONDS, _READ_SECONDS = 10.0, 60.0
_RETRIES = 2
_PART_BYTES = 16 << 20  # held in memory while it travels; S3 wants 5 MiB or more, and at most 10,000 of them
_CHUNK = 1 << 20
_BY_CODE = {
    "SignatureDoesNotMatch": "place_wrong_key", "InvalidAccessKeyId": "place_unknown_key",
    "AccessDenied": "place_refused", "AllAccessDisabled": "place_refused", "NoSuchBucket": "place_no_bucket",
    "InvalidBucketName": "place_bad_bucket", "NoSuchKey": "place_no_copy", "RequestTimeTooSkewed": "place_clock",
    "AuthorizationHeaderMalformed": "place_wrong_region", "PermanentRedirect": "place_wrong_region",
    "InsufficientStorage": "place_full", "QuotaExceeded": "place_full", "XMinioStorageFull": "place_full",
}  # fmt: skip
_BY_ERRNO = {
    errno.ENOSPC: "place_full", errno.EDQUOT: "place_full", errno.ENOENT: "place_no_copy",
    errno.EACCES: "place_read_only", errno.EPERM: "place_read_only", errno.EROFS: "place_read_only",
}  # fmt: skip


_SAID = {
    "place_missing": ("there is no such folder", "Mount the disk, or make the folder."),
    "place_read_only": ("the folder may not be written to", "Give it to the user that runs the shop."),
    "place_full": ("it is full", "Make room there, or let fewer copies be kept."),
    "place_disk": ("its disk does not work", "Look at that disk soon."),
    "place_unreachable": ("it did not answer", "It is tried again with the next backup."),
    "place_refused": ("it refused", "Let the access key read, write, list and delete in this bucket."),
    "place_wrong_key": ("the secret key is wrong", "Enter the access key and its secret again."),
    "place_unknown_key": ("it does not know this access key", "Enter the access key and its secret again."),
    "place_no_bucket": ("there is no such bucket", "Make the bucket, or correct its name."),
    "place_bad_bucket": ("no bucket can be called so", "Correct the bucket's name."),
    "place_wrong_region": ("the bucket is in another region", "Correct the region."),
    "place_clock": ("this machine's clock is wrong", "Set the clock (timedatectl set-ntp true)."),
    "place_differs": ("what came back is not what was put there", "Look at that place; it is tried again."),
    "place_no_copy": ("there is no such copy", "Choose another one."),
    "place_broken": ("it gave an answer that makes no sense", "Is the address that of an S3 service?"),
}


class Misplaced(BackupRefusal):
    """A place could not do what it was asked. `key` says why (`_SAID` has all of them).

    The one fact is `place`: a host, a folder or the service's own code, never a secret.
    """

    code = Exit.IO

    def __init__(self, key: str, place: str = "") -> None:
        message, hint = _SAID[key]
        super().__init__(f"{place}: {message}", hint, key=key, place=place)


@dataclass(frozen=True)
class Kept:
    """One file at a place: its name and its size in bytes."""

    name: str
    size: int


def sha256(path: Path) -> str:
    """Return the hash of a file's content in hex, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# --- a folder ---


@dataclass(frozen=True)
class Folder:
    """A folder that is there already: one that is missing is a disk that is not mounted, and is not made.

    Every method raises `Misplaced`.
    """

    path: Path

    def put(self, name: str, file: Path) -> None:
        """Copy `file` here under `name`, through to the disk."""
        part = self.path / f".{name}.part"
        with self._problems():
            self._require()
            try:
                _copy(file, part)
                part.replace(self.path / name)
                _sync(self.path)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def names(self) -> list[Kept]:
        """Return the files that are whole."""
        with self._problems():
            self._require()
            found = [one for one in self.path.iterdir() if not one.name.startswith(".") and one.is_file()]
            return sorted((Kept(one.name, one.stat().st_size) for one in found), key=lambda one: one.name)

    def get(self, name: str, into: Path) -> None:
        """Copy the file called `name` to `into`."""
        with self._problems():
            self._require()
            _copy(self.path / name, into)

    def remove(self, name: str) -> None:
        """Delete it; harmless when it is gone."""
        with self._problems():
            self._require()
            (self.path / name).unlink(missing_ok=True)

    def _require(self) -> None:
        if not self.path.is_dir():
            raise Misplaced("place_missing", str(self.path))

    @contextlib.contextmanager
    def _problems(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Misplaced(_BY_ERRNO.get(error.errno or 0, "place_disk"), str(self.path)) from error


def _copy(file: Path, to: Path) -> None:
    descriptor = os.open(to, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as out, file.open("rb") as source:
        shutil.copyfileobj(source, out, _CHUNK)
        out.flush()
        os.fsync(out.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# --- a bucket ---


@dataclass(frozen=True)
class Bucket:
    """A bucket of any service that speaks S3; `folder` goes before every name ("toko-budi/").

    `endpoint` is an address such as https://s3.eu-central-1.amazonaws.com, plain http only on this machine. Files go up
    in parts of 16 MiB, and a file in parts is there only once the last of them is. Every method raises `Misplaced`.
    """

    endpoint: str
    bucket: str
    region: str
    key: str
    secret: str = field(repr=False)
    folder: str = ""

    def put(self, name: str, file: Path) -> None:
        """Upload `file` under `name`."""
        with self._client() as client:
            client.fput_object(
                self.bucket, self.folder + name, str(file), part_size=_PART_BYTES, num_parallel_uploads=1
            )

    def names(self) -> list[Kept]:
        """Return the files that are whole, as many as there are."""
        with self._client() as client:
            found = client.list_objects(self.bucket, prefix=self.folder or None)
            own = [(str(one.object_name).removeprefix(self.folder), one.size or 0) for one in found if not one.is_dir]
            return sorted((Kept(name, size) for name, size in own), key=lambda one: one.name)

    def get(self, name: str, into: Path) -> None:
        """Download the file called `name` to `into`."""
        with self._client() as client:
            response = client.get_object(self.bucket, self.folder + name)
            try:
                self._write(response, into)
            finally:
                response.close()
                response.release_conn()

    def remove(self, name: str) -> None:
        """Delete it; harmless when it is gone."""
        with self._client() as client:
            client.remove_object(self.bucket, self.folder + name)

    def _write(self, response: "urllib3.BaseHTTPResponse", into: Path) -> None:
        descriptor = os.open(into, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            for piece in response.stream(_CHUNK):
                out.write(piece)

    @contextlib.contextmanager
    def _client(self) -> Iterator["Minio"]:
        """Give a client for one piece of work; what it raises is told as `Misplaced`."""
        from minio import Minio
        from minio.error import MinioException, S3Error

        address = urlsplit(self.endpoint)
        host = address.hostname or self.endpoint
        try:
            secure = address.scheme == "https"
            with _pool() as pool:
                yield Minio(
                    address.netloc, self.key, self.secret, secure=secure, region=self.region or None, http_client=pool
                )
        except S3Error as error:
            raise Misplaced(_BY_CODE.get(str(error.code), "place_broken"), str(error.code)) from None
        except ValueError:  # how minio says that a bucket or an address cannot be one
            raise Misplaced("place_bad_bucket", self.bucket) from None
        except (HTTPError, MinioException):
            raise Misplaced("place_unreachable", host) from None  # its words hold the address asked for
        except OSError as error:
            raise Misplaced(_BY_ERRNO.get(error.errno or 0, "place_disk"), host) from error


def _pool() -> urllib3.PoolManager:
    """Return connections that give up: minio's own wait five minutes, five times over, and follow redirects."""
    again = urllib3.Retry(
        total=_RETRIES, redirect=0, backoff_factor=0.2, status_forcelist=[500, 502, 503, 504], raise_on_status=False,
        raise_on_redirect=False,
    )  # fmt: skip
    timeout = urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS)
    return urllib3.PoolManager(timeout=timeout, retries=again)
