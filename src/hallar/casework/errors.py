"""Why an action was refused; the message is for the person who asked for it."""

from __future__ import annotations


class CaseworkError(Exception):
    """An action was refused; nothing was changed.

    Attributes:
        message: what is wrong and what to do, in the user's language.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowedError(CaseworkError):
    """The account's role does not have the right."""


class StaleRecordError(CaseworkError):
    """Somebody else changed the record since it was opened."""
