"""Settings of every test."""

from __future__ import annotations

import os

from hypothesis import settings

# A compiled kernel is slow the first time it is called: no deadline for single examples.
settings.register_profile("default", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=200, print_blob=True)
settings.register_profile("deep", deadline=None, max_examples=5000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
