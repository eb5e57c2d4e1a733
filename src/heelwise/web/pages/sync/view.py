"""Where the player's parcels arrive: `POST /sync`, JSON in, JSON out. Says what was kept and what not, and why."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_GET, require_POST

from heelwise.journal.admit import Admitted
from heelwise.web.pages.sync.parcel import Parcel, UnfitError, opened
from heelwise.web.wiring import visit_of

WHOSE = "X-Heelwise-Person"
"""Whose record a parcel is for, as the device that packed it knows; somebody else may have signed in since."""


@require_GET
def who(request: HttpRequest) -> HttpResponse:
    """Who is signed in here, and a fresh token for sending: pages that a device kept carry an old one."""
    return JsonResponse({"person": visit_of(request).person, "csrf": get_token(request)})


@require_POST
def sync(request: HttpRequest) -> HttpResponse:
    """Take a parcel in. The same parcel twice gives the same answer and changes nothing the second time."""
    visit = visit_of(request)
    if request.headers.get(WHOSE, visit.person) != visit.person:
        return JsonResponse({"error": "This parcel belongs to another person's record."}, status=401)
    try:
        parcel = opened(request.body)
    except RequestDataTooBig:
        return JsonResponse({"error": "The parcel is too large. Send fewer events at once."}, status=413)
    except UnfitError as unfit:
        return JsonResponse({"error": str(unfit), "faults": [unfit.plain]}, status=400)
    return JsonResponse(_receipt(parcel, visit.take_in(parcel.batch, parcel.events)))


def _receipt(parcel: Parcel, admitted: Admitted) -> dict[str, object]:
    safe = {str(event.id) for event in (*admitted.kept, *admitted.known)}
    sent = [str(event.get("id")).lower() for event in parcel.events]
    return {
        "batch": str(parcel.batch),
        "kept": list(dict.fromkeys(one for one in sent if one in safe)),
        "refused": [
            {
                "id": _id(refused.id, parcel, refused.place),
                "place": refused.place,
                "why": "; ".join(str(fault) for fault in refused.faults),
                "faults": [{"field": f.field, "found": f.found, "wanted": f.wanted} for f in refused.faults],
            }
            for refused in admitted.refused
        ],
    }


def _id(known: UUID | None, parcel: Parcel, place: int) -> str | None:
    """The id of a refused event, also when it is only a text that looks like one."""
    if known is not None:
        return str(known)
    event = parcel.events[place]
    found = event.get("id") if isinstance(event, dict) else None
    return found if isinstance(found, str) and len(found) <= 64 else None
