"""What can be typed in a terminal, one module a command.

`options(parser)` describes its words, `run(args)` does it and returns the exit code; the module's docstring is its
help.

`CODE` is where the program is: import from it, never write there. `ROOT` is where the shop's own things are looked for:
config.toml, .env, the data folder, the owner's own plugins. In a checkout they are the same folder, unless `--root` or
`SHOPBOT_ROOT` (`SHOP_ROOT`) names another; started from one file, `ROOT` is the current folder and `CODE` a cache. The
program in a child process is `program.again(...)` with `program.environ()`. Words for people call it `python3 run.py`;
what is printed, help and refusals are turned into what has to be typed here by `program.say_as_typed`.
"""

from shopbot import program

SHOP_ROOT = program.ROOT_NAME
CODE = program.CODE
ROOT = program.root()
DEMO_FOLDER = "SHOPBOT_DEMO_FOLDER"  # in the environment of a demo's bot: where its shop is
