"""The units as this machine's own systemd reads them: valid, confined, and without a loop on what nobody can mend."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from shopbot.errors import RESTART_HELPS, Exit, Refusal
from shopbot.service import layout, units
from shopbot.service.layout import Layout

MOST = 12  # tenths
NAMES = ("", "shop2")


def written(root: Path, name: str, *, change: str = "", to: str = "") -> Layout:
    """Write the units of a shop below `root`, with the files they name."""
    place = layout.of(name, root)
    for path, text in units.write(place, units.Machine.of(Path(sys.executable)), [Path("/srv/copies")]).items():
        place.at(path).parent.mkdir(parents=True, exist_ok=True)
        place.at(path).write_text(text.replace(change, to) if change else text)
    for target in ("sysinit", "basic", "shutdown", "network-online", "time-sync", "multi-user"):
        (place.at(place.units) / f"{target}.target").write_text("[Unit]\nDescription=One of systemd's own\n")
    python = place.at(place.current) / ".venv/bin/python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch(mode=0o755)
    return place


def exposure(place: Layout, unit: str) -> float:
    command = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST}", f"--root={place.root}", unit]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", told.stdout)
    assert found, told.stdout + told.stderr
    assert told.returncode == (float(found[1]) * 10 > MOST), "systemd counts as we do"
    return float(found[1])


@pytest.mark.parametrize("name", NAMES, ids=["the only shop", "one of several"])
def test_exposure_is_at_most_what_was_promised(tmp_path: Path, name: str) -> None:
    place = written(tmp_path, name)
    for unit in (place.unit, place.alert_unit):
        assert exposure(place, unit) * 10 <= MOST


def test_what_install_says_is_what_systemd_says(tmp_path: Path) -> None:
    place = layout.of("shop2", tmp_path / "root")
    files = units.write(place, units.Machine.of(Path(sys.executable)))
    assert units.exposure(files, place) == exposure(written(tmp_path / "root", "shop2"), "shopbot@shop2.service")


@pytest.mark.parametrize(
    "rule",
    ["NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "SystemCallFilter="],
)
def test_a_rule_that_is_lost_shows_in_the_exposure(tmp_path: Path, rule: str) -> None:
    whole = exposure(written(tmp_path / "whole", ""), "shopbot.service")
    without = exposure(written(tmp_path / "less", "", change=rule), "shopbot.service")
    assert without > whole


def verify(place: Layout) -> str:
    command = ["systemd-analyze", "verify", f"--root={place.root}", "--man=no", place.unit, place.alert_unit]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stderr.splitlines() if "shopbot" in line]
    return "\n".join(lines)


@pytest.mark.parametrize("name", NAMES, ids=["the only shop", "one of several"])
def test_systemd_understands_every_line(tmp_path: Path, name: str) -> None:
    assert verify(written(tmp_path, name)) == ""


def test_a_line_that_systemd_does_not_know_is_found(tmp_path: Path) -> None:
    assert "ProtectEverything" in verify(written(tmp_path, "", change="ProtectClock=", to="ProtectEverything="))


def test_no_refusal_is_looped_on_and_every_code_is_one_or_the_other() -> None:
    assert set(units.final_codes()) == {int(code) for code in Exit} - set(RESTART_HELPS)
    assert {Exit.CONFIG, Exit.WRONG_KEY, Exit.BEHIND_ANCHOR, Exit.DATA, Exit.ALREADY_RUNNING} <= set(
        units.final_codes()
    )
    assert not {Exit.BUG, Exit.IO, Exit.NO_NETWORK} & set(units.final_codes())


def test_no_secret_is_in_a_unit_and_none_on_a_command_line(tmp_path: Path) -> None:
    place = written(tmp_path, "")
    text = place.at(place.units / "shopbot.service").read_text()
    assert re.findall(r"^LoadCredential=(.*)$", text, re.MULTILINE) == [
        "db.key:/etc/shopbot/db.key",
        "bot.token:/etc/shopbot/bot.token",
    ]
    assert "TELEGRAM_TOKEN" not in text
    assert re.findall(r"^ExecStart=.*$", text, re.MULTILINE) == [
        "ExecStart=/opt/shopbot/current/.venv/bin/python -P -m shopbot.cli run"
    ]


def test_what_one_named_shop_may_write_to_is_not_what_all_of_them_may(tmp_path: Path) -> None:
    place = written(tmp_path, "shop2")
    assert "/srv/copies" not in place.at(place.units / "shopbot@.service").read_text()
    assert "ReadWritePaths=/srv/copies" in place.at(place.units / "shopbot@shop2.service.d/folders.conf").read_text()


@pytest.mark.parametrize("name", ["../etc", "Shop", "a b", "shop-2", "x" * 40, "@", "1shop"])
def test_a_name_that_cannot_be_part_of_a_unit_and_a_user_is_refused(name: str) -> None:
    with pytest.raises(Refusal) as refused:
        layout.of(name)
    assert refused.value.exit_code == Exit.USAGE
