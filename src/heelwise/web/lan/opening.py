"""What `heelwise serve --lan` needs before it listens: certificates that hold, and what to say of them.

Also keeps watch while it serves: a machine that gets another address, or a certificate near its end, is served
anew without a restart by hand. Prints nothing and starts no server.
"""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from heelwise.web.lan import code
from heelwise.web.lan.kept import Kept, ready
from heelwise.web.lan.names import Names, is_announced, names_here


class Opening(Struct, frozen=True):
    """How the home reaches this machine now. `best` is the name or address that a phone should be given."""

    names: Names
    kept: Kept
    best: str

    def origin(self, port: int) -> str:
        """The address of every page, without a slash at its end."""
        return f"https://{self.best}:{port}"


def opening(folder: Path, hosts: Iterable[str], *, now: dt.datetime, anew: bool = False) -> Opening:
    """Find the names, see that certificates hold. Raises `ValueError` for a host that cannot be used."""
    wanted = tuple(hosts)
    names = names_here(wanted)
    kept = ready(folder, names, label=socket.gethostname().split(".")[0], now=now, anew=anew)
    return Opening(names, kept, best_of(names, kept, announced=is_announced(), named=bool(wanted)))


def best_of(names: Names, kept: Kept, *, announced: bool, named: bool) -> str:
    """A name where phones can look it up, else an address; one that the certificate speaks for before any other."""
    hosts, addresses = names.hosts, tuple(map(str, names.addresses))
    preferred = (*hosts, *addresses) if announced or (named and hosts) else (*addresses, *hosts)
    return next((one for one in preferred if one in kept.covered), next(iter(preferred), "localhost"))


def lines(opened: Opening) -> list[str]:
    """What the terminal says of the certificates."""
    kept = opened.kept
    said = [f"the certificate speaks for {', '.join(kept.covered) or 'this machine alone'}", *_fingerprint(kept)]
    if kept.uncovered:
        said.append(
            f"{', '.join(kept.uncovered)} is new, and the certificate phones have installed does not speak for it. "
            "`heelwise serve --lan --new-certificate` makes one that does; it is installed anew."
        )
    elif kept.new_authority:
        said.append("the certificate is new. A phone that installed an earlier one installs this one instead.")
    return said


def paired(link: str) -> str:
    """The code for a phone's camera, for the terminal."""
    return code.for_terminal(link)


def _fingerprint(kept: Kept) -> list[str]:
    half = len(kept.fingerprint) // 2 + 1
    return [
        "its fingerprint (SHA-256), to compare with what the phone's browser shows before you accept it:",
        f"  {kept.fingerprint[:half]}",
        f"  {kept.fingerprint[half:]}",
    ]


class Watch:
    """Looks again now and then; tells when the server has to take up a new certificate."""

    def __init__(self, folder: Path, hosts: Iterable[str], taken_up: Callable[[Opening], None]) -> None:
        self.folder = folder
        self.hosts = tuple(hosts)
        self.taken_up = taken_up

    def look(self, *, now: dt.datetime) -> bool:
        """Whether anything was renewed; trouble with the network is not a reason to stop serving."""
        try:
            opened = opening(self.folder, self.hosts, now=now)
        except (OSError, ValueError):
            return False
        if opened.kept.renewed:
            self.taken_up(opened)
        return opened.kept.renewed
