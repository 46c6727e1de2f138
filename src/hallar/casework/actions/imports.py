"""Tables brought in: kept as a preview, then applied whole or discarded; large ones in the background."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, latest, own_agency_required
from hallar.casework.actions.import_rows import apply_rows
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.importing.judgement import JudgedRow, check_heading, judge
from hallar.casework.importing.table import read_table
from hallar.casework.models import Account, ImportBatch, ImportRow
from hallar.casework.page_language import page_language
from hallar.casework.roles import Right
from hallar.casework.writing import writing

DIRECT_ROWS = 500
"""A table of at most so many rows is judged and applied at once, while its owner waits."""
State = ImportBatch.State
_NEEDED = {
    ImportBatch.Subject.PERSONS: (Right.EDIT_PERSON, Right.CHANGE_STATUS),
    ImportBatch.Subject.REMAINS: (Right.EDIT_REMAINS,),
}
"""What somebody who applies a table must be allowed to do with each of its records."""


class DiscardedError(Exception):
    """Somebody discarded the table while it was read."""


@action("import.preview", Right.IMPORT)
def preview_import(*, by: Account, subject: str, file_name: str, content: bytes) -> ImportBatch:
    """Keep a table and what each of its rows would do; no record changes.

    A large table is read in the background; its state says when it can be seen.

    Raises:
        CaseworkError: it is no table, or its heading cannot be understood.
    """
    from hallar.casework.jobs import read_import  # noqa: PLC0415  (the job calls this module)

    table = read_table(file_name, content, DIRECT_ROWS)
    check_heading(table, subject)
    batch = ImportBatch(
        agency=by.agency,
        subject=subject,
        file_name=file_name[:200],
        digest=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
        language=page_language(),
    )
    if table.whole:
        batch.judged_at, batch.rows_total = datetime.now(UTC), len(table.rows)
        batch.save()
        _store_rows(batch, judge(table, subject, by.agency))
    else:
        batch.state, batch.content = State.READING, content
        batch.save()
        transaction.on_commit(lambda: read_import.enqueue(batch.pk))
    return batch


def judge_import(batch: ImportBatch) -> list[JudgedRow]:
    """Judge the rows of a table that is read in the background; the database is free meanwhile.

    Raises:
        DiscardedError: somebody discarded it.
        CaseworkError: it is no table.
    """
    table = read_table(batch.file_name, bytes(batch.content or b""))
    advance = _progress(batch, len(table.rows))
    return judge(table, batch.subject, batch.agency, advance)


@action("import.read", None)
def finish_reading(*, by: Account | None, batch: ImportBatch, rows: Sequence[JudgedRow]) -> ImportBatch:
    """Show what the rows of a table would do, all of them or none."""
    batch = latest(batch, None)
    _required(batch, State.READING)
    _store_rows(batch, rows)
    batch.state, batch.content, batch.rows_done = State.PREVIEW, None, batch.rows_total
    batch.save()
    return batch


@action("import.confirm", Right.IMPORT)
def confirm_import(*, by: Account, batch: ImportBatch) -> ImportBatch:
    """Ask for a large table to be applied in the background: every accepted row, or none."""
    from hallar.casework.jobs import apply_confirmed  # noqa: PLC0415  (the job calls this module)

    own_agency_required(by, batch.agency_id)
    batch = latest(batch, None)
    _required(batch, State.PREVIEW)
    batch.state, batch.confirmed_by, batch.failure = State.APPLYING, by, ""
    batch.save()
    transaction.on_commit(lambda: apply_confirmed.enqueue(batch.pk))
    return batch


@action("import.apply", Right.IMPORT)
def apply_import(*, by: Account, batch: ImportBatch) -> ImportBatch:
    """Apply a preview: every accepted row, or none.

    Raises:
        CaseworkError: it was applied or discarded, or a record changed since it was judged.
    """
    own_agency_required(by, batch.agency_id)
    batch = latest(batch, None)
    _required(batch, State.PREVIEW, State.APPLYING)
    if not all(by.may(right) for right in _NEEDED[ImportBatch.Subject(batch.subject)]):
        raise NotAllowedError(_("Your role does not allow this step."))
    apply_rows(by, batch)
    batch.state, batch.applied_at, batch.failure = State.APPLIED, datetime.now(UTC), ""
    batch.confirmed_by = by
    batch.save()
    return batch


@action("import.fail", None)
def fail_import(*, by: Account | None, batch: ImportBatch, why: str) -> ImportBatch:
    """Write on a table why it could not be read, or why nothing of it was applied.

    The words may quote a cell; they are no reason for the trail.
    """
    batch = latest(batch, None)
    if batch.state in (State.READING, State.APPLYING):
        reading = batch.state == State.READING
        batch.state, batch.failure = State.UNREADABLE if reading else State.PREVIEW, why
        batch.content = None
        batch.save()
    return batch


@action("import.discard", Right.IMPORT)
def discard_import(*, by: Account, batch: ImportBatch) -> ImportBatch:
    """Discard a table that was not applied."""
    own_agency_required(by, batch.agency_id)
    batch = latest(batch, None)
    _required(batch, State.READING, State.PREVIEW, State.APPLYING)
    batch.state, batch.content = State.DISCARDED, None
    batch.save()
    return batch


def _required(batch: ImportBatch, *states: State) -> None:
    if batch.state in states:
        return
    if batch.state in (State.READING, State.APPLYING):
        raise CaseworkError(_("This table is under way; wait until it is done."))
    raise CaseworkError(_("This table was applied or discarded already."))


def _store_rows(batch: ImportBatch, rows: Sequence[JudgedRow]) -> None:
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


def _progress(batch: ImportBatch, total: int) -> Callable[[int], None]:
    """Return a function that stores how many rows are judged, and stops if the table was discarded.

    It writes past the trail: a counter that rises is no fact of a case.
    """
    stored = ImportBatch.objects.filter(pk=batch.pk)
    with writing():
        stored.update(rows_total=total, rows_done=0, judged_at=datetime.now(UTC))

    def advance(done: int) -> None:
        with writing():
            stored.filter(state=State.READING).update(rows_done=done)
        if stored.values_list("state", flat=True).first() != State.READING:
            raise DiscardedError

    return advance
