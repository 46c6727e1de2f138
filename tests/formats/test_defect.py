from __future__ import annotations

from hallar.formats.defect import SHOWN_VALUE, BadInputError, Defect

RULE = ("a rule", "una regla")
REMEDY = ("Do this", "Haga esto")


def test_a_message_names_place_rule_value_and_remedy() -> None:
    defect = Defect("a.csv", 3, 2, "x", RULE, REMEDY)
    assert defect.message("en") == "a.csv, line 3, column 2: a rule (found: 'x'). Do this."
    assert defect.message("es") == "a.csv, línea 3, columna 2: una regla (se encontró: 'x'). Haga esto."


def test_what_is_zero_or_empty_is_not_shown() -> None:
    assert Defect("a.csv", 3, 0, "", RULE, REMEDY).message() == "a.csv, line 3: a rule. Do this."
    assert Defect("a.csv", 0, 0, "", RULE, REMEDY).message() == "a.csv: a rule. Do this."


def test_a_long_value_is_cut_and_controls_are_escaped() -> None:
    message = Defect("a.csv", 1, 1, "\x1b[31m" + "x" * 1000, RULE, REMEDY).message()
    assert "\x1b" not in message
    assert len(message) < SHOWN_VALUE + 80
    assert "…" in message


def test_defects_stand_in_the_order_of_the_file() -> None:
    places = [(4, 1), (2, 9), (2, 3), (0, 0)]
    refused = BadInputError(Defect("a.csv", line, column, "", RULE, REMEDY) for line, column in places)
    assert [(one.line, one.column) for one in refused.defects] == sorted(places)
    assert str(refused).splitlines() == refused.messages("en")
