"""Counts, times, waiting lists and points on the map, for the view of one account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum, auto
from statistics import median

from django.db.models import CharField, Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Substr
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hallar.casework.actions.decisions import DAYS_TO_NOTIFY
from hallar.casework.models import (
    Account,
    Candidate,
    CandidateState,
    Country,
    Family,
    Identification,
    MissingPerson,
    Notification,
    Sample,
)
from hallar.casework.models.person import OPEN_STATUSES
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.roles import Right
from hallar.casework.scope import (
    candidates_of,
    hand_overs_of,
    notifications_of,
    own_families,
    own_persons,
    own_remains,
    own_samples,
)
from hallar.charts import MapPoint

POINTS_SHOWN = 4000
WAITING_SHOWN = 15
SAMPLED_FEW = 1
LARGEST_GROUPS = 12
Cells = Counter[tuple[str, str, str | None]]
"""How many persons there are of each nationality, agency and year of last contact."""


@dataclass(frozen=True)
class CaseCounts:
    """How many cases stand where.

    Attributes:
        figures: name and number of each stage.
        by_country: persons searched for, open and all, by nationality.
        by_agency: the same by agency.
        by_year: the same by year of last contact.
        days_to_answer: median days from a family's first sample to an identification; ``None`` without any.
    """

    figures: list[tuple[str, int]]
    by_country: list[dict[str, object]]
    by_agency: list[dict[str, object]]
    by_year: list[dict[str, object]]
    days_to_answer: float | None


def case_counts(account: Account) -> CaseCounts:
    """Count the cases in an account's view."""
    persons, remains = own_persons(account), own_remains(account)
    states = dict(candidates_of(account).values_list("state").annotate(Count("pk")).order_by())
    tasks = notifications_of(account)
    open_persons = _counted(persons.filter(status__in=OPEN_STATUSES))
    countries, agencies, years = (_totals(open_persons, place) for place in range(3))
    figures = [
        (_("Persons searched for"), sum(open_persons.values())),
        (_("Remains unidentified"), remains.filter(status=RemainsStatus.UNIDENTIFIED).count()),
        (_("Candidates open"), states.get(CandidateState.OPEN, 0)),
        (_("Under review"), states.get(CandidateState.REVIEW, 0) + states.get(CandidateState.MORE, 0)),
        (_("Proposed"), states.get(CandidateState.PROPOSED, 0)),
        (_("Identified"), states.get(CandidateState.IDENTIFIED, 0)),
        (_("Families told"), tasks.exclude(notified_on=None).count()),
        (_("Families to be told"), tasks.filter(notified_on=None, closed_at=None).count()),
    ]
    return CaseCounts(
        figures=figures,
        by_country=_rows(
            (Country(code).label, count) for code, count in countries.most_common(LARGEST_GROUPS)
        ),
        by_agency=_rows(agencies.most_common(LARGEST_GROUPS)),
        by_year=_rows(sorted(years.items())),
        days_to_answer=days_to_answer(Identification.objects.filter(candidate__in=candidates_of(account))),
    )


def _counted(persons: QuerySet[MissingPerson]) -> Cells:
    """Count persons by nationality, agency and year of last contact: the table is gone through once."""
    # SQLite extracts a year by calling back into Python for every row; cutting the text is faster.
    year = Substr(Cast("last_contact_earliest", CharField()), 1, 4)
    rows = persons.values_list("nationality", "agency__name", year).annotate(count=Count("pk")).order_by()
    return Cells({(country, agency, year): count for country, agency, year, count in rows})


def _totals(counts: Cells, place: int) -> Counter[str]:
    """Add up by one part of the key, leaving out whom it is not known of."""
    totals: Counter[str] = Counter()
    for key, count in counts.items():
        part = key[place]
        if part is not None:
            totals[part] += count
    return totals


def _rows(counted: Iterable[tuple[object, int]]) -> list[dict[str, object]]:
    return [{"key": key, "count": count} for key, count in counted]


def days_to_answer(identifications: QuerySet[Identification]) -> float | None:
    """Return the median days from a family's first sample to an identification that stands."""
    rows = (
        identifications.filter(reversed_at=None)
        .annotate(first=Min("candidate__member__family__members__samples__taken_on"))
        .values_list("first", "approved_at")
    )
    days = [(localdate(approved) - first).days for first, approved in rows if first]
    return median(days) if days else None


class WaitingKind(StrEnum):
    """Which records wait."""

    CANDIDATE = auto()
    SAMPLE = auto()
    REMAINS = auto()
    NOTIFICATION = auto()


