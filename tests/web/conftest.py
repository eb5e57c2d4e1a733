"""Django for tests: a data folder of its own, a database that is migrated once, and people who own records."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

NOON = "2026-11-20T12:00:00+01:00"
EXAMPLES = Path(__file__).parents[2] / "src" / "heelwise" / "examples"


@pytest.fixture(scope="session", autouse=True)
def django_is_set_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One data folder for all tests here; each test makes a person of its own."""
    folder = tmp_path_factory.mktemp("data")
    os.environ["HEELWISE_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "heelwise.web.settings"
    import django
    from django.core.management import call_command
    from django.db import connections
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    yield folder
    connections.close_all()


class Somebody:
    """A signed-in person with a browser, and shorthands for what they do in it."""

    def __init__(self, *, csrf: bool = False) -> None:
        from django.test import Client
        from django.utils import timezone

        from heelwise.web.accounts import tokens
        from heelwise.web.keep.models import Person

        self.person = Person.objects.create()
        self.browser = Client(enforce_csrf_checks=csrf, SERVER_NAME="localhost")
        token = tokens.new_link(self.person, now=timezone.now())
        self.cookie = tokens.trade(token, now=timezone.now())
        assert self.cookie
        self.browser.cookies["heelwise-device"] = self.cookie

    def get(self, path: str, **query: Any) -> Any:
        return self.browser.get(path, query or None)

    def post(self, path: str, batch: UUID | None = None, **fields: Any) -> Any:
        return self.browser.post(path, {"batch": str(batch or uuid4())} | fields)

    def send(self, events: Sequence[Any], batch: UUID | str | None = None) -> Any:
        """A parcel of the player's."""
        return self.send_raw(json.dumps({"batch": str(batch or uuid4()), "events": list(events)}).encode())

    def send_raw(self, body: bytes) -> Any:
        return self.browser.post("/sync", body, content_type="application/json")

    def bring(self, lines: bytes, do: str = "bring") -> Any:
        from django.core.files.uploadedfile import SimpleUploadedFile

        return self.post("/data/import", file=SimpleUploadedFile("record.jsonl", lines), do=do)

    @property
    def events(self) -> tuple[Any, ...]:
        from heelwise.web.keep.store import Batches

        return Batches().read(str(self.person.id))

    def kinds(self) -> list[str]:
        return [str(type(event).__struct_config__.tag) for event in self.events]


@pytest.fixture(autouse=True)
def clock(django_is_set_up: Path) -> Iterator[Any]:
    """Noon of the day the examples end on; call it with another instant to move."""
    from django.conf import settings

    def move(instant: str) -> None:
        settings.CLOCK = instant

    move(NOON)
    yield move
    move("")


@pytest.fixture
def anna() -> Somebody:
    """Somebody with an empty record."""
    return Somebody()


@pytest.fixture
def runner() -> Somebody:
    """Somebody with the runner's months."""
    return owner_of("runner")


def owner_of(example: str) -> Somebody:
    """Somebody who brought an example in."""
    somebody = Somebody()
    answer = somebody.bring((EXAMPLES / f"{example}.jsonl").read_bytes())
    assert answer.status_code == 200, text_of(answer)[:3000]
    return somebody


def text_of(answer: Any) -> str:
    """What a page says, without tags."""
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", plain)


MORNING: dict[str, Any] = {
    "kind": "morning-checked",
    "at": "2026-11-20T07:30:00+01:00",
    "side": "left",
    "pain": 2,
    "stiffness_min": 10,
}


def morning(**fields: Any) -> dict[str, Any]:
    """A morning check with an id of its own."""
    return MORNING | {"id": str(uuid4())} | fields
