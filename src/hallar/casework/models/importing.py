"""Tables brought in: kept whole until somebody has seen what they would change."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.agency import Agency
from hallar.casework.models.record import Record


class ImportBatch(Record):
    """One uploaded table.

    Attributes:
        content: the file, until its rows have been judged.
        judged_at: when judging began; a record that changed since then is not overwritten.
        language: of the person who brought it in; what goes wrong in the background is said in it.
        failure: why it could not be read, or why it was not applied.
    """

    class Subject(models.TextChoices):
        """What its rows are."""

        PERSONS = "persons", _("persons searched for")
        REMAINS = "remains", _("remains")

    class State(models.TextChoices):
        """Whether it was applied."""

        READING = "reading", _("being read")
        UNREADABLE = "unreadable", _("could not be read")
        PREVIEW = "preview", _("to be confirmed")
        APPLYING = "applying", _("being applied")
        APPLIED = "applied", _("applied")
        DISCARDED = "discarded", _("discarded")

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    subject = models.CharField(_("subject"), max_length=10, choices=Subject)
    file_name = models.CharField(_("file"), max_length=200)
    digest = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREVIEW)
    applied_at = models.DateTimeField(_("applied"), null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    content = models.BinaryField(null=True, editable=False)
    judged_at = models.DateTimeField(null=True, editable=False)
    language = models.CharField(max_length=5, default="es", editable=False)
    rows_total = models.PositiveIntegerField(_("rows"), default=0)
    rows_done = models.PositiveIntegerField(_("rows read"), default=0)
    failure = models.TextField(_("failure"), blank=True)

    class Meta(Record.Meta):
        """Newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.file_name


class ImportRow(Record):
    """One row of the table: new, changed, unchanged or rejected with the reasons."""

    class Outcome(models.TextChoices):
        """What would happen to it."""

        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        SAME = "same", _("unchanged")
        REJECTED = "rejected", _("rejected")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, db_index=True)
    reasons = models.JSONField(_("reasons"), default=list)
    changes = models.JSONField(_("changes"), default=dict)

    class Meta(Record.Meta):
        """In the order of the table."""

        ordering = ("number",)

    def __str__(self) -> str:
        return str(self.number)
