"""The two databases a record can be kept in, each brought up when first asked for and put away at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_START_SECONDS = 30


def postgres_bin() -> Path | None:
    """Where the server's programs are: as scripts/test found them, or as Debian puts them."""
    named = os.environ.get("HEELWISE_POSTGRES")
    if named:
        return Path(named)
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return found[-1] if found else None


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL of our own on a free port; its address."""
    programs = postgres_bin()
    if programs is None:
        pytest.skip("needs PostgreSQL (apt install postgresql-15)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    user = _unprivileged(folder)
    data = folder / "cluster"
    quiet = ["-c", "fsync=off", "-c", f"unix_socket_directories={folder}", "-c", "listen_addresses=127.0.0.1"]
    _run(user, [programs / "initdb", "-D", data, "-U", "heelwise", "--auth=trust", "-E", "UTF8", "--no-sync"])
    server = subprocess.Popen(
        [*user, str(programs / "postgres"), "-D", str(data), "-p", str(port), *quiet],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        began = time.monotonic()
        ready = [*user, str(programs / "pg_isready"), "-h", "127.0.0.1", "-p", str(port), "-q"]
        while subprocess.run(ready, check=False).returncode:
            assert server.poll() is None
            assert time.monotonic() - began < _START_SECONDS
            time.sleep(0.1)
        yield f"postgresql://heelwise@127.0.0.1:{port}/postgres"
    finally:
        _run(user, [programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
        server.wait(timeout=20)


def _unprivileged(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root; its own user then owns the folder."""
    if os.getuid():
        return []
    try:
        owner = pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("needs the user `postgres`, which the Debian package makes")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    for above in folder.parents:
        if above.owner() == "root" and above != Path("/") and not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o011)
    runuser = shutil.which("runuser")
    assert runuser
    return [runuser, "-u", "postgres", "--"]


def _run(user: list[str], words: list[Any]) -> None:
    subprocess.run([*user, *map(str, words)], check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def using(description: dict[str, Any]) -> Iterator[None]:
    """Make this the database that Django talks to."""
    from django.core.management import call_command
    from django.db import connections

    before = connections.settings
    connections.close_all()
    connections.settings = connections.configure_settings({"default": description})
    _drop()
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connections.close_all()
        connections.settings = before
        _drop()


def _drop() -> None:
    """Let the next use of this thread open a connection anew."""
    from django.db import connections

    if hasattr(connections._connections, "default"):
        del connections["default"]
