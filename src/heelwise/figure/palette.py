"""The colours of the figure: what an SVG standing alone shows, and what a dark page shows instead.

Every coloured element carries a class beside its plain attribute, so a site may
recolour it; `stylesheet` is the rule set to put into that site's own CSS.
"""

from __future__ import annotations

from typing import Final

import msgspec


class Paint(msgspec.Struct, frozen=True):
    """One named colour: how it is applied and its value on light and dark paper."""

    name: str
    light: str
    dark: str
    how: str = "fill"

    def attributes(self) -> str:
        """The class and the attribute that applies the colour by itself."""
        text = f'class="hw-{self.name}" {self.how}="{self.light}"'
        return text + ' fill="none" stroke-linecap="round" stroke-linejoin="round"' * self._line

    @property
    def _line(self) -> bool:
        return self.how == "stroke"


_ALL: Final = (
    Paint("skin", "#e0ab86", "#dca882"),
    Paint("skin-far", "#e6cdbb", "#84695a"),
    Paint("crease", "#c98f69", "#b9835f", "stroke"),
    Paint("crease-fill", "#d0966f", "#c08a63"),
    Paint("hair", "#43352f", "#806557"),
    Paint("top", "#3f6088", "#7b9fcd"),
    Paint("sleeve", "#335175", "#6a8ebd"),
    Paint("sleeve-far", "#9fb0c6", "#44566f"),
    Paint("shorts", "#2a3b55", "#4d6a93"),
    Paint("shorts-far", "#a3aebd", "#35455c"),
    Paint("stretch", "#d9542b", "#f0744c"),
    Paint("stretch-line", "#d9542b", "#f0744c", "stroke"),
    Paint("work", "#6a4bb5", "#7f5ee6"),
    Paint("work-line", "#6a4bb5", "#7f5ee6", "stroke"),
    Paint("wall", "#e5e1d8", "#2b333d"),
    Paint("prop", "#d5d3cd", "#39424d"),
    Paint("prop-dark", "#b9b6ae", "#4b5663"),
    Paint("prop-dark-line", "#8d8a83", "#5d6976", "stroke"),
    Paint("prop-line", "#b9b6ae", "#4b5663", "stroke"),
    Paint("floor", "#c9c5ba", "#414b57", "stroke"),
    Paint("wood", "#c9a67c", "#7d6546"),
    Paint("wood-line", "#c9a67c", "#7d6546", "stroke"),
    Paint("iron", "#5c6570", "#8b97a5"),
    Paint("iron-line", "#5c6570", "#8b97a5", "stroke"),
    Paint("mat", "#a9c3b5", "#3c584c"),
    Paint("band", "#2f8a76", "#5cbfa8", "stroke"),
    Paint("cloth", "#7fb0bf", "#5f92a3", "stroke"),
    Paint("band-fill", "#2f8a76", "#5cbfa8"),
    Paint("cloth-fill", "#7fb0bf", "#5f92a3"),
    Paint("bandage", "#d6c8ac", "#d8cfbe", "stroke"),
    Paint("bag", "#8a6a43", "#a58358"),
    Paint("bag-line", "#6e5333", "#86683f", "stroke"),
    Paint("bag-dark", "#6e5333", "#86683f"),
    Paint("pillow", "#e9e4d8", "#56606c"),
    Paint("pillow-line", "#cfc8b8", "#6d7886", "stroke"),
    Paint("inset", "#f5f1e8", "#232b34"),
    Paint("inset-line", "#d8d2c4", "#46515d", "stroke"),
    Paint("water", "#d9ebf3", "#21384a"),
    Paint("water-line", "#8fbdd3", "#47708c", "stroke"),
    Paint("boot", "#5c6570", "#9aa5b1"),
    Paint("boot-line", "#c3c9d0", "#3a444f", "stroke"),
    Paint("ice", "#8cc4e6", "#6fb1dd"),
    Paint("ice-line", "#4d93c0", "#cfe8f8", "stroke"),
    Paint("heat", "#c9656f", "#d77a83"),
    Paint("heat-line", "#9c3f4a", "#f3c3c8", "stroke"),
    Paint("wrap", "#f1e9da", "#d8cfbe"),
    Paint("wrap-line", "#b8ab92", "#8b8069", "stroke"),
    Paint("arrow", "#5c6570", "#9aa5b1", "stroke"),
    Paint("word", "#1c2430", "#eef1f3"),
)

PAINTS: Final = {paint.name: paint for paint in _ALL}


def stylesheet(*, dark: bool) -> str:
    """CSS rules that colour every class for light or for dark paper."""
    return "".join(f".hw-{p.name}{{{p.how}:{p.dark if dark else p.light}}}\n" for p in PAINTS.values())
