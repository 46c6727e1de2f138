"""Where remains are, and who handed them to whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.agency import Agency
from hallar.casework.models.record import Record


class Location(Record):
    """A place that can hold remains."""

    class Kind(models.TextChoices):
        """What it is."""

        STORAGE = "storage", _("cold storage or deposit")
        LABORATORY = "laboratory", _("laboratory")
        CEMETERY = "cemetery", _("cemetery")
        CREMATORIUM = "crematorium", _("crematorium")
        FAMILY = "family", _("with the family")

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="locations", verbose_name=_("agency"))
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    address = models.CharField(_("address"), max_length=200, blank=True)

    class Meta(Record.Meta):
        """A name once per agency; only the place of what was given back has none."""

        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["agency", "name"], name="location_once"),
            models.CheckConstraint(
                condition=~models.Q(name="") | models.Q(kind="family"), name="location_named"
            ),
        )

    @classmethod
    def holding(cls) -> models.QuerySet[Location]:
        """Return the places that remains can be brought to; with a family they stay."""
        return cls.objects.exclude(kind=cls.Kind.FAMILY)

    def __str__(self) -> str:
        return self.name or str(self.Kind(self.kind).label)


class HandOver(Record):
    """Remains on their way: released by one person, received by another, or called off."""

    remains = models.ForeignKey("Remains", models.PROTECT, related_name="hand_overs")
    origin = models.ForeignKey(Location, models.PROTECT, related_name="+", verbose_name=_("from"))
    destination = models.ForeignKey(Location, models.PROTECT, related_name="+", verbose_name=_("to"))
    position = models.CharField(_("place there (shelf, drawer, grave number)"), max_length=80, blank=True)
    reason = models.TextField(_("reason"))
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    released_at = models.DateTimeField(_("released"), auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    received_at = models.DateTimeField(_("received"), null=True)
    cancelled_at = models.DateTimeField(_("called off"), null=True)

    class Meta(Record.Meta):
        """Two people; one hand-over at a time."""

        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(received_by__isnull=True) | ~models.Q(received_by=models.F("released_by")),
                name="hand_over_two_people",
            ),
            models.UniqueConstraint(
                fields=["remains"],
                condition=models.Q(received_at__isnull=True, cancelled_at__isnull=True),
                name="hand_over_one_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.origin_id} > {self.destination_id}"

    @property
    def is_open(self) -> bool:
        """Whether the remains are still under way."""
        return self.received_at is None and self.cancelled_at is None


class CustodyEntry(Record):
    """A line of the chain of custody; the database refuses to change or remove it.

    Attributes:
        by: the official who acted.
        counterpart: the second official: who released what ``by`` received, or was there at a restitution.
        recipient: what the person who received the remains at a restitution is to the dead; no name.
        happened_on: the day of a restitution; ``at`` is when it was put on record.
    """

    class Recipient(models.TextChoices):
        """To whom remains are given back."""

        PARENT = "parent", _("mother or father")
        PARTNER = "partner", _("wife, husband or partner")
        CHILD = "child", _("daughter or son")
        SIBLING = "sibling", _("sister or brother")
        RELATIVE = "relative", _("another relative")
        REPRESENTATIVE = "representative", _("somebody whom the family has authorised")
        FUNERAL_SERVICE = "funeral_service", _("funeral service, for the family")

    remains = models.ForeignKey("Remains", models.PROTECT, related_name="custody")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    location = models.ForeignKey(Location, models.PROTECT, related_name="+", verbose_name=_("location"))
    position = models.CharField(_("place there"), max_length=80, blank=True)
    event = models.CharField(_("what"), max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    counterpart = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    note = models.TextField(_("note"), blank=True)
    recipient = models.CharField(_("received by"), max_length=16, choices=Recipient, blank=True)
    happened_on = models.DateField(_("given back on"), null=True)

    class Meta(Record.Meta):
        """Oldest first; two people, and a restitution says when and to whom."""

        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(counterpart__isnull=True) | ~models.Q(counterpart=models.F("by")),
                name="custody_two_people",
            ),
            models.CheckConstraint(
                condition=~models.Q(event="returned")
                | (
                    ~models.Q(recipient="")
                    & models.Q(happened_on__isnull=False)
                    & models.Q(counterpart__isnull=False)
                ),
                name="custody_restitution_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.at:%Y-%m-%d}"
