"""Samples and profiles."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, latest, own_agency_required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import (
    Account,
    Candidate,
    Consent,
    DnaProfile,
    Member,
    Remains,
    Sample,
    SampleEvent,
)
from hallar.casework.roles import Right
from hallar.genetics import Profile, allele_size

_RECEIPT_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No characters that are mistaken for one another when read aloud."""

AMELOGENIN = "AMEL"
"""Shows X and Y instead of numbers; no search compares it."""

State = Sample.State
NEXT_STATES: dict[str, tuple[str, ...]] = {
    State.TAKEN: (State.SENT, State.RECEIVED, State.LOST),
    State.SENT: (State.RECEIVED, State.LOST),
    State.RECEIVED: (State.FAILED, State.LOST),
    State.TYPED: (State.LOST,),
    State.FAILED: (State.SENT, State.LOST),
    State.LOST: (State.RECEIVED,),
    State.WITHDRAWN: (),
}
"""Where a sample can go from where it is; a profile makes it 'typed'."""


@action("sample.take", Right.HANDLE_SAMPLE)
def take_sample(
    *, by: Account, source: Member | Remains, kind: str, taken_on: date, note: str = ""
) -> Sample:
    """Register a sample and give it the receipt that the family takes home.

    Raises:
        CaseworkError: a relative without a consent in force.
    """
    agency = source.family.agency_id if isinstance(source, Member) else source.agency_id
    own_agency_required(by, agency)
    if isinstance(source, Member) and not Consent.in_force().filter(member=source).exists():
        raise CaseworkError(_("Put the relative's consent on record first: nothing is taken without it."))
    receipt = "-".join(
        ["".join(secrets.choice(_RECEIPT_ALPHABET) for _letter in range(4)) for _group in range(3)]
    )
    where: dict[str, Any] = {"member": source} if isinstance(source, Member) else {"remains": source}
    sample = Sample(**where, kind=kind, taken_on=taken_on, receipt=receipt)
    sample.save()
    SampleEvent(sample=sample, state=State.TAKEN, by=by, note=note).save()
    return sample


@action("sample.move", Right.HANDLE_SAMPLE)
def move_sample(*, by: Account, sample: Sample, state: str, note: str = "") -> Sample:
    """Put on record where a sample is now."""
    own_agency_required(by, agency_of(sample))
    sample = latest(sample, None)
    if state not in NEXT_STATES[sample.state]:
        raise CaseworkError(_("A sample cannot go from this state to that one."))
    return _set_state(sample, state, by, note)


@action("profile.enter", Right.EDIT_PROFILE)
def enter_profile(
    *,
    by: Account,
    sample: Sample,
    kit: str,
    genotypes: dict[str, list[str]],
    dropout: dict[str, float] | None = None,
    drop_in: float = 0.0,
) -> DnaProfile:
    """Enter the profile of a sample; an earlier one stays on record and is no longer searched.

    Raises:
        ValueError: a genotype that no search can read; it would stop the search of every family.
    """
    _check_profile(Profile({locus: tuple(one) for locus, one in genotypes.items()}, dropout or {}, drop_in))
    own_agency_required(by, agency_of(sample))
    sample = latest(sample, None)
    if sample.state == State.WITHDRAWN:
        raise CaseworkError(_("The sample was withdrawn; no profile may be made of it."))
    for earlier in sample.profiles.filter(active=True):
        earlier.active = False
        earlier.save()
    profile = DnaProfile(
        sample=sample, kit=kit, genotypes=genotypes, dropout=dropout or {}, drop_in=drop_in, entered_by=by
    )
    profile.save()
    _set_state(sample, State.TYPED, by, "")
    return profile


def withdraw_sample(sample: Sample, by: Account) -> None:
    """Take a sample out of every later search and mark what rests on it; part of an action."""
    for profile in sample.profiles.filter(active=True):
        profile.active = False
        profile.save()
    _set_state(sample, State.WITHDRAWN, by, "")
    if sample.member is not None:
        # Closed ones too: a reversal opens them again.
        for candidate in Candidate.objects.filter(member__family=sample.member.family):
            candidate.evidence_withdrawn = True
            candidate.save()


def agency_of(sample: Sample) -> int:
    """Return the agency that holds a sample's source."""
    if sample.member is not None:
        return sample.member.family.agency_id
    if sample.remains is None:
        raise ValueError("a sample has one source (constraint sample_one_source)")
    return sample.remains.agency_id


def _check_profile(profile: Profile) -> None:
    for locus, alleles in profile.genotypes.items():
        for allele in alleles if locus != AMELOGENIN else ():
            allele_size(allele)


def _set_state(sample: Sample, state: str, by: Account, note: str) -> Sample:
    sample.state, sample.state_since = state, datetime.now(UTC)
    sample.save()
    SampleEvent(sample=sample, state=state, by=by, note=note).save()
    return sample
