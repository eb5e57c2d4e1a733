"""Starting with the login: a systemd user unit, written and taken away. Starts nothing by itself and needs no root.

Where there is no systemd, nothing is written and the way to do it by hand is said.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

UNIT = "heelwise.service"
WANTS = "default.target.wants"
WRONG_USE = 2

TEMPLATE = """\
[Unit]
Description=Heelwise, the notebook for an Achilles tendon
After=network.target

[Service]
ExecStart={command}
Restart=on-failure
RestartSec=5
# What it may touch: its own data folder. Other people of this machine do not get in.
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""


def install(arguments: Sequence[str]) -> int:
    """Write the unit, enable it, and start it where the user's systemd is running."""
    if not _has_systemd():
        return _without_systemd()
    file = folder() / UNIT
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(unit([_executable(), "serve", "--no-browser", *arguments]), encoding="utf-8")
    wants = file.parent / WANTS / UNIT
    wants.parent.mkdir(exist_ok=True)
    wants.unlink(missing_ok=True)
    wants.symlink_to(file)
    _tell(f"written: {file}")
    if _systemctl("daemon-reload") and _systemctl("restart", UNIT):
        _tell("Heelwise runs now, and starts whenever you log in. `heelwise open` gives the link.")
    else:
        _tell("it starts at your next login. Your systemd could not be asked to start it now.")
    _tell("it ends with your last session; `loginctl enable-linger` keeps it running.")
    _tell("`heelwise serve --not-at-login` undoes this.")
    return 0


def remove() -> int:
    """Stop it and take the unit away; nothing else goes."""
    if not _has_systemd():
        return _without_systemd()
    file = folder() / UNIT
    if not file.exists():
        _tell("Heelwise does not start at login; there is nothing to undo.")
        return 0
    _systemctl("stop", UNIT)
    (file.parent / WANTS / UNIT).unlink(missing_ok=True)
    file.unlink()
    _systemctl("daemon-reload")
    _tell(f"removed: {file}. Your record stays where it is.")
    return 0


def unit(command: Sequence[str]) -> str:
    """The unit's text; every word of the command is quoted as systemd reads it."""
    return TEMPLATE.format(command=" ".join(map(quoted, command)))


def quoted(word: str) -> str:
    """One word: in quotes, with `%` and `$` doubled, so that it stays what it is."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$").replace("\n", "\\n")
    return f'"{escaped}"'


def folder() -> Path:
    """Where systemd looks for a user's own units."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "systemd" / "user"


def _executable() -> str:
    """This very command, by its whole path: at login nobody's shell has set one."""
    found = Path(sys.executable).with_name("heelwise")
    return str(found) if found.exists() else shutil.which("heelwise") or str(found)


def _has_systemd() -> bool:
    return shutil.which("systemctl") is not None


def _systemctl(*words: str) -> bool:
    try:
        ran = subprocess.run(["systemctl", "--user", *words], capture_output=True, check=False, timeout=30)  # noqa: S603, S607
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ran.returncode == 0


def _without_systemd() -> int:
    _tell("this system has no systemd, so nothing was changed.")
    _tell(f"let your desktop start this at login instead: {_executable()} serve --no-browser")
    return WRONG_USE


def _tell(text: str) -> None:
    print(f"heelwise: {text}", file=sys.stderr, flush=True)
