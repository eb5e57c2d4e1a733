"""The bytes of a content file as plain values, or one fault that says why not. No file is opened here."""

from __future__ import annotations

import math
from typing import Any

import tomli

from heelwise.knowledge.faults import Fault
from heelwise.knowledge.strict import NotFinite

MOST_BYTES = 256 * 1024
"""No content file is larger; a larger one is a mistake or an attack."""

MOST_DEPTH = 60
"""Brackets open at once. Content needs five; a parser given 100,000 runs out of stack."""

ONE_KIND = bytes.maketrans(b"{}", b"[]")

NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def parsed(content: bytes, file: str) -> dict[str, Any] | Fault:
    """A TOML document. Too large, not UTF-8, nested too deep and broken TOML are faults, never exceptions."""
    if len(content) > MOST_BYTES:
        return Fault(file, "", f"more than {MOST_BYTES} bytes", "a smaller file")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return Fault(file, "", f"a byte that is not UTF-8 at {error.start}", "UTF-8 text")
    if _depth(content) > MOST_DEPTH:
        return Fault(file, "", f"more than {MOST_DEPTH} brackets open at once", "flatter tables")
    try:
        return tomli.loads(text.replace("\r\n", "\n"), parse_float=_number)
    except tomli.TOMLDecodeError as error:
        return Fault(file, "", f"broken TOML ({error})", "valid TOML")
    except RecursionError:
        return Fault(file, "", "keys nested too deep", "flatter tables")


def _number(text: str) -> float | NotFinite:
    """A number a rule can compare with; `nan`, `inf` and 1e400 are not."""
    value = float(text.replace("_", ""))
    return value if math.isfinite(value) else NotFinite(text)


def _depth(content: bytes) -> int:
    """How many brackets are open at once, at most: counted crudely, those in texts and comments too.

    Layer by layer from within, because a step for each bracket costs as much as the parser.
    """
    brackets = content.translate(ONE_KIND, NO_BRACKETS)
    layers = 0
    while b"[]" in brackets and layers <= MOST_DEPTH:
        brackets = brackets.replace(b"[]", b"")
        layers += 1
    return layers + brackets.count(b"[")
