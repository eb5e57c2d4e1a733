"""Printing: one JSON document, a page of text, or a complaint. Knows no medicine.

Pages wrap to the terminal, use bold and dim only on a terminal, and fall back to plain characters
where the terminal cannot show the typographic ones.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from typing import Any, TextIO

WIDEST = 92
LEAST_ROOM = 20
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("–—−", "-"),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("\u00a0\u202f", " "),
        "·": "-",
        "×": "x",
        "→": "->",
        "…": "...",
        "≤": "<=",
        "≥": ">=",
        "°": " degrees",
        "✓": "+",
        "✗": "-",
    }
)


class Trouble(Exception):  # noqa: N818  the word for what a person has, not for what went wrong in the code
    """Wrong use or bad input: the lines say what, and the exit code is 2."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def document(value: Any) -> None:
    """Print one JSON document. ASCII escapes where the terminal is not UTF-8: JSON stays JSON."""
    print(json.dumps(value, indent=2, ensure_ascii=not _speaks_utf8(sys.stdout)))


def complain(lines: Iterable[str]) -> None:
    """Say on standard error what is wrong, one line each."""
    for line in lines:
        print(_fitting(line, sys.stderr), file=sys.stderr)


def raw(text: str) -> None:
    """Print text as it is, as UTF-8: files such as SVG say themselves that they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


class Page:
    """Lines of text for a person, collected, then printed at once."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._styled = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self._width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)

    def title(self, text: str) -> None:
        """One line in bold, wrapped when it must be."""
        self._lines += [self._style(line, "1") for line in self._wrapped(text, "", "")]

    def heading(self, text: str) -> None:
        """A bold line after an empty one."""
        self.gap()
        self.title(text)

    def gap(self) -> None:
        """One empty line, never two, never first."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self, text: str, *, indent: int = 0, mark: str = "") -> None:
        """A wrapped paragraph; with a mark it hangs behind it."""
        first = " " * indent + (f"{mark} " if mark else "")
        self._lines += self._wrapped(text, first, " " * len(first))

    def faint(self, text: str, *, indent: int = 0) -> None:
        """A wrapped paragraph in dim letters."""
        self._lines += [self._style(line, "2") for line in self._wrapped(text, " " * indent, " " * indent)]

    def columns(self, rows: list[tuple[str, ...]], *, indent: int = 0) -> None:
        """Rows whose cells line up; the last cell wraps under itself, or goes below where there is no room."""
        if not rows:
            return
        widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
        for row in rows:
            head = " " * indent + "".join(f"{cell:<{width}}  " for cell, width in zip(row[:-1], widths, strict=True))
            if self._width - len(head) < LEAST_ROOM:
                self._lines += [head.rstrip(), *self._wrapped(row[-1], " " * (indent + 4), " " * (indent + 4))]
            else:
                self._lines += self._wrapped(row[-1], head, " " * len(head))

    def rows(self, rows: list[tuple[str, ...]]) -> None:
        """Rows whose cells line up, one line each however wide: for lists that people search and cut."""
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        self._lines += [
            "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
        ]

    def print(self) -> None:
        """Put the page on standard output."""
        print(_fitting("\n".join(self._lines), sys.stdout))

    def _wrapped(self, text: str, first: str, later: str) -> list[str]:
        return textwrap.wrap(
            text, self._width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
        ) or [first.rstrip()]

    def _style(self, line: str, code: str) -> str:
        return f"\x1b[{code}m{line}\x1b[0m" if self._styled and line else line


def _speaks_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "") == "utf8"


def _fitting(text: str, stream: TextIO) -> str:
    """The text, in characters that the stream can write."""
    if _speaks_utf8(stream):
        return text.encode(errors="replace").decode()
    encoding = stream.encoding or "ascii"
    return text.translate(_PLAIN).encode(encoding, errors="replace").decode(encoding)
