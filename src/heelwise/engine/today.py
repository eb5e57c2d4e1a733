"""Today's sessions: lines of every tendon put together, fitted to slots, minutes and what was done."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.care import REST_TIER, is_training, only_care
from heelwise.engine.cues import minutes_of
from heelwise.engine.day import DayView
from heelwise.engine.decision import Item, LeftOut, NextSession, Session, SessionState
from heelwise.engine.held import held
from heelwise.engine.lines import draft
from heelwise.engine.rest import in_plan, next_day, place_of, resting
from heelwise.engine.rhythm import slots_on
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import SessionLog
from heelwise.terms import Side, Slot

SORE = "resting-tendon"
"""The reason for a day of rest that a morning or a stop brought; others are the plan's own rhythm."""


class Today(Struct, frozen=True, kw_only=True):
    """The day's sessions and rhythm. `resting` is why nothing above tier 0 is asked, None on a training day."""

    sessions: tuple[Session, ...]
    left_out: tuple[LeftOut, ...]
    resting: Because | None
    next_session: NextSession | None


def today_of(view: DayView) -> Today:
    """What the day holds. `view` is past triage and at least one tendon has a plan."""
    tendons = in_plan(view)
    rest = resting(view)
    started = _started(rest, view)
    if rest is not None and not started and rest.rule != SORE:
        return Today(sessions=(), left_out=(), resting=rest, next_session=_next(tendons, view))
    sessions, left_out = _sessions(tendons, rest, started=started, view=view)
    return Today(
        sessions=sessions,
        left_out=left_out,
        resting=rest if not started else None,
        next_session=_next(tendons, view, sessions if rest is None or started else ()),
    )


def _started(rest: Because | None, view: DayView) -> bool:
    """Whether a session was begun today; on a day of rest self-care is none."""
    if rest is None or rest is view.paused or rest is view.stopped:
        return bool(view.log.sessions)
    return not all(only_care(log, view.rules.knowledge.exercises) for log in view.log.sessions)


def _sessions(
    tendons: tuple[Tendon, ...], rest: Because | None, *, started: bool, view: DayView
) -> tuple[tuple[Session, ...], tuple[LeftOut, ...]]:
    """The day's sessions, matched with what was logged. A resting tendon keeps only its self-care."""
    trained = sum(is_training(log, view.state.tendons, view.rules) for log in view.log.sessions)
    before = view.state.person.sessions_total - trained
    logged = list(view.log.sessions)
    sessions: list[Session] = []
    left_out: dict[str, LeftOut] = {}
    for number, slot in enumerate(_slots(tendons, view)):
        items, missing = _items(tendons, slot, before + number, view)
        if rest is not None and (not started or (rest.rule == SORE and not _is_over(logged, slot, view))):
            items, missing = tuple(i for i in items if _is_care(i, view)), []
        left_out.update((out.exercise, out) for out in missing)
        if items:
            log = _take_log(logged, f"{view.on.isoformat()}-{slot}", slot)
            sessions.append(_session(items, slot, log, rest, started=started, view=view))
    return tuple(sessions), tuple(left_out.values())


def _is_over(logged: list[SessionLog], slot: Slot, view: DayView) -> bool:
    """Whether what was logged for a slot is finished, so that nothing of it is asked any more."""
    log = _take_log(list(logged), f"{view.on.isoformat()}-{slot}", slot)
    return log is not None and bool(log.finishes)


def _is_care(item: Item, view: DayView) -> bool:
    """Self-care and easy movement, which a day of rest still has room for."""
    exercise = view.rules.knowledge.exercises[item.exercise]
    gentle = exercise.kind in ("self-care", "dynamic-mobility") and exercise.dorsiflexion != "past-neutral"
    return gentle and exercise.load_tier <= REST_TIER


def _slots(tendons: tuple[Tendon, ...], view: DayView) -> tuple[Slot, ...]:
    """The slots of a training day: as many as the tendon with the most needs."""
    wanted = [slots_on(t.intake, place_of(t, view), view.on) for t in tendons]
    return max(wanted, key=len)


def _items(tendons: tuple[Tendon, ...], slot: Slot, turn: int, view: DayView) -> tuple[tuple[Item, ...], list[LeftOut]]:
    """The items of one slot, both tendons' together, cut to the minutes there are."""
    wanted, left_out = _wanted(tendons, slot, turn, view)
    kept = held(wanted, view)
    left_out += kept.left_out
    limit = min((t.intake.minutes_per_session for t in tendons if t.intake.minutes_per_session), default=None)
    if limit is None:
        return kept.items, left_out
    crowded = _crowded_out(slot, turn, limit, view)
    roomy = [i for i in kept.items if (i.exercise, i.side) not in crowded]
    fitting = _fit(roomy, limit, view.rules.knowledge)
    for item in kept.items:
        if not any(item.exercise == f.exercise and item.side == f.side for f in fitting):
            facts: Facts = {"exercise": item.exercise, "minutes": limit}
            left_out.append(LeftOut(item.exercise, Because("no-time", "unmet", facts, ("heelwise",))))
    return fitting, left_out


def _wanted(tendons: tuple[Tendon, ...], slot: Slot, turn: int, view: DayView) -> tuple[list[Item], list[LeftOut]]:
    """What the plans of all tendons want in one slot, each side in turn, and what had to be left out."""
    wanted: list[Item] = []
    left_out: list[LeftOut] = []
    for tendon in tendons:
        if slot == "evening" and len(slots_on(tendon.intake, place_of(tendon, view), view.on)) == 1:
            continue
        drafted = draft(tendon, turn, view)
        left_out += drafted.left_out
        for item in drafted.items:
            _merge(wanted, item)
    return _in_turn(wanted), left_out


