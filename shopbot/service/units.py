"""The units, written for one machine: its interpreter, its library folders, this shop's places.

Every line that confines the shop stands in `_CONFINED`; `systemd-analyze security --offline=true` counts what is left
(systemd.exec(5) explains each). Left open on purpose: the network (Telegram and gateways are anywhere on it), Unix
sockets (systemd itself, name resolution).
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shopbot import program
from shopbot.errors import RESTART_HELPS, Exit
from shopbot.service.layout import Layout

FILTER = "@system-service"
REFUSED = (
    "@privileged @resources @mount @swap @reboot @raw-io @module @debug @cpu-emulation @obsolete @clock"  # less these
)
_OVERALL = re.compile(r"Overall exposure level for \S+: ([\d.]+)")
MEMORY_MAX = "384M"
FILES_MAX = 4096
TASKS_MAX = 128
_LIBRARIES = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64", "/usr/local/lib")

_CONFINED = f"""\
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateMounts=yes
PrivateDevices=yes
DevicePolicy=closed
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
ProcSubset=pid
NoExecPaths=/
ExecPaths={{executable}}
InaccessiblePaths=-/root -/home -/boot -/etc/ssh -/var/log -/var/backups
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
RestrictSUIDSGID=yes
RestrictNamespaces=yes
RestrictRealtime=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
PrivateUsers=yes
PrivateIPC=yes
RemoveIPC=yes
KeyringMode=private
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
SystemCallArchitectures=native
SystemCallFilter={FILTER}
SystemCallFilter=~{REFUSED}
SystemCallErrorNumber=EPERM
UMask=0077
LimitCORE=0
LimitNOFILE={FILES_MAX}
TasksMax={TASKS_MAX}
MemoryMax={MEMORY_MAX}
MemorySwapMax=0
"""

_SHOP = """\
# Written by `shopbot install`; a later install or upgrade writes it anew. Changes of your own belong beside it:
#   sudo systemctl edit {unit}
[Unit]
Description=Telegram shop{of_name}
Documentation=file:{current}/README.md
Wants=network-online.target
After=network-online.target time-sync.target
StartLimitIntervalSec=300
StartLimitBurst=10
OnFailure={alert}
ConditionPathExists={current}

[Service]
Type=notify
NotifyAccess=main
User={user}
StateDirectory={state}
StateDirectoryMode=0700
WorkingDirectory={data}
LoadCredential=db.key:{key}
LoadCredential=bot.token:{token}
{environ}
ExecStart={python} -P -m shopbot.cli run
Restart=always
RestartSec=2s
RestartPreventExitStatus={final}
TimeoutStartSec=30min
TimeoutStopSec=15s
WatchdogSec=60s
OOMPolicy=stop
{confined}
[Install]
WantedBy=multi-user.target
"""

_ALERT = """\
# Written by `shopbot install`. Started by systemd when the shop has failed for good: tells its owner in Telegram.
[Unit]
Description=Tell the owner that the shop{of_name} has stopped
Wants=network-online.target
After=network-online.target
StartLimitIntervalSec=60
StartLimitBurst=3

[Service]
Type=oneshot
User={user}
StateDirectory={state}
StateDirectoryMode=0700
WorkingDirectory={data}
LoadCredential=bot.token:{token}
{environ}
ExecStart={python} -P -m shopbot.commands.alert {failed}
TimeoutStartSec=5min
{confined}"""


@dataclass(frozen=True)
class Machine:
    """What the units need to know of this machine: folders and files that may be executed, besides the shop's own."""

    executable: tuple[str, ...]

    @classmethod
    def of(cls, python: Path) -> "Machine":
        """Look at this machine; `python` is the interpreter that the shop's .venv is made from."""
        folders = [one for one in _LIBRARIES if Path(one).is_dir()]
        real = Path(os.path.realpath(python))
        home = real.parent.parent
        if home not in (Path("/usr"), Path("/")):  # an interpreter with a folder of its own, as from uv or pyenv
            folders.append(str(home))
        return cls(tuple(dict.fromkeys([str(real), *folders])))


def final_codes() -> list[int]:
    """Return the exit codes after which systemd must not start the shop again by itself."""
    return sorted(int(code) for code in Exit if code not in RESTART_HELPS)


def write(layout: Layout, machine: Machine, writable: Sequence[Path] = ()) -> dict[Path, str]:
    """Return the unit files of this shop, by path. `writable` are folders outside the data folder it may write to.

    A named shop's are templates: the same two files serve every named shop of the host. What is one shop's alone
    stands in a file of its own beside them.
    """
    stem = "shopbot@" if layout.name else "shopbot"
    alert = "shopbot-alert@" if layout.name else "shopbot-alert"
    # systemd puts the name in place of %i, so that one file serves all named shops.
    shown = Layout("%i") if layout.name else Layout()
    facts = {
        "unit": layout.unit,
        "of_name": " %i" if layout.name else "",
        "alert": shown.alert_unit,
        "failed": shown.unit,
        "current": shown.current,
        "python": shown.current / ".venv/bin/python",
        "user": shown.user,
        "state": shown.data.name,
        "data": shown.data,
        "key": shown.key,
        "token": shown.token,
        "environ": "\n".join(f'Environment="{name}={value}"' for name, value in _environ(shown).items()),
        "final": " ".join(map(str, final_codes())),
        "confined": _CONFINED.format(executable=" ".join([str(shown.opt), *machine.executable])),
    }
    files = {
        layout.units / f"{stem}.service": _SHOP.format(**facts),
        layout.units / f"{alert}.service": _ALERT.format(**facts),
    }
    if writable:
        lines = "".join(f"ReadWritePaths={path}\n" for path in writable)
        files[layout.units / f"{layout.unit}.d" / "folders.conf"] = f"[Service]\n{lines}"
    return files


def exposure(files: Mapping[Path, str], layout: Layout) -> float | None:
    """Return what the unit in `files` leaves open, from 0 to 10, by this machine's systemd; None without one."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            to = Layout(root=Path(folder)).at(path)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(text, "utf-8")
        command = ["systemd-analyze", "security", "--offline=true", f"--root={folder}", layout.unit]
        try:
            told = subprocess.run(command, capture_output=True, text=True, check=False, env=program.plain_environ())  # noqa: S603 - fixed words
        except FileNotFoundError:
            return None
    found = _OVERALL.search(told.stdout)
    return float(found[1]) if found else None


def _environ(layout: Layout) -> dict[str, str]:
    return {"PYTHONDONTWRITEBYTECODE": "1", **layout.environ}
