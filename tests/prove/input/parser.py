"""What `input.parsers` asks of everything that reads what others wrote, and how it asks.

A parser gets wrong input made of right input and may do one of two things: return a value (that its `read` holds to
whatever such a value promises, raising `Wrong`), or refuse by one of the errors it documents. A refusal of the shop's
has to have words. Long inputs are to cost time and memory in proportion to their length.
"""

import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from shopbot.errors import ShopError
from tests.prove.input import mutate

_LENGTHS = (2_000, 8_000, 32_000)
_TOO_STEEP = 11.0
"""How many times as long four times the input may take: 4 is in proportion, 16 grows with its square."""
_TOO_SHORT = 0.02
"""Seconds of processor time below which a growth is not judged: there the clock says nothing."""
_MOST_BYTES = 300
"""Bytes of memory for each character or byte of input, above `_AT_LEAST`."""
_AT_LEAST = 3_000_000
_CERTAIN = 3


class Wrong(Exception):
    """A value was returned that is not what it promises to be."""


@dataclass(frozen=True)
class Parser:
    """Something that reads. `make` builds an input from a seeded generator, `read` reads it and holds what came of it.

    `allowed` are its documented refusals besides `ShopError`. `long` makes an input of a long text, where it takes any.
    `dear` is how many times as much one input costs as with most parsers: so many fewer are read in one round.
    """

    name: str
    make: Callable[[Random], Any]
    read: Callable[[Any], object]
    allowed: tuple[type[BaseException], ...] = ()
    long: Callable[[str], Any] | None = None
    units: tuple[str, ...] = ()
    dear: int = 1
    words_for: Callable[[ShopError], bool] = lambda _error: True


def fault(parser: Parser, given: Any) -> str:
    """Read one input; return what is wrong with how it was taken, in words, or ""."""
    try:
        parser.read(given)
    except ShopError as refusal:
        return "" if parser.words_for(refusal) else f"{parser.name}: nobody has words for {refusal}: {_shown(given)}"
    except parser.allowed:
        return ""
    except Exception as error:
        return f"{parser.name}: {type(error).__name__}: {str(error)[:160]} at {_place(error)}: {_shown(given)}"
    return ""


def _shown(given: Any) -> str:
    words = ascii(given)
    return words if len(words) <= 300 else f"{words[:200]}…{words[-80:]} ({len(words)} characters)"


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace is not None else "?"


def fed(parser: Parser, rng: Random, count: int) -> Iterator[str]:
    """Feed so many inputs; yield what was wrong."""
    for _ in range(count):
        told = fault(parser, parser.make(rng))
        if told:
            yield told


def steep(parser: Parser, unit: str) -> str:
    """Feed three long inputs made of `unit`; return how the cost outgrows them, or ""."""
    if parser.long is None:
        return ""
    inputs = [parser.long(mutate.grown(unit, length)) for length in _LENGTHS]
    for given in inputs:
        told = fault(parser, given)
        if told:
            return told
    return _slow(parser, unit, inputs) or _greedy(parser, unit, inputs[-1])


def _slow(parser: Parser, unit: str, inputs: list[Any]) -> str:
    """Judge by the best of several measurements: what disturbs one only ever makes it longer."""
    longest = _seconds(parser, inputs[-1])
    if longest < _TOO_SHORT:
        return ""
    for _ in range(_CERTAIN):
        shorter, longest = _seconds(parser, inputs[-2]), min(longest, _seconds(parser, inputs[-1]))
        if longest < _TOO_SHORT or longest < _TOO_STEEP * shorter:
            return ""
    return (
        f"{parser.name}: {ascii(unit)[:60]} repeated takes {longest / shorter:.0f} times as long when 4 times as long"
    )


def _seconds(parser: Parser, given: Any) -> float:
    began = time.thread_time()
    fault(parser, given)
    return time.thread_time() - began


def _greedy(parser: Parser, unit: str, given: Any) -> str:
    tracemalloc.start()
    try:
        fault(parser, given)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    if peak <= _AT_LEAST + _MOST_BYTES * _LENGTHS[-1]:
        return ""
    return f"{parser.name}: {_LENGTHS[-1]:,} of {ascii(unit)[:60]} take {peak:,} bytes of memory"
