"""The columns that a table may have, and how a cell of each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hallar.casework.models import Country, ImportBatch, Remains, SexChoice
from hallar.casework.uncertain_date import parse_uncertain_date

Read = Callable[[str], Any]


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        field: where its values are stored.
        read: turns a cell into a value; ``ValueError`` says what is wrong with it.
    """

    field: str
    read: Read


def text(longest: int) -> Read:
    """Read a text of at most so many characters."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise ValueError(_("longer than %(count)d characters") % {"count": longest})
        return cell

    return read


def number(lowest: float, highest: float, *, whole: bool) -> Read:
    """Read a number within limits."""

    def read(cell: str) -> float:
        try:
            value = int(cell) if whole else float(cell.replace(",", "."))
        except ValueError:
            raise ValueError(_("%(value)s is no number") % {"value": cell[:20]}) from None
        if not lowest <= value <= highest:
            raise ValueError(
                _("%(value)s lies outside %(low)g to %(high)g")
                % {"value": cell[:20], "low": lowest, "high": highest}
            )
        return value

    return read


def uncertain_date(cell: str) -> str:
    """Read a date that may be uncertain."""
    found = parse_uncertain_date(cell)
    if found is not None and found[0] > date.today():
        raise ValueError(_("This day is still to come."))
    return cell


def municipality(cell: str) -> str:
    """Read a municipality; 998 and 999 are what national lists write for 'unknown'."""
    if cell in ("998", "999"):
        raise ValueError(f"{cell}: {_('unknown')}")
    return str(text(120)(cell))


def one_of(words: Mapping[str, str]) -> Read:
    """Read one of several words, in Spanish or English."""

    def read(cell: str) -> str:
        value = words.get(cell.casefold())
        if value is None:
            raise ValueError(
                _("%(value)s is none of: %(known)s")
                % {"value": cell[:30], "known": ", ".join(sorted(words))[:300]}
            )
        return value

    return read


SEX = {
    "f": SexChoice.FEMALE, "m": SexChoice.MALE, "mujer": SexChoice.FEMALE, "hombre": SexChoice.MALE,
    "female": SexChoice.FEMALE, "male": SexChoice.MALE, "femenino": SexChoice.FEMALE,
    "masculino": SexChoice.MALE, "unknown": SexChoice.UNKNOWN, "desconocido": SexChoice.UNKNOWN,
}  # fmt: skip
COUNTRY = {
    **{one.value.casefold(): one.value for one in Country},
    "méxico": Country.MEXICO, "mexico": Country.MEXICO, "estados unidos": Country.UNITED_STATES,
    "united states": Country.UNITED_STATES, "guatemala": Country.GUATEMALA, "honduras": Country.HONDURAS,
    "el salvador": Country.EL_SALVADOR, "desconocido": Country.UNKNOWN, "unknown": Country.UNKNOWN,
}  # fmt: skip
STATUS = {
    "desaparecida": "desaparecida", "no localizada": "no_localizada", "no_localizada": "no_localizada",
    "disappeared": "desaparecida", "not located": "no_localizada",
}  # fmt: skip
KIND = {
    "cuerpo": "body",
    "segmento": "part",
    "fragmento": "fragment",
    "body": "body",
    "part": "part",
    "fragment": "fragment",
}
_WORDS = text(2000)
_LATITUDE, _LONGITUDE = number(-90, 90, whole=False), number(-180, 180, whole=False)
_CENTIMETRES = number(30, 250, whole=True)

PERSON_COLUMNS = {
    name: Column(name, read)
    for name, read in (
        ("folio", text(60)), ("local_folio", text(60)), ("given", text(120)), ("first_surname", text(80)),
        ("second_surname", text(80)), ("status", one_of(STATUS)), ("sex", one_of(SEX)), ("gender", text(60)),
        ("birth_date", uncertain_date), ("last_contact", uncertain_date), ("nationality", one_of(COUNTRY)),
        ("origin_country", one_of(COUNTRY)), ("origin_municipality", municipality), ("last_place", text(200)),
        ("last_latitude", _LATITUDE), ("last_longitude", _LONGITUDE), ("route", _WORDS),
        ("criminal_file", text(80)), ("stature_min", _CENTIMETRES), ("stature_max", _CENTIMETRES),
        ("build", text(60)), ("hair", text(80)), ("eyes", text(60)), ("medical", _WORDS),
        ("description", _WORDS),
    )
}  # fmt: skip
REMAINS_COLUMNS = {
    name: Column(name, read)
    for name, read in (
        ("code", text(60)), ("kind", one_of(KIND)), ("found_on", uncertain_date),
        ("found_country", one_of(COUNTRY)), ("found_place", text(200)), ("found_latitude", _LATITUDE),
        ("found_longitude", _LONGITUDE), ("site", text(120)), ("grave", text(60)), ("sector", text(60)),
        ("found_by", text(200)), ("sex", one_of(SEX)), ("age_min", number(0, 120, whole=True)),
        ("age_max", number(0, 120, whole=True)), ("stature_min", _CENTIMETRES), ("stature_max", _CENTIMETRES),
        ("interval_min", number(0, 40000, whole=True)), ("interval_max", number(0, 40000, whole=True)),
        ("condition", one_of({one.value: one.value for one in Remains.Condition})), ("hair", text(80)),
        ("eyes", text(60)), ("medical", _WORDS), ("description", _WORDS), ("location", text(160)),
        ("position", text(80)),
    )
}  # fmt: skip
COLUMNS: dict[str, dict[str, Column]] = {
    ImportBatch.Subject.PERSONS: PERSON_COLUMNS,
    ImportBatch.Subject.REMAINS: REMAINS_COLUMNS,
}
KEY: dict[str, str] = {ImportBatch.Subject.PERSONS: "folio", ImportBatch.Subject.REMAINS: "code"}
REQUIRED: dict[str, tuple[str, ...]] = {"folio": ("given",), "code": ("location",)}
"""What a new record needs besides its key."""
