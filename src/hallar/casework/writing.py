"""The guard around every write: records change inside an action or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


class WriteOutsideActionError(RuntimeError):
    """Some code tried to change a record without going through an action."""


@dataclass
class Writing:
    """What one action has changed so far.

    Attributes:
        changes: for every record touched, its type, its identifier and the names of the fields changed.
            Values are left out: the trail can never be erased, what a family told us must be erasable.
    """

    changes: list[dict[str, object]] = field(default_factory=list)


_current: ContextVar[Writing | None] = ContextVar("writing", default=None)


def current_writing() -> Writing:
    """Return the action under way.

    Raises:
        WriteOutsideActionError: there is none.
    """
    writing = _current.get()
    if writing is None:
        raise WriteOutsideActionError("records are changed by hallar.casework.actions alone")
    return writing


@contextmanager
def writing() -> Iterator[Writing]:
    """Allow writes until the end of the block; an action inside an action adds to its own trail."""
    token = _current.set(Writing())
    try:
        yield current_writing()
    finally:
        _current.reset(token)
