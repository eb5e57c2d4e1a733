"""Starting with the login: what is written into a home, whether systemd reads it so, and that it goes again."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from heelwise.cli import at_login
from tests.cli.conftest import Run

UNIT = Path("systemd/user/heelwise.service")
LINK = Path("systemd/user/default.target.wants/heelwise.service")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, out of reach of any running systemd of ours."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "no-systemd-runs-here"))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return tmp_path / "config"


needs_systemd = pytest.mark.skipif(shutil.which("systemctl") is None, reason="no systemd here")


@needs_systemd
def test_at_login_writes_a_unit_with_these_options_and_enables_it(run: Run, home: Path, tmp_path: Path) -> None:
    answer = run("serve", "--at-login", "--lan", "--host", "heel.lan", "--data", tmp_path / "my notes", "--port", 8400)
    assert answer.code == 0
    text = (home / UNIT).read_text()
    command = next(line for line in text.splitlines() if line.startswith("ExecStart=")).removeprefix("ExecStart=")
    words = shlex.split(command)
    assert Path(words[0]).name == "heelwise"
    assert Path(words[0]).exists()
    assert words[1:] == [
        "serve", "--no-browser", "--data", str(tmp_path / "my notes"), "--port", "8400", "--lan", "--host", "heel.lan",
    ]  # fmt: skip
    assert (home / LINK).resolve() == (home / UNIT).resolve()
    assert str(home / UNIT) in answer.err


@needs_systemd
def test_it_says_when_the_user_s_systemd_could_not_be_asked(run: Run, home: Path) -> None:
    answer = run("serve", "--at-login")
    assert answer.code == 0
    assert "it starts at your next login" in answer.err
    assert "--not-at-login" in answer.err


@needs_systemd
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
def test_systemd_itself_finds_nothing_wrong_with_the_unit(run: Run, home: Path, tmp_path: Path) -> None:
    run("serve", "--at-login", "--data", tmp_path / 'a "quoted" 100% $HOME folder')
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", str(home / UNIT)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    ours = [line for line in (ran.stdout + ran.stderr).splitlines() if "heelwise" in line]
    assert not ours, ours


def test_every_word_stays_what_it_is() -> None:
    assert at_login.quoted("plain") == '"plain"'
    assert at_login.quoted('a "b" \\ 100% $HOME') == '"a \\"b\\" \\\\ 100%% $$HOME"'


@needs_systemd
def test_twice_is_once_and_the_later_options_count(run: Run, home: Path) -> None:
    run("serve", "--at-login", "--lan")
    assert run("serve", "--at-login", "--port", 8500).code == 0
    text = (home / UNIT).read_text()
    assert "8500" in text
    assert "--lan" not in text


@needs_systemd
def test_not_at_login_takes_away_what_at_login_made_and_nothing_else(run: Run, home: Path) -> None:
    run("serve", "--at-login")
    other = home / "systemd/user/other.service"
    other.write_text("[Service]\n")
    answer = run("serve", "--not-at-login")
    assert answer.code == 0
    assert "Your record stays" in answer.err
    assert [file for file in home.rglob("*") if file.is_file() or file.is_symlink()] == [other]
    assert run("serve", "--not-at-login").code == 0


def test_without_systemd_nothing_is_written_and_the_way_by_hand_is_said(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(home))
    for option in ("--at-login", "--not-at-login"):
        answer = run("serve", option)
        assert answer.code == 2
        assert "no systemd" in answer.err
        assert "serve --no-browser" in answer.err
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--at-login", "--demo"], "not for every day"),
        (["--lan", "--demo"], "the demo is for this machine"),
        (["--lan", "--origin", "https://heel.example.org"], "choose one"),
        (["--host", "heel.lan"], "belong to --lan"),
        (["--new-certificate"], "belong to --lan"),
        (["--origin", "http://heel.example.org"], "wanted https://"),
        (["--origin", "heel.example.org"], "wanted https://"),
        (["--at-login", "--origin", "https://heel.example.org/sub"], "wanted https://"),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Run, home: Path, arguments: list[str], says: str) -> None:
    answer = run("serve", *arguments)
    assert answer.code == 2
    assert says in answer.err
    assert not home.exists()
