"""Families: pedigrees, relatives, how to reach them, and what they agreed to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.agency import Agency
from hallar.casework.models.person import MissingPerson
from hallar.casework.models.record import Record, SexChoice


class Family(Record):
    """A searching family: one pedigree."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="families", verbose_name=_("agency"))
    code = models.CharField(_("code"), max_length=60, unique=True)
    notes = models.TextField(_("notes"), blank=True)
    registered_at = models.DateTimeField(_("registered"), auto_now_add=True, db_index=True)

    class Meta(Record.Meta):
        """Newest first."""

        ordering = ("-registered_at", "-pk")
        verbose_name = _("family")
        verbose_name_plural = _("families")

    def __str__(self) -> str:
        return self.code


class Member(Record):
    """A person of a pedigree; a person searched for if ``person`` is set."""

    family = models.ForeignKey(Family, models.CASCADE, related_name="members")
    code = models.CharField(_("code"), max_length=40)
    sex = models.CharField(_("sex"), max_length=10, choices=SexChoice, default=SexChoice.UNKNOWN)
    father = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="fathered")
    mother = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="mothered")
    twin_group = models.CharField(_("identical twins"), max_length=20, blank=True)
    person = models.ForeignKey(
        MissingPerson,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("person searched for"),
    )
    deceased = models.BooleanField(_("deceased"), default=False)

    class Meta(Record.Meta):
        """Codes are unique in a family; nobody is their own parent."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["family", "code"], name="member_code_once"),
            models.CheckConstraint(
                condition=(models.Q(father__isnull=True) | ~models.Q(father=models.F("pk")))
                & (models.Q(mother__isnull=True) | ~models.Q(mother=models.F("pk"))),
                name="member_not_own_parent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.family.code}/{self.code}"


class Contact(Record):
    """Who a relative is and how to reach them; hidden from laboratory roles."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="contact")
    name = models.CharField(_("name"), max_length=200)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    language = models.CharField(_("language spoken"), max_length=60, blank=True)
    preferred = models.CharField(_("how the relative wants to be reached"), max_length=200, blank=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Consent(Record):
    """What a relative agreed their samples may be used for; the database refuses to remove it.

    Attributes:
        replaces: the consent that this one, wider or narrower, took the place of.
        replaced_on: when another one took the place of this one.
    """

    class Scope(models.TextChoices):
        """How far the agreement reaches."""

        OWN_COUNTRY = "own_country", _("search in the own country")
        ALL_COUNTRIES = "all_countries", _("search in all countries of the accord")

    member = models.ForeignKey(Member, models.PROTECT, related_name="consents")
    scope = models.CharField(_("scope"), max_length=16, choices=Scope, default=Scope.ALL_COUNTRIES)
    given_on = models.DateField(_("given on"))
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    document = models.CharField(_("signed document"), max_length=120, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawal_reason = models.TextField(_("reason of the withdrawal"), blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, editable=False, related_name="replacement"
    )
    replaced_on = models.DateField(_("replaced on"), null=True, editable=False)

    class Meta(Record.Meta):
        """Newest first; withdrawn or replaced after it was given; one in force."""

        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True)
                | models.Q(withdrawn_on__gte=models.F("given_on")),
                name="consent_withdrawn_after_given",
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_on__isnull=True)
                | models.Q(replaced_on__gte=models.F("given_on"), withdrawn_on__isnull=True),
                name="consent_replaced_after_given",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(withdrawn_on__isnull=True, replaced_on__isnull=True),
                name="consent_one_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scope} {self.given_on}"

    @classmethod
    def in_force(cls) -> models.QuerySet[Consent]:
        """Return the consents that are neither withdrawn nor replaced."""
        return cls.objects.filter(withdrawn_on=None, replaced_on=None)

    @property
    def is_in_force(self) -> bool:
        """Whether it is neither withdrawn nor replaced."""
        return self.withdrawn_on is None and self.replaced_on is None
