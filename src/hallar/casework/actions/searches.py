"""Searches: asked for on a page, run in the background, their candidates put in the queue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hallar import __version__
from hallar.casework.actions.action import action, latest
from hallar.casework.errors import CaseworkError
from hallar.casework.models import (
    Account,
    Candidate,
    Consent,
    Family,
    Member,
    Remains,
    RunState,
    Sample,
    SearchRun,
)
from hallar.casework.models.person import OPEN_STATUSES
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.posterior import posteriors
from hallar.casework.roles import Right
from hallar.casework.snapshot import run_model, shown_alleles, write_snapshot
from hallar.casework.writing import writing
from hallar.formats import AlleleCoding, open_registry
from hallar.genetics import populations
from hallar.kinship import KinshipModel, describe_model
from hallar.search import Candidate as FoundCandidate
from hallar.search import SearchResult, Threshold, search

UNDER_WAY = (RunState.QUEUED, RunState.RUNNING)


class CalledOffError(Exception):
    """Somebody called the search off while it ran."""


@dataclass(frozen=True)
class PerformedSearch:
    """What a search found.

    Attributes:
        found: families, candidates and times.
        model: what it was computed with.
    """

    found: SearchResult
    model: KinshipModel


@action("search.request", Right.RUN_SEARCH)
def request_search(
    *,
    by: Account,
    population: str,
    mutation: str = "proportional",
    theta: float = 0.0,
    expected_fortuitous: float = 0.01,
) -> SearchRun:
    """Ask for a search of every open family against all open remains; it begins in the background."""
    from hallar.casework.jobs import run_search  # noqa: PLC0415  (the job calls this module)

    if population not in populations():
        raise CaseworkError(_("There are no population data of this name."))
    if SearchRun.objects.filter(state__in=UNDER_WAY).exists():
        raise CaseworkError(_("A search is under way; wait for it, or call it off."))
    run = SearchRun(
        requested_by=by,
        population=population,
        mutation=mutation,
        theta=theta,
        expected_fortuitous=expected_fortuitous,
    )
    run.save()
    transaction.on_commit(lambda: run_search.enqueue(run.pk))
    return run


@action("search.cancel", Right.RUN_SEARCH)
def cancel_search(*, by: Account, run: SearchRun) -> SearchRun:
    """Call a search off; nothing of it is kept."""
    run = latest(run, None)
    if run.state not in UNDER_WAY:
        raise CaseworkError(_("This search is over."))
    run.state = RunState.CANCELLED
    run.save()
    return run


@action("search.start", None)
def start_search(*, by: Account | None, run: SearchRun) -> SearchRun:
    """Put on record that a search began; one that a broken-off process left behind begins again."""
    run = latest(run, None)
    if run.state not in UNDER_WAY:
        raise CaseworkError(_("This search is over."))
    run.state, run.started_at, run.families_done, run.failure = RunState.RUNNING, datetime.now(UTC), 0, ""
    run.shown_alleles = shown_alleles()
    run.save()
    return run


@action("search.fail", None)
def fail_search(*, by: Account | None, run: SearchRun, reason: str) -> SearchRun:
    """Put on record that a search could not be completed, and why."""
    run = latest(run, None)
    if run.state in UNDER_WAY:
        run.state, run.failure, run.finished_at = RunState.FAILED, reason, datetime.now(UTC)
        run.save()
    return run


def perform_search(run: SearchRun) -> PerformedSearch:
    """Search a snapshot of the open cases; the database is free meanwhile.

    Raises:
        CalledOffError: somebody called it off.
        ValueError: there is nothing to search.
    """
    model = run_model(run)
    folder = Path(settings.HOME) / "snapshots" / f"search-{run.pk}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    counts = write_snapshot(folder, model)
    opened = open_registry(folder)
    progress = _progress(run, counts["families"], counts["remains"])
    coding = AlleleCoding.of(model)
    found = search(
        opened.family_blocks(coding),
        opened.remains_block(coding),
        [model],
        Threshold(run.expected_fortuitous),
        progress,
    )
    return PerformedSearch(found, model)


@action("search.finish", None)
def finish_search(*, by: Account | None, run: SearchRun, result: PerformedSearch) -> SearchRun:
    """Put the candidates in the queue, all of them or none.

    A pair that is known gets the new figures unless it has been decided; its state stays.
    """
    run = latest(run, None)
    if run.state != RunState.RUNNING:
        raise CaseworkError(_("This search is over."))
    searched = result.found
    found = _allowed(searched.candidates)
    _store(run, found, searched.remains_count)
    run.state, run.finished_at, run.found = RunState.FINISHED, datetime.now(UTC), len(found)
    run.families, run.remains = len({one.family for one in searched.families}), searched.remains_count
    run.provenance = {
        "hallar": __version__,
        "model": describe_model(result.model),
        "expected_fortuitous": run.expected_fortuitous,
        "seconds": {stage: round(value, 3) for stage, value in searched.seconds.items()},
        "pairs": searched.pairs,
    }
    run.save()
    return run


def _store(run: SearchRun, found: list[FoundCandidate], remains: int) -> None:
    members = {
        (str(family), code): pk
        for pk, family, code in Member.objects.filter(
            family__in={int(one.family) for one in found}
        ).values_list("pk", "family", "code")
    }
    by_member: dict[int, list[FoundCandidate]] = defaultdict(list)
    for one in found:
        by_member[members[one.family, one.missing]].append(one)
    known = {
        (one.member_id, one.remains_id): one
        for one in Candidate.objects.select_for_update().filter(member__in=by_member)
    }
    # Withdrawn while the search ran: it still saw these profiles.
    withdrawn = set(
        Sample.objects.filter(
            state=Sample.State.WITHDRAWN,
            state_since__gte=run.started_at,
            member__family__members__in=members.values(),
        ).values_list("member__family", flat=True)
    )
    new: list[Candidate] = []
    changed: list[Candidate] = []
    for member, listed in by_member.items():
        for one, posterior in zip(
            listed, posteriors([each.reported_log10_lr for each in listed], remains), strict=True
        ):
            candidate = known.get((member, int(one.remains))) or Candidate(
                member_id=member, remains_id=int(one.remains)
            )
            if candidate.pk is not None and not candidate.is_pending:
                continue
            (new if candidate.pk is None else changed).append(candidate)
            candidate.run = run
            candidate.log10_lr, candidate.log10_lr_linked = one.log10_lr, one.log10_lr_linked
            candidate.posterior = posterior
            candidate.expected_fortuitous = one.expected_fortuitous
            candidate.loci_compared, candidate.exclusions = one.loci_compared, one.exclusions
            candidate.sex_conflict = one.sex_conflict
            candidate.evidence_withdrawn = int(one.family) in withdrawn
            candidate.version += 1 if candidate.pk is not None else 0
    Candidate.objects.bulk_create(new, batch_size=500)
    Candidate.objects.bulk_update(
        changed,
        [
            "run", "log10_lr", "log10_lr_linked", "posterior", "expected_fortuitous", "loci_compared",
            "exclusions", "sex_conflict", "evidence_withdrawn", "version",
        ],
        batch_size=200,
    )  # fmt: skip


def _allowed(candidates: Iterable[FoundCandidate]) -> list[FoundCandidate]:
    """Leave out pairs across a border that the family's consents do not reach, and those answered.

    While the search ran a consent may have been withdrawn, somebody located, or remains identified.
    """
    listed = list(candidates)
    families = {int(one.family) for one in listed}
    home = dict(Family.objects.filter(pk__in=families).values_list("pk", "agency__country"))
    consents = Consent.in_force().filter(member__family__in=families)
    reaching = set(consents.values_list("member__family", flat=True)) - set(
        consents.filter(scope=Consent.Scope.OWN_COUNTRY).values_list("member__family", flat=True)
    )
    country = dict(
        Remains.objects.filter(
            pk__in={int(one.remains) for one in listed}, status=RemainsStatus.UNIDENTIFIED
        ).values_list("pk", "agency__country")
    )
    open_members = {
        (str(family), code)
        for family, code in Member.objects.filter(
            family__in=families, person__status__in=OPEN_STATUSES
        ).values_list("family", "code")
    }
    return [
        one
        for one in listed
        if (one.family, one.missing) in open_members
        and int(one.remains) in country
        and (int(one.family) in reaching or country[int(one.remains)] == home[int(one.family)])
    ]


def _progress(run: SearchRun, families: int, remains: int) -> Callable[[int], None]:
    """Return a function that stores how many families are done, and stops a search that was called off.

    It writes past the trail: a counter that rises is no fact of a case.
    """
    stored = SearchRun.objects.filter(pk=run.pk)
    _store_progress(stored, families=families, remains=remains)
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        _store_progress(stored, families_done=done)
        if stored.values_list("state", flat=True).first() == RunState.CANCELLED:
            raise CalledOffError

    return advance


def _store_progress(stored: QuerySet[SearchRun], **counts: int) -> None:
    with writing():
        stored.update(**counts)
