"""Where newer programs come from: the git remote of the clone that was installed. Nothing else is ever asked.

The newest release is the highest tag of the form v1.2.3; without tags it is the head of the remote's main branch.
"""

import os
import pwd
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

from shopbot.errors import Exit, NoFile, Refusal
from shopbot.service.layout import Layout

ORIGIN = "origin"
"""Beside the releases: the path of the clone they came from."""


def keep_origin(layout: Layout, source: Path) -> None:
    """Note which clone this was installed from, if it is one."""
    if (source / ".git").exists():
        layout.at(layout.opt).mkdir(mode=0o755, parents=True, exist_ok=True)
        (layout.at(layout.opt) / ORIGIN).write_text(f"{source}\n", "utf-8")


class Remote:
    """The clone in a folder, and its remote. git runs as the clone's owner, who has the keys to it."""

    def __init__(self, clone: Path) -> None:
        self._clone = clone
        self._revision = ""

    @classmethod
    def of(cls, layout: Layout) -> "Remote":
        """Return the remote of what is installed. Raises `NoFile` when the clone is gone."""
        noted = layout.at(layout.opt) / ORIGIN
        clone = Path(noted.read_text("utf-8").strip()) if noted.exists() else None
        if clone is None or not (clone / ".git").exists():
            raise NoFile(
                "The clone that this was installed from is not there any more.",
                f"Get the new version in any way and type: {layout.typed} upgrade --from FOLDER",
            )
        return cls(clone)

    def fetch(self) -> None:
        """Ask the remote what there is. Raises a `Refusal` when it cannot be asked."""
        done = self._git("fetch", "--quiet", "--tags", "origin")
        if done.returncode:
            raise Refusal(
                f"The remote of {self._clone} cannot be asked: {done.stderr.decode(errors='replace').strip()}",
                "Check the network and `git fetch` in that folder; or get the program otherwise: upgrade --from FOLDER",
                Exit.NO_NETWORK,
            )
        self._revision = self._newest()

    def _newest(self) -> str:
        tags = self._git("tag", "--list", "v[0-9]*", "--sort=-version:refname").stdout.decode().split()
        return tags[0] if tags else "FETCH_HEAD" if not self._has("origin/HEAD") else "origin/HEAD"

    def _has(self, revision: str) -> bool:
        return self._git("rev-parse", "--quiet", "--verify", revision).returncode == 0

    def unpack(self, folder: Path) -> None:
        """Put the newest program into an empty folder; the clone itself is not touched."""
        packed = self._git("archive", "--format=zip", self._revision)
        if packed.returncode:
            raise Refusal(f"{self._clone} could not give {self._revision}.", "Look with: git log", Exit.DATA)
        with zipfile.ZipFile(BytesIO(packed.stdout)) as files:
            files.extractall(folder)

    def _git(self, *words: str) -> "subprocess.CompletedProcess[bytes]":
        owner = pwd.getpwuid(self._clone.stat().st_uid)
        environ = {"PATH": os.environ.get("PATH", "/usr/bin"), "HOME": owner.pw_dir, "LC_ALL": "C.UTF-8"}
        environ["GIT_TERMINAL_PROMPT"] = "0"
        other = os.geteuid() == 0 and owner.pw_uid != 0
        command = ["git", "-C", str(self._clone), *words]
        return subprocess.run(  # noqa: S603 - git, fixed words
            command, capture_output=True, check=False, env=environ,
            user=owner.pw_uid if other else None, group=owner.pw_gid if other else None,
            extra_groups=[] if other else None,
        )  # fmt: skip
