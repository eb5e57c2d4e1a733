"""Reading a closed vocabulary back as values."""

from __future__ import annotations

from typing import Any, get_args


def words(vocabulary: Any) -> tuple[Any, ...]:
    """The words of a `Literal`, in their written order."""
    return get_args(vocabulary)
