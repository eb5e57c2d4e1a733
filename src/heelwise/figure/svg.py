"""Writing SVG text: elements, numbers and paints. Knows no body and no exercise."""

from __future__ import annotations

from html import escape

from heelwise.figure.geometry import Point
from heelwise.figure.palette import PAINTS


def num(value: float) -> str:
    """A coordinate at a tenth of a centimetre, as short as it can be written."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def point(p: Point) -> str:
    """A coordinate pair."""
    return f"{num(p[0])} {num(p[1])}"


def points(*ps: Point) -> str:
    """A list of coordinate pairs."""
    return " ".join(point(p) for p in ps)


def el(name: str, /, *inside: str, paint: str = "", **attributes: str | float) -> str:
    """One element. `paint` names a colour of the palette; underscores in names become hyphens."""
    words = [name]
    if paint:
        words.append(PAINTS[paint].attributes())
    for key, value in attributes.items():
        text = value if isinstance(value, str) else num(value)
        words.append(f'{key.rstrip("_").replace("_", "-")}="{escape(text)}"')
    head = " ".join(words)
    return f"<{head}>{''.join(inside)}</{name}>" if inside else f"<{head}/>"


def path(d: str, paint: str, **attributes: str | float) -> str:
    """A filled or stroked path."""
    return el("path", paint=paint, d=" ".join(d.split()), **attributes)


def group(*inside: str, transform: str = "", **attributes: str | float) -> str:
    """A group; nothing at all when it would be empty."""
    body = "".join(inside)
    if not body:
        return ""
    if not transform and not attributes:
        return body
    told: dict[str, str | float] = {"transform": transform} if transform else {}
    return el("g", body, paint="", **(told | attributes))
