"""Invoices from the pay button to the refund. The money is pretended; the order of events is the real one."""

from __future__ import annotations

from typing import Any

from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.refusal import bad_request
from shopbot.simulator.world import TOO_OLD, Chat, Message, Person, Query, World

PRE_CHECKOUT_S = 10


def pay(world: World, person: Person, chat: Chat, message: Message) -> int:
    """Somebody presses pay: the bot gets a pre_checkout_query and has ten seconds. Returns the update's number."""
    invoice = message.extra["invoice"]
    query = Query(world.new_id(), person, world.clock.now_exact(), chat, message.id)
    query.data = {
        "currency": invoice["currency"],
        "total_amount": invoice["total_amount"],
        "invoice_payload": world.invoices[chat.id, message.id],
    }
    world.checkouts[query.id] = query
    return world.updates.put("pre_checkout_query", {"id": query.id, "from": person.user(), **query.data})


def end_late(world: World) -> None:
    """Give up on every pre-checkout whose ten seconds are over."""
    for query in [one for one in world.checkouts.values() if world.expired(one, PRE_CHECKOUT_S)]:
        del world.checkouts[query.id]
        _say(world, query, "Bot precheckout timed out")


@method("answerPreCheckoutQuery")
def answer_pre_checkout(call: Call) -> object:
    """Take or refuse a payment, within ten seconds, once."""
    world = call.world
    end_late(world)
    query = world.checkouts.pop(call.args["pre_checkout_query_id"], None)
    if query is None:
        raise bad_request(TOO_OLD)
    if call.args["ok"]:
        _paid(world, query)
    else:
        _say(world, query, call.args["error_message"])
    return True


def _say(world: World, query: Query, text: str) -> None:
    assert query.chat is not None  # noqa: S101 - an invoice is in a chat
    number = next(world.numbers)
    toast = {"id": number, "callback_query_id": query.id, "text": text, "alert": True, "at": world.clock.now()}
    query.chat.toasts.append({**toast, "person": query.person.id})
    world.events.add("toast", person=query.person.id, chat=query.chat.id, id=number, text=text, alert=True)


def _paid(world: World, query: Query) -> None:
    assert query.chat is not None  # noqa: S101 - an invoice is in a chat
    charge = f"sim-charge-{query.id}"
    payment = {**query.data, "telegram_payment_charge_id": charge, "provider_payment_charge_id": f"provider-{query.id}"}
    if query.data["currency"] == "XTR":
        world.star_transactions.append(
            _transaction(world, query.person, "source", query.data["total_amount"], charge, query.data)
        )
    extra = {"successful_payment": payment, "service": True}
    message = world.add_message(query.chat, query.person.user(), extra=extra)
    world.updates.put("message", message.api())


def _transaction(
    world: World, person: Person, side: str, amount: int, charge: str, data: dict[str, Any]
) -> dict[str, Any]:
    partner = {
        "type": "user",
        "transaction_type": "invoice_payment",
        "user": person.user(),
        "invoice_payload": data["invoice_payload"],
    }
    return {"id": charge, "amount": amount, "date": world.clock.now(), side: partner}


@method("refundStarPayment")
def refund_star_payment(call: Call) -> object:
    """Give the stars of one charge back, once."""
    world, charge = call.world, call.args["telegram_payment_charge_id"]
    mine = [one for one in world.star_transactions if one["id"] == charge]
    taken = next((one for one in mine if "source" in one), None)
    if taken is None or taken["source"]["user"]["id"] != call.args["user_id"]:
        raise bad_request("CHARGE_ID_INVALID")
    if len(mine) > 1:
        raise bad_request("CHARGE_ALREADY_REFUNDED")
    person = world.people[call.args["user_id"]]
    payload = {"invoice_payload": taken["source"]["invoice_payload"]}
    world.star_transactions.append(_transaction(world, person, "receiver", taken["amount"], charge, payload))
    refund = {"currency": "XTR", "total_amount": taken["amount"], "telegram_payment_charge_id": charge, **payload}
    message = world.add_message(
        world.chats[person.id], person.user(), extra={"refunded_payment": refund, "service": True}
    )
    world.updates.put("message", message.api())
    return True


@method("getStarTransactions")
def get_star_transactions(call: Call) -> object:
    """The list in the order they happened."""
    start = max(0, call.args.get("offset", 0))
    return {"transactions": call.world.star_transactions[start : start + call.args.get("limit", 100)]}


@method("getMyStarBalance")
def get_my_star_balance(call: Call) -> object:
    """Stars taken less stars given back."""
    return {"amount": sum(one["amount"] if "source" in one else -one["amount"] for one in call.world.star_transactions)}
