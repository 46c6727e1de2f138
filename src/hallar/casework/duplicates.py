"""Records that may be the same person: registers that count one person twice."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hallar.casework.models import MissingPerson

SHOWN = 10


def possible_duplicates(person: MissingPerson) -> QuerySet[MissingPerson]:
    """Return other records with the same identity number, or the same name and a birth date that fits."""
    same_number = Q(pk__in=[])
    for one in person.identity_numbers.all():
        same_number |= Q(identity_numbers__kind=one.kind, identity_numbers__value=one.value)
    same_name = Q(pk__in=[])
    if " " in person.search_name:
        same_name = Q(search_name=person.search_name)
        if person.birth_earliest and person.birth_latest:
            same_name &= Q(birth_earliest__isnull=True) | Q(
                birth_earliest__lte=person.birth_latest, birth_latest__gte=person.birth_earliest
            )
    found = MissingPerson.objects.filter(same_number | same_name).exclude(pk=person.pk)
    return found.select_related("agency").distinct()[:SHOWN]
