"""The solved moments of one loop, and how an attribute moves through them as SMIL."""

from __future__ import annotations

import msgspec

from heelwise.figure.motion import Pose
from heelwise.figure.solve import Body
from heelwise.figure.svg import el


class Film(msgspec.Struct, frozen=True):
    """The solved moments of one loop; a single one, and no seconds, for a still."""

    times: tuple[float, ...]
    bodies: tuple[Body, ...]
    poses: tuple[Pose, ...]
    seconds: float

    def moving(self, values: list[str], **attributes: str) -> str:
        """The animation of one attribute, or nothing where it never changes."""
        if len(set(values)) < 2 or self.seconds <= 0:
            return ""
        kept = [
            i
            for i in range(len(values))
            if i in (0, len(values) - 1) or not values[i - 1] == values[i] == values[i + 1]
        ]
        return el(
            "animateTransform" if attributes.get("type") else "animate",
            **attributes,
            values=";".join(values[i] for i in kept),
            keyTimes=";".join(f"{self.times[i] / self.seconds:.4f}".rstrip("0").rstrip(".") for i in kept),
            dur=f"{self.seconds:.3f}".rstrip("0").rstrip(".") + "s",
            repeatCount="indefinite",
        )  # fmt: skip
