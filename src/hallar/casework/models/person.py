"""Persons searched for."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.agency import Agency, Country
from hallar.casework.models.record import Record, SexChoice


class Status(models.TextChoices):
    """The statuses of the Mexican law on disappeared persons (Ley General, 2017, articles 4 and 99)."""

    DISAPPEARED = "desaparecida", _("disappeared (absence presumed linked to a crime)")
    NOT_LOCATED = "no_localizada", _("not located (no link to a crime presumed)")
    LOCATED_ALIVE = "localizada_con_vida", _("located alive")
    LOCATED_DEAD = "localizada_sin_vida", _("located dead")


OPEN_STATUSES = (Status.DISAPPEARED, Status.NOT_LOCATED)


class SearchType(models.TextChoices):
    """The kinds of search of the Protocolo Homologado de Búsqueda (2020); several at once."""

    IMMEDIATE = "inmediata", _("immediate")
    INDIVIDUAL = "individualizada", _("individual")
    BY_PATTERNS = "por_patrones", _("by patterns")
    GENERALISED = "generalizada", _("generalised")
    OF_FAMILY = "de_familia", _("search for a family")


class MissingPerson(Record):
    """A person searched for.

    Dates are EDTF texts (ISO 8601-2:2019) with the earliest and latest day they allow, so that ``2019~`` or
    ``2018/2019`` are as good as a day.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="persons", verbose_name=_("agency"))
    folio = models.CharField(_("folio (FUB)"), max_length=60, unique=True)
    local_folio = models.CharField(_("local folio"), max_length=60, blank=True)
    sex = models.CharField(_("sex"), max_length=10, choices=SexChoice, default=SexChoice.UNKNOWN)
    gender = models.CharField(_("gender, where it differs"), max_length=60, blank=True)
    birth_date = models.CharField(_("date of birth"), max_length=40, blank=True)
    birth_earliest = models.DateField(null=True, editable=False)
    birth_latest = models.DateField(null=True, editable=False)
    last_contact = models.CharField(_("date of last contact"), max_length=40, blank=True)
    last_contact_earliest = models.DateField(null=True, editable=False, db_index=True)
    last_contact_latest = models.DateField(null=True, editable=False)
    nationality = models.CharField(
        _("nationality"), max_length=2, choices=Country, default=Country.UNKNOWN, db_index=True
    )
    origin_country = models.CharField(
        _("country of origin"), max_length=2, choices=Country, default=Country.UNKNOWN
    )
    origin_municipality = models.CharField(_("municipality of origin"), max_length=120, blank=True)
    last_place = models.CharField(_("last known place"), max_length=200, blank=True)
    last_latitude = models.FloatField(_("latitude"), null=True, blank=True)
    last_longitude = models.FloatField(_("longitude"), null=True, blank=True)
    last_radius_km = models.FloatField(_("uncertainty of the place (km)"), null=True, blank=True)
    route = models.TextField(_("route"), blank=True)
    companions = models.ManyToManyField(
        "self",
        blank=True,
        through="Companionship",
        through_fields=("from_missingperson", "to_missingperson"),
        verbose_name=_("travelled with"),
    )
    status = models.CharField(
        _("status"), max_length=24, choices=Status, default=Status.NOT_LOCATED, db_index=True, editable=False
    )
    search_types = models.JSONField(_("kinds of search"), default=list, blank=True)
    criminal_file = models.CharField(_("criminal file (carpeta)"), max_length=80, blank=True)
    signs_of_life = models.TextField(_("unconfirmed signs of life"), blank=True)
    stature_min = models.PositiveSmallIntegerField(_("stature from (cm)"), null=True, blank=True)
    stature_max = models.PositiveSmallIntegerField(_("stature to (cm)"), null=True, blank=True)
    build = models.CharField(_("build"), max_length=60, blank=True)
    hair = models.CharField(_("hair"), max_length=80, blank=True)
    eyes = models.CharField(_("eyes"), max_length=60, blank=True)
    medical = models.TextField(_("illnesses, fractures, surgery"), blank=True)
    description = models.TextField(_("description"), blank=True)
    search_name = models.CharField(max_length=600, editable=False, default="", db_index=True)
    registered_at = models.DateTimeField(_("registered"), auto_now_add=True, db_index=True)

    class Meta(Record.Meta):
        """Newest first; places and statures are possible ones."""

        ordering = ("-registered_at", "-pk")
        verbose_name = _("person searched for")
        verbose_name_plural = _("persons searched for")
        indexes = (models.Index(fields=["agency", "status", "-registered_at"], name="person_list"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_latitude__isnull=True) | models.Q(last_latitude__range=(-90, 90)),
                name="person_latitude",
            ),
            models.CheckConstraint(
                condition=models.Q(last_longitude__isnull=True) | models.Q(last_longitude__range=(-180, 180)),
                name="person_longitude",
            ),
        )

    def __str__(self) -> str:
        return self.folio

    @property
    def is_open(self) -> bool:
        """Whether the person is still searched for."""
        return self.status in OPEN_STATUSES

    @property
    def name(self) -> str:
        """The first legal name, or the first of any kind."""
        names = sorted(self.names.all(), key=lambda one: (one.kind != PersonName.Kind.LEGAL, one.pk))
        return str(names[0]) if names else ""


