"""Where a newer program comes from: the remote of the clone that was installed, without touching the clone."""

import subprocess
from pathlib import Path

import pytest

from shopbot.errors import Exit, NoFile, Refusal
from shopbot.service.layout import Layout
from shopbot.service.release import Releases, name_of, version_of
from shopbot.service.remote import Remote, keep_origin


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Budi", "-c", "user.email=budi@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def commit(folder: Path, version: str, tag: str = "") -> None:
    (folder / "shopbot").mkdir(exist_ok=True)
    (folder / "shopbot/__init__.py").write_text(f'__version__ = "{version}"\n')
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", version)
    if tag:
        git(folder, "tag", tag)


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    folder = tmp_path / "upstream"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, "1.0.0")
    return folder


@pytest.fixture
def place(tmp_path: Path, upstream: Path) -> Layout:
    """A machine on which a clone of the upstream was installed."""
    git(tmp_path, "clone", "-q", str(upstream), str(tmp_path / "clone"))
    made = Layout(root=tmp_path / "machine")
    keep_origin(made, tmp_path / "clone")
    return made


def newest(place: Layout, folder: Path) -> str:
    folder.mkdir()
    remote = Remote.of(place)
    remote.fetch()
    remote.unpack(folder)
    return version_of(folder)


def test_the_highest_tag_is_the_newest_not_the_last_one_made(tmp_path: Path, place: Layout, upstream: Path) -> None:
    for version in ("1.9.0", "1.10.0", "1.2.1"):
        commit(upstream, version, f"v{version}")
    assert newest(place, tmp_path / "out") == "1.10.0"
    assert version_of(tmp_path / "clone") == "1.0.0", "the clone's own files stay as they are"


def test_without_tags_the_main_branch_is_followed(tmp_path: Path, place: Layout, upstream: Path) -> None:
    commit(upstream, "1.1.0")
    assert newest(place, tmp_path / "out") == "1.1.0"


def test_a_remote_that_cannot_be_asked_is_a_refusal_that_names_the_other_way(
    tmp_path: Path, place: Layout, upstream: Path
) -> None:
    upstream.rename(tmp_path / "moved")
    with pytest.raises(Refusal, match="cannot be asked") as refused:
        Remote.of(place).fetch()
    assert refused.value.exit_code == Exit.NO_NETWORK
    assert "--from FOLDER" in refused.value.hint


def test_a_clone_that_is_gone_is_said_to_be_gone(tmp_path: Path, place: Layout) -> None:
    (tmp_path / "clone").rename(tmp_path / "elsewhere")
    with pytest.raises(NoFile, match="not there any more"):
        Remote.of(place)


def test_the_same_files_have_the_same_name_and_any_other_byte_another(tmp_path: Path, upstream: Path) -> None:
    before = name_of(upstream)
    assert before.startswith("1.0.0-")
    (upstream / "shopbot/__pycache__").mkdir()
    (upstream / "shopbot/__pycache__/x.pyc").write_bytes(b"x")
    assert name_of(upstream) == before
    (upstream / "shopbot/more.py").touch()
    assert name_of(upstream) != before
    assert list(tmp_path.iterdir())


def test_the_link_is_always_to_a_release_and_old_ones_go_but_for_those_in_use(tmp_path: Path) -> None:
    releases = Releases(Layout(root=tmp_path))
    for number in range(6):
        (releases.folder / f"1.0.{number}").mkdir(parents=True)
    releases.use("1.0.0")
    assert releases.current() == "1.0.0"
    releases.use("1.0.5")
    assert releases.current() == "1.0.5"
    gone = releases.tidy({"1.0.5", "1.0.0"})
    assert "1.0.0" not in gone
    assert "1.0.5" not in gone
    assert len(gone) >= 1
    assert releases.has("1.0.0")
