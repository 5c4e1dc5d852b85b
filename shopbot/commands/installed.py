"""What `shopbot …` starts on a machine where the shop is installed: the same commands, for the shop that is a service.

Only root may read the secrets, and only the shop's own user may write the shop's files. So this is started by root
(`sudo shopbot …`), takes the two secrets into a folder in memory that is gone with the command, and becomes the shop's
user before anything else is done. What changes the system itself (install, upgrade …) stays root.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from shopbot.errors import Exit, NoFile, Refusal
from shopbot.service import layout
from shopbot.service.layout import Layout

SYSTEM = {"install", "uninstall", "upgrade", "logs"}
_ANYBODY = {"", "-h", "--help", "help", "version", "demo"}
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
        for path in (place.key, place.token):
            _hand_over(path, secrets / path.name, user)
        os.chown(secrets, user.pw_uid, user.pw_gid)
        environ = {**os.environ, "CREDENTIALS_DIRECTORY": str(secrets), "HOME": user.pw_dir}
        child = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-P", "-m", "shopbot.cli", *words],
            env=environ, user=user.pw_uid, group=user.pw_gid, extra_groups=[], umask=0o077,
        )  # fmt: skip
        return _ended(child)
    finally:
        shutil.rmtree(secrets, ignore_errors=True)


def _hand_over(path: Path, to: Path, user: pwd.struct_passwd) -> None:
    if path.exists():
        to.touch(mode=0o400)
        to.write_bytes(path.read_bytes())
        os.chown(to, user.pw_uid, user.pw_gid)


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
