"""The edges of pretended days, all in memory: Telegram, the gateways, the machine's clock, and what goes wrong there.

The shop is the real one. It reaches Telegram through the pool of its `Api` and the gateways through `shopbot.http`;
here both end in the simulator's world and in the fakes, with no socket and no thread between. `Killed` is the end of
the process: it is raised at an edge, as a kill would come while the shop waits there, or when it asks for the time.
"""

import json
import random
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from urllib3.exceptions import ConnectTimeoutError, HTTPError, ProtocolError

from shopbot.clock import ManualClock
from shopbot.fakes.serve import Asked, Edge
from shopbot.simulator import params
from shopbot.simulator.check import Checker
from shopbot.simulator.clock import SimClock
from shopbot.simulator.limits import Limits
from shopbot.simulator.methods import HANDLERS, Call
from shopbot.simulator.refusal import Refusal
from shopbot.simulator.table import load
from shopbot.simulator.world import Profile, World
from shopbot.telegram.api import unreachable, unwrap

BOT, TOKEN, USERNAME = 77, "77:pretend-token-of-the-days", "days_bot"
_COUNTED = ("send", "copy", "forward", "editMessage")
_GIVEN_KEPT = 40


class Killed(BaseException):
    """The process ends here."""


class Machine(ManualClock):
    """The machine's clock. `death` counts readings down: at 0 the process ends in the middle of what it does."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.death = 0

    def now(self) -> int:
        """Return the time of day; the process may end here."""
        if self.death:
            self.death -= 1
            if not self.death:
                raise Killed
        return super().now()


class TrueTime(SimClock):
    """The time in the world: it passes with the machine's counter, whatever somebody sets the machine to."""

    def __init__(self, machine: Machine, start: int) -> None:
        self._machine, self._start = machine, start
        super().__init__()

    def now_exact(self) -> float:
        """The present moment in seconds, UTC."""
        return self._start + self._machine.monotonic()


@dataclass
class Weather:
    """How bad it is out there: chances by kind of fault; `down_until` is who does not answer until a moment.

    Moments are the machine's monotonic seconds. `faults` counts what has gone wrong.
    """

    refuses: float = 0.0
    drops: float = 0.0
    deaths: float = 0.0
    lies: float = 0.0
    down_until: dict[str, float] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)

    def calm(self) -> None:
        """End all of it."""
        self.refuses = self.drops = self.deaths = self.lies = 0.0
        self.down_until.clear()


class Reply:
    """What urllib3 hands out, as far as anybody here reads it."""

    def __init__(self, status: int, content: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.status, self._content, self.headers = status, content, dict(headers or {})

    def read(self, most: int, **_: object) -> bytes:
        """Return the body, or its beginning."""
        return self._content[:most]

    def close(self) -> None:
        """Nothing is open."""

    release_conn = close

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Door:
    """What both ways out have in common: the weather strikes before a call and after it."""

    def __init__(self, machine: Machine, weather: Weather, rng: random.Random) -> None:
        self.machine, self.weather, self.rng = machine, weather, rng

    def happens(self, chance: float) -> bool:
        """Draw; a chance of 0 draws nothing."""
        return chance > 0 and self.rng.random() < chance

    def before(self, who: str) -> Reply | None:
        """Let happen what happens before a call of `who` is carried out; return a refusal, if it is one."""
        weather = self.weather
        if self.happens(weather.deaths):
            raise Killed
        if self.machine.monotonic() < weather.down_until.get(who, 0.0) or self.happens(weather.drops / 2):
            weather.faults["not_reached"] += 1
            raise ConnectTimeoutError("no answer")
        return self._refusal() if self.happens(weather.refuses) else None

    def _refusal(self) -> Reply:
        if self.rng.random() < 0.5:
            self.weather.faults["answers_5xx"] += 1
            return Reply(502, b"<html>Bad Gateway</html>")
        self.weather.faults["answers_429"] += 1
        seconds = self.rng.choice((1, 1, 2, 5, 17))
        body = Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds).body()
        return Reply(429, json.dumps(body).encode(), {"retry-after": str(seconds)})

    def after(self, reply: Reply) -> Reply:
        """Let happen what happens once a call was carried out: its answer may not arrive, or nobody to read it."""
        if self.happens(self.weather.drops):
            self.weather.faults["answer_lost"] += 1
            raise ProtocolError("cut off")
        if self.happens(self.weather.deaths):
            raise Killed
        return reply


