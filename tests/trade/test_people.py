"""What goes wrong with people: made twice, left without an owner, banned and buying, tapping too fast."""

from dataclasses import replace
from pathlib import Path

import pytest

from shopbot.db import migrate
from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import audit, ledger, people
from tests.trade.desk import NOON, OWNER, Desk, rp


def owner(desk: Desk, number: int = OWNER) -> int:
    desk.person(number)
    with desk.tx() as tx:
        people.set_role(tx, number, "owner", "test")
    return number


def test_fifty_first_updates_make_one_person_and_one_empty_wallet(desk: Desk) -> None:
    news = []
    for _ in range(50):
        with desk.tx() as tx:
            news.append(people.meet(tx, 7, "Sari", "sari", "id")[1])
    assert news == [True] + [False] * 49
    with desk.tx() as tx:
        assert people.count(tx) == 1
        assert ledger.balances(tx, 7) == [rp(0)]
        assert tx.scalar("SELECT count(*) FROM inbox WHERE key = 'PersonJoined:7'") == 1


def test_a_changed_name_is_taken_over_and_a_chosen_language_is_kept(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        people.set_language(tx, 7, "fa")
    with desk.tx() as tx:
        person, new = people.meet(tx, 7, "Sari Dewi", None, "en")
    assert (person.name, person.username, person.language, new) == ("Sari Dewi", None, "fa", False)


def test_bank_ids_are_six_digits_and_unique(desk: Desk) -> None:
    with desk.tx() as tx:
        ids = {people.meet(tx, n, "x", None, "id")[0].bank_id for n in range(1, 301)}
    assert len(ids) == 300
    assert all(len(one) == 6 and one.isdecimal() for one in ids)


def test_shop_that_has_given_out_all_six_digits_goes_on_with_seven(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    six, seven = people._BANK_IDS
    monkeypatch.setattr(people, "_BANK_IDS", (six[:3], seven))
    with desk.tx() as tx:
        met = [people.meet(tx, n, "x", None, "id")[0] for n in range(1, 11)]
        assert people.find(tx, met[-1].bank_id) == met[-1]
    assert sorted(len(one.bank_id) for one in met) == [6] * 3 + [7] * 7
    assert desk.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize("wrong", ["0123456", "12345", "12345678", "123456x", ""])
def test_a_bank_id_of_another_shape_is_refused_by_the_file(desk: Desk, wrong: str) -> None:
    desk.person(7)
    with pytest.raises(IntegrityError, match="CHECK"), desk.tx() as tx:
        tx.run("UPDATE person SET bank_id = ? WHERE id = 7", wrong)


def older_shop(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Desk:
    """Return a shop of the time before bank ids could be longer, with one person."""
    steps = migrate.core_steps()
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "core_steps", lambda: [step for step in steps if step.name < "005"])
        desk = Desk(folder / "shop" / "shop.db")
    desk.careless = True  # today's recount asks for tables that it does not have yet
    desk.person(7)
    return desk


def test_older_shop_takes_longer_bank_ids_too_and_keeps_its_people(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = older_shop(monkeypatch, tmp_path)
    with desk.tx() as tx:
        before = people.sure(tx, 7)
        migrate.migrate(tx, "shopbot", migrate.core_steps())
        tx.run("UPDATE person SET bank_id = '1234567' WHERE id = 7")
    with desk.tx() as tx:
        assert people.sure(tx, 7) == replace(before, bank_id="1234567")
    with pytest.raises(IntegrityError, match="never deleted"), desk.tx() as tx:
        tx.run("DELETE FROM person")
    desk.connection.close()


def test_sabotage_without_the_step_the_next_person_would_be_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = older_shop(monkeypatch, tmp_path)
    monkeypatch.setattr(people, "_BANK_IDS", people._BANK_IDS[1:])
    with pytest.raises(IntegrityError, match="CHECK"), desk.tx() as tx:
        people.meet(tx, 8, "x", None, "id")
    desk.connection.close()


def test_without_the_unique_bank_id_two_people_could_share_one(desk: Desk) -> None:
    desk.person(7)
    desk.person(8)
    with pytest.raises(IntegrityError), desk.tx() as tx:
        tx.run("UPDATE person SET bank_id = (SELECT bank_id FROM person WHERE id = 7) WHERE id = 8")


def test_the_last_owner_cannot_be_removed(desk: Desk) -> None:
    first, second = owner(desk), owner(desk, 2)
    with desk.tx() as tx:
        people.set_role(tx, second, "customer", first)
    with pytest.raises(ShopError, match="last_owner"), desk.tx() as tx:
        people.set_role(tx, first, "admin", first)
    with pytest.raises(IntegrityError, match="one owner"), desk.tx() as tx:
        tx.run("UPDATE person SET role = 'customer'")


def test_sabotage_without_the_trigger_a_shop_can_lose_its_owner(desk: Desk) -> None:
    owner(desk)
    desk.sabotage("DROP TRIGGER person_last_owner", "UPDATE person SET role = 'customer'")
    with desk.tx() as tx:
        assert people.staff(tx) == []


def test_an_owner_is_not_banned_and_a_banned_person_is_not_made_owner(desk: Desk) -> None:
    owner(desk)
    desk.person(7)
    with pytest.raises(ShopError, match="owner_not_banned"), desk.tx() as tx:
        people.ban(tx, OWNER, "x", "no reason")
    with desk.tx() as tx:
        people.ban(tx, 7, OWNER, "fraud")
    with pytest.raises(ShopError, match="owner_not_banned"), desk.tx() as tx:
        people.set_role(tx, 7, "owner", OWNER)


def test_a_ban_needs_a_reason_and_ends_by_itself(desk: Desk) -> None:
    desk.person(7)
    with pytest.raises(ShopError, match="reason_missing"), desk.tx() as tx:
        people.ban(tx, 7, OWNER, "  ")
    with desk.tx() as tx:
        person = people.ban(tx, 7, OWNER, "spam", until=NOON + 60)
    assert person.is_banned(NOON + 59)
    assert not person.is_banned(NOON + 60)
    with desk.tx() as tx:
        assert not people.unban(tx, 7, OWNER).is_banned(NOON)


@pytest.mark.parametrize("words", ["7", "@PERSON7", "person7", "۷"])
def test_a_person_is_found_however_they_are_named(desk: Desk, words: str) -> None:
    desk.person(7)
    with desk.tx() as tx:
        found = people.find(tx, words)
        assert found is not None
        assert found.id == 7
        assert people.find(tx, found.bank_id) == found
        assert people.find(tx, "9" * 40) is None
        assert people.find(tx, "") is None
        assert [p.id for p in people.search(tx, "erson 7")] == [7]
        assert people.search(tx, "%") == []


def test_a_username_that_moved_on_means_its_new_holder(desk: Desk) -> None:
    desk.person(7)
    desk.now += 10
    with desk.tx() as tx:
        people.meet(tx, 8, "New holder", "person7", "id")
        found = people.find(tx, "@person7")
    assert found is not None
    assert found.id == 8


def test_a_changed_field_keeps_the_old_value_in_the_audit(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        people.set_field(tx, 7, "email", "a@example.com", 7)
        people.set_field(tx, 7, "email", "b@example.com", 7)
        people.set_field(tx, 7, "email", " ", 7)
        changes = [(row.before, row.after) for row in audit.of(tx, "person:7")]
    assert changes == [("b@example.com", None), ("a@example.com", "b@example.com"), (None, "a@example.com")]
    with pytest.raises(ShopError, match="field_too_long"), desk.tx() as tx:
        people.set_field(tx, 7, "whatsapp", "1" * 101, 7)


def test_starting_credits_are_granted_once(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        assert [people.grant_once(tx, 7, "start"), people.grant_once(tx, 7, "start")] == [True, False]


def test_blocking_is_news_once(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        assert [people.mark_blocked(tx, 7, blocked) for blocked in (True, True, False, False)] == [
            True, False, True, False,
        ]  # fmt: skip


def test_a_flood_is_warned_once_then_dropped_then_forgiven(desk: Desk) -> None:
    desk.person(7)
    desk.now = NOON - NOON % 60
    with desk.tx() as tx:
        assert [people.allow(tx, 7, 3) for _ in range(6)] == ["ok"] * 3 + ["warn", "drop", "drop"]
    desk.now += 60
    with desk.tx() as tx:
        assert people.allow(tx, 7, 3) == "warn"
    desk.now += 60
    with desk.tx() as tx:
        assert people.allow(tx, 7, 3) == "ok"


def test_the_turn_of_the_minute_gives_no_second_helping(desk: Desk) -> None:
    desk.person(7)
    desk.now = NOON - NOON % 60 + 59
    with desk.tx() as tx:
        assert {people.allow(tx, 7, 10) for _ in range(10)} == {"ok"}
    desk.now += 1
    with desk.tx() as tx:
        assert people.allow(tx, 7, 10) == "warn"


def test_people_are_never_deleted(desk: Desk) -> None:
    desk.person(7)
    with pytest.raises(IntegrityError, match="never deleted"), desk.tx() as tx:
        tx.run("DELETE FROM person")


def test_nobody_is_a_clear_answer(desk: Desk) -> None:
    with pytest.raises(ShopError, match="no_such_person"), desk.tx() as tx:
        people.set_role(tx, 99, "admin", OWNER)


def test_a_bank_id_that_is_taken_is_drawn_again(desk: Desk) -> None:
    turn = desk.turns
    desk.person(7)
    desk.turns = turn  # the same event's randomness once more
    desk.person(8)
    with desk.tx() as tx:
        first, second = people.sure(tx, 7), people.sure(tx, 8)
    assert first.bank_id != second.bank_id


def test_the_shop_follows_their_telegram_until_they_pick_a_language(desk: Desk) -> None:
    with desk.tx() as tx:
        people.meet(tx, 1, "Sari", None, "id")
        assert people.meet(tx, 1, "Sari", None, "ar")[0].language == "ar"
        people.set_language(tx, 1, "zh")
        assert people.meet(tx, 1, "Sari", None, "en")[0].language == "zh"
