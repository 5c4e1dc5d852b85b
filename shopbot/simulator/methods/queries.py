"""Answers to taps and inline queries, and the polling calls."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.refusal import bad_request
from shopbot.simulator.webhooks import LOCAL
from shopbot.simulator.world import TOO_OLD


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> object:
    """Stop the spinner of a tapped button, once, and show the toast or alert."""
    args, world = call.args, call.world
    tap = world.taps.get(args["callback_query_id"])
    if tap is None or world.expired(tap):
        raise bad_request(TOO_OLD)
    del world.taps[tap.id]
    assert tap.chat is not None  # noqa: S101 - every tap has a chat
    message = tap.chat.messages.get(tap.message_id)
    if message is not None:
        message.waiting.pop(tap.id, None)
    facts = {"person": tap.person.id, "chat": tap.chat.id, "callback_query_id": tap.id}
    world.events.add("callback", state="answered", message_id=tap.message_id, **facts)
    if args.get("text") or args.get("url"):
        toast = _toast(call, tap.id)
        tap.chat.toasts.append({**toast, "person": tap.person.id})
        del tap.chat.toasts[:-50]
        world.events.add("toast", **facts, **{k: v for k, v in toast.items() if k != "callback_query_id"})
    return True


def _toast(call: Call, query: str) -> dict[str, Any]:
    args = call.args
    return {
        "id": next(call.world.numbers),
        "callback_query_id": query,
        "text": args.get("text", ""),
        "alert": bool(args.get("show_alert")),
        "at": call.world.clock.now(),
        **({"url": args["url"]} if "url" in args else {}),
    }


@method("answerInlineQuery")
def answer_inline_query(call: Call) -> object:
    """Results for somebody typing the bot's name; shown to that person only."""
    query = call.world.inline_queries.get(call.args["inline_query_id"])
    if query is None or call.world.expired(query):
        raise bad_request(TOO_OLD)
    if len(call.args["results"]) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [one["id"] for one in call.args["results"]]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    query.data["results"] = [_shown(one) for one in call.args["results"]]
    call.world.events.add("inline_results", person=query.person.id, inline_query_id=query.id)
    return True


def _shown(result: dict[str, Any]) -> dict[str, Any]:
    return {name: result[name] for name in ("type", "id", "title", "description", "url") if name in result}


@method("setWebhook")
def set_webhook(call: Call) -> object:
    """Deliver to this address from now on; an empty one goes back to polling."""
    args, world = call.args, call.world
    url = args.get("url", "")
    if url and not url.startswith("https://") and urlsplit(url).hostname not in LOCAL:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if args.get("drop_pending_updates"):
        world.updates.forget_all()
    if "allowed_updates" in args:
        world.updates.allow(args["allowed_updates"])
    world.updates.set_webhook(url)
    world.webhook = {"max_connections": args.get("max_connections", 40)} if url else {}
    world.webhook_secret = args.get("secret_token", "")
    return True


@method("deleteWebhook")
def delete_webhook(call: Call) -> object:
    """Back to polling."""
    if call.args.get("drop_pending_updates"):
        call.world.updates.forget_all()
    call.world.updates.set_webhook("")
    call.world.webhook = {}
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> object:
    """The stored address and how many updates wait."""
    updates = call.world.updates
    made = {"url": updates.webhook_url, "has_custom_certificate": False, "pending_update_count": len(updates)}
    return made | call.world.webhook
