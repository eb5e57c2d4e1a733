"""The text of a licensed questionnaire, as an operator who may use it writes it into a file of their own.

None of it is shipped. It changes what a form says and nothing else: how many items there
are and how far each reaches is the form's, and no rule reads a word of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from heelwise.knowledge.facts import Frozen
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.questions import Form


class Item(Frozen, frozen=True, kw_only=True):
    """One item: what is asked, and what the two ends of its scale are called."""

    ask: str
    lowest: str | None = None
    highest: str | None = None


class Wording(Frozen, frozen=True, kw_only=True):
    """The wording of one questionnaire. `licence` says who allowed its use; it is shown under the form."""

    licence: str
    lead: str | None = None
    items: tuple[Item, ...]


def misfits(wording: Wording, form: Form, file: str) -> Iterator[Fault]:
    """What keeps a wording from being used: another number of items, or a licence left empty."""
    if len(wording.items) != len(form.questions):
        yield Fault(file, "items", f"{len(wording.items)} items", f"{len(form.questions)}, as the questionnaire has")
    if not wording.licence.strip():
        yield Fault(file, "licence", "nothing", "who allowed you to use the text, and when")
