"""Where the parts of an installed shop are. Nothing of it is in anybody's home, which the service cannot see.

    /opt/shopbot/<release>           a copy of the program with its own .venv; several may stand side by side
    /opt/shopbot/current             a link to the release the shop runs from
    /etc/shopbot                     config.toml and plugins/, which the shop reads and never writes
    /etc/shopbot/db.key, bot.token   readable by root alone; systemd hands them to the shop (LoadCredential=)
    /var/lib/shopbot                 the data folder: the encrypted file, its anchor, backups; the shop's user owns it

A second shop on the same host has a name, and all but the releases of its own: `shopbot@shop2.service`, the user
`shopbot-shop2`, /etc/shopbot-shop2, /var/lib/shopbot-shop2, /opt/shopbot/current-shop2.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from shopbot.errors import Exit, Refusal

_NAME = re.compile(r"[a-z][a-z0-9]{0,22}")


@dataclass(frozen=True)
class Layout:
    """One installed shop: `name` is empty for the only one of a host. `root` is where `/` is: another one for trials.

    Paths that the service itself sees (`etc`, `data` …) begin at `/`; `at` gives where they are from here.
    """

    name: str = ""
    root: Path = Path("/")

    def at(self, path: Path) -> Path:
        """Return where a path of the installed system is from here."""
        return self.root / path.relative_to("/")

    def _own(self, word: str) -> str:
        return f"{word}-{self.name}" if self.name else word

    @property
    def user(self) -> str:
        """The system user it runs as."""
        return self._own("shopbot")

    @property
    def unit(self) -> str:
        """Its service."""
        return f"shopbot@{self.name}.service" if self.name else "shopbot.service"

    @property
    def alert_unit(self) -> str:
        """What is started when the service has failed for good."""
        return f"shopbot-alert@{self.name}.service" if self.name else "shopbot-alert.service"

    @property
    def opt(self) -> Path:
        """The releases of all shops."""
        return Path("/opt/shopbot")

    @property
    def current(self) -> Path:
        """The link to this shop's release."""
        return self.opt / self._own("current")

    @property
    def etc(self) -> Path:
        """What the owner writes: the shop's root folder."""
        return Path("/etc") / self._own("shopbot")

    @property
    def key(self) -> Path:
        """The master key."""
        return self.etc / "db.key"

    @property
    def token(self) -> Path:
        """The bot's token."""
        return self.etc / "bot.token"

    @property
    def data(self) -> Path:
        """The data folder."""
        return Path("/var/lib") / self._own("shopbot")

    @property
    def units(self) -> Path:
        """Where units that an administrator adds belong."""
        return Path("/etc/systemd/system")

    @property
    def users(self) -> Path:
        """The declaration of its user (sysusers.d(5))."""
        return Path("/etc/sysusers.d") / f"{self.user}.conf"

    @property
    def command(self) -> Path:
        """What an owner types after the installation, for every shop of the host."""
        return Path("/usr/local/bin/shopbot")

    @property
    def typed(self) -> str:
        """How the commands of this shop begin."""
        return f"sudo shopbot --shop {self.name}" if self.name else "sudo shopbot"

    @property
    def environ(self) -> dict[str, str]:
        """What tells the program where the shop is; no secret is among it."""
        return {
            "PYTHONPATH": str(self.current),
            "PYTHONUNBUFFERED": "1",
            "SHOPBOT_TYPED": self.typed,
            "SHOPBOT_ROOT": str(self.etc),
            "SHOPBOT_DATA_FOLDER": str(self.data),
            "SHOPBOT_LOG_FILE": "",  # a service logs to the journal, which turns its own pages
        }


def of(name: str | None, root: Path | None = None) -> Layout:
    """Return the layout for a typed name; none means the host's only shop. Raises a `Refusal` for an impossible one."""
    if name and not _NAME.fullmatch(name):
        raise Refusal(
            f"{name!r} cannot be a shop's name on this host.",
            "Take a short word of small letters and digits, for example: --name shop2",
            Exit.USAGE,
        )
    return Layout(name or "", (root or Path("/")).absolute())


def installed(root: Path | None = None) -> list[Layout]:
    """Return the shops that are installed here, the nameless one first."""
    links = sorted(Layout(root=(root or Path("/")).absolute()).at(Path("/opt/shopbot")).glob("current*"))
    return [of(link.name.removeprefix("current").removeprefix("-"), root) for link in links if link.is_symlink()]
