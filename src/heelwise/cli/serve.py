"""Serving: the one place where the command line meets the web. Prepares the data folder, then runs granian.

What a page shows is the web's; typer's options are `app`'s.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
import sys
import tempfile
import webbrowser
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from heelwise.cli.reach import Reach

if TYPE_CHECKING:
    from heelwise.web.lan.opening import Opening

HOST = "127.0.0.1"
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 - what --lan asks for, and never without TLS
PORT = 8321
WRONG_USE = 2
SERVED_AT = "served-at.json"


def serve(
    *,
    data: Path | None,
    demo: bool,
    port: int = PORT,
    browser: bool = True,
    overlay: Path | None = None,
    reach: Reach | None = None,
) -> int:
    """Serve until interrupted. Exit code 2 when the port is taken or the folder cannot be used."""
    from heelwise.cli.inputs import lay_over  # noqa: PLC0415

    reach = reach or Reach()
    lay_over(overlay)
    folder = None if demo else (data or default_folder())
    wrong = reach.fault(demo=demo) or _unready(folder, EVERY_ADDRESS if reach.lan else HOST, port)
    if wrong:
        _tell(wrong)
        return WRONG_USE
    with tempfile.TemporaryDirectory(prefix="heelwise-") as scratch:
        _environment(folder, demo=demo, static=Path(scratch) / "static")
        os.environ["HEELWISE_OVERLAY"] = str(overlay.resolve()) if overlay else ""
        try:
            opened = _open_to_others(folder, reach, port)
        except ValueError as fault:
            _tell(str(fault))
            return WRONG_USE
        _prepare(migrate=not demo)
        _say_where(folder, reach, opened, port, browser=browser)
        _run(folder, reach, opened, port)
    return 0


def open_link(*, data: Path | None, port: int = PORT, browser: bool = True) -> int:
    """Print, and open, a fresh sign-in link for a server that runs on this data folder."""
    folder = data or default_folder()
    if not (folder / "heelwise.sqlite3").exists() and not os.environ.get("HEELWISE_DATABASE"):
        _tell(f"nothing is kept in {folder} yet. Start with `heelwise serve`.")
        return WRONG_USE
    _environment(folder, demo=False, static=folder / "static")
    _setup()
    _announce(_fresh_link(_served_at(folder, port)), once=True, browser=browser and not _is_free(HOST, port))
    if _is_free(HOST, port):
        _tell("no server is running there; start it with `heelwise serve`.")
    return 0


def default_folder() -> Path:
    """Where this system keeps a program's data."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_data_dir("heelwise", appauthor=False))


def _unready(folder: Path | None, host: str, port: int) -> str:
    """Why nothing can be served; empty when it can."""
    if not _is_free(host, port):
        return f"port {port} is in use. If Heelwise is already running, `heelwise open` gives a fresh link to it."
    if folder is not None and not _usable(folder):
        return f"cannot write to {folder}. Choose another folder with --data."
    return ""


