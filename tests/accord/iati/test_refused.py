"""What is refused, and how it is said: the place, the value, the rule and the remedy."""

from __future__ import annotations

import pytest

from hallar.accord.iati import read_activities, rules
from hallar.formats.defect import BadInputError
from tests.accord.iati.files import SPENT, VALUE, activity, file_of, refusals

ASK = "Ask the publisher to mend it."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "aid.xml, line 1, column 1: an IATI activity file is well-formed XML"),
        (b"%PDF-1.7 \x00\xff", "aid.xml, line 1, column 9: an IATI activity file is well-formed XML"),
        (b"a,b\n1,2\n", "aid.xml, line 1, column 1: an IATI activity file is well-formed XML"),
        (file_of(activity())[:-9], "aid.xml, line 6, column"),
        (b"<html/>", "an IATI activity file begins with iati-activities (found: 'html')"),
        (b'<iati-organisations version="2.03"/>', "aid.xml, line 1: this is an organisation file"),
        (b'<iati-activities version="2.03"/>', "aid.xml: there is no iati-activity element in it."),
        (file_of(activity(), version="1.05"), "version 2 of the standard is read (found: '1.05')"),
        (b"<iati-activities/>", "version 2 of the standard is read."),
        (b'<?xml version="1.0" encoding="x-unknown"?><a/>', "the declared encoding cannot be read"),
    ],
)
def test_another_file_is_named_as_what_it_is(content: bytes, said: str) -> None:
    (message,) = refusals(content)
    assert said in message


def test_entities_and_document_types_are_refused_before_they_are_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n'
    (message,) = refusals(file_of(activity("<title>&b;</title>"), before=bomb))
    assert message.startswith("aid.xml, line 1: the file declares a document type or entities")
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    assert "document type" in refusals(file_of(activity(), before=outside))[0]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (
            SPENT.replace("1000", "1,000"),
            "aid.xml, XX-1, transaction/value, line 4: a value is a number with a decimal point, without "
            f"thousands separators (found: '1,000'). {ASK}",
        ),
        (SPENT.replace("1000", "1e5"), "a value is a number with a decimal point"),
        (SPENT.replace("1000", "NaN"), "a value is a number with a decimal point"),
        (SPENT.replace("1000", "١٢"), "a value is a number with a decimal point"),
        (SPENT.replace("1000", ""), "a value is a number with a decimal point"),
        (SPENT.replace("1000", "9" * 17), "no programme has this much money"),
        (SPENT.replace(VALUE, ""), "aid.xml, XX-1, transaction/value, line 4: this part is missing."),
        (
            SPENT.replace(' value-date="2022-03-15"', ""),
            "aid.xml, XX-1, transaction/value/@value-date, line 4: a value names the day",
        ),
        (
            SPENT.replace('value-date="2022-03-15"', 'value-date="15/03/2022"'),
            "is in the calendar (found: '15/03",
        ),
        (SPENT.replace('value-date="2022-03-15"', 'value-date="2022-02-30"'), "(found: '2022-02-30')"),
        (
            SPENT.replace('<transaction-type code="3"/>', ""),
            "transaction/transaction-type, line 4: this part is",
        ),
        (SPENT.replace('code="3"', 'code="14"'), "this code is not on the standard's list (found: '14')"),
        (
            SPENT.replace('<transaction-date iso-date="2022-03-15"/>', ""),
            "transaction/transaction-date, line 4",
        ),
        (SPENT.replace("<value ", '<value currency="US$" '), "names a currency of ISO 4217 (found: 'US$')"),
        (
            f'<budget><period-start iso-date="2022-01-01"/>{VALUE}</budget>',
            "budget/period-end, line 4: this part",
        ),
        (
            '<budget><period-start iso-date="2022-01-01"/><period-end iso-date="2021-01-01"/>'
            f"{VALUE}</budget>",
            "a period ends after it begins (found: '2022-01-01 – 2021-01-01')",
        ),
        ('<activity-date type="1"/>', "activity-date/@iso-date, line 4: this part is missing."),
        ('<activity-date type="9" iso-date="2022-01-01"/>', "activity-date/@type, line 4: this code"),
        ('<activity-date iso-date="2022-01-01"/>', "activity-date/@type, line 4: this part is missing."),
        ('<activity-status code="7"/>', "activity-status/@code, line 4: this code is not on"),
        ('<recipient-country code="Mexico"/>', "two letters of ISO 3166-1 (found: 'Mexico')"),
        ('<sector percentage="50"/>', "sector/@code, line 4: this part is missing."),
        ('<sector code="1" percentage="101"/>', "a percentage is a number from 0 to 100 (found: '101')"),
        (
            '<result type="1"><indicator measure="1"><baseline year="x"/></indicator></result>',
            "result/indicator/baseline/@year, line 4: a year is written with four digits",
        ),
    ],
)
def test_a_bad_field_is_told_with_activity_element_line_value_rule_and_remedy(inside: str, said: str) -> None:
    (message,) = refusals(file_of(activity(inside)))
    assert said in message
    assert message.endswith(ASK)