def _crowded_out(slot: Slot, turn: int, limit: int, view: DayView) -> frozenset[tuple[str, Side]]:
    """The lines for which the full dose of the rung leaves no room: a step down must not bring them in."""
    whole = tuple(_whole(t, view) if t.place >= 0 else t for t in view.state.tendons)
    full = replace(view, state=replace(view.state, tendons=whole))
    wanted, _ = _wanted(in_plan(full), slot, turn, full)
    fitting = _fit(wanted, limit, view.rules.knowledge)
    return frozenset({(i.exercise, i.side) for i in wanted} - {(i.exercise, i.side) for i in fitting})


def _whole(tendon: Tendon, view: DayView) -> Tendon:
    """The tendon at the last step of its rung, with nothing held back."""
    places = view.rules.ladders[tendon.pathway or ""].places
    rung = places[tendon.place].rung_index
    last = max(p.index for p in places if p.rung_index == rung)
    return replace(tendon, place=last, sets_at_most=None, reps_at_most=None)


def _merge(wanted: list[Item], item: Item) -> None:
    """Two-leg work that both tendons want is done once, at the smaller dose."""
    for index, there in enumerate(wanted):
        if there.exercise == item.exercise and there.side == item.side:
            smaller = item if _size(item) < _size(there) else there
            wanted[index] = replace(
                smaller,
                sets=min(item.sets, there.sets),
                reps=_fewer(item.reps, there.reps),
                hold_s=_fewer(item.hold_s, there.hold_s),
                load_kg=_lighter(there, item),
                why=(*there.why, *item.why),
            )
            return
    wanted.append(item)


def _size(item: Item) -> tuple[int, int, int]:
    return (item.sets, item.reps or 0, item.hold_s or 0)


def _fewer(one: int | None, other: int | None) -> int | None:
    """The smaller of two counts; the known one where the other is not counted."""
    return one if other is None else (other if one is None else min(one, other))


def _lighter(one: Item, other: Item) -> float | None:
    """The smaller weight of two; a known one where the other is still to be found."""
    if one.load_kg is None or other.load_kg is None:
        return one.load_kg if other.load_kg is None else other.load_kg
    return min(one.load_kg, other.load_kg)


def _in_turn(items: list[Item]) -> list[Item]:
    """Each side in turn: the second side of an exercise follows the first."""
    ordered: list[Item] = []
    for item in items:
        if item not in ordered:
            ordered += [i for i in items if i.exercise == item.exercise]
    return ordered


def _fit(items: list[Item], limit: int, knowledge: Knowledge) -> tuple[Item, ...]:
    """As many items as the person's minutes hold, in order; the first is shortened rather than lost."""
    kept: list[Item] = []
    for item in items:
        fitted = _shortened(kept, item, limit, knowledge)
        if fitted is not None:
            kept.append(fitted)
    return tuple(kept)


def _shortened(kept: list[Item], item: Item, limit: int, knowledge: Knowledge) -> Item | None:
    """An item that still fits; the first of all with fewer sets if it must, and with one whatever the minutes."""
    if minutes_of((*kept, item), knowledge) <= limit:
        return item
    if kept:
        return None
    fitting = (s for s in range(item.sets, 0, -1) if minutes_of((replace(item, sets=s),), knowledge) <= limit)
    sets = next(fitting, 1)
    if sets == item.sets:
        return item
    fewer = Because("fewer-sets-for-time", "met", {"sets": sets, "minutes": limit}, ("heelwise",))
    return replace(item, sets=sets, why=(*item.why, fewer))


def _take_log(logged: list[SessionLog], session_id: str, slot: Slot) -> SessionLog | None:
    """Today's log of this session: by its id, by its slot, else the first that no other claims."""
    for wanted in (
        lambda log: log.id == session_id,
        lambda log: log.slot == slot,
        lambda log: log.slot in (None, "any") or slot == "any",
    ):
        found = next((log for log in logged if wanted(log)), None)
        if found is not None:
            logged.remove(found)
            return found
    return None


def _session(
    items: tuple[Item, ...], slot: Slot, log: SessionLog | None, rest: Because | None, *, started: bool, view: DayView
) -> Session:
    return Session(
        id=log.id if log is not None else f"{view.on.isoformat()}-{slot}",
        slot=slot,
        state=_state(log, rest, started=started, view=view),
        minutes=minutes_of(items, view.rules.knowledge),
        items=items,
    )


def _state(log: SessionLog | None, rest: Because | None, *, started: bool, view: DayView) -> SessionState:
    """Done as logged; what is left of a day that was stopped is cancelled, where it had not begun to load."""
    if log is not None and log.finishes:
        return "done"
    if rest is not None and started and (log is None or only_care(log, view.rules.knowledge.exercises)):
        return "cancelled"
    return "due" if log is None else "part-done"


def _next(tendons: tuple[Tendon, ...], view: DayView, sessions: tuple[Session, ...] = ()) -> NextSession | None:
    """When to come back: a later session today, else the next training day."""
    due = [s for s in sessions if s.state in ("due", "part-done")]
    done = [s for s in sessions if s.state == "done"]
    if due and done:
        return NextSession(view.on, due[0].slot)
    if view.paused is not None:
        return None
    trained = view.state.person.session_days
    if due:
        trained = (*trained, view.on)
    day = next_day(tendons, view, trained)
    return NextSession(day, slots_on(tendons[0].intake, place_of(tendons[0], view), day)[0])
