"""Small IATI files."""

from __future__ import annotations

import pytest

from hallar.accord.iati import Activity, read_activities
from hallar.formats.defect import BadInputError

VALUE = '<value value-date="2022-03-15">1000</value>'
SPENT = (
    f'<transaction><transaction-type code="3"/><transaction-date iso-date="2022-03-15"/>{VALUE}</transaction>'
)


def activity(inside: str = "", identifier: str = "XX-1", attributes: str = 'default-currency="USD"') -> str:
    """Return an activity, on lines of its own."""
    return (
        f'<iati-activity {attributes} xml:lang="en">\n<iati-identifier>{identifier}</iati-identifier>\n'
        f"{inside}\n</iati-activity>\n"
    )


def file_of(*activities: str, version: str = "2.03", before: str = "") -> bytes:
    """Return a file; the first activity begins on line 2, what is inside of it on line 4."""
    return f'{before}<iati-activities version="{version}">\n{"".join(activities)}</iati-activities>'.encode()


def only(inside: str, **more: str) -> Activity:
    """Return the activity of a file that has one."""
    (found,) = read_activities(file_of(activity(inside, **more)), "aid.xml")
    return found


def refusals(content: bytes, language: str = "en") -> list[str]:
    """Return what is said of a file that is refused."""
    with pytest.raises(BadInputError) as refused:
        read_activities(content, "aid.xml")
    return refused.value.messages("es" if language == "es" else "en")
