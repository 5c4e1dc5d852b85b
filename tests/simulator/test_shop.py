"""The page's view of the shop goes through hands of whoever embeds the simulator, and is not there without them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from shopbot.simulator.actions import Impossible
from shopbot.simulator.driver import Driver, DriverError
from shopbot.simulator.server import Simulator
from shopbot.simulator.shop import Hands
from shopbot.simulator.wire import Json


@dataclass
class Told:
    """Hands that remember what they were told; what is said to be impossible is refused."""

    heard: list[tuple[object, ...]] = field(default_factory=list)

    def since(self, seq: int | None) -> Json:
        return self._note({"last": 7, "changes": []}, "since", seq)

    def shown(self) -> Json:
        return self._note({"shown": True}, "shown")

    def pay(self, payment: str, how: str) -> str:
        if how == "impossible":
            raise Impossible("this is paid already")
        self._note({}, "pay", payment, how)
        return "done"

    def switch(self, name: str, *, down: bool) -> None:
        self._note({}, "switch", name, down)

    def start(self, names: Sequence[str]) -> None:
        self._note({}, "start", *names)

    def stop(self) -> None:
        self._note({}, "stop")

    def replay(self, name: str) -> None:
        self._note({}, "replay", name)

    def step(self, *, all_of_them: bool) -> None:
        self._note({}, "step", all_of_them)

    def end_replay(self) -> None:
        self._note({}, "end_replay")

    def _note(self, answer: Json, *words: object) -> Json:
        self.heard.append(words)
        return answer


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def shop(told: Told) -> Iterator[Driver]:
    with Simulator(hands=Hands(told, told, told)) as running:
        yield Driver(running.url)


@pytest.mark.parametrize("path", ["shop/changes", "shop/payments", "checks"])
def test_without_hands_there_is_nothing_of_a_shop(path: str) -> None:
    with Simulator() as running:
        driver = Driver(running.url)
        with pytest.raises(DriverError) as refused:
            driver.get(path)
        assert refused.value.status == 404
        assert driver.bot()["controls"] == []


def test_the_page_learns_which_hands_there_are(told: Told) -> None:
    with Simulator(controls={"status": lambda: "running"}, hands=Hands(payments=told)) as running:
        driver = Driver(running.url)
        assert driver.bot()["controls"] == ["payments", "status"]
        with pytest.raises(DriverError):
            driver.get("checks")


def test_each_path_tells_its_hand_what_was_asked(shop: Driver, told: Told) -> None:
    assert shop.get("shop/changes")["last"] == 7
    shop.get("shop/changes", since=3)
    assert shop.get("shop/payments") == shop.get("checks") == {"shown": True}
    assert shop.post("shop/payments", id="pretend:1", how="paid") == {"said": "done"}
    assert shop.post("shop/gateways", name="pretend", down=True) == {}
    shop.post("checks", names=["first start"])
    shop.delete("checks")
    shop.post("checks/replay", name="first start")
    shop.post("checks/replay/step", all=True)
    shop.post("checks/replay/step")
    shop.delete("checks/replay")
    assert told.heard == [
        ("since", None), ("since", 3), ("shown",), ("shown",),
        ("pay", "pretend:1", "paid"), ("switch", "pretend", True),
        ("start", "first start"), ("stop",),
        ("replay", "first start"), ("step", True), ("step", False), ("end_replay",),
    ]  # fmt: skip


def test_a_hand_that_cannot_do_it_says_why(shop: Driver) -> None:
    with pytest.raises(DriverError, match="this is paid already") as refused:
        shop.post("shop/payments", id="pretend:1", how="impossible")
    assert refused.value.status == 409


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("shop/payments", {"id": "pretend:1"}),
        ("shop/gateways", {"name": "pretend", "down": "yes"}),
        ("checks", {"names": "first start"}),
        ("checks/replay", {}),
        ("checks/replay/step", {"all": 1}),
    ],
)
def test_what_makes_no_sense_reaches_no_hand(shop: Driver, told: Told, path: str, body: Json) -> None:
    with pytest.raises(DriverError) as refused:
        shop.post(path, **body)
    assert refused.value.status == 400
    assert told.heard == []


def test_what_happens_on_other_threads_is_told_to_every_page() -> None:
    with Simulator() as running:
        running.announce("nobody is listening yet")
        threads = [threading.Thread(target=running.announce, args=("shop",), kwargs={"last": n}) for n in range(20)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        heard = [one["last"] for one in Driver(running.url).events() if one["kind"] == "shop"]
    assert sorted(heard) == list(range(20))
    running.announce("shop", last=21)  # after the end: nobody hears it, nobody minds
