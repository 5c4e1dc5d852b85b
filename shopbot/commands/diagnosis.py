"""What can be wrong with a shop and its machine, found out by looking: each with why it matters and what to type.

Nothing is changed. A part that cannot be looked at because another one is wrong (no key: no file) is left out: what is
to be mended first is what is told.
"""

import contextlib
import re
import shlex
import socket
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from shopbot.backup import archive, names, recovery
from shopbot.backup.refusals import BackupRefusal
from shopbot.commands.check import trouble_at
from shopbot.commands.looking import MARKER, Seen
from shopbot.config import Config
from shopbot.db import store
from shopbot.db.survey import Survey
from shopbot.errors import BadConfig, Refusal
from shopbot.host import disk, health
from shopbot.service import notes
from shopbot.service.layout import Layout
from shopbot.service.system import System
from shopbot.telegram.api import Api, ApiError, Unreachable
from shopbot.texts.texts import house_texts
from shopbot.trade import checks, held, pauses, people

Level = Literal["wrong", "consider"]
_DAY, _BEHIND = 86_400, 120
_PRIVATE = 0o077
_REFUSED = (401, 404)
_TELEGRAM_SECONDS = 10.0
_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)(?:\s*;\s*([^\\\n]*))?", re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or worth a thought: what it is, why it matters, and the command to type."""

    name: str
    level: Level
    what: str
    why: str
    type: str


@dataclass
class Patient:
    """What is looked at. `shop` is None while its file cannot be opened: then `refusals` say why, by where.

    `now` is UTC seconds by the machine; `typed` how the program's commands begin here; `code` the program's folder.
    """

    config: Config
    now: int
    code: Path
    problems: tuple[str, ...] = ()
    shop: Survey | None = None
    refusals: Mapping[str, Refusal] = field(default_factory=dict)
    runs: bool = False
    plugins: tuple[Seen, ...] = ()
    master: bytes = b""
    place: Layout | None = None
    system: System = field(default_factory=System)
    typed: str = "python3 run.py"

    @property
    def files(self) -> store.Files:
        """Where its files are."""
        return store.Files(self.config.data.folder)


Look = Callable[[Patient], Iterator[Finding]]


def examine(patient: Patient, *, deep: bool = False) -> list[Finding]:
    """Return what was found, what is wrong first; `deep` also recounts the shop and reads every page of its file."""
    looks = [*LOOKS, look_at_books] if deep else LOOKS
    found = [finding for look in looks for finding in look(patient)]
    return sorted(found, key=lambda finding: finding.level != "wrong")


def _wrong(name: str, what: str, why: str, typed: str) -> Finding:
    return Finding(name, "wrong", what, why, typed)


def _consider(name: str, what: str, why: str, typed: str) -> Finding:
    return Finding(name, "consider", what, why, typed)


# --- what a start would refuse ---


def look_at_config(patient: Patient) -> Iterator[Finding]:
    """Find mistakes in config.toml, .env and the environment."""
    edit = f"nano {_quoted(patient.config.root / 'config.toml')}"
    for problem in patient.problems:
        typed = f"nano {_quoted(patient.config.root / '.env')}" if problem.startswith(".env") else edit
        yield _wrong("config", problem, "The shop does not start before this is right.", typed)
    for warning in patient.config.warnings:
        yield _consider("config", warning, "It works, but is not as safe as it could be.", edit)


def look_at_file(patient: Patient) -> Iterator[Finding]:
    """Find what keeps the shop's key or file from being opened."""
    for where, refusal in patient.refusals.items():
        found = refusal.problems if isinstance(refusal, BadConfig) else (refusal.message,)
        for one in found:
            yield _wrong(where, one, "Without it nobody can be served.", refusal.hint)


