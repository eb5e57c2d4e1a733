"""The drawing of every exercise: a motion file becomes an SVG of a person doing it.

`motion_from` reads, `draw` draws, `faults` judges, `clock` and `period` tell a player
the time. Pure: no files, no clock of its own, nothing of the rest of Heelwise.
"""

from heelwise.figure.clock import Span, Tempo, clock, period
from heelwise.figure.draw import draw
from heelwise.figure.faults import faults
from heelwise.figure.motion import Glow, Mode, Motion
from heelwise.figure.palette import stylesheet
from heelwise.figure.read import MotionError, motion_from

__all__ = [
    "Glow",
    "Mode",
    "Motion",
    "MotionError",
    "Span",
    "Tempo",
    "clock",
    "draw",
    "faults",
    "motion_from",
    "period",
    "stylesheet",
]
