"""Does the content claim no more certainty than it has? A rule of ours is never shown as evidence."""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.audit.places import every_value
from heelwise.knowledge.facts import Source, Tag, Verified
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge

MAY_BE: dict[Tag, tuple[Verified, ...]] = {
    "found": ("yes", "secondary"),
    "2nd": ("secondary", "no"),
    "M": ("no",),
    "D": ("no",),
    "seed": ("yes", "secondary", "no"),
}
"""How verified a value with this tag may call itself."""


def honesty(knowledge: Knowledge) -> Iterator[Fault]:
    """Tag, `verified` and sources of one value agree."""
    for placed in every_value(knowledge):
        value, key = placed.value, placed.key
        verified: Verified | None = getattr(value, "verified", None)
        tag: Tag | None = getattr(value, "tag", None)
        cited: tuple[str, ...] = getattr(value, "sources", ())
        at = f"{key}." if key else ""
        if verified is None or isinstance(value, Source):
            continue
        if tag is not None and verified not in MAY_BE[tag]:
            yield Fault(placed.file, f"{at}verified", f"'{verified}' with tag '{tag}'", _either(MAY_BE[tag]))
        if tag == "D" and "heelwise" not in cited:
            yield Fault(placed.file, f"{at}sources", "a Heelwise rule without its name", "'heelwise' among the sources")
        if tag == "seed" and not any(one.startswith("seed-") for one in cited):
            yield Fault(placed.file, f"{at}sources", "no seed with tag 'seed'", "a source seed-...")
        if verified == "yes" and not _one_is_verified(knowledge, cited):
            yield Fault(placed.file, f"{at}verified", "'yes' on sources nobody has read", "'secondary' or 'no'")


def _one_is_verified(knowledge: Knowledge, cited: tuple[str, ...]) -> bool:
    known = [knowledge.sources[one] for one in cited if one in knowledge.sources]
    return any(source.verified == "yes" for source in known)


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(f"'{word}'" for word in words)
