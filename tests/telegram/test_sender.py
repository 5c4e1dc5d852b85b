"""What leaves for Telegram, against a Telegram that misbehaves."""

import pytest

from shopbot.db import inbox, outbox
from shopbot.db.outbox import Owed
from shopbot.db.tx import Reader, Tx
from shopbot.host.screen import Erase, Rendered, Say, Show
from shopbot.telegram.lanes import MOST_READY
from tests.telegram.bench import Bench, screen


def picture(bench: Bench, words: str, name: str = "qr.png") -> Rendered:
    path = bench.folder / name
    if not path.exists():
        path.write_bytes(PNG)
    return screen(words, photo=str(path))


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def shown(bench: Bench, person: int, rendered: Rendered) -> int:
    """Show a first screen and return its message id once the shop knows it."""
    bench.show(person, rendered)
    bench.until(lambda: bench.screen_row(person))
    return int(bench.screen_row(person)["message_id"])


def tap(bench: Bench, person: int, message_id: int) -> str:
    callback_id = str(bench.driver.press(person, message_id, "tap")["callback_query_id"])
    bench.sender.tapped(callback_id, person)
    return callback_id


def toasts(bench: Bench, person: int) -> list[str]:
    return [toast["text"] for toast in bench.driver.chat(person)["toasts"]]


# --- screens ---


def test_a_screen_is_edited_in_place(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("one"))
    bench.show(sari, screen("two"), edit=first)
    bench.until_texts(sari, ["two"])
    assert bench.methods() == ["sendMessage", "editMessageText"]


def test_a_screen_that_is_not_modified_is_left_alone(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("one"))
    bench.show(sari, screen("one"), edit=first)
    assert bench.sender.drain(5)
    assert bench.texts(sari) == ["one"]
    assert bench.methods() == ["sendMessage", "editMessageText"]


def test_a_deleted_screen_is_sent_anew(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("one"))
    bench.send(Erase(sari, first))
    bench.show(sari, screen("two"), edit=first)
    bench.until_texts(sari, ["two"])
    bench.until(lambda: bench.screen_row(sari)["message_id"] > first)


def test_text_becomes_a_picture_by_an_edit_and_a_picture_text_by_a_new_message(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("menu"))
    bench.show(sari, picture(bench, "scan me"), edit=first)
    bench.until(lambda: bench.screen_row(sari)["photo"])
    assert [m["message_id"] for m in bench.messages(sari)] == [first]
    bench.show(sari, screen("menu again"), edit=first, edit_photo=True)
    bench.until_texts(sari, ["menu again"])
    bench.until(lambda: not bench.screen_row(sari)["photo"])
    assert bench.methods() == ["sendMessage", "editMessageMedia", "sendMessage", "deleteMessage"]


def test_the_same_picture_is_uploaded_once_and_only_its_words_change(bench: Bench) -> None:
    sari, budi = bench.person(), bench.person("Budi")
    first = shown(bench, sari, picture(bench, "one"))
    bench.show(sari, picture(bench, "two"), edit=first, edit_photo=True)
    bench.until_texts(sari, ["two"])
    shown(bench, budi, picture(bench, "one"))
    assert bench.methods() == ["sendPhoto", "editMessageCaption", "sendPhoto"]
    ids = [call["params"]["photo"] for call in bench.driver.calls() if call["method"] == "sendPhoto"]
    assert "attach" in str(ids[0])
    assert "attach" not in str(ids[1])


def test_a_missing_picture_does_not_take_the_words_with_it(bench: Bench) -> None:
    sari = bench.person()
    bench.show(sari, screen("the words", photo="/nowhere/at/all.png"))
    bench.until_texts(sari, ["the words"])


def test_formatting_telegram_refuses_does_not_take_the_words_with_it(bench: Bench) -> None:
    sari = bench.person()
    bench.driver.plant("400", "sendMessage", description="Bad Request: can't parse entities: no such tag")
    bench.words["goods"] = [Rendered("<b>KEY</b> &amp; more")]
    number = bench.owe(sari, "goods")
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert bench.texts(sari) == ["KEY & more"]


def test_a_button_telegram_refuses_does_not_take_the_goods_with_it(bench: Bench) -> None:
    sari = bench.person()
    bench.driver.plant("400", "sendMessage", description="Bad Request: BUTTON_COPY_TEXT_INVALID")
    bench.words["goods"] = [screen("KEY")]
    number = bench.owe(sari, "goods")
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert bench.texts(sari) == ["KEY"]


