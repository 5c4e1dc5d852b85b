"""Answers to taps and inline queries."""

from __future__ import annotations

from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.refusal import bad_request, broken_rule
from shopbot.simulator.world import QUERY_LIFE_S, TOO_OLD

RESULTS = 50
OFFSET_BYTES = 64


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> object:
    """Stop the spinner of a tapped button, once, and show the toast or alert."""
    args, world = call.args, call.world
    world.open_taps()
    tap = world.taps.take(args["callback_query_id"])
    if tap is None:
        raise bad_request(TOO_OLD)
    world.stop_spinner(tap)
    chat = tap.chat.id if tap.chat is not None else None
    facts = {"person": tap.person.id, "chat": chat, "message_id": tap.message_id, "callback_query_id": tap.id}
    world.events.add("callback", state="answered", **facts)
    if args.get("text") or args.get("url"):
        world.toast(tap, args.get("text", ""), alert=bool(args.get("show_alert")), url=args.get("url", ""))
    return True


@method("answerInlineQuery")
def answer_inline_query(call: Call) -> object:
    """Results for somebody typing the bot's name; shown to that person only."""
    args, world = call.args, call.world
    query = world.inline_queries.get(args["inline_query_id"])
    if query is None or world.clock.now_exact() - query.at > QUERY_LIFE_S:
        raise bad_request(TOO_OLD)
    if len(args["results"]) > RESULTS:
        raise broken_rule("RESULTS_TOO_MUCH")
    if len(args.get("next_offset", "").encode()) > OFFSET_BYTES:
        raise broken_rule("NEXT_OFFSET_INVALID")
    ids = [one["id"] for one in args["results"]]
    if len(set(ids)) != len(ids):
        raise broken_rule("RESULT_ID_DUPLICATE")
    query.data["results"] = {one["id"]: one for one in args["results"]}
    query.data |= {name: args[name] for name in ("next_offset", "button") if name in args}
    world.events.add("inline_results", person=query.person.id, inline_query_id=query.id)
    return True
