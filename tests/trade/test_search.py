"""What goes wrong when people look for something: other letters, other spelling, signs, an index that lags behind."""

import random
import unicodedata

import pytest
from babel import Locale

from shopbot.trade import checks, countries, products, search
from shopbot.trade.products import Product
from tests.trade.desk import OWNER, Desk, rp

LETTERS = "aA eé ß İı 1٣۳ يی كک ةه ـ \u200c\u200d ﷺ 流明會 カ กำ \x00\n\t \ud800 🌟 ﬁ Ⅷ"
LETTERS += "\"'*^:()-+{}\\%_~|&! NEAR AND OR NOT"


@pytest.fixture
def shelf(desk: Desk) -> dict[str, int]:
    with desk.tx() as tx:
        shop = products.create_category(tx, OWNER, "Streaming", translations={"ar": {"title": "بثّ مباشر"}})
        inner = products.create_category(tx, OWNER, "Films", parent=shop.id)
        lumina = products.create(
            tx, OWNER, "Lumina Pro", rp(1), category=inner.id, country="TR", type="Account",
            description="Café sounds", translations={
                "fa": {"title": "کتاب‌های لومینا", "description": "برای گوش دادن"},
                "ar": {"title": "مَكْتَبَة"}, "zh": {"title": "流明会员"},
            },
        )  # fmt: skip
        nova = products.create(tx, OWNER, "Nova", rp(1), description="Works beside Lumina, 1 month")
        pro = products.create(tx, OWNER, "The Lumina", rp(1), number=77)
    return {"lumina": lumina.id, "nova": nova.id, "the": pro.id, "films": inner.id, "streaming": shop.id}


def find(desk: Desk, words: str, **more: bool) -> list[int]:
    with desk.tx() as tx:
        return search.ids(tx, words, **more)


@pytest.mark.parametrize(
    "words",
    [
        "lumina pro", "pro lumina", "LUMINA PRO", "lumína prö", "ＬＵＭＩＮＡ pro", "l p", "umin pro", "  lumina,pro! ",
        "流", "明会", "流明会员", "会员", "流明 会员",
        "کتاب‌های", "کتاب های", "کتابهای", "كتاب هاي", "لوميـنا", "مكتبة", "مكتبه", "مَكْتَبَة", "گوش",
        "cafe", "account", "turk", "土耳其", "تركيا", "ترکیه", "lumina türkiye", "film", "lumina streaming", "بث مباشر",
    ],
)  # fmt: skip
def test_product_is_found_however_its_words_are_typed(desk: Desk, shelf: dict[str, int], words: str) -> None:
    assert find(desk, words)[0] == shelf["lumina"]


@pytest.mark.parametrize("words", ["umi nova x", "mi", "lumina zzz", "%", "_", "*", '"', "-", "", " ", "s t r", "员流"])
def test_what_is_not_there_is_not_found(desk: Desk, shelf: dict[str, int], words: str) -> None:
    assert shelf["lumina"] not in find(desk, words)


def test_a_title_that_begins_so_comes_before_one_that_has_it_and_that_before_the_rest(
    desk: Desk, shelf: dict[str, int]
) -> None:
    assert find(desk, "lumina") == [shelf["lumina"], shelf["the"], shelf["nova"]]
    assert find(desk, "77")[0] == find(desk, "٧٧")[0] == shelf["the"]


def test_among_equals_what_sold_most_comes_first_then_the_order_of_the_shelf(desk: Desk) -> None:
    first, second, third = (desk.product(title=f"Nova {n}", units=0) for n in "abc")
    with desk.tx() as tx:
        products.set_sold(tx, third, 5, OWNER)
        products.edit(tx, second, OWNER, sort=-1)
    assert find(desk, "nova") == [third, second, first]


def test_family_comes_once_by_its_own_words_or_its_variants(desk: Desk) -> None:
    with desk.tx() as tx:
        plain = products.create(tx, OWNER, "Lumina", rp(1), number=5)
        family = products.make_family(tx, plain.id, "1 month", OWNER)
        year = products.add_variant(tx, family.id, OWNER, "1 year", rp(9), translations={"fa": {"title": "یک ساله"}})
        products.hide(tx, products.add_variant(tx, family.id, OWNER, "Trial", rp(1)).id, OWNER)
    for words in ("lumina", "year", "lumina month", "يك", "5", str(year.number)):
        assert find(desk, words) == [family.id], words
    assert find(desk, "trial") == []


def test_hidden_and_deleted_are_found_by_staff_alone(desk: Desk, shelf: dict[str, int]) -> None:
    with desk.tx() as tx:
        products.hide(tx, shelf["lumina"], OWNER)
        products.delete(tx, shelf["the"], OWNER)
    assert find(desk, "lumina") == [shelf["nova"]]
    assert find(desk, "77") == []
    assert find(desk, "lumina", everything=True) == [shelf["lumina"], shelf["the"], shelf["nova"]]
    assert find(desk, "77", everything=True) == [shelf["the"]]


