"""`heelwise serve --lan` as a process: TLS or nothing, cookies that stay with it, renewal while it serves."""

from __future__ import annotations

import hashlib
import http.client
import os
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest

from tests.web.serving import answers, serving

pytestmark = pytest.mark.slow
HEELWISE = str(Path(sys.executable).with_name("heelwise"))
PATIENCE = 60


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @classmethod
    def of(cls, response: http.client.HTTPResponse) -> Answer:
        return cls(response.status, response.headers, response.read())


class Lan(NamedTuple):
    """A server for the home network, reached here by the loopback."""

    port: int
    data: Path
    said: str

    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.data / "certificates" / "authority.pem"))

    def ask(self, method: str, path: str, *, host: str = "localhost", body: str = "", **headers: str) -> Answer:
        connection = http.client.HTTPSConnection("localhost", self.port, context=self.trusting(), timeout=20)
        with closing(connection):
            connection.request(method, path, body or None, {"Host": f"{host}:{self.port}"} | headers)
            return Answer.of(connection.getresponse())

    def fingerprint(self) -> str:
        """Of the certificate that is served at this moment, as the terminal writes it."""
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=20) as plain,
            self.trusting().wrap_socket(plain, server_hostname="localhost") as secured,
        ):
            shown = secured.getpeercert(binary_form=True)
        assert shown
        return hashlib.sha256(shown).hexdigest().upper()


@pytest.fixture(scope="module")
def lan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lan]:
    data = tmp_path_factory.mktemp("lan") / "notes"
    words = ["--lan", "--host", "heel.example.lan", "--data", str(data)]
    with serving(*words, until="open https://", HEELWISE_ROUND_SECONDS="0.3") as server:
        made = Lan(server.port, data, server.said)
        answers(lambda: made.ask("GET", "/about"), made.said)
        yield made


def test_it_speaks_tls_and_is_trusted_by_who_trusts_the_authority(lan: Lan) -> None:
    assert lan.ask("GET", "/about").status == 200


def test_plain_http_gets_no_page(lan: Lan) -> None:
    with socket.create_connection(("127.0.0.1", lan.port), timeout=10) as plain:
        plain.sendall(b"GET /about HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try:
            answered = plain.recv(100)
        except ConnectionError:
            answered = b""
    assert not answered.startswith(b"HTTP/")


def test_nothing_older_than_tls_1_3_is_spoken(lan: Lan) -> None:
    old = lan.trusting()
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with socket.create_connection(("127.0.0.1", lan.port), timeout=20) as plain, pytest.raises(OSError, match="SSL"):
        old.wrap_socket(plain, server_hostname="localhost")


def test_the_terminal_shows_the_fingerprint_that_the_server_shows(lan: Lan) -> None:
    said = re.sub(r"[^0-9A-F]", "", lan.said.split("SHA-256")[1].split("the certificate is new")[0])
    assert lan.fingerprint() in said


def test_the_terminal_shows_a_code_and_a_link_for_the_phone(lan: Lan) -> None:
    assert "▀" in lan.said
    assert re.search(rf"on your phone.*https://heel\.example\.lan:{lan.port}/in/[\w-]{{43}}", lan.said)


def test_a_page_never_promises_https_for_ever(lan: Lan) -> None:
    assert lan.ask("GET", "/about").headers["Strict-Transport-Security"] is None


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost", 200), ("heel.example.lan", 200), ("evil.example", 400), ("x.heel.example.lan", 400)],
)
def test_only_the_names_of_this_machine_are_answered(lan: Lan, host: str, status: int) -> None:
    assert lan.ask("GET", "/about", host=host).status == status


def test_pairing_works_once_and_the_cookies_stay_with_tls(lan: Lan) -> None:
    link = re.findall(r"open (https://\S+)", lan.said)[-1]
    path = link.split(str(lan.port))[1]
    asked = lan.ask("GET", path)
    shown = asked.body.decode()
    csrf = asked.headers["Set-Cookie"].split(";")[0]
    assert "Secure" in asked.headers["Set-Cookie"]
    token = shown.split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = urlencode({"csrfmiddlewaretoken": token})
    headers = {
        "Cookie": csrf,
        "Origin": f"https://localhost:{lan.port}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    forged = lan.ask("POST", path, body=form, **headers | {"Origin": "https://evil.example"})
    assert forged.status == 403
    opened = lan.ask("POST", path, body=form, **headers)
    assert opened.status == 302
    device = opened.headers["Set-Cookie"]
    assert device.startswith("heelwise-device=")
    assert all(word in device for word in ("Secure", "HttpOnly", "SameSite=Lax"))
    assert lan.ask("POST", path, body=form, **headers).status == 410


def test_the_certificate_is_there_to_install_with_the_type_phones_know(lan: Lan) -> None:
    from cryptography import x509

    answer = lan.ask("GET", "/phone/heelwise.crt")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert "attachment" in answer.headers["Content-Disposition"]
    certificate = x509.load_der_x509_certificate(answer.body)
    assert certificate.subject.rfc4514_string().startswith("CN=Heelwise on ")


def test_open_gives_a_link_to_it_by_https(lan: Lan) -> None:
    ran = subprocess.run(
        [HEELWISE, "open", "--data", str(lan.data), "--port", str(lan.port), "--no-browser"],
        capture_output=True, text=True, check=False, timeout=60,
        env={key: value for key, value in os.environ.items() if not key.startswith(("HEELWISE", "DJANGO"))},
    )  # fmt: skip
    assert ran.returncode == 0
    assert f"open https://localhost:{lan.port}/in/" in ran.stderr


def test_a_server_certificate_that_no_longer_holds_is_replaced_while_serving(lan: Lan) -> None:
    before = lan.fingerprint()
    (lan.data / "certificates" / "server.pem").unlink()
    began = time.monotonic()
    while lan.fingerprint() == before:
        assert time.monotonic() - began < PATIENCE, "still the old one"
        time.sleep(0.2)
    assert lan.ask("GET", "/about").status == 200
