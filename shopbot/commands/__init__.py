"""What can be typed in a terminal, one module a command.

`options(parser)` describes its words, `run(args)` does it and returns the exit code; the module's docstring is its
help.

`CODE` is where the program is, `ROOT` where the shop's own things are looked for: config.toml, .env, the data folder.
They are the same folder until `install` sets the two apart (`SHOPBOT_ROOT`).
"""

import os
from pathlib import Path

SHOP_ROOT = "SHOPBOT_ROOT"
CODE = Path(__file__).resolve().parent.parent.parent
ROOT = Path(os.environ.get(SHOP_ROOT) or CODE)
DEMO_FOLDER = "SHOPBOT_DEMO_FOLDER"  # in the environment of a demo's bot: where its shop is
