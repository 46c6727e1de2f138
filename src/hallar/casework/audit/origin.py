"""From where the request under way came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_origin: ContextVar[str] = ContextVar("origin", default="local")


@contextmanager
def origin_of(address: str) -> Iterator[None]:
    """Let events until the end of the block name an address."""
    token = _origin.set(address[:64])
    try:
        yield
    finally:
        _origin.reset(token)


def current_origin() -> str:
    """Return the address, ``local`` outside a request."""
    return _origin.get()
