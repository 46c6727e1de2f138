"""Texts, days, numbers and codes of one activity; what cannot be read is kept as a defect."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from hallar.accord.currencies import CURRENCIES
from hallar.accord.iati.rules import (
    ASK_PUBLISHER,
    BACKWARDS,
    CODE,
    CURRENCY,
    DAY,
    MISSING,
    NUMBER,
    TOO_MUCH,
    VALUE_DATE,
)
from hallar.accord.iati.tree import LANGUAGE, PlacedElement
from hallar.formats.defect import Defect

LARGEST = Decimal(10) ** 16
"""No programme has this much money in any currency."""
LONGEST_TEXT = 300
LONGEST_VALUE = 60
_LONGEST_NUMBER = 40
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?")
"""A day of XML Schema; a time of day, which some publishers add, changes nothing of it."""


class ActivityFields:
    """Reads the fields of one ``iati-activity`` element.

    Attributes:
        element: the activity.
        defects: what could not be read so far.
    """

    def __init__(self, element: PlacedElement, file: str, name: str) -> None:
        """Take an activity.

        Args:
            element: the activity.
            file: name of the file, for messages.
            name: by which messages call the activity.
        """
        self.element = element
        self.defects: list[Defect] = []
        self._place = f"{file}, {name}"
        self._currency = element.get("default-currency", "")
        self._language = element.get(LANGUAGE, "")

    def refuse(self, element: Element, path: str, value: str, rule: tuple[str, str]) -> None:
        """Keep a defect; its place is the activity, the path of the element and its line."""
        line = element.line if isinstance(element, PlacedElement) else 0
        self.defects.append(Defect(f"{self._place}, {path}", line, 0, value, rule, ASK_PUBLISHER))

    def narratives(self, element: Element | None) -> dict[str, str]:
        """Return the texts of an element by language, the activity's own where a text names none.

        Of two in one language the first one stays.
        """
        found: dict[str, str] = {}
        for one in element.findall("narrative") if element is not None else ():
            text = " ".join("".join(one.itertext()).split())
            if text:
                language = one.get(LANGUAGE, self._language)[:2].lower()
                found.setdefault(language, shortened(text, LONGEST_TEXT))
        return found

    def narrative(self, element: Element | None) -> str:
        """Return the text of an element, the English or else the first one."""
        texts = self.narratives(element)
        return texts.get("en") or next(iter(texts.values()), "")

    def code(
        self, element: Element | None, path: str, known: Collection[str], attribute: str = "code"
    ) -> str:
        """Return a code of a list; empty where there is no element or no code."""
        code = (element.get(attribute) or "").strip() if element is not None else ""
        if element is not None and code and code not in known:
            self.refuse(element, f"{path}/@{attribute}", code, CODE)
        return code if code in known else ""

    def day(self, element: Element, path: str, attribute: str = "iso-date") -> date | None:
        """Return the day that an attribute names; refuse what is none, or missing."""
        text = (element.get(attribute) or "").strip()
        if not text:
            rule = VALUE_DATE if attribute == "value-date" else MISSING
            self.refuse(element, f"{path}/@{attribute}", "", rule)
            return None
        found = _DAY.fullmatch(text)
        try:
            return date.fromisoformat(found[1] if found else text)
        except ValueError:
            self.refuse(element, f"{path}/@{attribute}", text, DAY)
            return None

    def days(self, element: Element, path: str) -> tuple[date | None, date | None]:
        """Return the days on which a period begins and ends."""
        begins, ends = (self._child_day(element, path, name) for name in ("period-start", "period-end"))
        if begins is not None and ends is not None and ends < begins:
            self.refuse(element, path, f"{begins} – {ends}", BACKWARDS)
        return begins, ends

    def money(self, element: Element, path: str) -> tuple[Decimal, str, date] | None:
        """Return value, currency and value date of a budget or transaction; refuse what lacks."""
        value = element.find("value")
        if value is None:
            self.refuse(element, f"{path}/value", "", MISSING)
            return None
        path = f"{path}/value"
        text = "".join(value.itertext()).strip()
        number = decimal_of(text)
        if number is None:
            self.refuse(value, path, text, NUMBER)
        elif abs(number) >= LARGEST:
            self.refuse(value, path, text, TOO_MUCH)
        currency = (value.get("currency") or self._currency).strip().upper()
        if currency not in CURRENCIES:
            self.refuse(value, f"{path}/@currency", currency, CURRENCY)
        on = self.day(value, path, "value-date")
        if number is None or on is None:
            return None
        return number, currency, on

    def _child_day(self, element: Element, path: str, name: str) -> date | None:
        child = element.find(name)
        if child is None:
            self.refuse(element, f"{path}/{name}", "", MISSING)
            return None
        return self.day(child, f"{path}/{name}")


def decimal_of(text: str) -> Decimal | None:
    """Return a number as XML Schema writes it, ``None`` for anything else.

    >>> decimal_of("-12.50"), decimal_of("1,000"), decimal_of("1e5")
    (Decimal('-12.50'), None, None)
    """
    return Decimal(text) if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text) else None


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many characters; what is cut off is shown to be."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
