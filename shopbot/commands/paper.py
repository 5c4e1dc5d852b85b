"""The recovery key between the terminal and the owner's paper: shown once, asked for again, read back unseen."""

import getpass
import secrets
import sys

from shopbot import pictures
from shopbot.backup import recovery
from shopbot.backup.recovery import RecoveryKey
from shopbot.errors import WrongKey

_COLUMNS = 4
_DARK_ON_LIGHT, _PLAIN = "\x1b[30;107m", "\x1b[0m"


def show(key: RecoveryKey) -> None:
    """Print the key in all its forms; on a terminal as a picture too."""
    words, groups = key.words(), key.groups()
    print("Recovery key. If this machine is lost, it alone opens your backups. Write the words on paper, keep it away")
    print("from this machine, and show it to nobody. It is shown only now:\n")
    rows = len(words) // _COLUMNS
    for row in range(rows):
        numbered = [f"{place + 1:2}. {words[place]:<9}" for place in range(row, len(words), rows)]
        print("    " + "  ".join(numbered).rstrip())
    print("\nThe same for a password manager:\n")
    for start in (0, len(groups) // 2):
        print("    " + "-".join(groups[start : start + len(groups) // 2]))
    print(f"\nAnd for the program age, which opens the backups too:\n\n    {key.for_age()}")
    if sys.stdout.isatty():
        print()
        for line in pictures.qr_lines("-".join(groups)):
            print(f"    {_DARK_ON_LIGHT}{line}{_PLAIN}")
    print(flush=True)


def prove(key: RecoveryKey) -> None:
    """Where a person types, go on only once one of the words was read from the paper. Ctrl-C raises."""
    if not sys.stdin.isatty():
        return
    place = secrets.randbelow(recovery.WORDS) + 1
    print(f"Written down? Then type word {place} from your paper; it will not be shown.")
    while typed(f"Word {place}: ").lower() != key.words()[place - 1]:
        print(f"That is not word {place}. Compare your paper with the list above, word by word.")
    print("Right. This window still shows the key: close it when you are done here.\n")


def ask() -> RecoveryKey:
    """Return the key that somebody types unseen, as words or groups. Raises `WrongKey` that names a mistyped word."""
    print(f"Type the recovery key, its {recovery.WORDS} words or its {recovery.GROUPS} groups; it will not be shown.")
    while True:
        try:
            return recovery.read(typed("Recovery key: "))
        except WrongKey as error:
            if not sys.stdin.isatty():
                raise
            print(error)


def typed(prompt: str) -> str:
    """Return what somebody types unseen, or one line of what is piped in."""
    try:
        words = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()
    except EOFError:
        raise KeyboardInterrupt from None
    return words.strip()
