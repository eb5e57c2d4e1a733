"""The token file: every pair of colours that pages put on each other can be read, in the light and in the dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heelwise.figure.palette import stylesheet

CSS = Path(__file__).parents[2] / "src" / "heelwise" / "web" / "static" / "css"
TEXT, LARGE = 4.5, 3.0

PAIRS = [
    ("ink", "paper", TEXT), ("ink", "card", TEXT), ("ink", "sunk", TEXT), ("muted", "paper", TEXT),
    ("muted", "card", TEXT), ("muted", "sunk", TEXT), ("tendon-text", "paper", TEXT), ("tendon-text", "card", TEXT),
    ("tendon-text", "tendon-soft", TEXT), ("go", "paper", TEXT), ("go", "card", TEXT), ("go", "go-soft", TEXT),
    ("danger", "paper", TEXT), ("danger", "card", TEXT), ("danger-ink", "danger", TEXT), ("press-ink", "press", TEXT),
    ("card", "tendon-text", TEXT), ("edge", "paper", LARGE), ("edge", "card", LARGE), ("tendon", "paper", LARGE),
    ("tendon", "card", LARGE),
]  # fmt: skip


def themes() -> dict[str, dict[str, str]]:
    """The colours of both themes; the dark one overrides the light."""
    light, dark = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    found = [dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", part)) for part in (light, dark)]
    return {"light": found[0], "dark": found[0] | found[1]}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast(theme: str, front: str, back: str, least: float) -> None:
    colours = themes()[theme]
    found = contrast(colours[front], colours[back])
    assert found >= least, f"{front} on {back}, {theme}: {found:.2f}"


def test_the_dark_theme_names_every_colour_again() -> None:
    light, dark = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    names = [set(re.findall(r"--([a-z-]+):\s*#", part)) for part in (light, dark)]
    assert names[0] == names[1]


def test_no_other_file_names_a_colour() -> None:
    for file in ("base.css", "parts.css", "forms.css"):
        screen = (CSS / file).read_text().split("@media print")[0]
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", screen), file


def test_every_token_used_exists() -> None:
    known = set(re.findall(r"--([a-z-]+):", (CSS / "tokens.css").read_text()))
    for file in CSS.glob("*.css"):
        assert set(re.findall(r"var\(--([a-z-]+)", file.read_text())) <= known, file.name


def test_the_figure_s_colours_are_the_figure_s_own() -> None:
    written = (CSS / "figure.css").read_text()
    assert stylesheet(dark=False) in written
    assert stylesheet(dark=True) in written


def test_the_first_page_is_light() -> None:
    assert sum(file.stat().st_size for file in CSS.glob("*.css")) < 48 * 1024
