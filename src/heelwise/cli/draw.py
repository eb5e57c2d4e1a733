"""`heelwise draw`: an exercise as an SVG file, or all of them on one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heelwise.cli.options import Overlay, SideOption

if TYPE_CHECKING:
    from heelwise.figure.motion import Glow, Mode
    from heelwise.knowledge.exercises import Exercise
    from heelwise.knowledge.library import Knowledge

LEGEND: dict[Glow, str] = {"stretch": "stretches", "work": "works"}


def draw(
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE", help="An exercise's id.")] = "",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="The file to write; standard output when left out."),
    ] = None,
    still: Annotated[bool, typer.Option("--still", help="One pose, without movement.")] = False,
    strip: Annotated[bool, typer.Option("--strip", help="The key poses side by side.")] = False,
    side: SideOption = "right",
    all_: Annotated[bool, typer.Option("--all", help="Every exercise on one HTML page.")] = False,
    untitled: Annotated[bool, typer.Option("--untitled", help="With --all: the pictures without their names.")] = False,
    overlay: Overlay = None,
) -> int:
    """Draw an exercise: a person, moving at the true tempo."""
    from heelwise.cli import inputs, say  # noqa: PLC0415

    if still and strip:
        raise say.Trouble("draw: found --still and --strip, wanted one of them")
    if bool(exercise) == all_:
        raise say.Trouble(
            "draw: found both, wanted EXERCISE or --all" if all_ else "draw: found nothing, wanted EXERCISE or --all"
        )
    mode: Mode = "still" if still else "strip" if strip else "moving"
    known = inputs.knowledge(overlay)
    if all_:
        from heelwise.cli.sheet import sheet  # noqa: PLC0415

        drawings = [(one, svg(one, known, side=side, mode=mode)) for one in known.exercises.values()]
        text = sheet(drawings, known, titled=not untitled)
    else:
        text = svg(
            known.exercises[inputs.known(exercise, known.exercises, noun="exercise")], known, side=side, mode=mode
        )
    if out is None:
        say.raw(text + "\n")
        return 0
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as wrong:
        raise say.Trouble(inputs.unreadable(out, wrong)) from None
    return 0


def svg(one: Exercise, known: Knowledge, *, side: str, mode: Mode) -> str:
    """The drawing of one exercise at its own tempo."""
    from heelwise.cli import inputs, names, say  # noqa: PLC0415
    from heelwise.figure.draw import draw as drawn  # noqa: PLC0415
    from heelwise.figure.read import MotionError, motion_from  # noqa: PLC0415
    from heelwise.knowledge.read import motion  # noqa: PLC0415

    title = names.name_of(one.id, known) + (f", {side} leg" if one.legs == "one" else "")
    try:
        with inputs.content_trouble():
            read = motion_from(motion(one.id))
    except MotionError as wrong:
        raise say.Trouble(*(f"exercises/{one.id}/motion.toml: {fault}" for fault in wrong.faults)) from None
    return drawn(
        read,
        side="left" if side == "left" else "right",
        mode=mode,
        title=title,
        legend=LEGEND,
        tempo=one.dosage.tempo_s,
        hold=None if one.dosage.reps else one.dosage.hold_s,
    )
