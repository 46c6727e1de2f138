"""Ante mortem beside post mortem, field by field: what agrees, what contradicts, what says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from hallar.casework.comparison_field import ComparedField, Verdict
from hallar.casework.dental import compared_teeth
from hallar.casework.models import Mark, MissingPerson, Remains, SexChoice
from hallar.charts import great_circle_distance

STATURE_TOLERANCE_CM = 3
"""Statures stated by families and estimated from bones differ by that much without meaning anything."""


def compare(person: MissingPerson, remains: Remains, language: str) -> list[ComparedField]:
    """Return the comparison of a person searched for with remains, line by line."""
    rows = [_sex(person, remains), _age(person, remains), _stature(person, remains), *_dates(person, remains)]
    rows += [_place(person, remains), *_marks(person, remains), *_belongings(person, remains)]
    rows += [*compared_teeth(person, remains, language), *_words(person, remains)]
    return rows


def _sex(person: MissingPerson, remains: Remains) -> ComparedField:
    known = SexChoice.UNKNOWN not in (person.sex, remains.sex)
    verdict = _verdict(person.sex == remains.sex) if known else Verdict.SILENT
    return ComparedField(_("Sex"), person.get_sex_display(), remains.get_sex_display(), verdict)


def _age(person: MissingPerson, remains: Remains) -> ComparedField:
    earliest, latest = _age_at_death(person, remains)
    stated = _interval(earliest, latest, _("years"))
    seen = _interval(remains.age_min, remains.age_max, _("years"))
    verdict = _overlap(earliest, latest, remains.age_min, remains.age_max, tolerance=0)
    why = _("age at last contact, or later while the person may have lived") if stated else ""
    return ComparedField(_("Age at death"), stated, seen, verdict, why)


def _age_at_death(person: MissingPerson, remains: Remains) -> tuple[int | None, int | None]:
    """Return the youngest and oldest age at which the person can have died, in whole years."""
    first, last = person.birth_earliest, person.birth_latest
    since, until = person.last_contact_earliest, remains.found_latest
    youngest = _years(last, since) if last and since else None
    oldest = _years(first, until) if first and until else None
    if youngest is not None and oldest is not None and oldest < youngest:
        oldest = youngest
    return youngest, oldest


def _years(born: date, on: date) -> int:
    """Return completed years: the day of the birthday counts."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _stature(person: MissingPerson, remains: Remains) -> ComparedField:
    verdict = _overlap(
        person.stature_min, person.stature_max, remains.stature_min, remains.stature_max, STATURE_TOLERANCE_CM
    )
    return ComparedField(
        _("Stature"),
        _interval(person.stature_min, person.stature_max, "cm"),
        _interval(remains.stature_min, remains.stature_max, "cm"),
        verdict,
    )


def _dates(person: MissingPerson, remains: Remains) -> Iterator[ComparedField]:
    contact, found = person.last_contact_earliest, remains.found_latest
    verdict = _verdict(found >= contact) if contact and found else Verdict.SILENT
    why = _("found before the last contact") if verdict is Verdict.CONTRADICTS else ""
    yield ComparedField(_("Last contact / found"), person.last_contact, remains.found_on, verdict, why)
    if remains.interval_min is None and remains.interval_max is None:
        return
    verdict, why = Verdict.SILENT, ""
    if contact and remains.found_latest and remains.interval_min is not None:
        latest_death = remains.found_latest - timedelta(days=remains.interval_min)
        verdict = _verdict(latest_death >= contact)
        if verdict is Verdict.CONTRADICTS:
            why = _("dead before the last contact, by the estimated interval")
    yield ComparedField(
        _("Interval since death"),
        "",
        _interval(remains.interval_min, remains.interval_max, _("days")),
        verdict,
        why,
    )


def _place(person: MissingPerson, remains: Remains) -> ComparedField:
    distance = distance_km(person, remains)
    why = _("%(km)s km apart") % {"km": f"{distance:,.0f}"} if distance is not None else ""
    return ComparedField(
        _("Last known place / found"), person.last_place, remains.found_place, Verdict.SILENT, why
    )