def test_renamed_category_and_moved_product_are_found_by_their_new_place_alone(
    desk: Desk, shelf: dict[str, int]
) -> None:
    with desk.tx() as tx:
        products.edit_category(tx, shelf["films"], OWNER, title="Cinema")
    assert (find(desk, "cinema"), find(desk, "films")) == ([shelf["lumina"]], [])
    with desk.tx() as tx:
        products.edit(tx, shelf["lumina"], OWNER, category=None, country="ID", type=None)
    assert find(desk, "cinema") == find(desk, "turkiye") == find(desk, "account") == []
    assert find(desk, "indonesia") == [shelf["lumina"]]
    with desk.tx() as tx:
        products.edit(tx, shelf["nova"], OWNER, category=shelf["films"])
        products.set_category_state(tx, shelf["films"], "hidden", OWNER)
    assert find(desk, "cinema") == []


def test_no_sign_that_can_be_typed_breaks_a_search(desk: Desk, shelf: dict[str, int]) -> None:
    dice = random.Random(5)
    with desk.tx() as tx:
        for _ in range(1500):
            words = "".join(dice.choice(LETTERS) for _ in range(dice.randrange(1, 30)))
            for found in search.ids(tx, words):
                assert found in shelf.values()
        assert search.ids(tx, "lumina " * 500) == search.ids(tx, "lumina")
        assert search.ids(tx, "a" * 100_000) == []


def test_any_words_can_be_kept_and_are_found_by_what_they_begin_with(desk: Desk) -> None:
    dice = random.Random(7)
    for _ in range(60):
        title = "".join(dice.choice(LETTERS.replace("\ud800", "")) for _ in range(dice.randrange(1, 40)))
        if not title.split():
            continue
        with desk.tx() as tx:
            made = products.create(tx, OWNER, title, rp(1))
        for word in unicodedata.normalize("NFC", title).split()[:3]:
            if search.fold(word):
                assert made.id in find(desk, word), (title, word)


def test_every_change_of_a_product_is_in_the_index_with_it(desk: Desk) -> None:
    """After any sequence of changes: nothing waits to be folded, and a rebuilt index finds the same."""
    dice = random.Random(11)
    with desk.tx() as tx:
        shelves = [products.create_category(tx, OWNER, f"Shelf {n}").id for n in range(3)]
        made = [products.create(tx, OWNER, f"Title {n}", rp(1)).id for n in range(4)]
    for step in range(60):
        one = dice.choice(made)
        with desk.tx() as tx:
            made += _change(tx, one, dice, step, shelves)
            assert tx.scalar("SELECT count(*) FROM search_stale") == 0
    words = ["title", "new", "variant", "shelf 1", "indonesia", "kind"]
    before = [find(desk, one, everything=True) for one in words]
    with desk.tx() as tx:
        tx.run("UPDATE search_rules SET rules = 'older'")
        search.prepare(tx)
    assert [find(desk, one, everything=True) for one in words] == before
    assert any(before)


def _change(tx: object, one: int, dice: random.Random, step: int, shelves: list[int]) -> list[int]:
    now = products.sure(tx, one)  # type: ignore[arg-type]
    choices = ["words", "place", "state", "sold", "family", "variant"]
    kind = dice.choice(choices if now.parent is None else choices[:4])
    made: list[Product] = []
    if kind == "words":
        products.edit(tx, one, OWNER, title=f"New {step}", translations={"fa": {"title": f"تازه {step}"}})  # type: ignore[arg-type]
    elif kind == "place":
        shelf, country = dice.choice([*shelves, None]), dice.choice(["ID", "TR", None])
        products.edit(tx, one, OWNER, category=shelf, country=country, type=dice.choice(["Kind", None]))  # type: ignore[arg-type]
    elif kind == "state":
        dice.choice([products.hide, products.delete, products.restore])(tx, one, OWNER)  # type: ignore[arg-type]
    elif kind == "sold":
        products.set_sold(tx, one, dice.randrange(9), OWNER)  # type: ignore[arg-type]
    elif kind == "family" and not now.is_family:
        made.append(products.make_family(tx, one, f"First {step}", OWNER))  # type: ignore[arg-type]
    elif kind == "variant" and now.is_family:
        made.append(products.add_variant(tx, one, OWNER, f"Variant {step}", rp(step)))  # type: ignore[arg-type]
    return [new.id for new in made]


@pytest.mark.parametrize(
    "lost",
    [
        "DELETE FROM search_text WHERE product = 1",
        "UPDATE search_text SET titles = titles || ' more'",
        "UPDATE product SET title = 'Elsewhere'",
        "DELETE FROM search_index WHERE rowid = 2",
        "INSERT INTO search_index (rowid, titles) VALUES (99, 'surplus')",
        "INSERT INTO search_text VALUES (99, 'x', '', '')",
    ],
)
def test_sabotage_a_row_or_a_word_of_the_index_that_is_wrong_is_told(
    desk: Desk, shelf: dict[str, int], lost: str
) -> None:
    assert shelf
    desk.sabotage("PRAGMA foreign_keys = OFF", "DROP TRIGGER search_changed_product", lost)
    assert any("search" in problem for problem in desk.problems())


