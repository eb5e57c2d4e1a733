"""The WSGI application that granian runs. The environment is set before this is imported."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heelwise.web.settings")

application = get_wsgi_application()
