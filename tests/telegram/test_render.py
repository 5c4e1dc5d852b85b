"""From a rendered message to the calls it takes."""

import pytest

from shopbot.host.screen import Rendered
from shopbot.telegram.html import plain, units
from shopbot.telegram.render import How, Part, Pictures, editing, mark, parts, sending

ROW = (({"text": "Tap", "callback_data": "x"},),)


def test_buttons_go_with_the_last_part_and_the_picture_with_the_first() -> None:
    made = parts(Rendered("word " * 1500, ROW, photo="AgACfile_id"))
    assert [bool(part.photo) for part in made] == [True, *[False] * (len(made) - 1)]
    assert [bool(part.markup) for part in made] == [*[False] * (len(made) - 1), True]
    assert units(plain(made[0].html)) <= 1024
    assert all(units(plain(part.html)) <= 4096 for part in made)


def test_a_button_telegram_would_refuse_is_a_bug_here() -> None:
    with pytest.raises(ValueError, match="66 bytes"):
        parts(Rendered("x", (({"text": "Tap", "callback_data": "ж" * 33},),)))


def test_a_screen_is_silent_and_without_link_previews() -> None:
    method, params, files = sending(7, Part("x"), How(), Pictures())
    assert (method, files) == ("sendMessage", None)
    assert params["disable_notification"]
    assert params["link_preview_options"] == {"is_disabled": True}


def test_goods_can_ring_and_be_protected_in_a_topic() -> None:
    _, params, _ = sending(7, Part("x", protected=True), How(silent=False, thread=5, reply_to=9), Pictures())
    assert "disable_notification" not in params
    assert params["protect_content"]
    assert params["message_thread_id"] == 5
    assert params["reply_parameters"] == {"message_id": 9, "allow_sending_without_reply": True}


def test_a_file_id_or_an_address_is_not_looked_for_on_the_disk() -> None:
    for photo in ("AgACAgIAAxkBAAIB-_x", "https://example.com/x.png"):
        _, params, files = sending(7, Part("x", photo=photo), How(), Pictures())
        assert (params["photo"], files) == (photo, None)


def test_an_edit_that_keeps_its_picture_changes_only_the_caption() -> None:
    method, params, _ = editing(7, 8, Part("x", photo="AgAC"), Pictures(), same_photo=True)
    assert method == "editMessageCaption"
    assert "media" not in params


def test_a_picture_drawn_just_now_is_uploaded() -> None:
    _, params, files = sending(7, Part("x", photo=b"drawn"), How(), Pictures())
    assert params["photo"] == "attach://upload"
    assert files == {"upload": ("picture", b"drawn")}


def test_two_drawn_pictures_are_told_apart_without_keeping_them() -> None:
    assert mark(b"one" * 9000) == mark(b"one" * 9000) != mark(b"two" * 9000)
    assert len(str(mark(b"one" * 9000))) == 64
    assert (mark("AgAC"), mark(None)) == ("AgAC", None)
