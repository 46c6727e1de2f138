"""What an IATI file says: money, days, results, organisations, places."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hallar.accord.iati import Amount, Baseline, Participant, Share, read_activities
from tests.accord.conftest import EXAMPLES
from tests.accord.iati.files import VALUE, activity, file_of, only

DAY = date(2022, 3, 15)


def transaction(code: str, value: str = VALUE) -> str:
    return (
        f'<transaction><transaction-type code="{code}"/><transaction-date iso-date="2022-03-15"/>{value}'
        "</transaction>"
    )


def budget(value: str, attributes: str = "", year: int = 2022) -> str:
    return (
        f'<budget {attributes}><period-start iso-date="{year}-01-01"/><period-end iso-date="{year}-12-31"/>'
        f'<value value-date="{year}-01-01">{value}</value></budget>'
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("1", "incoming"), ("2", "commitment"), ("3", "disbursement"), ("4", "disbursement"), ("5", "other"),
        ("6", "other"), ("7", "other"), ("8", "other"), ("9", "other"), ("10", "other"), ("11", "incoming"),
        ("12", "other"), ("13", "incoming"),
    ],
)  # fmt: skip
def test_every_type_of_transaction_has_a_kind(code: str, kind: str) -> None:
    (amount,) = only(transaction(code)).amounts
    assert (amount.kind, amount.code, amount.begins) == (kind, code, DAY)


def test_a_value_has_its_own_currency_or_else_the_activity_s() -> None:
    own = '<value currency="mxn" value-date="2022-03-16Z"> -20.50 </value>'
    found = only(transaction("3") + transaction("4", own)).amounts
    assert found[0] == Amount("disbursement", Decimal(1000), "USD", DAY, "3", DAY)
    assert found[1] == Amount("disbursement", Decimal("-20.50"), "MXN", date(2022, 3, 16), "4", DAY)


def test_a_revised_budget_takes_the_place_of_the_original_one_of_the_same_days() -> None:
    found = only(budget("100", 'type="1"') + budget("130", 'type="2"') + budget("90", year=2023)).amounts
    assert [(one.kind, one.value) for one in found] == [("other", 100), ("budget", 130), ("budget", 90)]


def test_planned_disbursements_stand_apart_and_may_name_their_first_day_alone() -> None:
    one = (
        f'<planned-disbursement type="1"><period-start iso-date="2023-01-01"/>{VALUE}</planned-disbursement>'
    )
    found = only(one)
    assert found.amounts == ()
    assert found.planned == (Amount("planned", Decimal(1000), "USD", DAY, "1", date(2023, 1, 1)),)


def test_an_actual_day_goes_before_a_planned_one() -> None:
    found = only(
        '<activity-date type="1" iso-date="2021-10-01"/>'
        '<activity-date type="2" iso-date="2022-03-01T00:00:00"/>'
        '<activity-date type="3" iso-date="2024-09-30"/>'
    )
    assert (found.begins, found.ends) == (date(2022, 3, 1), date(2024, 9, 30))


def test_texts_in_several_languages() -> None:
    found = only(
        "<title><narrative>Forensic training</narrative><narrative>second</narrative>"
        '<narrative xml:lang="es-MX">Capacitación\n forense</narrative></title>'
    )
    assert found.titles == {"en": "Forensic training", "es": "Capacitación forense"}


def test_a_text_takes_the_language_of_the_file_where_its_activity_has_none() -> None:
    content = (
        b'<iati-activities version="2.01" xml:lang="es"><iati-activity><iati-identifier>XX</iati-identifier>'
        b"<title><narrative>Viviendas</narrative></title></iati-activity></iati-activities>"
    )
    assert read_activities(content, "a.xml")[0].titles == {"es": "Viviendas"}


def test_a_long_text_is_shown_to_be_cut_off() -> None:
    title = only(f"<title><narrative>{'x' * 400}</narrative></title>").titles["en"]
    assert len(title) == 300
    assert title.endswith("…")


def test_results_with_baseline_target_and_what_was_reached() -> None:
    (one, other) = only(
        '<result type="1"><title><narrative>Trained</narrative></title>'
        '<indicator measure="1"><title><narrative>Days to answer</narrative></title>'
        '<baseline year="2020" value="90"/><baseline year="2021" iso-date="2021-06-08" value="80"/>'
        '<period><period-start iso-date="2022-01-01"/><period-end iso-date="2022-12-31"/>'
        '<target value="30"/><actual value="20"/><actual value="15"/></period></indicator>'
        '<indicator measure="5"><title><narrative>Trust</narrative></title></indicator></result>'
    ).periods
    assert (one.title, one.begins, one.ends) == (
        "Trained: Days to answer", date(2022, 1, 1), date(2022, 12, 31)
    )  # fmt: skip
    assert (one.target, one.actual, one.measure) == ("30", "20; 15", "1")
    assert one.baselines == (Baseline(2020, None, "90"), Baseline(2021, date(2021, 6, 8), "80"))
    assert (other.title, other.begins, other.measure) == ("Trained: Trust", None, "5")


def test_organisations_countries_and_sectors() -> None:
    found = only(
        '<reporting-org ref="XX-9" type="10"><narrative>Agency</narrative></reporting-org>'
        '<participating-org role="1" ref="XX-9" type="10"/>'
        '<participating-org role="4" type="80"><narrative>Institute</narrative></participating-org>'
        '<activity-status code="2"/>'
        '<recipient-country code="MX" percentage="60"/><recipient-country code="GT" percentage="40.0"/>'
        '<sector code="15130" percentage="100"><narrative>Justice</narrative></sector>'
        '<transaction><transaction-type code="3"/><transaction-date iso-date="2022-03-15"/>'
        f'{VALUE}<sector vocabulary="99" code="F1"/><recipient-country code="MX"/></transaction>'
    )
    assert (found.organisation, found.status) == ("Agency", "2")
    assert found.participants == (Participant("", "XX-9", "1"), Participant("Institute", "", "4"))
    assert found.countries == (Share("MX", "", "", Decimal(60)), Share("GT", "", "", Decimal("40.0")))
    assert found.sectors == (
        Share("15130", "1", "Justice", Decimal(100)), Share("F1", "99", "", None)
    )  # fmt: skip


def test_what_extensions_and_other_elements_say_is_left_aside() -> None:
    found = only(
        '<x:budget xmlns:x="urn:x"><x:value>no number</x:value></x:budget>'
        "<country-budget-items><budget>no number</budget></country-budget-items>"
    )
    assert found.amounts == ()


@pytest.mark.parametrize("version", ["2.01", "2.02", "2.03"])
def test_files_of_version_2_are_read_in_their_order(version: str) -> None:
    content = file_of(activity(identifier=" XX-2 "), activity(identifier="XX-1"), version=version)
    assert [one.identifier for one in read_activities(content, "a.xml")] == ["XX-2", "XX-1"]


def test_another_encoding_and_a_byte_order_mark() -> None:
    title = activity("<title><narrative>Capacitación</narrative></title>")
    text = file_of(title, before='<?xml version="1.0" encoding="{}"?>\n').decode()
    for name in ("utf-8-sig", "utf-16", "iso-8859-1"):
        content = text.format(name.removesuffix("-sig")).encode(name)
        assert read_activities(content, "a.xml")[0].titles == {"en": "Capacitación"}


def test_the_example_says_that_it_is_invented() -> None:
    path: Path = EXAMPLES / "follow" / "programmes.xml"
    found = read_activities(path.read_bytes(), path.name)
    assert len(found) >= 2
    assert all("demonstration" in one.titles["en"] and "demostración" in one.titles["es"] for one in found)
    assert all(one.amounts and one.periods for one in found)