def look_at_permissions(patient: Patient) -> Iterator[Finding]:
    """Find what others on this machine could read."""
    files, config = patient.files, patient.config
    private = (files.folder, files.backups, files.main, files.anchor, files.recovery, config.root / ".env")
    for path in private:
        mode = path.stat().st_mode if path.exists() else 0
        if stat.S_IMODE(mode) & _PRIVATE:
            wanted = "700" if stat.S_ISDIR(mode) else "600"
            yield _wrong(
                "permissions", f"{path} can be read by other users of this machine.",
                "What is in it is for the shop alone.", f"chmod {wanted} {_quoted(path)}",
            )  # fmt: skip
    owners = {path.stat().st_uid for path in (files.folder, *_parts(files)) if path.exists()}
    if len(owners) > 1:
        yield _wrong(
            "permissions", f"Not everything in {files.folder} belongs to the same user.",
            "The shop cannot write what belongs to another one; something was started with sudo.",
            f"sudo chown -R --reference={_quoted(files.main)} {_quoted(files.folder)}",
        )  # fmt: skip


def _parts(files: store.Files) -> tuple[Path, ...]:
    beside = (files.main.with_name(files.main.name + end) for end in ("-wal", "-shm"))
    return (files.main, files.anchor, files.lock, files.witness, files.backups, *beside)


def look_at_disk(patient: Patient) -> Iterator[Finding]:
    """Find a disk that is nearly full."""
    folder = patient.config.data.folder
    if not folder.is_dir():
        return
    free, lines = disk.free_bytes(folder), disk.lines(patient.shop.reader) if patient.shop else disk.Lines()
    typed = f"df -h {_quoted(folder)}; {patient.typed} backup tidy"
    if free < lines.stop:
        why = "The shop sells nothing before there is room: a sale that cannot be written would be lost."
        yield _wrong("disk", f"Only {free >> 20} MB are free at {folder}.", why, typed)
    elif free < lines.warning:
        why = f"Below {lines.stop >> 20} MB nothing is sold any more."
        yield _consider("disk", f"{free >> 20} MB are free at {folder}.", why, typed)


def look_at_clock(patient: Patient) -> Iterator[Finding]:
    """Find a machine's clock that stands behind what the shop has done, or is set by nobody."""
    newest = patient.shop.reader.scalar("SELECT max(received_at) FROM inbox") if patient.shop else None
    behind = int(newest or 0) - patient.now
    typed = "sudo timedatectl set-ntp true; timedatectl"
    if behind > _BEHIND:
        what = f"The machine's clock is {behind // 60} minutes behind the shop's last event."
        yield _wrong("clock", what, "Payments are matched and orders end by the clock.", typed)
    told = patient.system.ask("timedatectl", "show", "--property=NTPSynchronized", "--value").stdout.strip()
    if told == "no":
        why = "A clock that drifts ends orders too early or too late."
        yield _consider("clock", "Nothing keeps this machine's clock right.", why, typed)


def look_at_port(patient: Patient) -> Iterator[Finding]:
    """Find a web door that could not be opened, or that does not answer."""
    web = patient.config.web
    if not (web.port or patient.config.telegram.mode == "webhook"):
        return
    if patient.runs:
        problem = trouble_at(f"http://{web.host}:{web.listens_at}")
        why = "Payment services and the proxy bring their news there."
        if problem:
            yield _wrong("port", f"The shop's web door does not answer: {problem}.", why, f"{patient.typed} logs")
    elif _is_taken(web.host, web.listens_at):
        yield _wrong(
            "port", f"Another program listens on {web.host}:{web.listens_at}.", "The shop could not start.",
            f"ss -ltnp 'sport = :{web.listens_at}'",
        )  # fmt: skip


