"""What a form asks: question files as frozen values. Which event an answer becomes is the face's.

A form is `content/questions/<id>.toml`. Its fields are named after the event's
fields, so that one decoder checks forms, imports and the command line alike.
"""

from __future__ import annotations

from typing import Literal

from heelwise.knowledge.facts import Frozen

AskKind = Literal["pain", "one", "many", "number", "date", "text"]
"""`pain`: 0-10 in two rows. `one`, `many`: of the options. The rest: typed."""


class Option(Frozen, frozen=True, kw_only=True):
    """One answer: the event's own word, and how a person says it."""

    value: str | int
    label: str
    hint: str | None = None


class Ask(Frozen, frozen=True, kw_only=True):
    """One question. `unless` and `only` are not here: a form that branches is two forms."""

    field: str
    kind: AskKind
    ask: str
    hint: str | None = None
    options: tuple[Option, ...] = ()
    required: bool = True
    least: int | None = None
    most: int | None = None
    whole: bool = True
    unit: str | None = None


class Form(Frozen, frozen=True, kw_only=True):
    """A screen of questions. `event` is the kind its answers become, where it is only one."""

    id: str
    title: str
    lead: str | None = None
    button: str = "Save"
    event: str | None = None
    questions: tuple[Ask, ...]
