"""The first start ends in a shop or in one sentence; the second one installs nothing.

The starts are real: a copy of run.py, a real venv and a real pip, which installs tiny wheels made here. Only the
program it hands over to is a stand-in that tells what it was given.
"""

import ast
import base64
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import run
from shopbot.errors import Exit

PROJECT = Path(__file__).parent.parent
DEADLINE = 120
CLI = """
import os, sys
print("handed over", *sys.argv[1:], "in", os.getcwd(), "with", ",".join(
    name for name in ("tiny", "tinytest", "tinypack") if __import__("importlib.util").util.find_spec(name)))
sys.exit(7)
"""


def wheel(folder: Path, name: str, version: str, tag: str = "py3-none-any") -> str:
    """Make a wheel with one empty module; returns the line that pins it."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    record = "".join(f"{path},sha256={digest(text)},{len(text)}\n" for path, text in files.items())
    path = folder / f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as made:
        for inner, text in {**files, f"{info}/RECORD": record + f"{info}/RECORD,,\n"}.items():
            made.writestr(inner, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def fresh(root: Path) -> Path:
    """Lay out a clone that has never been started."""
    for folder in ("shopbot", "tests", "pack", "wheels"):
        (root / folder).mkdir(parents=True)
    shutil.copy(PROJECT / "run.py", root)
    (root / "shopbot" / "__init__.py").touch()
    (root / "shopbot" / "cli.py").write_text(CLI)
    (root / "requirements.txt").write_text(wheel(root / "wheels", "tiny", "1.0"))
    (root / "tests" / "requirements.txt").write_text(wheel(root / "wheels", "tinytest", "1.0"))
    (root / "pack" / "requirements.txt").write_text(wheel(root / "wheels", "tinypack", "1.0"))
    return root


def environ(root: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(root / "wheels")}
    return {**kept, **pip, **more}


def start(root: Path, *words: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "run.py"), *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd or root,
        env=environ(root, **more),
        timeout=DEADLINE,
    )


def begin(root: Path, *words: str) -> subprocess.Popen[str]:
    """Start in a process group of its own, so that a kill reaches pip too."""
    return subprocess.Popen(
        [sys.executable, str(root / "run.py"), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=root,
        env=environ(root),
        start_new_session=True,
    )


def site_packages(root: Path) -> Path:
    return next((root / ".venv" / "lib").glob("python*")) / "site-packages"


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Make one first start for all tests here, in another folder than the clone's."""
    root = fresh(tmp_path_factory.mktemp("first") / "clone")
    return root, start(root, "version", "-v", cwd=tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture
def started(first_start: tuple[Path, object], tmp_path: Path) -> Path:
    """Return a clone of its own on which one start has finished."""
    root = tmp_path / "clone"
    shutil.copytree(first_start[0], root, symlinks=True)
    return root


def test_the_first_start_installs_and_hands_over(
    first_start: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    root, ended = first_start
    assert ended.returncode == 7, ended.stderr
    assert ended.stdout.startswith("handed over version -v in ")
    assert "elsewhere" in ended.stdout
    assert ended.stdout.endswith("with tiny\n")
    assert "Installing 1 packages" in ended.stderr
    assert not (root / ".venv" / "unfinished").exists()


def test_the_second_start_does_without_pip(started: Path) -> None:
    shutil.rmtree(site_packages(started) / "pip")
    ended = start(started, "demo")
    assert (ended.returncode, ended.stderr) == (7, "")


def test_changed_requirements_are_installed(started: Path) -> None:
    (started / "requirements.txt").write_text(wheel(started / "wheels", "tiny", "1.1"))
    assert start(started, "demo").returncode == 7
    assert (site_packages(started) / "tiny-1.1.dist-info").exists()


def test_only_tests_and_pack_bring_what_they_need(started: Path) -> None:
    assert start(started, "demo").stdout.endswith("with tiny\n")
    assert start(started, "pack").stdout.endswith("with tiny,tinypack\n")
    assert start(started, "test").stdout.endswith("with tiny,tinytest,tinypack\n")


def test_a_start_that_broke_off_is_begun_again_from_nothing(started: Path) -> None:
    (started / ".venv" / "unfinished").touch()
    (site_packages(started) / "half_a_package.py").touch()
    assert start(started, "demo").returncode == 7
    assert not (site_packages(started) / "half_a_package.py").exists()


def test_a_venv_whose_python_is_gone_is_made_anew(started: Path) -> None:
    for name in ("python", "python3"):
        (started / ".venv" / "bin" / name).unlink()
    assert start(started, "demo").returncode == 7


def test_a_killed_first_start_is_repaired_by_the_next(tmp_path: Path) -> None:
    root = fresh(tmp_path / "clone")
    killed = begin(root, "demo")
    ends = time.monotonic() + DEADLINE
    while not (root / ".venv" / "pyvenv.cfg").exists():
        assert time.monotonic() < ends
        assert killed.poll() is None
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert (root / ".venv" / "unfinished").exists()
    assert start(root, "demo").returncode == 7


def test_two_starts_at_once_both_succeed(started: Path) -> None:
    (started / "requirements.txt").write_text(wheel(started / "wheels", "tiny", "1.2"))
    lock = os.open(started, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    both = [begin(started, "demo") for _ in range(2)]
    assert both[0].stderr is not None
    assert both[0].stderr.readline() == "Another start is installing; waiting for it.\n"
    os.close(lock)
    assert [one.wait(DEADLINE) for one in both] == [7, 7]
    for one in both:
        one.communicate()


def test_a_lock_that_is_never_released_ends_in_a_sentence(tmp_path: Path) -> None:
    with (
        run.alone(tmp_path),
        pytest.raises(run.Stop, match="for a long time") as stopped,
        run.alone(tmp_path, 0),
    ):
        pass
    assert stopped.value.code == Exit.ALREADY_RUNNING


def one_sentence(ended: subprocess.CompletedProcess[str], code: Exit, words: str) -> None:
    assert ended.returncode == code, ended.stderr
    assert ended.stdout == ""
    said = [line for line in ended.stderr.splitlines() if not line.startswith("Installing")]
    assert len(said) == 1, said
    assert words in said[0]


def test_a_package_that_was_tampered_with_is_not_installed(started: Path) -> None:
    pinned = wheel(started / "wheels", "tiny", "2.0")
    (started / "requirements.txt").write_text(pinned[:-8] + "0000000\n")
    one_sentence(start(started, "demo"), Exit.DATA, "not the one that was pinned")
    assert not (site_packages(started) / "tiny-2.0.dist-info").exists()


def test_without_network_the_index_is_named(started: Path) -> None:
    (started / "requirements.txt").write_text(wheel(started, "tiny", "3.0"))
    ended = start(started, "demo", PIP_NO_INDEX="0", PIP_INDEX_URL="http://127.0.0.1:9/simple")
    one_sentence(ended, Exit.NO_NETWORK, "cannot be reached")


def test_what_worked_before_a_failed_update_is_kept(started: Path) -> None:
    before = (started / "requirements.txt").read_text()
    (started / "requirements.txt").write_text("absent==1 --hash=sha256:" + "0" * 64 + "\n")
    one_sentence(start(started, "demo"), Exit.PROBLEM, "not built for this machine")
    (started / "requirements.txt").write_text(before)
    ended = start(started, "demo")
    assert (ended.returncode, ended.stderr) == (7, "")


def test_a_place_that_takes_no_folder_is_named(tmp_path: Path) -> None:
    root = fresh(tmp_path / "clone")
    (root / ".venv").touch()
    one_sentence(start(root, "demo"), Exit.IO, "cannot be written to")


def test_a_python_without_venv_names_the_package(tmp_path: Path) -> None:
    root = fresh(tmp_path / "clone")
    script = (
        "import importlib.util as util, runpy, sys; real = util.find_spec;"
        "util.find_spec = lambda name, *rest: None if name == 'ensurepip' else real(name, *rest);"
        f"sys.argv = ['run.py', 'demo']; runpy.run_path({str(root / 'run.py')!r}, run_name='__main__')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environ(root)
    )
    one_sentence(ended, Exit.NO_VENV, "apt install python3.")


def test_help_installs_nothing(tmp_path: Path) -> None:
    root = fresh(tmp_path / "clone")
    ended = start(root, "--help")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "python3 run.py COMMAND" in ended.stdout
    assert start(root).returncode == Exit.USAGE
    assert not (root / ".venv").exists()


def test_an_old_python_gets_as_far_as_the_sentence() -> None:
    ast.parse((PROJECT / "run.py").read_text("utf-8"), feature_version=(3, 6))
    assert "Python 3.10, and the shop needs 3.11" in run.old_python((3, 10))
    for version in ((3, 11), (3, 14), (4, 0)):
        assert run.old_python(version) == ""


def test_exit_codes_are_the_houses() -> None:
    names = ["USAGE", "DATA", "NO_NETWORK", "IO", "ALREADY_RUNNING", "OLD_PYTHON", "NO_VENV", "PROBLEM"]
    assert {name: getattr(run, name) for name in names} == {name: Exit[name].value for name in names}


@pytest.mark.parametrize(
    ("output", "code"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", Exit.DATA),
        ("OSError: [Errno 28] No space left on device", Exit.IO),
        ("NewConnectionError: Failed to establish a new connection: [Errno -3]", Exit.NO_NETWORK),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED", Exit.NO_NETWORK),
        ("WARNING: Connection timed out: ReadTimeoutError; No matching distribution", Exit.NO_NETWORK),
        ("ERROR: No matching distribution found for sqlcipher3==0.6.4", Exit.PROBLEM),
        ("Segmentation fault", Exit.PROBLEM),
    ],
)
def test_each_way_pip_fails_is_told_apart(output: str, code: Exit) -> None:
    assert run.why_pip_failed(output, Path("install.log")).code == code


def test_progress_counts_what_pip_says(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = run.Progress(4)
    for line in (
        "Looking in indexes: x",
        "Collecting aiohttp==3.14.5 (from -r requirements.txt (line 5))",
        "  Using cached aiohttp.whl",
        "Processing /wheels/sqlite-fts4-1.0.3-py3-none-any.whl",
        "Ignoring colorama: markers 'sys_platform == \"win32\"' don't match your environment",
        "Requirement already satisfied: idna==3.20 in ./x",
        "Installing collected packages: aiohttp",
    ):
        progress.take(line + "\n")
    progress.end()
    shown = capsys.readouterr().err.split("\r\033[K")
    assert shown[1:] == [
        "Installing 1 of 4: aiohttp",
        "Installing 2 of 4: sqlite-fts4",
        "Installing 3 of 4: colorama",
        "Installing 4 of 4: idna",
        "Installing 4 of 4: unpacking",
        "",
    ]
    assert progress.installing


@pytest.mark.parametrize(
    ("name", "fewest"), [("requirements.txt", 20), ("tests/requirements.txt", 20), ("pack/requirements.txt", 2)]
)
def test_every_pinned_package_has_hashes_and_no_address(name: str, fewest: int) -> None:
    text = (PROJECT / name).read_text("utf-8")
    assert run.count_requirements(text) >= fewest
    assert "://" not in text
    for block in text.split("\n    # via")[:-1]:
        assert "--hash=sha256:" in block
