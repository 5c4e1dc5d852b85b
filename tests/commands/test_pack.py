"""The one file is what it says, and it does on a bare Python what the checkout does.

It is built twice from one commit, in two folders, with what differs between two machines made to differ. What is told
of it then is played from the file itself: in an empty folder, with nothing in the environment, by the Python below this
one's virtual environment, isolated (-I) and so without any package of the machine's.
"""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from shopbot.commands import pack
from shopbot.errors import Exit, Refusal
from shopbot.simulator.server import Simulator
from tests.commands.clone import OTHER_TOKEN, PROJECT, SECONDS, TOKEN
from tests.test_run import wheel

BARE = getattr(sys, "_base_executable", sys.executable)
COMMITTED = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Budi"), ("EMAIL", "budi@example.com"), ("DATE", "2026-11-21T12:00:00Z"))
}
PLUGIN = '''
"""Says how the weather is."""
from shopbot.api import Plugin, Request, Screen

plugin = Plugin("weather")
plugin.texts(en="sunny = Sunny!")


@plugin.command("weather")
def weather(request: Request) -> None:
    """Say it."""
    request.show(Screen.of("sunny"))
'''


def sources(folder: Path, mode: int, origin: Path = PROJECT) -> Path:
    """Lay out the project as git would, in files of this mode, as one commit."""
    kept = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("shopbot", "plugins"):
        shutil.copytree(origin / name, folder / name, ignore=kept)
    for name in ("requirements.txt", "LICENSE", "config.example.toml", ".gitignore"):
        shutil.copyfile(origin / name, folder / name)
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(mode)
    return commit(folder)


def commit(folder: Path) -> Path:
    more = ["commit", "-q", "--allow-empty", "-m", "All of it"]
    for words in (["init", "-q"], ["config", "core.fileMode", "false"], ["add", "."], more):
        subprocess.run(["git", "-C", folder, *words], check=True, env={**os.environ, **COMMITTED})
    return folder


def build(folder: Path, umask: int = 0o022) -> Path:
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(folder)}
    words = [sys.executable, "-P", "-m", "shopbot.cli", "pack"]
    subprocess.run(words, cwd=folder, env=environ, umask=umask, check=True, timeout=SECONDS, stdout=subprocess.PIPE)
    return folder / "dist" / pack.NAME


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(sources(tmp_path_factory.mktemp("one") / "shopbot", 0o644))


class Owner:
    """Somebody with the file in a folder of their own, and nothing else."""

    def __init__(self, file: Path, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.file = folder / file.name
        self.environ = {"SHOPBOT_CACHE": str(cache)}
        folder.mkdir()
        os.link(file, self.file)

    def types(self, *words: str, answers: str = "", **more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [BARE, "-I", self.file.name, *words],
            cwd=self.folder, env=self.environ | more, input=answers, capture_output=True, text=True, timeout=SECONDS,
            check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def owner(built: Path, cache: Path, tmp_path: Path) -> Owner:
    return Owner(built, tmp_path / "shop", cache)


# --- the same to the byte ---


def test_two_builds_of_one_commit_are_the_same_and_the_checksum_fits(built: Path, tmp_path: Path) -> None:
    other = build(sources(tmp_path / "elsewhere", 0o600, origin=built.parent.parent), umask=0o077)
    assert other.read_bytes() == built.read_bytes()
    digest = hashlib.sha256(built.read_bytes()).hexdigest()
    assert built.with_name("shopbot.pyz.sha256").read_text() == f"{digest}  shopbot.pyz\n"
    assert [one.name for one in sorted(built.parent.iterdir())] == ["shopbot.pyz", "shopbot.pyz.sha256"]


def test_only_what_is_in_the_packages_makes_a_difference(tmp_path: Path) -> None:
    """The twin: the comparison above does find one letter, and a name; and no more than that."""
    made = []
    for number, (name, words, mode) in enumerate(
        [("a.py", "x = 1", 0o644), ("a.py", "x = 1", 0o600), ("a.py", "x = 2", 0o644), ("b.py", "x = 1", 0o644)]
    ):
        packages = tmp_path / str(number)
        packages.mkdir()
        (packages / name).write_text(words)
        (packages / name).chmod(mode)
        os.utime(packages / name, (number, number))
        pack.write(packages, "{}", tmp_path / f"{number}.pyz")
        made.append((tmp_path / f"{number}.pyz").read_bytes())
    assert made[0] == made[1]
    assert len(set(made)) == 3


def test_it_says_that_something_was_changed_since_the_commit(tmp_path: Path) -> None:
    for name in ("shopbot", "plugins"):
        (tmp_path / name).mkdir()
    commit(tmp_path)
    clean = pack.commit(tmp_path)
    assert re.fullmatch(r"commit [0-9a-f]{12}", clean)
    (tmp_path / "plugins" / "mine.py").touch()
    assert pack.commit(tmp_path) == f"{clean} with changes"


def facts_of(file: Path) -> Mapping[str, object]:
    with zipfile.ZipFile(file) as archive:
        return dict(json.loads(archive.read("build.json")))


def test_everything_in_it_is_from_the_commit_and_readable(built: Path) -> None:
    with zipfile.ZipFile(built) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 21, 12, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    top = {name for name in names if "/" not in name}
    assert top == {"__main__.py", "onefile.py", "build.json", "environment.json", "LICENSE", "config.example.toml"}
    assert not [name for name in names if re.search(r"\.pyc$|site-packages/(pip|tests)/|\.venv|RECORD$", name)]


# --- what a package must be to be packed ---


def package(folder: Path, code: str, recorded: str) -> None:
    digest = hashlib.sha256(recorded.encode()).digest()
    encoded = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    info = folder / "tiny-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "tiny.py").write_text(code)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
    (info / "WHEEL").write_text("Wheel-Version: 1.0\nTag: cp311-cp311-manylinux_2_17_x86_64\n")
    (info / "RECORD").write_text(f"tiny.py,sha256={encoded},{len(recorded)}\n../../bin/tiny,sha256={encoded},1\n")


def test_a_package_that_was_changed_after_it_was_installed_is_not_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path / "venv"))
    package(tmp_path / "venv", "x = 1\n", "x = 1\n")
    assert pack.copy_libraries("tiny==1.0 \\\n", tmp_path / "good") == [["cp311-cp311-manylinux_2_17_x86_64"]]
    assert [one.name for one in (tmp_path / "good").iterdir()] == ["tiny.py"]
    (tmp_path / "venv" / "tiny.py").write_text("x = 2\n")
    with pytest.raises(Refusal, match=r"tiny in \.venv is not the one"):
        pack.copy_libraries("tiny==1.0 \\\n", tmp_path / "bad")


