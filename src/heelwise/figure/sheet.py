"""A contact sheet: many drawings on one page, to be looked at by a person."""

from __future__ import annotations

from html import escape

from heelwise.figure.palette import stylesheet

_PAPER = {False: ("#faf7f1", "#fffdf9", "#1c2430"), True: ("#12161b", "#1a2027", "#eef1f3")}


def sheet(drawings: list[tuple[str, str, str]], *, dark: bool, titles: bool) -> str:
    """One HTML page of (id, title, svg); without titles it asks what each picture shows."""
    paper, card, ink = _PAPER[dark]
    rules = (
        f"body{{margin:12px;background:{paper};color:{ink};font:13px system-ui,sans-serif}}"
        "main{display:grid;gap:10px;grid-template-columns:repeat(auto-fill,minmax(160px,1fr))}"
        f"figure{{margin:0;padding:6px;background:{card};border-radius:14px}}"
        "svg{display:block;width:100%;height:auto}figcaption{padding:4px 2px}"
    )
    cards = []
    for name, title, svg in drawings:
        words = f"<figcaption>{escape(title)}</figcaption>" if titles else ""
        cards.append(f'<figure data-exercise="{escape(name)}">{svg}{words}</figure>')
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title>'
        f"<style>{rules}{stylesheet(dark=dark)}</style><main>{''.join(cards)}</main></html>"
    )
