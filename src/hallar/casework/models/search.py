"""Searches and the candidates they found."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.family import Member
from hallar.casework.models.record import Record
from hallar.casework.models.remains import Remains


class RunState(models.TextChoices):
    """How far a search is."""

    QUEUED = "queued", _("waiting")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("called off")


class SearchRun(Record):
    """One search of every open family against all open remains.

    Attributes:
        shown_alleles: by locus, the alleles that the searched profiles showed when it began; with them the
            same model can be built again.
    """

    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    population = models.CharField(_("population data"), max_length=60)
    mutation = models.CharField(_("mutation model"), max_length=16, default="proportional")
    theta = models.FloatField(_("theta"), default=0.0)
    expected_fortuitous = models.FloatField(_("expected fortuitous matches per family"), default=0.01)
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.QUEUED)
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    families = models.PositiveIntegerField(_("families"), default=0)
    families_done = models.PositiveIntegerField(_("families searched"), default=0)
    remains = models.PositiveIntegerField(_("remains"), default=0)
    found = models.PositiveIntegerField(_("candidates"), default=0)
    failure = models.TextField(_("failure"), blank=True)
    shown_alleles = models.JSONField(default=dict)
    provenance = models.JSONField(_("provenance"), default=dict)

    class Meta(Record.Meta):
        """Newest first."""

        ordering = ("-pk",)
        verbose_name = _("search")
        verbose_name_plural = _("searches")

    def __str__(self) -> str:
        return f"#{self.pk}"


class CandidateState(models.TextChoices):
    """How far the review of a candidate is."""

    OPEN = "open", _("open")
    REVIEW = "review", _("under review")
    MORE = "more", _("more information needed")
    PROPOSED = "proposed", _("identification proposed")
    IDENTIFIED = "identified", _("identified")
    EXCLUDED = "excluded", _("excluded")
    CLOSED = "closed", _("closed without a decision")


PENDING_STATES = (CandidateState.OPEN, CandidateState.REVIEW, CandidateState.MORE, CandidateState.PROPOSED)


class Candidate(Record):
    """Remains that may be a family's missing member: a reason to review, not an answer.

    Attributes:
        log10_lr: the product over loci, to which the threshold and the expected fortuitous matches refer.
        log10_lr_linked: the same with the linkage of vWA and D12S391; none where the pedigree is too large
            for it, or the search was made before linkage was regarded.
        posterior: posterior probability over all remains of the run and 'none of these'.
        evidence_withdrawn: a profile that this candidate rests on has been withdrawn since.
    """

    run = models.ForeignKey(SearchRun, models.PROTECT, related_name="candidates")
    member = models.ForeignKey(Member, models.PROTECT, related_name="candidates")
    remains = models.ForeignKey(Remains, models.PROTECT, related_name="candidates")
    log10_lr = models.FloatField(_("log10 LR"))
    log10_lr_linked = models.FloatField(_("log10 LR with linkage"), null=True)
    expected_fortuitous = models.FloatField(_("expected fortuitous matches"))
    posterior = models.FloatField(_("posterior probability"))
    loci_compared = models.PositiveSmallIntegerField(_("loci compared"))
    exclusions = models.PositiveSmallIntegerField(_("excluding loci"))
    sex_conflict = models.BooleanField(_("sex contradicts"))
    state = models.CharField(
        _("state"), max_length=12, choices=CandidateState, default=CandidateState.OPEN, db_index=True
    )
    waiting_since = models.DateTimeField(_("waiting since"), auto_now_add=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned",
        verbose_name=_("assigned to"),
    )
    evidence_withdrawn = models.BooleanField(default=False)

    class Meta(Record.Meta):
        """A pair once; the surest first, then the longest waiting."""

        ordering = ("-posterior", "waiting_since", "pk")
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = (models.UniqueConstraint(fields=["member", "remains"], name="candidate_pair_once"),)
        indexes = (models.Index(fields=["state", "-posterior", "waiting_since"], name="candidate_queue"),)

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_pending(self) -> bool:
        """Whether somebody still has to decide."""
        return self.state in PENDING_STATES

    @property
    def reported_log10_lr(self) -> float:
        """The LR to report: with linkage where it is known."""
        return self.log10_lr if self.log10_lr_linked is None else self.log10_lr_linked

    def rivals(self) -> models.QuerySet[Candidate]:
        """Return the other candidates for the same remains or for the same person."""
        same = models.Q(remains=self.remains_id)
        if self.member.person_id is not None:
            same |= models.Q(member__person=self.member.person_id)
        return Candidate.objects.filter(same).exclude(pk=self.pk)


class Note(Record):
    """A remark on a candidate; never edited."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="notes")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(_("note"), max_length=4000)

    class Meta(Record.Meta):
        """Oldest first."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"#{self.pk}"
