"""The WSGI application that granian runs. The environment is set before this is imported."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application

from heelwise.knowledge.read import lay

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heelwise.web.settings")

# The command line has checked the folder; the server's worker is a process of its own and is told by the environment.
if os.environ.get("HEELWISE_OVERLAY"):
    lay(Path(os.environ["HEELWISE_OVERLAY"]))

application = get_wsgi_application()
