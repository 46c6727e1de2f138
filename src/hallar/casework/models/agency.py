"""Agencies of five countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.record import Record

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Country(models.TextChoices):
    """The countries of the accord and of those who travel through them, by ISO 3166-1 alpha-2."""

    MEXICO = "MX", _("Mexico")
    UNITED_STATES = "US", _("United States")
    GUATEMALA = "GT", _("Guatemala")
    HONDURAS = "HN", _("Honduras")
    EL_SALVADOR = "SV", _("El Salvador")
    OTHER = "XX", _("Another country")
    UNKNOWN = "ZZ", _("Unknown")


class Jurisdiction(models.TextChoices):
    """How far an agency's view reaches."""

    NATIONAL = "national", _("National: sees the records of all agencies of its country")
    LOCAL = "local", _("State or local: sees its own records")


class Agency(Record):
    """An office that owns records."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2, choices=Country)
    jurisdiction = models.CharField(
        _("jurisdiction"), max_length=10, choices=Jurisdiction, default=Jurisdiction.LOCAL
    )

    class Meta(Record.Meta):
        """Listed by country and name."""

        ordering = ("country", "name")
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self) -> str:
        return self.name

    def in_view(self) -> QuerySet[Agency]:
        """Return the agencies whose records this one sees as its own."""
        if self.jurisdiction == Jurisdiction.NATIONAL:
            return Agency.objects.filter(country=self.country)
        return Agency.objects.filter(pk=self.pk)
