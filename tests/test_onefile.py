"""The start of the one file: it unpacks what is whole, where nobody else can reach it, or says why not.

The files are real ones of `pack.write`, as small as they can be: the shop in them only tells how it was started.
"""

import ast
import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot import onefile
from shopbot.commands import pack
from shopbot.errors import Exit

BARE = getattr(sys, "_base_executable", sys.executable)
SECONDS = 60
SHOP = """
import json, os, sys
import tiny
print(json.dumps({
    "words": sys.argv[1:], "cwd": os.getcwd(), "tiny": tiny.__file__, "flags": [sys.flags.no_site, sys.flags.safe_path],
    "path": sys.path, "file": os.environ["SHOPBOT_ONE_FILE"], "names": sorted(os.environ), "pid": os.getpid(),
}))
if sys.argv[1:] == ["waits"]:
    sys.stdout.flush()
    sys.stdin.read()
sys.exit(7)
"""


def make(folder: Path, name: str = "shopbot.pyz", **needs: object) -> Path:
    """Make a file around a shop that tells how it was started; `needs` differ from this machine."""
    packages = folder / f"packages of {name}"
    (packages / "shopbot").mkdir(parents=True)
    (packages / "shopbot" / "__init__.py").touch()
    (packages / "shopbot" / "cli.py").write_text(SHOP)
    (packages / "tiny.py").write_text(f"name = {name!r}\n")
    facts = json.dumps({**onefile.here(), "glibc": [], **needs})
    pack.write(packages, facts, folder / name)
    return folder / name


class Start:
    """Starts files with one cache, as one user would."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self.environ = {"SHOPBOT_CACHE": str(self.cache)}

    def __call__(self, file: Path, *words: str, options: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [BARE, *options, file, *words],
            env=self.environ, cwd=file.parent, capture_output=True, text=True, timeout=SECONDS, check=False,
        )  # fmt: skip

    def unpacked(self) -> list[Path]:
        return sorted(one for one in self.cache.iterdir() if one.is_dir())


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make(tmp_path)


# --- handing over ---


def test_the_shop_takes_over_with_its_words_and_returns_its_code(start: Start, file: Path) -> None:
    ended = start(file, "run", "--safe")
    assert (ended.returncode, ended.stderr) == (7, "")
    told = json.loads(ended.stdout)
    assert told["words"] == ["run", "--safe"]
    assert (told["cwd"], told["file"]) == (str(file.parent), str(file))
    assert told["flags"] == [1, True]


@pytest.mark.parametrize("options", [(), ("-I",), ("-S",), ("-E", "-s")])
def test_only_its_own_packages_are_found(options: tuple[str, ...], start: Start, file: Path, tmp_path: Path) -> None:
    """Neither the current folder's, nor the user's, nor those of PYTHONPATH: they might be anybody's."""
    for folder in (tmp_path, tmp_path / "path"):
        folder.mkdir(exist_ok=True)
        (folder / "tiny.py").write_text("raise SystemExit('not this one')\n")
    start.environ |= {"PYTHONPATH": str(tmp_path / "path"), "PYTHONUSERBASE": str(tmp_path)}
    told = json.loads(start(file, options=options).stdout)
    assert Path(told["tiny"]).is_relative_to(start.cache)
    assert [one for one in told["path"] if "dist-packages" in one or str(tmp_path / "path") in one] == []
    assert ("PYTHONUSERBASE" in told["names"]) == ("-I" not in options and "-E" not in options)


# --- unpacking ---


def test_it_is_unpacked_once_and_for_nobody_else(start: Start, file: Path) -> None:
    start(file)
    [folder] = start.unpacked()
    assert start.cache.stat().st_mode & 0o777 == 0o700
    made = (folder / "site-packages" / "tiny.py").stat()
    assert made.st_mode & 0o022 == 0
    assert start(file).returncode == 7
    assert (folder / "site-packages" / "tiny.py").stat().st_mtime_ns == made.st_mtime_ns


def test_what_a_kill_or_a_power_cut_left_is_unpacked_anew(start: Start, file: Path) -> None:
    start(file)
    [folder] = start.unpacked()
    (folder / "whole").unlink()
    (folder / "site-packages" / "tiny.py").write_text("")
    (folder / "site-packages" / "shopbot" / "cli.py").write_text("")
    half = folder.with_name(folder.name + ".tmp")
    shutil.copytree(folder, half)
    assert start(file).returncode == 7
    assert start.unpacked() == [folder]


def test_what_looks_whole_is_not_unpacked_again(start: Start, file: Path) -> None:
    """The twin: without the missing note of wholeness nothing is mended, so the note is what decides above."""
    start(file)
    [folder] = start.unpacked()
    (folder / "site-packages" / "shopbot" / "cli.py").write_text("")
    assert start(file).returncode == 0


