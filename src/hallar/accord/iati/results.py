"""Results of an activity: indicators, their baselines, and what each period was to reach and reached."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from hallar.accord.iati.activity import Baseline, Period
from hallar.accord.iati.fields import LONGEST_TEXT, LONGEST_VALUE, ActivityFields, shortened
from hallar.accord.iati.rules import YEAR

_MEASURES = ("1", "2", "3", "4", "5")
"""Code list IndicatorMeasure."""
_INDICATOR = "result/indicator"


def periods_of(fields: ActivityFields) -> Iterator[Period]:
    """Give the periods of every indicator of every result; one without periods is given without days."""
    for result in fields.element.findall("result"):
        heading = fields.narrative(result.find("title"))
        for indicator in result.findall("indicator"):
            own = fields.narrative(indicator.find("title"))
            title = ": ".join(part for part in dict.fromkeys((heading, own)) if part)
            yield from _periods(fields, indicator, shortened(title, LONGEST_TEXT))


def _periods(fields: ActivityFields, indicator: Element, title: str) -> Iterator[Period]:
    measure = fields.code(indicator, _INDICATOR, _MEASURES, "measure")
    baselines = tuple(_baselines(fields, indicator))
    found = indicator.findall("period")
    for one in found:
        begins, ends = fields.days(one, f"{_INDICATOR}/period")
        target, actual = _values(one, "target"), _values(one, "actual")
        yield Period(title, begins, ends, target, actual, measure, baselines)
    if not found:
        yield Period(title, None, None, "", "", measure, baselines)


def _baselines(fields: ActivityFields, indicator: Element) -> Iterator[Baseline]:
    path = f"{_INDICATOR}/baseline"
    for one in indicator.findall("baseline"):
        year = (one.get("year") or "").strip()
        on = fields.day(one, path) if one.get("iso-date") else None
        if len(year) != 4 or not (year.isascii() and year.isdigit()):
            fields.refuse(one, f"{path}/@year", year, YEAR)
        else:
            yield Baseline(int(year), on, shortened((one.get("value") or "").strip(), LONGEST_VALUE))


def _values(period: Element, name: str) -> str:
    """Return the values of a period; several stand for parts, such as women and men."""
    values = [(one.get("value") or "").strip() for one in period.findall(name)]
    return shortened("; ".join(value for value in values if value), LONGEST_VALUE)
