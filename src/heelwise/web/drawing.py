"""The figure on a page: a still, or moving, as SVG text to put into the page. Drawn once each and kept."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from heelwise.figure.draw import draw
from heelwise.figure.motion import Mode
from heelwise.figure.read import MotionError, motion_from
from heelwise.knowledge.faults import ContentError
from heelwise.knowledge.read import exercise_words, motion
from heelwise.terms import Side


def still(exercise: str, side: Side) -> Markup:
    """The exercise at a glance."""
    return _drawn(exercise, side, "still")


def moving(exercise: str, side: Side) -> Markup:
    """The exercise in its own time."""
    return _drawn(exercise, side, "moving")


def strip(exercise: str, side: Side) -> Markup:
    """The key poses side by side: for print, and for whoever asked for less motion."""
    return _drawn(exercise, side, "strip")


@lru_cache(maxsize=512)
def _drawn(exercise: str, side: Side, mode: Mode) -> Markup:
    """The SVG; nothing at all for an exercise that is not drawn yet."""
    try:
        film = motion_from(motion(exercise))
        title = exercise_words(exercise).name
    except (ContentError, MotionError):
        return Markup("")
    svg = draw(film, side=side, mode=mode, title=title)
    return Markup(svg)  # noqa: S704 - made by the figure from content, never from a person's words
