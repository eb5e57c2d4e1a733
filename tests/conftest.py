"""What every test shares: how hypothesis searches, and who times what. Fixtures live beside the tests that use them."""

import os
import sys
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run: a red build means a change, never luck.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# HEELWISE_SEARCH=1 looks for new counterexamples, longer and at random.
settings.register_profile("search", deadline=None, max_examples=2000, print_blob=True)
# The mutation run asks the same questions of many engines, and may not spend long on each.
settings.register_profile("few", settings.get_profile("steady"), max_examples=10)
settings.load_profile(
    "search" if os.environ.get("HEELWISE_SEARCH") else "few" if os.environ.get("HEELWISE_FEW") else "steady"
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test marked `timed` runs, fixtures and all, without the tracer, which would be timed with it."""
    if item.get_closest_marker("timed") is None:
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
