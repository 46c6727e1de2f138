"""An installation whose processes a test starts and kills."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def installation(home: Path, database: str) -> dict[str, str]:
    """Return the environment of its processes."""
    return {
        **os.environ,
        "HALLAR_HOME": str(home),
        "HALLAR_SECRET_KEY": "s" * 40,
        "HALLAR_AUDIT_KEY": "a" * 40,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "hallar.web.settings",
        "PYTHONPATH": str(ROOT),
    }
