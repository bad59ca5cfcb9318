"""One hypothesis profile for every test: no deadline, and the same examples at every run of CI."""

import os

from hypothesis import settings

settings.register_profile("plantargets", max_examples=100, deadline=None, derandomize="CI" in os.environ)
settings.load_profile("plantargets")
