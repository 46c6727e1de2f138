"""Candidates that leave the queue without a decision on the pair, and come back; parts of actions."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import QuerySet

from hallar.casework.models import (
    Account,
    Candidate,
    CandidateState,
    Decision,
    DecisionKind,
    Identification,
)
from hallar.casework.models.search import PENDING_STATES
from hallar.casework.scope import beyond_consent


def set_state(candidate: Candidate, state: CandidateState) -> Candidate:
    """Set a candidate's state; it waits since now."""
    candidate.state, candidate.waiting_since = state, datetime.now(UTC)
    candidate.save()
    return candidate


def close_candidates(candidates: QuerySet[Candidate], by: Account, reasons: str) -> None:
    """Take those of some candidates that wait for a decision out of the queue, and write down why."""
    for one in _locked(candidates.filter(state__in=PENDING_STATES)):
        _decide(one, DecisionKind.CLOSE, by, reasons)
        set_state(one, CandidateState.CLOSED)


def reopen_candidates(candidates: QuerySet[Candidate], by: Account, reasons: str) -> None:
    """Put those of some closed candidates back in the queue that nothing else keeps closed.

    A person who was located, an identification of either side that stands, and a border that the consent
    does not reach across keep a candidate closed.
    """
    standing = Identification.objects.filter(reversed_at=None)
    for one in _locked(candidates.filter(~beyond_consent(), state=CandidateState.CLOSED)):
        person = one.member.person
        if person is not None and not person.is_open:
            continue
        if not standing.filter(candidate__in=one.rivals()).exists():
            _decide(one, DecisionKind.REOPEN, by, reasons)
            set_state(one, CandidateState.OPEN)


def _decide(candidate: Candidate, kind: DecisionKind, by: Account, reasons: str) -> None:
    Decision(candidate=candidate, kind=kind, reasons=reasons, by=by, by_role=by.role).save()


def _locked(candidates: QuerySet[Candidate]) -> list[Candidate]:
    return list(candidates.select_for_update(of=("self",)).order_by("pk"))
