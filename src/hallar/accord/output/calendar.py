"""What is due, as a calendar that other programs subscribe to (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import icalendar
from django.utils.translation import gettext as _

from hallar.accord.board import confirmed_points
from hallar.accord.deadlines import next_due
from hallar.accord.models import SETTLED, Accord, Milestone, Point
from hallar.accord.parties import party_name

YEAR = 12
FEBRUARY, SHORTEST_MONTH = 2, 28


def calendar_of(accord: Accord, address_of: Callable[[Point], str], host: str) -> bytes:
    """Return the days on which something is still due: points, milestones, what recurs.

    Args:
        accord: whose confirmed, unsettled points are listed.
        address_of: the address of a point's page.
        host: name of this installation; with a number it makes an entry known again when it changes.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Hallar//accord//ES")
    calendar.add("version", "2.0")
    calendar.add("name", accord.title)
    calendar.add("x-wr-calname", accord.title)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"value": "DURATION"})
    for point in confirmed_points(accord).exclude(status__in=SETTLED).prefetch_related("milestones"):
        for event in _events(point, address_of(point), host):
            calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _events(point: Point, address: str, host: str) -> list[icalendar.Event]:
    events = []
    day = point.due_to or point.due_from
    if day is not None:
        # What recurs begins with the first day for which nothing has been held yet.
        held = [one for one in point.milestones.all() if one.occurrence and one.done_on is not None]
        event = _event(f"point-{point.pk}@{host}", next_due(point, held), point.summary, point, address)
        if point.every_months:
            event.add("rrule", _recurrence(day, point.every_months))
        events.append(event)
    for one in point.milestones.all():
        if one.due is not None and one.done_on is None:
            events.append(_milestone(one, point, address, host))
    return events


def _milestone(one: Milestone, point: Point, address: str, host: str) -> icalendar.Event:
    title = f"{one.title} ({point.summary})"
    return _event(f"milestone-{one.pk}@{host}", one.due, title, point, address)


def _recurrence(day: date, every_months: int) -> dict[str, object]:
    """Return the rule; a day that a month lacks becomes its last, which RFC 5545 would leave out."""
    if every_months % YEAR == 0:
        rule: dict[str, object] = {"freq": "yearly", "interval": every_months // YEAR}
    else:
        rule = {"freq": "monthly", "interval": every_months}
    if day.day <= SHORTEST_MONTH or (rule["freq"] == "yearly" and day.month != FEBRUARY):
        return rule
    if rule["freq"] == "yearly":
        rule["bymonth"] = day.month
    return {**rule, "bymonthday": list(range(SHORTEST_MONTH, day.day + 1)), "bysetpos": -1}


def _event(uid: str, day: date | None, title: str, point: Point, address: str) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("dtstart", day)
    event.add("dtstamp", datetime.combine(point.moved_on or point.accord.concluded_on, time(), UTC))
    owed = ", ".join(party_name(one) for one in point.committed_by)
    event.add(
        "description",
        _("Committed: %(parties)s. %(sentence)s") % {"parties": owed, "sentence": point.sentence},
    )
    event.add("url", address)
    event.add("sequence", point.version)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [point.get_theme_display()])
    return event
