"""Which failures are the input's, and what to say about them."""

from __future__ import annotations

from hallar.cli.language import user_language
from hallar.cli.refusal import RefusalError
from hallar.formats import BadInputError


def messages_of(failure: Exception) -> list[str] | None:
    """Return what to tell the user, ``None`` for a defect of the program."""
    language = user_language()
    if isinstance(failure, BadInputError):
        return failure.messages(language)
    if isinstance(failure, RefusalError):
        return [failure.message(language)]
    if isinstance(failure, ValueError | OSError):
        return [str(failure)]
    return None