@dataclass(frozen=True)
class Waiting:
    """Cases that wait for one kind of step.

    Attributes:
        what: what they wait for.
        kind: which records they are.
        count: how many.
        rows: the longest waiting: words, since when, number of the record.
        days: days after which a case has waited too long.
        state: of these candidates; empty for other records.
    """

    what: str
    kind: WaitingKind
    count: int
    rows: list[tuple[str, datetime, int]]
    days: int
    state: str = ""

    @property
    def late_before(self) -> datetime:
        """Cases that wait since before this moment have waited too long."""
        return datetime.now(UTC) - timedelta(days=self.days)


def waiting_list(account: Account) -> list[Waiting]:
    """Return who is waiting for what, since when, the longest waiting first."""
    groups: list[Waiting] = []
    if account.may(Right.SEE_QUEUE):
        for state, what, days in (
            (CandidateState.OPEN, _("Candidates waiting for a reviewer"), 15),
            (CandidateState.REVIEW, _("Candidates under review"), 30),
            (CandidateState.MORE, _("Candidates waiting for information"), 60),
            (CandidateState.PROPOSED, _("Proposals waiting for an approver"), 10),
        ):
            groups.append(_waiting_candidates(account, state, what, days))
    if account.may(Right.HANDLE_SAMPLE):
        samples = own_samples(account).filter(
            state__in=(Sample.State.TAKEN, Sample.State.SENT, Sample.State.RECEIVED, Sample.State.LOST)
        )
        listed = samples.order_by("state_since")[:WAITING_SHOWN]
        rows = [(f"{one.receipt} · {one.get_state_display()}", one.state_since, one.pk) for one in listed]
        groups.append(Waiting(_("Samples without a profile"), WaitingKind.SAMPLE, samples.count(), rows, 90))
    if account.may(Right.MOVE_REMAINS):
        moving = hand_overs_of(account).filter(received_at=None, cancelled_at=None).select_related("remains")
        rows = [
            (one.remains.code, one.released_at, one.remains_id)
            for one in moving.order_by("released_at")[:WAITING_SHOWN]
        ]
        groups.append(Waiting(_("Remains on their way"), WaitingKind.REMAINS, moving.count(), rows, 3))
    if account.may(Right.NOTIFY):
        groups.append(_waiting_families(account))
    return groups


def _waiting_candidates(account: Account, state: CandidateState, what: str, days: int) -> Waiting:
    found = candidates_of(account).filter(state=state)
    listed = found.select_related("remains", "member__person").order_by("waiting_since")[:WAITING_SHOWN]
    rows = [(_pair(one), one.waiting_since, one.pk) for one in listed]
    return Waiting(what, WaitingKind.CANDIDATE, found.count(), rows, days, state)


def _pair(one: Candidate) -> str:
    return f"{one.member.person.folio if one.member.person else one.member} · {one.remains.code}"


def _waiting_families(account: Account) -> Waiting:
    tasks: QuerySet[Notification] = notifications_of(account).filter(closed_at=None)
    listed = tasks.select_related("identification__candidate__member__family").order_by("opened_at")
    rows = [
        (one.identification.candidate.member.family.code, one.opened_at, one.pk)
        for one in listed[:WAITING_SHOWN]
    ]
    return Waiting(
        _("Families to be told or given back"),
        WaitingKind.NOTIFICATION,
        tasks.count(),
        rows,
        DAYS_TO_NOTIFY,
    )


def families_to_sample(account: Account) -> QuerySet[Family]:
    """Return families without a candidate in sight whose relatives are hardly sampled, fewest first."""
    typed = Count(
        "members__samples__profiles", filter=Q(members__samples__profiles__active=True), distinct=True
    )
    pending = Candidate.objects.filter(member__family=OuterRef("pk")).exclude(state=CandidateState.EXCLUDED)
    missing = MissingPerson.objects.filter(memberships__family=OuterRef("pk"), status__in=OPEN_STATUSES)
    return (
        own_families(account)
        .annotate(typed=typed)
        .filter(~Exists(pending), Exists(missing), typed__lte=SAMPLED_FEW)
        .order_by("typed", "registered_at")[:200]
    )


def map_points(account: Account) -> list[MapPoint]:
    """Return last known places and places found, joined by place."""
    seen = (
        own_persons(account)
        .filter(status__in=OPEN_STATUSES, last_latitude__isnull=False)
        .values_list("last_longitude", "last_latitude", "last_place")
        .annotate(count=Count("pk"))
        .order_by("-count")[:POINTS_SHOWN]
    )
    found = (
        own_remains(account)
        .filter(status=RemainsStatus.UNIDENTIFIED, found_latitude__isnull=False)
        .values_list("found_place")
        .annotate(count=Count("pk"), longitude=Min("found_longitude"), latitude=Min("found_latitude"))
        .order_by("-count")[:POINTS_SHOWN]
    )
    points = [
        MapPoint(longitude, latitude, "last_seen", place, count) for longitude, latitude, place, count in seen
    ]
    points += [
        MapPoint(longitude, latitude, "found", place, count) for place, count, longitude, latitude in found
    ]
    return points
