"""Django's settings, all of them, for one person on one machine.

Everything that differs from one start to the next comes from the environment, set by
`cli/serve.py`: the data folder, the demo switch, the clock, a PostgreSQL address, and who can
reach the server: `here` is this machine alone by http on the loopback, `lan` the home network by
TLS of our own, `domain` whoever a proxy lets through by TLS of its own.
Nothing is decided here about a person or a plan.
"""

from __future__ import annotations

import os
from pathlib import Path

from heelwise.web.keep.places import database, secret_key

WEB = Path(__file__).resolve().parent
DEMO = os.environ.get("HEELWISE_DEMO") == "1"
DEMO_PEOPLE = Path(os.environ["HEELWISE_DEMO_PEOPLE"]) if os.environ.get("HEELWISE_DEMO_PEOPLE") else None
"""Another folder of records for the demo: pictures and journeys show states that no example is in."""
DATA = Path(os.environ["HEELWISE_DATA"]) if os.environ.get("HEELWISE_DATA") else None
"""None keeps nothing: the demo, and tools that only look at the settings."""
CLOCK = os.environ.get("HEELWISE_CLOCK", "")
QUESTIONNAIRES = Path(os.environ["HEELWISE_QUESTIONNAIRES"]) if os.environ.get("HEELWISE_QUESTIONNAIRES") else None
"""A folder with the licensed wording of questionnaires, where the operator has it."""

DEBUG = False
SECRET_KEY = secret_key(DATA)
REACH = os.environ.get("HEELWISE_REACH") or "here"
ORIGIN = os.environ.get("HEELWISE_ORIGIN", "")
SECURE = REACH != "here"
"""Whether every page comes by https. No Strict-Transport-Security is sent: with an authority of our own it would
shut people out of the page the day they remove its certificate; a proxy with a public one sends it itself."""
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("HEELWISE_HOSTS", "").split(","))]
CSRF_TRUSTED_ORIGINS = [ORIGIN] if REACH == "domain" else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if REACH == "domain" else None
ROOT_URLCONF = "heelwise.web.urls"
WSGI_APPLICATION = "heelwise.web.wsgi.application"
APPEND_SLASH = False

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "heelwise.web.keep",
    "heelwise.web.accounts",
    "heelwise.web.reminders",
]
MIDDLEWARE = [
    "heelwise.web.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Django masks the form token anew in every page, so that compressing it gives nothing away.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "heelwise.web.door.Door",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB],
        "OPTIONS": {"environment": "heelwise.web.paper.environment"},
    }
]

DATABASES = {"default": database(DATA, address=os.environ.get("HEELWISE_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES: dict[str, str] = {}

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static"]
STATIC_ROOT = Path(os.environ.get("HEELWISE_STATIC") or (DATA or WEB) / "static-served")
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {"staticfiles": {"BACKEND": "heelwise.web.paper.HashedFiles"}}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False

CSRF_COOKIE_NAME = "heelwise-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "heelwise.web.errors.csrf_failure"
DEVICE_COOKIE = "heelwise-device"
DEVICE_DAYS = 400

MEGABYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 1 * MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_MAX_MEMORY_SIZE = 32 * MEGABYTE
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
IMPORT_MAX_BYTES = 32 * MEGABYTE

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        # Addresses and tracebacks only: no form field and no event reaches a log.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "heelwise.questionnaires": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["stderr"], "level": "CRITICAL", "propagate": False},
    },
}
