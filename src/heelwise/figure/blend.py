"""A pose on the way between two others. Both must describe each limb in the same manner."""

from __future__ import annotations

from typing import Any

import msgspec

from heelwise.figure.motion import Pose


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """`a` at share 0, `b` at share 1."""
    if a == b or share <= 0:
        return a
    if share >= 1:
        return b
    mixed: Pose = _mixed(a, b, share)
    return mixed


def _mixed(a: Any, b: Any, share: float) -> Any:
    if isinstance(a, float | int) and isinstance(b, float | int):
        return a + (b - a) * share
    if isinstance(a, tuple) and isinstance(b, tuple):
        return tuple(_mixed(x, y, share) for x, y in zip(a, b, strict=True))
    if isinstance(a, msgspec.Struct) and type(a) is type(b):
        names = a.__struct_fields__
        return type(a)(**{n: _mixed(getattr(a, n), getattr(b, n), share) for n in names})
    return a if share < 0.5 else b
