"""What happened to a point, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallar.accord.models import SOURCES, Evidence, Point, PointChange, StatusStatement, TrainingCourse
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


INNER = (
    PointChange.Kind.DECLINED,
    PointChange.Kind.SET_ASIDE,
    PointChange.Kind.REOPENED,
    PointChange.Kind.BACK,
)
"""Of concern to the parties: what was offered or drafted is not public."""


def history_of(point: Point, *, public: bool = False) -> list[HistoryEntry]:
    """Return the agreement, every party's words, milestones, evidence accepted, courses and changes, by day.

    Args:
        point: whose.
        public: whether to leave out what only the parties judged among themselves.
    """
    entries = [HistoryEntry(point.agreed_on(), _("agreed"), point.document.title if point.document else "")]
    for word in point.statements.select_related("concurs_with").order_by("pk"):
        entries.append(HistoryEntry(word.as_of, _word(word), word.note))
    for milestone in point.milestones.all():
        if milestone.done_on:
            said = {"title": milestone.title, "party": party_name(milestone.country)}
            what = _("milestone reached, as stated by %(party)s: %(title)s") % said
            entries.append(HistoryEntry(milestone.done_on, what, ""))
    for course in point.courses.all():
        what = _("course held: %(title)s") % {"title": course.title}
        entries.append(HistoryEntry(course.held_on, what, _trained(course)))
    accepted = point.evidence.filter(state=Evidence.State.ACCEPTED)
    for evidence in accepted.select_related(*SOURCES):
        day = evidence.dated or (evidence.document.dated if evidence.document else localdate(evidence.at))
        what = _("evidence put on record by %(party)s") % {"party": party_name(evidence.country)}
        entries.append(HistoryEntry(day, what, str(evidence)))
    for change in point.changes.exclude(kind__in=INNER if public else ()).select_related("other"):
        entries.append(HistoryEntry(localdate(change.at), _change(change), _grounds(change)))
    return sorted(entries, key=lambda entry: entry.on)


def _word(word: StatusStatement) -> str:
    said = {"party": party_name(word.country), "status": word.get_status_display()}
    if word.concurs_with is None:
        return _("stated by %(party)s: %(status)s") % said
    said["other"] = party_name(word.concurs_with.country)
    return _("%(party)s concurs with %(other)s: %(status)s") % said


def _trained(course: TrainingCourse) -> str:
    return ngettext("%(count)d official", "%(count)d officials", course.officials) % {
        "count": course.officials
    }


def _change(change: PointChange) -> str:
    kind = PointChange.Kind
    what = {
        kind.TOOK_IN: _("%(party)s merged point %(number)d into this one"),
        kind.SPLIT_OFF: _("%(party)s split this one off point %(number)d"),
        kind.GAVE_BACK: _("%(party)s brought back point %(number)d, which had been merged into this one"),
        kind.CORRECTED: _("corrected by %(party)s"),
        kind.SET_ASIDE: _("set aside by %(party)s"),
        kind.BACK: _("brought back as a draft by %(party)s"),
        kind.REOPENED: _("made a draft again by %(party)s"),
        kind.DECLINED: _("evidence declined by %(party)s"),
        kind.UNREACHED: _("milestone not reached after all, as stated by %(party)s"),
    }[kind(change.kind)]
    number = change.other.number if change.other else 0
    return what % {"party": party_name(change.country), "number": number}


def _grounds(change: PointChange) -> str:
    """Return what came with a change, line by line."""
    came = [
        _("with it came parts: %(count)d") % {"count": change.parts} if change.parts else "",
        _("with it came offers of evidence: %(count)d") % {"count": change.offers} if change.offers else "",
    ]
    corrected = [_correction(name, *values) for name, values in change.corrected.items()]
    return "\n".join(one for one in (change.about, change.reason, *came, *corrected) if one)


def _correction(name: str, before: Any, after: Any) -> str:
    field = Point._meta.get_field(name)
    return f"{field.verbose_name}: {_told(field, before)} → {_told(field, after)}"  # type: ignore[union-attr]


def _told(field: Any, value: Any) -> str:
    """Write a value of a field in words."""
    if isinstance(value, list):
        return ", ".join(party_name(one) for one in value) or "—"
    return str(dict(field.flatchoices).get(value, value)) or "—" if value is not None else "—"
