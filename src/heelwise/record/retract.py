"""What stands after events were taken back, and what stays dangerous all the same.

Order does not matter: a retraction may come before its event, and one that is
itself taken back restores. Whether a yes is grave is known to the content, so
every doubtful retraction is handed to the engine.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from heelwise.record.events import Event, EventRetracted, ScreenAnswered, SessionFinished

Span = tuple[dt.datetime, dt.datetime]


class Standing(NamedTuple):
    """`live`: the events that count, in the order given, without the retractions themselves.

    `danger`: taken back, but too late (or dated too early) for a wrong tap: red-flag
    answers other than no, and sharp pain. They no longer count, except that what
    they raised stays raised.
    """

    live: tuple[Event, ...]
    danger: tuple[Event, ...]


def standing(events: Iterable[Event], *, wrong_tap: dt.timedelta) -> Standing:
    """Which events stand. Within `wrong_tap` after an answer, taking it back lifts it."""
    given = tuple(events)
    retractions = [event for event in given if isinstance(event, EventRetracted)]
    if not retractions:
        return Standing(given, ())
    in_force = _in_force(retractions)
    gone = {each.event for each in in_force}
    live = tuple(event for event in given if event.id not in gone and not isinstance(event, EventRetracted))
    taps = _last_words(in_force, retractions)
    danger = tuple(
        event
        for event in given
        if event.id in gone
        and _alarming(event)
        and not any(event.at <= first <= last <= event.at + wrong_tap for first, last in taps[event.id])
    )
    return Standing(live, danger)


def _in_force(retractions: list[EventRetracted]) -> list[EventRetracted]:
    """The retractions that are not themselves taken back.

    Settled from the ends of the chains inwards: a retraction is settled once one in
    force takes it back, or once all that would are settled. What is left goes round
    in a circle, each taking the next one back; a circle takes nothing back.
    """
    by_id = {each.id: each for each in retractions}
    waiting = Counter(each.event for each in retractions)
    ready = [each for each in retractions if not waiting[each.id]]
    cancelled: set[UUID] = set()
    settled: set[UUID] = set()
    in_force = []
    while ready:
        each = ready.pop()
        if each.id in settled:
            continue
        settled.add(each.id)
        stands = each.id not in cancelled
        if stands:
            in_force.append(each)
            cancelled.add(each.event)
        waiting[each.event] -= 1
        target = by_id.get(each.event)
        if target is not None and (stands or not waiting[target.id]):
            ready.append(target)
    return in_force


def _last_words(in_force: list[EventRetracted], all_of_them: list[EventRetracted]) -> dict[UUID, list[Span]]:
    """For each event taken back: when the talk about each of its retractions began and ended.

    A retraction that was taken back and restored days later was no wrong tap,
    however early it was itself. Retractions in a circle only speak of each other,
    so that the talk about any other event ends.
    """
    about: defaultdict[UUID, list[EventRetracted]] = defaultdict(list)
    for each in all_of_them:
        about[each.event].append(each)
    spans: defaultdict[UUID, list[Span]] = defaultdict(list)
    ids = {each.id for each in all_of_them}
    for each in in_force:
        if each.event in ids:
            continue
        talk = [each]
        for word in talk:
            talk.extend(about[word.id])
        moments = [word.at for word in talk]
        spans[each.event].append((min(moments), max(moments)))
    return spans


def _alarming(event: Event) -> bool:
    match event:
        case ScreenAnswered():
            return any(answer != "no" for answer in event.answers.values())
        case SessionFinished():
            return event.sharp_pain is True
        case _:
            return False
