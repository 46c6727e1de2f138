"""The table, read back."""

from __future__ import annotations

import csv
import io

from hallar.accord.actions import drafts, evidence, progress
from hallar.accord.models import Point, Status
from hallar.accord.output import table_of
from hallar.accord.output.table import HEADING
from tests.accord.output.conftest import address
from tests.accord.world import AccordWorld


def rows(made: AccordWorld) -> dict[str, dict[str, str]]:
    read = csv.DictReader(io.StringIO(table_of(made.accord, address)), strict=True)
    found = {row["number"]: row for row in read}
    assert tuple(read.fieldnames or ()) == HEADING
    assert all(set(row) == set(HEADING) for row in found.values())
    return found


def by_hand(made: AccordWorld, sentence: str, **values: object) -> Point:
    point = drafts.add_point(
        by=made.mexico, accord=made.accord, document=None, sentence=sentence,
        **{"committed_by": ["MX"], **values},
    )  # fmt: skip
    return drafts.confirm_point(by=made.mexico, point=point, version=point.version)


def test_a_row_says_what_the_point_says(plain: AccordWorld) -> None:
    point = plain.confirmed()
    (row,) = rows(plain).values()
    assert row == {
        **dict.fromkeys(HEADING, ""), "number": "1", "summary": point.summary, "sentence": point.sentence,
        "document": "communique.txt", "document_date": "2021-06-08", "committed_by": "US", "towards": "MX",
        "act": point.act, "kind": "training", "theme": point.theme, "due_text": point.due_text,
        "due_from": row["due_from"], "due_to": "2023-12-31", "beneficiaries": "; ".join(point.beneficiaries),
        "status": "agreed", "contested": "0", "next_due": "2023-12-31",
        "address": "https://example.org/points/1/",
    }  # fmt: skip


def test_no_cell_is_a_formula(plain: AccordWorld) -> None:
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "-- note", "=cmd|' /C calc'!A1"]
    numbers = [str(by_hand(plain, one, object=one, due_text=one, places=[one]).number) for one in evil]
    told = rows(plain)
    for number, one in zip(numbers, evil, strict=True):
        assert told[number]["sentence"] == f"'{one}"
        for name, cell in told[number].items():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), name


def test_quotes_commas_and_line_ends_move_no_cell(plain: AccordWorld) -> None:
    point = by_hand(plain, 'said "aloud",\nthen; again', places=["a,b", 'c"d'])
    row = rows(plain)[str(point.number)]
    assert row["sentence"] == 'said "aloud", then; again'
    assert row["places"] == 'a,b; c"d'
    assert row["address"] == address(point)


def test_organisations_of_several_words_can_be_told_apart(plain: AccordWorld) -> None:
    point = by_hand(plain, "x", committed_by=["MX", "World Bank", "US"])
    assert rows(plain)[str(point.number)]["committed_by"].split("; ") == ["MX", "World Bank", "US"]


def test_the_last_word_of_each_party_stands_there(plain: AccordWorld) -> None:
    point, other = plain.confirmed(), plain.confirmed("task force")
    plain.say(plain.mexico, point, Status.UNDER_WAY)
    plain.say(plain.states, point, Status.LAPSED)
    word = plain.say(plain.mexico, point, Status.FULFILLED)
    row = rows(plain)["1"]
    assert row["last_words"] == "MX fulfilled 2022-01-01; US lapsed 2022-01-01"
    assert (row["status"], row["contested"]) == ("agreed", "1")
    progress.concur(by=plain.states, statement=word, version=Point.objects.get(pk=point.pk).version)
    row = rows(plain)["1"]
    assert (row["status"], row["status_since"], row["next_due"]) == ("fulfilled", "2022-01-01", "")
    assert rows(plain)[str(other.number)]["last_words"] == ""


def test_what_nobody_confirmed_is_left_out(plain: AccordWorld) -> None:
    assert rows(plain) == {}


def test_accepted_evidence_stands_there_on_one_line_and_offers_do_not(plain: AccordWorld) -> None:
    point = plain.confirmed()
    plain.later()
    for values in ({"words": "A list,\nsigned"}, {"reference": "https://example.org/l"}):
        evidence.add_evidence(by=plain.mexico, point=point, **values)  # type: ignore[arg-type]
    assert rows(plain)["1"]["evidence"] == "A list, signed; https://example.org/l"
