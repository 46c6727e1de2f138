"""Programmes and rates: brought in whole, renewed, kept apart by accord."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.evidence import add_evidence
from hallar.accord.actions.programmes import bring_in_activities, bring_in_rates
from hallar.accord.models import Accord, Activity, ExchangeRate
from hallar.formats.defect import BadInputError
from tests.accord.iati.files import SPENT, activity, file_of
from tests.accord.world import AccordWorld, refused

TITLES = (
    '<title><narrative xml:lang="en">Training</narrative><narrative xml:lang="es">Capacitación</narrative>'
    "</title>"
)
RESULT = (
    '<result type="1"><title><narrative>Trained</narrative></title><indicator measure="1"><period>'
    '<period-start iso-date="2022-01-01"/><period-end iso-date="2022-12-31"/><target value="40"/>'
    '<actual value="44"/></period></indicator></result>'
)


def bring_in(made: AccordWorld, *activities: str, accord: Accord | None = None) -> list[Activity]:
    return bring_in_activities(
        by=made.states, accord=accord or made.accord, name="aid.xml", content=file_of(*activities)
    )  # fmt: skip


def test_a_programme_is_stored_as_it_was_published(made: AccordWorld) -> None:
    (found,) = bring_in(made, activity(TITLES + SPENT + RESULT))
    assert (found.title, found.title_spanish, found.source) == ("Training", "Capacitación", "aid.xml")
    (money,) = found.money.all()
    assert (money.kind, money.value, money.currency) == ("disbursement", Decimal(1000), "USD")
    assert money.on == date(2022, 3, 15)
    (result,) = found.results.all()
    assert (result.title, result.target, result.actual) == ("Trained", "40", "44")


def test_what_is_planned_who_takes_part_and_what_was_before(made: AccordWorld) -> None:
    percent = RESULT.replace('measure="1"><period>', 'measure="2"><baseline year="2020" value="12"/><period>')
    (found,) = bring_in(
        made,
        activity(
            '<participating-org role="4" ref="XX-9"><narrative>Institute</narrative></participating-org>'
            '<participating-org ref="XX-8"/>'
            '<recipient-country code="MX" percentage="60.5"/><sector code="15130"/>'
            '<planned-disbursement><period-start iso-date="2023-01-01"/>'
            '<period-end iso-date="2023-06-30"/><value value-date="2022-10-03">500</value>'
            "</planned-disbursement>" + percent
        ),
    )
    assert found.participants == [{"name": "Institute", "role": "4"}, {"name": "XX-8", "role": ""}]
    assert found.countries == [{"code": "MX", "name": "", "percentage": "60.5"}]
    assert found.sectors == [{"code": "15130", "name": "", "percentage": ""}]
    assert [(one.kind, one.value) for one in found.money.all()] == [("planned", Decimal(500))]
    (result,) = found.results.all()
    assert (result.baseline, result.percentage) == ("12 (2020)", True)


def test_a_programme_without_english_title_has_the_first_one_or_its_identifier(made: AccordWorld) -> None:
    spanish = TITLES.replace('<narrative xml:lang="en">Training</narrative>', "")
    found = bring_in(made, activity(spanish), activity(identifier="XX-2"))
    assert [one.title for one in found] == ["Capacitación", "XX-2"]


def test_a_renewed_programme_says_what_the_new_file_says_and_keeps_its_evidence(made: AccordWorld) -> None:
    (old,) = bring_in(made, activity(TITLES + SPENT + SPENT + RESULT))
    shown = add_evidence(by=made.mexico, point=made.confirmed(), activity=old)
    (new,) = bring_in(made, activity(SPENT.replace("1000", "7")))
    shown.refresh_from_db()
    assert (new.pk, shown.activity, new.title, new.version) == (old.pk, old, "XX-1", old.version + 1)
    assert [one.value for one in new.money.all()] == [7]
    assert not new.results.exists()


def test_a_programme_that_the_new_file_leaves_out_stays(made: AccordWorld) -> None:
    bring_in(made, activity(), activity(identifier="XX-2"))
    bring_in(made, activity(identifier="XX-2"))
    assert {one.identifier for one in made.accord.activities.all()} == {"XX-1", "XX-2"}


def test_the_same_programme_may_serve_two_accords(made: AccordWorld) -> None:
    values = {"title": "B", "address": "b", "concluded_on": date(2022, 1, 2), "countries": ["MX", "US"]}
    other = create_accord(by=made.mexico, **values)
    (own,) = bring_in(made, activity(SPENT))
    (another,) = bring_in(made, activity(SPENT + SPENT), accord=other)
    assert own.pk != another.pk
    assert (own.money.count(), another.money.count()) == (1, 2)


def test_of_a_bad_file_nothing_is_brought_in(made: AccordWorld) -> None:
    bring_in(made, activity(SPENT))
    with refused("a value is a number", BadInputError):
        bring_in(made, activity(SPENT + SPENT), activity(SPENT.replace("1000", "?"), identifier="XX-2"))


def rates(made: AccordWorld, *rows: str) -> list[ExchangeRate]:
    content = "\n".join(("date,currency,base,rate", *rows)).encode()
    return bring_in_rates(by=made.mexico, accord=made.accord, name="bank.csv", content=content)


def test_rates_of_other_days_and_pairs_stand_beside_each_other(made: AccordWorld) -> None:
    brought = rates(made, "2022-01-03,USD,MXN,20.5", "2022-01-04,USD,MXN,20.6", "2022-01-03,MXN,USD,0.048")
    assert {one.source for one in brought} == {"bank.csv"}
    rates(made, "2022-01-04,USD,MXN,21")
    assert [(f"{one.on}", one.currency, one.rate) for one in made.accord.rates.all()] == [
        ("2022-01-04", "USD", 21), ("2022-01-03", "MXN", Decimal("0.048")),
        ("2022-01-03", "USD", Decimal("20.5")),
    ]  # fmt: skip


def test_of_a_table_with_a_bad_rate_none_is_brought_in(made: AccordWorld) -> None:
    with refused("above nought", BadInputError):
        rates(made, "2022-01-03,USD,MXN,20.5", "2022-01-04,USD,MXN,0")