def test_a_button_that_leads_to_no_address_does_not_take_the_screen_with_it(bench: Bench) -> None:
    """An owner may type anything where an address is wanted; the help it stands under must still open."""
    sari = bench.person()
    first = shown(bench, sari, screen("one"))
    for method in ("editMessageText", "sendMessage"):
        said = "Bad Request: inline keyboard button URL 'no such place' is invalid: Wrong HTTP URL"
        bench.driver.plant("400", method, description=said)
    bench.show(sari, screen("help"), edit=first)
    bench.until_texts(sari, ["help"])


def test_a_sticker_chosen_by_its_id_is_sent_as_one(bench: Bench) -> None:
    sari = bench.person()
    uploaded = bench.api.call("sendSticker", {"chat_id": sari, "sticker": "attach://s"}, {"s": ("s.webp", PNG)})
    sticker = uploaded["sticker"]["file_id"]
    bench.send(Say(sari, Rendered("", photo=sticker)), Say(sari, Rendered("", photo=sticker)))
    bench.until(lambda: len(bench.messages(sari)) == 3)
    assert bench.methods() == ["sendSticker", "sendPhoto", "sendSticker", "sendSticker"]


def test_a_dead_file_id_harms_nothing(bench: Bench) -> None:
    sari = bench.person()
    bench.send(Say(sari, Rendered("", photo="CAAC-dead-id")), Say(sari, Rendered("after it")))
    bench.until_texts(sari, ["after it"])


def test_a_message_for_a_topic_that_is_gone_goes_to_the_group(bench: Bench) -> None:
    sari = bench.person()
    bench.words["goods"] = [Rendered("KEY")]
    bench.driver.plant("400", "sendMessage", description="Bad Request: message thread not found")
    number = bench.owe(sari, "goods", thread=5)
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert bench.texts(sari) == ["KEY"]


def test_a_tap_handled_before_the_answer_to_the_last_one_left_still_finds_the_screen(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, picture(bench, "scan me"))
    bench.show(sari, screen("one"), edit=first, edit_photo=True)
    bench.show(sari, picture(bench, "two"), edit=first, edit_photo=True)
    bench.show(sari, screen("three"), stale=first)
    bench.until_texts(sari, ["three"])


def test_a_drawn_picture_takes_the_place_of_another_and_the_same_one_is_not_uploaded_again(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("scan me", photo=PNG))
    bench.show(sari, screen("seen", photo=PNG), edit=first, edit_photo=True)
    bench.until_texts(sari, ["seen"])
    bench.show(sari, screen("paid", photo=PNG + b"\0"), edit=first, edit_photo=True)
    bench.until_texts(sari, ["paid"])
    assert bench.methods() == ["sendPhoto", "editMessageCaption", "editMessageMedia"]


def test_two_first_screens_leave_one(bench: Bench) -> None:
    sari = bench.person()
    bench.show(sari, screen("one"))
    bench.show(sari, screen("two"))
    bench.until_texts(sari, ["two"])


def test_a_screen_overtaken_by_the_next_one_is_not_shown_at_all(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("0"))
    bench.driver.plant("slow", "editMessageText", ms=200)
    for number in range(1, 30):
        bench.show(sari, screen(str(number)), edit=first)
    bench.until_texts(sari, ["29"])
    assert bench.methods().count("editMessageText") < 29


def test_a_screen_whose_fate_is_unknown_is_not_sent_twice(bench: Bench) -> None:
    sari = bench.person()
    bench.driver.plant("drop_after", "sendMessage")
    bench.show(sari, screen("one"))
    assert bench.sender.drain(5)
    assert bench.texts(sari) == ["one"]


def test_an_edit_whose_fate_is_unknown_is_repeated(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("one"))
    bench.driver.plant("drop_before", "editMessageText")
    bench.show(sari, screen("two"), edit=first)
    bench.until_texts(sari, ["two"])


def test_a_screen_survives_a_server_error(bench: Bench) -> None:
    sari = bench.person()
    bench.driver.plant("500", "sendMessage", times=2)
    bench.show(sari, screen("one"))
    bench.until_texts(sari, ["one"])


