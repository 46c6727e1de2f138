"""Agreed points, who answers for them, and the steps on the way."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.accord.models.accord import Accord
from hallar.accord.models.document import Document
from hallar.accord.models.lists import ListField
from hallar.accord.models.plausible import plausible_day
from hallar.accord.page_words import lazy_word
from hallar.accord.recurrence import MOST_MONTHS
from hallar.casework.models import Record


class Status(models.TextChoices):
    """Where a point stands."""

    AGREED = "agreed", _("agreed")
    UNDER_WAY = "under_way", _("under way")
    FULFILLED = "fulfilled", _("fulfilled")
    PARTLY = "partly", _("partly fulfilled")
    LAPSED = "lapsed", _("lapsed")
    REPLACED = "replaced", _("replaced")


SETTLED = (Status.FULFILLED, Status.LAPSED, Status.REPLACED)
"""Nothing more is owed."""


class DraftState(models.TextChoices):
    """What a person has made of what was read."""

    DRAFT = "draft", _("draft")
    CONFIRMED = "confirmed", _("confirmed")
    SET_ASIDE = "set_aside", _("set aside")
    MERGED = "merged", _("merged into another")
    SPLIT = "split", _("split into others")


IN_PLAY = (DraftState.DRAFT, DraftState.CONFIRMED)
"""Neither set aside nor merged nor split."""
"""What recurs comes again within ten years."""


class PointKind(models.TextChoices):
    """What kind of thing was agreed."""

    MONEY = "money", lazy_word("money")
    INSTITUTION = "institution", lazy_word("institution")
    TRAINING = "training", lazy_word("training")
    MEETING = "meeting", lazy_word("meeting")
    PROGRAMME = "programme", lazy_word("programme")
    LEGAL = "legal", lazy_word("legal")


class Theme(models.TextChoices):
    """What it is about."""

    MIGRATION = "migration", lazy_word("migration")
    BORDER = "border", lazy_word("border")
    SECURITY = "security", lazy_word("security")
    MISSING = "missing persons", lazy_word("missing persons")
    TRAFFICKING = "trafficking", lazy_word("trafficking")
    ECONOMY = "economy", lazy_word("economy")
    DEVELOPMENT = "development", lazy_word("development")
    HEALTH = "health", lazy_word("health")
    ENVIRONMENT = "environment", lazy_word("environment")
    JUSTICE = "justice", lazy_word("justice")
    HUMANITARIAN = "humanitarian", lazy_word("humanitarian")
    OTHER = "other", lazy_word("other")


class Point(Record):
    """Something agreed; a draft until a person confirms it.

    Attributes:
        number: 1, 2, 3, ... within its accord.
        sentence: exact words, ``document.text[start:end]``; written by hand where there is no document.
        committed_by: who owes it: country codes, or names of organisations.
        towards: to whom.
        quantities: ``{"value", "qualifier", "unit"}`` each.
        every_months: how often it falls due again; 0 where it falls due once.
        former_parents: keys of the points it was a part of before they were merged or split, in order.
        status: the last one on which all parties concerned concur.
        contested: whether parties state different things.
        next_due: the earliest day something is still due, milestones included; empty where nothing is.
        moved_on: the last day anything happened to it.
    """

    accord = models.ForeignKey(Accord, models.CASCADE, related_name="points", editable=False)
    document = models.ForeignKey(
        Document, models.CASCADE, related_name="points", null=True, blank=True, editable=False
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, related_name="parts", null=True, blank=True, editable=False
    )
    former_parents = ListField(default=list, editable=False)
    number = models.PositiveIntegerField(editable=False)
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.DRAFT, editable=False)
    came_from = models.ForeignKey(
        "self", models.SET_NULL, related_name="became", null=True, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, related_name="merged_from", null=True, blank=True, editable=False
    )

    summary = models.CharField(_("in short"), max_length=240)
    sentence = models.TextField(_("sentence"), max_length=4000)
    start = models.PositiveIntegerField(default=0, editable=False)
    end = models.PositiveIntegerField(default=0, editable=False)
    committed_by = ListField(_("committed by"), default=list)
    towards = ListField(_("towards"), default=list, blank=True)
    act = models.CharField(_("act"), max_length=30)
    object = models.TextField(_("object"), max_length=1000, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=PointKind, default=PointKind.PROGRAMME)
    theme = models.CharField(_("theme"), max_length=16, choices=Theme, default=Theme.OTHER)
    quantities = models.JSONField(_("quantities"), default=list, blank=True, editable=False)
    due_text = models.CharField(_("due, as stated"), max_length=200, blank=True)
    due_from = models.DateField(_("due from"), null=True, blank=True, validators=[plausible_day])
    due_to = models.DateField(_("due by"), null=True, blank=True, validators=[plausible_day])
    every_months = models.PositiveSmallIntegerField(
        _("again every (months)"), default=0, validators=[MaxValueValidator(MOST_MONTHS)]
    )
    places = ListField(_("places"), default=list, blank=True)
    beneficiaries = ListField(_("for whom"), default=list, blank=True)
    rules = models.JSONField(default=list, editable=False)

    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.AGREED, editable=False
    )
    status_since = models.DateField(null=True, editable=False)
    contested = models.BooleanField(default=False, editable=False)
    next_due = models.DateField(null=True, editable=False)
    moved_on = models.DateField(null=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, related_name="replaces", null=True, blank=True, editable=False
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)

    class Meta(Record.Meta):
        """In the order of their numbers."""

        ordering = ("number",)
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["accord", "number"], name="accord_point_number"),
        )
        indexes: ClassVar = (
            models.Index(fields=["accord", "state", "number"], name="accord_point_listed"),
            models.Index(fields=["accord", "state", "status", "next_due"], name="accord_point_due"),
            models.Index(fields=["accord", "state", "status", "moved_on"], name="accord_point_moved"),
        )
        verbose_name = _("agreed point")
        verbose_name_plural = _("agreed points")

    def __str__(self) -> str:
        return f"{self.number}. {self.summary}"

    @property
    def settled(self) -> bool:
        """Return whether nothing more is owed."""
        return self.status in SETTLED

    def agreed_on(self) -> date:
        """Return the day of the document that states it, or of the accord where none does."""
        return self.document.dated if self.document else self.accord.concluded_on

    def concerned(self) -> list[str]:
        """Return the parties whose word decides: those it binds or serves, or all where it names one."""
        parties = self.accord.countries()
        named = [one for one in parties if one in self.committed_by or one in self.towards]
        return named if len(named) > 1 else parties


class Owner(Record):
    """The office of a party that answers for a point; offices, no persons."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="owners", editable=False)
    country = models.CharField(max_length=2, editable=False)
    office = models.CharField(_("office"), max_length=200)

    class Meta(Record.Meta):
        """In the order they were named."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.office


class Milestone(Record):
    """A step on the way, or one occurrence of what recurs.

    Attributes:
        entered_by: the party that entered it; empty where that was not kept.
        occurrence: whether reaching it is one time of what the point wants again and again.
        done_on: when it was reached; empty while it is not.
        country: the party whose word that is; empty while it is not reached.
    """

    point = models.ForeignKey(Point, models.CASCADE, related_name="milestones", editable=False)
    title = models.CharField(_("milestone"), max_length=200)
    due = models.DateField(_("due by"), null=True, blank=True, validators=[plausible_day])
    entered_by = models.CharField(max_length=2, blank=True, editable=False)
    occurrence = models.BooleanField(_("one time of what recurs"), default=False)
    done_on = models.DateField(_("reached on"), null=True, blank=True, editable=False)
    country = models.CharField(max_length=2, blank=True, editable=False)

    class Meta(Record.Meta):
        """In the order of their days."""

        ordering = (models.F("due").asc(nulls_last=True), "pk")

    def __str__(self) -> str:
        return self.title
