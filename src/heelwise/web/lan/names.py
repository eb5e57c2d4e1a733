"""By which names and addresses a phone in the same home reaches this machine. Sends nothing to find out."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

LOOPBACK_NAME = "localhost"
LOOPBACK = ipaddress.IPv4Address("127.0.0.1")
_ELSEWHERE = ("203.0.113.1", 9)
"""An address set aside for documents: the system only looks up which of ours would be used to go there."""

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_RESPONDERS = (Path("/run/avahi-daemon/socket"), Path("/usr/sbin/mDNSResponder"))


class Names(Struct, frozen=True):
    """Names with at least one dot, and addresses; the loopback ones come on top and are not listed."""

    hosts: tuple[str, ...]
    addresses: tuple[ipaddress.IPv4Address, ...]

    def all(self) -> tuple[str, ...]:
        """Everything as text, names first."""
        return (*self.hosts, *map(str, self.addresses))


def names_here(extra: Iterable[str] = ()) -> Names:
    """This machine's, then those the operator adds. Raises `ValueError` for one that cannot be used."""
    hosts, addresses = _own_name(), _own_addresses()
    for text in extra:
        one = name_or_address(text)
        if isinstance(one, str):
            hosts = [one, *hosts]
        else:
            addresses = [one, *addresses]
    return Names(tuple(dict.fromkeys(hosts)), tuple(dict.fromkeys(addresses)))


def name_or_address(text: str) -> str | ipaddress.IPv4Address:
    """Read one. A name without a dot is refused: an authority for `dev` could speak for every name that ends so."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        lower = text.lower().rstrip(".")
        if not _NAME.fullmatch(lower) or len(lower) > 253 or lower.rsplit(".", 1)[1].isdigit():
            raise ValueError(f"found {text!r}, wanted a name with a dot in it, or an IPv4 address") from None
        return lower
    if not isinstance(found, ipaddress.IPv4Address) or found.is_unspecified or found.is_multicast:
        raise ValueError(f"found {text!r}, wanted a name with a dot in it, or an IPv4 address")
    return found


def is_announced() -> bool:
    """Whether this system seems to answer to its `.local` name, so that phones can find it by that."""
    return any(sign.exists() for sign in _RESPONDERS)


def _own_name() -> list[str]:
    """`kitchen` is reached as `kitchen.local`."""
    label = socket.gethostname().split(".")[0].lower()
    return [f"{label}.local"] if re.fullmatch(_LABEL, label) and label != LOOPBACK_NAME else []


def _own_addresses() -> list[ipaddress.IPv4Address]:
    """The one that leads out of the house, then what the system's own name stands for."""
    found = [*_way_out(), *_by_name()]
    return [one for one in map(ipaddress.IPv4Address, found) if not (one.is_loopback or one.is_unspecified)]


def _way_out() -> list[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)  # names a destination for datagrams; none is sent
        except OSError:
            return []
        return [str(probe.getsockname()[0])]


def _by_name() -> list[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(address[0]) for *_, address in found]
