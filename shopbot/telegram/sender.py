"""Carries out what a commit left to be done in chats: screens, messages, answered taps, and everything that is owed.

`effects` is called by the clerk after each commit and only hands in; a fixed number of threads does the rest, in the
order `lanes` gives. What is not owed is lost without harm: a screen is tried for 15 minutes, an answered tap for 15
seconds, and a message nobody knows the fate of is not sent a second time.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from html import escape

from shopbot import log
from shopbot.clock import Clock
from shopbot.db import outbox
from shopbot.db.clerk import Clerk, Stopped
from shopbot.db.outbox import Owed
from shopbot.db.tx import Reader, Tx
from shopbot.host.screen import AnswerCheckout, AnswerTap, Erase, Rendered, Say, Show
from shopbot.telegram import verdict
from shopbot.telegram.api import Api, ApiError, Unreachable
from shopbot.telegram.backoff import delay
from shopbot.telegram.lanes import Job, Lanes
from shopbot.telegram.messenger import Delivery, Messenger
from shopbot.telegram.owed import Debts, Readers, Render, erase_later
from shopbot.telegram.render import How, parts
from shopbot.telegram.screens import Living, Showing, pushed_up
from shopbot.telegram.taps import Taps
from shopbot.telegram.verdict import Verdict

THREADS = 16
_SCREEN_SECONDS = 900.0
_TAP_SECONDS = 15.0
_CHECKOUT_SECONDS = 10.0  # after this Telegram has refused the payment by itself
_SLOW_AFTER = 0.8
_HERE_SECONDS = 900.0
_HERE_KEPT = 10_000
_MOST_DELAY = 60.0
_log = logging.getLogger("shopbot.telegram")


class Sender:
    """Everything that leaves for Telegram, from `start` to `stop`.

    `reader_factory` opens a reading connection; `render_owed(reader, owed)` returns the messages of a debt, the same
    ones each time. `blocked(tx, chat)` is called in the commit that parks a chat which cannot be reached,
    `moved(tx, old, new)` when a group has become a supergroup.
    `working(reader, person)` returns what a tap that takes its time is answered with; `patient(owed)` tells what
    leaves only when nothing else has to.
    """

    def __init__(
        self,
        api: Api,
        clerk: Clerk,
        reader_factory: Callable[[], Reader],
        render_owed: Render,
        clock: Clock,
        *,
        blocked: Callable[[Tx, int], None] = lambda tx, chat: None,
        moved: Callable[[Tx, int, int], object] = outbox.move_chat,
        working: Callable[[Reader, int], str] = lambda reader, person: "",
        patient: Callable[[Owed], bool] = lambda owed: False,
        threads: int = THREADS,
        lanes: Lanes | None = None,
    ) -> None:
        self._clerk = clerk
        self._clock = clock
        self._messenger = Messenger(api)
        self._lanes = lanes or Lanes(clock, eased=clerk.wake)
        self._taps = Taps()
        self._working = working
        self._readers = Readers(reader_factory)
        self._living = Living()
        self._here: dict[int, float] = {}
        self._debts = Debts(
            clerk, self._readers, render_owed, self._messenger, self._lanes, clock,
            blocked=blocked, moved=moved, is_here=self._is_here, patient=patient,
        )  # fmt: skip
        self._threads = [threading.Thread(target=self._run, name=f"sender-{n}", daemon=True) for n in range(threads)]

    # --- from other threads ---

    def start(self) -> None:
        """Begin to send."""
        for thread in self._threads:
            thread.start()
        self._debts.start()

    def effects(self, effects: Sequence[object]) -> None:
        """Take over a commit's effects and return at once. Kinds that are not for Telegram are left alone."""
        for effect in effects:
            if isinstance(effect, AnswerTap):
                self._take_answer(effect)
            elif isinstance(effect, AnswerCheckout):
                self._lanes.put(self._checkout(effect))
            elif isinstance(effect, Show | Say | Erase):
                self._seen(effect.chat)
                self._lanes.put(self._job(effect))
        self._debts.wake()

    def tapped(self, callback_id: str, person: int) -> None:
        """Note a tap as it arrives: if nobody has answered it in 0.8 seconds, it is told that work is under way."""
        self._seen(person)
        self._taps.arrived(callback_id, person, self._clock.monotonic())

        def answer(job: Job) -> float | None:
            words = self._readers.use(lambda reader: self._working(reader, person))
            return self._answer(job, AnswerTap(callback_id, words))

        self._lanes.put(Job(None, answer, counts=False, needed=lambda: self._taps.open(callback_id)), after=_SLOW_AFTER)

    def room(self) -> int:
        """Return how many more answers may be made now; the clerk is woken when 0 becomes more."""
        return self._lanes.room()

    def drain(self, timeout: float) -> bool:
        """Wait until nothing is left to send that is due now; False when that took over `timeout` (real) seconds."""
        while self._lanes.wait_calm(timeout):
            if not self._debts.look() and self._lanes.wait_calm(0):
                return True
        return False

    def stop(self, timeout: float = 5.0) -> None:
        """Look for no more debts, send the screens that wait, end the threads. What is owed stays in the file.

        A call that hangs is left behind after `timeout` (real) seconds; its debt is sent again by the next process.
        """
        end = time.monotonic() + timeout
        self._lanes.close()
        self._debts.stop()
        self._lanes.drop_owed()
        self._lanes.wait_calm(timeout)
        self._lanes.stop()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.1, end - time.monotonic()))

    # --- who is here ---

    def _seen(self, chat: int) -> None:
        now = self._clock.monotonic()
        if len(self._here) > _HERE_KEPT:
            self._here = {c: at for c, at in self._here.copy().items() if at > now - _HERE_SECONDS}
        self._here[chat] = now

    def _is_here(self, chat: int) -> bool:
        return self._here.get(chat, float("-inf")) > self._clock.monotonic() - _HERE_SECONDS

    # --- jobs ---

    def _job(self, effect: Show | Say | Erase) -> Job:
        if isinstance(effect, Show):
            showing: list[Showing] = []
            return Job(effect.chat, lambda job: self._show(job, effect, showing), edits=effect.edit)
        if isinstance(effect, Say):
            delivery: list[Delivery] = []
            return Job(effect.chat, lambda job: self._say(job, effect, delivery))
        return Job(effect.chat, lambda job: self._erase(job, effect), counts=False)

    def _show(self, job: Job, show: Show, state: list[Showing]) -> float | None:
        def go() -> None:
            if not state:
                state.append(Showing(show, self._messenger, self._living, self._clerk))
            state[0].go()

        return self._try(job, go, repeatable=lambda: not state or state[0].repeatable)

    def _say(self, job: Job, say: Say, state: list[Delivery]) -> float | None:
        def go() -> None:
            if not state:
                how = How(not say.rings, say.reply_to, say.thread)
                state.append(Delivery(self._messenger, say.chat, parts(say.message), how))
            state[0].go()
            self._said(say, state[0].ids)

        return self._try(job, go, repeatable=lambda: False)

    def _said(self, say: Say, ids: list[int]) -> None:
        self._clerk.later(lambda tx: pushed_up(tx, say.chat, len(ids)))
        if say.erase_after is not None:
            at = self._clock.now() + say.erase_after
            try:
                self._clerk.submit(lambda tx: _erase_all(tx, say.chat, ids, at))
            except Stopped:
                log.event(_log, "not_erased", chat=say.chat)

    def _erase(self, job: Job, erase: Erase) -> float | None:
        return self._try(job, lambda: self._messenger.delete(erase.chat, erase.message_id), repeatable=lambda: True)

    def _take_answer(self, answer: AnswerTap) -> None:
        self._lanes.put(Job(None, lambda job: self._answer(job, answer), counts=False))

    def _answer(self, job: Job, answer: AnswerTap) -> float | None:
        """Answer a tap once; what a person must read and comes too late for that is said."""
        if job.tries == 0:
            fate, person = self._taps.fate(answer, self._clock.monotonic())
            if fate == "say":
                self._say_late(person, answer)
            if fate != "send":
                return None

        def go() -> None:
            in_time = self._messenger.answer_tap(answer.callback_id, answer.words, alert=answer.alert)
            if not in_time and answer.alert and answer.words:
                self._say_late(self._taps.person(answer.callback_id), answer)

        return self._try(job, go, repeatable=lambda: True, seconds=_TAP_SECONDS)

    def _checkout(self, answer: AnswerCheckout) -> Job:
        def go() -> None:
            self._messenger.answer_checkout(answer.query_id, answer.words)

        return Job(
            None, lambda job: self._try(job, go, repeatable=lambda: True, seconds=_CHECKOUT_SECONDS), counts=False
        )

    def _say_late(self, person: int, answer: AnswerTap) -> None:
        if person:
            self._lanes.put(self._job(Say(person, Rendered(escape(answer.words, quote=False)))))

    # --- carrying them out ---

    def _run(self) -> None:
        while job := self._lanes.take():
            self._carry(job)

    def _carry(self, job: Job) -> None:
        again_in = None
        try:
            again_in = job.work(job)
        except Exception as error:
            log.trace(log.error_code(error), error, where="sender")
        finally:
            if not job.kept:
                self._lanes.finished(job, again_in)

    def _try(
        self,
        job: Job,
        go: Callable[[], object],
        *,
        repeatable: Callable[[], bool],
        seconds: float = _SCREEN_SECONDS,
    ) -> float | None:
        try:
            go()
        except ApiError as error:
            again_in = self._refused(job, error)
        except Unreachable as error:
            if error.may_have_acted and not repeatable():
                log.event(_log, "outcome_unknown", level=logging.WARNING, chat=job.chat, problem=error.problem)
                return None
            again_in = delay(job.tries, _MOST_DELAY)
        else:
            return None
        too_late = self._clock.monotonic() - job.since > seconds
        return None if too_late else again_in

    def _refused(self, job: Job, error: ApiError) -> float | None:
        found = verdict.of(error)
        if found is Verdict.WAIT:
            if job.chat is None:
                return error.retry_after or 1.0
            self._lanes.refused(job.chat, error.retry_after or 1.0)
            return 0.0
        if found is Verdict.AGAIN:
            return delay(job.tries, _MOST_DELAY)
        if found is Verdict.BLOCKED and job.chat is not None:
            self._debts.park(job.chat, error.description)
        elif found is not Verdict.DONE:
            log.event(_log, "effect_refused", level=logging.ERROR, chat=job.chat, refused=error.description)
        return None


def _erase_all(tx: Tx, chat: int, ids: Sequence[int], at: int) -> None:
    for number in ids:
        erase_later(tx, chat, number, at)