class Telegram(Door):
    """The simulator's world without its server; it stands where the bot's `Api` keeps its connections.

    `heard` is every call that was carried out: method, arguments, files, result; `answered` whose chats or taps got
    something; `violations` the calls that broke the rules of the Bot API.
    """

    def __init__(self, machine: Machine, start: int, weather: Weather, rng: random.Random) -> None:
        super().__init__(machine, weather, rng)
        self.clock = TrueTime(machine, start)
        self.world = World(load(), Profile(BOT, "Days", USERNAME), self.clock)
        self.heard: deque[tuple[str, dict[str, Any], Mapping[str, params.Upload], Any]] = deque()
        self.answered: set[int] = set()
        self.violations: list[str] = []
        self._checker = Checker(self.world.table)
        self._limits = Limits(machine.monotonic)
        self._limits.on = True
        self._given: deque[dict[str, Any]] = deque(maxlen=_GIVEN_KEPT)

    # --- calls ---

    def urlopen(self, _verb: str, path: str, *, body: bytes | None, headers: Any, **_: object) -> Reply:
        """Carry out one call, or not, or carry it out and lose the answer: what `Api` asks its pool for."""
        refused = self.before("telegram")
        if refused:
            return refused
        if path.startswith("/file/"):
            return self.after(self._file(path))
        kind = str((headers or {}).get("Content-Type", ""))
        return self.after(self._answer(path.rpartition("/")[2], kind, body or b""))

    def close(self) -> None:
        """Nothing is open."""

    def _answer(self, name: str, kind: str, body: bytes) -> Reply:
        try:
            said, status = {"ok": True, "result": self._carried_out(name, kind, body)}, 200
        except Refusal as refusal:
            said, status = refusal.body(), refusal.code
        return Reply(status, json.dumps(said).encode())

    def _carried_out(self, name: str, kind: str, body: bytes) -> Any:
        given, files = params.read(b"", kind, body)
        try:
            shape = self._checker.find(name)
            args = self._checker.method(shape, given, files)
        except Refusal as refusal:
            self.violations.append(f"{name}: {refusal}")
            raise
        chat = self.world.chats.get(args.get("chat_id", 0))
        if chat is not None and name.startswith(_COUNTED) and name != "sendChatAction":
            self._limits.count(chat.id, group=chat.type != "private")
        tap = self.world.taps.get(str(args.get("callback_query_id", "")))
        tap = tap or self.world.inline_queries.get(str(args.get("inline_query_id", "")))
        result = HANDLERS[shape.name](Call(shape.name, args, files, self.world))
        self.answered.add(chat.id if chat is not None else tap.person.id if tap else 0)
        self.heard.append((shape.name, args, files, result))
        return result

    def _file(self, path: str) -> Reply:
        stored = self.world.files.at(path.partition(TOKEN + "/")[2])
        return Reply(200, stored.upload.content) if stored else Reply(404, b"")

    # --- updates: it stands in the place of the intake's long poll ---

    def updates(self, offset: int | None, _seconds: int, kinds: tuple[str, ...], limit: int = 100) -> Any:
        """Return what waits; at times again what was acknowledged, or the same twice, or in another order.

        Raises as a long poll does. It does not wait: nobody asks when nothing is there.
        """
        try:
            refused = self.before("telegram")
            if refused:
                return unwrap(refused.status, refused.read(1 << 20))
            self.world.updates.allow(list(kinds))
            found = self._shaken(_at_once(self.world.updates.take(offset or 0, limit, 0)))
            self.after(Reply(200, b""))
        except HTTPError as error:
            raise unreachable(error) from None
        self._given.extend(found)
        return json.loads(json.dumps(found))

    def _shaken(self, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Repeat and mix, but for the last one: the place to go on from is that of the newest."""
        if not found or not self.happens(self.weather.lies):
            return found
        self.weather.faults["updates_repeated"] += 1
        head = [*self.rng.sample(list(self._given), min(3, len(self._given))), *found]
        if self.rng.random() < 0.5:
            self.weather.faults["updates_mixed"] += 1
            self.rng.shuffle(head)
        return [*head, found[-1]]

    def begins_lower(self) -> None:
        """Number updates from somewhere lower, as after a quiet week. Only while nothing waits."""
        if not len(self.world.updates):
            self.weather.faults["ids_restarted"] += 1
            self.world.updates.next_id = self.rng.randrange(1, self.world.updates.next_id // 2 + 2)


def _at_once(work: Any) -> Any:
    """Run a coroutine that has nothing to wait for."""
    try:
        work.send(None)
    except StopIteration as ended:
        return ended.value
    raise AssertionError("a pretended Telegram waits for nothing")


class Web(Door):
    """The gateways by their host's first word (`pretend.example`); it stands where `shopbot.http` has its pools."""

    def __init__(self, machine: Machine, weather: Weather, rng: random.Random) -> None:
        super().__init__(machine, weather, rng)
        self.edges: dict[str, Edge] = {}

    def request(self, method: str, url: str, *, body: bytes | None, headers: Mapping[str, str], **_: object) -> Reply:
        """Ask a fake, as `urllib3.PoolManager.request` would ask what it stands for."""
        where = urlsplit(url)
        who = (where.hostname or "").partition(".")[0]
        if who not in self.edges:  # a service that stands for nobody here: today's rates
            raise ConnectTimeoutError("no answer")
        refused = self.before(who)
        if refused:
            return refused
        if self.happens(self.weather.lies):
            self.weather.faults["gateway_nonsense"] += 1
            return Reply(200, self.rng.choice((b"<html>maintenance</html>", b"[]", b"{}", b'{"data":', b"null")))
        query = dict(parse_qsl(where.query, keep_blank_values=True))
        lowered = {name.lower(): value for name, value in headers.items()}
        answer = self.edges[who].answer_to(Asked(method, where.path, query, lowered, body or b"", url))
        return self.after(Reply(answer.status, answer.content(), answer.headers))
