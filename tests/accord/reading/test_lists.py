"""Lists with and without bullets, their lead-ins, and sentences that go on with them."""

from __future__ import annotations

import pytest

from hallar.accord.reading import read_text
from tests.accord.reading.sentences import ENGLISH, SPANISH, points_of, reading_of


def test_paragraphs_behind_a_lead_in_are_items() -> None:
    text = (
        SPANISH
        + "Las partes acordaron:\n\nAbrir dos albergues\n\nCreación de un fondo\n\nLa visita fue cordial.\n"
    )
    reading = read_text(text)
    assert [point.act for point in reading.points] == ["establish", "establish"]
    assert reading.statements[-1].sentence == "La visita fue cordial."
    english = read_text(ENGLISH + "The parties agreed to:\n\nOpen the border road\n\nMexico City traffic\n")
    assert [point.object for point in english.points] == ["the border road"]


def test_a_lead_in_can_be_an_agreement_itself() -> None:
    text = ENGLISH + "Mexico will reduce the waiting times of lorries as follows:\n\n- Open a new lane.\n"
    assert [point.act for point in read_text(text).points] == ["reduce", "establish"]
    opening = ENGLISH + "Mexico will provide the following goods:\n\n- Open a new lane.\n"
    assert [point.act for point in read_text(opening).points] == ["establish"]


def test_bare_verbs_go_on_with_the_agreement_before() -> None:
    sentence = "Los presidentes acordaron abrir un cruce. Asimismo, cooperar en materia de salud."
    points = points_of(sentence, "es")
    assert [(point.act, point.rules[0]) for point in points] == [
        ("establish", "commit:acordar"),
        ("coordinate", "goes-on"),
    ]
    assert points_of("La visita fue larga. Cooperar en salud no es fácil.", "es") == []


@pytest.mark.parametrize("item", ["Los familiares propusieron otra fecha.", "Pidieron más médicos."])
def test_items_that_tell_what_somebody_asked_are_wishes(item: str) -> None:
    reading = reading_of(f"Acuerdos\n\n- {item}\n", "es")
    assert (reading.points, reading.statements[-1].reason) == ((), "wish")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("FACT SHEET: Help for farmers\n\nMexico will build roads.", "heading"),
        ("Time: noon\n\nMexico will build roads.", "field"),
        ("Mexico will build roads.\n\nWhereas, both have a mutual interest in roads; and", "background"),
    ],
)
def test_headings_and_recitals(text: str, reason: str) -> None:
    assert reason in {statement.reason for statement in read_text(text).statements}


def test_items_that_tell_others_what_to_do_and_items_of_thanks() -> None:
    text = SPANISH + (
        "Los presidentes acordamos:\n\n1. Instruir a los ministros que elaboren un mapa.\n"
        "2. Agradecer a los alcaldes su trabajo.\n3. Encomendar a los ministros reabrir el puente.\n"
    )
    assert [point.act for point in read_text(text).points] == ["develop", "reactivate"]
    english = (
        ENGLISH + "The ministers decided to:\n\n- Direct the experts to draft a map.\n- Thank the mayors.\n"
    )
    assert [point.act for point in read_text(english).points] == ["develop"]


def test_a_lead_in_needs_no_colon_above_a_list() -> None:
    text = ENGLISH + "The presidents of Mexico and Belize agreed to\n\n- Jointly patrol the bay.\n"
    (point,) = read_text(text).points
    assert (point.committed_by, point.act) == (("Mexico", "Belize"), "protect")
    spanish = SPANISH + "Los presidentes de México y Belice acordaron\n\n- Conjuntamente vigilar la bahía.\n"
    assert [point.committed_by for point in read_text(spanish).points] == [("México", "Belice")]
    title = ENGLISH + "The road to\n\nMexico will build roads.\n"
    assert len(read_text(title).points) == 1


def test_an_item_can_begin_with_the_country_that_commits() -> None:
    text = ENGLISH + "The parties agreed to the following:\n\n- Guatemala to provide a list of names.\n"
    assert [(point.committed_by, point.act) for point in read_text(text).points] == [
        (("Guatemala",), "provide")
    ]
