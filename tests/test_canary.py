"""Marked secrets through a day of the real shop, good and bad; then every place is searched that could hold one.

The shop is a clone with a plugin that puts its key and goods into whatever can fail (`leaky.py`), logging all there is.
"""

import base64
import http.client
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from shopbot.backup import bech32, recovery
from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator
from tests.commands.clone import PROJECT, TOKEN, Clone
from tests.commands.terminal import words_in
from tests.web.conftest import free_port

METRICS = "canary.metrics-token_0123456789"
GATEWAY = "canary/gateway+key=0123456789"
CODES = [f"KNRY-7TEST-{number}CODE-XYZW-QRST" for number in range(3)]
SECONDS = 60.0


@dataclass
class Day:
    """What one run left behind. `secrets` are all forms of each by name, `sinks` what was found where."""

    clone: Clone
    secrets: dict[str, list[bytes]]
    sinks: dict[str, bytes] = field(default_factory=dict)

    def found(self) -> set[tuple[str, str]]:
        """Return (secret, sink) for each one that shows."""
        return {
            (name, place)
            for place, content in self.sinks.items()
            for name, forms in self.secrets.items()
            if any(form in content for form in forms)
        }


def forms_of(master: bytes, words: list[str]) -> dict[str, list[bytes]]:
    """Return every way in which each secret could be written."""
    key = recovery.read(" ".join(words))
    pairs = [" ".join(words[place : place + 3]) for place in range(22)]
    identity = bech32.encode("age-secret-key-", key.secret)
    texts = {
        "token": [TOKEN, TOKEN.partition(":")[2], TOKEN.replace(":", "%3A")],
        "master": [master.hex(), master.hex().upper(), base64.b64encode(master).decode()],
        "metrics token": [METRICS],
        "gateway key": [GATEWAY, "gateway%2Bkey", "canary/gateway"],
        "recovery key": [*pairs, "-".join(key.groups()), key.secret.hex(), identity, identity.upper()],
        "goods": CODES,
    }
    raw = {"master": [master], "recovery key": [key.secret]}
    return {name: [*(one.encode() for one in forms), *raw.get(name, [])] for name, forms in texts.items()}


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    with Simulator(0, TOKEN, "Toko Budi", "toko_budi_bot", tmp_path_factory.mktemp("telegram") / "clock") as running:
        yield running


def made(root: Path, telegram: Simulator, *, as_json: bool, port: int) -> tuple[Clone, str, dict[str, list[bytes]]]:
    """Set a shop up as its owner does; return it, what `init` showed, and its secrets."""
    clone = Clone(root, telegram.api_url)
    shutil.copytree(PROJECT / "plugins/home", root / "plugins/home")
    shutil.copy(PROJECT / "tests/leaky.py", root / "plugins/leaky.py")
    shown = clone.types("init", answers=TOKEN).stdout
    private(root / "config.toml", "\n".join([
        "[web]", f"port = {port}", "[log]", 'level = "debug"', f"json = {str(as_json).lower()}",
        *(['file = "data/shop.log"'] if as_json else []), "[plugin.leaky]", f'key = "{GATEWAY}"',
    ]))  # fmt: skip
    private(root / ".env", (root / ".env").read_text() + f"SHOPBOT_WEB_METRICS_TOKEN={METRICS}\n")
    (root / "tmp").mkdir(mode=0o700)
    clone.environ["TMPDIR"] = str(root / "tmp")
    return clone, shown, forms_of(bytes.fromhex((clone.data / "shop.key").read_text()), words_in(shown))


def private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text)


