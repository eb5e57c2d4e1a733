"""Jinja2 as the pages use it, and the names of static files. Knows no person and no plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile, File
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from whitenoise.storage import CompressedManifestStaticFilesStorage

from heelwise.web.saying import saying
from heelwise.web.slim import slim


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files named after their content, also where one module imports another."""

    support_js_module_import_aggregation = True
    manifest_strict = True

    def _save(self, name: str, content: File[bytes]) -> str:
        if name.endswith(".js"):
            content.seek(0)
            content = ContentFile(slim(content.read().decode()).encode())
        return str(super()._save(name, content))


def environment(**options: Any) -> Environment:
    """Undefined names are faults, and everything is escaped."""
    options.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=True)
    made = Environment(**options)  # noqa: S701 - autoescape is set above
    made.globals.update(static=staticfiles_storage.url, url=_url, saying=saying)
    made.filters.update(day=day, short_day=short_day, number=number)
    return made


def _url(name: str, *parts: object) -> str:
    return reverse(name, args=parts)


def day(on: dt.date) -> str:
    """Friday 20 November."""
    return f"{on:%A} {on.day} {on:%B}"


def short_day(on: dt.date) -> str:
    """Fri 20 Nov."""
    return f"{on:%a} {on.day} {on:%b}"


def number(value: float) -> str:
    """7.5 stays 7.5, and 7.0 becomes 7."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def page(request: HttpRequest, name: str, values: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Render `pages/<name>/page.jinja`."""
    return HttpResponse(render_to_string(f"pages/{name}/page.jinja", values, request), status=status)
