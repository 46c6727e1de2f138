"""Unidentified remains."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.agency import Agency, Country
from hallar.casework.models.custody import Location
from hallar.casework.models.record import Record, SexChoice


class RemainsStatus(models.TextChoices):
    """Whether it is known whose remains these are."""

    UNIDENTIFIED = "unidentified", _("unidentified")
    IDENTIFIED = "identified", _("identified")
    RETURNED = "returned", _("returned to the family")


class Remains(Record):
    """A body, a body part or a fragment; always at exactly one present location."""

    class Kind(models.TextChoices):
        """How much of a body."""

        BODY = "body", _("body")
        PART = "part", _("body part")
        FRAGMENT = "fragment", _("fragment")

    class Condition(models.TextChoices):
        """State of preservation."""

        FRESH = "fresh", _("fresh")
        DECOMPOSED = "decomposed", _("decomposed")
        MUMMIFIED = "mummified", _("mummified")
        SAPONIFIED = "saponified", _("saponified")
        SKELETAL = "skeletal", _("skeletal")
        BURNT = "burnt", _("burnt")
        UNKNOWN = "unknown", _("unknown")

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="remains", verbose_name=_("agency"))
    code = models.CharField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.BODY)
    found_on = models.CharField(_("date found"), max_length=40, blank=True)
    found_earliest = models.DateField(null=True, editable=False, db_index=True)
    found_latest = models.DateField(null=True, editable=False)
    found_country = models.CharField(
        _("country"), max_length=2, choices=Country, default=Country.UNKNOWN, db_index=True
    )
    found_place = models.CharField(_("place"), max_length=200, blank=True)
    found_latitude = models.FloatField(_("latitude"), null=True, blank=True)
    found_longitude = models.FloatField(_("longitude"), null=True, blank=True)
    site = models.CharField(_("site"), max_length=120, blank=True)
    grave = models.CharField(_("grave (fosa)"), max_length=60, blank=True)
    sector = models.CharField(_("sector"), max_length=60, blank=True)
    found_by = models.CharField(_("recovered by"), max_length=200, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=SexChoice, default=SexChoice.UNKNOWN)
    age_min = models.PositiveSmallIntegerField(_("age from (years)"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("age to (years)"), null=True, blank=True)
    stature_min = models.PositiveSmallIntegerField(_("stature from (cm)"), null=True, blank=True)
    stature_max = models.PositiveSmallIntegerField(_("stature to (cm)"), null=True, blank=True)
    interval_min = models.PositiveIntegerField(_("interval since death from (days)"), null=True, blank=True)
    interval_max = models.PositiveIntegerField(_("interval since death to (days)"), null=True, blank=True)
    condition = models.CharField(_("condition"), max_length=12, choices=Condition, default=Condition.UNKNOWN)
    build = models.CharField(_("build"), max_length=60, blank=True)
    hair = models.CharField(_("hair"), max_length=80, blank=True)
    eyes = models.CharField(_("eyes"), max_length=60, blank=True)
    medical = models.TextField(_("illnesses, fractures, surgery"), blank=True)
    description = models.TextField(_("description"), blank=True)
    status = models.CharField(
        _("status"),
        max_length=14,
        choices=RemainsStatus,
        default=RemainsStatus.UNIDENTIFIED,
        db_index=True,
        editable=False,
    )
    location = models.ForeignKey(
        Location, models.PROTECT, related_name="remains_here", verbose_name=_("present location")
    )
    position = models.CharField(_("place there (shelf, drawer, grave number)"), max_length=80, blank=True)
    registered_at = models.DateTimeField(_("registered"), auto_now_add=True, db_index=True)

    class Meta(Record.Meta):
        """Newest first; intervals run upwards."""

        ordering = ("-registered_at", "-pk")
        verbose_name = _("remains")
        verbose_name_plural = _("remains")
        indexes = (models.Index(fields=["agency", "status", "-registered_at"], name="remains_list"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(found_latitude__isnull=True) | models.Q(found_latitude__range=(-90, 90)),
                name="remains_latitude",
            ),
            models.CheckConstraint(
                condition=models.Q(found_longitude__isnull=True)
                | models.Q(found_longitude__range=(-180, 180)),
                name="remains_longitude",
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{name}_min__isnull": True})
                    | models.Q(**{f"{name}_max__isnull": True})
                    | models.Q(**{f"{name}_min__lte": models.F(f"{name}_max")}),
                    name=f"remains_{name}_interval",
                )
                for name in ("age", "stature", "interval")
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        """Whether it is still unknown whose remains these are."""
        return self.status == RemainsStatus.UNIDENTIFIED
