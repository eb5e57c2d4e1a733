"""Thirty interrupted lives in a real browser; `benchmarks.interruptions` lives a thousand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.interruptions import MOMENTS, Device, House, interrupted, live

pytestmark = pytest.mark.browser

MET: Counter[str] = Counter()


@pytest.fixture(scope="module")
def there(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, list[Device]]]:
    """One house and two devices for all lives; each is another person's."""
    with interrupted(browser, tmp_path_factory.mktemp("interrupted") / "data") as found:
        yield found


@pytest.mark.parametrize("seed", range(1, 31))
def test_nothing_is_lost_or_doubled_however_often_it_is_interrupted(
    seed: int, there: tuple[House, list[Device]]
) -> None:
    MET.update(live(seed, *there))


def test_every_interruption_was_met(there: tuple[House, list[Device]]) -> None:
    if sum(MET.values()) < 300:
        pytest.skip("only some of the lives were lived")
    assert all(MET[moment] for moment in (*MOMENTS, "second device"))
    assert there[0].deaths >= 5
