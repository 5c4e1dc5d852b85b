"""Backups that come back: sent to the bot as files, or brought from a place. They are put on the server, and no more.

Only the recovery key opens them, and a secret has no place in a chat: the bot answers with the one command to type on
the server, where the key is asked for without being shown.
"""

from plugins.backups.declare import Settings, plugin
from plugins.backups.screens import size
from shopbot.api import OWNER, BackupBrought, Code, Context, Request, audit, backups

_NAME = r"shop-\d{8}T\d{6}Z-\d{1,18}\.age(?:\.part\d{3}of\d{3})?"
_PARTS_WAIT = "backup_parts_wait"


@plugin.document(_NAME, allow=OWNER)
def came(request: Request[Settings]) -> None:
    """Fetch a backup that the owner has sent."""
    if backups.receive(request):
        document = request.incoming.document
        name = document.name if document else ""
        audit.write(request.tx, request.actor, "backups.fetched", "copy:chat", None, {"name": name})
        request.reply("receiving")


@plugin.on(BackupBrought)
def brought(ctx: Context[Settings], event: BackupBrought) -> None:
    """Say where it lies and what to type, or what is missing."""
    dedupe = f"brought:{event.name}:{event.at}"
    if event.reason:
        key = "told-parts-wait" if event.reason == _PARTS_WAIT else "told-not-brought"
        ctx.tell(event.by, key, dedupe=dedupe, why=backups.reason(event.reason, event.facts))
        return
    ctx.tell(
        event.by, "told-brought", dedupe=dedupe, name=event.name, size=size(event.bytes),
        command=Code(backups.restore_command(ctx, event.name)),
    )  # fmt: skip
