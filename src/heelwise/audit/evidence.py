"""Do the figures people choose by make sense, lead to pathways there are, and speak calmly?"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.texts import said
from heelwise.knowledge.evidence import Figure
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge

FIGURES, CLAIMS = "evidence.toml", "words/en/claims.toml"

POINTS = frozenset({"visa-a", "visa-a-change"})
"""Outcomes that are points of a score; the others are percentages of people or sessions."""

FULL = 100


def evidence(knowledge: Knowledge) -> Iterator[Fault]:
    """Figures and claims, each alone."""
    for figure in knowledge.figures.values():
        yield from _figure(figure)
        yield from _pathways(FIGURES, figure.id, figure.pathways, knowledge)
        if not knowledge.names.get(f"outcome.{figure.outcome}"):
            yield Fault("words/en/names.toml", f"outcome.{figure.outcome}", "nothing", "a name in plain words")
        for key in ("trial", "group", "population", "note"):
            text = getattr(figure, key)
            yield from said(FIGURES, f"{figure.id}.{key}", text) if text is not None else ()
    for claim in knowledge.claims.values():
        yield from said(CLAIMS, f"{claim.id}.text", claim.text)
        yield from _pathways(CLAIMS, claim.id, claim.pathways, knowledge)
        if not claim.pathways and not claim.conditions:
            yield Fault(CLAIMS, claim.id, "a claim about nothing", "pathways or conditions it is about")


def _figure(figure: Figure) -> Iterator[Fault]:
    if (figure.unit == "points") != (figure.outcome in POINTS):
        yield Fault(FIGURES, f"{figure.id}.unit", f"'{figure.unit}'", f"the unit of {figure.outcome}")
    if not 0 <= figure.value <= FULL:
        yield Fault(FIGURES, f"{figure.id}.value", f"{figure.value:g}", "from 0 to 100")
    if (figure.lo is None) != (figure.hi is None):
        yield Fault(FIGURES, f"{figure.id}.lo", "one end of an interval", "both ends or none")
    elif figure.lo is not None and figure.hi is not None and not figure.lo <= figure.value <= figure.hi:
        yield Fault(FIGURES, f"{figure.id}.value", f"{figure.value:g}", f"between {figure.lo:g} and {figure.hi:g}")


def _pathways(file: str, key: str, named: tuple[str, ...], knowledge: Knowledge) -> Iterator[Fault]:
    for one in named:
        if one not in knowledge.pathways:
            yield Fault(file, f"{key}.pathways", f"'{one}'", "the id of a pathway")
