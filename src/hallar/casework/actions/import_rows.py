"""The rows of a table brought in, applied many at a time; part of the action that applies the table.

Every record gets the events on the trail that it would get if it were written alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from hallar.casework.actions.action import edit
from hallar.casework.actions.persons import (
    derive_dates,
    draft_person,
    registered_in_words,
    status_in_words,
)
from hallar.casework.actions.remains import derive_found, draft_remains
from hallar.casework.audit import NewEvent, append_events
from hallar.casework.errors import CaseworkError
from hallar.casework.models import (
    Account,
    AuditEvent,
    CustodyEntry,
    ImportBatch,
    ImportRow,
    Location,
    MissingPerson,
    PersonName,
    Record,
    Remains,
    Status,
    StatusChange,
)
from hallar.casework.names import search_form
from hallar.casework.writing import writing

K = TypeVar("K", MissingPerson, Remains)
AT_ONCE = 500
NAME_FIELDS = ("given", "first_surname", "second_surname")


def apply_rows(by: Account, batch: ImportBatch) -> None:
    """Apply every accepted row of a table.

    Raises:
        CaseworkError: a row cannot be applied any more; it names the row.
    """
    rows = batch.rows.filter(outcome__in=(ImportRow.Outcome.NEW, ImportRow.Outcome.CHANGED))
    kind = _Persons if batch.subject == ImportBatch.Subject.PERSONS else _RemainsFound
    table = kind(by, batch)
    events: list[NewEvent] = []
    for some in _portions(rows.iterator(AT_ONCE)):
        # What is written is on the events of the records; the table's own event needs no copy of it.
        with writing():
            events += table.register([one for one in some if one.outcome == ImportRow.Outcome.NEW])
            events += table.change([one for one in some if one.outcome == ImportRow.Outcome.CHANGED])
    # Last, for whoever appends to the trail keeps all others waiting until the end of the transaction.
    append_events(by=by, events=events)


class _Table(Generic[K]):
    """What tables of both subjects have in common.

    Attributes:
        model: what its rows are.
        key: the column, and the field, that says which record a row is.
        prefetched: what is read along with the records.
    """

    model: type[K]
    key: str
    prefetched: tuple[str, ...] = ()

    def __init__(self, by: Account, batch: ImportBatch) -> None:
        self.by = by
        self.batch = batch
        self.agencies = set(by.agency.in_view().values_list("pk", flat=True))

    def nothing_registered(self, rows: list[ImportRow], why: str) -> None:
        """Refuse rows whose record has been registered since the preview."""
        known = self._stored(rows)
        for row in rows:
            if row.cells[self.key] in known:
                raise _refused(row, why)

    def unchanged(self, rows: list[ImportRow]) -> Iterator[tuple[ImportRow, K]]:
        """Yield rows with their records, unless somebody changed one since the preview; the trail knows."""
        known = self._stored(rows)
        touched = set(
            AuditEvent.objects.filter(
                record_type=self.model._meta.model_name,
                record_id__in=[one.pk for one in known.values()],
                at__gt=self.batch.judged_at,
            )
            .exclude(verb__startswith="read.")
            .values_list("record_id", flat=True)
        )
        for row in rows:
            record = known.get(row.cells[self.key])
            if record is None:
                raise _refused(row, _("This record does not exist any more."))
            if record.agency_id not in self.agencies:
                raise _refused(row, _("This record belongs to another agency; ask that agency to change it."))
            if record.pk in touched:
                raise _refused(row, _("Somebody else changed this record after the table was brought in."))
            yield row, record

    def _stored(self, rows: list[ImportRow]) -> dict[str, K]:
        keys = [row.cells[self.key] for row in rows]
        found = self.model._default_manager.select_for_update().filter(**{f"{self.key}__in": keys})
        return {getattr(one, self.key): one for one in found.prefetch_related(*self.prefetched)}


class _Persons(_Table[MissingPerson]):
    model = MissingPerson
    key = "folio"
    prefetched = ("names",)

    def register(self, rows: list[ImportRow]) -> list[NewEvent]:
        """Register the persons of some rows."""
        self.nothing_registered(rows, _("This folio has been registered since the preview."))
        persons, names = [], []
        for row in rows:
            values = dict(row.changes)
            name = {field: values.pop(field, "") for field in NAME_FIELDS}
            status = values.pop("status", Status.NOT_LOCATED)
            persons.append(draft_person(self.batch.agency, name, values, status))
            names.append(name)
        persons = MissingPerson.objects.bulk_create(persons)
        legal = PersonName.objects.bulk_create(
            PersonName(person=one, kind=PersonName.Kind.LEGAL, **name)
            for one, name in zip(persons, names, strict=True)
        )
        steps = StatusChange.objects.bulk_create(
            StatusChange(person=one, old="", new=one.status, by=self.by, reason=registered_in_words())
            for one in persons
        )
        return [
            NewEvent("person.register", one, details=_created(one, name, step))
            for one, name, step in zip(persons, legal, steps, strict=True)
        ]

    def change(self, rows: list[ImportRow]) -> list[NewEvent]:
        """Change the persons of some rows."""
        events: list[NewEvent] = []
        for row, person in self.unchanged(rows):
            values = dict(row.changes)
            name = {field: values.pop(field, "") for field in NAME_FIELDS}
            status = values.pop("status", None)
            if status is not None:
                events.append(self._status(row, person, status))
            if any(name.values()):
                events.append(self._spelling(person, name))
            edit(person, values)
            derive_dates(person)
            with writing() as written:
                person.save(update_fields=person.changed_fields())
            events.append(NewEvent("person.edit", person, details={"changes": written.changes}))
        return events

    def _status(self, row: ImportRow, person: MissingPerson, status: str) -> NewEvent:
        if not person.is_open:
            raise _refused(row, status_in_words(person))
        reason = f"{self.batch.file_name}, {_('row')} {row.number}"
        step = StatusChange(person=person, old=person.status, new=status, by=self.by, reason=reason)
        step.save()
        person.status = status
        return NewEvent("person.status", person, reason, _created(step))

    def _spelling(self, person: MissingPerson, name: dict[str, str]) -> NewEvent:
        """Add another spelling; a name on record is never overwritten, for both may be true."""
        names = list(person.names.all())
        legal = next((one for one in names if one.kind == PersonName.Kind.LEGAL), None)
        spelling = {field: name[field] or getattr(legal, field, "") for field in NAME_FIELDS}
        added = PersonName(person=person, kind=PersonName.Kind.SPELLING, **spelling)
        added.save()
        person.search_name = search_form(str(one) for one in (*names, added))
        return NewEvent("detail.add", added, details=_created(added))


class _RemainsFound(_Table[Remains]):
    model = Remains
    key = "code"

    def __init__(self, by: Account, batch: ImportBatch) -> None:
        super().__init__(by, batch)
        self.places = {one.name: one for one in Location.holding().filter(agency=batch.agency)}

    def register(self, rows: list[ImportRow]) -> list[NewEvent]:
        """Register the remains of some rows."""
        self.nothing_registered(rows, _("This code has been registered since the preview."))
        found = [self._draft(row, dict(row.changes)) for row in rows]
        found = Remains.objects.bulk_create(found)
        entries = CustodyEntry.objects.bulk_create(
            CustodyEntry(
                remains=one, location=one.location, position=one.position, event="registered", by=self.by
            )
            for one in found
        )
        return [
            NewEvent("remains.register", one, details=_created(one, entry))
            for one, entry in zip(found, entries, strict=True)
        ]

    def _draft(self, row: ImportRow, values: dict[str, Any]) -> Remains:
        name, position = values.pop("location", ""), values.pop("position", "")
        place = self.places.get(name)
        if place is None:
            raise _refused(
                row, _("Your agency has no place named '%(name)s'; add it first.") % {"name": name}
            )
        return draft_remains(self.batch.agency, values, place, position)

    def change(self, rows: list[ImportRow]) -> list[NewEvent]:
        """Change the remains of some rows."""
        events = []
        for row, remains in self.unchanged(rows):
            edit(remains, row.changes)
            derive_found(remains)
            with writing() as written:
                remains.save(update_fields=remains.changed_fields())
            events.append(NewEvent("remains.edit", remains, details={"changes": written.changes}))
        return events


def _created(*records: Record) -> dict[str, object]:
    return {"changes": [{"record": one._meta.model_name, "id": one.pk, "fields": []} for one in records]}


def _refused(row: ImportRow, why: str) -> CaseworkError:
    return CaseworkError(
        _("Row %(row)d: %(why)s Nothing was applied; bring the table in again.")
        % {"row": row.number, "why": why}
    )


def _portions(rows: Iterable[ImportRow]) -> Iterator[list[ImportRow]]:
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        yield some