def distance_km(person: MissingPerson, remains: Remains) -> float | None:
    """Return the great-circle distance between last known place and place found, if both are known."""
    if person.last_latitude is None or person.last_longitude is None:
        return None
    if remains.found_latitude is None or remains.found_longitude is None:
        return None
    return great_circle_distance(
        person.last_longitude, person.last_latitude, remains.found_longitude, remains.found_latitude
    )


def _marks(person: MissingPerson, remains: Remains) -> Iterator[ComparedField]:
    """Join marks on kind, region and side; a serial number decides alone."""
    known, seen = list(person.mark_records.all()), list(remains.mark_records.all())
    partners: dict[int, Mark] = {}
    for alike in (_same_serial, _same_place):
        for mark in known:
            partner = next((one for one in seen if alike(mark, one)), None)
            if partner is not None and mark.pk not in partners:
                partners[mark.pk] = partner
                seen.remove(partner)
    for mark in known:
        partner = partners.get(mark.pk)
        serials = mark.serial_number and partner and partner.serial_number
        if serials and partner:
            verdict = _verdict(mark.serial_number.casefold() == partner.serial_number.casefold())
        else:
            verdict = Verdict.AGREES if partner is not None else Verdict.SILENT
        yield ComparedField(
            mark.get_kind_display(), _mark_words(mark), _mark_words(partner) if partner else "", verdict
        )
    for mark in seen:
        yield ComparedField(mark.get_kind_display(), "", _mark_words(mark), Verdict.SILENT)


def _same_serial(one: Mark, other: Mark) -> bool:
    return one.serial_number != "" and one.serial_number.casefold() == other.serial_number.casefold()


def _same_place(one: Mark, other: Mark) -> bool:
    sides = {one.side, other.side}
    return one.kind == other.kind and one.region == other.region and (len(sides) == 1 or "unknown" in sides)


def _mark_words(mark: Mark) -> str:
    parts = [mark.get_region_display(), mark.get_side_display(), mark.words, mark.serial_number]
    return ", ".join(str(part) for part in parts if part)


def _belongings(person: MissingPerson, remains: Remains) -> Iterator[ComparedField]:
    """Clothes change between last contact and death: likeness agrees, difference says nothing."""
    seen = list(remains.belonging_records.all())
    for one in person.belonging_records.all():
        same_kind = [other for other in seen if other.kind.casefold() == one.kind.casefold()]
        same_colour = [other for other in same_kind if other.colour.casefold() == one.colour.casefold()]
        partner = next(iter(same_colour or same_kind), None)
        if partner is not None:
            seen.remove(partner)
        alike = one.colour != "" and partner in same_colour
        words = (
            f"{each.kind} {each.colour} {each.brand} {each.size}".strip() for each in (one, partner) if each
        )
        yield ComparedField(
            _("Belonging"), next(words), next(words, ""), Verdict.AGREES if alike else Verdict.SILENT
        )
    for other in seen:
        yield ComparedField(_("Belonging"), "", f"{other.kind} {other.colour}".strip(), Verdict.SILENT)


def _words(person: MissingPerson, remains: Remains) -> Iterator[ComparedField]:
    labels: tuple[tuple[str, Callable[[MissingPerson | Remains], str]], ...] = (
        (_("Build"), lambda one: one.build),
        (_("Hair"), lambda one: one.hair),
        (_("Eyes"), lambda one: one.eyes),
        (_("Illnesses, fractures, surgery"), lambda one: one.medical),
        (_("Description"), lambda one: one.description),
    )
    for label, read in labels:
        if read(person) or read(remains):
            yield ComparedField(label, read(person), read(remains), Verdict.SILENT)


def _overlap(
    low: int | None, high: int | None, other_low: int | None, other_high: int | None, tolerance: int
) -> Verdict:
    if (low is None and high is None) or (other_low is None and other_high is None):
        return Verdict.SILENT
    above = low is not None and other_high is not None and low > other_high + tolerance
    below = high is not None and other_low is not None and high < other_low - tolerance
    return _verdict(not above and not below)


def _verdict(agrees: bool) -> Verdict:
    return Verdict.AGREES if agrees else Verdict.CONTRADICTS


def _interval(low: int | None, high: int | None, unit: str) -> str:
    if low is None and high is None:
        return ""
    if low == high or high is None or low is None:
        only = f"{low}" if low == high else (f"≥ {low}" if high is None else f"≤ {high}")
        return f"{only} {unit}"
    return f"{low}–{high} {unit}"
