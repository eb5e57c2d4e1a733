"""An operator's licensed wording fits the form it is for, and says who allowed it, or it is not used."""

from __future__ import annotations

from heelwise.knowledge.questions import Ask, Form
from heelwise.knowledge.wording import Item, Wording, misfits

FORM = Form(
    id="two",
    title="Two items",
    questions=(Ask(field="item-1", kind="number", ask="One"), Ask(field="item-2", kind="number", ask="Two")),
)
ITEM = Item(ask="How far?", lowest="not at all", highest="far")


def said(wording: Wording) -> list[str]:
    return [str(fault) for fault in misfits(wording, FORM, "two.toml")]


def test_a_wording_that_fits_is_used() -> None:
    assert said(Wording(licence="Given by its owners on 1 May.", items=(ITEM, ITEM))) == []


def test_another_number_of_items_is_named() -> None:
    assert said(Wording(licence="Given.", items=(ITEM,))) == [
        "two.toml: items: found 1 items, wanted 2, as the questionnaire has"
    ]


def test_a_licence_is_never_left_empty() -> None:
    assert said(Wording(licence="  ", items=(ITEM, ITEM))) == [
        "two.toml: licence: found nothing, wanted who allowed you to use the text, and when"
    ]
