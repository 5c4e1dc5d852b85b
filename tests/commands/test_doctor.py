"""The doctor finds what is made wrong here, says why it matters, and names a command; a sound shop has nothing."""

import json
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from shopbot import config as configuration
from shopbot.backup import archive, names, recovery
from shopbot.clock import Clock
from shopbot.commands import diagnosis, doctor
from shopbot.commands.diagnosis import Finding, Patient
from shopbot.config import Config, Plugins, Web
from shopbot.db import keys, settings, store
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Tx
from shopbot.errors import DamagedFile, Exit
from shopbot.secret import Secret
from shopbot.service import notes
from shopbot.service.layout import Layout
from shopbot.service.system import System
from shopbot.simulator.server import Simulator
from shopbot.trade import held, pauses, people, products, stock, terms
from shopbot.trade.money import Money
from tests.commands.clone import OTHER_TOKEN, PROJECT, TOKEN, Clone

MASTER = keys.new_master()
BUDI = 7001


@dataclass
class Shop:
    """One shop in a folder of its own, to be made ill."""

    root: Path
    config: Config
    problems: tuple[str, ...] = ()
    runs: bool = False
    system: System | None = None

    @property
    def data(self) -> Path:
        return self.config.data.folder

    def do(self, work: Callable[[Tx], Any]) -> None:
        opened = store.open_store(self.data, MASTER, Clock())
        store.in_transaction(opened.writer, opened.keys, Clock(), work)
        opened.writer.execute("UPDATE shop SET seq = seq + 1")
        opened.close()

    def sql(self, words: str, *params: int | str) -> None:
        self.do(lambda tx: tx.run(words, *params))

    def web(self, **changes: Any) -> None:
        self.config = replace(self.config, web=Web(**changes))

    def telegram(self, **changes: Any) -> None:
        self.config = replace(self.config, telegram=replace(self.config.telegram, **changes))

    def findings(self, *, deep: bool = False) -> list[Finding]:
        with ExitStack() as stack:
            if self.runs:
                lock = store.Lock(store.Files(self.data).lock)
                stack.callback(lock.release)
            patient = doctor.admit(stack, self.config, self.problems, alone=deep)
            patient.place = None
            patient.system = self.system or Quiet()
            return diagnosis.examine(patient, deep=deep)


