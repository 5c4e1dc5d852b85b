"""`init`: your own shop, from BotFather's token to the link that makes you its owner.

Asks for the token (hidden; or reads one line when nobody types), checks it with Telegram, makes the key and the
encrypted file, shows the recovery key once, as 24 words for your paper, and prints the owner's link. Stopped half-way,
it goes on where it was; a recovery key that was not written down to the end is replaced by another.

  python3 run.py init
  python3 run.py init --claim       a new owner's link, when the first has ended (it lasts 15 minutes)
  python3 run.py init --recover     write the key file again, from the recovery key on paper
"""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from shopbot import config as configuration
from shopbot import log
from shopbot.backup import private, recovery
from shopbot.backup.recovery import RecoveryKey
from shopbot.clock import Clock
from shopbot.commands import ROOT, paper
from shopbot.config import Config, read_key
from shopbot.config_rules import RULES
from shopbot.db import keys, store
from shopbot.db.store import Files, Lock
from shopbot.errors import BadConfig, DamagedFile, Exit, NoFile, Refusal, WrongKey
from shopbot.host.claim import offer_claim
from shopbot.secret import Secret
from shopbot.telegram.api import Api, ApiError, Unreachable

_INSTALLING = "SHOPBOT_INSTALLING"  # set by `install`, which moves the shop and opens it
_STAGING = ".new-shop"
_REFUSED = (401, 404)
_TOKEN_LINE = re.compile(r"^\s*(export\s+)?TELEGRAM_TOKEN\s*=")
_HOW_TO = """\
Your bot's token comes from Telegram itself:
  1. In Telegram, open a chat with @BotFather and send /newbot.
  2. Give the shop a name, then a user name that ends in "bot".
  3. Copy the token BotFather answers with (123456789:AA...) and paste it here; it will not be shown."""


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--claim", action="store_true", help="print a new owner's link for the shop there is")
    one.add_argument("--recover", action="store_true", help="write the key file again from the recovery key")


def run(args: argparse.Namespace) -> int:
    """Set the shop up, or do one of the two things beside it."""
    config = configuration.load(ROOT, os.environ, token_required=False)
    if args.recover:
        return _recover(config)
    if args.claim:
        return _claim_again(config)
    with _alone(config):
        _require_new(config)
        token, username = _bot(config)
        _write_token(config.root / ".env", token)
        master = _key(config)
        _make(config, master)
    _hand_over_recovery_key(config, master)
    _tell(config, _link(config, master, username))
    return Exit.OK


@contextmanager
def _alone(config: Config) -> Iterator[None]:
    """Hold the shop's lock, so that no other init and no running shop is in the way."""
    folder = config.data.folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    lock = Lock(Files(folder).lock)
    try:
        yield
    finally:
        lock.release()


def _require_new(config: Config) -> None:
    """Refuse where there is a shop, or the traces of one; what an init of ours left unfinished is no shop yet."""
    files, key = Files(config.data.folder), config.paths.key
    if files.main.exists() and not (config.given_key or key.exists()):
        raise NoFile(
            f"There is a shop at {files.main}, but its key {key} is missing.",
            "Put the key back, or type: python3 run.py init --recover",
        )
    if files.anchor.exists() and not files.main.exists():
        raise NoFile(
            f"There was a shop in {files.folder}: its anchor is here, its file {files.main.name} is not.",
            "Put the file or a backup back. For another shop, set data.folder in config.toml to a new folder.",
        )
    if files.main.exists() and not (files.folder / _STAGING).exists():
        raise Refusal(
            f"There is a shop at {files.main} already.",
            "Open it: python3 run.py run. For a new owner's link: python3 run.py init --claim",
        )


# --- the token ---


def _bot(config: Config) -> tuple[Secret, str]:
    """Return the bot's token and user name, once Telegram knows it."""
    token = config.telegram.token
    if token:
        username = _username(token, config.telegram.api_url)
        if username:
            return token, username
        print("Telegram does not know the token that is set up; please give another.", file=sys.stderr)
    print(_HOW_TO)
    while True:
        token = Secret(paper.typed("Token: "))
        username = _username(token, config.telegram.api_url)
        if username:
            print(f"This is @{username}.")
            return token, username
        if not sys.stdin.isatty():
            raise BadConfig(["Telegram does not know this token."], "Copy the whole of it from @BotFather.")
        print("Telegram does not know this token. Copy the whole of it, with the digits and the colon in front.")


def _username(token: Secret, api_url: str) -> str | None:
    """Return the user name of the bot with this token; None when there is none. Raises `Refusal` without network."""
    if RULES["telegram"]["token"].problem(token.reveal()):
        return None
    log.hide(token)
    api = Api(token, api_url)
    try:
        return str(api.call("getMe")["username"])
    except ApiError as error:
        if error.code in _REFUSED:
            return None
        raise _no_network(api_url, str(error.code)) from error
    except Unreachable as error:
        raise _no_network(api_url, error.problem) from error
    finally:
        api.close()


