"""What Heelwise is not, and where its rules come from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from heelwise.web.door import public
from heelwise.web.pages.about import show
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge


@public
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Limits, signatures, sources."""
    return page(request, "about", show.about(knowledge()))
