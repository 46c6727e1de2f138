"""The money of an activity, added up by currency."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, localcontext

from hallar.accord.iati.activity import Activity, AmountKind

_DIGITS = 80
"""More than the values that are read can need, so that nothing is rounded."""


@dataclass(frozen=True)
class Totals:
    """Sums in one currency, exact.

    Attributes:
        currency: ISO 4217.
        budgeted: original budgets and the revised ones that replace them.
        planned: disbursements planned.
        committed: outgoing commitments.
        disbursed: disbursements and expenditures.
        incoming: funds, commitments and pledges received.
    """

    currency: str
    budgeted: Decimal
    planned: Decimal
    committed: Decimal
    disbursed: Decimal
    incoming: Decimal


def totals_of(activity: Activity) -> list[Totals]:
    """Return the sums of an activity, a row for each currency, by its code."""
    sums: dict[str, dict[AmountKind, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    with localcontext(prec=_DIGITS):
        for one in (*activity.amounts, *activity.planned):
            sums[one.currency][one.kind] += one.value
    return [
        Totals(
            currency,
            budgeted=by_kind["budget"],
            planned=by_kind["planned"],
            committed=by_kind["commitment"],
            disbursed=by_kind["disbursement"],
            incoming=by_kind["incoming"],
        )
        for currency, by_kind in sorted(sums.items())
    ]
