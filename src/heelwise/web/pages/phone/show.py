"""On your phone: whose steps come first, what the certificate is, how long a code works. No Django here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from cryptography import x509

from heelwise.web.lan.authority import fingerprint, permitted_names

SIGNS: Mapping[str, tuple[str, ...]] = {
    "ios": ("iPhone", "iPad"),
    "android": ("Android",),
    "windows": ("Windows",),
    "mac": ("Macintosh",),
}


def system_of(agent: str) -> str:
    """Which of the systems a browser says it runs on; a tablet that calls itself a Mac is taken at its word."""
    if "Firefox" in agent and "Mobile" not in agent:
        return "other"
    return next((name for name, words in SIGNS.items() if any(word in agent for word in words)), "other")


def certificate(authority: x509.Certificate, server: x509.Certificate) -> dict[str, Any]:
    """What the page says of the two certificates."""
    return {
        "names": permitted_names(authority),
        "until": authority.not_valid_after_utc.date(),
        "authority": in_groups(fingerprint(authority)),
        "server": in_groups(fingerprint(server)),
    }


def in_groups(text: str) -> list[str]:
    """A fingerprint in four groups of eight pairs, so that a line fits a phone and an eye keeps its place."""
    pairs = text.split(":")
    return [":".join(pairs[at : at + 8]) for at in range(0, len(pairs), 8)]


def until(now: dt.datetime, minutes: int) -> str:
    """When a link stops working, by the clock on the wall."""
    return f"{now + dt.timedelta(minutes=minutes):%H:%M}"
