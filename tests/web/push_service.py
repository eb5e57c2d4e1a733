"""A push service of our own on the loopback: checks who signed a message, opens what only a browser could."""

from __future__ import annotations

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import http_ece
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def text64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Taken(NamedTuple):
    """A message as it arrived: what the carrier sees, and what the browser reads."""

    path: str
    headers: dict[str, str]
    sealed: bytes
    opened: Any
    claims: dict[str, Any]
    signed_by: str


class Browser:
    """A browser's keys, as `pushManager.subscribe` makes them."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"sixteen bytes ok"

    def keys(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"p256dh": text64(point), "auth": text64(self.auth)}

    def open(self, sealed: bytes) -> Any:
        return json.loads(http_ece.decrypt(sealed, private_key=self.key, auth_secret=self.auth, version="aes128gcm"))


class PushService:
    """Listens until it is closed. `answers` is the status it gives next."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.taken: list[Taken] = []
        self.answers = 201
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def endpoint(self, name: str = "one") -> str:
        return f"{self.address}/{name}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def _take(self, path: str, headers: dict[str, str], sealed: bytes) -> None:
        claims, signed_by = signed(headers["authorization"])
        self.taken.append(Taken(path, headers, sealed, self.browser.open(sealed), claims, signed_by))

    def _handler(service: PushService) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the inner class has the usual name
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sealed = self.rfile.read(int(self.headers["Content-Length"]))
                service._take(self.path, {name.lower(): value for name, value in self.headers.items()}, sealed)
                self.send_response(service.answers)
                if service.answers in (301, 302, 307, 308):
                    self.send_header("Location", service.endpoint("elsewhere"))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_arguments: Any) -> None:
                """Say nothing."""

        return Handler


def signed(authorization: str) -> tuple[dict[str, Any], str]:
    """What the signature claims, and by which key; raises when it does not hold (RFC 8292)."""
    scheme, rest = authorization.split(" ", 1)
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    if scheme.lower() != "vapid":
        raise InvalidSignature(scheme)
    head, body, signature = parts["t"].split(".")
    raw = raw64(signature)
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw64(parts["k"]))
    both = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    point.verify(both, f"{head}.{body}".encode(), ec.ECDSA(SHA256()))
    return json.loads(raw64(body)), parts["k"]


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
