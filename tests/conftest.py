"""What every test shares: how hypothesis searches. Fixtures live beside the tests that use them."""

import os

from hypothesis import HealthCheck, settings

# The same examples on every run: a red build means a change, never luck.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# HEELWISE_SEARCH=1 looks for new counterexamples, longer and at random.
settings.register_profile("search", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("search" if os.environ.get("HEELWISE_SEARCH") else "steady")
