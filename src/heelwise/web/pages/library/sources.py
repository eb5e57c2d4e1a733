"""Sources as a reader meets them at the foot of a page: numbered, named, linked, and how well known. No Django."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from heelwise.knowledge.facts import Review, Source
from heelwise.knowledge.library import Knowledge

VERIFIED = {
    "yes": "read in the source",
    "secondary": "read on a page that quotes it",
    "no": "from memory, or a Heelwise rule; not verified",
}
"""How well a source is known, in words."""


def references(knowledge: Knowledge, keys: Iterable[str]) -> list[dict[str, Any]]:
    """Each source once, numbered from 1 in the order of citing."""
    return [_one(number, key, knowledge) for number, key in enumerate(dict.fromkeys(keys), start=1)]


def numbers(found: list[dict[str, Any]], keys: Iterable[str]) -> list[int]:
    """The numbers of some keys among references, in order."""
    places = {one["key"]: one["number"] for one in found}
    return sorted({places[key] for key in keys if key in places})


def _one(number: int, key: str, knowledge: Knowledge) -> dict[str, Any]:
    source = knowledge.sources.get(key) or Source(key=key, title=key)
    where = ", ".join(part for part in (source.journal, str(source.year or "")) if part)
    return {
        "number": number,
        "key": key,
        "authors": (source.authors or "").removesuffix("."),
        "title": source.title,
        "where": where,
        "href": f"https://doi.org/{source.doi}" if source.doi else source.url,
        "note": source.note or "",
        "verified": _first_up(VERIFIED[source.verified]),
        "sure": source.verified == "yes",
    }


def _first_up(text: str) -> str:
    """A sentence's first letter; the rest stays, names included."""
    return text[:1].upper() + text[1:]


def signed(review: Review) -> str:
    """The review status as a sentence."""
    if review.status == "draft":
        return "Draft: not yet signed by a physiotherapist."
    on = f" on {review.on.isoformat()}" if review.on else ""
    return f"Signed by {review.by or 'a physiotherapist'}{on}."
