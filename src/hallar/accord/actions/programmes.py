"""Programmes and exchange rates, brought in from files."""

from __future__ import annotations

import hashlib

from hallar.accord.actions.permission import party_required
from hallar.accord.iati import Activity as Published
from hallar.accord.iati import Baseline, Share, read_activities, shortened
from hallar.accord.models import Accord, Activity, ExchangeRate, Money, Result
from hallar.accord.rate_file import read_rates
from hallar.casework.actions.action import action, latest
from hallar.casework.models import Account
from hallar.casework.roles import Right

LONGEST_BASELINE = 200
PERCENTAGE = "2"
"""Code list IndicatorMeasure."""


@action("programmes.bring_in", Right.KEEP_ACCORD)
def bring_in_activities(*, by: Account, accord: Accord, name: str, content: bytes) -> list[Activity]:
    """Bring in the activities of an IATI file; one that is there already is renewed, evidence stays on it.

    Raises:
        BadInputError: the file cannot be read whole.
    """
    party_required(by, accord)
    accord = latest(accord, None)
    published = read_activities(content, name)
    digest = hashlib.sha256(content).hexdigest()
    return [_bring_in(accord, one, name[:200], digest) for one in published]


@action("rates.bring_in", Right.KEEP_ACCORD)
def bring_in_rates(*, by: Account, accord: Accord, name: str, content: bytes) -> list[ExchangeRate]:
    """Bring in exchange rates; a rate of a day that is there already is replaced.

    Raises:
        BadInputError: the table cannot be read whole.
    """
    party_required(by, accord)
    accord = latest(accord, None)
    brought = []
    for rate in read_rates(content, name):
        row = ExchangeRate.objects.filter(
            accord=accord, on=rate.on, currency=rate.currency, base=rate.base
        ).first() or ExchangeRate(accord=accord, on=rate.on, currency=rate.currency, base=rate.base)
        row.rate, row.source = rate.rate, rate.source
        row.save()
        brought.append(row)
    return brought


def _bring_in(accord: Accord, published: Published, name: str, digest: str) -> Activity:
    known = Activity.objects.select_for_update().filter(accord=accord, identifier=published.identifier)
    activity = known.first() or Activity(accord=accord, identifier=published.identifier)
    titles = published.titles
    activity.title = titles.get("en") or next(iter(titles.values()), published.identifier)
    activity.title_spanish = titles.get("es", "")
    activity.organisation, activity.stage = published.organisation[:200], published.status
    activity.begins, activity.ends = published.begins, published.ends
    activity.participants = [
        {"name": one.name or one.identifier, "role": one.role} for one in published.participants
    ]
    activity.countries, activity.sectors = _shares(published.countries), _shares(published.sectors)
    activity.source, activity.digest = name, digest
    activity.save()
    activity.money.all().delete()
    activity.results.all().delete()
    Money.objects.bulk_create(
        Money(activity=activity, kind=one.kind, value=one.value, currency=one.currency, on=one.on)
        for one in (*published.amounts, *published.planned)
    )
    Result.objects.bulk_create(
        Result(
            activity=activity, title=one.title, begins=one.begins, ends=one.ends,
            baseline=_baseline(one.baselines), target=one.target, actual=one.actual,
            percentage=one.measure == PERCENTAGE,
        )
        for one in published.periods
    )  # fmt: skip
    return activity


def _shares(published: tuple[Share, ...]) -> list[dict[str, str]]:
    return [
        {
            "code": one.code,
            "name": one.name,
            "percentage": "" if one.percentage is None else f"{one.percentage:f}",
        }
        for one in published
    ]


def _baseline(published: tuple[Baseline, ...]) -> str:
    values = [f"{one.value} ({one.year})" for one in published if one.value]
    return shortened("; ".join(values), LONGEST_BASELINE)