def test_a_value_without_currency_is_refused() -> None:
    (message,) = refusals(file_of(activity(SPENT, attributes="")))
    assert "transaction/value/@currency, line 4: a value, or its activity, names a currency" in message


def test_an_activity_without_identifier_is_called_by_its_number() -> None:
    (message,) = refusals(file_of(activity(), activity(identifier="")))
    assert message == (
        f"aid.xml, iati-activity 2, iati-identifier, line 6: an activity has an identifier. {ASK}"
    )


def test_an_identifier_that_is_there_twice_or_too_long_is_refused() -> None:
    assert (
        "an identifier stands once in a file (found: 'XX-1')" in refusals(file_of(activity(), activity()))[0]
    )
    assert "at most 120 characters" in refusals(file_of(activity(identifier="X" * 121)))[0]


def test_every_bad_row_of_every_activity_is_told_in_the_order_of_the_file() -> None:
    bad = SPENT.replace("1000", "?")
    content = file_of(activity(f"{bad}\n{SPENT}\n{bad}"), activity(bad, identifier="XX-2"))
    assert [one.split(":")[0] for one in refusals(content)] == [
        "aid.xml, XX-1, transaction/value, line 4",
        "aid.xml, XX-1, transaction/value, line 6",
        "aid.xml, XX-2, transaction/value, line 10",
    ]


def test_of_very_many_defects_the_rest_is_counted() -> None:
    messages = refusals(file_of(activity(SPENT.replace("1000", "?") * (rules.MAX_DEFECTS + 7))))
    assert len(messages) == rules.MAX_DEFECTS + 1
    assert "this many more were found (found: '7')" in messages[0]


def test_spanish() -> None:
    (message,) = refusals(file_of(activity(SPENT.replace("1000", "mil"))), "es")
    assert message == (
        "aid.xml, XX-1, transaction/value, línea 4: un valor es un número con punto decimal, sin separadores "
        "de miles (se encontró: 'mil'). Pida a quien lo publica que lo corrija."
    )


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nested too deeply" in refusals(file_of(activity("<a>" * 50 + "</a>" * 50)))[0]
    assert "an activity has at most 200,000 elements" in refusals(file_of(activity("<a/>" * 200_000)))[0]
    monkeypatch.setattr("hallar.accord.iati.reading.MAX_ACTIVITIES", 1)
    assert "activities are read" in refusals(file_of(activity(), activity(identifier="XX-2")))[0]
    with pytest.raises(BadInputError, match=r"at most 50 MB are read \(found: '51 MB'\)"):
        read_activities(b" " * (rules.MAX_BYTES + 1024**2), "aid.xml")


def test_every_rule_is_said_in_both_languages() -> None:
    pairs = [value for value in vars(rules).values() if isinstance(value, tuple)]
    assert len(pairs) > 20
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
