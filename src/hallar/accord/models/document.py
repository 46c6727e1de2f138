"""Documents: what was agreed, and what was said about it later."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.accord.models.accord import Accord
from hallar.accord.models.plausible import plausible_day
from hallar.casework.models import Record


class Document(Record):
    """A text that was read.

    Attributes:
        text: what was read; all offsets count its characters.
        statements: sentences that commit nobody, as the reader gave them.
        digest: SHA-256 of the file, hexadecimal.
    """

    class Kind(models.TextChoices):
        """What it is."""

        COMMUNIQUE = "communique", _("communiqué or joint statement")
        FACT_SHEET = "fact_sheet", _("fact sheet")
        MINUTES = "minutes", _("minutes")
        REPORT = "report", _("report of an agency")
        OTHER = "other", _("other document")

    accord = models.ForeignKey(Accord, models.CASCADE, related_name="documents", editable=False)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.COMMUNIQUE)
    dated = models.DateField(_("date"), validators=[plausible_day])
    place = models.CharField(_("place"), max_length=120, blank=True)
    meeting = models.CharField(_("meeting"), max_length=300, blank=True)
    participants = models.JSONField(default=list, editable=False)
    language = models.CharField(max_length=2, editable=False)
    text = models.TextField(editable=False)
    statements = models.JSONField(default=list, editable=False)
    file_name = models.CharField(max_length=200, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta(Record.Meta):
        """In the order of their dates, each file once."""

        ordering = ("dated", "pk")
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["accord", "digest"], name="accord_document_once"),
        )

    def __str__(self) -> str:
        return self.title
