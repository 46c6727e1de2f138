"""The keyed digests of the chain (HMAC-SHA-256, RFC 2104)."""

from __future__ import annotations

import hashlib
import hmac
import json

from django.conf import settings

from hallar.casework.models import AuditEvent

START = "0" * 64
"""What the first event is chained to."""


def digest_of(event: AuditEvent) -> str:
    """Return the digest of an event's fields and of the digest before it."""
    fields = {
        "sequence": event.sequence,
        "at": event.at.isoformat(timespec="microseconds"),
        "account_id": event.account_id,
        "account_name": event.account_name,
        "agency": event.agency,
        "origin": event.origin,
        "verb": event.verb,
        "record_type": event.record_type,
        "record_id": event.record_id,
        "reason": event.reason,
        "details": event.details,
        "previous_digest": event.previous_digest,
    }
    return keyed_digest(json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def seal_of(sequence: int, digest: str) -> str:
    """Return the seal of the end of the chain."""
    return keyed_digest(f"head {sequence} {digest}")


def keyed_digest(text: str) -> str:
    """Return the HMAC-SHA-256 of a text under the installation's audit key."""
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
