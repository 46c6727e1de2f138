"""Tables brought in: kept as a preview, then applied whole or discarded."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, latest, own_agency_required
from hallar.casework.actions.details import add_detail
from hallar.casework.actions.persons import change_status, edit_person, register_person
from hallar.casework.actions.remains import edit_remains, register_remains
from hallar.casework.errors import CaseworkError, StaleRecordError
from hallar.casework.importing.judgement import judge
from hallar.casework.importing.table import read_table
from hallar.casework.models import (
    Account,
    AuditEvent,
    ImportBatch,
    ImportRow,
    Location,
    MissingPerson,
    PersonName,
    Remains,
    Status,
)
from hallar.casework.roles import Right

K = TypeVar("K", MissingPerson, Remains)
NAME_FIELDS = ("given", "first_surname", "second_surname")


@action("import.preview", Right.IMPORT)
def preview_import(*, by: Account, subject: str, file_name: str, content: bytes) -> ImportBatch:
    """Keep a table and what each of its rows would do; no record changes.

    Raises:
        CaseworkError: it is no table, or its heading cannot be understood.
    """
    rows = judge(read_table(file_name, content), subject, by.agency)
    batch = ImportBatch(
        agency=by.agency,
        subject=subject,
        file_name=file_name[:200],
        digest=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
    )
    batch.save()
    ImportRow.objects.bulk_create(
        [
            ImportRow(
                batch=batch,
                number=row.number,
                cells=row.cells,
                outcome=row.outcome,
                reasons=row.reasons,
                changes=row.changes,
            )
            for row in rows
        ],
        batch_size=500,
    )
    return batch


@action("import.apply", Right.IMPORT)
def apply_import(*, by: Account, batch: ImportBatch) -> ImportBatch:
    """Apply a preview: every accepted row, or none.

    Raises:
        CaseworkError: it was applied or discarded, or a record changed since it was previewed.
    """
    own_agency_required(by, batch.agency_id)
    batch = latest(batch, None)
    _in_preview(batch)
    for row in batch.rows.filter(outcome__in=(ImportRow.Outcome.NEW, ImportRow.Outcome.CHANGED)):
        try:
            _apply(by, batch, row)
        except CaseworkError as refused:
            raise CaseworkError(
                _("Row %(row)d: %(why)s Nothing was applied; bring the table in again.")
                % {"row": row.number, "why": refused.message}
            ) from None
    batch.state, batch.applied_at = ImportBatch.State.APPLIED, datetime.now(UTC)
    batch.save()
    return batch


@action("import.discard", Right.IMPORT)
def discard_import(*, by: Account, batch: ImportBatch) -> ImportBatch:
    """Discard a preview."""
    own_agency_required(by, batch.agency_id)
    batch = latest(batch, None)
    _in_preview(batch)
    batch.state = ImportBatch.State.DISCARDED
    batch.save()
    return batch


def _in_preview(batch: ImportBatch) -> None:
    if batch.state != ImportBatch.State.PREVIEW:
        raise CaseworkError(_("This table was applied or discarded already."))


def _apply(by: Account, batch: ImportBatch, row: ImportRow) -> None:
    values: dict[str, Any] = dict(row.changes)
    if batch.subject == ImportBatch.Subject.PERSONS:
        _apply_person(by, batch, row, values)
    else:
        _apply_remains(by, batch, row, values)


def _apply_person(by: Account, batch: ImportBatch, row: ImportRow, values: dict[str, Any]) -> None:
    name = {field: values.pop(field, "") for field in NAME_FIELDS}
    status = values.pop("status", None)
    known = MissingPerson.objects.filter(folio=row.cells["folio"]).first()
    if row.outcome == ImportRow.Outcome.NEW:
        if known is not None:
            raise CaseworkError(_("This folio has been registered since the preview."))
        register_person(
            by=by, agency=batch.agency, name=name, values=values, status=status or Status.NOT_LOCATED
        )
        return
    known = _unchanged(known, batch)
    if status is not None:
        known = change_status(
            by=by, person=known, new=status, reason=f"{batch.file_name}, {_('row')} {row.number}"
        )
    if any(name.values()):
        # A name is never overwritten: another spelling is added, for both may be true.
        legal = known.names.filter(kind=PersonName.Kind.LEGAL).first()
        spelling = {field: name[field] or getattr(legal, field, "") for field in NAME_FIELDS}
        add_detail(by=by, owner=known, kind=PersonName, values={**spelling, "kind": PersonName.Kind.SPELLING})
        known.refresh_from_db()
    edit_person(by=by, person=known, version=known.version, values=values)


def _unchanged(record: K | None, batch: ImportBatch) -> K:
    """Return the record of a row unless somebody changed it since the preview; the trail knows."""
    if record is None:
        raise CaseworkError(_("This record does not exist any more."))
    since = AuditEvent.objects.filter(
        record_type=record._meta.model_name, record_id=record.pk, at__gt=batch.uploaded_at
    )
    if since.exclude(verb__startswith="read.").exists():
        raise StaleRecordError(
            _(
                "Somebody else changed this record after you opened it. Nothing of yours was stored: compare "
                "your entries with the record as it is now, and store them again."
            )
        )
    return record


def _apply_remains(by: Account, batch: ImportBatch, row: ImportRow, values: dict[str, Any]) -> None:
    place, position = values.pop("location", ""), values.pop("position", "")
    known = Remains.objects.filter(code=row.cells["code"]).first()
    if row.outcome == ImportRow.Outcome.CHANGED:
        known = _unchanged(known, batch)
        edit_remains(by=by, remains=known, version=known.version, values=values)
        return
    if known is not None:
        raise CaseworkError(_("This code has been registered since the preview."))
    location = Location.objects.filter(agency=batch.agency, name=place).first()
    if location is None:
        raise CaseworkError(_("Your agency has no place named '%(name)s'; add it first.") % {"name": place})
    register_remains(by=by, agency=batch.agency, values=values, location=location, position=position)