@contextmanager
def running(clone: Clone, driver: Driver) -> Iterator["subprocess.Popen[bytes]"]:
    """Keep the shop open; what it prints goes to two files beside it."""
    before = len(driver.calls())
    command = [sys.executable, "-P", "-m", "shopbot.cli", "run"]
    with (clone.root / "stdout").open("ab") as out, (clone.root / "stderr").open("ab") as err:
        bot = subprocess.Popen(command, cwd=clone.root, env=clone.env(), stdout=out, stderr=err)
    try:
        assert driver.wait_calls(before + 2, int(SECONDS * 1000)), (clone.root / "stderr").read_text()
        yield bot
    finally:
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(SECONDS) == 0, (clone.root / "stderr").read_text()


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started."""
    yield pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for child in children:
        yield from family(int(child))


def asked(port: int, path: str, token: str = "") -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"} if token else {})
    answer = connection.getresponse()
    return f"{answer.status} {answer.getheaders()}".encode() + answer.read()


def a_day(root: Path, telegram: Simulator, *, as_json: bool, sabotage: bool = False, thorough: bool = False) -> Day:
    """Run the shop through what it meets, and gather everything it wrote or showed; `thorough`: by more commands."""
    port = free_port()
    clone, shown, secrets = made(root, telegram, as_json=as_json, port=port)
    if sabotage:
        log = root / "shopbot/log.py"
        whole = log.read_text()
        log.write_text(whole.replace("return _SHAPES.sub(_HIDDEN, _known.remove_from(text))", "return text"))
        assert log.read_text() != whole
    day, driver = Day(clone, secrets), Driver(telegram.url)
    owner = driver.add_person("Budi", "en")["id"]
    link = re.search(r"start=(own_[\w-]+)", shown)
    assert link
    with running(clone, driver) as bot:
        driver.start(owner, link[1])
        for words in (f"/fill {','.join(CODES)}", "/raise", "/ask", "/settings", f"/raise {GATEWAY}"):
            driver.say(owner, words)
            driver.wait_quiet()
        driver.plant("500", times=2)
        driver.plant("429", times=1, retry_after=1)
        driver.plant("drop_after", times=1)
        driver.say(owner, "/start")
        driver.wait_quiet()
        driver.heal()
        for path, token in (
            ("/health", ""),
            ("/metrics", METRICS),
            ("/metrics", "wrong"),
            (f"/hook/leaky/{TOKEN}/x", ""),
        ):
            day.sinks[f"GET {path[:12]} {token[:5]}"] = asked(port, path, token)
        for pid in family(bot.pid):
            for name in ("cmdline", "environ"):
                day.sinks[f"/proc/{pid}/{name}"] = Path(f"/proc/{pid}/{name}").read_bytes()
    said = [call for call in driver.calls() if call["method"] != "getUpdates"]
    day.sinks["what the bot said"] = repr([call.get("params") for call in said if GATEWAY not in repr(call)]).encode()
    gather(day, (*LOOKS, *MORE_LOOKS) if thorough else LOOKS)
    return day


LOOKS = (("check", "--deep"), ("keys",), ("keys", "--json"), ("plugins",), ("version",))
MORE_LOOKS = (
    ("doctor", "--offline"), ("status",), ("backup",), ("backup", "list"), ("logs", "-n", "500"),
    ("dashboard", "--json"),
)  # fmt: skip


def gather(day: Day, looks: Iterable[tuple[str, ...]]) -> None:
    """Take in every file the shop left, and what its commands say."""
    clone = day.clone
    for words in looks:
        done = clone.types(*words)
        day.sinks[" ".join(words)] = (done.stdout + done.stderr).encode()
    wrong = {"TELEGRAM_TOKEN": TOKEN[:-1] + "*", "SHOPBOT_KEY": GATEWAY * 2}
    clone.environ |= wrong
    done = clone.types("run")
    for name in wrong:
        del clone.environ[name]
    assert done.returncode == 78
    day.sinks["run with mistakes"] = (done.stdout + done.stderr).encode()
    own = {clone.root / "shopbot", clone.root / "plugins", clone.root / "tests"}
    day.sinks["names of files"] = "\n".join(str(path) for path in clone.root.rglob("*")).encode()
    for path in clone.root.rglob("*"):
        if path.is_file() and not own & set(path.parents):
            day.sinks[str(path.relative_to(clone.root))] = path.read_bytes()


ALLOWED = {
    ("token", ".env"), ("metrics token", ".env"), ("gateway key", "config.toml"), ("master", "data/shop.key"),
}  # fmt: skip


def open_to_others(root: Path) -> list[str]:
    """Return what another user of the machine could read, as `find -perm /077` does."""
    ours = [root / ".env", root / "data", *(root / "data").rglob("*"), *(root / "tmp").rglob("*")]
    return [str(path) for path in ours if path.lstat().st_mode & 0o077]


def faults(day: Day, *, as_json: bool) -> list[str]:
    """Return what is wrong with a day: a secret where it is not kept, a file others can read, or nothing hidden."""
    log = day.sinks["data/shop.log" if as_json else "stderr"]
    found = [f"{secret} shows in {sink}" for secret, sink in sorted(day.found() - ALLOWED)]
    found += [f"{secret} is not even in {sink}" for secret, sink in sorted(ALLOWED - day.found())]
    found += [f"{path} is open to others" for path in open_to_others(day.clone.root)]
    unsaid = [one.decode() for one in (b"RuntimeError", b"KeyError", b"errand") if one not in log]
    found += [f"it did not fail where the secrets were: no {one}" for one in unsaid]
    well = day.sinks["GET /metrics canar"].startswith(b"200") and day.sinks["GET /health "].startswith(b"200")
    return (
        found + ([] if well else ["the door did not answer"]) + ([] if log.count(b"***") > 10 else ["nothing hidden"])
    )


def test_no_secret_shows_anywhere_but_where_it_is_kept(tmp_path: Path, telegram: Simulator) -> None:
    """As text; as JSON it is `run.py prove input.canary`."""
    assert faults(a_day(tmp_path / "shop", telegram, as_json=False), as_json=False) == []


def test_without_redaction_the_canary_is_seen(tmp_path: Path, telegram: Simulator) -> None:
    """Sabotage twin: the same day, the log's one filter taken away."""
    day = a_day(tmp_path / "shop", telegram, as_json=False, sabotage=True)
    assert {("gateway key", "stderr"), ("goods", "stderr")} <= day.found() - ALLOWED
