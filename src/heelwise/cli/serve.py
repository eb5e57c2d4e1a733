"""Serving: the one place where the command line meets the web. Prepares the data folder, then runs granian.

What a page shows is the web's; typer's options are `app`'s.
"""

from __future__ import annotations

import os
import socket
import sys
import tempfile
import webbrowser
from pathlib import Path
from threading import Timer

HOST = "127.0.0.1"
PORT = 8321
WRONG_USE = 2


def serve(*, data: Path | None, demo: bool, port: int = PORT, browser: bool = True, overlay: Path | None = None) -> int:
    """Serve on this machine until interrupted. Exit code 2 when the port is taken or the folder cannot be used."""
    from heelwise.cli.inputs import lay_over  # noqa: PLC0415

    lay_over(overlay)
    if not _is_free(port):
        _tell(f"port {port} is in use. If Heelwise is already running, `heelwise open` gives a fresh link to it.")
        return WRONG_USE
    with tempfile.TemporaryDirectory(prefix="heelwise-") as scratch:
        folder = None if demo else (data or default_folder())
        if folder is not None and not _usable(folder):
            _tell(f"cannot write to {folder}. Choose another folder with --data.")
            return WRONG_USE
        _environment(folder, demo=demo, static=Path(scratch) / "static")
        os.environ["HEELWISE_OVERLAY"] = str(overlay.resolve()) if overlay else ""
        _prepare(migrate=not demo)
        address = f"http://localhost:{port}/"
        if folder is None:
            _tell("the demo: four invented people on 20 November 2026. Nothing is kept.")
        else:
            _tell(f"your record is kept in {folder}")
            address = _fresh_link(port)
        _announce(address, once=folder is not None, browser=browser)
        _run(port)
    return 0


def open_link(*, data: Path | None, port: int = PORT, browser: bool = True) -> int:
    """Print, and open, a fresh sign-in link for a server that runs on this data folder."""
    folder = data or default_folder()
    if not (folder / "heelwise.sqlite3").exists() and not os.environ.get("HEELWISE_DATABASE"):
        _tell(f"nothing is kept in {folder} yet. Start with `heelwise serve`.")
        return WRONG_USE
    _environment(folder, demo=False, static=folder / "static")
    _setup()
    _announce(_fresh_link(port), once=True, browser=browser and not _is_free(port))
    if _is_free(port):
        _tell("no server is running there; start it with `heelwise serve`.")
    return 0


def default_folder() -> Path:
    """Where this system keeps a program's data."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_data_dir("heelwise", appauthor=False))


def _environment(folder: Path | None, *, demo: bool, static: Path) -> None:
    """What `heelwise.web.settings` reads."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "heelwise.web.settings"
    os.environ["HEELWISE_STATIC"] = str(static)
    os.environ["HEELWISE_DATA"] = str(folder) if folder is not None else ""
    if demo:
        from heelwise.web.days import DEMO_NOW  # noqa: PLC0415

        os.environ["HEELWISE_DEMO"] = "1"
        os.environ.setdefault("HEELWISE_CLOCK", DEMO_NOW)


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


def _fresh_link(port: int) -> str:
    from heelwise.web import clock  # noqa: PLC0415
    from heelwise.web.accounts import tokens  # noqa: PLC0415

    return f"http://localhost:{port}/in/{tokens.new_link(tokens.the_person(), now=clock.now())}"


def _run(port: int) -> None:
    """One worker: one person needs no more, and the demo's memory is not shared between processes."""
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    Server(
        "heelwise.web.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.warning,
        log_access=False,
        websockets=False,
    ).serve()


def _announce(address: str, *, once: bool, browser: bool) -> None:
    _tell(f"open {address}" + ("  (works once, for ten minutes)" if once else ""))
    if browser:
        timer = Timer(1.0, webbrowser.open, [address])
        timer.daemon = True
        timer.start()


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
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
