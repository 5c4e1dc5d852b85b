"""A way to be paid, as a plugin declares it. Two duties: open an attempt, and look whether money came.

A method only reports what it saw (`Receipt`); what the money means (paid, too little, late, twice, nobody's) is
decided in one place, `shopbot.trade.payments`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from shopbot.host.screen import Screen
from shopbot.trade.payments import Attempt, Receipt

if TYPE_CHECKING:
    from shopbot.host.context import Request


class PaymentMethod(ABC):
    """One method. `label` is the text key of its button, `name` what attempts and receipts are filed under."""

    name: ClassVar[str]
    label: ClassVar[str]

    @abstractmethod
    def open(self, request: "Request[Any]", attempt: Attempt) -> Screen:
        """Return what the buyer is shown to pay `attempt`; inside the transaction that opened it."""

    @abstractmethod
    def look(self, settings: Any, attempts: Sequence[Attempt]) -> Sequence[Receipt]:
        """Return the money seen for these open attempts; runs outside, may use the network, may raise NotReady."""
