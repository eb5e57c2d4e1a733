"""The body as nested groups, each turned about its joint, painted from far to near.

One chain of groups leads from the root (the standing foot, or the pelvis) to every part, so
the root's contact and the length of every bone are exact at every moment, not only the
solved ones. A layer repeats the chain it needs: repeated text costs nothing once packed.
"""

from __future__ import annotations

from typing import Final

from heelwise.figure.dress import dressed, lit, strap
from heelwise.figure.film import Film
from heelwise.figure.gear import STRAPS
from heelwise.figure.geometry import Point, minus, nearest_turn
from heelwise.figure.motion import Motion
from heelwise.figure.rig import PARENT
from heelwise.figure.svg import group, num, point

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


def figure(motion: Motion, film: Film, *, layers: tuple[str, ...] | None = None) -> str:
    """The person with what they wear, hold and pull; all layers, or only those named."""
    shapes, glowing = dressed(motion, film), lit(motion, film)
    root = ROOTS[motion.root]
    drawn = []
    for layer in layers or motion.order:
        parts = [part for part in LAYERS[layer] if shapes.get(part)]
        drawn.append(_placed_root(film, root, _chain(film, root, parts, shapes)))
        if layer == "near-leg":
            drawn.append(_placed_root(film, root, _chain(film, root, list(glowing), glowing)))
        if layer == "trunk":
            drawn.append("".join(strap(p, film) for p in motion.props if p.kind in STRAPS))
    return "".join(drawn)


def _neighbours(part: str) -> list[str]:
    up = [PARENT[part]] if part in PARENT else []
    return up + [child for child, parent in PARENT.items() if parent == part]


def _chain(film: Film, root: str, wanted: list[str], shapes: dict[str, str]) -> str:
    """The inside of the root's group: the wanted parts, each in the group of its joint."""

    def inside(part: str, came_from: str) -> str:
        further = ""
        for other in sorted(_neighbours(part), key=lambda name: wanted.index(name) if name in wanted else 0):
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
