"""What holds for every file: nothing but a clear refusal, and no money lost or added."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from hypothesis import example, given
from hypothesis import strategies as st

from hallar.accord.iati import Activity, read_activities
from hallar.formats.defect import BadInputError
from tests.accord.iati.files import SPENT, activity, file_of

values = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12)
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))
rows = st.lists(
    st.tuples(st.sampled_from(["2", "3", "4", "7"]), values, st.sampled_from(["USD", "MXN", "GTQ"]), days),
    max_size=12,
)
GOOD = file_of(activity(SPENT), activity('<title><narrative xml:lang="es">Año</narrative></title>', "XX-2"))


def read_or_refuse(content: bytes) -> list[Activity]:
    """Return the activities, or nothing for a file that is refused with reasons."""
    try:
        return read_activities(content, "a.xml")
    except BadInputError as error:
        refused = error
    assert refused.defects
    assert all(refused.messages("es") + refused.messages("en"))
    return []


@given(st.binary(max_size=400))
@example(b'<iati-activities version="2.03"><iati-activity')
@example(b"\xff\xfe<\x00a\x00")
@example(b'<?xml version="1.0" encoding="utf-7"?><a/>')
def test_arbitrary_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refuse(content)


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=6), st.integers(0, 30))
def test_damaged_files_are_read_or_refused(place: int, instead: bytes, length: int) -> None:
    read_or_refuse(GOOD[:place] + instead + GOOD[place + length :])


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60))
def test_any_text_may_stand_in_any_place(text: str) -> None:
    quoted = escape(text, {'"': "&quot;"})
    read_or_refuse(file_of(activity(SPENT.replace("1000", quoted).replace("2022-03-15", quoted), quoted)))


@given(rows)
def test_amounts_are_those_that_were_published(
    published: list[tuple[str, Decimal, str, date]],
) -> None:
    inside = "".join(
        f'<transaction><transaction-type code="{code}"/><transaction-date iso-date="{day}"/>'
        f'<value currency="{currency}" value-date="{day}">{value}</value></transaction>'
        for code, value, currency, day in published
    )
    (found,) = read_activities(file_of(activity(inside)), "a.xml")
    assert [(one.code, one.value, one.currency, one.on) for one in found.amounts] == published
