"""What can be seen on a person or on remains: marks, teeth, belongings, photographs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.person import MissingPerson
from hallar.casework.models.record import Record
from hallar.casework.models.remains import Remains

ONE_OWNER = models.Q(person__isnull=False, remains__isnull=True) | models.Q(
    person__isnull=True, remains__isnull=False
)


class Described(Record):
    """Something that belongs to a person searched for or to remains, never to both."""

    person = models.ForeignKey(
        MissingPerson, models.CASCADE, related_name="%(class)s_records", null=True, editable=False
    )
    remains = models.ForeignKey(
        Remains, models.CASCADE, related_name="%(class)s_records", null=True, editable=False
    )

    class Meta(Record.Meta):
        """One owner."""

        abstract = True
        ordering = ("pk",)
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(condition=ONE_OWNER, name="%(class)s_one_owner"),
        )


class BodyRegion(models.TextChoices):
    """Where on the body."""

    HEAD = "head", _("head")
    FACE = "face", _("face")
    NECK = "neck", _("neck")
    SHOULDER = "shoulder", _("shoulder")
    CHEST = "chest", _("chest")
    BACK = "back", _("back")
    ABDOMEN = "abdomen", _("abdomen")
    HIP = "hip", _("hip")
    ARM = "arm", _("arm")
    FOREARM = "forearm", _("forearm")
    HAND = "hand", _("hand")
    THIGH = "thigh", _("thigh")
    LEG = "leg", _("lower leg")
    FOOT = "foot", _("foot")


class BodySide(models.TextChoices):
    """Which side of the body."""

    LEFT = "left", _("left")
    RIGHT = "right", _("right")
    MIDDLE = "middle", _("middle")
    UNKNOWN = "unknown", _("unknown")


class Mark(Described):
    """A tattoo, scar, prosthesis or implant."""

    class Kind(models.TextChoices):
        """What it is."""

        TATTOO = "tattoo", _("tattoo")
        SCAR = "scar", _("scar")
        MOLE = "mole", _("mole or birthmark")
        PIERCING = "piercing", _("piercing")
        AMPUTATION = "amputation", _("amputation")
        FRACTURE = "fracture", _("healed fracture")
        PROSTHESIS = "prosthesis", _("prosthesis")
        IMPLANT = "implant", _("surgical implant")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    region = models.CharField(_("body region"), max_length=12, choices=BodyRegion)
    side = models.CharField(_("side"), max_length=8, choices=BodySide, default=BodySide.UNKNOWN)
    words = models.CharField(_("description"), max_length=300, blank=True)
    serial_number = models.CharField(_("serial number"), max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.region} {self.side}"


class Belonging(Described):
    """Clothing or an object."""

    kind = models.CharField(_("what"), max_length=80)
    colour = models.CharField(_("colour"), max_length=60, blank=True)
    brand = models.CharField(_("brand"), max_length=80, blank=True)
    size = models.CharField(_("size"), max_length=30, blank=True)
    words = models.CharField(_("description"), max_length=300, blank=True)

    def __str__(self) -> str:
        return self.kind


class ToothRecord(Described):
    """One tooth by FDI number (ISO 3950), its state and that of its five surfaces."""

    fdi = models.PositiveSmallIntegerField(_("tooth (FDI)"))
    state = models.CharField(_("state"), max_length=24, default="sound")
    surfaces = models.JSONField(_("surfaces"), default=dict, blank=True)

    class Meta(Described.Meta):
        """A tooth once per owner."""

        ordering = ("fdi",)
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(condition=ONE_OWNER, name="tooth_one_owner"),
            models.UniqueConstraint(fields=["person", "fdi"], name="tooth_once_person"),
            models.UniqueConstraint(fields=["remains", "fdi"], name="tooth_once_remains"),
        )

    def __str__(self) -> str:
        return str(self.fdi)


class Photograph(Described):
    """A picture; kept in the database, so that a copy of it is a copy of the whole case."""

    content = models.BinaryField(editable=False)
    content_type = models.CharField(max_length=20, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)

    def __str__(self) -> str:
        return self.caption or self.digest[:12]
