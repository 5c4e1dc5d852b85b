"""A shop with staff and a group, for tests of what groups get."""

from typing import Any

from shopbot.api import Plugin, people
from shopbot.config import Shop
from shopbot.testing import Person, TestShop
from shopbot.testing.chats import BOT, visible

OWNER, ADMIN, BUYER = 1000, 1001, 1002
GROUP = -4001


class Staffed:
    """A shop with an owner (Rina), an admin (Adi), a customer (Budi), and a group that the bot can be taken into."""

    def __init__(self, *plugins: Plugin[Any] | str) -> None:
        speaks = Shop(language="en")
        self.shop = TestShop("home", "admin", "notices", *plugins, owner=OWNER, shop=speaks)
        self.shop.host.bot = "toko_bot"
        self.rina, self.adi, self.budi = (
            self.shop.person(name, id=number) for name, number in (("Rina", OWNER), ("Adi", ADMIN), ("Budi", BUYER))
        )
        for person in (self.rina, self.adi, self.budi):
            person.says("/start")
        self.shop.do(lambda tx: people.set_role(tx, ADMIN, "admin", OWNER))

    def chat(self, number: int = GROUP) -> dict[str, Any]:
        return {"id": number, "type": "supergroup", "title": "Night shift"}

    def enters(self, by: Person, number: int = GROUP, *, leaves: bool = False) -> None:
        """Let somebody take the bot into the group, or put it out."""
        bot = {"id": BOT, "is_bot": True, "first_name": "Shop"}
        before, after = ("member", "kicked") if leaves else ("left", "member")
        change = {"old_chat_member": {"user": bot, "status": before}, "new_chat_member": {"user": bot, "status": after}}
        self.shop.deliver({"my_chat_member": {"from": by._user(), "chat": self.chat(number), "date": 0, **change}})

    def types(self, by: Person, text: str, number: int = GROUP, **more: Any) -> None:
        """Let somebody write into the group."""
        message = {"message_id": 5, "date": 0, "from": by._user(), "chat": self.chat(number), "text": text, **more}
        self.shop.deliver({"message": message})

    def reads(self, number: int = GROUP) -> list[str]:
        """Return what the bot has written into the group."""
        return [visible(one.rendered.html) for one in self.shop.chats.messages.get(number, {}).values()]

    def links(self, number: int = GROUP) -> list[str]:
        """Return where the buttons in the group lead."""
        messages = self.shop.chats.messages.get(number, {}).values()
        return [button["url"] for one in messages for row in one.rendered.keyboard for button in row]
