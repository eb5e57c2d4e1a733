"""All audits, one after the other. What each of them asks lives in its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import structs

from heelwise.audit.compression import compression
from heelwise.audit.drawings import drawings
from heelwise.audit.evidence import evidence
from heelwise.audit.flags import flags
from heelwise.audit.gates import gates
from heelwise.audit.healing import healing
from heelwise.audit.honesty import honesty
from heelwise.audit.limits import limits
from heelwise.audit.measures import measures
from heelwise.audit.names import names
from heelwise.audit.neighbours import neighbours
from heelwise.audit.permitted import permitted
from heelwise.audit.questions import questions
from heelwise.audit.reading import reading
from heelwise.audit.register import register
from heelwise.audit.sources import sources
from heelwise.audit.steps import steps
from heelwise.audit.substitutes import substitutes
from heelwise.audit.texts import texts
from heelwise.audit.words import words
from heelwise.knowledge import learning
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.overlay import NAMES
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
    measures,
    compression,
    healing,
    names,
    texts,
    evidence,
)
"""They need every fact to be readable."""

OF_FILES: tuple[Callable[[Path], Iterator[Fault]], ...] = (words, drawings, questions, reading, register)
"""They open what is read on demand, and run even when a fact is faulty."""


OWN_FILE = {"words/en/names.toml": NAMES}
"""Where an overlay says what a whole content says elsewhere."""


def audit(folder: Path | None = None, *, overlay: bool = False) -> list[Fault]:
    """Every fault of a content folder (the package's own when None), sorted by file and key. Sound content has none.

    A folder with an `edition.toml` is a whole content; one without is an overlay, judged together with the package's.
    With `overlay`, a folder is judged as an overlay whatever it has.
    """
    forget()
    learning.forget()
    if folder is not None and (overlay or is_overlay(folder)):
        return sorted(set(_of_overlay(folder)))
    root = folder or CONTENT
    found = {fault for ask in OF_FILES for fault in ask(root)}
    try:
        knowledge = load(root)
    except ContentError as error:
        return sorted({*found, *error.faults})
    return sorted(found | _of_facts(knowledge))


def is_overlay(folder: Path) -> bool:
    """Whether a folder adds exercises to the package's content, rather than being a content of its own."""
    return not (folder / "edition.toml").exists()


def _of_overlay(folder: Path) -> Iterator[Fault]:
    """What is wrong with an overlay's own files, and what of the whole is wrong only because of it."""
    yield from words(folder)
    yield from drawings(folder)
    try:
        knowledge = load(CONTENT, folder)
    except ContentError as error:
        yield from error.faults
        return
    for fault in _of_facts(knowledge) - _of_facts(load(CONTENT)):
        if fault.file in OWN_FILE and fault.key.startswith("exercise."):
            continue  # its words file names it, and was found wanting above
        yield structs.replace(fault, file=OWN_FILE.get(fault.file, fault.file))


def _of_facts(knowledge: Knowledge) -> set[Fault]:
    return {fault for ask in OF_FACTS for fault in ask(knowledge)}
