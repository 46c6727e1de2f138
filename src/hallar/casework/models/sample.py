"""Samples and the profiles made from them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.family import Member
from hallar.casework.models.record import Record
from hallar.casework.models.remains import Remains

ONE_SOURCE = models.Q(member__isnull=False, remains__isnull=True) | models.Q(
    member__isnull=True, remains__isnull=False
)


class Sample(Record):
    """Something a profile is made from; it has a receipt and a trail from the first day."""

    class Kind(models.TextChoices):
        """What was taken."""

        SALIVA = "saliva", _("saliva (buccal swab)")
        BLOOD = "blood", _("blood")
        BONE = "bone", _("bone")
        TOOTH = "tooth", _("tooth")
        TISSUE = "tissue", _("tissue")
        OTHER = "other", _("other")

    class State(models.TextChoices):
        """Where it is on its way to a profile."""

        TAKEN = "taken", _("taken")
        SENT = "sent", _("sent to the laboratory")
        RECEIVED = "received", _("received by the laboratory")
        TYPED = "typed", _("profile made")
        FAILED = "failed", _("no profile obtained")
        LOST = "lost", _("lost")
        WITHDRAWN = "withdrawn", _("withdrawn")

    member = models.ForeignKey(
        Member, models.PROTECT, null=True, editable=False, related_name="samples", verbose_name=_("relative")
    )
    remains = models.ForeignKey(
        Remains, models.PROTECT, null=True, editable=False, related_name="samples", verbose_name=_("remains")
    )
    receipt = models.CharField(_("receipt"), max_length=40, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    taken_on = models.DateField(_("taken on"))
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.TAKEN, editable=False, db_index=True
    )
    state_since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta(Record.Meta):
        """Newest first; of a relative or of remains."""

        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=ONE_SOURCE, name="sample_one_source"),)

    def __str__(self) -> str:
        return self.receipt


class SampleEvent(Record):
    """A step in a sample's trail; never edited."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="events")
    state = models.CharField(_("state"), max_length=10, choices=Sample.State)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta(Record.Meta):
        """Oldest first."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.state


class DnaProfile(Record):
    """The genotypes a laboratory reports of a sample.

    Attributes:
        genotypes: by locus, one or two alleles; a locus without a result is absent.
        dropout: by locus, the probability that one allele copy failed to amplify; 0 where absent.
        active: whether searches use it; a newer profile of the same person or a withdrawal ends that.
    """

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="profiles")
    kit = models.CharField(_("kit"), max_length=60, blank=True)
    genotypes = models.JSONField(_("genotypes"))
    dropout = models.JSONField(_("drop-out"), default=dict, blank=True)
    drop_in = models.FloatField(_("drop-in"), default=0.0)
    active = models.BooleanField(_("searched"), default=True, db_index=True)
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        """One searched profile per sample."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["sample"], condition=models.Q(active=True), name="profile_one_active"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
