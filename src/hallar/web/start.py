"""Starting the application outside a web server: settings, tables, the first accounts."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

SETTINGS = "hallar.web.settings"
KEY_BYTES = 48


def read_environment(file: Path) -> None:
    """Take NAME=VALUE lines of a file into the environment; what is set there already stays.

    Raises:
        ValueError: a line is no NAME=VALUE.
    """
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise ValueError(f"{file.name}, line {number}: write NAME=VALUE")
        os.environ.setdefault(name.strip(), value.strip())


def write_environment(file: Path, home: Path) -> None:
    """Write the environment of a new installation: its folder and fresh keys, readable by the owner alone."""
    lines = [
        f"HALLAR_HOME={home}",
        f"HALLAR_SECRET_KEY={secrets.token_urlsafe(KEY_BYTES)}",
        f"HALLAR_AUDIT_KEY={secrets.token_urlsafe(KEY_BYTES)}",
    ]
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as stream:
        stream.write("\n".join(lines) + "\n")


def start_django() -> None:
    """Load the application.

    Raises:
        django.core.exceptions.ImproperlyConfigured: a setting is missing.
    """
    import django  # noqa: PLC0415  (slow to load; most commands do without)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def prepare_database() -> None:
    """Create or update the tables."""
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    Path(settings.HOME).mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
