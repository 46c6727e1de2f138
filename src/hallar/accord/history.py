"""What happened to a point, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hallar.accord.models import Evidence, Point, StatusStatement
from hallar.accord.parties import party_name


@dataclass(frozen=True)
class HistoryEntry:
    """Something that happened.

    Attributes:
        on: the day for which it is said.
        what: in words.
        grounds: what was said with it; empty where nothing was.
    """

    on: date
    what: str
    grounds: str


def history_of(point: Point) -> list[HistoryEntry]:
    """Return the agreement, every party's words, milestones reached and evidence accepted, by day."""
    agreed = point.document.dated if point.document else point.accord.concluded_on
    entries = [HistoryEntry(agreed, _("agreed"), point.document.title if point.document else "")]
    for word in point.statements.select_related("concurs_with").order_by("pk"):
        entries.append(HistoryEntry(word.as_of, _word(word), word.note))
    for milestone in point.milestones.all():
        if milestone.done_on:
            what = _("milestone reached: %(title)s") % {"title": milestone.title}
            entries.append(HistoryEntry(milestone.done_on, what, ""))
    for evidence in point.evidence.filter(state=Evidence.State.ACCEPTED).select_related("document"):
        day = evidence.dated or (evidence.document.dated if evidence.document else localdate(evidence.at))
        entries.append(HistoryEntry(day, _("evidence put on record"), evidence.words))
    return sorted(entries, key=lambda entry: entry.on)


def _word(word: StatusStatement) -> str:
    said = {"party": party_name(word.country), "status": word.get_status_display()}
    if word.concurs_with is None:
        return _("stated by %(party)s: %(status)s") % said
    said["other"] = party_name(word.concurs_with.country)
    return _("%(party)s concurs with %(other)s: %(status)s") % said
