"""`restore` at the terminal: on an empty machine with the recovery key alone, over a shop, in part, and back."""

import json
import shutil
from pathlib import Path

import pytest

from shopbot.backup import archive, recovery
from shopbot.clock import Clock
from shopbot.db import store
from shopbot.db.keys import Keys
from shopbot.errors import Exit
from shopbot.trade import products
from shopbot.trade.money import Money
from tests.commands.clone import Clone

KEY = recovery.of_bytes(bytes(range(4, 36)))
WORDS = " ".join(KEY.words())


def backed_up(clone: Clone, to: Path) -> Path:
    """Make a shop with a product in the clone, and a backup of it that has left the server."""
    master = clone.set_up()
    title(clone, master, "Before")
    files, keys = store.Files(clone.data), Keys.of(master)
    made = archive.make(files, keys, master, KEY.public, files.backups, Clock().now(), shop="Toko Uji")
    out = to / made.path.name
    archive.export(made.path, out, recovery.server_identity(master), KEY.public)
    return out


def title(clone: Clone, master: bytes, words: str) -> None:
    """Let the shop's one product be called so."""
    opened = store.open_store(clone.data, master, Clock())
    number = opened.writer.execute("SELECT id FROM product").fetchone()
    store.in_transaction(
        opened.writer, opened.keys, Clock(),
        lambda tx: products.edit(tx, number[0], 1, title=words) if number
        else products.create(tx, 1, words, Money(1_000, "IDR")),
    )  # fmt: skip
    opened.close()


def called(clone: Clone) -> str:
    master = bytes.fromhex((clone.data / "shop.key").read_text().strip())
    opened = store.open_store(clone.data, master, Clock())
    try:
        return str(opened.writer.execute("SELECT title FROM product").fetchone()[0])
    finally:
        opened.close()


def test_one_command_and_the_recovery_key_make_a_shop_on_an_empty_machine(clone: Clone, tmp_path: Path) -> None:
    path = backed_up(clone, tmp_path)
    shutil.rmtree(clone.data)
    (clone.root / ".env").unlink()
    done = clone.types("restore", str(path), answers=WORDS + "\n")
    assert done.returncode == Exit.OK, done.stderr
    assert "Toko Uji is restored" in done.stdout
    assert "@BotFather" in done.stdout
    assert called(clone) == "Before"
    assert (clone.data / "shop.key").stat().st_mode & 0o777 == 0o600
    assert not any(word in done.stdout for word in (WORDS, "".join(KEY.groups())))


def test_a_wrong_recovery_key_leaves_the_machine_as_empty_as_it_was(clone: Clone, tmp_path: Path) -> None:
    path = backed_up(clone, tmp_path)
    shutil.rmtree(clone.data)
    other = " ".join(recovery.new().words())
    done = clone.types("restore", str(path), answers=other + "\n")
    assert done.returncode == Exit.WRONG_KEY
    assert "recovery key" in done.stderr
    assert not (clone.data / "shop.key").exists()


def test_over_a_shop_that_is_here_and_back(clone: Clone, tmp_path: Path) -> None:
    backed_up(clone, tmp_path)
    master = bytes.fromhex((clone.data / "shop.key").read_text())
    title(clone, master, "After")
    done = clone.types("restore", "newest", "--json")
    assert done.returncode == Exit.OK, done.stderr
    told = json.loads(done.stdout)
    assert (told["complete"], told["why"]) == (False, "no-witness")
    assert called(clone) == "Before"
    back = clone.types("restore", "--undo")
    assert back.returncode == Exit.OK, back.stderr
    assert called(clone) == "After"


def test_the_catalogue_alone_is_shown_before_it_changes(clone: Clone, tmp_path: Path) -> None:
    backed_up(clone, tmp_path)
    master = bytes.fromhex((clone.data / "shop.key").read_text())
    title(clone, master, "After")
    looked = clone.types("restore", "newest", "--only", "products", answers="no\n")
    assert "title: After -> Before" in looked.stdout
    assert called(clone) == "After"
    done = clone.types("restore", "newest", "--only", "products", answers="restore\n")
    assert done.returncode == Exit.OK, done.stderr
    assert called(clone) == "Before"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("restore",), Exit.USAGE),
        (("restore", "nothing.age"), Exit.NO_FILE),
        (("restore", "config.toml"), Exit.NO_FILE),
    ],
)
def test_what_cannot_be_restored_is_said_before_anybody_types_a_key(
    clone: Clone, words: tuple[str, ...], code: Exit
) -> None:
    assert clone.types(*words).returncode == code


def test_a_cut_off_backup_is_refused_and_the_shop_stays(clone: Clone, tmp_path: Path) -> None:
    path = backed_up(clone, tmp_path)
    path.write_bytes(path.read_bytes()[:-100])
    done = clone.types("restore", str(path), answers=WORDS + "\n")
    assert done.returncode == Exit.DATA
    assert called(clone) == "Before"


def test_a_backup_of_an_older_key_wants_a_word_of_its_own(clone: Clone, tmp_path: Path) -> None:
    path = backed_up(clone, tmp_path)
    (clone.data / "shop.key").write_text(bytes(range(7, 39)).hex())
    refused = clone.types("restore", str(path), answers=WORDS + "\n")
    assert refused.returncode == Exit.FOREIGN_FILE
    assert "--older-key" in refused.stderr
    done = clone.types("restore", str(path), "--older-key", answers=WORDS + "\n")
    assert done.returncode == Exit.OK, done.stderr


def test_a_folder_without_pieces_is_said_before_anything_is_restored(clone: Clone, tmp_path: Path) -> None:
    path = backed_up(clone, tmp_path)
    shutil.rmtree(clone.data)
    (tmp_path / "share").mkdir()
    done = clone.types("restore", str(path), "--witness", str(tmp_path / "share"), answers=WORDS + "\n")
    assert done.returncode == Exit.NO_FILE
    assert "no piece of a witness" in done.stderr
    assert not (clone.data / "shop.key").exists()
