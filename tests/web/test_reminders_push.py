"""Messages: sealed for one browser, signed by this server, once at their time, never when nothing is to do."""

from __future__ import annotations

import datetime as dt
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from heelwise.web.reminders import push
from tests.web.conftest import Somebody, owner_of
from tests.web.push_service import Browser, PushService, origin

SIX = "2026-11-20T18:00:00+01:00"
LATER = "2026-11-20T18:30:00+01:00"


@pytest.fixture
def service() -> Iterator[PushService]:
    made = PushService(Browser())
    yield made
    made.close()


@pytest.fixture
def reminded(service: PushService) -> Iterator[Somebody]:
    """The runner, at six each evening, in one browser."""
    somebody = owner_of("runner")
    somebody.post("/reminders", do="times", once="18:00", snooze="30")
    agree(somebody, service)
    yield somebody
    somebody.person.delete()


def agree(somebody: Somebody, service: PushService, name: str = "one") -> None:
    """As the browser does, but for the address, which no page could give: it is on the loopback."""
    from django.utils import timezone

    from heelwise.web.reminders.kept import add_browser

    address = push.Address(endpoint=service.endpoint(name), **service.browser.keys())
    assert add_browser(str(somebody.person.id), address, now=timezone.now())


def send() -> int:
    from heelwise.web.reminders.sending import send_due

    return send_due()


def finish(somebody: Somebody, **fields: Any) -> None:
    event = {
        "kind": "session-finished", "at": "2026-11-20T17:00:00+01:00", "id": str(uuid4()), "session": "2026-11-20-any",
        "slot": "any", "planned_sets": 3, "done_sets": 3, "pain_during": 1,
    }  # fmt: skip
    assert somebody.send([event | fields]).status_code == 200


Clock = Callable[[str], None]


def test_at_its_time_one_message_goes_to_the_browser(reminded: Somebody, service: PushService, clock: Clock) -> None:
    clock("2026-11-20T17:59:00+01:00")
    assert send() == 0
    clock(SIX)
    assert send() == 1
    assert [one.path for one in service.taken] == ["/one"]
    assert send() == 0, "once"


def test_the_message_says_nothing_of_health_and_the_carrier_can_read_none_of_it(
    reminded: Somebody, service: PushService, clock: Clock
) -> None:
    clock(SIX)
    send()
    (one,) = service.taken
    assert set(one.opened) == {"title", "text", "snooze", "later"}
    assert (one.opened["title"], one.opened["text"]) == ("Heelwise", "It is time for what you planned.")
    assert b"Heelwise" not in one.sealed
    assert one.headers["content-encoding"] == "aes128gcm"
    assert "heelwise" not in str(one.headers | {"authorization": ""}).lower()


def test_it_is_signed_for_that_server_by_the_key_the_page_names(
    reminded: Somebody, service: PushService, clock: Clock, django_is_set_up: Path
) -> None:
    clock(SIX)
    send()
    (one,) = service.taken
    assert one.signed_by == push.public_key(django_is_set_up)
    assert f'data-key="{one.signed_by}"' in reminded.get("/reminders").content.decode()
    assert one.claims["aud"] == origin(service.address)
    assert one.claims["sub"] == "mailto:nobody@heelwise.invalid", "nobody's own address"
    assert time.time() < one.claims["exp"] <= time.time() + 86400
    assert int(one.headers["ttl"]) == 3600


def test_only_the_owner_can_read_the_key(django_is_set_up: Path) -> None:
    file = push.key_file(django_is_set_up)
    file.chmod(0o644)
    assert push.key_file(django_is_set_up) == file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_not_after_the_session_is_done(reminded: Somebody, service: PushService, clock: Clock) -> None:
    finish(reminded)
    clock(SIX)
    assert send() == 0
    assert not service.taken


