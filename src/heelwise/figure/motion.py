"""What a motion file says, as frozen values. Reading is `read`, drawing is `draw`.

The keys of `motion.toml`. Places are `[x, height]` in centimetres: x grows the way the person faces, height grows
upwards from the floor. Leans are degrees from upright, forward positive: a thigh of -90 points ahead, as in sitting.

    view      "side" (the default), "front" or "above"
    root      what stays where it is said to be: "near" or "far" (the ball of that foot), or "pelvis"
    still     the pose shown by itself; `strip` the poses shown side by side
    glows     what lights up: calf, soleus, hamstring, plantar, tendon = "stretch" or "work"
    props     a list of { kind, ... }: of `things` and `machines` (beside the person), of `gear` (worn, held, pulled)
    arrows    hints in the still: { tail, head, bow }; `pauses` two bars: { at }
    detail    [left, bottom, width] of a square to show again, larger; `frame` the same for the whole picture
    order     layers from far to near; `shorten` parts that point at the reader; `close_up` the frame may cut the body

The near leg is the one that works. The first pose is whole, the others say what differs:

    [poses.low]
    at = [0, 18]                                  # the root's place
    trunk = 4                                     # lean of the pelvis; `chest` and `head` follow unless said
    near = { foot = -24, shank = 8, thigh = 8 }   # a leg by its leans (a root leg always), `toes` bent up is negative
    far = { at = [4, 18], foot = 4 }              # or by where its ball stands; the knee is solved
    near_arm = { grip = [36, 119] }               # grip, palm (on a wall), rest (on a level): place or spot and `shift`
    far_arm = { raised = 20, elbow = 60 }         # or by its angles; without one, as the near arm
    glow = 1                                      # how strongly it lights; `ground` and `rope` move marks and a rope

    [phases]                                      # one repetition: up, top, down, bottom; down defaults to up reversed
    up = { seconds = 1.2, poses = ["low", "high"], ease = "smooth" }
"""

from __future__ import annotations

from typing import Literal

import msgspec

from heelwise.figure.geometry import Point

View = Literal["side", "front", "above"]
Root = Literal["near", "far", "pelvis"]
Beat = Literal["up", "top", "down", "bottom"]
Glow = Literal["stretch", "work"]
Ease = Literal["smooth", "even"]
Mode = Literal["moving", "still", "strip"]


class Turned(msgspec.Struct, frozen=True, tag="turned"):
    """A leg given by how far each part leans, degrees from upright."""

    thigh: float
    shank: float
    foot: float
    toes: float = 0.0


class Stood(msgspec.Struct, frozen=True, tag="stood"):
    """A leg whose ball of the foot is at a place; the knee is solved."""

    at: Point
    foot: float
    toes: float = 0.0
    bend: int = 1


class Swung(msgspec.Struct, frozen=True, tag="swung"):
    """An arm given by angles: raised forward from hanging, and the elbow's bend."""

    raised: float
    elbow: float
    hand: float = 0.0


class Placed(msgspec.Struct, frozen=True, tag="placed"):
    """An arm whose hand rests somewhere: `palm` flat on a wall, `rest` flat on a
    level, `grip` around a thing."""

    how: Literal["palm", "rest", "grip"]
    at: Point | str
    """A place, or the name of a spot on the body."""
    shift: Point = (0.0, 0.0)
    bend: int = -1


Leg = Turned | Stood
Arm = Swung | Placed


class Pose(msgspec.Struct, frozen=True):
    """Everything needed to solve one body: leans in degrees, places in centimetres."""

    at: Point
    trunk: float
    chest: float
    head: float
    near: Leg
    far: Leg
    near_arm: Arm
    far_arm: Arm
    glow: float = 1.0
    ground: float = 0.0
    """How far the marks on the floor have moved: a walker stays in the picture, the floor goes by."""
    rope: float = 0.0
    """How far a skipping rope has turned, degrees, from hanging under the feet."""

    def shown(self) -> Pose:
        """The same without what may go round: a loop closes when these are equal."""
        return msgspec.structs.replace(self, ground=0.0, rope=0.0)


class Prop(msgspec.Struct, frozen=True):
    """A thing beside, under or upon the person."""

    kind: str
    size: dict[str, float]
    spots: tuple[str, ...] = ()
    anchor: Point | None = None
    """Where a strap is tied to a thing, if it is."""


class Arrow(msgspec.Struct, frozen=True):
    """A hint of direction for the still, from tail to head, bowed by `bow` centimetres."""

    tail: Point
    head: Point
    bow: float


class Pause(msgspec.Struct, frozen=True):
    """A hint in the still that this is held: two bars at a place."""

    at: Point


class Phase(msgspec.Struct, frozen=True):
    """One beat of the loop: how long by itself, and the poses it passes."""

    seconds: float
    poses: tuple[str, ...]
    ease: Ease = "smooth"
    """`smooth` slows at every pose, `even` passes through at one speed."""


class Motion(msgspec.Struct, frozen=True):
    """One exercise, as it is moved."""

    view: View
    root: Root
    poses: dict[str, Pose]
    phases: dict[Beat, Phase]
    still: str
    strip: tuple[str, ...]
    glows: dict[str, Glow]
    props: tuple[Prop, ...]
    arrows: tuple[Arrow, ...]
    pauses: tuple[Pause, ...]
    order: tuple[str, ...]
    shorten: dict[str, float]
    """Parts that point towards the reader and so look shorter, with their share of the length."""
    detail: tuple[float, float, float] | None
    """Left, bottom and width of a square shown again, larger, beside the person: where the foot does it."""
    close_up: bool
    """Only the part of the body in the frame is meant to be seen."""
    frame: tuple[float, float, float] | None
    """Left, bottom and width of a square, if the one found by itself will not do."""
