"""A machine in a box: this one's files under an overlay, with a systemd of its own as process 1.

Nothing of it reaches the real machine but the network, so that a pretend Telegram on 127.0.0.1 is there too. It needs
root and kernel namespaces, no container software. What systemd does to a unit's process (filters, mounts, credentials,
watchdog) is done here for real.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

# /sys and /proc/sys are read-only, as in any container: the settings of the kernel are the real machine's.
_BOOT = """\
set -eu
mount --make-rprivate /
mount -t tmpfs -o size=4g tmpfs "$1"
mkdir "$1/up" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/up,workdir=$1/work" "$1/root"
cd "$1/root"
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,ro,bind proc/sys
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
for name in run tmp dev; do mount -t tmpfs -o mode=755 tmpfs "$name"; done
chmod 1777 tmp
mkdir dev/shm dev/pts
for name in null zero full random urandom tty; do touch "dev/$name"; mount --bind "/dev/$name" "dev/$name"; done
ln -s /proc/self/fd dev/fd
ln -s pts/ptmx dev/ptmx
rm -rf etc/systemd/system/*.wants etc/systemd/system/shopbot* etc/shopbot* opt/shopbot var/lib/shopbot*
ln -sf /dev/null etc/systemd/system/systemd-networkd.service
mkdir .outside
pivot_root . .outside
umount -l /.outside
mount --make-rshared /
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin container=box \\
    /lib/systemd/systemd --system --unit=multi-user.target --log-target=journal --show-status=no
"""
_BOOT_SECONDS = 60.0
_COMMAND_SECONDS = 600


class Box:
    """A booted box; `types` runs a command in it."""

    def __init__(self, folder: Path) -> None:
        command = ["unshare", "--cgroup", "--pid", "--mount", "--uts", "--ipc", "--fork", "--kill-child", "bash", "-c"]
        self._outer = subprocess.Popen([*command, _BOOT, "boot", str(folder)], start_new_session=True)
        self._inner = self._first_process()
        self._until_up()

    def _first_process(self) -> int:
        children = Path(f"/proc/{self._outer.pid}/task/{self._outer.pid}/children")
        ends = time.monotonic() + _BOOT_SECONDS
        while time.monotonic() < ends:
            found = children.read_text().split()
            if found and Path(f"/proc/{found[0]}/comm").read_text() == "systemd\n":
                return int(found[0])
            time.sleep(0.05)
        raise RuntimeError("systemd did not start in the box")

    def _until_up(self) -> None:
        ends = time.monotonic() + _BOOT_SECONDS
        while self.types("systemctl", "is-system-running").stdout.strip() not in ("running", "degraded"):
            if time.monotonic() > ends:
                raise RuntimeError("the box did not come up")
            time.sleep(0.2)

    def types(self, *words: str, answers: str = "", **environ: str) -> "subprocess.CompletedProcess[str]":
        """Type a command in the box as root."""
        enter = [
            "nsenter",
            "-t",
            str(self._inner),
            "--mount",
            "--pid",
            "--cgroup",
            "--uts",
            "--ipc",
            "env",
            "--chdir=/root",
        ]
        kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "LANG"))}
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return subprocess.run(
            [*enter, *words], input=answers, capture_output=True, text=True, timeout=_COMMAND_SECONDS, check=False,
            env={**kept, "PATH": path, "HOME": "/root", **environ},
        )  # fmt: skip

    def files(self) -> Path:
        """The box's `/`, seen from outside."""
        return Path(f"/proc/{self._inner}/root")

    def off(self) -> None:
        """Switch the box off at once; nothing of it is left."""
        os.killpg(self._outer.pid, signal.SIGKILL)
        self._outer.wait()


@contextlib.contextmanager
def box() -> Iterator[Box]:
    """Boot a box for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="shopbot-box-"))
    booted = None
    try:
        booted = Box(folder)
        yield booted
    finally:
        if booted is not None:
            booted.off()
        shutil.rmtree(folder, ignore_errors=True)
