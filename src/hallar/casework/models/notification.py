"""Telling the family, and giving back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.agency import Agency
from hallar.casework.models.decision import Identification
from hallar.casework.models.record import Record


class Notification(Record):
    """The family liaison's task after an identification."""

    class How(models.TextChoices):
        """How the family was told."""

        HOME = "home", _("in person, at home")
        OFFICE = "office", _("in person, at the office")
        CONSULATE = "consulate", _("in person, at a consulate")
        CALL = "call", _("by telephone or video call")

    identification = models.OneToOneField(Identification, models.PROTECT, related_name="notification")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="notifications")
    liaison = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notifications",
        verbose_name=_("family liaison"),
    )
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    due_on = models.DateField(_("due"))
    notified_on = models.DateField(_("family told on"), null=True, blank=True)
    told_to = models.CharField(_("told to"), max_length=200, blank=True)
    how = models.CharField(_("how"), max_length=10, choices=How, blank=True)
    restitution_on = models.DateField(_("restitution on"), null=True, blank=True)
    restitution_place = models.CharField(_("place of restitution"), max_length=200, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta(Record.Meta):
        """The most urgent first."""

        ordering = ("closed_at", "due_on", "pk")
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")

    def __str__(self) -> str:
        return f"#{self.pk}"
