"""`heelwise serve --origin`: behind a proxy that speaks https under a name of one's own (docs/how-to/own-domain.md)."""

from __future__ import annotations

import http.client
import re
import socket
import sys
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
PROXIED = {"Host": "heel.example.org", "X-Forwarded-Proto": "https"}


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: str


class Behind(NamedTuple):
    """A server on the loopback, asked as its proxy would."""

    port: int
    said: str

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request(method, path, body or None, PROXIED | headers)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read().decode(errors="replace"))


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    words = ["--origin", "https://heel.example.org", "--data", str(tmp_path_factory.mktemp("domain"))]
    with serving(*words, until="open https://") as server:
        made = Behind(*server)
        answers(lambda: made.ask("GET", "/about"), made.said)
        yield made


def test_it_listens_on_the_loopback_alone(behind: Behind) -> None:
    others = {address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others - {"127.0.0.1"}:
        with socket.socket() as probe:
            probe.settimeout(2)
            assert probe.connect_ex((address, behind.port)) != 0


def test_signing_in_through_the_proxy_gives_cookies_for_https(behind: Behind) -> None:
    path = re.findall(r"open https://heel\.example\.org(/in/[\w-]{43})", behind.said)[0]
    asked = behind.ask("GET", path)
    token = asked.body.split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = {
        "Cookie": asked.headers["Set-Cookie"].split(";")[0],
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = urlencode({"csrfmiddlewaretoken": token})
    assert behind.ask("POST", path, body, **form, Origin="https://evil.example").status == 403
    opened = behind.ask("POST", path, body, **form, Origin="https://heel.example.org")
    assert opened.status == 302
    assert "Secure" in opened.headers["Set-Cookie"]
    assert "Secure" in asked.headers["Set-Cookie"]


def test_another_name_is_refused(behind: Behind) -> None:
    assert behind.ask("GET", "/about", Host="other.example.org").status == 400


def test_strict_transport_security_is_left_to_the_proxy(behind: Behind) -> None:
    assert behind.ask("GET", "/about").headers["Strict-Transport-Security"] is None
