"""Make `botapi.json`, the table the simulator checks calls against, from a full description of the Bot API.

    python -m shopbot.simulator.derive FULL.json [OUT.json]

FULL.json describes methods and types with prose: {"version", "methods": {name: {"fields": [{"name", "types",
"required", "description", "enum"?}]}}, "types": {name: {"fields"} or {"subtypes"}}}. What comes out has names, types,
flags and numbers only, and of the types only those a bot can send:

    {"version": "10.3",
     "methods": {NAME: [[FIELD, TYPE, REQUIRED, {"e": enum, "l": [UNIT, MIN, MAX]}?], ...]},
     "types": {NAME: [fields as above]  or  "A|B" for a union},
     "updates": [names of the update kinds]}

TYPE is I(nteger), S(tring), B(oolean), F(loat) or a type's name; `[T]` is an array of T, `A|B` one of several.
UNIT says what MIN..MAX counts: `c` characters (UTF-16 units), `p` the same after entity parsing, `b` bytes of UTF-8,
`n` the number itself, `i` the items of an array.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

_SHORT = {"Integer": "I", "String": "S", "Boolean": "B", "Float": "F"}
_CHARACTERS = re.compile(r"(\d+)-(\d+) characters(,? after entit)?")
_BYTES = re.compile(r"(\d+)-(\d+) [Bb]ytes")
_ITEMS = re.compile(r"(?:list of|of|include) (\d+)-(\d+) (?:\w+)")
_ITEMS_MOST = re.compile(r"(?:[Aa]t most|up to) (\d+) ")
_NUMBER = re.compile(
    r"(?:between |Values between |; |, |price )(\d+)(?:-| and )(\d+)(?: are accepted| if specified|\.|;|,|$)"
)
_TWO_LETTERS = re.compile(r"two-letter ISO 639-1")


def compact_type(names: list[str]) -> str:
    """One short word for a union of type names; arrays of several types become one array of their union."""
    if len(names) > 1 and all(name.startswith("Array of ") for name in names):
        return "[" + compact_type([name.removeprefix("Array of ") for name in names]) + "]"
    return "|".join(_one_type(name) for name in names)


def _one_type(name: str) -> str:
    if name.startswith("Array of "):
        return "[" + _one_type(name.removeprefix("Array of ")) + "]"
    return _SHORT.get(name, name)


def limit(kind: str, prose: str) -> list[object] | None:
    """The numeric limit a description states for a field of this kind: [unit, min, max], or None."""
    if kind.startswith("["):
        return _items(prose)
    if "S" in kind.split("|"):
        return _length(prose)
    if kind in {"I", "F"} and "0x" not in prose and prose.count("between") < 2:
        found = _NUMBER.search(prose)
        return ["n", int(found[1]), int(found[2])] if found else None
    return None


def _items(prose: str) -> list[object] | None:
    if found := _ITEMS.search(prose):
        return ["i", int(found[1]), int(found[2])]
    if found := _ITEMS_MOST.search(prose):
        return ["i", 0, int(found[1])]
    return None


def _length(prose: str) -> list[object] | None:
    if found := _CHARACTERS.search(prose):
        return ["p" if found[3] else "c", int(found[1]), int(found[2])]
    if found := _BYTES.search(prose):
        return ["b", int(found[1]), int(found[2])]
    return ["c", 0, 2] if _TWO_LETTERS.search(prose) else None


def _field(source: dict[str, Any]) -> list[object]:
    kind = compact_type(source["types"])
    extra: dict[str, object] = {}
    if source.get("enum"):
        extra["e"] = source["enum"]
    if found := limit(kind, source["description"]):
        extra["l"] = found
    line: list[object] = [source["name"], kind, int(source["required"])]
    return [*line, extra] if extra else line


def _sendable(full: dict[str, Any]) -> set[str]:
    """Names of the types reachable from a method's parameters."""
    seen: set[str] = set()
    todo = [name for method in full["methods"].values() for f in method.get("fields", ()) for name in f["types"]]
    while todo:
        name = todo.pop().replace("Array of ", "")
        if name in seen or name not in full["types"]:
            continue
        seen.add(name)
        todo += full["types"][name].get("subtypes", ())
        todo += [inner for f in full["types"][name].get("fields", ()) for inner in f["types"]]
    return seen


def derive(full: dict[str, Any]) -> dict[str, object]:
    """The compact table of a full description."""
    types: dict[str, object] = {}
    for name in sorted(_sendable(full) - {"InputFile"}):
        source = full["types"][name]
        types[name] = (
            compact_type(source["subtypes"]) if "subtypes" in source else [_field(f) for f in source["fields"]]
        )
    return {
        "version": re.sub(r"^\D*", "", full["version"]),
        "methods": {name: [_field(f) for f in m.get("fields", ())] for name, m in full["methods"].items()},
        "types": types,
        "updates": [f["name"] for f in full["types"]["Update"]["fields"] if f["name"] != "update_id"],
    }


def main(arguments: list[str]) -> int:
    """Write the table; returns the exit code."""
    if not arguments:
        sys.stderr.write("usage: python -m shopbot.simulator.derive FULL.json [OUT.json]\n")
        return 2
    out = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).with_name("botapi.json")
    table = derive(json.loads(Path(arguments[0]).read_text("utf-8")))
    out.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
