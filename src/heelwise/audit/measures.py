"""Does every measure have its facts, on the record's own scale, with norms that leave no age out?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heelwise.audit.texts import said
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.record.scales import SCALES, Scale

BY_NAME: dict[str, Scale] = {str(name): scale for name, scale in SCALES.items()}


def measures(knowledge: Knowledge) -> Iterator[Fault]:
    """One file for each measure of the field, agreeing with the record and in itself."""
    for name in BY_NAME.keys() - knowledge.outcomes.keys():
        yield Fault(_file(name), "", "no file", "a file for every measure")
    for name, measure in knowledge.outcomes.items():
        if name not in BY_NAME:
            yield Fault(_file(name), "", f"'{name}'", "a measure of the field")
            continue
        yield from _scale(name, measure)
        yield from _units(name, measure)
        yield from _norms(name, measure)
        yield from _texts(name, measure)


def _file(name: str) -> str:
    return f"measures/{name}.toml"


def _scale(name: str, measure: OutcomeMeasure) -> Iterator[Fault]:
    """The record decides what can be written down; the content says the same."""
    scale = BY_NAME[name]
    said_here = (measure.unit, measure.scale.lowest, measure.scale.highest, measure.kind == "test")
    for key, here, there in zip(("unit", "scale.lowest", "scale.highest", "kind"), said_here, scale, strict=True):
        if here != there:
            yield Fault(_file(name), key, f"{here!r}", f"{there!r}, as in a record")


def _units(name: str, measure: OutcomeMeasure) -> Iterator[Fault]:
    """What is compared with a value of the measure is in its unit, and on its scale."""
    of_value = (measure.error, measure.error_single, measure.healthy, measure.recovered, measure.usual_gap)
    for number in (*of_value, *measure.mcid):
        if number is None:
            continue
        if number.unit != measure.unit:
            yield Fault(_file(name), "unit", f"'{number.unit}'", f"'{measure.unit}', as the measure has")
        if not measure.scale.lowest <= number.value <= measure.scale.highest:
            yield Fault(_file(name), "value", f"{number.value:g}", "a value on the scale")
    if measure.current_for.unit != "days":
        yield Fault(_file(name), "current-for.unit", f"'{measure.current_for.unit}'", "'days'")


def _norms(name: str, measure: OutcomeMeasure) -> Iterator[Fault]:
    """The ages follow one another, and nobody is expected to do more when older."""
    for younger, older in pairwise(measure.norms):
        if older.from_age != younger.to_age + 1:
            yield Fault(_file(name), "norms", f"{older.from_age} after {younger.to_age}", "ages without gap or overlap")
        if older.female[0] > younger.female[0] or older.male[0] > younger.male[0]:
            yield Fault(_file(name), "norms", f"more from {older.from_age}", "no more than the younger do")


def _texts(name: str, measure: OutcomeMeasure) -> Iterator[Fault]:
    for key, texts in (("how", measure.how), ("stop", measure.stop), ("licence", (measure.licence,))):
        for text in texts:
            yield from said(_file(name), key, text)
    if measure.kind == "test" and not measure.stop:
        yield Fault(_file(name), "stop", "nothing", "when the test ends")
