"""The parts of `prove race`: many who want the same thing at the same moment."""

from tests.prove.proof import Outcome, Part, Run, play
from tests.prove.race import codes, last, payments, starts


def _codes(run: Run) -> Outcome:
    return play(run, codes.one_round, "buyers")


def _starts(run: Run) -> Outcome:
    return play(run, starts.one_round, "starts")


def _payments(run: Run) -> Outcome:
    return play(run, payments.one_round, "payments")


def _last(run: Run) -> Outcome:
    return play(run, last.one_round, "races")


PARTS: tuple[Part, ...] = (
    Part("race.codes", "200 buyers for 50 codes over HTTP, by polling and webhook", "buyers", 10_000, _codes),
    Part("race.starts", "ten starts at once on one data folder, the winner killed", "starts", 1_000, _starts),
    Part("race.payments", "a payment told of by webhook, look and button together", "payments", 3_000, _payments),
    Part("race.last", "the last use, gift, unit, refund and decision wanted by several", "races", 10_000, _last),
)
