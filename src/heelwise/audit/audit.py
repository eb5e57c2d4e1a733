"""All audits, one after the other. What each of them asks lives in its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from heelwise.audit.compression import compression
from heelwise.audit.drawings import drawings
from heelwise.audit.flags import flags
from heelwise.audit.gates import gates
from heelwise.audit.healing import healing
from heelwise.audit.honesty import honesty
from heelwise.audit.limits import limits
from heelwise.audit.names import names
from heelwise.audit.neighbours import neighbours
from heelwise.audit.permitted import permitted
from heelwise.audit.questions import questions
from heelwise.audit.sources import sources
from heelwise.audit.steps import steps
from heelwise.audit.substitutes import substitutes
from heelwise.audit.texts import texts
from heelwise.audit.words import words
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import CONTENT, forget, load

OF_FACTS: tuple[Callable[[Knowledge], Iterator[Fault]], ...] = (
    sources,
    honesty,
    limits,
    flags,
    neighbours,
    gates,
    steps,
    substitutes,
    permitted,
    compression,
    healing,
    names,
    texts,
)
"""They need every fact to be readable."""

OF_FILES: tuple[Callable[[Path], Iterator[Fault]], ...] = (words, drawings, questions)
"""They open what is read on demand, and run even when a fact is faulty."""


def audit(folder: Path | None = None) -> list[Fault]:
    """Every fault of a content folder (the package's own when None), sorted by file and key. Sound content has none."""
    forget()
    root = folder or CONTENT
    found = [fault for ask in OF_FILES for fault in ask(root)]
    try:
        knowledge = load(root)
    except ContentError as error:
        return sorted({*found, *error.faults})
    return sorted({*found, *(fault for ask in OF_FACTS for fault in ask(knowledge))})
