"""The application's settings for tests: keys of no value, and passwords hashed fast."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("HALLAR_SECRET_KEY", "only-for-tests-" * 4)
os.environ.setdefault("HALLAR_AUDIT_KEY", "only-for-tests-of-the-trail-" * 2)
os.environ.setdefault("HALLAR_HOME", tempfile.mkdtemp(prefix="hallar-tests-"))

from hallar.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
