"""What a currency was worth on a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from hallar.accord.models.accord import Accord
from hallar.accord.models.exact_decimal import ExactDecimalField
from hallar.casework.models import Record


class ExchangeRate(Record):
    """One unit of ``currency`` was worth ``rate`` units of ``base`` on a day."""

    accord = models.ForeignKey(Accord, models.CASCADE, related_name="rates", editable=False)
    on = models.DateField(editable=False)
    currency = models.CharField(max_length=3, editable=False)
    base = models.CharField(max_length=3, editable=False)
    rate = ExactDecimalField(max_digits=24, decimal_places=10, editable=False)
    source = models.CharField(max_length=200, blank=True, editable=False)

    class Meta(Record.Meta):
        """The latest first, one a day."""

        ordering = ("-on", "currency")
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["accord", "on", "currency", "base"], name="accord_rate_day"),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.currency} {self.rate} {self.base}"
