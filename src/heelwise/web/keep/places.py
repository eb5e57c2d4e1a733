"""Where things are kept: the database's address and the secret key's file. Opens no connection."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SQLITE_BUSY_SECONDS = 20


def secret_key(folder: Path | None) -> str:
    """The key that signs cookies, made once into the data folder and readable by its owner alone.

    Without a folder nothing is kept, and the key lives as long as the process.
    """
    if folder is None:
        return secrets.token_urlsafe(48)
    file = folder / "secret-key"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii").strip()


def database(folder: Path | None, *, address: str) -> dict[str, Any]:
    """Django's description of the database: PostgreSQL by its address, else one SQLite file."""
    if address:
        return _postgresql(address)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "heelwise.sqlite3") if folder else ":memory:",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A writer waits its turn from its first statement, so no append fails halfway.
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_SECONDS,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    """Take `postgresql://user:password@host:port/name` apart."""
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("HEELWISE_DATABASE: wanted postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
    }
