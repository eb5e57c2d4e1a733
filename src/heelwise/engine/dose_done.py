"""Reading a logged session as one tendon's response: pain, completeness, target met."""

from __future__ import annotations

from msgspec.structs import replace

from heelwise.engine.ladder import Place
from heelwise.engine.opening import reps_of, sets_of
from heelwise.engine.state import Response, Tendon
from heelwise.knowledge.pathways import Dose
from heelwise.record.chart import SessionLog
from heelwise.record.events import SetDone
from heelwise.terms import Heel, heels_of


def concerns(session: SessionLog, heel: Heel) -> bool:
    """Whether a session loaded this tendon, or hurt it; one whose sets were not logged may have."""
    sides = {s.side for s in session.sets}
    hurt = {f.pain_side for f in session.finishes}
    return not sides or not {heel, "both"}.isdisjoint(sides | hurt)


def response_of(session: SessionLog, tendon: Tendon, place: Place | None) -> Response:
    """How one tendon took one session, against the place it was prescribed from."""
    heel = tendon.heel
    mine = [s for s in session.sets if s.side in (heel, "both")]
    return Response(
        day=session.day,
        during=_pain_of(session, heel, mine),
        after=session.pain_after if _hurt_here(session, heel) else None,
        sharp=session.sharp,
        completed_pct=session.completed_pct,
        steady=session.steady and not session.hurt,
        met_target=place is not None and _met(session, mine, place, tendon),
        reps=_reps(mine),
    )


def _hurt_here(session: SessionLog, heel: Heel) -> bool:
    return session.pain_side is None or heel in heels_of(session.pain_side)


def _pain_of(session: SessionLog, heel: Heel, mine: list[SetDone]) -> int | None:
    """The worst pain; where the session names the other side, this side's own sets if they say."""
    if _hurt_here(session, heel):
        return session.pain_during
    own = max((s.pain for s in mine if s.pain is not None), default=None)
    return session.pain_during if own is None else own


def _met(session: SessionLog, mine: list[SetDone], place: Place, tendon: Tendon) -> bool:
    """Whether the rung's target was reached: each main exercise that was logged has its full sets."""
    if not session.sets:
        return True  # the count of done sets speaks: completeness is judged apart
    done, sets = False, sets_of(tendon, place)
    for main in place.rung.main:
        heavy = main.load.exercise if main.load else None
        of_one = [s for s in mine if s.exercise in (main.exercise, heavy) or s.exercise in main.instead]
        dose = main.dose or place.dose
        wanted = replace(dose, reps=reps_of(tendon, dose.reps)) if tendon.reps_at_most is not None else dose
        if of_one and sum(_full(s, wanted) for s in of_one) < min(sets, dose.sets):
            return False
        done = done or bool(of_one)
    return done


def _full(done: SetDone, dose: Dose) -> bool:
    """Whether one set has the numbers of the dose; a number that was not written is not reached."""
    for wanted, got in ((dose.reps, done.reps), (dose.hold_s, done.hold_s), (dose.minutes, done.minutes)):
        if wanted is not None and (got is None or got < wanted):
            return False
    return True


def _reps(mine: list[SetDone]) -> dict[str, int]:
    total: dict[str, int] = {}
    for done in mine:
        if done.reps is not None:
            total[done.exercise] = total.get(done.exercise, 0) + done.reps
    return total
