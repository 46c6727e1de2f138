"""What each row of a table would do: new, changed, unchanged, or rejected with the reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hallar.casework.errors import CaseworkError
from hallar.casework.importing.columns import COLUMNS, KEY, REQUIRED, Column
from hallar.casework.importing.table import Table
from hallar.casework.models import Agency, ImportBatch, ImportRow, Location, MissingPerson, Remains

Outcome = ImportRow.Outcome
AT_ONCE = 500


@dataclass
class JudgedRow:
    """A row and what it would do.

    Attributes:
        number: of the row in the file.
        cells: as they stand there.
        outcome: what it would do.
        reasons: why it is rejected.
        changes: values to be stored, by field.
    """

    number: int
    cells: dict[str, str]
    outcome: Outcome
    reasons: list[str] = field(default_factory=list)
    changes: dict[str, Any] = field(default_factory=dict)


def check_heading(table: Table, subject: str) -> None:
    """Refuse a heading that lacks the key, or has a column nobody knows.

    Raises:
        CaseworkError: it does.
    """
    columns = COLUMNS[subject]
    unknown = [name for name in table.columns if name not in columns]
    if unknown:
        raise CaseworkError(
            _("Unknown columns: %(names)s. Known ones: %(known)s")
            % {"names": ", ".join(unknown)[:200], "known": ", ".join(columns)}
        )
    key = KEY[subject]
    if key not in table.columns:
        raise CaseworkError(
            _("The column %(name)s is missing: it says which record a row is.") % {"name": key}
        )


def judge(
    table: Table, subject: str, agency: Agency, advance: Callable[[int], None] = lambda done: None
) -> list[JudgedRow]:
    """Return what each row would do for an agency.

    Args:
        table: its rows.
        subject: what they are.
        agency: whose records they are to be.
        advance: called from time to time with the number of rows judged.

    Raises:
        CaseworkError: the heading lacks the key, or has a column nobody knows.
    """
    check_heading(table, subject)
    columns, key = COLUMNS[subject], KEY[subject]
    known = _known(subject, [cells[key] for _number, cells in table.rows])
    places = frozenset(Location.holding().filter(agency=agency).values_list("name", flat=True))
    judged, seen = [], dict[str, int]()
    for done, (number, cells) in enumerate(table.rows):
        if done % AT_ONCE == 0:
            advance(done)
        row = _judge_row(number, cells, columns, known, places, key, agency)
        earlier = seen.setdefault(cells[key], number)
        if earlier != number and cells[key]:
            row.outcome = Outcome.REJECTED
            row.reasons.append(_("the same record as row %(row)d") % {"row": earlier})
        judged.append(row)
    return judged


def _judge_row(
    number: int,
    cells: dict[str, str],
    columns: Mapping[str, Column],
    known: Mapping[str, MissingPerson | Remains],
    places: frozenset[str],
    key: str,
    agency: Agency,
) -> JudgedRow:
    row = JudgedRow(number, cells, Outcome.NEW)
    for name in (key, *REQUIRED[key]):
        if not cells.get(name) and (name == key or cells[key] not in known):
            row.reasons.append(_("%(name)s is empty") % {"name": name})
    values: dict[str, Any] = {}
    for name, cell in cells.items():
        if cell == "":
            continue
        try:
            values[columns[name].field] = columns[name].read(cell)
        except ValueError as refused:
            row.reasons.append(f"{name}: {refused}")
    record = known.get(cells[key])
    if record is not None and record.agency_id != agency.pk:
        row.reasons.append(_("this record belongs to another agency"))
    row.reasons += [*_intervals(values, record), *_location(values, record, places), *_status(values, record)]
    if row.reasons:
        row.outcome = Outcome.REJECTED
        return row
    if record is None:
        row.changes = values
        return row
    row.changes = {name: value for name, value in values.items() if _stored(record, name) != value}
    row.outcome = Outcome.CHANGED if row.changes else Outcome.SAME
    return row


def _intervals(values: dict[str, Any], record: MissingPerson | Remains | None) -> list[str]:
    wrong = []
    for name in ("age", "stature", "interval"):
        low, high = (
            values.get(f"{name}_{end}", getattr(record, f"{name}_{end}", None)) for end in ("min", "max")
        )
        if low is not None and high is not None and low > high:
            wrong.append(_("the interval %(name)s_min to %(name)s_max runs downwards") % {"name": name})
    return wrong


def _status(values: dict[str, Any], record: MissingPerson | Remains | None) -> list[str]:
    """Refuse to make somebody missing again who was located: that takes a person who says why."""
    if isinstance(record, MissingPerson) and not record.is_open and "status" in values:
        return [
            _("Status of %(record)s: %(status)s")
            % {"record": record.folio, "status": record.get_status_display()}
        ]
    return []


def _location(
    values: dict[str, Any], record: MissingPerson | Remains | None, places: frozenset[str]
) -> list[str]:
    """Check where remains are: new ones need a place that is known, others move by a hand-over alone."""
    place = values.get("location")
    if isinstance(record, Remains):
        values.pop("location", None)
        values.pop("position", None)
    elif place is not None and place not in places:
        return [_("your agency has no place named '%(name)s'; add it first") % {"name": place}]
    return []


def _stored(record: MissingPerson | Remains, name: str) -> Any:
    if name in ("given", "first_surname", "second_surname") and isinstance(record, MissingPerson):
        legal = next((one for one in record.names.all() if one.kind == "legal"), None)
        return getattr(legal, name) if legal else ""
    return getattr(record, name)


def _known(subject: str, keys: list[str]) -> dict[str, MissingPerson | Remains]:
    found: dict[str, MissingPerson | Remains] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        if subject == ImportBatch.Subject.PERSONS:
            persons = MissingPerson.objects.filter(folio__in=some).prefetch_related("names")
            found |= {one.folio: one for one in persons}
        else:
            found |= {one.code: one for one in Remains.objects.filter(code__in=some)}
    return found
