"""Short articles with sources. For everybody whose notebook this is, with or without a plan."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from heelwise.knowledge.learning import articles
from heelwise.web.pages.learn import show
from heelwise.web.paper import page
from heelwise.web.wiring import knowledge, visit_of


@require_GET
def learn(request: HttpRequest) -> HttpResponse:
    """The contents, and first what explains today's advice."""
    known = {one["id"]: one for one in show.contents()}
    told = [link["id"] for advice in visit_of(request).decision.advice for link in show.explained().get(advice, [])]
    values = {"contents": list(known.values()), "yours": [known[one] for one in dict.fromkeys(told)]}
    return page(request, "learn", values)


@require_GET
def article(request: HttpRequest, article: str) -> HttpResponse:
    """One article."""
    found = articles().get(article)
    if found is None:
        raise Http404
    return page(request, "article", {"article": show.article(knowledge(), found)})