def test_two_first_starts_at_once_both_succeed(start: Start, file: Path) -> None:
    starts = [
        subprocess.Popen([BARE, file], env=start.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    ended = [one.communicate(timeout=SECONDS) for one in starts]
    assert [one.returncode for one in starts] == [7] * 4, ended
    assert len(start.unpacked()) == 1


@pytest.fixture
def waiting(start: Start, file: Path) -> Iterator["subprocess.Popen[str]"]:
    """A shop that runs from the file until the test ends."""
    running = subprocess.Popen(
        [BARE, file, "waits"], env=start.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert running.stdout
    running.stdout.readline()
    yield running
    running.kill()
    running.communicate()


def test_an_older_file_goes_only_when_nobody_runs_from_it(
    start: Start, waiting: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    [older] = start.unpacked()
    assert start(make(tmp_path, "newer.pyz")).returncode == 7
    assert older in start.unpacked(), "a running shop lost its code"
    waiting.communicate()
    assert start(make(tmp_path, "newest.pyz")).returncode == 7
    assert [one.name.partition("_")[0] for one in start.unpacked()] == ["newest.pyz"]


def test_a_full_disk_ends_in_a_sentence_and_the_next_start_goes_on(start: Start, file: Path) -> None:
    limited = 'ulimit -f 0; exec "$@"'
    ended = subprocess.run(
        ["bash", "-c", limited, "-", BARE, file], env=start.environ, capture_output=True, text=True, check=False,
        timeout=SECONDS,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (Exit.IO, "")
    assert "cannot be unpacked" in ended.stderr
    assert start(file).returncode == 7


# --- where to ---


def test_a_folder_that_others_can_reach_is_refused(start: Start, file: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    start.environ["SHOPBOT_CACHE"] = str(shared / "cache")
    ended = start(file)
    assert (ended.returncode, ended.stdout) == (Exit.IO, "")
    assert f"other users can write to {shared}" in ended.stderr
    assert "SHOPBOT_CACHE=/a/folder/of/yours" in ended.stderr
    assert list(shared.iterdir()) == []
    shared.chmod(0o1777)  # as /tmp is
    assert start(file).returncode == 7


def test_a_folder_that_was_open_is_shut(start: Start, file: Path) -> None:
    start.cache.mkdir(mode=0o755)
    start(file)
    assert start.cache.stat().st_mode & 0o777 == 0o700


def test_a_place_that_takes_no_folder_is_named(start: Start, file: Path) -> None:
    start.environ["SHOPBOT_CACHE"] = "/proc/nowhere"
    ended = start(file)
    assert (ended.returncode, "/proc/nowhere: " in ended.stderr) == (Exit.IO, True)


def test_the_first_place_that_will_do_is_taken(tmp_path: Path) -> None:
    for name in ("systemd", "xdg", "home"):
        (tmp_path / name).mkdir()
    names = {"CACHE_DIRECTORY": f"{tmp_path}/systemd:/var/cache/other", "XDG_CACHE_HOME": f"{tmp_path}/xdg"}
    names["HOME"] = f"{tmp_path}/home"
    assert onefile.find_cache(names) == tmp_path / "systemd" / "shopbot"
    (tmp_path / "systemd").chmod(0o777)
    assert onefile.find_cache(names) == tmp_path / "xdg" / "shopbot"
    del names["XDG_CACHE_HOME"]
    assert onefile.find_cache(names) == tmp_path / "home" / ".cache" / "shopbot"
    assert onefile.candidates({"XDG_CACHE_HOME": "relative", "HOME": ""})[:1] == onefile.candidates({})[:1]


def test_nobody_elses_folder_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's HOME may stand in root's environment (sudo): a folder made there would shut its owner out."""
    home = tmp_path / "home"
    home.mkdir()
    if os.geteuid() == 0:
        os.chown(home, 12_345, 12_345)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12_345)
    assert "belongs to another user" in onefile.unsafe(home / ".cache" / "shopbot")
    assert list(home.iterdir()) == []


# --- another machine ---

HERE: dict[str, object] = {"python": "cpython 3.11", "system": "linux", "machine": "x86_64", "glibc": [2, 36]}


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ({"python": "cpython 3.13"}, "This file is for Python 3.11, and this is Python 3.13. Type python3.11 "),
        ({"python": "cpython 3.11t"}, "for Python 3.11, and this is Python 3.11t"),
        ({"python": "pypy 3.11"}, "and this is pypy 3.11"),
        ({"machine": "aarch64", "python": "cpython 3.9"}, "for linux x86_64, and this machine is linux aarch64"),
        ({"system": "darwin", "machine": "arm64"}, "this machine is darwin arm64"),
        ({"machine": "32-bit x86_64"}, "this machine is linux 32-bit x86_64"),
        ({"glibc": [2, 17]}, "needs glibc 2.28 or newer, and this machine has 2.17"),
        ({"glibc": []}, "needs glibc 2.28 or newer, and this machine has another C library"),
    ],
)
def test_each_machine_it_cannot_run_on_is_told_apart(found: dict[str, object], sentence: str) -> None:
    needs = {**HERE, "glibc": [2, 28]}
    assert onefile.unfit(needs, HERE) == ""
    assert sentence in onefile.unfit(needs, {**HERE, **found})
    assert "python3 run.py pack" in onefile.unfit(needs, {**HERE, **found})


def test_another_python_is_told_before_anything_is_unpacked(start: Start, tmp_path: Path) -> None:
    ended = start(make(tmp_path, python="cpython 3.99"))
    assert (ended.returncode, ended.stdout) == (Exit.OLD_PYTHON, "")
    assert ended.stderr.startswith("shopbot: This file is for Python 3.99, and this is Python 3.")
    assert not start.cache.exists()


def test_an_old_python_gets_as_far_as_the_sentence() -> None:
    ast.parse(Path(onefile.__file__).read_text("utf-8"), feature_version=(3, 6))


def test_exit_codes_and_names_are_the_houses() -> None:
    from shopbot import program

    codes = {name: getattr(onefile, name) for name in ("IO", "OLD_PYTHON")}
    assert codes == {name: Exit[name].value for name in codes}
    assert onefile.FILE_NAME == program.FILE_NAME


def test_the_lock_is_kept_by_what_takes_over(waiting: "subprocess.Popen[str]", start: Start) -> None:
    [lock] = start.cache.glob("*.in-use")
    with lock.open() as held, pytest.raises(BlockingIOError):
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    waiting.communicate()
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
