"""A short list of texts in one column, which the database can search."""

from __future__ import annotations

from typing import Any

from django.db import models

MARK = "|"


class ListField(models.TextField[list[str], list[str]]):
    """Texts between bars, ``|MX|US|``: a filter ``contains="|MX|"`` finds the rows that name one."""

    def from_db_value(self, value: str | None, *_others: object) -> list[str]:
        """Return the texts of a stored value."""
        return [one for one in (value or "").split(MARK) if one]

    def to_python(self, value: Any) -> list[str]:
        """Return the texts, whether given as a list or as stored."""
        return list(value) if isinstance(value, list | tuple) else self.from_db_value(value)

    def get_prep_value(self, value: Any) -> str:
        """Return what is stored; a text is taken as it stands, for filters."""
        if isinstance(value, str):
            return value
        cleaned = [one.replace(MARK, " ").strip() for one in value or ()]
        return MARK + MARK.join(cleaned) + MARK if cleaned else ""

    def value_to_string(self, obj: models.Model) -> str:
        """Return what a dump of the table holds."""
        return self.get_prep_value(self.value_from_object(obj))


def naming(text: str) -> str:
    """Return what a stored list contains if it names a text."""
    return f"{MARK}{text}{MARK}"
