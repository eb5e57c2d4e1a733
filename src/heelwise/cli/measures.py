"""`heelwise measures` and `heelwise measure ID`: what each test and questionnaire means. All of it is content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from heelwise.cli.options import AsJson

if TYPE_CHECKING:
    from heelwise.cli.say import Page
    from heelwise.knowledge.facts import Number
    from heelwise.knowledge.library import Knowledge
    from heelwise.knowledge.measures import OutcomeMeasure


VERIFIED = {"yes": "", "secondary": " (second hand)", "no": " (not verified)"}


def measures(as_json: AsJson = False) -> int:
    """List the measures: tests, questionnaires, body weight."""
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.cli.names import name_of  # noqa: PLC0415

    known = inputs.knowledge()
    if as_json:
        import msgspec  # noqa: PLC0415

        say.document([{**msgspec.to_builtins(one), "id": name} for name, one in known.outcomes.items()])
        return 0
    page = say.Page()
    page.rows([(name, name_of(name, known), f"{one.kind}, {one.unit}") for name, one in known.outcomes.items()])
    page.print()
    return 0


def measure(one: Annotated[str, typer.Argument(metavar="ID", help="A measure's id.")], as_json: AsJson = False) -> int:
    """Show one measure: how it is taken, when it ends, its error, the change people notice, what is usual."""
    from heelwise.cli import inputs, say  # noqa: PLC0415

    known = inputs.knowledge()
    name = inputs.known(one, known.outcomes, noun="measure")
    found = known.outcomes[name]
    if as_json:
        import msgspec  # noqa: PLC0415

        say.document({**msgspec.to_builtins(found), "id": name})
        return 0
    page = say.Page()
    _put(page, name, found, known)
    page.print()
    return 0


def _put(page: Page, name: str, found: OutcomeMeasure, known: Knowledge) -> None:
    from heelwise.cli.names import name_of  # noqa: PLC0415

    scale = found.scale
    page.title(name_of(name, known))
    page.faint(f"{name} · {found.kind} · {scale.lowest:g} to {scale.highest:g} {found.unit} · better: {scale.better}")
    page.text(scale.scoring)
    for heading, lines in (("Do", found.how), ("It ends when", found.stop)):
        if lines:
            page.heading(heading)
        for line in lines:
            page.text(line, indent=2, mark="-")
    page.heading("What its numbers mean")
    page.columns([(what, _said(number), ", ".join(number.sources)) for what, number in _numbers(found)], indent=2)
    if found.norms:
        page.heading("Usual, by age: women, men")
        page.columns(
            [(f"{n.from_age} to {n.to_age}", f"{n.female[0]:g}", f"{n.male[0]:g}") for n in found.norms], indent=2
        )
        page.faint(f"{', '.join(found.norms[0].sources)}, {found.norms[0].verified}", indent=2)
    page.heading("Licence")
    page.text(found.licence, indent=2)


def _numbers(found: OutcomeMeasure) -> list[tuple[str, Number]]:
    """Every number of a measure with what it is called."""
    sides = found.symmetry
    named = [
        ("error of measurement", found.error),
        *((", ".join((f"noticed, from week {one.from_week}", *one.only_for)), one) for one in found.mcid),
        ("healthy people", found.healthy),
        ("recovered", found.recovered),
        ("side against side, aim", sides.target if sides else None),
        ("side against side, a deficit below", sides.deficit if sides else None),
        ("relied on from", found.reliable_from),
        ("counts for", found.current_for),
        *((one.id.replace("-", " "), one) for one in found.settings),
    ]
    return [(what, number) for what, number in named if number is not None]


def _said(number: Number) -> str:
    """A number with its unit, and how well it was verified."""
    return f"{number.value:g} {number.unit}" + VERIFIED[number.verified]
