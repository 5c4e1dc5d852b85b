"""The webhook: where updates are delivered to instead of being fetched."""

from __future__ import annotations

from urllib.parse import urlsplit

from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.refusal import broken_rule
from shopbot.simulator.webhooks import LOCAL

PORTS = frozenset({443, 80, 88, 8443})


def _check_address(url: str) -> None:
    """Only https, on one of four ports; on this machine both are free, standing for the proxy in front of a shop."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise broken_rule("bad webhook: Wrong HTTP URL") from None
    if not host:
        raise broken_rule("bad webhook: Wrong HTTP URL")
    if host in LOCAL:
        return
    if parts.scheme != "https":
        raise broken_rule("bad webhook: An HTTPS URL must be provided for webhook")
    if port is not None and port not in PORTS:
        raise broken_rule("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


@method("setWebhook")
def set_webhook(call: Call) -> object:
    """Deliver to this address from now on; an empty one goes back to polling."""
    args, world = call.args, call.world
    url = args.get("url", "")
    if url:
        _check_address(url)
    if args.get("drop_pending_updates"):
        world.updates.forget_all()
    if "allowed_updates" in args:
        world.updates.allow(args["allowed_updates"])
    world.updates.set_webhook(url)
    world.webhook = {"max_connections": args.get("max_connections", 40)} if url else {}
    world.webhook_secret = args.get("secret_token", "")
    world.webhook_certificate = "certificate" in args
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
    """The stored address, how many updates wait, and what went wrong last."""
    world = call.world
    made = {"url": world.updates.webhook_url, "pending_update_count": len(world.updates)}
    made["has_custom_certificate"] = bool(made["url"]) and world.webhook_certificate
    if world.updates.chosen:
        made["allowed_updates"] = sorted(world.updates.allowed)
    return made | world.webhook
