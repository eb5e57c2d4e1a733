"""Who can reach the server: this machine alone, the home network by TLS of our own, or whoever a proxy lets through.

What was typed, and what of it cannot be meant. Listens nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Reach:
    """The options of `heelwise serve` that let others in. By default nobody."""

    lan: bool = False
    hosts: tuple[str, ...] = ()
    new_certificate: bool = False
    origin: str = ""

    @property
    def name(self) -> str:
        """As the settings know it."""
        return "lan" if self.lan else "domain" if self.origin else "here"

    def options(self) -> list[str]:
        """As they are typed; a new certificate is made once, not at every start."""
        hosts = [word for host in self.hosts for word in ("--host", host)]
        return [*(["--lan"] if self.lan else []), *hosts, *(["--origin", self.origin] if self.origin else [])]

    def fault(self, *, demo: bool) -> str:
        """What cannot be meant; empty when all is well."""
        if demo and (self.lan or self.origin):
            return "the demo is for this machine: it signs nobody in. Leave out --demo."
        if self.lan and self.origin:
            return "--lan brings its own certificate, --origin the proxy's: choose one."
        if not self.lan and (self.hosts or self.new_certificate):
            return "--host and --new-certificate belong to --lan."
        if self.origin and not _is_origin(self.origin):
            return f"--origin: found {self.origin!r}, wanted https:// and a name, such as https://heel.example.org"
        return ""


def _is_origin(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme == "https" and bool(parts.hostname) and parts.path in ("", "/") and not parts.query
