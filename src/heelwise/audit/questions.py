"""Can every form of questions be read, and does each question have the answers it needs?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from heelwise.audit.texts import said
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.questions import Ask
from heelwise.knowledge.read import form, forms_in


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


def _ask(ask: Ask, file: str) -> Iterator[Fault]:
    key = f"questions.{ask.field}"
    yield from said(file, f"{key}.ask", ask.ask)
    if bool(ask.options) != (ask.kind in {"one", "many"}):
        yield Fault(file, f"{key}.options", f"{len(ask.options)} with kind '{ask.kind}'", "some for a choice only")
    values = [option.value for option in ask.options]
    if len(set(values)) != len(values):
        yield Fault(file, f"{key}.options", "one value twice", "each value once")
