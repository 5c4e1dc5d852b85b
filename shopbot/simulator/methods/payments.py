"""Invoices from the pay button to the refund. The money is pretended; the order of events is the real one."""

from __future__ import annotations

from typing import Any

from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.methods.sending import post
from shopbot.simulator.refusal import bad_request
from shopbot.simulator.world import TOO_OLD, Chat, Json, Message, Person, Query, World

LINK = "https://t.me/$"


@method("sendInvoice")
def send_invoice(call: Call) -> object:
    """An invoice; the pay button is added when the bot gives none."""
    args = call.args
    chat = call.world.writable(args["chat_id"])
    shown = _shown(args)
    label = f"Pay {shown['total_amount']} {shown['currency']}"
    args["reply_markup"] = args.get("reply_markup") or {"inline_keyboard": [[{"text": label, "pay": True}]]}
    return post(call, chat, payload=args["payload"], extra={"invoice": shown}).api()


@method("createInvoiceLink")
def create_invoice_link(call: Call) -> object:
    """An address under which anybody can pay, any number of times."""
    args = call.args
    link = f"{LINK}sim{call.world.new_id()}"
    period = {name: args[name] for name in ("subscription_period",) if name in args}
    call.world.invoice_links[link] = {**_shown(args), "payload": args["payload"], **period}
    return link


def _shown(args: dict[str, Any]) -> Json:
    return {
        "title": args["title"],
        "description": args["description"],
        "start_parameter": args.get("start_parameter", ""),
        "currency": args["currency"],
        "total_amount": sum(price["amount"] for price in args["prices"]),
    }


def pay(world: World, person: Person, chat: Chat, message: Message) -> int:
    """Somebody presses pay: the bot gets a pre_checkout_query and has ten seconds. Returns the update's number."""
    return _ask(world, person, chat, {**message.extra["invoice"], "payload": message.payload}, message.id)


def pay_link(world: World, person: Person, link: str) -> int:
    """The same for an invoice opened by its address."""
    return _ask(world, person, world.chats[person.id], world.invoice_links[link], 0)


def _ask(world: World, person: Person, chat: Chat, invoice: Json, message_id: int) -> int:
    query = Query(world.new_id(), person, world.clock.now_exact(), chat, message_id)
    query.data = {
        "currency": invoice["currency"],
        "total_amount": invoice["total_amount"],
        "invoice_payload": invoice["payload"],
    }
    body = {"id": query.id, "from": person.user(), **query.data}
    if "subscription_period" in invoice:
        query.data["subscription_expiration_date"] = world.clock.now() + invoice["subscription_period"]
    world.checkouts.add(query)
    return world.updates.put("pre_checkout_query", body)


def end_late(world: World) -> None:
    """Give up on every pre-checkout whose ten seconds are over."""
    for query in world.checkouts.drop_late():
        world.toast(query, "Bot precheckout timed out", alert=True)


@method("answerPreCheckoutQuery")
def answer_pre_checkout(call: Call) -> object:
    """Take or refuse a payment, within ten seconds, once."""
    world = call.world
    end_late(world)
    query = world.checkouts.take(call.args["pre_checkout_query_id"])
    if query is None:
        raise bad_request(TOO_OLD)
    if call.args["ok"]:
        _paid(world, query)
    else:
        world.toast(query, call.args["error_message"], alert=True)
    return True


def _paid(world: World, query: Query) -> None:
    assert query.chat is not None  # noqa: S101 - an invoice is in a chat
    charge = f"sim-charge-{query.id}"
    payment = {**query.data, "telegram_payment_charge_id": charge, "provider_payment_charge_id": f"provider-{query.id}"}
    if "subscription_expiration_date" in query.data:
        payment |= {"is_recurring": True, "is_first_recurring": True}
    invoice = query.chat.messages.get(query.message_id)
    if invoice is not None:
        invoice.paid = True
        world.touched(invoice)
    if query.data["currency"] == "XTR":
        amount, payload = query.data["total_amount"], query.data["invoice_payload"]
        world.star_transactions.append(_transaction(world, query.person, "source", amount, charge, payload))
    world.add_service(query.chat, query.person.user(), "successful_payment", payment)


def _transaction(world: World, person: Person, side: str, amount: int, charge: str, payload: str) -> Json:
    partner = {"type": "user", "transaction_type": "invoice_payment", "user": person.user(), "invoice_payload": payload}
    return {"id": charge, "amount": amount, "date": world.clock.now(), side: partner}


def refund(world: World, person_id: int, charge: str) -> None:
    """Give the stars of one charge back, once; the payer and the bot see a message of it."""
    mine = [one for one in world.star_transactions if one["id"] == charge]
    taken = next((one for one in mine if "source" in one), None)
    if taken is None or taken["source"]["user"]["id"] != person_id:
        raise bad_request("CHARGE_ID_INVALID")
    if len(mine) > 1:
        raise bad_request("CHARGE_ALREADY_REFUNDED")
    person, amount, payload = world.people[person_id], taken["amount"], taken["source"]["invoice_payload"]
    world.star_transactions.append(_transaction(world, person, "receiver", amount, charge, payload))
    facts = {"currency": "XTR", "total_amount": amount, "invoice_payload": payload}
    facts["telegram_payment_charge_id"] = charge
    world.add_service(world.chats[person.id], person.user(), "refunded_payment", facts)


@method("refundStarPayment")
def refund_star_payment(call: Call) -> object:
    """The bot gives stars back."""
    refund(call.world, call.args["user_id"], call.args["telegram_payment_charge_id"])
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
