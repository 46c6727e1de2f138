"""Finding altered, removed or inserted events."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hallar.casework.audit.digest import START, digest_of, seal_of
from hallar.casework.models import Account, AuditEvent, AuditHead


@dataclass(frozen=True)
class Fault:
    """One place where the trail is not as it was written.

    Attributes:
        sequence: number of the event.
        what: what is wrong, in words.
    """

    sequence: int
    what: str


def verify_chain(
    expected_head: str | None = None, advance: Callable[[int], None] = lambda done: None
) -> list[Fault]:
    """Return every fault of the trail, in order; none if it is whole.

    Args:
        expected_head: ``number:digest`` noted earlier outside the installation; the trail must still
            contain it. Finds even a forger who knows the key.
        advance: called with 1 after every event.
    """
    faults: list[Fault] = []
    previous, expected = START, 1
    noted = _noted(expected_head)
    for event in AuditEvent.objects.order_by("sequence").iterator(2000):
        if event.sequence > expected:
            removed = event.sequence - expected
            faults.append(Fault(expected, _("%(count)d removed before this place") % {"count": removed}))
        elif event.previous_digest != previous:
            faults.append(
                Fault(
                    event.sequence, _("not chained to the event before it: inserted, or that one was altered")
                )
            )
        if not hmac.compare_digest(event.digest, digest_of(event)):
            faults.append(Fault(event.sequence, _("altered or inserted after it was written")))
        if noted and event.sequence == noted[0] and event.digest != noted[1]:
            faults.append(Fault(event.sequence, _("differs from the end of the trail noted earlier")))
        previous, expected = event.digest, event.sequence + 1
        advance(1)
    faults += _end_faults(expected - 1, previous)
    if noted and noted[0] >= expected:
        faults.append(Fault(noted[0], _("the end of the trail noted earlier is not there any more")))
    return faults


def _end_faults(last: int, digest: str) -> list[Fault]:
    end = AuditHead.objects.first()
    if end is None:
        # Without accounts nothing has been done yet; with them there was a trail.
        there = last or Account.objects.exists()
        return [Fault(last, _("the end of the trail is not sealed"))] if there else []
    if not hmac.compare_digest(end.seal, seal_of(end.sequence, end.digest)):
        return [Fault(end.sequence, _("the seal of the end was altered"))]
    if end.sequence > last:
        return [Fault(last + 1, _("%(count)d removed at the end") % {"count": end.sequence - last})]
    if end.sequence < last or end.digest != digest:
        return [Fault(last, _("the last event is not the one that was sealed"))]
    return []


def _noted(text: str | None) -> tuple[int, str] | None:
    if not text:
        return None
    number, _colon, digest = text.partition(":")
    if not number.isdecimal() or len(digest) != len(START):
        raise ValueError(_("the end of a trail is written NUMBER:DIGEST, as hallar audit head prints it"))
    return int(number), digest
