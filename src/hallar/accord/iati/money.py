"""Budgets, planned disbursements and transactions of an activity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import Element

from hallar.accord.iati.activity import Amount, AmountKind
from hallar.accord.iati.fields import ActivityFields
from hallar.accord.iati.rules import MISSING

_TRANSACTION_KINDS: dict[str, AmountKind] = {
    "1": "incoming", "2": "commitment", "3": "disbursement", "4": "disbursement", "5": "other",
    "6": "other", "7": "other", "8": "other", "9": "other", "10": "other", "11": "incoming", "12": "other",
    "13": "incoming",
}  # fmt: skip
"""Code list TransactionType."""
_ORIGINAL, _REVISED = "1", "2"
"""Code list BudgetType; a budget that names none is an original one."""


def budgets_of(fields: ActivityFields) -> tuple[Amount, ...]:
    """Return the budgets; an original one that a revised one replaces is of the kind ``other``."""
    found = list(_spread_over_days(fields, "budget", "budget"))
    revised = {(one.begins, one.ends) for one in found if one.code == _REVISED}
    return tuple(
        replace(one, kind="other") if one.code != _REVISED and (one.begins, one.ends) in revised else one
        for one in found
    )


def planned_of(fields: ActivityFields) -> tuple[Amount, ...]:
    """Return the planned disbursements."""
    return tuple(_spread_over_days(fields, "planned-disbursement", "planned"))


def transactions_of(fields: ActivityFields) -> tuple[Amount, ...]:
    """Return the transactions."""
    return tuple(
        amount
        for one in fields.element.findall("transaction")
        if (amount := _transaction(fields, one)) is not None
    )


def _spread_over_days(fields: ActivityFields, tag: str, kind: AmountKind) -> Iterator[Amount]:
    for one in fields.element.findall(tag):
        code = fields.code(one, tag, (_ORIGINAL, _REVISED), "type")
        begins, ends = _planned_days(fields, one) if kind == "planned" else fields.days(one, tag)
        money = fields.money(one, tag)
        if money is not None:
            yield Amount(kind, *money, code, begins, ends)


def _planned_days(fields: ActivityFields, element: Element) -> tuple[date | None, date | None]:
    """Return the days of a planned disbursement, which may name its first day alone."""
    if element.find("period-end") is not None:
        return fields.days(element, element.tag)
    start = element.find("period-start")
    if start is None:
        fields.refuse(element, f"{element.tag}/period-start", "", MISSING)
        return None, None
    return fields.day(start, f"{element.tag}/period-start"), None


def _transaction(fields: ActivityFields, element: Element) -> Amount | None:
    kind = element.find("transaction-type")
    if kind is None or not kind.get("code"):
        fields.refuse(element, "transaction/transaction-type", "", MISSING)
    code = fields.code(kind, "transaction/transaction-type", _TRANSACTION_KINDS)
    day = element.find("transaction-date")
    if day is None:
        fields.refuse(element, "transaction/transaction-date", "", MISSING)
    on = fields.day(day, "transaction/transaction-date") if day is not None else None
    money = fields.money(element, "transaction")
    if not code or money is None:
        return None
    return Amount(_TRANSACTION_KINDS[code], *money, code, on)
