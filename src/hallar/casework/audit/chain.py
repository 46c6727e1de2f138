"""Appending to the trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import connection, models, transaction

from hallar.casework.audit.digest import START, digest_of, seal_of
from hallar.casework.audit.origin import current_origin
from hallar.casework.models import Account, AuditEvent, AuditHead

_LOCK = 4_255_127
"""Number of the PostgreSQL advisory lock that puts appends in line; any constant does."""


@dataclass(frozen=True)
class NewEvent:
    """Something that belongs on the trail.

    Attributes:
        verb: what was done, as ``subject.action``.
        on: the record it was done to.
        reason: why.
        details: what else belongs on record; no personal data, for the trail is never erased.
    """

    verb: str
    on: models.Model | None = None
    reason: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


def append_event(
    *,
    by: Account | None,
    verb: str,
    on: models.Model | None = None,
    reason: str = "",
    details: Mapping[str, object] | None = None,
) -> AuditEvent:
    """Append an event; it stands or falls with the transaction it is part of.

    Args:
        by: who did it, ``None`` for the system itself.
        verb: what was done, as ``subject.action``.
        on: the record it was done to.
        reason: why.
        details: what else belongs on record; no personal data, for the trail is never erased.
    """
    return append_events(by=by, events=[NewEvent(verb, on, reason, details or {})])[0]


def append_events(*, by: Account | None, events: Sequence[NewEvent]) -> list[AuditEvent]:
    """Append events in their order, all by one account; they stand or fall with the transaction."""
    if not events:
        return []
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        end = AuditHead.objects.select_for_update().first()
        last, digest = (end.sequence, end.digest) if end else (0, START)
        written = []
        for number, one in enumerate(events, last + 1):
            event = AuditEvent(
                sequence=number,
                at=datetime.now(UTC),
                account_id=by.pk if by else None,
                account_name=by.username if by else "system",
                agency=by.agency.code if by else "",
                origin=current_origin(),
                verb=one.verb,
                record_type=str(one.on._meta.model_name) if one.on is not None else "",
                record_id=one.on.pk if one.on is not None else None,
                reason=one.reason,
                details=dict(one.details),
                previous_digest=digest,
            )
            event.digest = digest = digest_of(event)
            written.append(event)
        AuditEvent.objects.bulk_create(written, batch_size=500)
        end = end or AuditHead(pk=1)
        end.sequence, end.digest = written[-1].sequence, digest
        end.seal = seal_of(end.sequence, end.digest)
        end.save()
    return written


def record_read(by: Account, on: models.Model, what: str, purpose: str = "") -> None:
    """Put on record that somebody read a nominal record."""
    append_event(by=by, verb=f"read.{what}", on=on, reason=purpose)


def record_list_read(by: Account, records: Iterable[models.Model], what: str) -> None:
    """Put on record that somebody read a list of nominal records, and which ones stood on it."""
    append_event(by=by, verb=f"read.{what}", details={"records": [one.pk for one in records]})


def head() -> str:
    """Return the end of the chain as ``number:digest``, to be kept outside the installation."""
    end = AuditHead.objects.first()
    return str(end) if end else f"0:{START}"
