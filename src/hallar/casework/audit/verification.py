"""Finding altered, removed or inserted events."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
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
    previous, last = START, 0
    noted = _noted(expected_head)
    unread = AuditEvent.objects.order_by("sequence")
    while True:
        reached = last
        for event in unread.iterator(2000):
            faults += _event_faults(event, last, previous, noted)
            previous, last = event.digest, event.sequence
            advance(1)
        end = AuditHead.objects.first()
        # Others go on working meanwhile: what they have appended since is read too before the end is judged.
        if end is None or end.sequence <= last or last == reached:
            break
        unread = unread.filter(sequence__gt=last)
    faults += _end_faults(end, last, previous)
    if noted and noted[0] > last:
        faults.append(Fault(noted[0], _("the end of the trail noted earlier is not there any more")))
    return faults


def _event_faults(
    event: AuditEvent, last: int, previous: str, noted: tuple[int, str] | None
) -> Iterator[Fault]:
    if event.sequence > last + 1:
        removed = event.sequence - last - 1
        yield Fault(last + 1, _("%(count)d removed before this place") % {"count": removed})
    elif event.previous_digest != previous:
        yield Fault(
            event.sequence, _("not chained to the event before it: inserted, or that one was altered")
        )
    if not hmac.compare_digest(event.digest, digest_of(event)):
        yield Fault(event.sequence, _("altered or inserted after it was written"))
    if noted and event.sequence == noted[0] and event.digest != noted[1]:
        yield Fault(event.sequence, _("differs from the end of the trail noted earlier"))


def _end_faults(end: AuditHead | None, last: int, digest: str) -> list[Fault]:
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
