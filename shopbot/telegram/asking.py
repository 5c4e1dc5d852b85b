"""The Bot API for errands and looks of plugins, which run outside the clerk and know no errors of this room."""

from collections.abc import Callable
from typing import Any

from shopbot.errors import NotReady, Refused
from shopbot.telegram import verdict
from shopbot.telegram.api import Api, ApiError, Files, Unreachable
from shopbot.telegram.verdict import Verdict

_LATER = (Verdict.WAIT, Verdict.AGAIN)


def asker(api: Api) -> Callable[..., Any]:
    """Return a function `(method, *, files=None, **params) -> result`; `files` are as `Api.call` takes them.

    It raises NotReady when nobody answered or Telegram wants it later (with the seconds it named), Refused when it said
    no. After NotReady the call may have been carried out.
    """

    def ask(method: str, *, files: Files | None = None, **params: Any) -> Any:
        try:
            return api.call(method, params, files)
        except Unreachable as error:
            raise NotReady(f"Telegram did not answer {method}: {error.problem}") from error
        except ApiError as error:
            if verdict.of(error) in _LATER:
                after = None if error.retry_after is None else round(error.retry_after + 0.5)
                raise NotReady(f"{method}: {error}", after) from error
            raise Refused(error.description) from error

    return ask
