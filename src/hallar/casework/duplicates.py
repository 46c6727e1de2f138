"""Records that may be the same person: registers that count one person twice."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hallar.casework.models import MissingPerson, PersonName
from hallar.casework.names import SEPARATOR, search_form

SHOWN = 10
LOOKED_AT = 500


def possible_duplicates(person: MissingPerson) -> QuerySet[MissingPerson]:
    """Return other records with the same identity number, or the same name and a birth date that fits."""
    same_number = Q(pk__in=[])
    for one in person.identity_numbers.all():
        same_number |= Q(identity_numbers__kind=one.kind, identity_numbers__value=one.value)
    same_name = Q(pk__in=_of_the_same_name(person))
    if person.birth_earliest and person.birth_latest:
        same_name &= Q(birth_earliest__isnull=True) | Q(
            birth_earliest__lte=person.birth_latest, birth_latest__gte=person.birth_earliest
        )
    found = MissingPerson.objects.filter(same_number | same_name).exclude(pk=person.pk)
    return found.select_related("agency").distinct()[:SHOWN]


def _of_the_same_name(person: MissingPerson) -> list[int]:
    """Return the records that know somebody by one of the person's names; an alias alone is too common."""
    known = person.names.exclude(kind=PersonName.Kind.ALIAS)
    own = {name for name in (search_form([str(one)]) for one in known) if " " in name}
    if not own:
        return []
    anywhere = Q()
    for name in own:
        anywhere |= Q(search_name__contains=name)
    rows = MissingPerson.objects.filter(anywhere).order_by("pk").values_list("pk", "search_name")[:LOOKED_AT]
    return [pk for pk, names in rows if not own.isdisjoint(names.split(SEPARATOR))]