@pytest.mark.parametrize(
    ("pinned", "fits"),
    [
        ("tiny==1.1 \\\n", False),
        ("absent==1.0 \\\n", False),
        ("absent==1.0 ; sys_platform == 'win32' \\\n", True),
        ("pip==1.0 \\\n", True),
    ],
)
def test_a_package_that_is_not_the_pinned_one_is_named(
    pinned: str, fits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path / "venv"))
    package(tmp_path / "venv", "x = 1\n", "x = 1\n")
    if fits:
        assert pack.copy_libraries(pinned, tmp_path) == []
    else:
        with pytest.raises(Refusal, match="so nothing was made"):
            pack.copy_libraries(pinned, tmp_path)


def test_another_machines_packages_are_fetched_by_their_hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("CONFIG_FILE", os.devnull), ("NO_INDEX", "1"), ("FIND_LINKS", str(tmp_path / "wheels"))):
        monkeypatch.setenv(f"PIP_{name}", value)
    tags = [f"cp313-cp313-manylinux_2_28_{machine}" for machine in ("x86_64", "aarch64")]
    (tmp_path / "wheels").mkdir()
    lines = [wheel(tmp_path / "wheels", "tiny", "1.0", tag).strip() for tag in tags]
    pinned = (
        " \\\n    ".join([lines[0], lines[1].split()[1]]) + "\npip==26.3 \\\n    --hash=sha256:00\n    # via tiny\n"
    )
    needs = {"python": "cpython 3.13", "system": "linux", "machine": "aarch64"}
    assert pack.download_libraries(pinned, tmp_path / "made", needs) == [[tags[1]]]
    assert not [one for one in (tmp_path / "made").rglob("*") if one.name in {"RECORD", "INSTALLER", "REQUESTED"}]
    with pytest.raises(Refusal, match="pip could not fetch the packages for that machine"):
        pack.download_libraries(pinned, tmp_path / "none", needs | {"python": "cpython 3.12"})
    with pytest.raises(Refusal, match="pip could not fetch the packages for that machine"):
        pack.download_libraries(lines[0] + "\n", tmp_path / "other", needs)


@pytest.mark.parametrize(
    ("wheels", "needed"),
    [
        ([["py3-none-any"]], []),
        ([["cp311-cp311-manylinux_2_17_x86_64", "cp311-cp311-manylinux2014_x86_64"], ["py3-none-any"]], [2, 17]),
        ([["cp311-cp311-manylinux_2_28_x86_64"], ["cp311-abi3-manylinux1_x86_64"]], [2, 28]),
        ([["cp311-cp311-manylinux2010_x86_64", "cp311-cp311-manylinux_2_28_x86_64"]], [2, 12]),
        ([["cp311-cp311-macosx_11_0_arm64"]], []),
    ],
)
def test_the_wheel_that_needs_the_newest_glibc_decides(wheels: list[list[str]], needed: list[int]) -> None:
    assert pack.oldest_glibc(wheels) == needed


@pytest.mark.parametrize(("told", "moment"), [("1700000000", 1_700_000_000), ("0", 315_619_200), ("now", 315_619_200)])
def test_the_file_is_dated_as_whoever_packs_it_says(told: str, moment: int, tmp_path: Path) -> None:
    assert pack.made_at(tmp_path, {"SOURCE_DATE_EPOCH": told}) == moment
    assert pack.commit(tmp_path) == "no commit known"


