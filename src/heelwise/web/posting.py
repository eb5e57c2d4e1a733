"""Reading the hidden batch id of a form, and putting the door's complaints beside the fields they are about."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from heelwise.journal.admit import Admitted
from heelwise.web.forms import Filled


def batch_of(request: HttpRequest) -> UUID:
    """The id that makes sending a form twice harmless."""
    try:
        return UUID(request.POST.get("batch", ""))
    except ValueError:
        raise BadRequest("a form without its batch") from None


def blame(admitted: Admitted, fields: Collection[str], form: Filled) -> None:
    """Hand each complaint to its field; `rupture.on` belongs to the field `on`."""
    for refused in admitted.refused:
        for fault in refused.faults:
            field = fault.field.split(".")[-1].split("[")[0]
            if field in fields:
                form.blame({field: f"Found {fault.found}, wanted {fault.wanted}."})
