"""Decisions on candidates, and identifications."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.record import Record
from hallar.casework.models.search import Candidate


class DecisionKind(models.TextChoices):
    """What was decided."""

    EXCLUDE = "exclude", _("excluded")
    MORE = "more", _("more information needed")
    PROPOSE = "propose", _("identification proposed")
    APPROVE = "approve", _("identification approved")
    REFUSE = "refuse", _("proposal refused")
    REOPEN = "reopen", _("reopened")
    CLOSE = "close", _("closed without a decision")
    REVERSE = "reverse", _("identification reversed")


class Decision(Record):
    """One decision with its reasons; the database refuses to change or remove it."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="decisions")
    kind = models.CharField(_("decision"), max_length=10, choices=DecisionKind)
    reasons = models.TextField(_("reasons"))
    needed = models.CharField(_("information needed"), max_length=300, blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_role = models.CharField(_("role"), max_length=20)

    class Meta(Record.Meta):
        """Oldest first; reasons are required."""

        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~models.Q(reasons=""), name="decision_has_reasons"),)

    def __str__(self) -> str:
        return self.kind


class Identification(Record):
    """Whose remains these are: proposed by one, approved by another of another role.

    It can be reversed, never deleted.
    """

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="identifications")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposer_role = models.CharField(max_length=20)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approver_role = models.CharField(max_length=20)
    approved_at = models.DateTimeField(_("approved"), auto_now_add=True, db_index=True)
    person_status_before = models.CharField(max_length=24)
    reversed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    reversed_at = models.DateTimeField(_("reversed"), null=True)
    reversal_reasons = models.TextField(_("reasons of the reversal"), blank=True)

    class Meta(Record.Meta):
        """Two people, two roles; one that stands per candidate."""

        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("proposed_by")), name="approver_is_not_proposer"
            ),
            models.CheckConstraint(
                condition=~models.Q(approver_role=models.F("proposer_role")), name="approver_of_another_role"
            ),
            models.UniqueConstraint(
                fields=["candidate"],
                condition=models.Q(reversed_at__isnull=True),
                name="identification_one_standing",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def stands(self) -> bool:
        """Whether it has not been reversed."""
        return self.reversed_at is None
