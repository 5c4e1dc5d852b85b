"""What the owner decides about backups, and what is remembered of those that were made."""

from dataclasses import dataclass

from shopbot.api import Keep, Plugin, setting

_MINUTE, _HOUR, _MB = 60, 3600, 1 << 20


@dataclass(frozen=True)
class Settings:
    """How often, how many, and where to."""

    every: int = setting(30 * _MINUTE, "Minutes between two backups", low=10, high=1440, unit=_MINUTE)
    newest: int = setting(48, "How many of the newest backups are kept on the server", low=2, high=500)
    days: int = setting(14, "For how many days the last backup of the day is kept", low=0, high=366)
    weeks: int = setting(8, "For how many weeks the last backup of the week is kept", low=0, high=260)
    disk: int = setting(4096 * _MB, "The most megabytes backups take on the server", low=50, high=10_000_000, unit=_MB)
    copies: int = setting(24 * _HOUR, "Hours between two copies to each other place", low=1, high=168, unit=_HOUR)
    chat: bool = setting(default=True, help="Keep copies in the owner's chat with the bot")
    folder: str = setting("", "A folder on another disk or a mounted share for copies")
    s3_endpoint: str = setting("", "Address of an S3 service for copies, https://…", address=True)
    s3_bucket: str = setting("", "Name of the bucket")
    s3_region: str = setting("", "Region of the bucket, if the service has regions")
    s3_folder: str = setting("", "What goes before the names of the copies in the bucket, if several shops share it")
    s3_key: str = setting("", "Access key of the S3 service", secret=True)
    s3_secret: str = setting("", "Secret key of the S3 service", secret=True)

    @property
    def keep(self) -> Keep:
        """How many backups are kept."""
        return Keep(self.newest, self.days, self.weeks, self.disk)


plugin = Plugin("backups", Settings)
for done in ("sent", "fetched", "key"):
    plugin.final(f"backups.{done}", f"final-{done}")
# `backups_note` holds small facts as JSON, `backups_copy` what is kept where, `backups_trouble` what does not work.
plugin.migration(
    "001_copies",
    """
    CREATE TABLE backups_note (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE backups_copy (
        place TEXT    NOT NULL,
        name  TEXT    NOT NULL,
        at    INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        note  TEXT    NOT NULL,
        PRIMARY KEY (place, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE backups_trouble (
        what   TEXT PRIMARY KEY,
        reason TEXT    NOT NULL,
        facts  TEXT    NOT NULL,
        since  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
)
