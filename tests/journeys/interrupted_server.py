"""A real server process that is killed, again and again, at the worst moment; run as a process of its own.

The application, its settings and its SQLite file are the real ones, served by threads of the standard library. A
keeper holds the port and starts the next server as soon as one is dead. `DATA/fault` names the moment of the next
append at which the server kills itself by SIGKILL: `before` it is committed, or `after`.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

PEOPLE = 1001


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has there
        """Say nothing."""


class Server(ThreadingMixIn, WSGIServer):
    """A thread a request."""

    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser that went away is part of the game."""


def prepare(data: Path) -> None:
    """The database, the files, and people who are signed in by a cookie named after their number."""
    import django
    from django.core.management import call_command
    from django.db import connections
    from django.utils import timezone

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from heelwise.web.accounts.models import Device
    from heelwise.web.accounts.tokens import digest
    from heelwise.web.keep.models import Person

    now = timezone.now()
    people = Person.objects.bulk_create([Person() for _ in range(PEOPLE)])
    Device.objects.bulk_create(
        [Device(digest=digest(f"seed-{n}"), person=person, since=now) for n, person in enumerate(people)]
    )
    (data / "people").write_text("\n".join(person.id.hex for person in people))
    connections.close_all()


def armed(data: Path) -> None:
    """Let the append of this process fail as `DATA/fault` says."""
    from heelwise.web.keep.store import Batches

    append, fault = Batches.append, data / "fault"

    def deadly(self: Any, person: str, batch: Any) -> bool:
        moment = taken(fault)
        if moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        kept = append(self, person, batch)
        if moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return kept

    Batches.append = deadly  # type: ignore[method-assign]


def taken(fault: Path) -> str:
    """The moment that is asked for; asked once."""
    try:
        mine = fault.with_suffix(f".{os.getpid()}")
        fault.rename(mine)
        return mine.read_text()
    except FileNotFoundError:
        return ""


def loaded() -> Any:
    """The application with all its modules and content, so that the next server is there at once."""
    from django.core.wsgi import get_wsgi_application
    from django.urls import reverse

    from heelwise.web.wiring import knowledge

    reverse("sync")
    knowledge()
    return get_wsgi_application()


def serve(sock: socket.socket, data: Path, application: Any) -> None:
    """One server's life."""
    armed(data)
    server = Server(sock.getsockname(), Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = sock
    server.server_name, server.server_port = "localhost", sock.getsockname()[1]
    server.setup_environ()
    server.set_app(application)
    server.serve_forever(poll_interval=0.05)


def main() -> None:
    """Keep a server running until this process is ended."""
    data = Path(sys.argv[1])
    os.environ["HEELWISE_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "heelwise.web.settings"
    prepare(data)
    application = loaded()
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("127.0.0.1", 0))
    sock.listen(64)
    (data / "port.new").write_text(str(sock.getsockname()[1]))
    (data / "port.new").rename(data / "port")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    child = 0
    try:
        while True:
            child = os.fork()
            if child == 0:
                signal.signal(signal.SIGTERM, signal.SIG_DFL)
                serve(sock, data, application)
            os.waitpid(child, 0)
            with (data / "deaths").open("a") as deaths:
                deaths.write("x")
    finally:
        if child:
            os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    main()
