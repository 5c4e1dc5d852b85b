"""What errands and looks are told when the Bot API does not do as it is asked, over a real connection."""

from typing import Any

import pytest

from shopbot.errors import NotReady, Refused
from shopbot.fakes.serve import Answer, Asked, Edge
from shopbot.secret import Secret
from shopbot.telegram.api import Api
from shopbot.telegram.asking import asker

_TOKEN = "1234567890:canary-canary-canary-canary-canary"


def said(status: int, description: str, **parameters: int) -> Answer:
    """Return a refusal as the Bot API writes it."""
    return Answer(status, {"ok": False, "error_code": status, "description": description, "parameters": parameters})


def ask(answer: Answer, method: str = "getStarTransactions", **params: Any) -> tuple[Any, list[Asked]]:
    """Ask a Bot API that gives this answer; return the result and what it was asked."""
    heard: list[Asked] = []

    def hear(asked: Asked) -> Answer:
        heard.append(asked)
        return answer

    with Edge(hear) as edge:
        return asker(Api(Secret(_TOKEN), edge.url))(method, **params), heard


def test_an_answer_is_handed_on_and_the_parameters_went_out() -> None:
    result, heard = ask(Answer(body={"ok": True, "result": {"transactions": []}}), offset=0, limit=100)
    assert result == {"transactions": []}
    assert [one.path.rpartition("/")[2] for one in heard] == ["getStarTransactions"]
    assert heard[0].json() == {"offset": 0, "limit": 100}


def test_nobody_there_is_not_ready_and_the_token_stays_unsaid() -> None:
    with pytest.raises(NotReady) as caught:
        asker(Api(Secret(_TOKEN), "http://127.0.0.1:9"))("getMe")
    assert "did not answer getMe" in caught.value.reason
    assert "canary" not in caught.value.reason


def test_too_many_requests_is_not_ready_for_the_seconds_named() -> None:
    with pytest.raises(NotReady) as caught:
        ask(said(429, "Too Many Requests: retry after 7", retry_after=7))
    assert caught.value.after is not None
    assert 7 <= caught.value.after <= 8


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_fault_on_the_other_side_is_not_ready(status: int) -> None:
    with pytest.raises(NotReady):
        ask(said(status, "Bad Gateway"))


def test_a_no_is_refused_in_telegrams_own_words() -> None:
    with pytest.raises(Refused) as caught:
        ask(said(400, "Bad Request: CHARGE_ALREADY_REFUNDED"), "refundStarPayment", user_id=5)
    assert caught.value.words == "Bad Request: CHARGE_ALREADY_REFUNDED"
