"""The body as nested groups, each turned about its joint, painted from far to near.

One chain of groups leads from the root (the standing foot, or the pelvis) to every part, so
the root's contact and the length of every bone are exact at every moment, not only the
solved ones. A layer repeats the chain it needs: repeated text costs nothing once packed.
"""

from __future__ import annotations

from typing import Final

import msgspec

from heelwise.figure.gear import STRAPS, WORN, strap_points
from heelwise.figure.geometry import Point, minus, nearest_turn
from heelwise.figure.glow import GLOWS, TENDON_WIDTH, shape, tendon
from heelwise.figure.motion import Motion, Placed, Prop
from heelwise.figure.people import people
from heelwise.figure.rig import PARENT
from heelwise.figure.solve import Body
from heelwise.figure.svg import el, group, num, point, points

ROOTS: Final = {"near": "near.foot", "far": "far.foot", "pelvis": "pelvis"}
LAYERS: Final[dict[str, tuple[str, ...]]] = {
    "far-arm": ("far.hand", "far.fore", "far.upper"),
    "far-leg": ("far.toes", "far.foot", "far.shank", "far.thigh"),
    "trunk": ("pelvis", "head", "chest"),
    "near-leg": ("near.toes", "near.foot", "near.shank", "near.thigh"),
    "near-arm": ("near.hand", "near.fore", "near.upper"),
}
UNDER: Final = ("pelvis",)
"""Parts painted before what hangs on them: the shirt falls over the shorts."""


class Film(msgspec.Struct, frozen=True):
    """The solved moments of one loop; a single one, and no seconds, for a still."""

    times: tuple[float, ...]
    bodies: tuple[Body, ...]
    glow: tuple[float, ...]
    seconds: float

    def moving(self, values: list[str], **attributes: str) -> str:
        """The animation of one attribute, or nothing where it never changes."""
        if len(set(values)) < 2 or self.seconds <= 0:
            return ""
        kept = [
            i
            for i in range(len(values))
            if i in (0, len(values) - 1) or not values[i - 1] == values[i] == values[i + 1]
        ]
        return el(
            "animateTransform" if attributes.get("type") else "animate",
            **attributes,
            values=";".join(values[i] for i in kept),
            keyTimes=";".join(f"{self.times[i] / self.seconds:.4f}".rstrip("0").rstrip(".") for i in kept),
            dur=f"{self.seconds:.3f}".rstrip("0").rstrip(".") + "s",
            repeatCount="indefinite",
        )  # fmt: skip


def figure(motion: Motion, film: Film) -> str:
    """All layers of the person, with what they wear, hold and pull."""
    shapes = _dressed(motion, film)
    root = ROOTS[motion.root]
    drawn = []
    for layer in motion.order:
        parts = [part for part in LAYERS[layer] if shapes.get(part)]
        drawn.append(_placed_root(film, root, _chain(film, root, parts, shapes)))
        if layer == "trunk":
            drawn.append("".join(_strap(p, film) for p in motion.props if p.kind in STRAPS))
    return "".join(drawn)


def _dressed(motion: Motion, film: Film) -> dict[str, str]:
    shapes = dict(people(motion.view))
    for leg in ("near", "far"):
        arm = motion.poses[motion.still].near_arm if leg == "near" else motion.poses[motion.still].far_arm
        fist = shapes.pop(f"{leg}.fist")
        if isinstance(arm, Placed) and arm.how == "grip":
            shapes[f"{leg}.hand"] = fist
    for part, glow in motion.glows.items():
        name = f"near.{GLOWS[part][0]}"
        lit = _tendon(film, glow) if part == "tendon" else shape(part, glow)
        shapes[name] += group(lit, _fading(film), **_faint(film))
    for kind in [p.kind for p in motion.props] + _loops(motion):
        for name, drawn in WORN.get(kind, {}).items():
            shapes[name] = _behind(kind, shapes[name], drawn)
    joint = film.bodies[0].rig.joint
    for part, share in motion.shorten.items():
        squeeze = f"matrix(1 0 0 {share:g} 0 {num(joint[part][1] * (1 - share))})"
        shapes[part] = group(shapes[part], transform=squeeze)
    return shapes


