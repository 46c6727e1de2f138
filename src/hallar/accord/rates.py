"""Money of several currencies in one, each amount at the rate of its day; knows no Django."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext

OLDEST = timedelta(days=45)
"""A rate older than this on the day of an amount says nothing about it."""
_DIGITS = 60
"""Products of an amount and two rates fit in; quotients that do not end are rounded there."""


class NoRateError(LookupError):
    """No rate leads from one currency to the other on a day."""

    def __init__(self, currency: str, into: str, on: date, oldest: timedelta) -> None:
        super().__init__(
            f"no rate leads from {currency} to {into} on {on}: neither directly nor over a third currency "
            f"is there one of that day or of the {oldest.days} days before"
        )


@dataclass(frozen=True)
class Rate:
    """One unit of ``currency`` was worth ``rate`` units of ``base`` on a day.

    Attributes:
        source: who says so.
    """

    on: date
    currency: str
    base: str
    rate: Decimal
    source: str


@dataclass(frozen=True)
class Conversion:
    """An amount in another currency.

    Attributes:
        value: not rounded to cents; exact where the quotient ends within 60 digits.
        rates: which were used: none between equal currencies, two where the way leads over a third.
        through: the third currency; empty where there is none.
    """

    value: Decimal
    rates: tuple[Rate, ...]
    through: str = ""


@dataclass(frozen=True)
class _Step:
    """A rate, and whether it is quoted the other way round."""

    rate: Rate
    inverse: bool


class RateTable:
    """Rates by the two currencies and the day.

    >>> table = RateTable([Rate(date(2021, 6, 1), "USD", "MXN", Decimal("20"), "a bank")])
    >>> table.convert(Decimal("500"), "MXN", "USD", date(2021, 6, 8)).value
    Decimal('25')
    """

    def __init__(self, rates: Iterable[Rate], oldest: timedelta = OLDEST) -> None:
        """Keep the rates; of two of one pair and day the later in order holds.

        Args:
            rates: in any order.
            oldest: a rate older than this on the day of an amount is not used.
        """
        self._oldest = oldest
        self._by_pair: dict[tuple[str, str], list[Rate]] = defaultdict(list)
        for one in sorted(rates, key=lambda rate: rate.on):
            self._by_pair[one.currency, one.base].append(one)
        self._currencies = sorted({code for pair in self._by_pair for code in pair})

    def convert(self, value: Decimal, currency: str, into: str, on: date) -> Conversion:
        """Return an amount in another currency, at the last rates not after its day.

        A rate between the two goes before a way over a third currency; of several thirds the one whose older
        rate is the latest, then the first by its code.

        Args:
            value: the amount.
            currency: its own, ISO 4217.
            into: the other.
            on: its day.

        Raises:
            NoRateError: there is no rate young enough, directly or over a third currency.
        """
        if currency == into:
            return Conversion(value, ())
        direct = self._step(currency, into, on)
        if direct is not None:
            return Conversion(_product(value, direct), (direct.rate,))
        ways = [
            (first, second, third)
            for third in self._currencies
            if third not in {currency, into}
            and (first := self._step(currency, third, on)) is not None
            and (second := self._step(third, into, on)) is not None
        ]
        if not ways:
            raise NoRateError(currency, into, on, self._oldest)
        first, second, third = max(ways, key=lambda way: min(way[0].rate.on, way[1].rate.on))
        return Conversion(_product(value, first, second), (first.rate, second.rate), third)

    def _step(self, currency: str, into: str, on: date) -> _Step | None:
        """Return the later of the rates quoted this way round and the other."""
        forth, back = self._last((currency, into), on), self._last((into, currency), on)
        if forth is not None and (back is None or forth.on >= back.on):
            return _Step(forth, inverse=False)
        return _Step(back, inverse=True) if back is not None else None

    def _last(self, pair: tuple[str, str], on: date) -> Rate | None:
        rates = self._by_pair.get(pair, [])
        place = bisect_right(rates, on, key=lambda rate: rate.on)
        found = rates[place - 1] if place else None
        return found if found is not None and on - found.on <= self._oldest else None


def _product(value: Decimal, *steps: _Step) -> Decimal:
    """Return an amount after some steps; multiplied first and divided once, so that little is rounded."""
    divisor = Decimal(1)
    with localcontext(prec=_DIGITS):
        for step in steps:
            if step.inverse:
                divisor *= step.rate.rate
            else:
                value *= step.rate.rate
        return value / divisor
