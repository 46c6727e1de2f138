"""Families, relatives, consent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hallar.casework.actions.action import (
    action,
    assign,
    edit,
    latest,
    not_to_come,
    own_agency_required,
    required,
)
from hallar.casework.actions.closing import close_candidates, reopen_candidates
from hallar.casework.actions.samples import withdraw_sample
from hallar.casework.errors import CaseworkError
from hallar.casework.models import (
    Account,
    Agency,
    Candidate,
    Consent,
    Contact,
    Family,
    Member,
    MissingPerson,
    Sample,
    SexChoice,
)
from hallar.casework.pedigrees import pedigree_errors
from hallar.casework.roles import Right
from hallar.casework.scope import beyond_consent

RELATIONS = ("father", "mother", "brother", "sister", "half_brother", "half_sister", "son", "daughter")
"""Relatives that can be added from the person one stands on."""


@action("family.register", Right.EDIT_FAMILY)
def register_family(
    *, by: Account, agency: Agency, code: str, person: MissingPerson, notes: str = ""
) -> Family:
    """Register a family that misses a person; the pedigree begins with that person."""
    own_agency_required(by, agency.pk)
    family = Family(agency=agency, code=code, notes=notes)
    family.save()
    Member(family=family, code="P1", sex=person.sex, person=person).save()
    return family


@action("family.edit", Right.EDIT_FAMILY)
def edit_family(*, by: Account, family: Family, version: int, notes: str) -> Family:
    """Change what is noted on a family."""
    own_agency_required(by, family.agency_id)
    family = latest(family, version)
    family.notes = notes
    family.save()
    return family


@action("family.add_relative", Right.EDIT_FAMILY)
def add_relative(*, by: Account, member: Member, relation: str) -> Member:
    """Add a relative of a member; parents who have to be there are added with them."""
    own_agency_required(by, member.family.agency_id)
    latest(member.family, None)
    member = latest(member, None)
    match relation:
        case "father" | "mother":
            if getattr(member, relation) is not None:
                raise CaseworkError(_("This person has that parent already."))
            return _parent(member, relation)
        case "brother" | "sister":
            father, mother = (
                member.father or _parent(member, "father"),
                member.mother or _parent(member, "mother"),
            )
            return _new(member.family, _sex(relation == "brother"), father=father, mother=mother)
        case "half_brother" | "half_sister":
            mother = member.mother or _parent(member, "mother")
            return _new(member.family, _sex(relation == "half_brother"), mother=mother)
        case "son" | "daughter":
            sex = _sex(relation == "son")
            if member.sex == SexChoice.UNKNOWN:
                raise CaseworkError(
                    _("Enter this person's sex first: it tells whether a father or a mother.")
                )
            own, other = ("father", "mother") if member.sex == SexChoice.MALE else ("mother", "father")
            partner = _known_partner(member, own, other) or _new(member.family, _sex(other == "father"))
            return _new(member.family, sex, **{own: member, other: partner})
        case _:
            raise CaseworkError(_("There is no such relation."))


@action("family.edit_member", Right.EDIT_FAMILY)
def edit_member(*, by: Account, member: Member, version: int, values: dict[str, Any]) -> Member:
    """Change a member; the pedigree must stay possible."""
    own_agency_required(by, member.family.agency_id)
    member = latest(member, version)
    edit(member, values)
    for parent in (member.father, member.mother):
        if parent is not None and parent.family_id != member.family_id:
            raise CaseworkError(_("There is no such relation."))
    member.save()
    errors = pedigree_errors(member.family)
    if errors:
        raise CaseworkError(" ".join(errors))
    return member


@action("family.remove_member", Right.EDIT_FAMILY)
def remove_member(*, by: Account, member: Member, reason: str) -> Family:
    """Take a member out of the pedigree, if nothing rests on them."""
    own_agency_required(by, member.family.agency_id)
    if member.consents.exists() or member.samples.exists():
        raise CaseworkError(
            _(
                "This member gave a consent or a sample, and both stay on record. Leave the member in the "
                "pedigree: correct the parents if they are wrong, and withdraw the consent if the relative "
                "takes it back."
            )
        )
    if member.person_id:
        raise CaseworkError(
            _(
                "This member is the person searched for and cannot be taken out. If the search is over, "
                "change the person's status."
            )
        )
    if member.fathered.exists() or member.mothered.exists():
        raise CaseworkError(
            _("This member has children in the pedigree. Correct the parents of the children first.")
        )
    family = member.family
    member.delete()
    return family


@action("contact.edit", Right.SEE_CONTACT)
def edit_contact(*, by: Account, member: Member, values: dict[str, Any]) -> Contact:
    """Store who a relative is and how to reach them."""
    own_agency_required(by, member.family.agency_id)
    contact = Contact.objects.select_for_update().filter(member=member).first() or Contact(member=member)
    assign(contact, values)
    contact.save()
    return contact


@action("consent.give", Right.SEE_CONTACT)
def give_consent(*, by: Account, member: Member, scope: str, given_on: date, document: str) -> Consent:
    """Put on record what a relative agreed to."""
    own_agency_required(by, member.family.agency_id)
    _check_terms(scope, given_on)
    member = latest(member, None)
    if Consent.in_force().filter(member=member).exists():
        raise CaseworkError(
            _("A consent of this relative is in force. If it has become wider or narrower, change that one.")
        )
    consent = Consent(member=member, scope=scope, given_on=given_on, taken_by=by, document=document)
    consent.save()
    _follow_consent(member.family, by)
    return consent


@action("consent.replace", Right.SEE_CONTACT)
def replace_consent(*, by: Account, consent: Consent, scope: str, given_on: date, document: str) -> Consent:
    """Let a wider or narrower consent take the place of one in force, for the samples already given.

    The earlier one stays on record. Searches, the queue and what other agencies see follow at once.
    """
    own_agency_required(by, consent.member.family.agency_id)
    _check_terms(scope, given_on)
    consent = _in_force(consent)
    if scope == consent.scope:
        raise CaseworkError(_("The consent in force says the same already."))
    if given_on < consent.given_on:
        raise CaseworkError(_("The new consent is dated before the one it replaces."))
    consent.replaced_on = given_on
    consent.save()
    replacement = Consent(
        member=consent.member,
        scope=scope,
        given_on=given_on,
        taken_by=by,
        document=document,
        replaces=consent,
    )
    replacement.save()
    _follow_consent(consent.member.family, by)
    return replacement


@action("consent.withdraw", Right.SEE_CONTACT)
def withdraw_consent(*, by: Account, consent: Consent, on: date, reason: str) -> Consent:
    """Withdraw a consent: the relative's samples leave every later search, and past candidates say so."""
    own_agency_required(by, consent.member.family.agency_id)
    consent = _in_force(consent)
    if on < consent.given_on:
        raise CaseworkError(_("The withdrawal is dated before the consent."))
    not_to_come(on)
    consent.withdrawn_on, consent.withdrawal_reason = on, required(reason, _("Reason"))
    consent.save()
    for sample in consent.member.samples.exclude(state=Sample.State.WITHDRAWN):
        withdraw_sample(sample, by)
    _follow_consent(consent.member.family, by)
    return consent


