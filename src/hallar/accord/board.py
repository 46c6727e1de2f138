"""What is late, due soon, stalled or contested: counts and lists by the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from hallar.accord.deadlines import SOON, STALLED
from hallar.accord.models import SETTLED, Accord, DraftState, Evidence, Point, Status

SHOWN = 12


def _late(today: date) -> Q:
    return ~Q(status__in=SETTLED) & Q(next_due__lt=today)


def _soon(today: date) -> Q:
    return ~Q(status__in=SETTLED) & Q(next_due__gte=today, next_due__lte=today + SOON)


def _stalled(today: date) -> Q:
    return ~Q(status__in=SETTLED) & Q(moved_on__lt=today - STALLED)


STANDINGS: dict[str, Callable[[date], Q]] = {
    "late": _late, "soon": _soon, "stalled": _stalled, "contested": lambda _today: Q(contested=True),
}  # fmt: skip
"""How an unsettled point can stand to today."""


@dataclass(frozen=True)
class Group:
    """Points that stand alike.

    Attributes:
        code: a key of :data:`STANDINGS`.
        title: in words.
        count: how many there are.
        points: the first of them.
    """

    code: str
    title: str
    count: int
    points: list[Point]


@dataclass(frozen=True)
class Board:
    """Where an accord stands.

    Attributes:
        confirmed: number of confirmed points.
        drafts: number of drafts.
        by_status: every status with its number of points.
        groups: late, due soon, stalled, contested.
    """

    confirmed: int
    drafts: int
    by_status: list[tuple[Status, int]]
    groups: list[Group]

    @property
    def is_calm(self) -> bool:
        """Return whether nothing is late, due soon, stalled or contested."""
        return not any(group.count for group in self.groups)


def confirmed_points(accord: Accord) -> QuerySet[Point]:
    """Return the points of an accord that a person confirmed."""
    return Point.objects.filter(accord=accord, state=DraftState.CONFIRMED)


def points_with_offers(accord: Accord) -> QuerySet[Point]:
    """Return the confirmed points for which later documents offer evidence that nobody has judged yet."""
    offers = Evidence.objects.filter(point=OuterRef("pk"), state=Evidence.State.OFFERED)
    return confirmed_points(accord).filter(Exists(offers))


def standing_points(points: QuerySet[Point], standing: str, today: date) -> QuerySet[Point]:
    """Return those of some points that stand in one of :data:`STANDINGS`."""
    return points.filter(STANDINGS[standing](today))


def board_of(accord: Accord, today: date) -> Board:
    """Work out where an accord stands on a day."""
    points = confirmed_points(accord)
    counted = points.aggregate(**{name: Count("pk", filter=rule(today)) for name, rule in STANDINGS.items()})
    titles = {
        "late": _("Late"), "soon": _("Due within 90 days"), "stalled": _("Nothing happened for 180 days"),
        "contested": _("One party's word waits for another's"),
    }  # fmt: skip
    orders = {"late": "next_due", "soon": "next_due", "stalled": "moved_on", "contested": "number"}
    groups = [
        Group(
            name, titles[name], counted[name], list(points.filter(rule(today)).order_by(orders[name])[:SHOWN])
        )
        for name, rule in STANDINGS.items()
    ]
    states = dict(points.order_by().values_list("status").annotate(Count("pk")))
    return Board(
        confirmed=sum(states.values()),
        drafts=Point.objects.filter(accord=accord, state=DraftState.DRAFT).count(),
        by_status=[(one, states.get(one.value, 0)) for one in Status],
        groups=groups,
    )
