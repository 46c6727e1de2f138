"""Several commitments behind one verb."""

from __future__ import annotations

import pytest

from tests.accord.reading.sentences import points_of


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        (
            "They agreed on the creation of a fund and the drafting of a plan.",
            "en",
            [("establish", "a fund"), ("develop", "a plan")],
        ),
        (
            "Acordaron la creación de un fondo, la elaboración de un plan y el fortalecimiento del registro.",
            "es",
            [("establish", "un fondo"), ("develop", "un plan"), ("increase", "registro")],
        ),
        (
            "Both parties committed to strengthening controls and expanding access to shelters.",
            "en",
            [("increase", "controls"), ("increase", "access to shelters")],
        ),
        (
            "Both parties agreed to open a road, and to jointly train nurses.",
            "en",
            [("establish", "a road"), ("train", "nurses")],
        ),
        (
            "Both parties will reduce delays and support Belize.",
            "en",
            [("reduce", "delays"), ("provide", "Belize")],
        ),
        (
            "Se creará un fondo, así como se actualizará el registro.",
            "es",
            [("establish", "un fondo"), ("review", "el registro")],
        ),
        ("Both parties agreed to prepare for and respond to floods.", "en", [("develop", "to floods")]),
        (
            "They agreed on establishing a hotline and on exchanging lists.",
            "en",
            [("establish", "a hotline"), ("exchange", "lists")],
        ),
        (
            "Acordaron crear un grupo que revise los casos y elaborar un plan.",
            "es",
            [("establish", "un grupo que revise los casos"), ("develop", "un plan")],
        ),
    ],
)
def test_points_of_one_sentence(sentence: str, language: str, found: list[tuple[str, str]]) -> None:
    assert [(point.act, point.object) for point in points_of(sentence, language)] == found


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("They agreed on the prevention and elimination of malaria.", "en"),
        ("They agreed on the creation of a fund for the repair of roads and the opening of schools.", "en"),
        ("Acordaron la creación de un grupo para la prevención de robos y la revisión de casos.", "es"),
        ("Both parties committed to strengthening controls and training centres.", "en"),
        ("They agreed to found a school which will serve farmers and will help towns.", "en"),
        ("Acordaron fundar una escuela que atenderá a campesinos y servirá a los pueblos.", "es"),
        ("Acordaron crear un grupo que permita revisar los casos y elaborar un plan.", "es"),
        ("Both parties committed to expanding the opening and monitoring of shelters.", "en"),
    ],
)
def test_what_shares_an_object_or_a_purpose_is_one_point(sentence: str, language: str) -> None:
    assert len(points_of(sentence, language)) == 1


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    points = points_of("Las fiscalías compartirán perfiles y realizarán búsquedas conjuntas.", "es")
    assert [point.committed_by for point in points] == [("fiscalías",), ("fiscalías",)]
