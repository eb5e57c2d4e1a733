"""What is wrong with a content file, said so that its writer can put it right.

Finding faults lives in `strict`, `parse`, `read` and the audit.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Fault(Struct, frozen=True, order=True):
    """One fault: the file, the key in it (`""` for the whole file), what is there and what should be."""

    file: str
    key: str
    found: str
    wanted: str

    def __str__(self) -> str:
        """`FILE: key: found X, wanted Y`."""
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: found {self.found}, wanted {self.wanted}"


class ContentError(Exception):
    """Content that cannot be used. `faults` has every complaint, not only the first; `str()` is one a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