class Quiet(System):
    """A machine whose clock is kept right, and that systemd does not run. `said` is what its programs print."""

    said = "yes"

    def ask(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(command, 0, self.said, "")


class Drifting(Quiet):
    said = "no"


class Failed(Quiet):
    said = "ActiveState=failed\nSubState=failed\n"


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop that lacks nothing: an owner, a recovery key that was proved, a backup, its own permissions."""
    root = tmp_path_factory.mktemp("healthy")
    (root / "plugins").mkdir()
    shutil.copy(PROJECT / "plugins" / "hello.py", root / "plugins")
    opened = store.create(root / "data", MASTER, Clock())
    key = recovery.new()

    def settle_in(tx: Tx) -> None:
        terms.set_currency(tx, "IDR")
        people.meet(tx, BUDI, "Budi", "budi", "id")
        people.set_role(tx, BUDI, "owner", "test")
        recovery.begin(tx, key)
        assert recovery.confirm_whole(tx, key)

    store.in_transaction(opened.writer, opened.keys, Clock(), settle_in)
    opened.writer.execute("UPDATE shop SET seq = seq + 1")
    opened.close()
    files = store.Files(root / "data")
    archive.make(files, keys.Keys.of(MASTER), MASTER, key.public, files.backups, Clock().now())
    for path, text in ((root / "data" / "shop.key", MASTER.hex()), (root / ".env", f"TELEGRAM_TOKEN={TOKEN}\n")):
        path.touch(mode=0o600)
        path.write_text(text)
    return root


@pytest.fixture
def shop(healthy: Path, tmp_path: Path, telegram: Simulator) -> Shop:
    root = tmp_path / "shop"
    shutil.copytree(healthy, root)
    config = configuration.pretend(
        root, root / "data", mode="test", token=TOKEN, api_url=telegram.api_url, plugins=Plugins((root / "plugins",))
    )
    return Shop(root, config)


def test_nothing_is_wrong_with_a_sound_shop(shop: Shop) -> None:
    assert [one.what for one in shop.findings(deep=True)] == ["The shop is closed."]
    shop.runs = True
    store.Files(shop.data).witness.touch(mode=0o600)
    assert shop.findings() == []


Ailment = Callable[[Shop], None]


def no_key(shop: Shop) -> None:
    (shop.data / "shop.key").unlink()


def cut_file(shop: Shop) -> None:
    path = shop.data / "shop.db"
    path.write_bytes(path.read_bytes()[:5000])


def old_file(shop: Shop) -> None:
    before = (shop.data / "shop.db").read_bytes()
    shop.do(lambda tx: tx.run("UPDATE shop SET seq = seq + 5"))
    store.open_store(shop.data, MASTER, Clock()).close()
    (shop.data / "shop.db").write_bytes(before)


def no_anchor(shop: Shop) -> None:
    (shop.data / "shop.anchor").unlink()


def open_folder(shop: Shop) -> None:
    shop.data.chmod(0o755)


def open_token(shop: Shop) -> None:
    (shop.root / ".env").chmod(0o644)


def full_disk(shop: Shop) -> None:
    shop.do(lambda tx: settings.write(tx, HOUSE, "disk_stop", 1 << 60))


def filling_disk(shop: Shop) -> None:
    shop.do(lambda tx: settings.write(tx, HOUSE, "disk_warning", 1 << 60))


def late_clock(shop: Shop) -> None:
    ahead = Clock().now() + 3600
    shop.sql("INSERT INTO inbox (source, key, body, seed, received_at, due_at, state)"
             " VALUES ('telegram:1', 'x', '{}', x'00', ?, 0, 'done')", ahead)  # fmt: skip


def drifting_clock(shop: Shop) -> None:
    shop.system = Drifting()


def taken_port(shop: Shop) -> None:
    other = socket.create_server(("127.0.0.1", 0))
    KEPT.append(other)
    shop.web(port=other.getsockname()[1])


def silent_door(shop: Shop) -> None:
    shop.runs = True
    shop.web(port=free_port())


def lost_proxy(shop: Shop) -> None:
    shop.runs = True
    shop.web(public_url=f"http://127.0.0.1:{free_port()}")


def other_token(shop: Shop) -> None:
    shop.telegram(token=Secret(OTHER_TOKEN))


def no_network(shop: Shop) -> None:
    shop.telegram(api_url=f"http://127.0.0.1:{free_port()}")


def untold_telegram(shop: Shop) -> None:
    shop.runs = True
    shop.telegram(mode="webhook")
    with socket.create_server(("127.0.0.1", 0)) as other:
        shop.web(public_url="https://shop.example.com", port=other.getsockname()[1])


def broken_plugin(shop: Shop) -> None:
    (shop.root / "plugins" / "broken.py").write_text("import nosuchmodule\n")


def frozen_method(shop: Shop) -> None:
    shop.sql("INSERT INTO payment_method (name, failures) VALUES ('qris', 9)")


def unsent(shop: Shop) -> None:
    shop.runs = True
    shop.sql("INSERT INTO outbox (chat, owner, name, args, created_at, due_at) VALUES (1, 'x', 'y', '{}', 1, 0)")


def unanswered(shop: Shop) -> None:
    shop.runs = True
    shop.sql("INSERT INTO inbox (source, key, body, seed, received_at, due_at) VALUES ('x', 'y', '{}', x'00', 1, 0)")


def set_aside(shop: Shop) -> None:
    shop.sql("INSERT INTO inbox (source, key, body, seed, received_at, due_at, state)"
             " VALUES ('x', 'y', '{}', x'00', 1, 0, 'parked')")  # fmt: skip


def in_maintenance(shop: Shop) -> None:
    shop.do(lambda tx: pauses.set_maintenance(tx, BUDI, on=True))


def stopped_by_the_disk(shop: Shop) -> None:
    shop.do(lambda tx: pauses.begin(tx, "disk", HOUSE))


def noted_by_the_shop(shop: Shop) -> None:
    shop.runs = True
    shop.sql("INSERT INTO health (name, level, facts, since) VALUES ('memory', 'bad', ?, 1)",
             json.dumps({"megabytes": 900, "share": 97}))  # fmt: skip


def restored_without_witness(shop: Shop) -> None:
    def hold(tx: Tx) -> None:
        product = products.create(tx, BUDI, "Lumina", Money(20_000, "IDR"))
        stock.add(tx, product.id, ["A", "B"], by=BUDI)
        now = Clock().now()
        number = held.note(tx, BUDI, made_at=now - 60, known_at=now - 60, why="no witness", rows=0, facts={})
        held.hold_back(tx, number)

    shop.do(hold)


def no_owner(shop: Shop) -> None:
    def forget(tx: Tx) -> None:
        guards = tx.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%keeps one owner%'")
        for guard in guards:
            tx.run(f"DROP TRIGGER {guard['name']}")
        tx.run("UPDATE person SET role = 'customer'")

    shop.do(forget)


def no_backup(shop: Shop) -> None:
    shutil.rmtree(shop.data / "backups")


def old_backup(shop: Shop) -> None:
    path = names.stored(shop.data / "backups")[0]
    path.rename(path.with_name(str(names.ArchiveName(Clock().now() - 3 * 86_400, 1))))


def damaged_backup(shop: Shop) -> None:
    path = names.stored(shop.data / "backups")[0]
    path.write_bytes(path.read_bytes()[:100])


def troubled_backups(shop: Shop) -> None:
    shop.sql("CREATE TABLE backups_trouble (what TEXT PRIMARY KEY, reason TEXT, facts TEXT, since INTEGER)")
    shop.sql("INSERT INTO backups_trouble VALUES ('drill', 'x', '{}', 1)")


def unproved_recovery(shop: Shop) -> None:
    shop.do(lambda tx: recovery.begin(tx, recovery.new()))


def no_witness(shop: Shop) -> None:
    shop.runs = True
    store.Files(shop.data).witness.unlink(missing_ok=True)


def refused_start(shop: Shop) -> None:
    notes.keep_refusal(shop.data, DamagedFile("page 7 is torn"))


def unfinished_set_up(shop: Shop) -> None:
    (shop.data / ".new-shop").mkdir()


def plugin_that_ended_the_start(shop: Shop) -> None:
    (shop.data / "starting").write_text("hello 1")


def half_a_file(shop: Shop) -> None:
    (shop.data / "backups" / "x.db.part").touch()


def mistaken_config(shop: Shop) -> None:
    shop.problems = ("config.toml: shop.language must be one of …", ".env: TELEGRAM_TOKEN is missing")


KEPT: list[socket.socket] = []
AILMENTS: list[tuple[Ailment, str, str, str]] = [
    (mistaken_config, "config", "shop.language must be", "nano "),
    (no_key, "key", "There is no key", "init --recover"),
    (cut_file, "file", "cut off", "restore newest"),
    (old_file, "file", "older than the shop was", "check --trust-file"),
    (no_anchor, "file", "anchor", "check --trust-file"),
    (open_folder, "permissions", "can be read by other users", "chmod 700"),
    (open_token, "permissions", ".env can be read", "chmod 600"),
    (full_disk, "disk", "MB are free", "df -h"),
    (filling_disk, "disk", "MB are free", "backup tidy"),
    (late_clock, "clock", "minutes behind", "timedatectl"),
    (drifting_clock, "clock", "Nothing keeps", "set-ntp true"),
    (taken_port, "port", "Another program listens", "ss -ltnp"),
    (silent_door, "port", "does not answer", "logs"),
    (lost_proxy, "proxy", "does not lead to the shop", "curl -i"),
    (other_token, "telegram", "does not know this bot token", ".env"),
    (no_network, "telegram", "cannot be reached", "curl -sS"),
    (untold_telegram, "webhook", "does not bring updates", "status"),
    (broken_plugin, "plugins", "nosuchmodule", "plugins off broken"),
    (frozen_method, "methods", "qris does not answer", "logs"),
    (unsent, "outbox", "essages are owed", "status"),
    (unanswered, "inbox", "eople have waited", "status"),
    (set_aside, "parked", "1 events were set aside", "logs"),
    (in_maintenance, "pause", "Maintenance is on", "maintenance off"),
    (stopped_by_the_disk, "pause", "Nothing new is sold", "backup tidy"),
    (noted_by_the_shop, "memory", "97", "status"),
    (restored_without_witness, "held", "2 units", "/backup"),
    (no_owner, "owner", "Nobody is the shop's owner", "init --claim"),
    (no_backup, "backup", "no backup", "run.py backup"),
    (old_backup, "backup", "3 days old", "run.py backup"),
    (damaged_backup, "backup", "cannot be used", "run.py backup"),
    (troubled_backups, "backup", "drill does not work", "backup drill"),
    (unproved_recovery, "recovery", "recovery key", "keys confirm"),
    (no_witness, "witness", "no witness", "logs"),
    (refused_start, "service", "page 7 is torn", "run.py run"),
    (unfinished_set_up, "leftovers", "not finished", "run.py init"),
    (plugin_that_ended_the_start, "leftovers", "plugin hello", "plugins off hello"),
    (half_a_file, "leftovers", "half-written", "rm "),
]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    while KEPT:
        KEPT.pop().close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.mark.parametrize(("ailment", "name", "what", "typed"), AILMENTS, ids=lambda one: getattr(one, "__name__", ""))
def test_is_found_with_its_command(shop: Shop, ailment: Ailment, name: str, what: str, typed: str) -> None:
    ailment(shop)
    found = [one for one in shop.findings() if one.name == name and what in one.what]
    assert found, [one.what for one in shop.findings()]
    assert typed in found[0].type
    assert found[0].why


def test_books_that_do_not_add_up_are_found_by_a_deep_look(shop: Shop) -> None:
    shop.sql(
        "INSERT INTO person (id, name, language, joined_at, seen_at, bank_id) VALUES (7, 'X', 'id', 1, 1, '123456')"
    )
    assert not any(one.name == "books" for one in shop.findings())
    assert any(one.name == "books" and "person 7" in one.what for one in shop.findings(deep=True))


def test_service_that_has_failed_is_found(shop: Shop, tmp_path: Path) -> None:
    place = Layout(root=tmp_path)
    place.at(place.current).parent.mkdir(parents=True)
    place.at(place.current).symlink_to(tmp_path)
    config = replace(shop.config, data=replace(shop.config.data, folder=place.data))
    patient = Patient(config, Clock().now(), tmp_path, place=place, system=Failed())
    found = list(diagnosis.look_at_service(patient))
    assert [one.what for one in found] == ["The service has failed."]
    assert "sudo systemctl restart shopbot.service" in found[0].type


def test_libraries_of_another_version_are_found(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("sqlite-utils==0.1 \\\n    --hash=sha256:00\nnosuchlibrary==1.0\n")
    found = list(diagnosis.look_at_libraries(Patient(shop.config, 0, tmp_path)))
    assert "sqlite-utils" in found[0].what
    assert "nosuchlibrary is missing" in found[0].what
    assert list(diagnosis.look_at_libraries(Patient(shop.config, 0, PROJECT))) == []


def test_terminal_prints_them_and_ends_with_one(clone: Clone) -> None:
    clone.set_up()
    (clone.root / "config.toml").write_text('[shop]\nlanguage = "xx"\n')
    done = clone.types("doctor", "--offline")
    assert done.returncode == Exit.PROBLEM
    assert "WRONG  config.toml: shop.language must be one of" in done.stdout
    assert "  type  nano" in done.stdout
    assert "things are wrong" in done.stdout
    told = json.loads(clone.types("doctor", "--offline", "--json").stdout)
    assert not told["ok"]
    assert {"name", "level", "what", "why", "type"} == set(told["findings"][0])
