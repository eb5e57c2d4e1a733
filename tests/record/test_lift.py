"""Old shapes are lifted one version at a time, before anything is checked."""

from __future__ import annotations

from typing import Any

from heelwise.record.events import Noted
from heelwise.record.examine import examined
from heelwise.record.lift import Lift, lift
from heelwise.record.raw import parse

OLD: dict[str, Any] = {
    "kind": "noted",
    "at": "2026-11-20T07:30:00+01:00",
    "id": "0190c2a4-0000-7000-8000-000000000001",
    "words": "well",
}


def renamed(old: dict[str, Any]) -> dict[str, Any]:
    return {("text" if field == "words" else field): value for field, value in old.items()}


STEPS = (
    Lift("noted", 2, lambda old: "words" in old, renamed),
    Lift("noted", 3, lambda old: "by" not in old, lambda old: {**old, "by": "person"}),
    Lift("paused", 3, lambda _: True, lambda old: {**old, "reason": "changed"}),
)


def test_an_old_shape_goes_through_every_later_version() -> None:
    assert lift(OLD, STEPS) == {**renamed(OLD), "by": "person"}


def test_todays_shape_is_left_alone() -> None:
    new = {**renamed(OLD), "by": "clinician"}
    assert lift(new, STEPS) is new
    assert lift(OLD, ()) is OLD


def test_the_examination_lifts_first() -> None:
    event = examined(dict(OLD), STEPS)
    assert isinstance(event, Noted)
    assert (event.text, event.by) == ("well", "person")
    flaws = examined({**OLD, "words": 5}, STEPS)
    assert [str(flaw) for flaw in flaws] == ["text: found 5, wanted text of at most 4,000 characters"]  # type: ignore[union-attr]


def test_doubled_keys_are_named_before_anything_is_lifted() -> None:
    doubled = parse(b'{"kind": "noted", "words": "a", "words": "b"}')
    fields = [flaw.field for flaw in examined(doubled, STEPS)]  # type: ignore[union-attr]
    assert "words" in fields
