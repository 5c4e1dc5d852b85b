"""Commands as a person types them: on a terminal of their own, answering each prompt."""

import os
import pty
import re
import sys
from collections.abc import Callable

from tests.commands.clone import Clone

_GROUPS = re.compile(r"(?:[A-Z2-7]{4}-){6}[A-Z2-7]{4}")
_WORD = re.compile(r"(\d+)\. ([a-z]{3,8})\b")
PROMPT = re.compile(r"(Token|Recovery key|Word (\d+)): $")


def words_in(shown: str) -> list[str]:
    """Return the recovery key's words in their order, as they are numbered."""
    return [word for _, word in sorted((int(place), word) for place, word in _WORD.findall(shown))]


def groups_in(shown: str) -> str:
    """Return the recovery key's groups."""
    return "-".join(_GROUPS.findall(shown))


def asked_word(shown: str) -> str | None:
    """Return the word that is asked for, from what was shown; None where the question is another one."""
    place = PROMPT.findall(shown)[-1][1]
    return words_in(shown)[int(place) - 1] if place else None


def typing(clone: Clone, *command: str, answer: Callable[[str], str | None]) -> tuple[int, str]:
    """Type a command on a terminal; return its exit code and all that was shown.

    `answer` gets what was shown so far at each prompt and returns what to type, None for Ctrl-C.
    """
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(clone.root)
        words = [sys.executable, "-P", "-m", "shopbot.cli", *command]
        os.execve(sys.executable, words, clone.env())  # noqa: S606 - ourselves
    shown, answered = "", 0
    with os.fdopen(terminal, "rb+", buffering=0) as screen:
        while True:
            try:
                shown += screen.read(65_536).decode("utf-8", "replace")
            except OSError:
                break  # its end has closed
            if PROMPT.search(shown, answered):
                answered = len(shown)
                text = answer(shown)
                screen.write(b"\x03" if text is None else text.encode() + b"\n")
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown
