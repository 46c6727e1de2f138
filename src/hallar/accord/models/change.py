"""What secretariats did to a point beside speaking on it, for its history."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hallar.accord.models.point import Point
from hallar.casework.models import Record

LONGEST_ABOUT = 300


class PointChange(Record):
    """Something done to a point: its words moved or corrected, it was set aside, what it rests on taken back.

    Attributes:
        point: whose history it belongs to.
        other: the point merged into it, brought back out of it, or split into it and others.
        country: the party whose secretariat did it.
        parts: how many parts came with the other point.
        offers: how many offers of evidence came with it.
        corrected: by field, its value before and after.
        about: evidence that was declined, or a milestone that was not reached after all, in words.
        reason: what was said with it.
    """

    class Kind(models.TextChoices):
        """What was done."""

        TOOK_IN = "took_in"
        SPLIT_OFF = "split_off"
        GAVE_BACK = "gave_back"
        CORRECTED = "corrected"
        SET_ASIDE = "set_aside"
        BACK = "back"
        REOPENED = "reopened"
        DECLINED = "declined"
        UNREACHED = "unreached"

    point = models.ForeignKey(Point, models.CASCADE, related_name="changes", editable=False)
    other = models.ForeignKey(Point, models.CASCADE, related_name="+", null=True, editable=False)
    kind = models.CharField(max_length=10, choices=Kind, editable=False)
    country = models.CharField(max_length=2, editable=False)
    parts = models.PositiveIntegerField(default=0, editable=False)
    offers = models.PositiveIntegerField(default=0, editable=False)
    corrected = models.JSONField(default=dict, editable=False)
    about = models.CharField(max_length=LONGEST_ABOUT, blank=True, editable=False)
    reason = models.TextField(max_length=2000, blank=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Record.Meta):
        """In the order they were made."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.point_id} {self.kind}"
