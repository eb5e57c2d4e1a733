"""Can every form of questions be read, does each question have the answers it needs, and do a score's items add up?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from heelwise.audit.texts import said
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.knowledge.questions import Ask, Form
from heelwise.knowledge.read import Shelf, form, forms_in


def questions(folder: Path) -> Iterator[Fault]:
    """Every form has questions; a choice has options, and only a choice has them."""
    for name in forms_in(folder):
        file = f"questions/{name}.toml"
        try:
            asked = form(name, folder)
        except ContentError as error:
            yield from error.faults
            continue
        if asked.id != name:
            yield Fault(file, "id", f"'{asked.id}'", f"'{name}', as the file is named")
        for ask in asked.questions:
            yield from _ask(ask, file)
        scored = Shelf(folder).each(f"measures/{name}.toml", OutcomeMeasure).get(name)
        if scored is not None:
            yield from _items(asked, scored, file)


def _items(asked: Form, scored: OutcomeMeasure, file: str) -> Iterator[Fault]:
    """A questionnaire's form has as many items as its measure says, and they reach exactly its best or worst."""
    if len(asked.questions) != scored.scale.items:
        yield Fault(file, "questions", f"{len(asked.questions)}", f"{scored.scale.items}, as the measure has items")
    least = sum(ask.least or 0 for ask in asked.questions)
    most = sum(ask.most or 0 for ask in asked.questions)
    if (least, most) != (scored.scale.lowest, scored.scale.highest):
        wanted = f"{scored.scale.lowest:g} to {scored.scale.highest:g}, as the measure reaches"
        yield Fault(file, "questions", f"items from {least} to {most} together", wanted)


def _ask(ask: Ask, file: str) -> Iterator[Fault]:
    key = f"questions.{ask.field}"
    yield from said(file, f"{key}.ask", ask.ask)
    if bool(ask.options) != (ask.kind in {"one", "many"}):
        yield Fault(file, f"{key}.options", f"{len(ask.options)} with kind '{ask.kind}'", "some for a choice only")
    values = [option.value for option in ask.options]
    if len(set(values)) != len(values):
        yield Fault(file, f"{key}.options", "one value twice", "each value once")
