"""The authority and the server certificate as files of the data folder, made and renewed when there is a reason to.

Keys are readable by their owner alone. The authority stays what it is as long as it can, because phones have
installed it; the server certificate follows the machine's names and the calendar.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from msgspec import Struct

from heelwise.web.keep.private import PRIVATE, write_private
from heelwise.web.lan.authority import (
    fingerprint,
    new_authority,
    new_key,
    new_server,
    permitted_by,
    spoken_for,
)
from heelwise.web.lan.names import Names

FOLDER = "certificates"
NEAR_THE_END = dt.timedelta(days=30)
AUTHORITY, AUTHORITY_KEY = "authority.pem", "authority-key.pem"
SERVER, SERVER_KEY = "server.pem", "server-key.pem"
TAKEN = "authority-was-downloaded"

Signer = tuple[x509.Certificate, EllipticCurvePrivateKey]


class Kept(Struct, frozen=True, kw_only=True):
    """What serves, and what to say of it. `uncovered` are names and addresses the authority may not speak for."""

    certificate: Path
    key: Path
    fingerprint: str
    authority_fingerprint: str
    covered: tuple[str, ...]
    uncovered: tuple[str, ...]
    renewed: bool
    new_authority: bool


def ready(folder: Path, names: Names, *, label: str, now: dt.datetime, anew: bool = False) -> Kept:
    """See that the files in `folder` hold for `names` and for a while yet; `anew` makes another authority."""
    place = folder / FOLDER
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = None if anew else _authority(place, names, now)
    made = authority is None
    if authority is None:
        authority = _make_authority(place, names, label, now)
    may = permitted_by(authority[0], names)
    server = None if made else _server(place, may, authority, now)
    renewed = server is None
    if server is None:
        server = _make_server(place, may, authority, now)
    return Kept(
        certificate=place / SERVER,
        key=place / SERVER_KEY,
        fingerprint=fingerprint(server),
        authority_fingerprint=fingerprint(authority[0]),
        covered=may.all(),
        uncovered=tuple(one for one in names.all() if one not in may.all()),
        renewed=renewed,
        new_authority=made,
    )


def authority_in(folder: Path) -> x509.Certificate | None:
    """The authority's certificate, None where there is none yet."""
    return _certificate(folder / FOLDER / AUTHORITY)


def server_in(folder: Path) -> x509.Certificate | None:
    """The server's certificate, None where there is none yet."""
    return _certificate(folder / FOLDER / SERVER)


def was_taken(folder: Path) -> None:
    """Remember that somebody may have installed the authority, so that it is not replaced without being asked."""
    (folder / FOLDER / TAKEN).touch(mode=PRIVATE)


def _authority(place: Path, names: Names, now: dt.datetime) -> Signer | None:
    """The kept one, None where it is missing, broken, near its end, or of no use for these names."""
    pair = _pair(place / AUTHORITY, place / AUTHORITY_KEY)
    if pair is None or _ends(pair[0], now):
        return None
    may = permitted_by(pair[0], names)
    if not may.all() or (may != names and not (place / TAKEN).exists()):
        return None
    return pair


def _server(place: Path, names: Names, authority: Signer, now: dt.datetime) -> x509.Certificate | None:
    """The kept one, None where it no longer fits the names, the calendar or the authority."""
    pair = _pair(place / SERVER, place / SERVER_KEY)
    if pair is None or _ends(pair[0], now) or spoken_for(pair[0]) != names:
        return None
    try:
        pair[0].verify_directly_issued_by(authority[0])
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is not ours
        return None
    return pair[0]


def _ends(certificate: x509.Certificate, now: dt.datetime) -> bool:
    return not certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc - NEAR_THE_END


def _make_authority(place: Path, names: Names, label: str, now: dt.datetime) -> Signer:
    key = new_key()
    made = new_authority(key, names, label=label, now=now)
    (place / TAKEN).unlink(missing_ok=True)
    write_private(place / AUTHORITY_KEY, _pem(key))
    write_private(place / AUTHORITY, made.public_bytes(Encoding.PEM))
    return made, key


def _make_server(place: Path, names: Names, authority: Signer, now: dt.datetime) -> x509.Certificate:
    key = new_key()
    made = new_server(key, names, authority, now=now)
    write_private(place / SERVER_KEY, _pem(key))
    write_private(place / SERVER, made.public_bytes(Encoding.PEM))
    return made


def _pair(certificate: Path, key: Path) -> Signer | None:
    """A certificate with its own key; a key that others could read is closed to them."""
    found = _certificate(certificate)
    try:
        key.chmod(PRIVATE)
        loaded = load_pem_private_key(key.read_bytes(), None)
    except (OSError, ValueError):
        return None
    if found is None or not isinstance(loaded, EllipticCurvePrivateKey) or loaded.public_key() != found.public_key():
        return None
    return found, loaded


def _certificate(file: Path) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError):
        return None


def _pem(key: EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