def _check_terms(scope: str, given_on: date) -> None:
    if scope not in Consent.Scope.values:
        raise CaseworkError(_("Say how far the consent reaches."))
    not_to_come(given_on)


def _in_force(consent: Consent) -> Consent:
    consent = latest(consent, None)
    if consent.withdrawn_on is not None:
        raise CaseworkError(_("This consent has been withdrawn already."))
    if consent.replaced_on is not None:
        raise CaseworkError(_("This consent was replaced by a later one; open that one."))
    return consent


def _follow_consent(family: Family, by: Account) -> None:
    """Close the candidates that the family's consents do not reach any more, and reopen those they reach."""
    candidates = Candidate.objects.filter(member__family=family)
    close_candidates(
        candidates.filter(beyond_consent()), by, _("the family's consent does not reach across this border")
    )
    reopen_candidates(candidates, by, _("the family's consent reaches as far as this pair"))


def _parent(member: Member, which: str) -> Member:
    parent = _new(member.family, _sex(which == "father"))
    setattr(member, which, parent)
    member.save()
    return parent


def _new(family: Family, sex: str, **parents: Member) -> Member:
    codes = set(family.members.values_list("code", flat=True))
    code = next(f"P{number}" for number in range(1, len(codes) + 2) if f"P{number}" not in codes)
    member = Member(family=family, code=code, sex=sex, **parents)
    member.save()
    return member


def _sex(male: bool) -> str:
    return SexChoice.MALE if male else SexChoice.FEMALE


def _known_partner(member: Member, own: str, other: str) -> Member | None:
    child = Member.objects.filter(**{own: member}).exclude(**{other: None}).first()
    return getattr(child, other) if child else None
