"""How much of the content a physiotherapist has signed, and which sources nobody cites. Figures, not faults."""

from __future__ import annotations

from msgspec import Struct

from heelwise.audit.places import every_value
from heelwise.knowledge.facts import Review
from heelwise.knowledge.library import Knowledge


class Reviewed(Struct, frozen=True):
    """`signed` of `of` reviewed things: exercises, measures, red flags and pathways."""

    signed: int
    of: int


def reviewed(knowledge: Knowledge) -> Reviewed:
    """Count the reviews of all content."""
    reviews = [placed.value for placed in every_value(knowledge) if isinstance(placed.value, Review)]
    return Reviewed(signed=sum(review.status == "signed" for review in reviews), of=len(reviews))


def unused_sources(knowledge: Knowledge) -> tuple[str, ...]:
    """Keys of sources.toml that no fact cites. They may still be worth keeping for what comes next."""
    cited = {one for placed in every_value(knowledge) for one in getattr(placed.value, "sources", ())}
    return tuple(key for key in knowledge.sources if key not in cited)
