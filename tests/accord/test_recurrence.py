"""How often something is to be done again, as texts say it."""

from __future__ import annotations

import pytest

from hallar.accord.models import Point
from hallar.accord.recurrence import months_between
from tests.accord.world import AccordWorld


@pytest.mark.parametrize(
    ("clause", "months"),
    [
        ("hold the High Level Economic Dialogue every year in September", 12),
        ("they will meet every six months from January 2023", 6),
        ("to meet Every Other Month", 2),
        ("publish the table twice a year", 6),
        ("publish it quarterly from March 2023", 3),
        ("once per month", 1),
        ("review it every 18 months", 18),
        ("celebrar el diálogo cada año en septiembre", 12),
        ("se reunirán cada dos meses a partir de julio", 2),
        ("publicarán el informe trimestralmente", 3),
        ("dos veces al año", 6),
        ("cada 3 años", 36),
        ("improve conditions in lands from where, each year, thousands flee", 0),
        ("twice a month", 0),
        ("every 50 years", 0),
        ("every 0 months", 0),
        ("every week", 0),
        ("publish a joint table of remains by June 2023", 0),
        ("", 0),
    ],
)
def test_how_often(clause: str, months: int) -> None:
    assert months_between(clause) == months


def test_a_draft_recurs_if_its_sentence_says_so_and_names_a_day(made: AccordWorld) -> None:
    document = made.add(
        "recurring.txt",
        "Mexico City, June 9, 2022\n\n"
        "Both governments agreed to hold the dialogue every year in September.\n\n"
        "Mexico and the United States will meet twice a year.\n",
    )
    told = [(one.every_months, f"{one.due_to}") for one in Point.objects.filter(document=document)]
    assert told == [(12, "2022-09-30"), (0, "None")]
