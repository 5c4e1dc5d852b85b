"""One frozen Config; every mistake at once, each with where it is and what to write instead."""

import os
import shutil
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from shopbot import config
from shopbot.config import Shop
from shopbot.config_rules import RULES
from shopbot.errors import BadConfig, Exit, NoFile, WrongKey

PROJECT = Path(__file__).parent.parent
TOKEN = "123456789:AAF" + "x" * 32
OTHER = "987654321:BBF" + "y" * 32
KEY = "0123456789abcdef" * 4
HOOKED = "[telegram]\nmode = 'webhook'\n[web]\npublic_url = '"


def write(root: Path, toml: str = "", env: str = "") -> Path:
    (root / "config.toml").write_text(toml, "utf-8")
    (root / ".env").write_text(env, "utf-8")
    (root / ".env").chmod(0o600)
    return root


def problems(root: Path, environ: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(BadConfig) as refused:
        config.load(root, environ or {})
    assert refused.value.exit_code == Exit.CONFIG
    return list(refused.value.problems)


def with_key(root: Path, text: str = KEY + "\n", mode: int = 0o600) -> Path:
    (root / "data").mkdir(exist_ok=True)
    key = root / "data" / "shop.key"
    key.write_text(text)
    key.chmod(mode)
    return key


def test_a_token_is_all_that_is_required(tmp_path: Path) -> None:
    loaded = config.load(write(tmp_path, env=f"TELEGRAM_TOKEN={TOKEN}"), {})
    assert loaded.telegram.token.reveal() == TOKEN
    assert loaded.mode == "live"
    assert loaded.paths.file == tmp_path / "data" / "shop.db"
    assert loaded.shop == Shop()
    assert loaded.warnings == ()


def test_nothing_at_all_asks_for_the_token_and_nothing_else(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path)
    assert problem.startswith(".env: TELEGRAM_TOKEN is missing")


def test_init_can_run_before_there_is_a_token(tmp_path: Path) -> None:
    assert not config.load(tmp_path, {}, token_required=False).telegram.token


def test_the_example_says_what_the_defaults_are(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "config.example.toml", tmp_path / "config.toml")
    example = config.load(tmp_path, {}, token_required=False)
    (tmp_path / "config.toml").unlink()
    assert example == config.load(tmp_path, {}, token_required=False)


def test_the_example_explains_every_key() -> None:
    example = (PROJECT / "config.example.toml").read_text("utf-8")
    for name in ("shop", "data", "plugins", "log", "limits"):
        assert f"[{name}]" in example
    for section, keys in RULES.items():
        for key in set(keys) - {"token"}:
            assert f"\n{key} = " in example.replace("\n# ", "\n"), f"{section}.{key}"


def test_a_later_source_wins(tmp_path: Path) -> None:
    write(tmp_path, f'[telegram]\ntoken = "{OTHER}"\n[log]\nlevel = "error"', f"TELEGRAM_TOKEN={TOKEN}")
    (tmp_path / "config.toml").chmod(0o600)
    loaded = config.load(tmp_path, {"SHOPBOT_LOG_LEVEL": "debug", "PATH": "/bin"})
    assert loaded.telegram.token.reveal() == TOKEN
    assert loaded.log.level == "debug"


def test_names_in_the_environment_carry_every_type(tmp_path: Path) -> None:
    loaded = config.load(
        tmp_path,
        {
            "TELEGRAM_TOKEN": TOKEN,
            "SHOPBOT_TELEGRAM_OWNERS": "5, 6",
            "SHOPBOT_LOG_JSON": "yes",
            "SHOPBOT_LIMITS_UPDATES_PER_MINUTE": "7",
            "SHOPBOT_DATA_FOLDER": "/srv/shop",
            "SHOPBOT_PLUGINS_OFF": "hello",
        },
    )
    assert loaded.telegram.owners == (5, 6)
    assert loaded.log.json is True
    assert loaded.limits.updates_per_minute == 7
    assert loaded.paths.backups == Path("/srv/shop/backups")
    assert loaded.plugins.off == ("hello",)


def test_every_mistake_is_reported_at_once_with_its_place(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
        [shop]
        nmae = "x"
        currency = 5
        time_zone = "Mars/Olympus"
        token = "x"
        [shp]
        [telegram]
        api_url = "telegram"
        owners = ["me"]
        [log]
        level = "inof"
        json = 1
        [plugins]
        on = ["hello"]
        off = ["hello"]
        """,
        "TELEGRAM_TOKN=x\nbroken line\nSHOPBOT_LIMITS_UPDATES_PER_MINUTE=many\n",
    )
    said = "\n".join(problems(tmp_path, {"SHOPBOT_SHOP_CURENCY": "IDR"}))
    for part in (
        "config.toml: shop.nmae is not known; did you mean name?",
        'config.toml: shop.currency must be a currency; for example: currency = "IDR"',
        "config.toml: shop.time_zone is no time zone",
        "config.toml: shop.token is not known; it belongs in [telegram]",
        "config.toml: [shp] is not known; did you mean shop?",
        "config.toml: telegram.api_url must be a web address",
        "config.toml: telegram.owners must be a list of Telegram ids",
        "config.toml: log.level must be one of debug, info, warning, error; did you mean info?",
        "config.toml: log.json must be true or false",
        "plugins.on and plugins.off both name hello",
        ".env: TELEGRAM_TOKN is not known; did you mean TELEGRAM_TOKEN?",
        ".env: line 2 is not of the form NAME=value",
        ".env: SHOPBOT_LIMITS_UPDATES_PER_MINUTE must be a whole number; for example: SHOPBOT_LIMITS_",
        "environment: SHOPBOT_SHOP_CURENCY is not known; did you mean SHOPBOT_SHOP_CURRENCY?",
        ".env: TELEGRAM_TOKEN is missing",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[shop", "cannot be understood"),
        ("shop = 1", "write [shop] on its own line"),
        ("plugin = 1", "write [plugin.<name>]"),
        ("[plugin]\nhello = 1", "write [plugin.<name>]"),
        ("[shop]\nlanguages = []", "shop.languages is empty"),
        ('[shop]\nlanguages = ["en"]\nlanguage = "ar"', "shop.language is ar"),
        ('[shop]\nname = ""', "1 to 64 characters"),
        ("[limits]\nupdates_per_minute = true", "must be a whole number"),
        ("[limits]\nupdates_per_minute = 0", "between 1 and 10000"),
        ("[log]\nslow_ms = 0", "between 1 and 60000"),
        ("[telegram]\nowners = [-1]", "numbers above 0"),
        ('[telegram]\nmode = "webhok"', "must be one of polling, webhook; did you mean webhook?"),
        ('[telegram]\nmode = "webhook"', "so Telegram must know where the shop is"),
        (f"{HOOKED}https://shop.example.com:8080'", "Telegram delivers only to 443, 80, 88, 8443"),
        (f"{HOOKED}http://shop.example.com'", "must be a web address that starts with https://"),
        ('[web]\npublic_url = "https://shop.example.com/?a=1"', "must be a web address that starts with https://"),
        ('[web]\npublic_url = "https://me:secret@shop.example.com"', "must be a web address that starts with https://"),
        ('[web]\nhost = "0.0.0.0"', "would show plain HTTP to other machines"),
        ('[web]\nhost = "::"', "would show plain HTTP to other machines"),
        ('[web]\nhost = "shop.example.com"', "would show plain HTTP to other machines"),
        ('[web]\nmetrics_token = "short"', "must have at least 16"),
    ],
)
def test_one_mistake_is_one_problem(tmp_path: Path, toml: str, said: str) -> None:
    (problem,) = problems(write(tmp_path, toml), {"TELEGRAM_TOKEN": TOKEN})
    assert said in problem


@pytest.mark.parametrize(
    "toml",
    [
        '[web]\nhost = "127.0.0.1"',
        '[web]\nhost = "::1"',
        '[web]\nhost = "localhost"',
        '[web]\nhost = "0.0.0.0"\nplain_http = true',
        f"{HOOKED}https://shop.example.com:8443/one'",
    ],
)
def test_a_door_that_nobody_on_the_way_can_read_is_allowed(tmp_path: Path, toml: str) -> None:
    assert config.load(write(tmp_path, toml), {"TELEGRAM_TOKEN": TOKEN}).web.listens_at == config.DOOR_PORT


def test_a_telegram_of_ones_own_may_deliver_to_any_port(tmp_path: Path) -> None:
    write(tmp_path, f"{HOOKED}http://127.0.0.1:8080'")
    names = {"TELEGRAM_TOKEN": TOKEN, "SHOPBOT_TELEGRAM_API_URL": "http://127.0.0.1:8081"}
    assert config.load(tmp_path, names).telegram.mode == "webhook"


def test_the_public_address_ends_without_a_slash(tmp_path: Path) -> None:
    write(tmp_path, '[web]\npublic_url = "https://shop.example.com/one/"')
    assert config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN}).web.public_url == "https://shop.example.com/one"


def test_the_metrics_token_is_shown_nowhere(tmp_path: Path) -> None:
    token = "synthetic-metrics-token"
    write(tmp_path, f'[web]\nmetrics_token = "{token}"')
    (tmp_path / "config.toml").chmod(0o644)
    loaded = config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN})
    assert token not in repr(loaded)
    assert loaded.web.metrics_token.reveal() == token
    assert any("can be read by other users" in warning for warning in loaded.warnings)


def test_a_wrong_token_is_reported_without_being_shown(tmp_path: Path) -> None:
    almost = TOKEN.replace(":", ";")
    (problem,) = problems(tmp_path, {"TELEGRAM_TOKEN": almost})
    assert almost not in problem
    assert "BotFather" in problem


def test_a_file_in_another_encoding_is_reported(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes('[shop]\nname = "Café"'.encode("latin-1"))
    (problem,) = problems(tmp_path, {"TELEGRAM_TOKEN": TOKEN})
    assert "save it again as UTF-8" in problem


def test_a_shop_in_one_language_needs_no_second_setting(tmp_path: Path) -> None:
    write(tmp_path, '[shop]\nlanguages = ["fa", "ar"]')
    assert config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN}).shop.language == "fa"


def test_plugins_first_settings_are_handed_on_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, '[plugin.hello]\nemoji = "x"\ntimes = 3')
    loaded = config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN})
    assert loaded.plugin == {"hello": {"emoji": "x", "times": 3}}


def test_a_token_others_can_read_is_a_warning_with_the_command(tmp_path: Path) -> None:
    write(tmp_path, env=f"TELEGRAM_TOKEN={TOKEN}")
    (tmp_path / ".env").chmod(0o644)
    (warning,) = config.load(tmp_path, {}).warnings
    assert warning.endswith(f"chmod 600 {tmp_path / '.env'}")


def test_config_shows_no_token_and_cannot_be_changed(tmp_path: Path) -> None:
    loaded = config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN})
    assert TOKEN not in repr(loaded)
    with pytest.raises(FrozenInstanceError):
        loaded.mode = "demo"  # type: ignore[misc]


def test_a_pretend_shop_knows_nothing_of_the_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, '[data]\nfolder = "real"', f"TELEGRAM_TOKEN={TOKEN}")
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("SHOPBOT_KEY_FILE", "/real/key")
    made = config.pretend(tmp_path, tmp_path / "demo", mode="demo", shop=Shop(language="ar"))
    assert (made.mode, made.shop.language) == ("demo", "ar")
    assert made.telegram.token.reveal() != TOKEN
    paths = made.paths
    for path in (paths.file, paths.key, paths.lock, paths.anchor, paths.backups, made.data.folder):
        assert path.is_relative_to(tmp_path / "demo")
    assert made.plugins.folders == (tmp_path / "plugins",)


def test_the_key_is_read_from_its_file(tmp_path: Path) -> None:
    with_key(tmp_path, KEY.upper())
    loaded = config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN})
    assert config.read_key(loaded).reveal() == KEY


def test_the_services_key_comes_before_a_named_one_and_that_before_the_folders(tmp_path: Path) -> None:
    with_key(tmp_path)
    given = tmp_path / "credentials"
    given.mkdir()
    environ = {"TELEGRAM_TOKEN": TOKEN, "SHOPBOT_KEY_FILE": "other.key", "CREDENTIALS_DIRECTORY": str(given)}
    assert config.load(tmp_path, environ).paths.key == tmp_path / "other.key"
    (given / "db.key").write_text(KEY)
    assert config.load(tmp_path, environ).paths.key == given / "db.key"


def test_a_vault_agents_file_is_a_named_key(tmp_path: Path) -> None:
    """An agent writes its template anew and renames it into place, with a line break at the end and mode 0600."""
    rendered = tmp_path / "rendered"
    rendered.touch(mode=0o600)
    rendered.write_text(KEY + "\n")
    (tmp_path / "secrets").mkdir()
    rendered.rename(tmp_path / "secrets" / "shop.key")
    loaded = config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN, "SHOPBOT_KEY_FILE": str(tmp_path / "secrets/shop.key")})
    assert config.read_key(loaded).reveal() == KEY
    assert loaded.paths.key_from == "named file"


def test_the_services_token_comes_before_all_others(tmp_path: Path) -> None:
    write(tmp_path, env=f"TELEGRAM_TOKEN={OTHER}")
    (tmp_path / "bot.token").write_text(f"{TOKEN}\n")
    environ = {"TELEGRAM_TOKEN": OTHER, "CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert config.load(tmp_path, environ).telegram.token.reveal() == TOKEN
    (tmp_path / "bot.token").write_text("half a tok")
    with pytest.raises(BadConfig, match=r"credential: bot\.token is not a token") as refused:
        config.load(tmp_path, environ)
    assert "half a tok" not in str(refused.value)


def test_a_key_in_the_environment_is_for_development_only(tmp_path: Path) -> None:
    environ = {"TELEGRAM_TOKEN": TOKEN, "SHOPBOT_KEY": KEY.upper(), "SHOPBOT_ENVIRONMENT": "development"}
    loaded = config.load(tmp_path, environ)
    assert config.read_key(loaded).reveal() == KEY
    assert KEY.upper() not in repr(loaded)
    for environment in ("live", "staging"):
        with pytest.raises(BadConfig, match="SHOPBOT_KEY is read in development only"):
            config.load(tmp_path, {**environ, "SHOPBOT_ENVIRONMENT": environment})
    with pytest.raises(WrongKey, match="What SHOPBOT_KEY holds is no key"):
        config.read_key(config.load(tmp_path, {**environ, "SHOPBOT_KEY": "abc"}))


def test_a_key_in_dotenv_is_told_where_it_belongs(tmp_path: Path) -> None:
    write(tmp_path, env=f"TELEGRAM_TOKEN={TOKEN}\nSHOPBOT_KEY={KEY}")
    with pytest.raises(BadConfig, match=r"data/shop\.key") as refused:
        config.load(tmp_path, {"SHOPBOT_ENVIRONMENT": "development"})
    assert KEY not in str(refused.value)


def test_a_shop_is_live_unless_it_says_otherwise(tmp_path: Path) -> None:
    assert config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN}).mode == "live"
    write(tmp_path, '[shop]\nenvironment = "staging"')
    loaded = config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN})
    assert loaded.shop.environment == "staging"
    assert loaded.mode == "test", "pretended payments may be switched on"
    with pytest.raises(BadConfig, match="must be one of live, staging, development"):
        config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN, "SHOPBOT_ENVIRONMENT": "prod"})


def test_no_key_is_never_answered_with_a_new_one(tmp_path: Path) -> None:
    loaded = config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN})
    with pytest.raises(NoFile, match="no key at"):
        config.read_key(loaded)
    assert not loaded.paths.key.exists()


def test_a_lost_key_beside_a_shop_is_not_advised_a_new_shop(tmp_path: Path) -> None:
    loaded = config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN})
    loaded.paths.file.parent.mkdir()
    loaded.paths.file.touch()
    with pytest.raises(NoFile) as refused:
        config.read_key(loaded)
    assert "init --recover" in refused.value.hint


@pytest.mark.parametrize("text", ["", KEY[:-1], KEY + "0", "g" * 64, "x'" + KEY + "'", "é" * 64])
def test_a_key_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    with_key(tmp_path, text)
    with pytest.raises(WrongKey, match=r"is no key \(64 hex digits\)"):
        config.read_key(config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN}))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_others_can_read_is_refused_with_the_command(tmp_path: Path, mode: int) -> None:
    key = with_key(tmp_path, mode=mode)
    with pytest.raises(BadConfig) as refused:
        config.read_key(config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN}))
    assert refused.value.hint == f"Type: chmod 600 {key}"


def test_a_key_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_key(tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(BadConfig, match="belongs to another user"):
        config.read_key(config.load(tmp_path, {"TELEGRAM_TOKEN": TOKEN}))
