"""What can be typed in a terminal, one module a command.

`options(parser)` describes its words, `run(args)` does it and returns the exit code; the module's docstring is its
help.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DEMO_FOLDER = "SHOPBOT_DEMO_FOLDER"  # in the environment of a demo's bot: where its shop is