def test_a_screen_nobody_could_be_shown_for_a_quarter_of_an_hour_is_dropped(bench: Bench) -> None:
    sari = bench.person()
    fault = bench.driver.plant("500", "sendMessage", times=None)
    bench.show(sari, screen("old"))
    bench.until(lambda: bench.sender.drain(0.01), seconds=20)
    bench.driver.heal(fault)
    bench.show(sari, screen("new"))
    bench.until_texts(sari, ["new"])


def test_an_unknown_effect_is_left_alone(bench: Bench) -> None:
    sari = bench.person()
    bench.send(object(), Say(sari, Rendered("hello")))
    bench.until_texts(sari, ["hello"])


def test_a_secret_that_was_said_is_erased_in_time_even_after_a_restart(bench: Bench) -> None:
    sari = bench.person()
    bench.send(Say(sari, Rendered("secret"), erase_after=600))
    bench.until(lambda: bench.reader.scalar("SELECT count(*) FROM outbox"))
    assert bench.texts(sari) == ["secret"]
    assert bench.reader.scalar("SELECT due_at FROM outbox") >= bench.clock.now() + 500
    bench.until(lambda: bench.texts(sari) == [], seconds=5)
    bench.until(lambda: bench.reader.scalar("SELECT state FROM outbox") == "sent")


# --- taps ---


def test_a_tap_is_answered_although_the_handler_hangs(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("one"))
    callback_id = tap(bench, sari, first)
    bench.until(lambda: "answerCallbackQuery" in bench.methods())
    bench.answer(callback_id, "too late for a toast")
    bench.answer(callback_id, "but this must be <read>", alert=True)
    bench.until(lambda: "but this must be <read>" in bench.texts(sari))
    assert bench.methods().count("answerCallbackQuery") == 1
    assert toasts(bench, sari) in ([], [""])


def test_a_tap_that_takes_its_time_is_told_that_work_is_under_way(bench: Bench) -> None:
    bench.working = "One moment…"
    sari = bench.person()
    tap(bench, sari, shown(bench, sari, screen("one")))
    bench.until(lambda: toasts(bench, sari) == ["One moment…"])


def test_a_tap_answered_in_time_is_answered_once(bench: Bench) -> None:
    sari = bench.person()
    first = shown(bench, sari, screen("one"))
    callback_id = tap(bench, sari, first)
    bench.answer(callback_id, "done")
    bench.until(lambda: toasts(bench, sari) == ["done"])
    bench.clock.advance(5)
    assert bench.sender.drain(5)
    assert bench.methods().count("answerCallbackQuery") == 1


def test_a_tap_that_is_too_old_is_done_with_and_an_alert_is_said(bench: Bench) -> None:
    sari = bench.person()
    callback_id = tap(bench, sari, shown(bench, sari, screen("one")))
    bench.driver.plant(
        "400", "answerCallbackQuery",
        description="Bad Request: query is too old and response timeout expired or query ID is invalid",
    )  # fmt: skip
    bench.answer(callback_id, "read this", alert=True)
    bench.until(lambda: "read this" in bench.texts(sari))
    assert bench.methods().count("answerCallbackQuery") == 1


# --- owed ---


def test_owed_message_is_marked_sent_and_pushes_the_screen_up(bench: Bench) -> None:
    sari = bench.person()
    bench.words["goods"] = [Rendered("KEY")]
    shown(bench, sari, screen("one"))
    number = bench.owe(sari, "goods")
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert bench.texts(sari) == ["one", "KEY"]
    assert bench.owed(number)["message_id"] == bench.messages(sari)[-1]["message_id"]
    assert bench.screen_row(sari)["below"] == 1


def test_owed_message_dropped_after_acting_comes_again_with_the_same_words(bench: Bench) -> None:
    sari = bench.person()
    bench.words["goods"] = [Rendered("order 7: KEY")]
    bench.driver.plant("drop_after", "sendMessage")
    number = bench.owe(sari, "goods")
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert bench.texts(sari) == ["order 7: KEY"] * 2


def test_owed_message_in_parts_goes_on_where_it_was_interrupted(bench: Bench) -> None:
    sari = bench.person()
    bench.words["goods"] = [Rendered("one"), Rendered("two"), Rendered("three")]
    bench.driver.plant("slow", "sendMessage", ms=1)
    bench.driver.plant("500", "sendMessage", times=1)
    number = bench.owe(sari, "goods")
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert bench.texts(sari) == ["one", "two", "three"]
    assert bench.reader.row("SELECT below FROM screen WHERE chat = ?", sari) is None