def _environment(folder: Path | None, *, demo: bool, static: Path) -> None:
    """What `heelwise.web.settings` reads."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "heelwise.web.settings"
    os.environ["HEELWISE_STATIC"] = str(static)
    os.environ["HEELWISE_DATA"] = str(folder) if folder is not None else ""
    if demo:
        from heelwise.web.days import DEMO_NOW  # noqa: PLC0415

        os.environ["HEELWISE_DEMO"] = "1"
        os.environ.setdefault("HEELWISE_CLOCK", DEMO_NOW)


def _open_to_others(folder: Path | None, reach: Reach, port: int) -> Opening | None:
    """See to certificates, and tell the settings who may ask. Raises `ValueError` for a host of no use."""
    os.environ["HEELWISE_REACH"] = reach.name
    os.environ["HEELWISE_ORIGIN"] = reach.origin.rstrip("/")
    os.environ["HEELWISE_HOSTS"] = urlsplit(reach.origin).hostname or ""
    if not reach.lan or folder is None:
        return None
    from heelwise.web.lan.opening import opening  # noqa: PLC0415

    opened = opening(folder, reach.hosts, now=dt.datetime.now(dt.UTC), anew=reach.new_certificate)
    os.environ["HEELWISE_ORIGIN"] = opened.origin(port)
    os.environ["HEELWISE_HOSTS"] = ",".join(opened.names.all())
    return opened


def _prepare(*, migrate: bool) -> None:
    """Bring the database up to date, and the static files into their served form."""
    _setup()
    from django.core.management import call_command  # noqa: PLC0415

    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def _setup() -> None:
    import django  # noqa: PLC0415

    django.setup()


def _say_where(folder: Path | None, reach: Reach, opened: Opening | None, port: int, *, browser: bool) -> None:
    """The links. Into a journal, which others may read, goes none."""
    if folder is None:
        _tell("the demo: four invented people on 20 November 2026. Nothing is kept.")
        _announce(f"http://localhost:{port}/", once=False, browser=browser)
        return
    here = reach.origin.rstrip("/") or f"{'https' if opened else 'http'}://localhost:{port}"
    (folder / SERVED_AT).write_text(json.dumps({"port": port, "origin": here}), encoding="utf-8")
    _tell(f"your record is kept in {folder}")
    in_journal = "JOURNAL_STREAM" in os.environ
    if opened is not None:
        _welcome_a_phone(opened, port, in_journal=in_journal)
    if in_journal:
        _tell(f"serving at {here}; `heelwise open` gives the link to sign in")
    else:
        _announce(_fresh_link(here), once=True, browser=browser)


def _welcome_a_phone(opened: Opening, port: int, *, in_journal: bool) -> None:
    from heelwise.web.lan import opening  # noqa: PLC0415

    for line in opening.lines(opened):
        _tell(line)
    if not in_journal:
        link = _fresh_link(opened.origin(port))
        print(opening.paired(link), file=sys.stderr, flush=True)
        _tell(f"on your phone, in the same network: {link}  (works once, for ten minutes)")


def _served_at(folder: Path, port: int) -> str:
    """The address under which the server on this folder and port was started last."""
    try:
        found = json.loads((folder / SERVED_AT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    return str(found["origin"]) if found.get("port") == port else f"http://localhost:{port}"


def _fresh_link(origin: str) -> str:
    from heelwise.web import clock  # noqa: PLC0415
    from heelwise.web.accounts import tokens  # noqa: PLC0415

    return f"{origin}/in/{tokens.new_link(tokens.the_person(), now=clock.now())}"


def _run(folder: Path | None, reach: Reach, opened: Opening | None, port: int) -> None:
    """One worker: one person needs no more, and the demo's memory is not shared between processes."""
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    server = Server(
        "heelwise.web.wsgi:application",
        address=EVERY_ADDRESS if opened else HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.warning,
        log_access=False,
        websockets=False,
        ssl_cert=opened.kept.certificate if opened else None,
        ssl_key=opened.kept.key if opened else None,
    )
    if folder is not None:
        _make_rounds(folder, reach, server)
    server.serve()


def _make_rounds(folder: Path, reach: Reach, server: Any) -> None:
    """What has to be looked at while it serves, in a thread of its own: reminders due, certificates near their end."""
    from heelwise.web.lan.opening import Watch  # noqa: PLC0415
    from heelwise.web.rounds import Rounds  # noqa: PLC0415

    def take_up(opened: Opening) -> None:
        from django.conf import settings  # noqa: PLC0415

        os.environ["HEELWISE_HOSTS"] = ",".join(opened.names.all())
        settings.ALLOWED_HOSTS += [one for one in opened.names.all() if one not in settings.ALLOWED_HOSTS]
        server.signal_handler_reload()

    Rounds(Watch(folder, reach.hosts, take_up) if reach.lan else None).start()


def _announce(address: str, *, once: bool, browser: bool) -> None:
    _tell(f"open {address}" + ("  (works once, for ten minutes)" if once else ""))
    if browser:
        timer = Timer(1.0, webbrowser.open, [address])
        timer.daemon = True
        timer.start()


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _usable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _tell(text: str) -> None:
    print(f"heelwise: {text}", file=sys.stderr, flush=True)
