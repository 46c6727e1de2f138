"""Persons searched for."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, assign, edit, latest, own_agency_required, required
from hallar.casework.actions.closing import close_candidates, reopen_candidates
from hallar.casework.errors import CaseworkError
from hallar.casework.models import (
    Account,
    Agency,
    Candidate,
    Identification,
    MissingPerson,
    PersonName,
    Status,
    StatusChange,
)
from hallar.casework.names import search_form
from hallar.casework.roles import Right
from hallar.casework.uncertain_date import parse_uncertain_date
from hallar.casework.writing import current_writing


@action("person.register", Right.EDIT_PERSON)
def register_person(
    *, by: Account, agency: Agency, name: dict[str, str], values: dict[str, Any], status: str
) -> MissingPerson:
    """Register a person searched for.

    Args:
        by: who registers.
        agency: who will hold the record.
        name: the legal name: ``given``, ``first_surname``, ``second_surname``.
        values: fields of :class:`MissingPerson`.
        status: the status to begin with.
    """
    own_agency_required(by, agency.pk)
    person = draft_person(agency, name, values, status)
    person.save()
    PersonName(person=person, kind=PersonName.Kind.LEGAL, **name).save()
    StatusChange(person=person, old="", new=status, by=by, reason=registered_in_words()).save()
    return person


@action("person.edit", Right.EDIT_PERSON)
def edit_person(*, by: Account, person: MissingPerson, version: int, values: dict[str, Any]) -> MissingPerson:
    """Change fields of a person searched for."""
    own_agency_required(by, person.agency_id)
    person = latest(person, version)
    edit(person, values)
    derive_dates(person)
    person.save()
    return person


@action("person.status", Right.CHANGE_STATUS)
def change_status(*, by: Account, person: MissingPerson, new: str, reason: str) -> MissingPerson:
    """Change the status of a person, with the reason; 'located dead' comes from an identification alone.

    The candidates of somebody who is located leave the queue, and come back if the search goes on.
    """
    own_agency_required(by, person.agency_id)
    candidates = Candidate.objects.filter(member__person=person)
    # Locked before the person, as by those who decide on them: two officials never wait for each other.
    list(candidates.select_for_update(of=("self",)).order_by("pk"))
    person = latest(person, None)
    if new == Status.LOCATED_DEAD:
        raise CaseworkError(
            _("'Located dead' follows from an approved identification; propose one on the candidate's page.")
        )
    if Identification.objects.filter(candidate__member__person=person, reversed_at=None).exists():
        raise CaseworkError(status_in_words(person))
    if new == person.status:
        raise CaseworkError(_("The person has this status already."))
    reason, was_open = required(reason, _("Reason")), person.is_open
    person = set_status(person, new, by, reason)
    if was_open and not person.is_open:
        close_candidates(candidates, by, f"{status_in_words(person)} · {reason}")
    elif person.is_open and not was_open:
        reopen_candidates(candidates, by, f"{status_in_words(person)} · {reason}")
    return person


@action("person.add_companion", Right.EDIT_PERSON)
def add_companion(*, by: Account, person: MissingPerson, companion: MissingPerson) -> MissingPerson:
    """Put on record that two persons travelled together; each record then names the other."""
    own_agency_required(by, person.agency_id)
    if person.pk == companion.pk:
        raise CaseworkError(_("Nobody travels with themselves."))
    person.companions.add(companion)
    _note_companions(person, companion)
    return person


@action("person.remove_companion", Right.EDIT_PERSON)
def remove_companion(
    *, by: Account, person: MissingPerson, companion: MissingPerson, reason: str
) -> MissingPerson:
    """Take a companion off two records."""
    own_agency_required(by, person.agency_id)
    person.companions.remove(companion)
    _note_companions(person, companion)
    return person


def draft_person(agency: Agency, name: dict[str, str], values: dict[str, Any], status: str) -> MissingPerson:
    """Return a person who is not stored yet; part of an action."""
    person = MissingPerson(agency=agency, status=status)
    assign(person, values)
    derive_dates(person)
    person.search_name = search_form([" ".join(name.values())])
    return person


def registered_in_words() -> str:
    """Return the reason of the first step in a person's status."""
    return _("registered")


def status_in_words(person: MissingPerson) -> str:
    """Return a person's status as a sentence, to say why a step is refused."""
    return _("Status of %(record)s: %(status)s") % {
        "record": person.folio,
        "status": person.get_status_display(),
    }


def set_status(person: MissingPerson, new: str, by: Account, reason: str) -> MissingPerson:
    """Set a status and add the step to its history; part of an action."""
    StatusChange(person=person, old=person.status, new=new, by=by, reason=reason).save()
    person.status = new
    person.save()
    return person


def _note_companions(*both: MissingPerson) -> None:
    """Put on the trail whose records name somebody else now: the link is a row of its own."""
    for one in both:
        current_writing().changes.append({"record": "missingperson", "id": one.pk, "fields": ["companions"]})


def refresh_search_name(person: MissingPerson) -> None:
    """Make the person found by all names on record; part of an action."""
    person.search_name = search_form([str(one) for one in PersonName.objects.filter(person=person)])
    person.save(update_fields=["search_name"])


def derive_dates(person: MissingPerson) -> None:
    """Set the earliest and latest days that the dates of a person allow."""
    birth = parse_uncertain_date(person.birth_date)
    person.birth_earliest, person.birth_latest = birth or (None, None)
    contact = parse_uncertain_date(person.last_contact)
    person.last_contact_earliest, person.last_contact_latest = contact or (None, None)
