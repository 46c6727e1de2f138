"""What shows that a point was kept, or not."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.accord.models.document import Document
from hallar.accord.models.indicator import Indicator
from hallar.accord.models.plausible import plausible_day
from hallar.accord.models.point import Point
from hallar.accord.models.programme import Activity
from hallar.casework.models import Record

SOURCES = ("later", "document", "activity", "indicator")
"""What evidence can be in: each says in words what it is."""


class Evidence(Record):
    """One piece of evidence for a point: a later point, a passage, a programme, a series, or words.

    Attributes:
        later: the point of a later document that speaks of it.
        likeness: why it was offered: the score and what matched; empty where a person added it.
        declined_because: why it was declined; empty while it is not.
        country: the party whose secretariat added, accepted or declined it.
    """

    class State(models.TextChoices):
        """What a person has made of it."""

        OFFERED = "offered", _("offered")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    class Relation(models.TextChoices):
        """What it says about the point."""

        EVIDENCE = "evidence", _("evidence of progress")
        SUCCESSOR = "successor", _("takes its place")

    point = models.ForeignKey(Point, models.CASCADE, related_name="evidence", editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.ACCEPTED, editable=False)
    relation = models.CharField(
        _("what it shows"), max_length=10, choices=Relation, default=Relation.EVIDENCE
    )
    later = models.ForeignKey(
        Point, models.CASCADE, related_name="evidence_for", null=True, blank=True, editable=False
    )
    document = models.ForeignKey(
        Document, models.CASCADE, related_name="+", null=True, blank=True, verbose_name=_("document")
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="evidence", null=True, blank=True, verbose_name=_("programme")
    )
    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="evidence", null=True, blank=True,
        verbose_name=_("indicator"),
    )  # fmt: skip
    words = models.TextField(_("what it shows, in words"), max_length=4000, blank=True)
    reference = models.URLField(_("address of the source"), max_length=500, blank=True)
    dated = models.DateField(_("date"), null=True, blank=True, validators=[plausible_day])
    likeness = models.JSONField(default=dict, editable=False)
    declined_because = models.TextField(max_length=2000, blank=True, editable=False)
    country = models.CharField(max_length=2, blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Record.Meta):
        """In the order it came; a later point once."""

        ordering = ("pk",)
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["point", "later"], name="accord_evidence_later_once"),
        )

    def __str__(self) -> str:
        return str(self.later or self.document or self.activity or self.indicator or self.words)
