"""Starting: the folder, the port, the link. What `heelwise serve` and `heelwise open` say and leave behind."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.serving import free, serving

HEELWISE = str(Path(sys.executable).with_name("heelwise"))


def heelwise(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    settings = {key: value for key, value in os.environ.items() if not key.startswith(("HEELWISE", "DJANGO"))}
    return subprocess.run(
        [HEELWISE, *words], capture_output=True, text=True, timeout=60, check=False, env=settings | environment
    )


def test_a_taken_port_is_a_clear_complaint(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = heelwise("serve", "--data", str(tmp_path), "--port", str(port), "--no-browser")
    assert ran.returncode == 2
    assert f"port {port} is in use" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == [], "nothing is made for a server that does not start"


def test_a_folder_that_cannot_be_used_is_a_clear_complaint(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("")
    ran = heelwise("serve", "--data", str(file / "below"), "--port", str(free()), "--no-browser")
    assert ran.returncode == 2
    assert "cannot write to" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_open_without_a_notebook_says_how_to_start(tmp_path: Path) -> None:
    ran = heelwise("open", "--data", str(tmp_path / "none"), "--no-browser")
    assert ran.returncode == 2
    assert "heelwise serve" in ran.stderr
    assert not (tmp_path / "none").exists()


@pytest.mark.slow
def test_serve_makes_a_private_folder_and_open_a_fresh_link(tmp_path: Path) -> None:
    folder = tmp_path / "notebook"
    with serving("--data", str(folder), until="/in/") as server:
        assert f"your record is kept in {folder}" in server.said
        ran = heelwise("open", "--data", str(folder), "--port", str(server.port), "--no-browser")
    links = [re.findall(r"/in/([\w-]{43})", text) for text in (server.said, ran.stderr)]
    assert all(len(found) == 1 for found in links)
    assert links[0] != links[1]
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0


def test_the_secret_key_is_made_once(tmp_path: Path) -> None:
    from heelwise.web.keep.places import secret_key

    first = secret_key(tmp_path / "data")
    assert secret_key(tmp_path / "data") == first
    assert len(first) >= 50
    assert secret_key(None) != secret_key(None)


def test_a_postgresql_address_is_taken_apart() -> None:
    from heelwise.web.keep.places import database

    found = database(None, address="postgresql://an%40na:se%2Fcret@db:5433/heel")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "an@na", "se/cret", "db", "5433", "heel",
    )  # fmt: skip
    with pytest.raises(ValueError, match="postgresql://"):
        database(None, address="mysql://x")


def test_sqlite_waits_its_turn_and_keeps_a_log(tmp_path: Path) -> None:
    from heelwise.web.keep.places import database

    options = database(tmp_path, address="")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5
    assert "journal_mode=WAL" in options["init_command"]
