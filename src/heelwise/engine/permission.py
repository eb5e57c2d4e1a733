"""An answer to "may this tendon do this", and where a tendon stands when it is asked about."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from heelwise.engine.because import Because
from heelwise.engine.ladder import Ladder
from heelwise.engine.state import Person, Tendon
from heelwise.terms import MayAnswer


class Permit(Struct, frozen=True):
    """An answer with its reason."""

    answer: MayAnswer
    because: Because


class Standing(Struct, frozen=True, kw_only=True):
    """Where a tendon stands when it is asked about."""

    on: dt.date
    person: Person
    tendon: Tendon
    ladder: Ladder | None
