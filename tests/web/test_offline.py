"""What a browser is given to keep: the worker, the manifest, Today without network, the pack; and whose a parcel is."""

from __future__ import annotations

import gzip
import json
import re
import struct
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.web.conftest import Somebody, morning, owner_of

ANCIENT = sorted((Path(__file__).parents[1] / "ancient").glob("v*/*.jsonl"))


def pack_of(somebody: Somebody) -> dict[str, Any]:
    answer = somebody.get("/pack")
    assert answer.status_code == 200
    return dict(answer.json())


def stranger() -> Any:
    from django.test import Client

    return Client(SERVER_NAME="localhost")


def test_the_worker_keeps_every_file_its_pages_need() -> None:
    script = stranger().get("/worker.js").content.decode()
    kept = json.loads(re.findall(r"self\.KEPT = (\[.*?\]);", script)[0])
    away = stranger().get("/away").content.decode()
    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', away)
    assert named
    assert set(named) <= set(kept)
    assert all(re.search(r"\.[0-9a-f]{12}\.", name) for name in kept)
    assert re.search(r'self\.VERSION = "[0-9a-f]{12}"', script)


def test_the_manifest_names_icons_of_their_true_size() -> None:
    from django.conf import settings

    answer = stranger().get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    told = answer.json()
    assert (told["display"], told["start_url"], told["scope"]) == ("standalone", "/", "/")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        file = settings.STATIC_ROOT / icon["src"].removeprefix("/static/")
        width, height = struct.unpack(">II", file.read_bytes()[16:24])
        assert icon["sizes"] == f"{width}x{height}"


def test_today_without_network_is_about_nobody() -> None:
    text = stranger().get("/away").content.decode()
    assert 'name="outbox" content=""' in text
    assert "csrfmiddlewaretoken" not in text


def test_a_pack_has_three_days_with_a_page_for_every_session(runner: Somebody) -> None:
    pack = pack_of(runner)
    assert [day["on"] for day in pack["days"]] == ["2026-11-20", "2026-11-21", "2026-11-22"]
    assert pack["person"] == str(runner.person.id)
    assert [len(day["cells"]) for day in pack["days"]] == [1, 2, 4]
    wanted = {
        one["page"] for day in pack["days"] for cell in day["cells"] for one in (*cell["sessions"], *cell["lighter"])
    }
    assert wanted
    assert wanted == set(pack["pages"])
    for day in pack["days"]:
        for one in day["cells"][0]["sessions"]:
            block = json.loads(re.findall(r'id="sheet">(.*?)</script>', pack["pages"][one["page"]])[0])
            assert (block["session"]["id"], block["session"]["on"]) == (one["id"], day["on"])
            assert block["easier"] == {}


def test_a_pack_travels_light(runner: Somebody) -> None:
    answer = runner.browser.get("/pack", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 250_000
    assert json.loads(gzip.decompress(answer.content))["days"]


def test_the_pack_of_a_tear_is_for_today_alone() -> None:
    assert len(pack_of(owner_of("rupture"))["days"]) == 1


def test_somebody_without_a_plan_gets_a_pack_that_says_come_online(anna: Somebody) -> None:
    assert pack_of(anna)["days"] == []


def test_a_stranger_gets_no_pack_and_no_token() -> None:
    assert stranger().get("/pack").status_code == 401
    assert stranger().get("/sync/who").status_code == 401


def test_a_kept_page_that_is_asked_for_leads_to_today(anna: Somebody) -> None:
    assert anna.get("/pack/abc").headers["Location"] == "/"


def test_a_parcel_goes_to_its_own_person_only(anna: Somebody) -> None:
    body = json.dumps({"batch": str(uuid4()), "events": [morning()]})
    for person, status in ((str(uuid4()), 401), (str(anna.person.id), 200)):
        answer = anna.browser.post(
            "/sync", body, content_type="application/json", headers={"X-Heelwise-Person": person}
        )
        assert answer.status_code == status
    assert len(anna.events) == 1
    assert anna.get("/sync/who").json()["person"] == str(anna.person.id)


@pytest.mark.parametrize("file", ANCIENT, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_parcel_of_any_version_ever_shipped_is_kept(anna: Somebody, file: Path) -> None:
    told = [json.loads(line) for line in file.read_bytes().splitlines()]
    answer = anna.send(told).json()
    reasons = " ".join(refused["why"] for refused in answer["refused"])
    assert len(answer["kept"]) + len(answer["refused"]) == len(told)
    assert not answer["refused"] or "clinician" in reasons or "told_by" in reasons, reasons


def test_what_a_phone_keeps_of_a_library_page_promises_nothing(runner: Somebody) -> None:
    for path in ("/library", "/library/heel-drop"):
        page = runner.get(path).content.decode()
        plain = re.sub(r"<!--now-->.*?<!--/now-->", "", page, flags=re.DOTALL)
        assert 'class="pill' in page
        assert 'class="pill' not in plain
        assert 'id="may"' not in plain


def test_hurt_said_by_the_browser_itself_leads_on(runner: Somebody) -> None:
    page = runner.get("/hurt").content.decode()
    assert "data-say=" in page
    assert "No more today." in runner.get("/hurt", said="1").content.decode()
