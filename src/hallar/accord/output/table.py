"""The confirmed points as a table (CSV, UTF-8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from hallar.accord.board import confirmed_points
from hallar.accord.models import SOURCES, Accord, Evidence, Point
from hallar.casework.exporting import csv_text

HEADING = (
    "number", "part_of", "summary", "sentence", "document", "document_date", "committed_by", "towards", "act",
    "kind", "theme", "quantities", "due_text", "due_from", "due_to", "every_months", "places",
    "beneficiaries", "status", "status_since", "contested", "last_words", "evidence", "next_due",
    "replaced_by", "address",
)  # fmt: skip
"""Columns; they are not translated, so that programs find them."""


def table_of(accord: Accord, address_of: Callable[[Point], str]) -> str:
    """Return the confirmed points of an accord, one a line, codes and ISO 8601 days.

    Args:
        accord: whose.
        address_of: the address of a point's page.
    """
    points = confirmed_points(accord).select_related("document", "parent", "replaced_by")
    points = points.prefetch_related("statements", *(f"evidence__{one}" for one in SOURCES))
    return csv_text(HEADING, _rows(points.iterator(500), address_of))


def _rows(points: Iterator[Point], address_of: Callable[[Point], str]) -> Iterator[list[object]]:
    for one in points:
        yield [
            one.number, one.parent.number if one.parent else "", one.summary, " ".join(one.sentence.split()),
            one.document.title if one.document else _("entered by hand"),
            one.document.dated if one.document else "", "; ".join(one.committed_by), "; ".join(one.towards),
            one.act, one.kind, one.theme, "; ".join(_quantity(quantity) for quantity in one.quantities),
            one.due_text, one.due_from or "", one.due_to or "", one.every_months or "",
            "; ".join(one.places), "; ".join(one.beneficiaries), one.status, one.status_since or "",
            int(one.contested), "; ".join(last_words(one)), "; ".join(_accepted(one)), one.next_due or "",
            one.replaced_by.number if one.replaced_by else "", address_of(one),
        ]  # fmt: skip


def _accepted(point: Point) -> list[str]:
    """Return the evidence on record, each on one line."""
    accepted = (one for one in point.evidence.all() if one.state == Evidence.State.ACCEPTED)
    return [" ".join((str(one) or one.reference).split()) for one in accepted]


def last_words(point: Point) -> list[str]:
    """Return each party's last word on a point: ``MX fulfilled 2022-10-13``."""
    last = {one.country: one for one in point.statements.all()}
    return [f"{one.country} {one.status} {one.as_of}" for one in last.values()]


def _quantity(quantity: dict[str, object]) -> str:
    return " ".join(str(quantity[name]) for name in ("qualifier", "value", "unit") if quantity[name])
