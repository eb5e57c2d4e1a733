"""All drawings on one HTML page that needs nothing else: for looking at the whole library at once."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from heelwise.cli.names import name_of

if TYPE_CHECKING:
    from heelwise.knowledge.exercises import Exercise
    from heelwise.knowledge.library import Knowledge

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Heelwise: every exercise</title>
<style>
:root { color-scheme: light dark; --paper: #faf7f1; --card: #fffdf9; --ink: #1c2430; --muted: #5c6570; --line: #e6dfd3 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #12161b; --card: #1a2027; --ink: #eef1f3; --muted: #9aa5b1; --line: #2a323b }
DARK}
body { margin: 2rem; background: var(--paper); color: var(--ink); font: 17px/1.4 system-ui, sans-serif }
main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)) }
figure { margin: 0; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px }
figure svg { width: 100%; height: 15rem }
figcaption { font-weight: 600 }
small { font-weight: 400; color: var(--muted) }
</style></head><body>
"""


def sheet(drawings: list[tuple[Exercise, str]], known: Knowledge, *, titled: bool) -> str:
    """The page's HTML, light or dark as the reader's system is. Untitled, each picture must speak for itself."""
    from heelwise.figure.palette import stylesheet  # noqa: PLC0415

    figures = "\n".join(f"<figure>{svg}{_caption(one, known) if titled else ''}</figure>" for one, svg in drawings)
    head = _HEAD.replace("DARK", stylesheet(dark=True))
    return f"{head}<h1>Every exercise</h1>\n<main>\n{figures}\n</main></body></html>"


def _caption(one: Exercise, known: Knowledge) -> str:
    facts = f"{escape(one.id)} · {escape(one.kind)} · tier {one.load_tier}"
    return f"<figcaption>{escape(name_of(one.id, known))}<br><small>{facts}</small></figcaption>"