def test_owed_messages_of_one_chat_keep_their_order_through_errors(bench: Bench) -> None:
    sari = bench.person()
    bench.driver.plant("500", "sendMessage", times=3)
    for number in range(6):
        bench.words[f"m{number}"] = [Rendered(str(number))]
        bench.owe(sari, f"m{number}")
    bench.until_texts(sari, [str(number) for number in range(6)])


def test_a_message_that_cannot_be_rendered_holds_up_no_other(bench: Bench) -> None:
    sari = bench.person()
    bench.words["fine"] = [Rendered("fine")]
    broken = bench.owe(sari, "broken")
    fine = bench.owe(sari, "fine")
    bench.until(lambda: bench.owed(fine)["state"] == "sent", seconds=0.0)
    bench.until(lambda: bench.owed(broken)["tries"] >= 1, seconds=0.0)
    assert bench.owed(broken)["problem"].startswith("E-")
    bench.words["broken"] = [Rendered("mended")]
    bench.until(lambda: bench.owed(broken)["state"] == "sent")


def test_a_message_telegram_will_never_take_is_dead_with_its_reason(bench: Bench) -> None:
    sari = bench.person()
    bench.words["empty"] = [Rendered("hm")]
    bench.driver.plant("400", "sendMessage", description="Bad Request: message text is strange")
    number = bench.owe(sari, "empty")
    bench.until(lambda: bench.owed(number)["state"] == "dead")
    assert bench.owed(number)["problem"] == "Bad Request: message text is strange"


def test_a_blocked_person_is_parked_and_wakes_when_they_come_back(bench: Bench) -> None:
    sari = bench.person()
    bench.words |= {"a": [Rendered("a")], "b": [Rendered("b")]}
    bench.driver.block(sari)
    first, second = bench.owe(sari, "a"), bench.owe(sari, "b")
    bench.until(lambda: bench.owed(first)["state"] == bench.owed(second)["state"] == "parked")
    assert bench.blocked[0] == sari
    bench.driver.block(sari, blocked=False)
    assert bench.clerk.write(lambda tx: outbox.wake_chat(tx, sari)) == 2
    bench.until_texts(sari, ["a", "b"])


def test_one_chat_told_to_wait_does_not_hold_up_the_others(bench: Bench) -> None:
    sari, budi = bench.person(), bench.person("Budi")
    bench.driver.plant("429", "sendMessage", chat=sari, retry_after=30)
    bench.send(Say(sari, Rendered("late")), Say(budi, Rendered("at once")))
    bench.until(lambda: bench.texts(budi) == ["at once"], seconds=0.0)
    assert bench.texts(sari) == []
    start = bench.clock.monotonic()
    bench.until_texts(sari, ["late"])
    assert bench.clock.monotonic() - start >= 29


def test_when_several_chats_are_told_to_wait_all_wait(bench: Bench) -> None:
    people = [bench.person(f"P{number}") for number in range(4)]
    for number in people[:3]:
        bench.driver.plant("429", "sendMessage", chat=number, retry_after=30)
    for number in people[:3]:
        bench.send(Say(number, Rendered("late")))
    bench.until(lambda: bench.lanes._pace.bulk_at(0.0) > 20, seconds=0.0)
    bench.send(Say(people[3], Rendered("late too")))
    start = bench.clock.monotonic()
    bench.until_texts(people[3], ["late too"])
    assert bench.clock.monotonic() - start >= 25


def test_two_messages_of_one_chat_never_overtake_each_other(bench: Bench) -> None:
    people = [bench.person(f"P{number}") for number in range(5)]
    for number in range(12):
        for person in people:
            bench.send(Say(person, Rendered(str(number))))
    for person in people:
        bench.until_texts(person, [str(number) for number in range(12)])


def test_what_was_owed_when_the_process_ended_is_sent_by_the_next(still: Bench) -> None:
    still.clerk.start()
    sari = still.person()
    still.words["goods"] = [Rendered("KEY")]
    number = still.owe(sari, "goods")
    assert still.owed(number)["state"] == "due"
    still.sender.start()
    still.until(lambda: still.owed(number)["state"] == "sent")
    assert still.texts(sari) == ["KEY"]


