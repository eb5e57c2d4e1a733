"""Which of the open pathways is recommended, and why. First match wins.

No active treatment was clearly better than another, so what fits the week decides,
never a promise.
"""

from __future__ import annotations

from heelwise.engine.because import Because, Facts
from heelwise.engine.option import Option
from heelwise.engine.path import SETTLE
from heelwise.engine.state import Tendon
from heelwise.knowledge.library import Knowledge

NOT_FITTING = frozenset({"choice-fewer-days", "choice-shortened"})
"""What says that a pathway has to bend to somebody's week."""

ALIKE = ("F15", "van-der-vlist-2021")
"""Who found no clear winner, in midportion pain."""


def recommendation(
    tendon: Tendon, options: tuple[Option, ...], knowledge: Knowledge
) -> tuple[str | None, Because | None]:
    """One pathway and why; none where nothing is followed and nothing may be chosen."""
    found = _kept(tendon, options) or _fitting(tendon, options, knowledge) or _usual(tendon, options, knowledge)
    if found is None:
        return None, None
    option, because = found
    parts = (Because("no-clear-winner", "met", {}, ALIKE),) if tendon.condition == "midportion" else ()
    facts: Facts = {"pathway": option.pathway, "condition": tendon.condition, **because.facts}
    sources = because.sources or knowledge.pathways[option.pathway].sources
    return option.pathway, Because(because.rule, because.verdict, facts, sources, parts)


Found = tuple[Option, Because]


def _kept(tendon: Tendon, options: tuple[Option, ...]) -> Found | None:
    """What is not to be changed: settling, what a clinician chose, a choice of one's own, a plan one has come to."""
    now = next((option for option in options if option.state == "now"), None)
    if now is None:
        return None
    if tendon.pathway == SETTLE:
        return now, Because("recommended-settling", "met")
    if tendon.chosen == tendon.pathway and tendon.chosen_by == "clinician":
        return now, Because("recommended-clinician", "met", {}, ("heelwise",))
    if tendon.pathway in (tendon.chosen, tendon.handed_over):
        return now, Because("recommended-stay", "met", {}, ("heelwise",))
    return None


def _fitting(tendon: Tendon, options: tuple[Option, ...], knowledge: Knowledge) -> Found | None:
    """An open pathway that fits the week as it is, where the condition's own would have to bend."""
    usual = _usual(tendon, options, knowledge)
    if usual is None or NOT_FITTING.isdisjoint(note.rule for note in usual[0].mind):
        return None
    whole = [(o.demand.minutes_a_week, o.pathway, o) for o in options if o.state == "open" and o.demand and not o.mind]
    if not whole:
        return None
    option = min(whole)[2]
    days = option.demand.days_per_week if option.demand else 0
    return option, Because("recommended-fits", "met", {"days": days, "usual": usual[0].pathway}, ("heelwise",))


def _usual(tendon: Tendon, options: tuple[Option, ...], knowledge: Knowledge) -> Found | None:
    """The pathway that is given when nobody chooses."""
    own = (o for o in options if o.state != "shut" and tendon.condition in knowledge.pathways[o.pathway].default_for)
    option = next(own, None)
    if option is None:
        return None
    alone = all(other is option or other.state == "shut" for other in options)
    return option, Because("recommended-only" if alone else "recommended-usual", "met")
