"""A PostgreSQL database of a test's own, for what runs in other processes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg


@contextmanager
def new_database(purpose: str) -> Iterator[str]:
    """Give the address of a new PostgreSQL database if the tests run on PostgreSQL, else nothing."""
    asked = os.environ.get("DATABASE_URL", "")
    if not asked.startswith("postgres"):
        yield ""
        return
    name = f"hallar_{purpose}_{os.getpid()}"
    with psycopg.connect(asked, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        parts = urlsplit(asked)
        try:
            yield urlunsplit((parts.scheme, parts.netloc, f"/{name}", "", ""))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
