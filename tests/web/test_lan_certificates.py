"""The authority made here: whom it may speak for, who can read its key, when it and what it signed change."""

from __future__ import annotations

import datetime as dt
import stat
import subprocess
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID

from heelwise.web.lan import kept
from heelwise.web.lan.authority import fingerprint, new_authority, new_key, new_server, permitted_names, spoken_for
from heelwise.web.lan.names import Names, name_or_address, names_here
from heelwise.web.lan.opening import best_of, lines, opening

NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
HOME = Names(("kitchen.local",), (IPv4Address("192.168.1.20"),))
MOVED = Names(("kitchen.local",), (IPv4Address("192.168.1.77"),))
ELSEWHERE = Names(("kitchen.local",), ())


def ready(folder: Path, names: Names = HOME, *, later: int = 0, anew: bool = False) -> kept.Kept:
    """As at a start, `later` days after the first."""
    return kept.ready(folder, names, label="kitchen", now=NOW + dt.timedelta(days=later), anew=anew)


def trusts(folder: Path, certificate: x509.Certificate, name: str) -> bool:
    """Whether OpenSSL, trusting the authority of this folder alone, takes a certificate for a name or address."""
    (folder / "leaf.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    asked = "-verify_ip" if name[0].isdigit() else "-verify_hostname"
    ran = subprocess.run(
        ["openssl", "verify", "-attime", str(int(NOW.timestamp()) + 86400), "-purpose", "sslserver",
         "-CAfile", folder / kept.FOLDER / kept.AUTHORITY, asked, name, folder / "leaf.pem"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ran.returncode == 0


def forged(folder: Path, names: Names) -> x509.Certificate:
    """What somebody who stole the key would sign."""
    place = folder / kept.FOLDER
    authority = x509.load_pem_x509_certificate((place / kept.AUTHORITY).read_bytes())
    key = load_pem_private_key((place / kept.AUTHORITY_KEY).read_bytes(), None)
    return new_server(new_key(), names, (authority, key), now=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["kitchen.local", "192.168.1.20", "localhost", "127.0.0.1"])
def test_who_trusts_the_authority_trusts_this_machine(tmp_path: Path, name: str) -> None:
    ready(tmp_path)
    server = kept.server_in(tmp_path)
    assert server is not None
    assert trusts(tmp_path, server, name)


@pytest.mark.parametrize("name", ["bank.example", "local", "other.local", "192.168.1.21", "8.8.8.8", "kitchen.example"])
def test_who_trusts_the_authority_refuses_what_it_signs_for_anybody_else(tmp_path: Path, name: str) -> None:
    ready(tmp_path)
    names = Names((), (IPv4Address(name),)) if name[0].isdigit() else Names((name,), ())
    assert not trusts(tmp_path, forged(tmp_path, names), name)


def test_the_authority_signs_servers_and_no_authorities(tmp_path: Path) -> None:
    ready(tmp_path)
    authority = kept.authority_in(tmp_path)
    assert authority is not None
    of = authority.extensions.get_extension_for_class
    assert of(x509.BasicConstraints).value == x509.BasicConstraints(ca=True, path_length=0)
    assert of(x509.NameConstraints).critical
    assert list(of(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert permitted_names(authority) == ["kitchen.local", "localhost", "192.168.1.20", "127.0.0.1"]


def test_only_the_owner_can_read_the_keys(tmp_path: Path) -> None:
    ready(tmp_path)
    place = tmp_path / kept.FOLDER
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in place.iterdir()}
    assert modes == dict.fromkeys(["authority.pem", "authority-key.pem", "server.pem", "server-key.pem"], 0o600)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_a_key_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    ready(tmp_path)
    key = tmp_path / kept.FOLDER / kept.AUTHORITY_KEY
    key.chmod(0o644)
    ready(tmp_path)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    first, second = ready(tmp_path), ready(tmp_path, later=30)
    assert (first.renewed, first.new_authority) == (True, True)
    assert (second.renewed, second.new_authority) == (False, False)
    assert second.fingerprint == first.fingerprint


def test_the_server_certificate_is_renewed_a_month_before_its_end_by_the_same_authority(tmp_path: Path) -> None:
    first = ready(tmp_path)
    assert not ready(tmp_path, later=366).renewed
    late = ready(tmp_path, later=368)
    assert (late.renewed, late.new_authority) == (True, False)
    assert late.authority_fingerprint == first.authority_fingerprint
    assert not ready(tmp_path, later=368).renewed


def test_the_authority_is_made_anew_before_its_end(tmp_path: Path) -> None:
    ready(tmp_path)
    assert not ready(tmp_path, later=5 * 365 - 32).new_authority
    assert ready(tmp_path, later=5 * 365 - 29).new_authority


def test_a_server_certificate_never_outlives_its_authority() -> None:
    key = new_key()
    authority = new_authority(key, HOME, label="kitchen", now=NOW)
    late = new_server(new_key(), HOME, (authority, key), now=NOW + dt.timedelta(days=5 * 365 - 40))
    assert late.not_valid_after_utc == authority.not_valid_after_utc


def test_an_address_that_changed_before_any_phone_took_the_certificate_gets_a_new_one(tmp_path: Path) -> None:
    ready(tmp_path)
    moved = ready(tmp_path, MOVED)
    assert moved.new_authority
    assert moved.covered == ("kitchen.local", "192.168.1.77")
    assert not moved.uncovered


def test_once_a_phone_took_it_the_authority_stays_and_the_new_address_is_named(tmp_path: Path) -> None:
    first = ready(tmp_path)
    kept.was_taken(tmp_path)
    moved = ready(tmp_path, MOVED)
    assert (moved.renewed, moved.new_authority) == (True, False)
    assert moved.authority_fingerprint == first.authority_fingerprint
    assert (moved.covered, moved.uncovered) == (("kitchen.local",), ("192.168.1.77",))
    server = kept.server_in(tmp_path)
    assert server is not None
    assert spoken_for(server) == ELSEWHERE
    assert trusts(tmp_path, server, "kitchen.local"), "an address it may not speak for would spoil the name too"
    assert ready(tmp_path, MOVED, anew=True).covered == ("kitchen.local", "192.168.1.77")


def test_back_home_everything_is_as_it_was(tmp_path: Path) -> None:
    ready(tmp_path)
    kept.was_taken(tmp_path)
    ready(tmp_path, ELSEWHERE)
    assert ready(tmp_path).uncovered == ()


def test_another_name_altogether_needs_another_authority(tmp_path: Path) -> None:
    ready(tmp_path)
    kept.was_taken(tmp_path)
    assert ready(tmp_path, Names(("attic.local",), (IPv4Address("10.0.0.2"),))).new_authority


@pytest.mark.parametrize("broken", [kept.AUTHORITY, kept.AUTHORITY_KEY, kept.SERVER, kept.SERVER_KEY])
@pytest.mark.parametrize("content", [None, b"", b"not a certificate"])
def test_a_file_lost_or_broken_is_made_again(tmp_path: Path, broken: str, content: bytes | None) -> None:
    ready(tmp_path)
    file = tmp_path / kept.FOLDER / broken
    file.unlink() if content is None else file.write_bytes(content)
    again = ready(tmp_path)
    assert again.renewed
    server = kept.server_in(tmp_path)
    assert server is not None
    assert trusts(tmp_path, server, "kitchen.local")


def test_a_certificate_of_another_authority_is_not_served(tmp_path: Path) -> None:
    ready(tmp_path / "one")
    ready(tmp_path / "other")
    for name in (kept.SERVER, kept.SERVER_KEY):
        (tmp_path / "other" / kept.FOLDER / name).replace(tmp_path / "one" / kept.FOLDER / name)
    assert ready(tmp_path / "one").renewed


@pytest.mark.parametrize(
    "text", ["dev", "app", "localhost", "", "a b.c", "-x.local", "1.2.3", "::1", "0.0.0.0", "224.0.0.1"]
)
def test_a_name_that_would_speak_for_more_than_one_machine_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="wanted a name with a dot in it"):
        name_or_address(text)


def test_a_name_or_address_of_the_operator_s_comes_first() -> None:
    found = names_here(["Heel.fritz.box", "10.0.0.7"])
    assert found.hosts[0] == "heel.fritz.box"
    assert found.addresses[0] == IPv4Address("10.0.0.7")
    assert not any(one.is_loopback for one in found.addresses)


def test_a_phone_is_given_what_it_can_find_and_what_the_certificate_covers(tmp_path: Path) -> None:
    home = ready(tmp_path)
    assert best_of(HOME, home, announced=True, named=False) == "kitchen.local"
    assert best_of(HOME, home, announced=False, named=False) == "192.168.1.20"
    assert best_of(HOME, home, announced=False, named=True) == "kitchen.local"
    kept.was_taken(tmp_path)
    assert best_of(MOVED, ready(tmp_path, MOVED), announced=False, named=False) == "kitchen.local"
    assert best_of(Names((), ()), ready(tmp_path / "bare", Names((), ())), announced=False, named=False) == "localhost"


def test_the_terminal_says_the_fingerprint_whole_and_what_to_do_about_a_new_address(tmp_path: Path) -> None:
    opened = opening(tmp_path, ["heel.lan", "10.0.0.7"], now=NOW)
    server = kept.server_in(tmp_path)
    assert server is not None
    said = "".join(lines(opened)).replace(" ", "")
    assert fingerprint(server) in said
    kept.was_taken(tmp_path)
    moved = opening(tmp_path, ["heel.lan", "10.0.0.8"], now=NOW)
    assert any("10.0.0.8 is new" in line and "--new-certificate" in line for line in lines(moved))
