"""A phone of the same network: paired by its code, warned once, then trusting the certificate. In a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.accessible import LOOKS, faults_of
from tests.journeys.conftest import CHROMIUM, Server, start, stop

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = {"viewport": {"width": 360, "height": 780}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="module")
def lan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for the home network; here the loopback stands for it."""
    data = tmp_path_factory.mktemp("lan") / "data"
    process, made = start(data, "--lan")
    yield made._replace(address=made.address.replace("http://", "https://"))
    stop(process)


def paired(page: Page, server: Server) -> Page:
    """Sign in with a fresh link, as the code holds it."""
    from tests.journeys.conftest import HEELWISE

    port = server.address.rsplit(":", 1)[1]
    ran = subprocess.run(
        [HEELWISE, "open", "--data", str(server.data), "--port", port, "--no-browser"],
        capture_output=True, text=True, check=True, env=os.environ | {"HEELWISE_CLOCK": f"@{server.clock}"},
    )  # fmt: skip
    page.goto(re.findall(r"open (https\S+)", ran.stderr)[0])
    page.get_by_role("button", name="Open it here").click()
    page.wait_for_url(re.compile(r"/start$"))
    return page


@pytest.fixture
def careless(browser: Browser) -> Iterator[Page]:
    """A phone that accepted the warning and installed nothing."""
    context = browser.new_context(ignore_https_errors=True, **PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def trusting(browser: Browser, lan: Server, tmp_path: Path) -> Iterator[Page]:
    """A phone that installed the certificate this server gives out, and ignores nothing."""
    certutil = shutil.which("certutil")
    if certutil is None:
        pytest.skip("no certutil here (apt install libnss3-tools)")
    store = tmp_path / ".pki" / "nssdb"
    store.mkdir(parents=True)
    authority = lan.data / "certificates" / "authority.pem"
    for words in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "heelwise", "-i", str(authority)]):
        subprocess.run([certutil, "-d", f"sql:{store}", *words], check=True, capture_output=True)
    environment = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share")}
    launched = browser.browser_type.launch(executable_path=CHROMIUM, args=["--no-sandbox"], env=environment)
    context = launched.new_context(**PHONE)
    yield context.new_page()
    launched.close()


def test_a_phone_that_trusts_nothing_is_warned_and_sees_no_page(browser: Browser, lan: Server) -> None:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    with pytest.raises(Exception, match="ERR_CERT_AUTHORITY_INVALID"):
        page.goto(lan.address + "/about")
    context.close()


def test_step_one_everything_but_offline(careless: Page, lan: Server) -> None:
    page = paired(careless, lan)
    page.goto(lan.address + "/phone")
    expect(page.locator("[data-level]")).to_have_attribute("data-level", "one")
    expect(page.locator("[data-level]")).to_contain_text("nothing works offline")
    page.goto(lan.address + "/diary")
    page.get_by_text("Just now: a note").click()
    form = page.locator("form", has=page.locator("button[value=note]"))
    form.get_by_role("textbox").fill("from the phone")
    form.get_by_role("button").click()
    expect(page.get_by_text("from the phone").first).to_be_visible()


def test_step_two_offline_too_without_a_warning(trusting: Page, lan: Server) -> None:
    page = paired(trusting, lan)
    page.goto(lan.address + "/phone")
    expect(page.locator("[data-level]")).to_have_attribute("data-level", "two")
    assert page.evaluate("window.isSecureContext")
    assert page.evaluate("navigator.serviceWorker.ready.then((r) => r.active !== null)")


def test_the_certificate_comes_as_a_file_to_install(careless: Page, lan: Server) -> None:
    page = paired(careless, lan)
    page.goto(lan.address + "/phone")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download the certificate").click()
    assert downloading.value.suggested_filename == "heelwise.crt"
    assert Path(downloading.value.path()).read_bytes()[:1] == b"\x30", "DER"


def test_a_second_phone_is_paired_from_the_page_once(careless: Page, lan: Server, browser: Browser) -> None:
    page = paired(careless, lan)
    page.goto(lan.address + "/phone")
    page.get_by_role("button", name="Show a code").click()
    expect(page.locator("svg.qr")).to_be_visible()
    path = re.findall(r"https://\S+?(/in/[\w-]{43})", page.locator(".pairing .link").inner_text())[0]
    for heading in ("Open your notebook", "This link is used up."):
        context = browser.new_context(ignore_https_errors=True, **PHONE)
        other = context.new_page()
        other.goto(lan.address + path)
        expect(other.locator("h1")).to_have_text(heading)
        if "Open" in heading:
            other.get_by_role("button", name="Open it here").click()
            other.wait_for_url(re.compile(r"/start$"))
        context.close()


STATES = [
    ("/phone", ["Show a code", "Make another code"]),
    ("/reminders", ["Save the times", "Make a .* address", "Take it back"]),
]


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=str)
def test_axe_finds_nothing_and_nothing_is_too_wide(browser: Browser, lan: Server, width: int, dark: bool) -> None:
    look: Any = {"color_scheme": "dark" if dark else "light", "viewport": {"width": width, "height": 780}}
    context = browser.new_context(ignore_https_errors=True, **look)
    page = paired(context.new_page(), lan)
    for path, presses in STATES:
        page.goto(lan.address + path)
        check(page, width)
        for press in presses:
            if press == "Save the times":
                page.get_by_label("One session a day").fill("18:00")
            page.get_by_role("button", name=re.compile(press)).click()
            page.wait_for_load_state()
            check(page, width)
    context.close()


def check(page: Page, width: int) -> None:
    """axe at this width; then no wider than its window here, and at 320 px."""
    assert not faults_of(page)
    for one in (width, 320):
        page.set_viewport_size({"width": one, "height": 780})
        assert page.evaluate("document.documentElement.scrollWidth") <= one
    page.set_viewport_size({"width": width, "height": 780})


def test_stopping_the_server_ends_all_of_it(tmp_path: Path) -> None:
    process, _ = start(tmp_path / "data", "--lan")
    os.killpg(process.pid, signal.SIGTERM)
    assert process.wait(timeout=20) is not None
