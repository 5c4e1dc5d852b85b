"""A disk is lost while buyers buy: the real shop, its plugins, a pretend Telegram, and its restore on an empty machine.

What is counted is what people saw: the codes in their chats and what they have left to spend.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from shopbot.backup import archive, recovery, restore
from shopbot.backup.restore import Restored
from shopbot.clock import FollowingClock
from shopbot.commands.demo import demo_config
from shopbot.config import read_key
from shopbot.db import connection, store
from shopbot.db.keys import Keys
from shopbot.trade import checks, held, ledger
from tests.prove.crash.shop import FUNDS, PRICE, CrashShop, crash_shop

KEY = recovery.of_bytes(bytes(range(2, 34)))
_CODE = re.compile(r"(?:CRASH|DEMO)-[A-Z0-9-]+")
_ACTS = 12


def acts(shop: CrashShop, times: int = _ACTS) -> None:
    for _ in range(times):
        shop.driver.advance(4)
        shop.somebody_acts()
        shop.driver.wait_quiet()


def backed_up(shop: CrashShop, keep: Path) -> Path:
    """Back the shop up while it sells; the copy lies elsewhere."""
    master = bytes.fromhex(read_key(demo_config(shop.folder)).reveal())
    files, clock = store.Files(shop.folder), FollowingClock(shop.folder / "clock")
    made = archive.make(files, Keys.of(master), master, KEY.public, keep, clock.now(), shop="Toko Budi")
    clock.close()
    return made.path


def lose_disk(shop: CrashShop, keep: Path) -> Path:
    """Kill the shop and take its disk away; return where its witness is, which lay on another one."""
    shop.kill()
    files = store.Files(shop.folder)
    saved = keep / "witness.db"
    for ending in ("", "-wal"):
        there = files.witness.with_name(f"witness.db{ending}")
        if there.exists():
            shutil.copy(there, keep / there.name)
    for path in (*shop.folder.glob("shop.*"), *shop.folder.glob("witness.db*")):
        path.unlink()
    shutil.rmtree(files.backups, ignore_errors=True)
    return saved


def restored(shop: CrashShop, path: Path, witness: Path | None) -> Restored:
    clock = FollowingClock(shop.folder / "clock")
    done = restore.whole(store.Files(shop.folder), path, KEY.identity, clock, witness_file=witness)
    clock.close()
    key = shop.folder / "shop.key"
    key.touch(mode=0o600)
    key.write_text(done.master.reveal())
    return done


def shown(shop: CrashShop) -> dict[str, set[int]]:
    """Return who ever saw which code."""
    found: dict[str, set[int]] = {}
    for buyer in shop.buyers:
        for code in _CODE.findall(shop.chat(buyer)):
            found.setdefault(code, set()).add(buyer)
    return found


def bought(shop: CrashShop) -> Counter[int]:
    return Counter(buyer for buyers in shown(shop).values() for buyer in buyers)


def balances(shop: CrashShop) -> dict[int, int]:
    with shop.look() as seen:
        return {buyer: ledger.balance(seen.reader, buyer, "IDR").amount for buyer in shop.buyers}


def require_no_code_twice(shop: CrashShop) -> None:
    assert max(map(len, shown(shop).values())) == 1, "two people saw the same code"


def test_with_the_witness_everybody_has_what_they_bought_and_what_is_left(tmp_path: Path) -> None:
    with crash_shop(1) as shop:
        shop.start()
        shop.until_polling()
        acts(shop)
        path = backed_up(shop, tmp_path)
        at_backup = sum(bought(shop).values())
        acts(shop)
        before = shown(shop)
        done = restored(shop, path, lose_disk(shop, tmp_path))
        assert done.complete
        assert len(before) > at_backup, "nothing was sold in the gap"
        shop.start()
        shop.until_polling()
        acts(shop)
        shop.driver.wait_quiet()
        shop.stop()
        require_no_code_twice(shop)
        assert before.items() <= shown(shop).items()
        assert balances(shop) == {buyer: FUNDS - PRICE * bought(shop)[buyer] for buyer in shop.buyers}


def test_without_the_witness_nobody_gets_a_code_twice_or_money_back(tmp_path: Path) -> None:
    with crash_shop(3) as shop:
        gap(shop, tmp_path, lambda path: restored(shop, path, None))
        with shop.look() as seen:
            found = held.summary(seen.reader)
            assert checks.check_all(seen.reader, seen.keys) == []
        assert found is not None
        assert (found.people, found.products) != (0, 0)
        require_no_code_twice(shop)
        assert all(has <= FUNDS - PRICE * bought(shop)[buyer] for buyer, has in balances(shop).items())


def test_sabotage_the_backup_alone_opened_for_sale_sells_codes_again(tmp_path: Path) -> None:
    def opened(path: Path) -> None:
        """Do what an owner does by hand: put the copy in its place and trust it."""
        files = store.Files(shop.folder)
        with archive.opened(path, KEY.identity, tmp_path) as found:
            keys = Keys.of(found.manifest.master_bytes)
            source = connection.open_checked(found.path, found.keys)
            connection.copy(source, files.main, keys)
            source.close()
            key = shop.folder / "shop.key"
            key.touch(mode=0o600)
            key.write_text(found.manifest.master.reveal())
        clock = FollowingClock(shop.folder / "clock")
        store.open_store(shop.folder, found.manifest.master_bytes, clock, trust_file=True).close()
        clock.close()

    with crash_shop(4) as shop:
        gap(shop, tmp_path, opened)
        assert any(len(buyers) > 1 for buyers in shown(shop).values()) or any(
            has > FUNDS - PRICE * bought(shop)[buyer] for buyer, has in balances(shop).items()
        )


def gap(shop: CrashShop, keep: Path, back: Callable[[Path], object]) -> None:
    """Sell, back up, sell on, lose the disk and the witness; come back, and let buyers buy what they can."""
    shop.start()
    shop.until_polling()
    acts(shop)
    path = backed_up(shop, keep)
    acts(shop)
    lose_disk(shop, keep)
    back(path)
    shop.start()
    shop.until_polling()
    acts(shop)
    shop.driver.wait_quiet()
    shop.stop()
