"""What every action is wrapped in: the right, the transaction, the trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from hallar.casework.audit import append_event
from hallar.casework.errors import CaseworkError, NotAllowedError, StaleRecordError
from hallar.casework.models import Account, Record
from hallar.casework.roles import Right
from hallar.casework.writing import writing

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=Record)
_STEPS_OF_THEIR_OWN = frozenset({"agency", "family", "location", "person", "position"})


def action(verb: str, right: Right | None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an action: atomic, allowed to some roles, on record with what it changed.

    The function takes keyword arguments only. ``by`` is the account that acts; ``reason`` or ``reasons``,
    where it is one of them, is put on record, and so is the record that it returns.

    Args:
        verb: what is done, for the trail: ``subject.action``.
        right: which roles may; ``None`` where the function itself decides.
    """

    def wrapped(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            by: Any = kwargs["by"]
            if right is not None and not by.may(right):
                raise NotAllowedError(_("Your role does not allow this step."))
            with transaction.atomic(), writing() as written:
                result = function(*args, **kwargs)
                append_event(
                    by=by,
                    verb=verb,
                    on=result if isinstance(result, models.Model) else None,
                    reason=str(kwargs.get("reason") or kwargs.get("reasons") or ""),
                    details={"changes": written.changes},
                )
            return result

        act.verb, act.right = verb, right  # type: ignore[attr-defined]
        return act

    return wrapped


def latest(record: M, version: int | None) -> M:
    """Return the record as it stands now, locked, unless somebody changed it since ``version``.

    Raises:
        StaleRecordError: somebody did.
        CaseworkError: the record is gone.
    """
    kind = type(record)
    now: M | None = kind._default_manager.select_for_update().filter(pk=record.pk).first()  # type: ignore[assignment]
    if now is None:
        raise CaseworkError(_("This record does not exist any more."))
    if version is not None and now.version != version:
        raise StaleRecordError(
            _(
                "Somebody else changed this record after you opened it. Nothing of yours was stored: compare "
                "your entries with the record as it is now, and store them again."
            )
        )
    return now


def assign(record: models.Model, values: dict[str, Any]) -> None:
    """Set several attributes of a record."""
    for name, value in values.items():
        setattr(record, name, value)


def edit(record: models.Model, values: dict[str, Any]) -> None:
    """Set fields that are edited freely; status, place and agency change by steps of their own.

    Raises:
        ValueError: another field is among them.
    """
    free = {
        field.name
        for field in record._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in _STEPS_OF_THEIR_OWN
    }
    wrong = sorted(values.keys() - free)
    if wrong:
        raise ValueError(f"not edited, but changed by an action of its own: {', '.join(wrong)}")
    assign(record, values)


def required(text: str, what: str) -> str:
    """Return a text without outer blanks.

    Raises:
        CaseworkError: it is empty.
    """
    text = text.strip()
    if not text:
        raise CaseworkError(_("%(what)s: write it down; it belongs on record.") % {"what": what})
    return text


def not_to_come(day: date | None) -> None:
    """Refuse a day after today; what goes on record has happened.

    Raises:
        CaseworkError: it is one.
    """
    if day is not None and day > date.today():
        raise CaseworkError(_("This day is still to come."))


def own_agency_required(by: Account, agency_id: int) -> None:
    """Refuse a record of an agency outside the account's view.

    Raises:
        NotAllowedError: it is.
    """
    if not by.agency.in_view().filter(pk=agency_id).exists():
        raise NotAllowedError(_("This record belongs to another agency; ask that agency to change it."))
