"""From candidate to identification: review, proposal, approval, reversal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, latest, required
from hallar.casework.actions.closing import close_candidates, reopen_candidates, set_state
from hallar.casework.actions.persons import set_status, status_in_words
from hallar.casework.errors import CaseworkError
from hallar.casework.models import (
    Account,
    Candidate,
    CandidateState,
    Decision,
    DecisionKind,
    Identification,
    Note,
    Notification,
    Status,
)
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.roles import Right
from hallar.casework.scope import beyond_consent, candidates_of

DAYS_TO_NOTIFY = 10
"""Days within which the family is to be told."""


@action("candidate.take", Right.DECIDE)
def take_candidate(*, by: Account, candidate: Candidate) -> Candidate:
    """Take a candidate under review."""
    candidate = _pending(candidate, by, None)
    candidate.assigned_to = by
    if candidate.state == CandidateState.OPEN:
        candidate.state = CandidateState.REVIEW
    candidate.save()
    return candidate


@action("candidate.assign", Right.DECIDE)
def assign_candidate(*, by: Account, candidate: Candidate, to: Account) -> Candidate:
    """Assign a candidate to somebody who may decide on it."""
    candidate = _pending(candidate, by, None)
    if not to.may(Right.DECIDE):
        raise CaseworkError(_("The role of this account does not decide on candidates."))
    _in_scope(candidate, to)
    candidate.assigned_to = to
    candidate.save()
    return candidate


@action("candidate.note", Right.SEE_QUEUE)
def add_note(*, by: Account, candidate: Candidate, text: str) -> Note:
    """Add a remark to a candidate."""
    _in_scope(candidate, by)
    note = Note(candidate=candidate, by=by, text=required(text, _("Note")))
    note.save()
    return note


@action("candidate.exclude", Right.DECIDE)
def exclude(*, by: Account, candidate: Candidate, version: int, reasons: str) -> Candidate:
    """Exclude: these remains are not this person."""
    return _decide(candidate, by, version, DecisionKind.EXCLUDE, reasons, CandidateState.EXCLUDED)


@action("candidate.more", Right.DECIDE)
def ask_for_more(*, by: Account, candidate: Candidate, version: int, reasons: str, needed: str) -> Candidate:
    """Ask for more information: the candidate waits for it."""
    needed = required(needed, _("Information needed"))
    return _decide(candidate, by, version, DecisionKind.MORE, reasons, CandidateState.MORE, needed)


@action("candidate.propose", Right.DECIDE)
def propose(*, by: Account, candidate: Candidate, version: int, reasons: str) -> Candidate:
    """Propose that these remains are this person; a second official of another role has to approve."""
    _evidence_required(candidate)
    return _decide(candidate, by, version, DecisionKind.PROPOSE, reasons, CandidateState.PROPOSED)


@action("candidate.refuse", Right.APPROVE)
def refuse(*, by: Account, candidate: Candidate, version: int, reasons: str) -> Candidate:
    """Refuse a proposal: the candidate goes back to review."""
    _required_state(candidate, CandidateState.PROPOSED)
    return _decide(candidate, by, version, DecisionKind.REFUSE, reasons, CandidateState.REVIEW)


@action("candidate.approve", Right.APPROVE)
def approve(*, by: Account, candidate: Candidate, version: int, reasons: str) -> Identification:
    """Approve a proposal: the identification is recorded and everything that follows from it is done.

    The person becomes 'located dead', the remains 'identified', the other candidates of both close, and the
    notification task of the family liaison opens.

    Raises:
        CaseworkError: nothing proposed, or proposed by the same account or role.
    """
    candidate = _pending(candidate, by, version)
    _required_state(candidate, CandidateState.PROPOSED)
    proposal = candidate.decisions.filter(kind=DecisionKind.PROPOSE).latest("pk")
    if proposal.by_id == by.pk or proposal.by_role == by.role:
        raise CaseworkError(
            _("The approver must be another person of another role than the one who proposed.")
        )
    _evidence_required(candidate)
    person, remains = candidate.member.person, latest(candidate.remains, None)
    if person is None:
        raise CaseworkError(_("The pedigree no longer says who this member is."))
    person = latest(person, None)
    if not remains.is_open:
        raise CaseworkError(_("These remains have been identified already."))
    if person.status == Status.LOCATED_ALIVE:
        raise CaseworkError(status_in_words(person))
    reasons = required(reasons, _("Reasons"))
    # Another part of the same body was identified before: the status to go back to is the one before that.
    earlier = Identification.objects.filter(reversed_at=None, candidate__member__person=person).first()
    Decision(candidate=candidate, kind=DecisionKind.APPROVE, reasons=reasons, by=by, by_role=by.role).save()
    identification = Identification(
        candidate=candidate,
        proposed_by=proposal.by,
        proposer_role=proposal.by_role,
        approved_by=by,
        approver_role=by.role,
        person_status_before=earlier.person_status_before if earlier else person.status,
    )
    identification.save()
    set_state(candidate, CandidateState.IDENTIFIED)
    if person.status != Status.LOCATED_DEAD:
        set_status(person, Status.LOCATED_DEAD, by, _("identification approved"))
    remains.status = RemainsStatus.IDENTIFIED
    remains.save()
    close_candidates(candidate.rivals(), by, _("another identification was approved"))
    Notification(
        identification=identification,
        agency=candidate.member.family.agency,
        due_on=date.today() + timedelta(days=DAYS_TO_NOTIFY),
    ).save()
    return identification


@action("identification.reverse", Right.APPROVE)
def reverse(*, by: Account, identification: Identification, reasons: str) -> Identification:
    """Reverse an identification: it stays on record, the case opens again with all its candidates."""
    identification = latest(identification, None)
    candidate = latest(identification.candidate, None)
    _in_scope(candidate, by)
    if not identification.stands:
        raise CaseworkError(_("This identification has been reversed already."))
    reasons = required(reasons, _("Reasons"))
    identification.reversed_by, identification.reversed_at = by, datetime.now(UTC)
    identification.reversal_reasons = reasons
    identification.save()
    Decision(candidate=candidate, kind=DecisionKind.REVERSE, reasons=reasons, by=by, by_role=by.role).save()
    set_state(candidate, CandidateState.REVIEW)
    standing = Identification.objects.filter(reversed_at=None)
    person, remains = candidate.member.person, latest(candidate.remains, None)
    if person is not None and not standing.filter(candidate__member__person=person).exists():
        set_status(
            latest(person, None), identification.person_status_before, by, _("identification reversed")
        )
    remains.status = RemainsStatus.UNIDENTIFIED
    remains.save()
    reopen_candidates(candidate.rivals(), by, reasons)
    close_candidates(
        Candidate.objects.filter(beyond_consent(), pk=candidate.pk),
        by,
        _("the family's consent does not reach across this border"),
    )
    task = Notification.objects.select_for_update().get(identification=identification)
    if task.closed_at is None:
        task.closed_at = datetime.now(UTC)
        task.save()
    return identification


@action("candidate.reopen", Right.DECIDE)
def reopen(*, by: Account, candidate: Candidate, version: int, reasons: str) -> Candidate:
    """Take up an excluded candidate again; the exclusion stays on record."""
    candidate = latest(candidate, version)
    _in_scope(candidate, by)
    _required_state(candidate, CandidateState.EXCLUDED)
    person = candidate.member.person
    if person is not None and person.status == Status.LOCATED_ALIVE:
        raise CaseworkError(status_in_words(person))
    if Candidate.objects.filter(beyond_consent(), pk=candidate.pk).exists():
        raise CaseworkError(_("The family's consent does not reach across this border."))
    reasons = required(reasons, _("Reasons"))
    Decision(candidate=candidate, kind=DecisionKind.REOPEN, reasons=reasons, by=by, by_role=by.role).save()
    return set_state(candidate, CandidateState.REVIEW)


def _decide(
    candidate: Candidate,
    by: Account,
    version: int,
    kind: DecisionKind,
    reasons: str,
    state: CandidateState,
    needed: str = "",
) -> Candidate:
    candidate = _pending(candidate, by, version)
    reasons = required(reasons, _("Reasons"))
    Decision(candidate=candidate, kind=kind, reasons=reasons, needed=needed, by=by, by_role=by.role).save()
    return set_state(candidate, state)


def _pending(candidate: Candidate, by: Account, version: int | None) -> Candidate:
    candidate = latest(candidate, version)
    _in_scope(candidate, by)
    if not candidate.is_pending:
        raise CaseworkError(_("This candidate has been decided already."))
    return candidate


def _in_scope(candidate: Candidate, by: Account) -> None:
    if not candidates_of(by).filter(pk=candidate.pk).exists():
        raise CaseworkError(_("This candidate belongs to other agencies."))


def _required_state(candidate: Candidate, state: CandidateState) -> None:
    if candidate.state != state:
        raise CaseworkError(
            _("The candidate must be in the state '%(state)s' for this step.") % {"state": state.label}
        )


def _evidence_required(candidate: Candidate) -> None:
    if candidate.evidence_withdrawn:
        raise CaseworkError(
            _(
                "A profile that this candidate rests on was withdrawn; it cannot be the ground of an "
                "identification."
            )
        )
