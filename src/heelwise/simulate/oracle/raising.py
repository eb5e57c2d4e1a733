"""Predicates 4, 5 and 8: when a prescription may rise, by how much, and when it must fall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Pathway
from heelwise.simulate.oracle.case import Case, Done
from heelwise.simulate.oracle.loads import SPRINGING_TIER, is_spaced
from heelwise.simulate.oracle.seen import Line, Prescribed, raised
from heelwise.terms import Heel

LOADS = frozenset({"isometric", "strength", "eccentric", "plyometric"})
"""Kinds of exercise that load the tendon; a stretch has no more load for standing."""

PULLS = LOADS | {"static-stretch"}
"""Kinds that a ladder's own work is judged by; a foot that moves freely, or a leg that balances, pulls on nothing."""

FEW_MORNINGS = 7
"""Mornings from which the oracle dares to say what is usual."""


STARTS_HEALTHY = frozenset({"loosen"})
"""Pathways for a calf that does not hurt (any more): they start where a healthy one does."""


class Span(Struct, frozen=True):
    """The lowest and the highest rung of a pathway that an exercise stands on."""

    lowest: int
    highest: int


def one_step(now: Prescribed, case: Case) -> Iterator[str]:
    """More than one variable, rung or tier at once; anything without a session or a morning."""
    before = case.offered
    if before is None:
        return
    for tendon in case.truth.tendons:
        mine, old = _asked(now, tendon.heel, case.knowledge), _before(before, tendon.heel, case)
        if not mine.lines or not old.lines or tendon.site == "torn":
            continue
        found = list(_rises(mine, old, case.knowledge))
        if found and _as_trained(mine, old, tendon.heel, now.on, case):
            continue
        if found and mine.pathway == old.pathway and not _ready(tendon.heel, now.on, case):
            yield f"{tendon.heel}: {found[0]} without a session and a morning between"
        yield from (f"{tendon.heel}: {each}" for each in _too_much(mine, old, case.knowledge))


def _as_trained(now: Asked, offered: Asked, heel: Heel, on: dt.date, case: Case) -> bool:
    """Whether this is what was last done again, after a step that was offered and never done.

    Not where what was offered was an easing: then nothing comes back without a session.
    """
    before = case.offered
    if case.trained_since_offer or case.trained is None or before is None:
        return False
    then = _before(case.trained, heel, case)
    knowledge = case.knowledge
    calm = _sore(heel, before.on, case) is None and _sore(heel, on, case) is None
    return (calm or any(_rises(offered, then, knowledge))) and not any(_rises(now, then, knowledge))


def _ready(heel: Heel, on: dt.date, case: Case) -> bool:
    """Whether something may rise: a morning is told, and a session was done at what was last asked, or at the same."""
    before, trained = case.offered, case.trained
    if before is None or on <= before.on or any(on not in case.mornings[told] for told in case.intake):
        return False
    if case.trained_since_offer or trained is None:
        return case.trained_since_offer
    last, then = _before(before, heel, case), _before(trained, heel, case)
    return not any(_rises(last, then, case.knowledge)) and not any(_rises(then, last, case.knowledge))


class Asked(Struct, frozen=True):
    """What one tendon is asked, and the rungs of its pathway by exercise.

    `judged` is what loads, and the ladder's own stretches.
    `own` is what is not shared with another plan; where there is one (not `alone`), a
    tendon's own work may wait for it or for the minutes, and then says nothing.
    """

    lines: dict[str, Line]
    pathway: str | None
    spans: dict[str, Span]
    own: frozenset[str]
    alone: bool
    judged: frozenset[str]


def _shared(line: Line, prescribed: Prescribed) -> bool:
    """Two-leg work with two plans: it may be the other tendon's, and is done at the smaller dose when both want it."""
    return line.side == "both" and len(prescribed.pathways) > 1


def _before(before: Prescribed, heel: Heel, case: Case) -> Asked:
    """What was last asked, with the spaced work that had its turn some days before."""
    asked = _asked(before, heel, case.knowledge)
    turns = {
        name: line
        for one in case.lately(before.on)
        for name, line in _asked(one, heel, case.knowledge).lines.items()
        if is_spaced(line, asked.pathway or "", case) or _springs(line, case)
    }
    return replace(asked, lines={**turns, **asked.lines}) if asked.lines else asked


def _springs(line: Line, case: Case) -> bool:
    return case.knowledge.exercises[line.exercise].load_tier >= SPRINGING_TIER


