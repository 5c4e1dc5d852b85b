"""What `shopbot …` starts on a machine where the shop is installed: the same commands, for the shop that is a service.

Only root may read the secrets, and only the shop's own user may write the shop's files. So this is started by root
(`sudo shopbot …`), takes the two secrets into a folder in memory that is gone with the command, and becomes the shop's
user before anything else is done. What changes the system itself (install, upgrade …) stays root.

A change of the key has to outlive a power cut, so it is made to a copy in the data folder, and what came of it is taken
to /etc when the command has ended; if that never happened, with the next command.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from shopbot.db.store import Files
from shopbot.errors import Exit, NoFile, Refusal
from shopbot.service import adopt, layout
from shopbot.service.layout import Layout

SYSTEM = {"install", "uninstall", "upgrade", "logs"}
_ANYBODY = {"", "-h", "--help", "help", "version", "demo"}
_LENT = ".key"
_IN_MEMORY = Path("/run")


def main(words: Sequence[str]) -> int:
    """Carry out `words`, of which the first is the shop's name or nothing; return the exit code."""
    name, *rest = words
    try:
        place = layout.of(name)
        os.environ.update(place.environ)
        command = rest[0] if rest else ""
        if command in _ANYBODY or any(word in ("-h", "--help") for word in rest):
            return _here(rest)
        if os.geteuid() != 0:
            line = " ".join([place.typed, *rest])
            raise Refusal("Only root reads the shop's secrets.", f"Type: {line}", Exit.CONFIG)
        if command == "run":
            raise Refusal("Here systemd opens the shop.", f"Type: sudo systemctl start {place.unit}", Exit.USAGE)
        if command in SYSTEM:
            return _here([command, *(["--name", name] if name and "--name" not in rest else []), *rest[1:]])
        return as_the_shop(place, rest)
    except Refusal as refusal:
        print(f"shopbot: {refusal}", file=sys.stderr)
        return int(refusal.exit_code)


def as_the_shop(place: Layout, words: Sequence[str]) -> int:
    """Carry out a command as the shop's user, with its secrets at hand, in a child; return its exit code."""
    try:
        user = pwd.getpwnam(place.user)
    except KeyError:
        raise NoFile(f"There is no user {place.user}.", "Type: sudo python3 run.py install") from None
    secrets = Path(tempfile.mkdtemp(prefix=f"{place.user}-", dir=_IN_MEMORY))
    try:
        _hand_over(place.token, secrets / place.token.name, user)
        os.chown(secrets, user.pw_uid, user.pw_gid)
        environ = {**os.environ, "CREDENTIALS_DIRECTORY": str(secrets), "HOME": user.pw_dir}
        if _changes_the_key(place, words):
            environ["SHOPBOT_KEY_FILE"] = str(_lend_key(place, user))
        else:
            _hand_over(place.key, secrets / place.key.name, user)
        child = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-m", "shopbot.cli", *words],
            env=environ, user=user.pw_uid, group=user.pw_gid, extra_groups=[], umask=0o077,
        )  # fmt: skip
        code = _ended(child)
        _take_key_back(place)
        return code
    finally:
        shutil.rmtree(secrets, ignore_errors=True)


def _hand_over(path: Path, to: Path, user: pwd.struct_passwd) -> None:
    if path.exists():
        to.touch(mode=0o400)
        to.write_bytes(path.read_bytes())
        os.chown(to, user.pw_uid, user.pw_gid)


def _changes_the_key(place: Layout, words: Sequence[str]) -> bool:
    """Tell whether this command changes the key, or brings back one that is lost, or one before it began to."""
    begun = Files(place.data).rekeyed.exists() or (place.data / _LENT).exists()
    brings_back = list(words[:2]) == ["init", "--recover"] and not place.key.exists()
    return begun or brings_back or list(words[:2]) == ["keys", "rotate"]


def _lend_key(place: Layout, user: pwd.struct_passwd) -> Path:
    """Return a copy of the key that the shop's user may change; one that is there may have been changed already."""
    folder = place.data / _LENT
    folder.mkdir(mode=0o700, exist_ok=True)
    adopt.give(folder, (user.pw_uid, user.pw_gid))
    if place.key.exists() and not (folder / place.key.name).exists():
        adopt.secret(folder / place.key.name, place.key.read_text("ascii"), (user.pw_uid, user.pw_gid))
    return folder / place.key.name


def _take_key_back(place: Layout) -> None:
    """Let the service have the key as the command left it; while a change is unfinished the copy stays too."""
    lent = place.data / _LENT / place.key.name
    if not lent.exists():
        return
    if not place.key.exists() or lent.read_bytes() != place.key.read_bytes():
        adopt.secret(place.key, lent.read_text("ascii"))
    if not Files(place.data).rekeyed.exists():
        shutil.rmtree(place.data / _LENT)


def _ended(child: "subprocess.Popen[bytes]") -> int:
    """Wait for the child; Ctrl-C is for it alone."""
    while True:
        try:
            return child.wait() % 256
        except KeyboardInterrupt:
            continue


def _here(words: Sequence[str]) -> int:
    from shopbot.cli import main as carry_out  # imports what reads the environment, which is set by now

    return carry_out(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
