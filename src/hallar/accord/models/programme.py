"""Programmes that carry out what was agreed, as published in IATI activity files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.accord.models.accord import Accord
from hallar.accord.models.exact_decimal import ExactDecimalField
from hallar.casework.models import Record


class Activity(Record):
    """A programme or project of an IATI file.

    Attributes:
        identifier: the IATI identifier, unique in the world.
        stage: the code list ActivityStatus of IATI: 1 pipeline, 2 implementation, 3 finalisation, 4 closed,
            5 cancelled, 6 suspended.
        participants: organisations with ``name`` and ``role``, the code list OrganisationRole: 1 funding,
            2 accountable, 3 extending, 4 implementing.
        countries: that receive, with ``code``, ``name`` and ``percentage``, empty where none is given.
        sectors: likewise.
        source: name of the file it was last brought in from.
    """

    accord = models.ForeignKey(Accord, models.CASCADE, related_name="activities", editable=False)
    identifier = models.CharField(max_length=120, editable=False)
    title = models.CharField(max_length=300, editable=False)
    title_spanish = models.CharField(max_length=300, blank=True, editable=False)
    organisation = models.CharField(max_length=200, blank=True, editable=False)
    stage = models.CharField(max_length=2, blank=True, editable=False)
    begins = models.DateField(null=True, editable=False)
    ends = models.DateField(null=True, editable=False)
    participants = models.JSONField(default=list, editable=False)
    countries = models.JSONField(default=list, editable=False)
    sectors = models.JSONField(default=list, editable=False)
    source = models.CharField(max_length=200, editable=False)
    digest = models.CharField(max_length=64, editable=False)

    class Meta(Record.Meta):
        """By identifier."""

        ordering = ("identifier",)
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["accord", "identifier"], name="accord_activity_once"),
        )

    def __str__(self) -> str:
        return self.title


class Money(Record):
    """An amount of an activity.

    Attributes:
        value: as published: currencies have up to four decimals (ISO 4217), converted amounts more.
        on: the day whose exchange rate holds.
    """

    class Kind(models.TextChoices):
        """What the amount is."""

        BUDGET = "budget", _("budget")
        PLANNED = "planned", _("planned disbursements")
        COMMITMENT = "commitment", _("committed")
        DISBURSEMENT = "disbursement", _("paid out")
        INCOMING = "incoming", _("received")
        OTHER = "other", _("other")

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="money", editable=False)
    kind = models.CharField(max_length=12, choices=Kind, editable=False)
    value = ExactDecimalField(max_digits=36, decimal_places=20, editable=False)
    currency = models.CharField(max_length=3, editable=False)
    on = models.DateField(editable=False)

    class Meta(Record.Meta):
        """In the order of their days."""

        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.value} {self.currency}"


class Result(Record):
    """What an activity set out to reach in a period, and what it reached.

    Attributes:
        baseline: values before, each with its year.
        percentage: whether the values are percentages.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="results", editable=False)
    title = models.CharField(max_length=300, editable=False)
    begins = models.DateField(null=True, editable=False)
    ends = models.DateField(null=True, editable=False)
    baseline = models.CharField(max_length=200, blank=True, editable=False)
    target = models.CharField(max_length=60, blank=True, editable=False)
    actual = models.CharField(max_length=60, blank=True, editable=False)
    percentage = models.BooleanField(default=False, editable=False)

    class Meta(Record.Meta):
        """In the order of the file."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title
