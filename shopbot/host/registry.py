"""What the admitted plugins add up to: the tables a dispatcher looks things up in. Immutable; replaced as a whole."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from shopbot.host.backup_place import BackupPlace
from shopbot.host.kinds import GoodsKind, in_order
from shopbot.host.plugin import (
    Action,
    Answer,
    Command,
    Errand,
    Handler,
    Job,
    Listener,
    MenuEntry,
    Message,
    Permission,
    Plugin,
    TypedWords,
    Undo,
    Webhook,
)
from shopbot.host.screen import Text


@dataclass(frozen=True)
class Registry:
    """Everything that is switched on, by the name it is called by."""

    plugins: Mapping[str, Plugin[Any]] = field(default_factory=dict)
    commands: Mapping[str, Command] = field(default_factory=dict)
    actions: Mapping[str, Action[Any]] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    menus: Mapping[str, tuple[MenuEntry, ...]] = field(default_factory=dict)
    jobs: Mapping[str, Job] = field(default_factory=dict)
    errands: Mapping[str, Errand[Any]] = field(default_factory=dict)
    listeners: Mapping[str, Listener] = field(default_factory=dict)
    messages: Mapping[str, Message] = field(default_factory=dict)
    starts: Mapping[str, Handler] = field(default_factory=dict)
    typed_words: tuple[tuple[re.Pattern[str], Handler], ...] = ()
    permissions: Mapping[str, Permission] = field(default_factory=dict)
    methods: Mapping[str, type] = field(default_factory=dict)
    documents: tuple[tuple[re.Pattern[str], Handler], ...] = ()
    places: Mapping[str, tuple[str, BackupPlace]] = field(default_factory=dict)
    webhooks: Mapping[str, Webhook] = field(default_factory=dict)
    undos: Mapping[str, Undo] = field(default_factory=dict)
    inlines: tuple[Handler, ...] = ()
    link_parts: tuple[Handler, ...] = ()
    finals: Mapping[str, Text] = field(default_factory=dict)
    kinds: Mapping[str, GoodsKind] = field(default_factory=dict)

    @classmethod
    def of(cls, plugins: Iterable[Plugin[Any]], house: Plugin[Any]) -> "Registry":
        """Build the tables from plugins that have been checked (no name is claimed twice), and the house's own jobs."""
        on = list(plugins)
        typed = sorted((words for p in on for words in p.typed_words), key=_typed_order)
        return cls(
            plugins={p.name: p for p in on},
            commands={word: c for p in on for c in p.commands for word in c.words},
            actions={a.handler.place: a for p in on for a in p.actions},
            answers={a.handler.place: a for p in on for a in p.answers},
            menus=_menus(on),
            jobs={j.handler.place: j for p in (house, *on) for j in p.jobs},
            errands={e.handler.place: e for p in on for e in p.errands},
            listeners={li.handler.place: li for p in (house, *on) for li in p.listeners},
            messages={name: handler for p in (house, *on) for name, handler in p.messages.items()},
            starts={prefix: handler for p in (house, *on) for prefix, handler in p.starts.items()},
            typed_words=tuple((re.compile(words.pattern, re.IGNORECASE), words.handler) for words in typed),
            permissions={permission.name: permission for p in on for permission in p.permissions},
            methods={f"{p.name}.{m.__name__}": m for p in on for m in p.payment_methods},
            documents=tuple((re.compile(d.pattern, re.IGNORECASE), d.handler) for p in on for d in p.documents),
            places={place.name: (p.name, place()) for p in on for place in p.backup_places},
            webhooks={f"{p.name}.{w.name}": w for p in on for w in p.webhooks},
            undos={undo.action: undo for p in on for undo in p.undos},
            inlines=tuple(handler for p in on for handler in p.inlines),
            link_parts=tuple(handler for p in on for handler in p.link_parts),
            finals={action: Text(why, {}, p.name) for p in on for action, why in p.finals.items()},
            kinds=in_order([kind for p in on for kind in p.kinds]),
        )

    def listening(self, event_name: str) -> list[str]:
        """Return the places of all listeners of an event class."""
        return [place for place, listener in self.listeners.items() if listener.event.__name__ == event_name]


def _typed_order(words: TypedWords) -> tuple[int, str]:
    return words.order, words.handler.place


def _menus(plugins: list[Plugin[Any]]) -> dict[str, tuple[MenuEntry, ...]]:
    entries = sorted((e for p in plugins for e in p.entries), key=lambda e: (e.order, e.target.place))
    return {place: tuple(e for e in entries if e.place == place) for place in {e.place for e in entries}}