class Companionship(Record):
    """That one person travelled with another; kept in both directions."""

    from_missingperson = models.ForeignKey(MissingPerson, models.CASCADE, related_name="+")
    to_missingperson = models.ForeignKey(MissingPerson, models.CASCADE, related_name="+")

    class Meta(Record.Meta):
        """The table of the link."""

        db_table = "casework_missingperson_companions"
        constraints = (
            models.UniqueConstraint(
                fields=["from_missingperson", "to_missingperson"], name="companionship_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(from_missingperson=models.F("to_missingperson")),
                name="companionship_of_two",
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_missingperson_id} > {self.to_missingperson_id}"


class PersonName(Record):
    """A name a person is known by."""

    class Kind(models.TextChoices):
        """What a name is."""

        LEGAL = "legal", _("legal name")
        ALIAS = "alias", _("also known as")
        SPELLING = "spelling", _("other spelling")

    person = models.ForeignKey(MissingPerson, models.CASCADE, related_name="names")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.LEGAL)
    given = models.CharField(_("given names"), max_length=120)
    first_surname = models.CharField(_("first surname"), max_length=80, blank=True)
    second_surname = models.CharField(_("second surname"), max_length=80, blank=True)

    class Meta(Record.Meta):
        """In the order given."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.first_surname, self.second_surname) if part)


class IdentityNumber(Record):
    """A number that a state gave the person; checked by the rules of its kind."""

    class Kind(models.TextChoices):
        """Kinds of identity numbers."""

        CURP = "curp", "CURP (MX)"
        DPI = "dpi", "DPI (GT)"
        DNI = "dni", "DNI (HN)"
        DUI = "dui", "DUI (SV)"
        OTHER = "other", _("other")

    person = models.ForeignKey(MissingPerson, models.CASCADE, related_name="identity_numbers")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(_("number"), max_length=40)

    class Meta(Record.Meta):
        """Once per person; found fast, for a number held by two records is one person counted twice."""

        constraints = (
            models.UniqueConstraint(fields=["person", "kind", "value"], name="identity_number_once"),
        )
        indexes = (models.Index(fields=["kind", "value"], name="identity_number_value"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"


class StatusChange(Record):
    """One step in a person's status; never edited."""

    person = models.ForeignKey(MissingPerson, models.PROTECT, related_name="status_changes")
    old = models.CharField(_("from"), max_length=24, choices=Status, blank=True)
    new = models.CharField(_("to"), max_length=24, choices=Status)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))

    class Meta(Record.Meta):
        """Newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.old} > {self.new}"
