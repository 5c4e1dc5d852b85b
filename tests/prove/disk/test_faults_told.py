"""What a person is told when the disk fails, and when they type again what was interrupted."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shopbot import cli
from shopbot.clock import ManualClock
from shopbot.commands import ROOT, version
from shopbot.db import connection
from shopbot.errors import Exit, Refusal
from tests.prove.disk import scenarios
from tests.prove.disk.inject import STRACE

_OPEN = """
import sys
from pathlib import Path
from shopbot.db import connection
from shopbot.db.keys import Keys
connection.open_checked(Path(sys.argv[1]), Keys.of(bytes(32)))
"""


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> int:
    def fail(_args: object) -> int:
        raise error

    monkeypatch.setattr(version, "run", fail)
    return cli.main(["version"])


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device", "shop.lock"), connection.DatabaseError("disk I/O error")]
)
def test_a_disk_that_fails_is_a_sentence_and_no_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    assert failing(monkeypatch, error) == Exit.IO
    assert "the disk refuses: " in capsys.readouterr().err


def test_a_bug_still_shows_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileNotFoundError):
        failing(monkeypatch, FileNotFoundError(errno.ENOENT, "No such file"))


@pytest.mark.parametrize(("calls", "told"), [("pread64", "disk I/O error"), ("chdir", "does not open with this key")])
def test_a_disk_that_cannot_be_read_is_not_taken_for_a_wrong_key(tmp_path: Path, calls: str, told: str) -> None:
    scenarios._lived(tmp_path)
    main = scenarios.shop_of(tmp_path) / "shop.db"
    assert STRACE, "strace is not installed"
    done = subprocess.run(
        [STRACE, "-f", "-o", os.devnull, "-P", main, "-e", f"inject={calls}:error=EIO",
         sys.executable, "-P", "-c", _OPEN, main],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    assert told in done.stderr
    assert ("WrongKey" in done.stderr) == (calls == "chdir")


@pytest.mark.parametrize("act", [scenarios._restore, scenarios._undo])
def test_typed_again_after_it_was_cut_it_is_finished_and_not_done_twice(tmp_path: Path, act: scenarios.Act) -> None:
    """Restored twice, the second one would be without the witness, which the first one has put aside."""
    prepare = scenarios._lived if act is scenarios._restore else scenarios._was_restored
    scenarios._was_cut(prepare, act)(tmp_path)
    with pytest.raises(Refusal, match="is finished now"):
        act(tmp_path, ManualClock(scenarios._LATER))
    found = scenarios.start(scenarios.shop_of(tmp_path))
    assert (found["restored"], found["epoch"]) == ((1, 2) if act is scenarios._restore else (1, 3))
