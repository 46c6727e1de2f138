"""Figures over time: brought in as tables, or taken from casework."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.accord.models.accord import Accord
from hallar.accord.models.exact_decimal import ExactDecimalField
from hallar.accord.models.plausible import MOST_HOURS, MOST_OFFICIALS, plausible_day
from hallar.accord.models.point import Point
from hallar.casework.models import Record


class LiveFigure(models.TextChoices):
    """What casework can tell at any moment, without naming anybody."""

    CASES_OPEN = "cases_open", _("Cases open")
    IDENTIFIED = "identified", _("Persons identified")
    LOCATED_ALIVE = "located_alive", _("Persons located alive")
    CANDIDATES_WAITING = "candidates_waiting", _("Candidates waiting for a decision")
    DAYS_TO_ANSWER = "days_to_answer", _("Days from sample to answer (median)")
    OFFICIALS_TRAINED = "officials_trained", _("Officials trained")


class Indicator(Record):
    """A figure that is followed.

    Attributes:
        live: what casework tells; empty for a series that is brought in.
        source: name of the file the series was last brought in from.
    """

    accord = models.ForeignKey(Accord, models.CASCADE, related_name="indicators", editable=False)
    name = models.CharField(_("indicator"), max_length=160)
    live = models.CharField(_("taken from casework"), max_length=20, choices=LiveFigure, blank=True)
    source = models.CharField(max_length=200, blank=True, editable=False)

    class Meta(Record.Meta):
        """By name, each once."""

        ordering = ("name",)
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["accord", "name"], name="accord_indicator_once"),
        )

    def __str__(self) -> str:
        return str(LiveFigure(self.live).label) if self.live else self.name


class IndicatorValue(Record):
    """The figure on a day."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values", editable=False)
    on = models.DateField(editable=False)
    value = ExactDecimalField(max_digits=24, decimal_places=6, editable=False)

    class Meta(Record.Meta):
        """In the order of their days, one each."""

        ordering = ("on",)
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["indicator", "on"], name="accord_indicator_day"),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.value}"


class TrainingCourse(Record):
    """A course held for officials: how many, never who."""

    accord = models.ForeignKey(Accord, models.CASCADE, related_name="courses", editable=False)
    point = models.ForeignKey(
        Point, models.SET_NULL, related_name="courses", null=True, blank=True, verbose_name=_("agreed point")
    )
    title = models.CharField(_("course"), max_length=200)
    held_on = models.DateField(_("ended on"), validators=[plausible_day])
    hours = models.PositiveIntegerField(_("hours"), default=0, validators=[MaxValueValidator(MOST_HOURS)])
    officials = models.PositiveIntegerField(
        _("officials trained"), validators=[MaxValueValidator(MOST_OFFICIALS)]
    )
    given_by = models.CharField(_("given by"), max_length=200, blank=True)
    given_to = models.CharField(_("given to"), max_length=200, blank=True)

    class Meta(Record.Meta):
        """The latest first."""

        ordering = ("-held_on", "pk")

    def __str__(self) -> str:
        return self.title
