"""Decimal numbers that come back from the database as they were written."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

from hallar.casework.errors import CaseworkError


class ExactDecimalField(models.DecimalField[Decimal, Decimal]):
    """A number that is kept whole or refused, never rounded.

    Django's own field rounds to the decimals of the column without a word, and on SQLite to 15 digits. This
    one is text there, which does not sort or compare as numbers do: order and add such values in Python.
    """

    def get_internal_type(self) -> str:
        """Return a name of its own, for which Django knows no conversion that rounds."""
        return "ExactDecimalField"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return a type without a fixed number of decimals."""
        return "numeric" if connection.vendor == "postgresql" else "text"

    def from_db_value(self, value: Any, *_others: object) -> Decimal | None:
        """Return the number as it was written."""
        return None if value is None else Decimal(value)

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Decimal | str | None:
        """Return what is stored.

        Raises:
            CaseworkError: the number has more digits than are kept.
        """
        number: Decimal | None = value if prepared else self.get_prep_value(value)
        if number is None:
            return None
        self._fitting_required(number)
        return number if connection.vendor == "postgresql" else f"{number:f}"

    def _fitting_required(self, number: Decimal) -> None:
        exactly = Context(prec=self.max_digits, traps=[Inexact, InvalidOperation])
        try:
            number.quantize(Decimal(1).scaleb(-self.decimal_places), context=exactly)
        except (Inexact, InvalidOperation):
            raise CaseworkError(
                _("%(value)s: numbers of at most %(digits)d digits are kept, %(decimals)d of them decimals.")
                % {"value": number, "digits": self.max_digits, "decimals": self.decimal_places}
            ) from None
