"""Names, identity numbers, marks, teeth, belongings and photographs: added and taken away one by one."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, assign, latest, own_agency_required
from hallar.casework.actions.persons import refresh_search_name
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.identity_numbers import check_identity_number
from hallar.casework.images import checked_image
from hallar.casework.models import (
    Account,
    IdentityNumber,
    MissingPerson,
    PersonName,
    Photograph,
    Record,
    Remains,
    ToothRecord,
)
from hallar.casework.roles import Right
from hallar.casework.teeth import check_tooth

Owner = MissingPerson | Remains
D = TypeVar("D", bound=Record)


@action("detail.add", None)
def add_detail(*, by: Account, owner: Owner, kind: type[D], values: dict[str, Any]) -> D:
    """Add a detail to a person or to remains; a tooth that is on record is replaced.

    Raises:
        CaseworkError: an identity number or a tooth that cannot be, or a number that is on record.
    """
    _may(by, owner, kind)
    where: dict[str, Any] = {"person": owner} if isinstance(owner, MissingPerson) else {"remains": owner}
    values = _checked(kind, where, values)
    known = ToothRecord.objects.filter(**where, fdi=values["fdi"]).first() if kind is ToothRecord else None
    detail: D = known or kind(**where)  # type: ignore[assignment]
    assign(detail, values)
    detail.save()
    if isinstance(owner, MissingPerson) and kind is PersonName:
        refresh_search_name(latest(owner, None))
    return detail


@action("detail.remove", None)
def remove_detail(*, by: Account, owner: Owner, detail: Record, reason: str) -> Owner:
    """Take a detail away from a person or from remains."""
    _may(by, owner, type(detail))
    key = "person_id" if isinstance(owner, MissingPerson) else "remains_id"
    if getattr(detail, key, None) != owner.pk:
        raise CaseworkError(_("This record does not exist any more."))
    detail.delete()
    if isinstance(owner, MissingPerson) and isinstance(detail, PersonName):
        refresh_search_name(latest(owner, None))
    return owner


@action("photograph.add", Right.DESCRIBE)
def add_photograph(*, by: Account, owner: Owner, content: bytes, caption: str) -> Photograph:
    """Add a photograph; its content decides what it is, not its name.

    Raises:
        ImageError: it is no JPEG, PNG or WebP picture, or too large.
    """
    own_agency_required(by, owner.agency_id)
    cleaned, content_type = checked_image(content)
    photograph = Photograph(
        **({"person": owner} if isinstance(owner, MissingPerson) else {"remains": owner}),
        content=cleaned,
        content_type=content_type,
        digest=hashlib.sha256(cleaned).hexdigest(),
        caption=caption,
    )
    photograph.save()
    return photograph


def _checked(kind: type[Record], where: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    if kind in (PersonName, IdentityNumber) and "person" not in where:
        raise CaseworkError(
            _("Names and identity numbers are those of a person searched for; remains have none.")
        )
    try:
        if kind is ToothRecord:
            check_tooth(values["fdi"], values.get("state", "sound"), values.get("surfaces", {}))
        if kind is IdentityNumber:
            values = {**values, "value": check_identity_number(values["kind"], values["value"])}
    except ValueError as refused:
        raise CaseworkError(str(refused)) from None
    if kind is IdentityNumber and IdentityNumber.objects.filter(**where, **values).exists():
        raise CaseworkError(_("This number is on record already."))
    return values


def _may(by: Account, owner: Owner, kind: type[Record]) -> None:
    right = Right.EDIT_PERSON if kind in (PersonName, IdentityNumber) else Right.DESCRIBE
    if not by.may(right):
        raise NotAllowedError(_("Your role does not allow this step."))
    own_agency_required(by, owner.agency_id)
