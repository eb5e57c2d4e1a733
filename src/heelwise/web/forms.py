"""From a post to raw event fields, and back to the page with what was typed. Checks nothing by itself:
the record's decoder does, for every door alike. Only an unanswered required question is told here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from msgspec import Struct

from heelwise.knowledge.questions import Ask, Form

TOO_LONG = 4000

BESIDE = frozenset({"csrfmiddlewaretoken", "batch", "cap", "do", "side", "night_pain", "limped_yesterday"})
"""Fields that stand beside a form's questions and are read by the page itself."""


class Filled(Struct):
    """A form with answers: what was typed, what it means, and what is wrong with which field."""

    form: Form
    typed: dict[str, list[str]]
    fields: dict[str, Any]
    faults: dict[str, str]

    def of(self, field: str) -> str:
        """The one thing typed into a field, or nothing."""
        return next(iter(self.typed.get(field, ())), "")

    @property
    def form_fields(self) -> frozenset[str]:
        """The fields this form asks for."""
        return frozenset(ask.field for ask in self.form.questions)

    def blame(self, faults: Mapping[str, str]) -> None:
        """Take over the decoder's complaints, field by field."""
        for field, text in faults.items():
            self.faults.setdefault(field, text)


def empty(form: Form, known: Mapping[str, Any] | None = None) -> Filled:
    """The form as first shown, with what is already known filled in."""
    listed = {field: value if isinstance(value, list) else [value] for field, value in (known or {}).items()}
    return Filled(form, {field: [str(one) for one in values] for field, values in listed.items()}, {}, {})


def filled(form: Form, post: QueryDict) -> Filled:
    """The form as sent. Raises `BadRequest` for a field that no page of ours has."""
    made = Filled(form, {}, {}, {})
    if unknown := sorted(set(post) - made.form_fields - BESIDE):
        raise BadRequest(f"found the unknown field {unknown[0][:64]}, wanted only those of the form")
    for ask in form.questions:
        typed = [text[:TOO_LONG] for text in post.getlist(ask.field) if text.strip()]
        made.typed[ask.field] = typed
        if not typed:
            if ask.required and ask.kind != "many":
                made.faults[ask.field] = _wanted(ask)
            elif ask.kind == "many" and ask.required:
                made.fields[ask.field] = []
            continue
        if len(typed) > 1 and ask.kind != "many":
            made.faults[ask.field] = "Found more than one answer, wanted one."
        meant = [_meaning(ask, text) for text in typed]
        made.fields[ask.field] = meant if ask.kind == "many" else meant[0]
    return made


def _wanted(ask: Ask) -> str:
    match ask.kind:
        case "pain":
            return "Choose a number from 0 to 10."
        case "one":
            return "Choose one answer."
        case "date":
            return "Give a day, as year-month-day."
        case _:
            return "This is needed."


def _meaning(ask: Ask, text: str) -> Any:
    """The value a text stands for; a text that is none stays as it is, for the decoder to name."""
    text = text.strip()
    for option in ask.options:
        if str(option.value) == text:
            return option.value
    counted = bool(ask.options) and all(isinstance(option.value, int) for option in ask.options)
    if counted or ask.kind in {"pain", "number"}:
        try:
            return int(text) if ask.whole else float(text.replace(",", "."))
        except ValueError:
            return text
    return text
