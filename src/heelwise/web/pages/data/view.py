"""Your data: out as JSON Lines, in again, and gone."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heelwise.record.decode import decode_lines
from heelwise.record.encode import encode_lines
from heelwise.web.keep.store import forget
from heelwise.web.pages.data import show
from heelwise.web.paper import page
from heelwise.web.posting import batch_of
from heelwise.web.reminders import kept as reminders
from heelwise.web.wiring import Visit, visit_of

SURE = "delete"


@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """What is there, and the three ways out and in."""
    return _show(request, visit_of(request))


@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The whole record, one event a line, as every command reads it."""
    visit = visit_of(request)
    response = HttpResponse(encode_lines(visit.record.events), content_type="application/x-ndjson")
    response.headers["Content-Disposition"] = f'attachment; filename="heelwise-{visit.today.isoformat()}.jsonl"'
    return response


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """Look at a file, or bring it in: all of it, or nothing and every fault."""
    visit = visit_of(request)
    nonce = batch_of(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size:
        return _show(request, visit, show.refused(["Choose a file first."]), status=422)
    if file.size > settings.IMPORT_MAX_BYTES:
        size = settings.IMPORT_MAX_BYTES // settings.MEGABYTE
        return _show(request, visit, show.refused([f"The file is larger than {size} MB."]), status=413)
    decoded = decode_lines(file.read().split(b"\n"), file=show.short_name(file.name))
    if decoded.faults:
        return _show(request, visit, show.refused([str(fault) for fault in decoded.faults]), status=422)
    if request.POST.get("do") == "look":
        return _show(request, visit, {"would": show.counted(decoded.events)})
    admitted = visit.weigh_events(decoded.events)
    if admitted.refused:
        return _show(request, visit, show.refused(show.refusals(admitted)), status=422)
    visit.take_in(nonce, decoded.events)
    return _show(request, visit_of(request).again(), {"came": len(admitted.kept), "known": len(admitted.known)})


@require_http_methods(["POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Everything goes, once the word is typed."""
    visit = visit_of(request)
    if request.POST.get("sure", "").strip().lower() != SURE:
        return _show(request, visit, {"unsure": True}, status=422)
    if settings.DEMO:
        # Nobody's record: it is gone with the process, and the next visitor wants to see it.
        return HttpResponseRedirect(reverse("data"))
    forget(visit.person)
    reminders.forget(visit.person)
    response = HttpResponseRedirect(reverse("start"))
    response.delete_cookie("heelwise-draft", path="/start")
    return response


def _show(
    request: HttpRequest, visit: Visit, values: dict[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    blank: dict[str, object] = {"faults": [], "more": 0, "would": None, "came": None, "known": 0, "unsure": False}
    shown = {"events": len(visit.record.events), "days": len({event.at.date() for event in visit.record.events})}
    return page(request, "data", blank | shown | {"batch": visit.batch} | (values or {}), status=status)