@pytest.mark.parametrize(
    "before",
    [
        ["DELETE FROM search_text", "DELETE FROM search_index WHERE rowid = 1", "INSERT INTO search_stale VALUES (1)"],
        ["UPDATE search_text SET titles = 'otherwise'", "UPDATE search_rules SET rules = 'older'"],
    ],
)
def test_products_from_before_the_index_or_folded_by_other_rules_are_folded_at_the_next_start(
    desk: Desk, before: list[str]
) -> None:
    made = desk.product(title="Lumina", units=0)
    desk.sabotage(*before)
    with desk.tx() as tx:
        search.prepare(tx)
    assert find(desk, "lumina") == [made]
    assert desk.problems() == []


def test_of_very_many_that_fit_the_best_sellers_are_among_the_first(desk: Desk) -> None:
    with desk.tx() as tx:
        made = [products.create(tx, OWNER, f"Nova {n}", rp(1)).id for n in range(450)]
        products.set_sold(tx, made[-1], 9, OWNER)
        products.set_sold(tx, made[-2], 8, OWNER)
    found = find(desk, "nova")
    assert found[:2] == [made[-1], made[-2]]
    assert len(found) == search.MOST_FOUND


def test_counts_of_shelves_and_best_sellers_follow_every_change(desk: Desk) -> None:
    """The recount after each transaction compares both with the products."""
    with desk.tx() as tx:
        shelf = products.create_category(tx, OWNER, "Shelf").id
        one = products.create(tx, OWNER, "One", rp(1), category=shelf).id
        assert products.page(tx, shelf).total == products.page(tx).total == 1
    with desk.tx() as tx:
        products.edit(tx, one, OWNER, category=None)
        products.set_sold(tx, one, 4, OWNER)
        assert (products.page(tx, shelf).total, products.page(tx, products.NO_CATEGORY).total) == (0, 1)
    with desk.tx() as tx:
        family = products.make_family(tx, one, "First", OWNER)
        assert [p.id for p in products.best_sellers(tx)] == [family.id]
        products.delete(tx, family.id, OWNER)
        assert (products.page(tx).total, products.best_sellers(tx)) == (0, [])


@pytest.mark.parametrize(
    "trigger", ["product_count_moved", "product_count_new", "product_place_moved", "product_place_new"]
)
def test_sabotage_without_its_trigger_a_count_is_told_as_wrong(desk: Desk, trigger: str) -> None:
    one = desk.product(units=0)
    desk.sabotage(f"DROP TRIGGER {trigger}")
    with desk.tx() as tx:
        products.create(tx, OWNER, "Other", rp(1))
        products.set_sold(tx, one, 3, OWNER)
        products.hide(tx, one, OWNER)
    assert desk.problems()


def test_lists_can_be_held_to_a_country_and_a_type(desk: Desk) -> None:
    with desk.tx() as tx:
        shelf = products.create_category(tx, OWNER, "Shelf").id
        both = products.create(tx, OWNER, "A", rp(1), country="ID", type="eSIM", category=shelf).id
        products.create(tx, OWNER, "B", rp(1), country="ID")
        products.hide(tx, products.create(tx, OWNER, "C", rp(1), country="TR", type="eSIM").id, OWNER)
        products.create(tx, OWNER, "D", rp(1), type="eSIM")
        assert products.countries(tx) == {"ID": 2}
        assert products.countries(tx, shelf, "eSIM") == {"ID": 1}
        assert products.types(tx) == {"eSIM": 2}
        assert products.types(tx, country="ID") == {"eSIM": 1}
        found = products.page(tx, country="ID", type="eSIM")
        assert ([p.id for p in found.items], found.total) == ([both], 1)
        assert products.page(tx, shelf, country="TR").total == 0


def test_a_sold_out_product_is_found_and_listed(desk: Desk) -> None:
    gone = desk.product(title="Gone", units=0)
    with desk.tx() as tx:
        assert [p.id for p in products.find(tx, "gone")] == [gone]
        assert checks.check_all(tx, desk.keys) == []


@pytest.mark.parametrize("language", ["id", "en", "ar", "fa", "zh"])
def test_names_of_countries_are_those_of_babel(language: str) -> None:
    known = Locale(language).territories
    for code in countries.names():
        wanted = known.get(code) or Locale("en").territories[code]
        assert countries.name(code, language) == wanted.replace("\u202f", " "), code
    assert countries.name("QQ", language) == "QQ"
    assert countries.flag("ID") == "🇮🇩"
