"""The host of one shop: its plugins, their words, and what they may do; the clerk's desk is made from it."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from shopbot import log
from shopbot.clock import Clock
from shopbot.config import Config
from shopbot.db import migrate, outbox
from shopbot.db import settings as stored
from shopbot.db.errands import Errand
from shopbot.db.fence import HOUSE, names_taken
from shopbot.db.inbox import NewEvent
from shopbot.db.outbox import Owed
from shopbot.db.tx import Reader, Tx
from shopbot.errors import BadConfig, NotReady, PluginError
from shopbot.host import backup_work, backups, digests, discover, environment, files, looks, settings
from shopbot.host.admit import Admission, Checker, in_order, published, sources
from shopbot.host.alerts import Alerts
from shopbot.host.context import View
from shopbot.host.conversations import Conversations, Nonces
from shopbot.host.health import Signs
from shopbot.host.house import house
from shopbot.host.plugin import EVERYONE, OWNER, STAFF, Plugin
from shopbot.host.registry import Registry
from shopbot.host.runner import Frozen
from shopbot.host.screen import Button, Call, Rendered, Screen, Text
from shopbot.host.vault import Vault
from shopbot.host.webhooks import WebhookCall
from shopbot.host.wording import Wording
from shopbot.texts import wordings
from shopbot.texts.texts import Texts
from shopbot.texts.values import load_values
from shopbot.trade import events, groups, people, search, terms
from shopbot.trade.people import Person

_log = logging.getLogger("shopbot.host")
SOUND = "texts_sound"
"""Among the house's settings: the marks of texts that were looked at and are sound, so that no start looks again."""
_BOT = "bot"
Download = Callable[[str, int], bytes]


@dataclass(frozen=True)
class Publish:
    """Effect: this plugin is on, or off, from now on."""

    admission: Admission


def no_download(_file_id: str, _limit: int) -> bytes:
    """Stand in for Telegram where there is none."""
    raise NotReady("no connection to Telegram")


def no_telegram(method: str, **_params: Any) -> Any:
    """Stand in for the Bot API where there is none."""
    raise NotReady(f"no connection to Telegram for {method}")


def other_currency(wanted: str, found: str) -> BadConfig:
    """Return the refusal for a configured currency that is not the shop's own."""
    problem = f"config.toml: shop.currency is {wanted}, but this shop has prices or orders in {found}"
    return BadConfig([problem], f'Write currency = "{found}" in config.toml.')


