"""An accord and its parties."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.accord.models.plausible import plausible_day
from hallar.casework.models import Agency, Record

CURRENCIES = (
    ("USD", _("US dollar")),
    ("MXN", _("Mexican peso")),
    ("GTQ", _("Guatemalan quetzal")),
    ("HNL", _("Honduran lempira")),
    ("EUR", _("euro")),
    ("CAD", _("Canadian dollar")),
)
"""In which the money of an accord can be added up."""


class Accord(Record):
    """A list of things that parties agreed to do together, with all that is known about them.

    Attributes:
        address: its word in public addresses.
        is_public: whether everybody may read it without an account.
        currency: in which money is added up, ISO 4217.
    """

    title = models.CharField(_("title"), max_length=200)
    address = models.SlugField(
        _("word in the public address"), max_length=60, unique=True,
        help_text=_("Small letters, digits and hyphens."),
    )  # fmt: skip
    concluded_on = models.DateField(_("concluded on"), validators=[plausible_day])
    place = models.CharField(_("place"), max_length=120, blank=True)
    currency = models.CharField(_("money is added up in"), max_length=3, choices=CURRENCIES, default="USD")
    is_public = models.BooleanField(
        _("open to the public"), default=False,
        help_text=_("Everybody can then read its points, statuses and evidence without an account."),
    )  # fmt: skip

    class Meta(Record.Meta):
        """The latest first."""

        ordering = ("-concluded_on", "pk")
        verbose_name = _("accord")
        verbose_name_plural = _("accords")

    def __str__(self) -> str:
        return self.title

    def countries(self) -> list[str]:
        """Return the codes of the parties, in order."""
        return [party.country for party in self.parties.all()]


class Party(Record):
    """A country that agreed."""

    accord = models.ForeignKey(Accord, models.CASCADE, related_name="parties")
    country = models.CharField(_("country"), max_length=2)

    class Meta(Record.Meta):
        """Once per accord, in the order they were named."""

        ordering = ("pk",)
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["accord", "country"], name="accord_party_once"),
        )

    def __str__(self) -> str:
        return self.country


class Observer(Record):
    """An agency of another country that may read an accord before it is public."""

    accord = models.ForeignKey(Accord, models.CASCADE, related_name="observers")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="observed_accords")

    class Meta(Record.Meta):
        """Once per accord."""

        ordering = ("pk",)
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["accord", "agency"], name="accord_observer_once"),
        )

    def __str__(self) -> str:
        return str(self.agency)
