"""A link as a square code that a phone's camera reads: for a terminal, and for a page. Values in, text out."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

QUIET = 4
"""Blank modules around the code, as its standard asks for."""


def for_terminal(link: str) -> str:
    """Half blocks, dark on light whatever the terminal's colours are."""
    out = io.StringIO()
    segno.make(link, micro=False, error="m").terminal(out, compact=True, border=2)
    return out.getvalue()


def for_page(link: str, *, title: str) -> Markup:
    """An SVG without style or size of its own; the sheet `phone/phone.css` gives it both."""
    svg = segno.make(link, micro=False, error="m").svg_inline(
        border=QUIET, omitsize=True, svgclass="qr", lineclass=None, title=title
    )
    svg = svg.replace("<svg ", '<svg role="img" ', 1)
    return Markup(svg)  # noqa: S704 - drawn by the library from numbers; the title is ours