def test_a_long_list_of_goods_arrives_whole(bench: Bench) -> None:
    sari = bench.person()
    codes = [f"CODE-{number:04d}" for number in range(600)]
    bench.words["goods"] = [Rendered("\n".join(f"<code>{code}</code>" for code in codes))]
    number = bench.owe(sari, "goods")
    bench.until(lambda: bench.owed(number)["state"] == "sent")
    assert "\n".join(bench.texts(sari)).split() == codes


def test_a_document_and_a_reply_keyboard_arrive(bench: Bench) -> None:
    sari = bench.person()
    bench.send(
        Say(sari, Rendered("your codes", document=("codes.txt", b"A\nB\n"), protected=True)),
        Say(sari, Rendered("menu", keys=(("Shop", "Help"),))),
    )
    bench.until_texts(sari, ["your codes", "menu"])
    assert bench.messages(sari)[0]["document"]["file_name"] == "codes.txt"
    assert bench.messages(sari)[0]["protected"]


def test_a_call_that_hangs_does_not_hold_up_the_end(bench: Bench) -> None:
    sari = bench.person()
    bench.driver.plant("slow", "sendMessage", ms=3000)
    bench.send(Say(sari, Rendered("one")))
    bench.sender.stop(0.3)
    assert bench.texts(sari) == []
    bench.until_texts(sari, ["one"])


def test_stopping_sends_the_screens_that_wait_and_keeps_what_is_owed(bench: Bench) -> None:
    sari = bench.person()
    bench.words["goods"] = [Rendered("KEY")]
    bench.driver.plant("slow", "sendMessage", ms=300)
    bench.send(Say(sari, Rendered("one")), Say(sari, Rendered("two")))
    bench.sender.stop(5)
    assert bench.texts(sari) == ["one", "two"]
    number = bench.owe(sari, "goods")
    assert bench.owed(number)["state"] == "due"


# --- a crowd, and a kill ---


def crowd(bench: Bench, people: int) -> None:
    """Let so many people do something at once; each is shown a screen."""

    def show(tx: Tx, event: inbox.Event) -> None:
        tx.after_commit(Show(event.body["chat"], screen("menu")))

    bench.desk.script = show
    chats = [bench.person(f"P{number}") for number in range(people)]
    bench.clerk.write(lambda tx: [inbox.put(tx, "test", str(chat), {"chat": chat}) for chat in chats])


def settle(bench: Bench) -> None:
    """Let the clerk do all it will."""
    while bench.clerk.turn():
        pass


def test_killed_with_a_crowd_waiting_loses_no_more_than_what_was_leaving(still: Bench) -> None:
    crowd(still, 2 * MOST_READY)
    settle(still)
    assert still.clerk.write(inbox.waiting_count) == MOST_READY, "the others are in the file"
    still.start()
    still.until(lambda: len(still.methods()) == 2 * MOST_READY)


def test_without_waiting_for_the_senders_a_kill_takes_every_answer_along(still: Bench) -> None:
    still.clerk._room = lambda: 64
    crowd(still, 2 * MOST_READY)
    settle(still)
    assert (still.clerk.write(inbox.waiting_count), still.methods()) == (0, [])


def test_stopped_with_a_crowd_waiting_answers_the_rest_after_the_next_start(still: Bench) -> None:
    crowd(still, 2 * MOST_READY)
    still.sender.stop(0.1)
    settle(still)
    assert still.clerk.write(inbox.waiting_count) == 2 * MOST_READY


def test_what_left_while_a_look_was_reading_on_leaves_once(still: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look reads twice; what the second reading still saw as due had left, and was noted, when its turn came."""
    sari, debts, due = still.person(), still.sender._debts, outbox.due
    still.words["code"] = [Rendered("LUMINA-1")]
    still.clerk.start()
    number = still.owe(sari, "code")

    def slowly(db: Reader, now: int, after: int, limit: int) -> list[Owed]:
        found = due(db, now, after, limit)
        if found and number in debts._under_way:
            still.sender.start()
            still.until(lambda: number not in debts._under_way)
        return found

    monkeypatch.setattr(outbox, "due", slowly)
    assert debts.look() == 1
    assert still.sender.drain(5)
    assert still.texts(sari) == ["LUMINA-1"]