def _no_network(api_url: str, problem: str) -> Refusal:
    return Refusal(
        f"Telegram cannot be reached at {api_url} ({problem}).",
        "Check this machine's network and telegram.api_url, then type the same again; nothing is lost.",
        Exit.NO_NETWORK,
    )


def _write_token(path: Path, token: Secret) -> None:
    """Put the token into `.env` (0600) and keep its other lines."""
    there = path.read_text("utf-8-sig").splitlines() if path.exists() else []
    kept = [line for line in there if not _TOKEN_LINE.match(line)]
    private.write(path, "\n".join([*kept, f"TELEGRAM_TOKEN={token.reveal()}", ""]).encode())


# --- key and file ---


def _key(config: Config) -> bytes:
    """Return the key that is there, or make one. A key is never replaced: a file may need it."""
    path = config.paths.key
    if not config.given_key and not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_key(path, keys.new_master())
    return bytes.fromhex(read_key(config).reveal())


def _make(config: Config, master: bytes) -> None:
    """Make the file in a folder of its own and move it to its place: there is a whole shop there or none."""
    files, staging = Files(config.data.folder), Files(config.data.folder / _STAGING)
    if not files.main.exists():
        shutil.rmtree(staging.folder, ignore_errors=True)
        store.create(staging.folder, master, Clock()).close()
        staging.main.rename(files.main)
    if staging.anchor.exists():
        staging.anchor.rename(files.anchor)
    private.sync(files.folder)


def _hand_over_recovery_key(config: Config, master: bytes) -> None:
    """Give the shop a fresh recovery key and show it. One that an earlier init showed nobody to the end is gone."""
    key, clock = recovery.new(), Clock()
    opened = store.open_store(config.data.folder, master, clock)
    try:
        store.in_transaction(opened.writer, opened.keys, clock, lambda tx: recovery.begin(tx, key))
        recovery.ensure(opened, master, clock)
    finally:
        opened.close()
    print()
    paper.show(key)
    paper.prove(key)


def _tell(config: Config, link: str) -> None:
    """Print the owner's link; only then is the setup finished."""
    print("Your shop is ready.\n")
    _print_link(link)
    if _INSTALLING not in os.environ:
        print(f"\nIts file and its key are in {config.data.folder}: readable by you alone, and lost with this machine.")
        print("Backups that leave it open with the recovery key only. Now open the shop:")
        print("\n    python3 run.py run\n", flush=True)
    shutil.rmtree(config.data.folder / _STAGING)


def _print_link(link: str) -> None:
    print("Start the shop, then open this link in Telegram within 15 minutes: whoever opens it first is the owner.")
    print(f"\n    {link}\n")
    print("If it has ended: python3 run.py init --claim")


def _link(config: Config, master: bytes, username: str) -> str:
    """Return a fresh owner's link."""
    clock = Clock()
    opened = store.open_store(config.data.folder, master, clock)
    try:
        token = store.in_transaction(opened.writer, opened.keys, clock, offer_claim)
    finally:
        opened.close()
    return f"https://t.me/{username}?start=own_{token}"


def _claim_again(config: Config) -> int:
    """Print a new owner's link; the earlier one ends."""
    if not config.telegram.token:
        raise BadConfig([".env: TELEGRAM_TOKEN is missing"], "Write TELEGRAM_TOKEN=<token> into .env.")
    master = bytes.fromhex(read_key(config).reveal())
    username = _username(config.telegram.token, config.telegram.api_url)
    if username is None:
        raise BadConfig(["Telegram does not know this bot token."], "Copy it again from @BotFather into .env.")
    _print_link(_link(config, master, username))
    return Exit.OK


def _recover(config: Config) -> int:
    """Write the key file from the recovery key, if what it gives opens the file that is there."""
    files, path = Files(config.data.folder), config.paths.key
    if path.exists():
        raise Refusal(f"There is a key at {path} already.", "A key is never replaced; move that file away first.")
    if not files.main.exists():
        raise NoFile(f"There is no shop at {files.main}.", "Put its file back first, then type the same again.")
    key = paper.ask()
    with _alone(config):
        master = _master_for(files, key)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_key(path, master)
    print(f"The key is back at {path}.")
    return Exit.OK


def _master_for(files: Files, key: RecoveryKey) -> bytes:
    """Return the master that opens the file: the one sealed for `key`, or, on an older paper, what it shows itself."""
    for master in _candidates(files, key):
        try:
            store.open_file(files, keys.Keys.of(master)).close()
        except WrongKey:
            continue
        return master
    raise WrongKey("This is a recovery key, but another shop's.", "Look for the one of this shop.")


def _candidates(files: Files, key: RecoveryKey) -> Iterator[bytes]:
    with suppress(WrongKey, NoFile, DamagedFile):
        yield recovery.unseal(files, key)
    yield key.secret


def write_key(path: Path, master: bytes) -> None:
    """Write a key file: the master as hex, private, whole or not at all."""
    private.write(path, f"{master.hex()}\n".encode())
