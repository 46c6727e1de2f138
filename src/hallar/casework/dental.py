"""Dental records as the chart draws them and the comparison reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from hallar.casework.comparison_field import ComparedField, Verdict
from hallar.casework.models import MissingPerson, Remains, ToothRecord
from hallar.charts import Agreement, Tooth, compare_teeth, draw_dental_chart, explain_comparison


def draw_teeth(person: MissingPerson | None, remains: Remains | None, language: str) -> str:
    """Return the two odontograms overlaid, one alone, or nothing where no tooth is on record."""
    before, after = _both(person, remains)
    if not before and not after:
        return ""
    return draw_dental_chart(before or None, after or None, language=language)


def compared_teeth(person: MissingPerson, remains: Remains, language: str) -> Iterator[ComparedField]:
    """Yield the teeth that contradict: treatment only adds, a restored tooth cannot become sound."""
    before, after = _both(person, remains)
    if not before or not after:
        return
    for one in compare_teeth(before, after):
        if one.agreement is Agreement.CONTRADICTION:
            label = _("Tooth %(number)d") % {"number": one.fdi}
            why = explain_comparison(one, language=language)
            yield ComparedField(label, "", "", Verdict.CONTRADICTS, why)


def _both(person: MissingPerson | None, remains: Remains | None) -> tuple[list[Tooth], list[Tooth]]:
    before = _teeth(person.toothrecord_records.all()) if person is not None else []
    return before, _teeth(remains.toothrecord_records.all()) if remains is not None else []


def _teeth(records: Iterable[ToothRecord]) -> list[Tooth]:
    return [Tooth(one.fdi, one.state, one.surfaces) for one in records]