# --- on a bare Python ---


def test_it_tells_its_version_and_commit_and_leaves_the_folder_as_it_was(owner: Owner, built: Path) -> None:
    told = owner.types("version")
    assert (told.returncode, told.stderr) == (0, "")
    assert f"{facts_of(built)['commit']}, one file: {owner.file}" in told.stdout
    assert "with changes" not in told.stdout
    assert [one.name for one in owner.folder.iterdir()] == ["shopbot.pyz"]


def test_it_calls_itself_what_the_owner_types(owner: Owner) -> None:
    without = owner.types()
    assert without.returncode == Exit.USAGE
    assert "python3 shopbot.pyz COMMAND" in without.stdout
    words = re.findall(r"^  ([a-z-]+) +\w", without.stdout, re.MULTILINE)
    assert {"demo", "run", "check", "journeys"} <= set(words)
    assert not {"test", "bench", "pictures", "pack"} & set(words)
    said = without.stdout + owner.types("check", "--help").stdout + owner.types("chekc").stderr
    elsewhere = owner.types(f"--root={owner.folder.parent}", "plugins", "on")
    assert "run.py" not in said + elsewhere.stderr
    assert f"python3 shopbot.pyz --root {owner.folder.parent} plugins on hello" in elsewhere.stderr


@pytest.mark.parametrize("name", ["test", "bench", "pictures", "pack"])
def test_what_needs_the_sources_says_so(name: str, owner: Owner) -> None:
    told = owner.types(name)
    assert told.returncode == Exit.USAGE
    assert f"{name} works on the project's sources" in told.stderr


@pytest.fixture(scope="module")
def telegram_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    clock = tmp_path_factory.mktemp("telegram") / "clock"
    with Simulator(0, TOKEN, "Toko Budi", "toko_budi_bot", clock) as running:
        yield running.api_url


def test_a_shop_is_set_up_where_the_owner_stands(owner: Owner, telegram_url: str) -> None:
    (owner.folder / "config.toml").write_text(f'[telegram]\napi_url = "{telegram_url}"\n[data]\nfolder = "kept"\n')
    done = owner.types("init", answers=f"{OTHER_TOKEN}\n{TOKEN}\n")
    assert "Telegram does not know this token" in done.stderr
    done = owner.types("init", answers=f"{TOKEN}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "python3 shopbot.pyz run" in done.stdout
    assert {one.name for one in owner.folder.iterdir()} == {"shopbot.pyz", "config.toml", ".env", "kept"}
    checked = owner.types("check", "--deep", "--json")
    assert (checked.returncode, json.loads(checked.stdout)["ok"]) == (0, True)


def test_another_folder_is_named_with_root(owner: Owner, telegram_url: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "config.toml").write_text(f'[telegram]\napi_url = "{telegram_url}"\n')
    done = owner.types("--root", str(other), "init", answers=f"{TOKEN}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"python3 shopbot.pyz --root {other} run" in done.stdout
    assert {one.name for one in other.iterdir()} == {"config.toml", ".env", "data"}
    assert [one.name for one in owner.folder.iterdir()] == ["shopbot.pyz"]
    nowhere = owner.types("--root", str(tmp_path / "nowhere"), "check")
    assert (nowhere.returncode, "is none" in nowhere.stderr) == (Exit.USAGE, True)


def test_a_plugin_beside_it_is_found_with_those_inside(owner: Owner) -> None:
    (owner.folder / "plugins").mkdir()
    (owner.folder / "plugins" / "weather.py").write_text(PLUGIN.lstrip())
    made = owner.types("new-plugin", "reminders")
    assert made.returncode == 0, made.stderr
    assert "Written: plugins/reminders.py. Now:" in made.stdout
    assert "tests need the project's sources" in made.stdout
    taken = owner.types("new-plugin", "hello")
    assert (taken.returncode, "plugins/hello.py already" in taken.stderr) == (Exit.USAGE, True)
    listed = owner.types("plugins", "--json")
    seen = {one["name"]: one for one in json.loads(listed.stdout)}
    assert {"weather", "reminders", "hello", "catalog", "wallet"} <= set(seen)
    assert [seen[name]["problems"] for name in ("weather", "reminders", "catalog")] == [[], [], []]
    assert seen["weather"]["about"] == "Says how the weather is."


def test_stories_are_played_from_it_with_the_bot_as_its_child(owner: Owner) -> None:
    played = owner.types("journeys", "--json", "buying in Arabic", "kill -9 in mid-purchase", "own printed code")
    assert played.returncode == 0, played.stdout + played.stderr
    told = json.loads(played.stdout.splitlines()[-1])
    assert (told["passed"], told["failed"]) == (3, 0)
    assert [one.name for one in owner.folder.iterdir()] == ["shopbot.pyz"]
