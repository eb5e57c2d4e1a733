"""The content counted: how many rules are signed, which sources it rests on. No Django here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heelwise.knowledge.facts import Source
from heelwise.knowledge.library import Knowledge


def about(knowledge: Knowledge) -> dict[str, Any]:
    """Plain values for the page."""
    reviews = [
        thing.review
        for things in (knowledge.flags, knowledge.pathways, knowledge.exercises)
        for thing in things.values()
    ]
    sources = sorted(knowledge.sources.values(), key=lambda s: (s.authors or s.title, s.year or 0))
    return {
        "edition": knowledge.edition,
        "signed": sum(review.status == "signed" for review in reviews),
        "rules": len(reviews),
        "sources": [
            {
                "says": ". ".join(_parts(s)),
                "doi": s.doi,
                "verified": {"yes": "read", "secondary": "read about", "no": "not re-read"}[s.verified],
            }
            for s in sources
        ],
    }


def _parts(source: Source) -> Iterator[str]:
    """What names a source, each part without the full stop that parts them."""
    told = (source.authors, source.title, source.journal, str(source.year) if source.year else None)
    return (part.rstrip(".") for part in told if part)
