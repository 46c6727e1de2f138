"""Which records an account sees: those of its agency, and those that a candidate ties to them."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hallar.casework.models import (
    Account,
    Candidate,
    CandidateState,
    Consent,
    Family,
    HandOver,
    MissingPerson,
    Notification,
    Remains,
    Sample,
)
from hallar.casework.roles import RIGHTS, Right


def own_persons(account: Account) -> QuerySet[MissingPerson]:
    """Return the persons searched for that the account's agency holds."""
    return MissingPerson.objects.filter(agency__in=account.agency.in_view())


def own_families(account: Account) -> QuerySet[Family]:
    """Return the families that the account's agency holds."""
    return Family.objects.filter(agency__in=account.agency.in_view())


def own_remains(account: Account) -> QuerySet[Remains]:
    """Return the remains that the account's agency holds."""
    return Remains.objects.filter(agency__in=account.agency.in_view())


def beyond_consent() -> Q:
    """Select the candidates across a border that the family's consents do not reach.

    They reach across it while one is in force, and none of those in force ends there.
    """
    in_force = Consent.in_force().filter(member__family=OuterRef("member__family"))
    abroad = ~Q(member__family__agency__country=F("remains__agency__country"))
    ends_there = Exists(in_force.filter(scope=Consent.Scope.OWN_COUNTRY))
    return abroad & (Q(ends_there) | ~Q(Exists(in_force)))


def candidates_of(account: Account) -> QuerySet[Candidate]:
    """Return the candidates with one side in the account's view; both agencies decide on them."""
    agencies = account.agency.in_view()
    return Candidate.objects.filter(Q(member__family__agency__in=agencies) | _of_remains(account))


def persons_in_view(account: Account) -> QuerySet[MissingPerson]:
    """Return the account's persons and those that a candidate ties to its remains."""
    tied = Candidate.objects.filter(_of_remains(account)).values("member__person")
    return MissingPerson.objects.filter(Q(agency__in=account.agency.in_view()) | Q(pk__in=tied))


def families_in_view(account: Account) -> QuerySet[Family]:
    """Return the account's families and those that a candidate ties to its remains."""
    tied = Candidate.objects.filter(_of_remains(account)).values("member__family")
    return Family.objects.filter(Q(agency__in=account.agency.in_view()) | Q(pk__in=tied))


def _of_remains(account: Account) -> Q:
    """Select the candidates for an account's remains, as far as the family's consent reaches.

    Whose remains they hold stays known to those who hold them.
    """
    reached = Q(state=CandidateState.IDENTIFIED) | ~beyond_consent()
    return Q(remains__agency__in=account.agency.in_view()) & reached


def remains_in_view(account: Account) -> QuerySet[Remains]:
    """Return the account's remains and those that a candidate ties to its families."""
    agencies = account.agency.in_view()
    tied = Candidate.objects.filter(member__family__agency__in=agencies).values("remains")
    return Remains.objects.filter(Q(agency__in=agencies) | Q(pk__in=tied))


def own_samples(account: Account) -> QuerySet[Sample]:
    """Return the samples of the account's families and remains."""
    agencies = account.agency.in_view()
    return Sample.objects.filter(Q(member__family__agency__in=agencies) | Q(remains__agency__in=agencies))


def hand_overs_of(account: Account) -> QuerySet[HandOver]:
    """Return the hand-overs from or to the account's agencies."""
    agencies = account.agency.in_view()
    return HandOver.objects.filter(Q(remains__agency__in=agencies) | Q(destination__agency__in=agencies))


def hand_overs_to(account: Account) -> QuerySet[HandOver]:
    """Return the hand-overs to a place of the account's own agency.

    Not of those in its view: a national agency that sends remains to a local one would receive them itself.
    """
    return HandOver.objects.filter(destination__agency=account.agency_id)


def second_officials(account: Account, remains: Remains) -> QuerySet[Account]:
    """Return who can be the second official when an account gives remains back.

    A colleague, or somebody of the agency at whose place the remains are.
    """
    roles = [role for role, held in RIGHTS.items() if held & {Right.MOVE_REMAINS, Right.NOTIFY}]
    nearby = Q(agency__in=account.agency.in_view()) | Q(agency=remains.location.agency_id)
    return Account.objects.filter(nearby, role__in=roles, is_active=True).exclude(pk=account.pk)


def notifications_of(account: Account) -> QuerySet[Notification]:
    """Return the notification tasks of the account's agencies."""
    return Notification.objects.filter(agency__in=account.agency.in_view())
