"""What happened to a point, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hallar.accord.models import Evidence, Point, PointChange, StatusStatement
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
    """Return the agreement, every party's words, milestones, evidence accepted and changes, by day."""
    entries = [HistoryEntry(point.agreed_on(), _("agreed"), point.document.title if point.document else "")]
    for word in point.statements.select_related("concurs_with").order_by("pk"):
        entries.append(HistoryEntry(word.as_of, _word(word), word.note))
    for milestone in point.milestones.all():
        if milestone.done_on:
            what = _("milestone reached: %(title)s") % {"title": milestone.title}
            entries.append(HistoryEntry(milestone.done_on, what, ""))
    accepted = point.evidence.filter(state=Evidence.State.ACCEPTED)
    for evidence in accepted.select_related("later", "document", "activity", "indicator"):
        day = evidence.dated or (evidence.document.dated if evidence.document else localdate(evidence.at))
        entries.append(HistoryEntry(day, _("evidence put on record"), str(evidence)))
    for change in point.changes.select_related("other"):
        grounds = "\n".join(_correction(name, *values) for name, values in change.corrected.items())
        entries.append(HistoryEntry(localdate(change.at), _change(change), grounds))
    return sorted(entries, key=lambda entry: entry.on)


def _word(word: StatusStatement) -> str:
    said = {"party": party_name(word.country), "status": word.get_status_display()}
    if word.concurs_with is None:
        return _("stated by %(party)s: %(status)s") % said
    said["other"] = party_name(word.concurs_with.country)
    return _("%(party)s concurs with %(other)s: %(status)s") % said


def _change(change: PointChange) -> str:
    said = {
        "party": party_name(change.country), "number": change.other.number if change.other else 0,
        "parts": change.parts, "offers": change.offers,
    }  # fmt: skip
    match change.kind:
        case PointChange.Kind.TOOK_IN:
            what = _(
                "%(party)s merged point %(number)d into this one (parts: %(parts)d, offers of evidence: "
                "%(offers)d)"
            )
        case PointChange.Kind.SPLIT_OFF:
            what = _(
                "%(party)s split this one off point %(number)d (parts: %(parts)d, offers of evidence: "
                "%(offers)d)"
            )
        case PointChange.Kind.GAVE_BACK:
            what = _("%(party)s brought back point %(number)d, which had been merged into this one")
        case _other:
            what = _("corrected by %(party)s")
    return what % said


def _correction(name: str, before: Any, after: Any) -> str:
    field = Point._meta.get_field(name)
    return f"{field.verbose_name}: {_told(field, before)} → {_told(field, after)}"  # type: ignore[union-attr]


def _told(field: Any, value: Any) -> str:
    """Write a value of a field in words."""
    if isinstance(value, list):
        return ", ".join(party_name(one) for one in value) or "—"
    return str(dict(field.flatchoices).get(value, value)) or "—" if value is not None else "—"
