"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# no deadline: no test may depend on how busy the machine is; derandomised: the same examples in every run
settings.register_profile(
    "parley", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("parley")
