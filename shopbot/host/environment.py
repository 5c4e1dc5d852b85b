"""Which kind of shop a file is: live, staging, development, or the demo's. It learns so once and is opened as no other.

A copy of a live shop that is opened to try something on would write to its real buyers and take their real money; a
staging shop that is opened as a live one would sell goods for pretended money.
"""

from shopbot.config import LIVE, Config
from shopbot.db import settings
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Tx
from shopbot.errors import BadConfig

_SETTING = "environment"


def is_test_shop(config: Config) -> bool:
    """Tell whether this is a shop with a bot of its own that people find, but only to try things on."""
    return config.shop.environment != LIVE


def settle(tx: Tx, config: Config) -> None:
    """Let a file that was never opened be what the configuration says. Raises `BadConfig` for one that is another."""
    if settings.read(tx, HOUSE).get(_SETTING) is None:
        settings.write(tx, HOUSE, _SETTING, _kind(config))
    require(tx, config)


def require(db: Reader, config: Config) -> None:
    """Raise `BadConfig` when the shop's file is of another kind than the configuration says."""
    known, kind = settings.read(db, HOUSE).get(_SETTING), _kind(config)
    if known not in (None, kind):
        raise BadConfig(
            [f"the file {config.paths.file} is that of a {known} shop, but shop.environment is {kind}"],
            f'To open it, write environment = "{known}" under [shop]. To try something, set data.folder to a new folder'
            " and make a shop there (python3 run.py init): this one writes to its own people.",
        )


def _kind(config: Config) -> str:
    return "demo" if config.mode == "demo" else config.shop.environment
