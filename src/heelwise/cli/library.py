"""The library on the command line: exercises, pathways and red flags. All of it is content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from heelwise.cli.options import AsJson, Overlay

if TYPE_CHECKING:
    from heelwise.knowledge.exercises import Exercise
    from heelwise.knowledge.library import Knowledge


def exercises(
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="What to look for: a name, a muscle, a kit, a kind.")
    ] = "",
    as_json: AsJson = False,
    overlay: Overlay = None,
) -> int:
    """List the exercises."""
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.cli.names import name_of  # noqa: PLC0415

    known = inputs.knowledge(overlay)
    ids = _ids_like(text, known) if text.strip() else list(known.exercises)
    found = [(known.exercises[one], name_of(one, known)) for one in ids]
    if as_json:
        say.document([_facts(one, name) for one, name in found])
    elif found:
        page = say.Page()
        page.rows([(one.id, name, f"{one.kind}, tier {one.load_tier}") for one, name in found])
        page.print()
    else:
        say.complain([f"no exercise is like {text!r}"])
    return 0


def exercise(
    one: Annotated[str, typer.Argument(metavar="ID", help="An exercise's id.")],
    as_json: AsJson = False,
    overlay: Overlay = None,
) -> int:
    """Show one exercise in full: what for, how, what to feel, when to stop, how much, from where."""
    from heelwise.cli import inputs, say  # noqa: PLC0415

    known = inputs.knowledge(overlay)
    found = known.exercises[inputs.known(one, known.exercises, noun="exercise")]
    words = inputs.words(found.id)
    if as_json:
        import msgspec  # noqa: PLC0415

        more = {"knee": found.knee, "props": found.props, "easier": found.easier, "harder": found.harder}
        parts = {"dosage": found.dosage, "review": found.review, "words": words}
        say.document(_facts(found, words.name) | more | msgspec.to_builtins(parts))
        return 0
    from heelwise.cli.library_page import print_exercise  # noqa: PLC0415

    print_exercise(found, words, known)
    return 0


def pathways(as_json: AsJson = False) -> int:
    """List the pathways: plans from a first phase to an end."""
    from heelwise.cli import inputs, say  # noqa: PLC0415
    from heelwise.cli.names import plan_name  # noqa: PLC0415

    known = inputs.knowledge()
    if as_json:
        say.document(
            [
                {
                    "id": each.id,
                    "name": plan_name(each.id, known),
                    "conditions": each.conditions,
                    "default_for": each.default_for,
                    "phases": [phase.id for phase in each.phases],
                    "sources": each.sources,
                }
                for each in known.pathways.values()
            ]
        )
        return 0
    page = say.Page()
    for each in known.pathways.values():
        page.title(f"{each.id} · {plan_name(each.id, known)}")
        page.text(f"for {', '.join(each.conditions)}, {len(each.phases)} phases", indent=2)
    page.print()
    return 0


def pathway(one: Annotated[str, typer.Argument(metavar="ID", help="A pathway's id.")], as_json: AsJson = False) -> int:
    """Show one pathway: its phases, the rungs of its ladder, the gates between them, its sources."""
    from heelwise.cli import inputs, say  # noqa: PLC0415

    known = inputs.knowledge()
    found = known.pathways[inputs.known(one, known.pathways, noun="pathway")]
    if as_json:
        import msgspec  # noqa: PLC0415

        say.document(msgspec.to_builtins(found))
        return 0
    from heelwise.cli.library_page import print_pathway  # noqa: PLC0415

    print_pathway(found, known)
    return 0


def flags(as_json: AsJson = False) -> int:
    """List the red flags: the question, how grave a yes is, when it is asked, who may clear it."""
    from heelwise.cli import inputs, say  # noqa: PLC0415

    known = inputs.knowledge()
    if as_json:
        fields = ("id", "question", "action", "asked", "cleared_by", "sources")
        say.document([{field: getattr(flag, field) for field in fields} for flag in known.flags.values()])
        return 0
    page = say.Page()
    for flag in known.flags.values():
        page.title(f"{flag.id} · {flag.action}")
        page.text(flag.question, indent=2)
        page.text(flag.now, indent=2, mark="if yes:")
        page.faint(
            f"asked: {flag.asked} · cleared by: {', '.join(flag.cleared_by)} · {', '.join(flag.sources)}", indent=2
        )
        page.gap()
    page.print()
    return 0


def _ids_like(text: str, known: Knowledge) -> list[str]:
    """Exercises that a text finds by name, alias, muscle, kit or kind, best first; a misspelling finds them too."""
    from heelwise.cli.inputs import words  # noqa: PLC0415
    from heelwise.knowledge.finding import Finder, entry_of  # noqa: PLC0415

    finder = Finder(entry_of(one, words(one.id), known.names) for one in known.exercises.values())
    return list(finder.find(text).ids)


def _facts(one: Exercise, name: str) -> dict[str, Any]:
    """The promised facts of an exercise, in the promised order."""
    return {
        "id": one.id,
        "name": name,
        "kind": one.kind,
        "muscles": one.muscles,
        "position": one.position,
        "equipment": one.equipment,
        "dorsiflexion": one.dorsiflexion,
        "load_tier": one.load_tier,
        "legs": one.legs,
        "seeds": one.seeds,
        "sources": one.sources,
    }
