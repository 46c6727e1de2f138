"""The audit trail: appending to it, and finding out whether somebody tampered with it."""

from hallar.casework.audit.chain import (
    NewEvent,
    append_event,
    append_events,
    head,
    record_list_read,
    record_read,
)
from hallar.casework.audit.origin import origin_of
from hallar.casework.audit.verification import Fault, verify_chain

__all__ = [
    "Fault",
    "NewEvent",
    "append_event",
    "append_events",
    "head",
    "origin_of",
    "record_list_read",
    "record_read",
    "verify_chain",
]
