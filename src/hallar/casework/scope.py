"""Which records an account sees: those of its agency, and those that a candidate ties to them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hallar.casework.models import (
    Account,
    Candidate,
    Family,
    HandOver,
    MissingPerson,
    Notification,
    Remains,
    Sample,
)


def own_persons(account: Account) -> QuerySet[MissingPerson]:
    """Return the persons searched for that the account's agency holds."""
    return MissingPerson.objects.filter(agency__in=account.agency.in_view())


def own_families(account: Account) -> QuerySet[Family]:
    """Return the families that the account's agency holds."""
    return Family.objects.filter(agency__in=account.agency.in_view())


def own_remains(account: Account) -> QuerySet[Remains]:
    """Return the remains that the account's agency holds."""
    return Remains.objects.filter(agency__in=account.agency.in_view())


def candidates_of(account: Account) -> QuerySet[Candidate]:
    """Return the candidates with one side in the account's view; both agencies decide on them."""
    agencies = account.agency.in_view()
    return Candidate.objects.filter(Q(member__family__agency__in=agencies) | Q(remains__agency__in=agencies))


def persons_in_view(account: Account) -> QuerySet[MissingPerson]:
    """Return the account's persons and those that a candidate ties to its remains."""
    agencies = account.agency.in_view()
    tied = Candidate.objects.filter(remains__agency__in=agencies).values("member__person")
    return MissingPerson.objects.filter(Q(agency__in=agencies) | Q(pk__in=tied))


def families_in_view(account: Account) -> QuerySet[Family]:
    """Return the account's families and those that a candidate ties to its remains."""
    agencies = account.agency.in_view()
    tied = Candidate.objects.filter(remains__agency__in=agencies).values("member__family")
    return Family.objects.filter(Q(agency__in=agencies) | Q(pk__in=tied))


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


def notifications_of(account: Account) -> QuerySet[Notification]:
    """Return the notification tasks of the account's agencies."""
    return Notification.objects.filter(agency__in=account.agency.in_view())