def _in_turn(pathway: Pathway) -> frozenset[str]:
    """What stands beside the ladder in groups of which a session has only some."""
    groups = (group for phase in pathway.phases for group in phase.support if group.choose < len(group.lines))
    return frozenset(name for group in groups for line in group.lines for name in (line.exercise, *line.instead))


def _asked(prescribed: Prescribed, heel: Heel, knowledge: Knowledge) -> Asked:
    lines = {line.exercise: line for line in prescribed.lines() if line.concerns(heel)}
    pathway = prescribed.pathways.get(heel)
    spans = spans_of(pathway, knowledge) if pathway in knowledge.pathways else {}
    if pathway in STARTS_HEALTHY:
        in_turn = _in_turn(knowledge.pathways[pathway])
        spans = {name: span for name, span in spans.items() if name not in in_turn}
    own = frozenset(name for name, line in lines.items() if not _shared(line, prescribed))
    loads = frozenset(name for name in lines if knowledge.exercises[name].kind in LOADS)
    followed = knowledge.pathways.get(pathway or "")
    mains = _mains(followed) if followed is not None else frozenset()
    pulls = frozenset(name for name in mains & lines.keys() if knowledge.exercises[name].kind in PULLS)
    return Asked(lines, pathway, spans, own, len(prescribed.pathways) < 2, loads | pulls)


def _mains(pathway: Pathway) -> frozenset[str]:
    """The ladder's own exercises, without what may stand in for them."""
    return frozenset(main.exercise for phase in pathway.phases for rung in phase.rungs for main in rung.main)


def _rises(now: Asked, old: Asked, knowledge: Knowledge) -> Iterator[str]:
    """Everything that asks for more."""
    for name, line in now.lines.items():
        if name in now.own and (up := _up(line, old)):
            yield f"{name} raised in {', '.join(up)}"
    tier = _tier(now, now.own, knowledge)
    before = _tier(old, old.lines, knowledge)
    if tier > before and (before or old.alone):
        yield f"tier raised to {tier}"
    steps = _rungs_up(now, old)
    if steps is not None and steps > 0:
        yield f"{steps} rung up"


def _too_much(now: Asked, old: Asked, knowledge: Knowledge) -> Iterator[str]:
    """More than one variable of an exercise, one rung, or one tier at once."""
    for name, line in now.lines.items():
        up = _up(line, old) if name in now.own else []
        if len(up) > (2 if line.rm is not None else 1):
            yield f"{name} raised in {', '.join(up)} at once"
    steps = _rungs_up(now, old)
    before, tier = _tier(old, old.lines, knowledge), _tier(now, now.own, knowledge)
    if steps is None and (before or old.alone) and tier > before + 1 and now.pathway not in STARTS_HEALTHY:
        yield f"tier {before} to {tier}"
    if steps is not None and steps > 1:
        yield f"{steps} rungs up at once"


def _up(line: Line, old: Asked) -> list[str]:
    """The variables of one exercise that rise; none for what was not asked before, or was asked for two plans.

    Stretches beside the ladder come and go with turns and days of rest; loads and the ladder's own work are judged.
    """
    judged = line.exercise in old.own & old.judged
    return raised(line, old.lines[line.exercise]) if judged else []


def _tier(asked: Asked, names: Iterable[str], knowledge: Knowledge) -> int:
    """The highest tier of the ladder's own loads, and of anything springing; what stands beside takes turns."""
    tiers = {n: knowledge.exercises[n].load_tier for n in names if knowledge.exercises[n].kind in LOADS}
    return max((t for name, t in tiers.items() if name in asked.spans or t >= SPRINGING_TIER), default=0)


def _rungs_up(now: Asked, old: Asked) -> int | None:
    """Rungs from the old lines to the new ones; None in another pathway, or for lines that stand on no rung."""
    here = [old.spans[name].highest for name in old.lines if name in old.spans and (old.alone or name in old.own)]
    there = [now.spans[name].lowest for name in now.own if name in now.spans]
    return max(there) - max(here) if here and there and now.pathway == old.pathway else None


def spans_of(pathway: str | None, knowledge: Knowledge) -> dict[str, Span]:
    """The rungs of a pathway that an exercise stands on, itself or in place of another."""
    known = _SPANS.get((knowledge.edition, pathway))
    if known is None:
        known = _SPANS[knowledge.edition, pathway] = _spans(knowledge.pathways[pathway or ""])
    return known


_SPANS: dict[tuple[str, str | None], dict[str, Span]] = {}