def test_not_on_a_day_of_rest(service: PushService, clock: Clock) -> None:
    from heelwise import decide
    from heelwise.record.record import Record
    from heelwise.web.wiring import knowledge

    sore = owner_of("insertional")
    sore.post("/reminders", do="times", once="18:00")
    agree(sore, service)
    finish(sore)
    clock("2026-11-21T18:00:00+01:00")
    decision = decide(knowledge(), Record.of(sore.events), dt.date(2026, 11, 21))
    assert decision.verdict == "rest"
    assert send() == 0
    clock("2026-11-22T18:00:00+01:00")
    assert send() == 1
    sore.person.delete()


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "paused"},
        {"kind": "screen-answered", "scope": "daily", "answers": {"calf-swelling": "yes"}},
        {"kind": "session-finished", "session": "other", "slot": "any", "planned_sets": 1, "done_sets": 1,
         "pain_during": 9, "sharp_pain": True},
    ],
    ids=["paused", "a sign", "sharp pain"],
)  # fmt: skip
def test_not_when_the_plan_says_stop(
    reminded: Somebody, service: PushService, clock: Clock, event: dict[str, Any]
) -> None:
    assert reminded.send([event | {"at": "2026-11-20T09:00:00+01:00", "id": str(uuid4())}]).status_code == 200
    clock(SIX)
    assert send() == 0
    assert not service.taken


def test_not_hours_late(reminded: Somebody, service: PushService, clock: Clock) -> None:
    clock("2026-11-20T21:00:00+01:00")
    assert send() == 0


def test_put_off_from_the_message_it_comes_once_more(reminded: Somebody, service: PushService, clock: Clock) -> None:
    from django.test import Client

    clock(SIX)
    send()
    later = service.taken[0].opened["later"]
    stranger = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    assert stranger.get(later).status_code == 405
    assert stranger.post(later).status_code == 204
    assert stranger.post(later).status_code == 410, "its token is used up"
    clock("2026-11-20T18:29:00+01:00")
    assert send() == 0
    clock(LATER)
    assert send() == 1
    assert send() == 0
    assert len(service.taken) == 2


def test_put_off_and_done_meanwhile_it_stays_away(reminded: Somebody, service: PushService, clock: Clock) -> None:
    clock(SIX)
    send()
    reminded.browser.post(service.taken[0].opened["later"])
    finish(reminded, at="2026-11-20T18:20:00+01:00")
    clock(LATER)
    assert send() == 0


def test_put_off_from_the_page(reminded: Somebody, service: PushService, clock: Clock) -> None:
    clock(SIX)
    send()
    assert reminded.post("/reminders", do="later").status_code == 302
    clock(LATER)
    assert send() == 1


def test_a_made_up_token_puts_nothing_off() -> None:
    from django.test import Client

    assert Client(SERVER_NAME="localhost").post("/reminders/later/" + "x" * 43).status_code == 410


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    reminded: Somebody, service: PushService, clock: Clock, status: int
) -> None:
    from heelwise.web.reminders.models import Endpoint

    service.answers = status
    clock(SIX)
    send()
    assert not Endpoint.objects.filter(person=reminded.person).exists()


@pytest.mark.parametrize("status", [500, 429, 302, 307])
def test_a_service_in_trouble_is_asked_again_later_and_never_followed_elsewhere(
    reminded: Somebody, service: PushService, clock: Clock, status: int
) -> None:
    service.answers = status
    clock(SIX)
    assert send() == 0
    assert send() == 0
    assert [one.path for one in service.taken] == ["/one"]
    assert "did not get through on Fri 20 Nov" in reminded.get("/reminders").content.decode()
    service.answers = 201
    clock("2026-11-20T18:10:00+01:00")
    assert send() == 1
    assert "did not get through" not in reminded.get("/reminders").content.decode()


