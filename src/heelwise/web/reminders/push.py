"""Web push: the keys of this server, whose server carries a message, and the sending. Knows no plan.

What a message says is encrypted for the one browser (RFC 8291); who carries it sees that there is a message, its
length and its time.
"""

from __future__ import annotations

import ipaddress
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

from heelwise.web.keep.private import PRIVATE, write_private

KEY = "push-key.pem"
CLAIMED_BY = "mailto:nobody@heelwise.invalid"
"""A push service may want to know whom to write to. There is nobody but the owner, and their address is theirs."""
SECONDS_TO_ANSWER = 10
SECONDS_TO_KEEP = 3600
"""A phone that was off for longer is not told of a time that has passed."""

CARRIERS = {
    "googleapis.com": "Google",
    "mozilla.com": "Mozilla",
    "mozaws.net": "Mozilla",
    "apple.com": "Apple",
    "windows.com": "Microsoft",
}
Outcome = Literal["sent", "gone", "failed"]


class Address(Struct, frozen=True, kw_only=True):
    """A browser's address at its push service, and its two keys, as the browser gave them."""

    endpoint: str
    p256dh: str
    auth: str


def carrier(endpoint: str) -> str:
    """Whose server carries messages sent there: a name people know, else the server's own."""
    host = urlsplit(endpoint).hostname or ""
    return next((name for end, name in CARRIERS.items() if host == end or host.endswith(f".{end}")), host)


def is_a_push_service(endpoint: str) -> bool:
    """A public https server. Anything else could be a machine of this network, which nobody may reach through us."""
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        local = "." not in host or host.endswith((".local", ".localhost", ".internal", ".lan", ".home.arpa"))
        return parts.scheme == "https" and not local and parts.port in (None, 443) and len(endpoint) < 2000
    return False


def is_sound(address: Address) -> bool:
    """Whether a message could be encrypted for it and handed to a push service."""
    from http_ece import ECEException  # noqa: PLC0415
    from pywebpush import WebPusher, WebPushException  # noqa: PLC0415

    keys = {"p256dh": address.p256dh, "auth": address.auth}
    try:
        WebPusher({"endpoint": address.endpoint, "keys": keys}).encode(b"?")
    except (ValueError, TypeError, LookupError, WebPushException, ECEException):
        return False
    return is_a_push_service(address.endpoint)


def public_key(folder: Path) -> str:
    """What a browser is told: messages signed by this key are ours."""
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        Encoding,
        PublicFormat,
        load_pem_private_key,
    )
    from py_vapid.utils import b64urlencode  # noqa: PLC0415

    key = load_pem_private_key(key_file(folder).read_bytes(), None)
    return str(b64urlencode(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)))


def key_file(folder: Path) -> Path:
    """The server's key, made once, readable by its owner alone."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: PLC0415

    file = folder / KEY
    if file.exists():
        file.chmod(PRIVATE)
    else:
        made = generate_private_key(SECP256R1())
        write_private(file, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return file


def send(address: Address, said: Mapping[str, object], *, folder: Path) -> Outcome:
    """Encrypt, sign, hand over. A browser that is no longer there is `gone`."""
    import requests  # noqa: PLC0415
    from pywebpush import WebPushException, webpush  # noqa: PLC0415

    with requests.Session() as session:
        session.max_redirects = 0
        session.trust_env = bool(os.environ.get("HTTPS_PROXY"))
        try:
            webpush(
                {"endpoint": address.endpoint, "keys": {"p256dh": address.p256dh, "auth": address.auth}},
                data=json.dumps(said, separators=(",", ":")),
                vapid_private_key=str(key_file(folder)),
                vapid_claims={"sub": CLAIMED_BY},
                ttl=SECONDS_TO_KEEP,
                timeout=SECONDS_TO_ANSWER,
                headers={"Urgency": "normal"},
                requests_session=session,
            )
        except WebPushException as refused:
            return "gone" if refused.response is not None and refused.response.status_code in (404, 410) else "failed"
        except (requests.RequestException, ValueError, OSError):
            return "failed"
    return "sent"
