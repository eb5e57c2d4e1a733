"""What is drawn on each part: the limb itself, what lights up on it, what is worn or held."""

from __future__ import annotations

from heelwise.figure.film import Film
from heelwise.figure.gear import STRAPS, WORN, strap_points
from heelwise.figure.glow import GLOWS, TENDON_WIDTH, shape, tendon
from heelwise.figure.motion import Motion, Placed, Prop
from heelwise.figure.people import people
from heelwise.figure.rig import LEGS
from heelwise.figure.svg import el, group, num, points
from heelwise.figure.things import ticks


def dressed(motion: Motion, film: Film) -> dict[str, str]:
    """The drawing of every part, by its name, in the coordinates of the standing skeleton."""
    shapes = dict(people(motion.view))
    for leg in ("near", "far"):
        arm = motion.poses[motion.still].near_arm if leg == "near" else motion.poses[motion.still].far_arm
        fist = shapes.pop(f"{leg}.fist")
        if isinstance(arm, Placed) and arm.how == "grip":
            shapes[f"{leg}.hand"] = fist
    for kind in [p.kind for p in motion.props] + _loops(motion):
        for name, drawn in WORN.get(kind, {}).items():
            shapes[name] = _behind(kind, shapes[name], drawn)
    return _squeezed(motion, film, shapes)


def _squeezed(motion: Motion, film: Film, shapes: dict[str, str]) -> dict[str, str]:
    joint = film.bodies[0].rig.joint
    for part, share in motion.shorten.items():
        squeeze = f"matrix(1 0 0 {share:g} 0 {num(joint[part][1] * (1 - share))})"
        shapes[part] = group(shapes.get(part, ""), transform=squeeze)
    return shapes


def lit(motion: Motion, film: Film) -> dict[str, str]:
    """What lights up on each part; painted over the whole leg, so that a tendon is seen down to the heel."""
    found: dict[str, str] = {}
    for part, glow in motion.glows.items():
        name = f"near.{GLOWS[part][0]}"
        drawn = _tendon(film, glow) if part == "tendon" else shape(part, glow)
        found[name] = found.get(name, "") + group(drawn, _fading(film), **_faint(film))
    return _squeezed(motion, film, found)


def _behind(kind: str, part: str, gear: str) -> str:
    return gear + part if kind == "dumbbell" else part + gear


def _loops(motion: Motion) -> list[str]:
    straps = [prop for prop in motion.props if prop.kind in STRAPS]
    if motion.view == "above":
        return [f"{p.kind}-around-{leg}" for p in straps for leg in LEGS if f"{leg}.ball" in p.spots]
    around = {"near.ball", "near.sole"}
    return [f"{p.kind}-loop" for p in straps if around & set(p.spots)]


def _fading(film: Film) -> str:
    return film.moving([f"{g:.2f}" for g in _glow(film)], attributeName="opacity")


def _glow(film: Film) -> list[float]:
    return [pose.glow for pose in film.poses]


def _faint(film: Film) -> dict[str, str]:
    glow = _glow(film)
    faint = glow[0] < 1 or len(set(glow)) > 1
    return {"opacity": f"{glow[0]:.2f}"} if faint else {}


def _tendon(film: Film, glow: str) -> str:
    runs = [points(*tendon(body, "near")) for body in film.bodies]
    moving = film.moving(runs, attributeName="points")
    return el("polyline", moving, paint=f"{glow}-line", points=runs[0], stroke_width=TENDON_WIDTH)


def strap(prop: Prop, film: Film) -> str:
    """What is stretched between the hands, the foot and an anchor."""
    paint, width = STRAPS[prop.kind]
    both = zip(film.bodies, film.poses, strict=True)
    runs = [points(*strap_points(prop, body, turned=pose.rope)) for body, pose in both]
    moving = film.moving(runs, attributeName="points")
    return el("polyline", moving, paint=paint, points=runs[0], stroke_width=width)


def marks(motion: Motion, film: Film) -> str:
    """Marks on the floor, which go by under someone who walks or hops along."""
    drawn = ""
    for prop in motion.props:
        if prop.kind == "marks":
            moved = [f"{num(pose.ground)} 0" for pose in film.poses]
            gliding = film.moving(moved, attributeName="transform", type="translate")
            drawn += group(gliding, ticks(prop.size), transform=f"translate({moved[0]})", class_="hw-marks")
    return drawn