def _behind(kind: str, part: str, gear: str) -> str:
    return gear + part if kind == "dumbbell" else part + gear


def _loops(motion: Motion) -> list[str]:
    around = {"near.ball", "near.sole"}
    return [f"{p.kind}-loop" for p in motion.props if p.kind in STRAPS and around & set(p.spots)]


def _fading(film: Film) -> str:
    return film.moving([f"{g:.2f}" for g in film.glow], attributeName="opacity")


def _faint(film: Film) -> dict[str, str]:
    faint = film.glow[0] < 1 or len(set(film.glow)) > 1
    return {"opacity": f"{film.glow[0]:.2f}"} if faint else {}


def _tendon(film: Film, glow: str) -> str:
    runs = [points(*tendon(body, "near")) for body in film.bodies]
    moving = film.moving(runs, attributeName="points")
    return el("polyline", moving, paint=f"{glow}-line", points=runs[0], stroke_width=TENDON_WIDTH)


def _strap(prop: Prop, film: Film) -> str:
    paint, width = STRAPS[prop.kind]
    runs = [points(*strap_points(prop, body)) for body in film.bodies]
    moving = film.moving(runs, attributeName="points")
    return el("polyline", moving, paint=paint, points=runs[0], stroke_width=width)


def _neighbours(part: str) -> list[str]:
    up = [PARENT[part]] if part in PARENT else []
    return up + [child for child, parent in PARENT.items() if parent == part]


def _chain(film: Film, root: str, wanted: list[str], shapes: dict[str, str]) -> str:
    """The inside of the root's group: the wanted parts, each in the group of its joint."""

    def inside(part: str, came_from: str) -> str:
        further = ""
        for other in sorted(_neighbours(part), key=_depth(wanted)):
            if other != came_from:
                hung = _jointed(film, part, other, inside(other, part))
                further += _drawn_in(film, part, other, hung)
        own = shapes[part] if part in wanted else ""
        return own + further if part in UNDER else further + own

    return inside(root, "")


def _drawn_in(film: Film, part: str, other: str, content: str) -> str:
    """Moves what hangs on a shortened part up to where that part now ends."""
    share = film.bodies[0].shorten.get(part, 1.0)
    joint = film.bodies[0].rig.joint
    up = (share - 1.0) * (joint[other][1] - joint[part][1])
    return group(content, transform=f"translate(0 {num(up)})" if up else "")


def _depth(wanted: list[str]):  # type: ignore[no-untyped-def]
    def key(part: str) -> int:
        return wanted.index(part) if part in wanted else 0

    return key


def _jointed(film: Film, part: str, other: str, content: str) -> str:
    if not content:
        return ""
    joint = film.bodies[0].rig.joint[other if PARENT.get(other) == part else part]
    turns, before = [], 0.0
    for body in film.bodies:
        before = nearest_turn(body.lean[other] - body.lean[part], before)
        turns.append(before)
    return _turned(film, joint, turns, content)


def _turned(film: Film, joint: Point, turns: list[float], content: str) -> str:
    values = [f"{num(turn)} {point(joint)}" for turn in turns]
    moving = film.moving(values, attributeName="transform", type="rotate")
    still = f"rotate({values[0]})" if moving or turns[0] else ""
    return group(moving, content, transform=still)


def _placed_root(film: Film, root: str, content: str) -> str:
    if not content:
        return ""
    anchor = "pelvis" if root == "pelvis" else root.replace("foot", "toes")
    first = film.bodies[0]
    joint = first.rig.joint[anchor]
    turned = _turned(film, joint, [body.lean[root] for body in film.bodies], content)
    places = [point(minus(body.joint[anchor], joint)) for body in film.bodies]
    moving = film.moving(places, attributeName="transform", type="translate")
    return group(moving, turned, transform=f"translate({places[0]})")
