"""Rules of the identity numbers of four countries."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.mx import curp

from hallar.casework.models import IdentityNumber

Kind = IdentityNumber.Kind
_DPI_DEPARTMENTS = 22
_DNI_DEPARTMENTS = 18


def check_identity_number(kind: str, value: str) -> str:
    """Return a number in its plain form.

    Sources: CURP, Instructivo normativo (RENAPO, 2018); DPI, check digit modulo 11 over the first eight
    digits (RENAP); DUI, check digit modulo 10 (RNPN); DNI: department, municipality, year, serial (RNP).

    Raises:
        ValueError: the number breaks a rule of its kind.
    """
    plain = re.sub(r"[\s\-.]", "", value).upper()
    match kind:
        case Kind.CURP:
            return _curp(plain)
        case Kind.DPI:
            return _dpi(plain)
        case Kind.DUI:
            return _dui(plain)
        case Kind.DNI:
            return _dni(plain)
        case Kind.OTHER if value.strip():
            return value.strip()
        case Kind.OTHER:
            raise ValueError(_("The number is empty."))
        case _:
            raise ValueError(_("There is no such kind of identity number."))


def _curp(plain: str) -> str:
    try:
        return str(curp.validate(plain))
    except NumberError:
        raise ValueError(
            _("%(value)s is no CURP: 18 characters with a valid date, state and check digit")
            % {"value": plain[:20]}
        ) from None


def _dpi(plain: str) -> str:
    if not re.fullmatch(r"[0-9]{13}", plain):
        raise ValueError(_("a DPI has 13 digits"))
    if not 1 <= int(plain[9:11]) <= _DPI_DEPARTMENTS or int(plain[11:13]) == 0:
        raise ValueError(_("the DPI names no department and municipality of Guatemala"))
    total = sum(int(digit) * (place + 2) for place, digit in enumerate(plain[:8]))
    if total % 11 != int(plain[8]):
        raise ValueError(_("the check digit of the DPI is wrong; read it again"))
    return plain


def _dui(plain: str) -> str:
    if not re.fullmatch(r"[0-9]{9}", plain):
        raise ValueError(_("a DUI has nine digits"))
    total = sum(int(digit) * (9 - place) for place, digit in enumerate(plain[:8]))
    if (10 - total % 10) % 10 != int(plain[8]):
        raise ValueError(_("the check digit of the DUI is wrong; read it again"))
    return plain


def _dni(plain: str) -> str:
    if not re.fullmatch(r"[0-9]{13}", plain):
        raise ValueError(_("a DNI of Honduras has 13 digits"))
    if not 1 <= int(plain[:2]) <= _DNI_DEPARTMENTS:
        raise ValueError(_("the first two digits of the DNI name no department of Honduras"))
    return plain
