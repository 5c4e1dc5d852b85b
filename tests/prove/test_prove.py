"""The frame of the proofs: what is bad is told with its seed, a budget is kept, the page says what the record says."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.prove import __main__ as prove
from tests.prove import record
from tests.prove.proof import Outcome, Part, Run, as_json, play, split, told

PAGE = record.PAGE.read_text("utf-8")


def run(tmp_path: Path, rounds: int = 0, goal: int = 0) -> Run:
    return Run(7, 60.0, tmp_path, rounds=rounds, goal=goal)


def good(seed: int, left: float) -> Outcome:
    return Outcome(Counter(kills=2, lost=0), figures={"left": left, "seed": float(seed)})


def bad(seed: int, _left: float) -> Outcome:
    return Outcome(Counter(kills=1), bad=["a code was sold twice"] if seed == 7 else [])


def raises(seed: int, _left: float) -> Outcome:
    raise RuntimeError(f"no {seed}")


def test_rounds_are_added_up_until_the_goal_is_reached(tmp_path: Path) -> None:
    seen = play(run(tmp_path, goal=5), good, "kills")
    assert (seen.counts["kills"], seen.counts["rounds"], seen.counts["lost"]) == (6, 3, 0)
    assert seen.well


def test_so_many_rounds_are_played_as_were_asked_for(tmp_path: Path) -> None:
    seen = play(run(tmp_path, rounds=1), good, "kills")
    assert (seen.counts["rounds"], seen.figures["seed"]) == (1, 7.0)


def test_a_bad_round_ends_it_and_says_how_to_play_it_again(tmp_path: Path) -> None:
    seen = play(run(tmp_path), bad, "kills")
    assert seen.bad == ["a code was sold twice [--seed 7 --rounds 1]"]
    assert seen.counts["rounds"] == 1


def test_a_round_that_breaks_off_is_bad_too(tmp_path: Path) -> None:
    assert play(run(tmp_path), raises, "kills").bad == ["RuntimeError: no 7 [--seed 7 --rounds 1]"]


def test_a_proof_without_time_still_plays_one_round(tmp_path: Path) -> None:
    assert play(Run(7, 0.0, tmp_path), good, "kills").counts["rounds"] == 1


def test_interrupted_it_ends_with_what_it_has_seen() -> None:
    """As by Ctrl-C in a terminal: the group of processes in front hears of it."""
    words = [sys.executable, "-m", "shopbot.cli", "prove", "input.forged", "input.rights", "--seconds", "36000"]
    with subprocess.Popen(
        [*words, "--jobs", "1", "--json"], cwd=record.ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, process_group=0,
    ) as proof:  # fmt: skip
        assert proof.stdout
        next(line for line in proof.stdout if "…" in line)
        os.killpg(proof.pid, signal.SIGINT)
        *told, last = proof.stdout.read().splitlines()
    assert (proof.returncode, json.loads(last)["forgeries"] > 0) == (0, True)
    assert "- input.rights: not played" in told


def test_time_is_shared_as_the_parts_say() -> None:
    parts = [Part("a.b", "", "x", 1, lambda run: Outcome(), share=3), Part("c.d", "", "x", 1, lambda run: Outcome())]
    assert split(parts, 100) == {"a.b": 75.0, "c.d": 25.0}


def test_the_unit_is_told_first() -> None:
    assert told(Counter({"lost_orders": 0, "kills": 1200}), "kills") == "1,200 kills, 0 lost orders"


def test_the_last_line_of_one_part_has_its_counts_and_of_several_their_names() -> None:
    part = Part("crash.random", "", "kills", 100, lambda run: Outcome())
    one = as_json(part, Outcome(Counter(kills=5, lost=0)), 1.0)
    assert json.loads(prove.last_line(7, {part.name: one})) | {"kills": 5, "lost": 0, "seed": 7, "ok": True} == (
        json.loads(prove.last_line(7, {part.name: one}))
    )
    both = json.loads(prove.last_line(7, {"a.b": one, "c.d": {**one, "bad": ["x"]}}))
    assert (both["parts"]["a.b"]["kills"], both["ok"]) == (5, False)


def test_a_part_whose_program_is_missing_is_bad_and_not_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    part = Part("disk.x", "", "points", 1, lambda run: Outcome(), needs=("no-such-program",))
    outcome, seconds = prove.proved(part, prove.parser().parse_args([]), 1.0, 7, prove.Ending())
    assert (outcome.bad, seconds) == (["not tried: sudo apt install no-such-program"], 0.0)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError, match="luck"):
        prove.chosen(prove.parts(), ["luck"])


def test_the_page_shows_exactly_what_is_recorded() -> None:
    assert record.with_table(PAGE, record.last()) == PAGE


def test_every_part_is_on_the_page_and_has_a_record() -> None:
    names = set(prove.parts())
    assert [name for name in sorted(names) if f"`{name}`" not in PAGE] == []
    assert set(record.last()) == names


def test_an_edited_figure_would_be_seen() -> None:
    edited = {name: {**one, "seconds": one["seconds"] + 1} for name, one in record.last().items()}
    assert record.with_table(PAGE, edited) != PAGE
