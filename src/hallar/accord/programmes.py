"""The money of programmes, added up in the currency of the accord at the rates of its days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from hallar.accord.models import Accord, Activity, Evidence, ExchangeRate, Money, Point
from hallar.accord.rates import NoRateError, Rate, RateTable

SUMMED = (Money.Kind.BUDGET, Money.Kind.PLANNED, Money.Kind.COMMITMENT, Money.Kind.DISBURSEMENT)


@dataclass
class Sum:
    """Money of one kind.

    Attributes:
        label: of the kind.
        currency: of the accord.
        published: by currency, as it stands in the files.
        total: what could be converted, in the accord's currency; ``None`` where nothing could.
        rates: which were used, in words.
        missing: amounts for which there is no rate, in words.
    """

    label: str
    currency: str
    published: list[tuple[str, Decimal]]
    total: Decimal | None = None
    rates: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def sums_of(point: Point) -> list[Sum]:
    """Add up the money of the programmes accepted as evidence for a point."""
    accepted = point.evidence.filter(state=Evidence.State.ACCEPTED).exclude(activity=None)
    return _sums(point.accord, Money.objects.filter(activity__in=accepted.values("activity")))


def sums_of_activity(activity: Activity) -> list[Sum]:
    """Add up the money of a programme."""
    return _sums(activity.accord, activity.money.all())


def _sums(accord: Accord, money: Iterable[Money]) -> list[Sum]:
    by_kind: dict[str, list[Money]] = defaultdict(list)
    for one in money:
        by_kind[one.kind].append(one)
    if not by_kind:
        return []
    rows = ExchangeRate.objects.filter(accord=accord)
    table = RateTable(Rate(one.on, one.currency, one.base, one.rate, one.source) for one in rows)
    return [_sum(accord.currency, kind, by_kind[kind], table) for kind in SUMMED if by_kind[kind]]


def _sum(currency: str, kind: Money.Kind, money: list[Money], table: RateTable) -> Sum:
    published: dict[str, Decimal] = defaultdict(Decimal)
    for one in money:
        published[one.currency] += one.value
    total = Sum(str(kind.label), currency, sorted(published.items()))
    for one in money:
        try:
            converted = table.convert(one.value, one.currency, currency, one.on)
        except NoRateError:
            total.missing.append(f"{one.value:,.2f} {one.currency} ({one.on})")
            continue
        total.total = (total.total or Decimal()) + converted.value
        total.rates += [_rate(used) for used in converted.rates]
    total.rates = list(dict.fromkeys(total.rates))
    return total


def _rate(rate: Rate) -> str:
    told = f"1 {rate.currency} = {rate.rate.normalize():f} {rate.base} ({rate.on})"
    return f"{told}, {rate.source}" if rate.source else told