class Host:
    """Everything the dispatcher needs to know about the plugins. One clerk thread changes it; others read."""

    def __init__(self, config: Config, clock: Clock, texts: Texts) -> None:
        self.config = config
        self.shop = config.shop
        self.clock = clock
        self.texts = texts
        self.alerts = Alerts()
        self.conversations = Conversations()
        self.nonces = Nonces()
        self.registry = Registry()
        self.admissions: tuple[Admission, ...] = ()
        self.wordings: wordings.Kept = {}
        self.on_publish: Callable[[Registry], None] = lambda registry: None
        self.download: Download = no_download
        self.telegram: Callable[..., Any] = no_telegram
        self.put: Callable[[NewEvent], object] = lambda event: None
        self.vault: Vault | None = None
        self.signs: Callable[[], Signs] = Signs
        self.watched = False  # by systemd, which starts the process anew when it hangs
        self.place = ""
        self.bot = ""
        self.offers_inline = True

    # --- who is who ---

    def know_bot(self, tx: Tx, username: str) -> None:
        """Keep the bot's @username, for links to it; "" means Telegram has not said, and the last known one holds."""
        known = str(stored.read(tx, HOUSE).get(_BOT, ""))
        self.bot = username or known
        if self.bot != known:
            stored.write(tx, HOUSE, _BOT, self.bot)

    def plugin(self, name: str) -> Plugin[Any]:
        """Return a plugin that is on, or the house itself."""
        return house if name == HOUSE else self.registry.plugins[name]

    def first_values(self, name: str) -> Mapping[str, object]:
        """Return what config.toml sets for a plugin."""
        return self.config.plugin.get(name, {})

    @property
    def is_test_shop(self) -> bool:
        """Whether this shop is only for trying things out; the demo is not: nobody takes it for a shop."""
        return environment.is_test_shop(self.config)

    def shop_language(self, language: str) -> str:
        """Return `language` if the shop speaks it, else the shop's own."""
        return language if language in self.shop.languages else self.shop.language

    def may(self, person: Person, allow: str) -> bool:
        """Tell whether a person belongs to an audience or has a permission."""
        if allow == EVERYONE or person.role == "owner":
            return True
        if allow == STAFF:
            return person.is_staff
        permission = self.registry.permissions.get(allow)
        return person.is_staff and allow != OWNER and permission is not None and not permission.owner_only

    # --- plugins come and go ---

    def load(self, tx: Tx, folders: Sequence[Path], marker: discover.Marker, *, safe: bool = False) -> None:
        """Find, import, check and migrate all plugins that are on, and publish those that are sound.

        `safe` starts the core alone.
        """
        self._settle_currency(tx)
        search.prepare(tx)
        self.wordings = wordings.read(tx)
        discover.make_importable(folders)
        wanted = [] if safe else discover.find(folders)
        admissions = [self._import(tx, found.name, marker) for found in wanted]
        self.publish(self.admit(tx, admissions, marker.starting))
        marker.started()

    def _settle_currency(self, tx: Tx) -> None:
        """Hold config.toml to the currency the shop's prices and balances are in."""
        wanted = self.config.shop.currency
        found = terms.set_currency(tx, wanted)
        if found != wanted:
            raise other_currency(wanted, found)

    def _import(self, tx: Tx, name: str, marker: discover.Marker) -> Admission:
        switch = self._switch_of(tx, name)
        if switch is False:
            return Admission(name, switched_on=False)
        if name == marker.left_out():
            return Admission(name, problems=["it ended the last two starts; it is left out of this one"])
        marker.starting(name)
        imported = discover.load(name)
        if imported.plugin is None:
            return Admission(name, problems=[imported.problem])
        suits = self.config.mode in imported.plugin.modes
        on = imported.plugin.on_by_default and suits if switch is None else switch
        return Admission(name, imported.plugin, switched_on=on)

    def _switch_of(self, db: Reader, name: str) -> bool | None:
        """Return what was decided about a plugin: in the chat, else in config.toml; None: its own default."""
        chosen = stored.read(db, HOUSE).get("plugins", {})
        if name in chosen:
            return bool(chosen[name])
        if name in self.config.plugins.on:
            return True
        return False if name in self.config.plugins.off else None

    def admit(
        self, tx: Tx, admissions: Sequence[Admission], starting: Callable[[str], None] = lambda name: None
    ) -> list[Admission]:
        """Order, check and migrate imported plugins; return what became of each. `starting` hears whose turn it is."""
        on = [a.plugin for a in admissions if a.switched_on and a.plugin is not None]
        ordered, circles = in_order(on)
        sound = stored.read(tx, HOUSE).get(SOUND, [])
        checker = Checker(self.config.mode, names_taken(_core_tables(tx)), self.config.plugin, sound)
        admitted: dict[str, Plugin[Any]] = {}
        done: list[Admission] = [a for a in admissions if a.plugin is None or not a.switched_on]
        for plugin in ordered:
            starting(plugin.name)
            admission = self._admit(tx, checker, plugin, admitted)
            if admission.admitted:
                admitted[plugin.name] = plugin
            done.append(admission)
        if checker.sound != set(sound):
            stored.write(tx, HOUSE, SOUND, sorted(checker.sound))
        return done + [Admission(name, problems=[problem]) for name, problem in circles.items()]

    def _admit(self, tx: Tx, checker: Checker, plugin: Plugin[Any], admitted: Mapping[str, Plugin[Any]]) -> Admission:
        admission = checker.check(plugin, admitted)
        if not admission.problems:
            try:
                tx.attempt(lambda: migrate.migrate(tx, plugin.name, plugin.steps))
            except PluginError as error:
                admission.problems.append(error.problem)
        return admission

    def publish(self, admissions: Sequence[Admission]) -> None:
        """Make the admitted plugins the shop's: all parts of each, or none."""
        before, self.admissions = self.registry, tuple(admissions)
        self.registry = published(admissions)
        for name in before.plugins.keys() | self.registry.plugins.keys():
            if self.registry.plugins.get(name) is not before.plugins.get(name):
                self._exchange_texts(name)
        self.use_wordings(self.wordings)
        self.on_publish(self.registry)

    def exchange(self, admission: Admission) -> None:
        """Publish what became of one plugin; the others may have changed in the same commit."""
        self.publish([*(a for a in self.admissions if a.name != admission.name), admission])

    def use_wordings(self, own: wordings.Kept) -> None:
        """Let the shop owner's wordings stand in for the texts there are; the others wait for their plugin."""
        self.wordings = own
        for problem in self.texts.use_overrides(own):
            log.event(_log, "wording_left_out", level=logging.DEBUG, text=problem.where, problem=problem.kind)

    def _exchange_texts(self, name: str) -> None:
        self.texts.drop(name)
        plugin = self.registry.plugins.get(name)
        if plugin is not None:
            for language, source in sources(plugin).items():
                self.texts.keep(name, language, source)

    def switch(self, tx: Tx, name: str, *, on: bool) -> Admission:
        """Turn a plugin on or off, with this transaction; its parts appear or go once it is committed.

        Raises `PluginError` when it cannot be turned on, or when another plugin that is on needs it.
        """
        chosen = dict(stored.read(tx, HOUSE).get("plugins", {}))
        stored.write(tx, HOUSE, "plugins", {**chosen, name: on})
        if on:
            admission = self._turn_on(tx, name)
        else:
            needed_by = [p.name for p in self.registry.plugins.values() if name in p.requires]
            if needed_by:
                raise PluginError(name, f"{', '.join(needed_by)} cannot do without it; turn that off first")
            known = next((a for a in self.admissions if a.name == name), Admission(name))
            admission = Admission(name, known.plugin, switched_on=False)
        tx.after_commit(Publish(admission))
        return admission

    def _turn_on(self, tx: Tx, name: str) -> Admission:
        imported = discover.load(name)
        if imported.plugin is None:
            raise PluginError(name, imported.problem)
        checker = Checker(self.config.mode, names_taken(_core_tables(tx)), self.config.plugin)
        others = {n: p for n, p in self.registry.plugins.items() if n != name}
        for other in others.values():
            checker.check(other, others)
        admission = self._admit(tx, checker, imported.plugin, others)
        if admission.problems:
            raise PluginError(name, "; ".join(admission.problems))
        return admission

    # --- what leaves the shop ---

    def render_owed(self, db: Reader, owed: Owed) -> list[Rendered]:
        """Return an owed message in its reader's language; nothing if it is not to be sent any more.

        Raises `NotReady` while its plugin is off.
        """
        language = self.language_of(db, owed.chat)
        screen = self.owed_screen(db, owed, language)
        if screen is None:
            return []
        if owed.chat < 0:
            screen = digests.for_group(screen, owed.id, self.bot)
        return [Wording(self.texts, language, self._words_of(owed)).screen(screen)]

    def owed_screen(self, db: Reader, owed: Owed, language: str) -> Screen | None:
        """Return an owed message for a reader of `language`, None if it is not to be sent any more.

        Raises `NotReady` while its plugin is off.
        """
        handler = self.registry.messages.get(f"{owed.owner}.{owed.name}")
        if handler is not None:
            plugin = self.plugin(handler.plugin)
            now = settings.of(db, plugin, self.first_values(plugin.name))
            view = View(db, language, owed.chat, now, self.registry.actions, self.texts.has)
            return cast("Screen | None", handler.call(view, **owed.args))
        if owed.owner != HOUSE and owed.owner not in self.registry.plugins:
            raise NotReady(f"the plugin {owed.owner} is off")
        return self.told_screen(owed.owner, owed.name, owed.args)

    @staticmethod
    def told_screen(owner: str, name: str, args: Mapping[str, Any]) -> Screen:
        """Return a notice that is kept as a text's name and its values (`Context.tell`)."""
        rows = [[_button(b) for b in row] for row in args["rows"]]
        return Screen.of(Text(name, load_values(args["values"]), owner), rows=rows, home=False)

    def _words_of(self, owed: Owed) -> str:
        handler = self.registry.messages.get(f"{owed.owner}.{owed.name}")
        return handler.plugin if handler is not None else owed.owner

    def language_of(self, db: Reader, chat: int) -> str:
        """Return the language of a chat: its person's, or what was chosen for a group."""
        if chat < 0:
            group = groups.get(db, chat)
            return self.shop_language((group and group.language) or self.shop.language)
        person = people.get(db, chat)
        return person.language if person else self.shop.language

    def lost_touch(self, tx: Tx, chat: int) -> None:
        """Note that a chat cannot be reached: its person blocked the bot, or the bot is out of the group."""
        if chat > 0:
            if people.mark_blocked(tx, chat, blocked=True):
                events.emit(tx, events.BotBlocked(chat, tx.now))
        elif groups.get(tx, chat) is not None:
            self.alerts.group_lost(tx, groups.remove(tx, chat, HOUSE))
        else:
            outbox.drop_chat(tx, chat, "the bot is not in the group")

    def is_patient(self, owed: Owed) -> bool:
        """Tell whether an owed message leaves only when nothing else has to."""
        message = self.registry.messages.get(f"{owed.owner}.{owed.name}")
        return message is not None and message.patient

    def run_errand(self, errand: Errand) -> Mapping[str, Any]:
        """Carry out one errand; in an errand thread, never in the clerk's."""
        if errand.owner == HOUSE and backups.is_ours(errand.name):
            return backup_work.run(self, errand.name, errand.args)
        if errand.owner == HOUSE and errand.name != files.DOWNLOAD:
            return looks.run(self, errand.name, errand.args)
        if errand.owner == HOUSE:
            return files.packed(self.download(errand.args["file_id"], files.LARGEST))
        declared = self.registry.errands.get(f"{errand.owner}.{errand.name}")
        if declared is None:
            raise Frozen(f"the plugin {errand.owner} is off")
        return dict(declared.handler.call(self.settings_of(self.errand_reader(), errand.owner), **errand.args))

    def settings_of(self, db: Reader, name: str) -> Any:
        """Return a plugin's settings as they are."""
        return settings.of(db, self.plugin(name), self.first_values(name))

    errand_reader: Callable[[], Reader]

    # --- what comes in from elsewhere ---

    def verify_webhook(self, call: WebhookCall) -> bool:
        """Tell whether a call is for a webhook that is on and is genuine by its plugin's own check.

        Called in the web door's thread, never in the clerk's. A check that fails says no: a call that was refused is
        made again by whoever sent it, one that was believed wrongly is not.
        """
        declared = self.registry.webhooks.get(f"{call.plugin}.{call.name}")
        if declared is None:
            return False
        if declared.verify is None:
            return True
        now = settings.of(self.hook_reader(), self.plugin(call.plugin), self.first_values(call.plugin))
        try:
            return bool(declared.verify(now, call))
        except Exception as error:
            code = log.error_code(error)
            log.trace(code, error, place=declared.handler.place)
            return False

    hook_reader: Callable[[], Reader]


def _button(row: Mapping[str, Any]) -> Button:
    owner, key, values = row["label"]
    call = Call(row["call"][0], tuple(row["call"][1])) if row["call"] else None
    label = Text(key, load_values(values), owner)
    return Button(label, call, row["url"], row["copy"], style=row["style"])


def _core_tables(tx: Tx) -> list[str]:
    """Return the names of the core's own tables: those no plugin has made."""
    owners = [row[0] for row in tx.house.rows("SELECT DISTINCT owner FROM migration WHERE owner <> ?", HOUSE)]
    names = [row[0] for row in tx.house.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [n for n in names if not n.startswith("sqlite_") and n.split("_", 1)[0] not in owners]
