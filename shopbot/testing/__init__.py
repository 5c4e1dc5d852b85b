"""A whole shop for a test, without Telegram: people who say and tap, a clock turned by hand.

    budi = TestShop(hello.plugin).person("Budi", language="en")
    budi.says("/hello")
    assert budi.sees == "👋 Hello Budi! Visit 1."

Everything between a person's tap and the answer is the real thing: the encrypted file, the clerk, the dispatcher, the
plugins, the outbox. Only Telegram is pretended, by `Chats`. After each step the shop is recounted (`check_all`).

One switch makes any test run in trouble (`run.py test --trouble=…`):

* `duplicates`: Telegram delivers everything twice, and every owed message must read the same when it is sent again;
* `shuffled`: what waits in the background is taken in another order each time (seeded);
* `kills`: the test is run again and again, and each time the process dies at another line of the shop or its plugins,
  the file is opened anew, and Telegram delivers again what had not been acknowledged.
"""

from shopbot.testing.chats import Chats, Message, Person, visible
from shopbot.testing.shop import ROOT, TestShop

__all__ = ["ROOT", "Chats", "Message", "Person", "TestShop", "visible"]