def _is_taken(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((host, port))
        except OSError:
            return True
    return False


def look_at_proxy(patient: Patient) -> Iterator[Finding]:
    """Find a public address that does not lead to the shop."""
    if patient.config.web.public_url and patient.runs:
        problem = trouble_at(patient.config.web.public_url)
        if problem:
            why = "Payment services call this address; without it the shop only hears of payments when it asks."
            typed = f"curl -i {_quoted(patient.config.web.public_url)}/health"
            yield _wrong("proxy", f"The public address does not lead to the shop: {problem}.", why, typed)


# --- Telegram ---


def look_at_telegram(patient: Patient) -> Iterator[Finding]:
    """Find a bot that Telegram does not know, cannot be reached for, or brings its updates elsewhere."""
    telegram = patient.config.telegram
    if not telegram.token:
        return
    api = Api(telegram.token, telegram.api_url)
    try:
        api.call("getMe")
        yield from _webhook(patient, api.call("getWebhookInfo"))
    except ApiError as error:
        if error.code in _REFUSED:
            why = "Nobody can reach the shop: the token was taken back, or typed wrongly."
            typed = f"nano {_quoted(patient.config.root / '.env')}   # the token from @BotFather, /mybots"
            yield _wrong("telegram", "Telegram does not know this bot token.", why, typed)
        else:
            why = "It may be for a moment only."
            yield _consider("telegram", f"Telegram answered {error.code}.", why, f"{patient.typed} doctor")
    except Unreachable as error:
        why = "Messages wait until it can be reached; nothing is lost."
        typed = f"curl -sS -o /dev/null -w '%{{http_code}}\\n' {_quoted(telegram.api_url)}"
        yield _wrong("telegram", f"Telegram cannot be reached ({error.problem}).", why, typed)
    finally:
        api.close()


def _webhook(patient: Patient, info: Mapping[str, Any]) -> Iterator[Finding]:
    config, address = patient.config, str(info.get("url") or "")
    restart = f"{patient.typed} run" if not patient.runs else f"{patient.typed} status"
    if config.telegram.mode == "polling" and address and patient.runs:
        why = "Another program has asked for this bot's updates; the shop gets none."
        yield _wrong("webhook", "Telegram brings this bot's updates elsewhere.", why, restart)
    if config.telegram.mode == "webhook" and patient.runs and not address.startswith(config.web.public_url):
        why = "Telegram does not know where to bring updates; start the shop again and it is told."
        yield _wrong("webhook", "Telegram does not bring updates to the public address.", why, restart)
    failed = int(info.get("last_error_date") or 0)
    if config.telegram.mode == "webhook" and patient.now - failed < _DAY // 24:
        why = "Updates that cannot be brought come again for 24 hours."
        typed = f"curl -i {_quoted(config.web.public_url)}/health"
        yield _wrong("webhook", f"Telegram could not bring an update: {info.get('last_error_message')}.", why, typed)


# --- the shop itself ---


def look_at_plugins(patient: Patient) -> Iterator[Finding]:
    """Find plugins that a start leaves out."""
    for one in patient.plugins:
        for problem in one.problems:
            why = "The shop runs without it; what it adds is missing."
            yield _wrong("plugins", f"The plugin {one.name}: {problem}", why, f"{patient.typed} plugins off {one.name}")


_WHY = {
    "inbox": "Buyers tapped and wait.",
    "outbox": "Buyers wait for what they have paid, or for news.",
    "methods": "Buyers are not offered this way to pay; what was begun is kept and waits.",
    "errands": "Invoices, looks for payments and copies of backups are late.",
    "jobs": "Expiry, reports or backups do not happen.",
    "parked": "Each is something that somebody did and that failed again and again.",
    "witness": "A backup could not be brought up to the last sale.",
}
_OF_A_RUNNING_SHOP = frozenset({"inbox", "outbox", "errands"})  # in a closed one it is no wonder that they wait
_TYPE = {"methods": "logs", "errands": "logs", "jobs": "logs", "parked": "logs", "inbox": "status", "outbox": "status"}


def look_at_health(patient: Patient) -> Iterator[Finding]:
    """Find what waits too long, as `/health` does; of a shop that runs also what it has noted of itself."""
    if patient.shop is None:
        return
    found = health.examine(patient.shop.reader, patient.now, health.Signs())
    for check in found.checks:
        if check.name in _OF_A_RUNNING_SHOP and not patient.runs:
            continue
        for reason in check.reasons if check.level != "ok" else ():
            typed = f"{patient.typed} {_TYPE.get(check.name, 'check --deep')}"
            level: Level = "wrong" if check.level == "bad" else "consider"
            yield Finding(check.name, level, _sentence(reason), _WHY.get(check.name, ""), typed)
    if patient.runs:
        yield from _noted(patient, patient.shop, {check.name for check in found.checks})


def _sentence(reason: str) -> str:
    return reason[0].upper() + reason[1:] + ("" if reason.endswith(("?", ".")) else ".")


def _noted(patient: Patient, shop: Survey, known: set[str]) -> Iterator[Finding]:
    texts = house_texts()
    for one in health.stored(shop.reader):
        if one.level != "ok" and one.name not in known:
            said = health.said(one.name, one.level, one.facts)
            words = texts.plain("shopbot", "en", said.key, dict(said.values))
            level: Level = "wrong" if one.level == "bad" else "consider"
            yield Finding(one.name, level, words, "The shop that runs has noted this.", f"{patient.typed} status")


def look_at_pauses(patient: Patient) -> Iterator[Finding]:
    """Find why buyers have to wait."""
    for one in pauses.every(patient.shop.reader) if patient.shop else ():
        if one.reason == "maintenance":
            why = "Buyers are told to come back later."
            yield _consider("pause", "Maintenance is on.", why, f"{patient.typed} maintenance off")
        else:
            why = "It begins again by itself once there is room."
            yield _wrong("pause", "Nothing new is sold, as the disk was full.", why, f"{patient.typed} backup tidy")


def look_at_held(patient: Patient) -> Iterator[Finding]:
    """Find what a restore holds back until somebody decides."""
    found = held.summary(patient.shop.reader) if patient.shop else None
    if found is not None and not found.nothing:
        what = f"{found.units} units, the money of {found.people} people, {found.payments} payments"
        why = "Nobody knows what was sold and paid since that backup, so you decide what goes on."
        yield _wrong("held", f"Since the restore {what} are held back.", why, "/backup in the chat with your bot")


def look_at_owner(patient: Patient) -> Iterator[Finding]:
    """Find a shop that nobody owns yet."""
    if patient.shop and not any(one.role == "owner" for one in people.staff(patient.shop.reader)):
        why = "Nobody can add products or hears of faults."
        yield _wrong("owner", "Nobody is the shop's owner yet.", why, f"{patient.typed} init --claim")


def look_at_books(patient: Patient) -> Iterator[Finding]:
    """Recount the whole shop and read every page of its file."""
    if patient.shop is None:
        return
    typed = f"{patient.typed} restore --help"
    for problem in patient.shop.page_problems():
        yield _wrong("file", f"The file is damaged: {problem}", "What is there cannot be read.", typed)
    for problem in checks.check_all(patient.shop.reader, patient.shop.keys):
        yield _wrong("books", problem, "The books do not add up: goods or money are not as they should be.", typed)


# --- what saves it ---


def look_at_backups(patient: Patient) -> Iterator[Finding]:
    """Find backups that are missing, old, or cannot be opened; and what the plugin backups complains of."""
    if patient.shop is None:
        return
    typed = f"{patient.typed} backup"
    newest = next(iter(names.stored(patient.files.backups)), None)
    known = names.parse(newest.name) if newest else None
    if newest is None or known is None:
        yield _wrong("backup", "There is no backup.", "If this disk is lost, so is the shop.", typed)
        return
    if patient.now - known.at > _DAY:
        days = (patient.now - known.at) // _DAY
        yield _wrong("backup", f"The newest backup is {days} days old.", "What came since would be lost.", typed)
    with contextlib.suppress(OSError):
        try:
            archive.inspect(newest, recovery.server_identity(patient.master))
        except BackupRefusal as refusal:
            yield _wrong("backup", f"The newest backup cannot be used: {refusal.message}.", refusal.hint, typed)
    for what in _troubles(patient.shop):
        why = "The screen of backups in the chat says more."
        yield _wrong("backup", f"Backups: {what} does not work.", why, f"{patient.typed} backup drill")


def _troubles(shop: Survey) -> list[str]:
    if shop.reader.scalar("SELECT 1 FROM sqlite_schema WHERE name = 'backups_trouble'") is None:
        return []
    return [str(row["what"]) for row in shop.reader.rows("SELECT what FROM backups_trouble ORDER BY since, what")]


def look_at_recovery(patient: Patient) -> Iterator[Finding]:
    """Find a recovery key of which nobody knows whether its owner still has it."""
    state = recovery.state(patient.shop.reader) if patient.shop else None
    if patient.shop and (state is None or not state.confirmed):
        why = "Without it a lost disk is a lost shop: it alone opens the copies that are kept elsewhere."
        what = "Nobody has shown yet that the recovery key is written down."
        yield _consider("recovery", what, why, f"{patient.typed} keys confirm")


def look_at_witness(patient: Patient) -> Iterator[Finding]:
    """Find a shop that runs without its witness."""
    if patient.runs and not patient.files.witness.exists():
        why = "A backup could not be brought up to the last sale."
        yield _wrong("witness", f"There is no witness at {patient.files.witness}.", why, f"{patient.typed} logs")


# --- the machine ---


def look_at_service(patient: Patient) -> Iterator[Finding]:
    """Find a shop that is closed, and why."""
    refused = notes.refusal(patient.config.data.folder)
    if refused and not patient.runs:
        first, _, then = refused.words.partition("\n")
        yield _wrong("service", f"The last start was refused: {first}", then, f"{patient.typed} run")
    shown = _unit(patient)
    if shown.get("ActiveState") == "failed":
        why = "It is not started again by itself."
        typed = f"sudo systemctl restart {patient.place.unit}" if patient.place else ""
        yield _wrong("service", "The service has failed.", why, f"{patient.typed} logs; {typed}")
    elif not patient.runs and not refused and patient.shop is not None:
        owed = patient.shop.reader.scalar("SELECT count(*) FROM outbox WHERE state = 'due'")
        waits = f" {owed} messages wait to be sent." if owed else ""
        yield _consider("service", f"The shop is closed.{waits}", "Nobody is served.", _open_it(patient, shown))


def _unit(patient: Patient) -> Mapping[str, str]:
    place = patient.place
    if place is None or not place.at(place.current).is_symlink() or patient.config.data.folder != place.data:
        return {}
    return patient.system.show(place.unit, "ActiveState", "SubState")


def _open_it(patient: Patient, shown: Mapping[str, str]) -> str:
    if shown and patient.place:
        return f"sudo systemctl start {patient.place.unit}"
    return f"{patient.typed} run   # or for good: sudo {patient.typed} install"


def look_at_libraries(patient: Patient) -> Iterator[Finding]:
    """Find libraries of other versions than the program was tested with."""
    pinned = patient.code / "requirements.txt"
    other = sorted(_others(pinned.read_text("utf-8"))) if pinned.is_file() else []
    if other:
        why = "The program was tested with exactly the versions that are pinned."
        typed = f"rm -r {_quoted(patient.code / '.venv')}; python3 run.py version"
        yield _consider("libraries", f"Other versions than pinned: {', '.join(other)}.", why, typed)


def _others(requirements: str) -> Iterator[str]:
    for name, wanted, marker in _PINNED.findall(requirements):
        if marker:
            continue  # for another machine, perhaps
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield f"{name} is missing"
            continue
        if found != wanted:
            yield f"{name} {found} (not {wanted})"


def look_at_leftovers(patient: Patient) -> Iterator[Finding]:
    """Find files that something unfinished has left."""
    files = patient.files
    if (files.folder / ".new-shop").exists():
        why = "A setting-up that was stopped goes on where it was."
        yield _wrong("leftovers", "The setting-up was not finished.", why, f"{patient.typed} init")
    marker = files.folder / MARKER
    if marker.exists() and not patient.runs:
        name = marker.read_text("utf-8", "replace").partition(" ")[0]
        why = "If that happens twice the shop starts without it."
        typed = f"{patient.typed} plugins off {shlex.quote(name)}"
        yield _consider("leftovers", f"The last start ended while the plugin {name} began.", why, typed)
    parts = [path for path in (*files.folder.glob("*.part"), *files.backups.glob("*.part")) if path.is_file()]
    if parts and not patient.runs:
        why = "They only take room: what they were to become was never finished."
        shown = " ".join(_quoted(path) for path in parts)
        yield _consider("leftovers", f"{len(parts)} half-written files lie in {files.folder}.", why, f"rm {shown}")


def _quoted(path: Path | str) -> str:
    return shlex.quote(str(path))


LOOKS: tuple[Look, ...] = (
    look_at_config, look_at_file, look_at_permissions, look_at_disk, look_at_clock, look_at_port, look_at_proxy,
    look_at_telegram, look_at_plugins, look_at_health, look_at_pauses, look_at_held, look_at_owner, look_at_backups,
    look_at_recovery, look_at_witness, look_at_service, look_at_libraries, look_at_leftovers,
)  # fmt: skip
