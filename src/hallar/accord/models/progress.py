"""What the parties say about a point: written once, never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.accord.models.point import Point, Status
from hallar.casework.models import Record


class StatusStatement(Record):
    """One party's word on where a point stands, or its concurrence with another party's word.

    Attributes:
        country: the party that speaks.
        as_of: the day for which it is said.
        concurs_with: the statement concurred with; empty for a statement of its own.
        successor: what replaces the point, where that is what is said.
    """

    point = models.ForeignKey(Point, models.CASCADE, related_name="statements", editable=False)
    country = models.CharField(max_length=2, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status)
    as_of = models.DateField(_("as of"))
    note = models.TextField(_("grounds"), max_length=4000, blank=True)
    concurs_with = models.ForeignKey(
        "self", models.PROTECT, related_name="concurrences", null=True, editable=False
    )
    successor = models.ForeignKey(
        Point, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("replaced by")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Record.Meta):
        """In the order they were made."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.country} {self.status} {self.as_of}"