def _spans(pathway: Pathway) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    rungs = [rung for phase in pathway.phases for rung in phase.rungs]
    for index, rung in enumerate(rungs):
        for main in rung.main:
            weighted = (main.load.exercise,) if main.load is not None else ()
            for name in (main.exercise, *main.instead, *weighted):
                lowest = spans[name].lowest if name in spans else index
                spans[name] = Span(lowest, index)
    return spans


def after_pain(now: Prescribed, case: Case) -> Iterator[str]:
    """A rise after a session over the cap, or on a bad morning."""
    before = case.offered
    if before is None:
        return
    for tendon in case.truth.tendons:
        mine, old = _asked(now, tendon.heel, case.knowledge), _before(before, tendon.heel, case)
        if mine.pathway != old.pathway:  # another plan's gentle movement is not this one's raised
            mine = replace(mine, own=frozenset(n for n in mine.own if case.knowledge.exercises[n].load_tier))
        found = list(_rises(mine, old, case.knowledge)) if mine.lines and old.lines else []
        why = _sore(tendon.heel, now.on, case) if found else None
        if why is not None:
            yield f"{tendon.heel}: {found[0]} {why}"


def _sore(heel: Heel, on: dt.date, case: Case) -> str | None:
    """Why nothing may rise today for this tendon."""
    last, cap = case.last(heel), _cap(heel, case)
    if last is not None and last.pains.get(heel, 0) > cap:
        return f"after pain {last.pains[heel]} on {last.on}"
    since = last.at if last is not None else None
    felt = [a.pain for a in case.moved if a.pain is not None and (since is None or a.at > since)]
    if max(felt, default=0) > cap:
        return f"after pain {max(felt)} in an activity"
    morning = case.mornings[heel].get(on)
    usual = _usual(heel, on, case)
    rise = case.knowledge.limits.pain.morning_rise_regress.value
    if morning is not None and usual is not None and morning.pain >= usual + rise:
        return f"on a morning of {morning.pain}, usually {usual:g}"
    return None


def _cap(heel: Heel, case: Case) -> float:
    """The widest cap that can be in force: the strict one unless the wider was chosen; less for a tear."""
    limits = case.knowledge.limits
    if any(t.heel == heel and t.site == "torn" for t in case.truth.tendons):
        return limits.healing.rupture_pain_cap.value
    return (limits.pain.standard_cap if case.wide_cap else limits.pain.strict_cap).value


def _usual(heel: Heel, on: dt.date, case: Case) -> float | None:
    """The median of the last four weeks' mornings, which is never below their lowest weekly one."""
    look = case.knowledge.limits.progress.baseline_lookback_days.value
    told = [m.pain for day, m in case.mornings[heel].items() if 0 < (on - day).days <= look]
    return median(told) if len(told) >= FEW_MORNINGS else None


def hard_pain(now: Prescribed, case: Case) -> Iterator[str]:
    """The same or more of the main work in the session after hard pain."""
    before = case.offered
    if before is None or now.on <= before.on:
        return
    for tendon in case.truth.tendons:
        last = case.last(tendon.heel)
        why = _hard(tendon.heel, last, now.on, case)
        if last is None or why is None:
            continue
        then = case.offers.get(last.on, before)
        mine, old = _asked(now, tendon.heel, case.knowledge), _asked(then, tendon.heel, case.knowledge)
        steps = _rungs_up(mine, old)
        if steps is None or steps >= 0:
            yield from (f"{tendon.heel}: {each} {why}" for each in _not_eased(mine, old, last))


def _hard(heel: Heel, last: Done | None, on: dt.date, case: Case) -> str | None:
    """What was hard about the last session, or the morning after it."""
    if last is None:
        return None
    if last.sharp or last.pains.get(heel, 0) >= case.stop_at:
        return f"after {'sharp pain' if last.sharp else f'pain {last.pains[heel]}'} on {last.on}"
    morning = case.mornings[heel].get(on)
    if morning is not None and morning.limped_yesterday and (on - last.on).days == 1:
        return f"after a limp on {last.on}"
    return None


def _not_eased(now: Asked, old: Asked, last: Done) -> Iterator[str]:
    """Main exercises of that session that are asked for again and not for less, but on the lowest rung."""
    for name, line in now.lines.items():
        span = old.spans.get(name)
        above = span is not None and span.lowest > 0
        if above and name in old.lines and name in last.exercises and not raised(old.lines[name], line):
            yield f"{name} again and not for less"
