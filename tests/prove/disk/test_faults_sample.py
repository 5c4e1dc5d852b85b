"""Power lost, a full disk and a broken one, at a sample of all places; `python -m tests.prove.disk.faults --all` tries all.

Each test is a run of that command: it forks for every fault, which a process that runs tests should not.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from shopbot.commands import ROOT
from tests.prove.disk.scenarios import SCENARIOS

SAMPLE, SABOTAGED = 5, 16
SEED = 20261121


def tried(*words: object) -> dict[str, Any]:
    """Run the command and return what it says of its one scenario."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.prove.disk.faults", *map(str, words), "--seed", str(SEED), "--json"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.stdout, done.stderr
    (told,) = json.loads(done.stdout)
    assert (done.returncode == 1) == bool(told["bad"])
    return dict(told)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_whatever_fails_and_wherever_the_shop_is_the_old_one_or_the_new(scenario: str) -> None:
    told = tried(scenario, "--sample", SAMPLE)
    assert told["bad"] == []
    assert told["tried"] >= SAMPLE - 1
    assert told["points"] > SAMPLE


def test_a_backup_put_on_a_bare_machine_keeps_its_key_when_the_disk_fills_up_at_the_last_steps() -> None:
    """The shop was published and waited in its folder, and the command took its key away."""
    told = tried("restore-on-empty", "--only", "rename")
    assert told["bad"] == []
    assert told["outcomes"]["refused, new"] > 0


@pytest.mark.parametrize("scenario", ["restore-over", "witness-flush"])
def test_a_disk_that_is_full_for_a_moment_does_not_cost_the_witness(scenario: str) -> None:
    """It was begun anew, and what it knew of the time since the backup was gone."""
    told = tried(scenario, "--only", "ftruncate", "--sample", 2 * SAMPLE - 2)
    assert told["bad"] == []


@pytest.mark.parametrize("scenario", ["restore-over", "restore-undo", "key-rotate"])
def test_what_is_done_but_for_its_end_does_not_say_that_nothing_was_changed(scenario: str) -> None:
    """It said that the shop is as it was, and the next start had the other one."""
    told = tried(scenario, "--only", "rename", "--sample", SAMPLE)
    assert told["bad"] == []
    assert told["outcomes"]["refused, new"] > 0


@pytest.mark.parametrize(
    ("scenario", "sabotage"),
    [
        ("restore-over", "plan-goes-first"),
        ("restore-over", "restored-in-place"),
        ("key-rotate", "key-goes-first"),
        ("backup", "backup-without-a-rename"),
    ],
)
def test_careless_ways_are_found(scenario: str, sabotage: str) -> None:
    """Sabotage twins of all of the above."""
    assert tried(scenario, "--sabotage", sabotage, "--sample", SABOTAGED)["bad"]
