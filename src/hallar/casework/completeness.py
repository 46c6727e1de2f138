"""How much of a record is known, and what to ask next."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hallar.casework.models import Country, MissingPerson, SexChoice


@dataclass(frozen=True)
class Completeness:
    """What is known of what a comparison uses.

    Attributes:
        known: points known.
        total: points there are.
        ask: the next questions, the one that helps most first.
    """

    known: int
    total: int
    ask: tuple[str | Promise, ...]

    @property
    def percent(self) -> int:
        """Share known, in percent."""
        return round(100 * self.known / self.total)


def completeness(person: MissingPerson) -> Completeness:
    """Score a person's record; the weights say how much a field narrows a search."""
    points = (
        (
            5,
            _has_samples(person),
            _("Which blood relatives could give a sample? Parents and children help most."),
        ),
        (3, bool(person.birth_earliest), _("When was the person born, or how old about?")),
        (3, bool(person.last_contact_earliest), _("When did somebody last hear of the person?")),
        (3, bool(person.last_place), _("Where was the person then?")),
        (2, person.sex != SexChoice.UNKNOWN, _("Is the person a woman or a man?")),
        (2, person.identity_numbers.exists(), _("Is there an identity document or its number?")),
        (2, person.toothrecord_records.exists(), _("Is there a dentist or dental records?")),
        (2, person.mark_records.exists(), _("Tattoos, scars, fractures, prostheses?")),
        (1, person.stature_min is not None or person.stature_max is not None, _("How tall is the person?")),
        (1, person.nationality != Country.UNKNOWN, _("Of which nationality?")),
        (1, person.belonging_records.exists(), _("What did the person wear or carry?")),
        (1, person.last_latitude is not None, _("Can the last known place be put on the map?")),
    )
    known = sum(weight for weight, there, _question in points if there)
    total = sum(weight for weight, _there, _question in points)
    return Completeness(known, total, tuple(question for _weight, there, question in points if not there)[:3])


def _has_samples(person: MissingPerson) -> bool:
    return person.memberships.filter(family__members__samples__profiles__active=True).exists()
