"""The trail: one row per read of a nominal record and per write; the database refuses to change it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEvent(models.Model):
    """Who did what, to which record, when, from where and why; chained to the event before it.

    Attributes:
        sequence: 1, 2, 3, ... without gaps.
        digest: HMAC-SHA-256 of this event's fields and the digest before it.
    """

    sequence = models.BigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("when"), db_index=True)
    account_id = models.BigIntegerField(_("account number"), null=True, db_index=True)
    account_name = models.CharField(_("who"), max_length=150)
    agency = models.CharField(_("agency"), max_length=40)
    origin = models.CharField(_("from where"), max_length=64)
    verb = models.CharField(_("what"), max_length=60, db_index=True)
    record_type = models.CharField(_("record type"), max_length=40)
    record_id = models.BigIntegerField(_("record number"), null=True)
    reason = models.TextField(_("why"), blank=True)
    details = models.JSONField(_("details"), default=dict)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Newest first."""

        ordering = ("-sequence",)
        indexes = (models.Index(fields=["record_type", "record_id"], name="audit_by_record"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"


class AuditHead(models.Model):
    """The end of the chain: without it, rows cut off the end would not be missed.

    Attributes:
        seal: HMAC-SHA-256 of the last event's number and digest.
    """

    sequence = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.sequence}:{self.digest}"