def test_each_browser_of_a_person_gets_it_and_nobody_else_s(
    reminded: Somebody, service: PushService, clock: Clock
) -> None:
    other = owner_of("runner")
    other.post("/reminders", do="times", once="20:00")
    agree(other, service, "another")
    agree(reminded, service, "two")
    clock(SIX)
    assert send() == 1
    assert sorted(one.path for one in service.taken) == ["/one", "/two"]
    other.person.delete()


def test_everything_goes_with_the_record(reminded: Somebody, service: PushService, clock: Clock) -> None:
    from heelwise.web.reminders.models import Endpoint, Sent, Subscription, Times

    clock(SIX)
    send()
    reminded.post("/data/delete", sure="delete")
    for kind in (Endpoint, Sent, Subscription, Times):
        assert not kind.objects.filter(person=reminded.person).exists()


# ------------------------------------------------------------ who may be asked


@pytest.mark.parametrize(
    ("endpoint", "name"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", "Google"),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", "Mozilla"),
        ("https://web.push.apple.com/abc", "Apple"),
        ("https://wns2-am3p.notify.windows.com/w/?token=abc", "Microsoft"),
        ("https://push.example.org/abc", "push.example.org"),
        ("https://evilgoogleapis.com/abc", "evilgoogleapis.com"),
    ],
)
def test_the_page_can_say_whose_server_carries_a_message(endpoint: str, name: str) -> None:
    assert push.is_a_push_service(endpoint)
    assert push.carrier(endpoint) == name


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x", "https://127.0.0.1/x", "https://[::1]/x", "https://192.168.1.1/x", "https://router/x",
        "https://printer.local/x", "https://nas.lan/x", "https://push.example.org:8443/x", "file:///etc/passwd", "",
        "https://push.example.org/" + "x" * 2000,
    ],
)  # fmt: skip
def test_no_machine_of_this_network_is_reached_through_a_subscription(reminded: Somebody, endpoint: str) -> None:
    assert not push.is_a_push_service(endpoint)
    body = {"endpoint": endpoint, "keys": Browser().keys()}
    answer = reminded.browser.post("/reminders/browser", body, content_type="application/json")
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b'{"endpoint": "https://push.example.org/x"}', 400),
        (b'{"endpoint": "https://push.example.org/x", "keys": {"p256dh": "", "auth": ""}}', 422),
        (b'{"endpoint": "https://push.example.org/x", "keys": {"p256dh": "AAAA", "auth": "AAAA"}}', 422),
        (b'{"endpoint": "https://push.example.org/x", "keys": {"p256dh": "\xc3\xa9", "auth": "AAAA"}}', 422),
    ],
)
def test_a_subscription_that_is_none_is_refused(reminded: Somebody, body: bytes, status: int) -> None:
    answer = reminded.browser.post("/reminders/browser", body, content_type="application/json")
    assert answer.status_code == status


def test_a_browser_agrees_is_named_and_stopped(anna: Somebody) -> None:
    body = {"endpoint": "https://web.push.apple.com/abc", "expirationTime": None, "keys": Browser().keys()}
    for _ in range(2):  # agreeing again is still one browser
        answer = anna.browser.post("/reminders/browser", body, content_type="application/json")
        assert (answer.status_code, answer.json()) == (200, {"carrier": "Apple"})
    page = anna.get("/reminders").content.decode()
    assert page.count("Carried by Apple") == 1
    digest = page.split('name="browser" value="')[1].split('"')[0]
    Somebody().post("/reminders", do="stop", browser=digest)
    assert "Carried by Apple" in anna.get("/reminders").content.decode(), "nobody else stops it"
    anna.post("/reminders", do="stop", browser=digest)
    assert "Carried by Apple" not in anna.get("/reminders").content.decode()


def test_ten_browsers_are_enough(anna: Somebody) -> None:
    for n in range(11):
        body = {"endpoint": f"https://push.example.org/{n}", "keys": Browser().keys()}
        answer = anna.browser.post("/reminders/browser", body, content_type="application/json")
        assert answer.status_code == (200 if n < 10 else 422)
