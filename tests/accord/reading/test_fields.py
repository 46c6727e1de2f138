"""Places, amounts, objects, themes and reasons."""

from __future__ import annotations

import pytest

from hallar.accord.reading import read_text
from tests.accord.reading.sentences import points_of, reading_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Statement of the ministers, Nairobi, 3 May 2022\n\nThey met.", "Nairobi"),
        ("Title of the note\n\nVIENTIANE--Both ministers met on 3 May 2022.", "VIENTIANE"),
        ("The talks of the ministers ended yesterday in Kigali.", "Kigali"),
        ("The talks of the ministers in Nairobi. Their teams met on 3 May 2022.", "Nairobi"),
        ("Minutes\n\nTucson, Arizona\n3 May 2022\n\nThe mayors met.", "Tucson, Arizona"),
        ("3 May 2022\n\nThey wrote letters.\n\nThe next meeting of the mayors in Nairobi is not set.", ""),
        ("México - Guatemala: nota del 3 de mayo de 2022", ""),
        ("Help for Central America\n3 May 2022\n\nFunds follow.", ""),
    ],
)
def test_place_of_a_document(text: str, place: str) -> None:
    assert read_text(text).document.place == place


@pytest.mark.parametrize(
    ("sentence", "language", "places"),
    [
        ("Both parties agreed to open a school in Tete province.", "en", ("Tete province",)),
        ("Acordaron limpiar el lago de Atitlán.", "es", ("lago de Atitlán",)),
        ("They agreed to build clinics in Tete, Beira and Pemba.", "en", ("Tete", "Beira", "Pemba")),
        ("They agreed to build a road from Mombasa to Kisumu.", "en", ("Mombasa", "Kisumu")),
        ("Acordaron construir una vía entre Tulcán e Ipiales.", "es", ("Tulcán", "Ipiales")),
        ("They agreed to exchange data between Mexico and Guatemala.", "en", ()),
        ("They agreed to repair the pier at Beira port.", "en", ("Beira",)),
        ("They agreed to repair the Tete-Zobue road.", "en", ("Tete", "Zobue")),
        ("Acordaron reparar la carretera Ipiales-Tulcán.", "es", ("Ipiales", "Tulcán")),
        ("Acordaron construir una vía desde Tulcán a Ipiales.", "es", ("Tulcán", "Ipiales")),
        ("They agreed to run schools in Africa and Asia.", "en", ("Africa", "Asia")),
        ("They agreed to make a list for Peru to buy.", "en", ()),
        ("They agreed to open a Peru office in Arequipa.", "en", ("Arequipa",)),
        ("They agreed to open an office in Peru to buy maps.", "en", ("Peru",)),
        ("Mexico will exchange data with Guatemala and Belize.", "en", ()),
    ],
)
def test_places(sentence: str, language: str, places: tuple[str, ...]) -> None:
    assert points_of(sentence, language)[0].places == places


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The United States will provide $12M to Honduras.", "en", [(12_000_000, "USD")]),
        ("The United States will provide $1.5bn to Honduras.", "en", [(1_500_000_000, "USD")]),
        ("Both countries will build the 5th bridge.", "en", []),
        ("El gobierno de Estados Unidos destinará $3 millones a Honduras.", "es", [(3_000_000, "USD")]),
        ("El gobierno de México destinará $3 millones a la obra.", "es", [(3_000_000, "MXN")]),
    ],
)
def test_amounts(text: str, language: str, found: list[tuple[int, str]]) -> None:
    (point,) = read_text(text, "es" if language == "es" else "en").points
    assert [(one.value, one.unit) for one in point.quantities] == found


@pytest.mark.parametrize(
    ("sentence", "language", "thing"),
    [
        ("México entregará a Guatemala 20 camiones.", "es", "20 camiones"),
        ("Mexico will work with Guatemala on roads.", "en", "with Guatemala on roads"),
        ("Mexico will build a bridge, while Guatemala sends workers.", "en", "a bridge"),
        ("Firmaron una carta en la que se habla de caminos.", "es", "una carta"),
        ("Acordaron comprar equipo dirigido a reducir robos.", "es", "equipo"),
    ],
)
def test_objects(sentence: str, language: str, thing: str) -> None:
    assert points_of(sentence, language)[0].object == thing


def test_what_is_done_first_tells_the_theme() -> None:
    sentence = (
        "Both parties agreed to reduce the number of irregular migrants through better and faster exchanges "
        "of data among the police and the courts of both countries."
    )
    assert points_of(sentence, "en")[0].theme == "migration"
    assert (
        points_of("Acordaron crear un grupo de fiscales sobre tráfico de personas.", "es")[0].theme
        == "trafficking"
    )


def test_words_before_the_first_comma_say_when_all_is_due() -> None:
    text = "Statement, 4 May 2022\n\nIn 2023, Mexico will open a school and it will train nurses."
    assert [str(point.due.start) for point in read_text(text).points] == ["2023-01-01", "2023-01-01"]
    met = (
        "Statement, 4 May 2022\n\nDuring the visit of 4 May 2022, they agreed to open a school and to pay it."
    )
    assert [point.due.text for point in read_text(met).points] == ["", ""]


def test_a_day_that_is_gone_is_not_due() -> None:
    sentence = "Acordaron abrir el puente tras el sismo en octubre pasado."
    assert points_of(sentence, "es")[0].due.text == ""


def test_who_acts_tells_no_theme() -> None:
    sentence = "Los fiscales y la Secretaría de Salud, Trabajo y Migración acordaron modernizar el puente."
    assert points_of(sentence, "es")[0].theme == "economy"
    assert points_of("Both parties agreed to reduce illegal immigration.", "en")[0].theme == "migration"


def test_to_whom_people_of_several_countries_are_meant() -> None:
    text = "The United States will provide food to the people of Guatemala, Honduras and El Salvador."
    assert read_text(text).points[0].towards == ("Guatemala", "Honduras", "El Salvador")


@pytest.mark.parametrize(
    ("sentence", "language", "reason"),
    [
        ("The two sides exchanged views on roads.", "en", "background"),
        ("El acuerdo fue alcanzado en la reunión.", "es", "background"),
        ("The ambassador was joined by the mayor.", "en", "participants"),
        ("The talks stopped last year.", "en", "past"),
        ("The rain reached the coast.", "en", "past"),
    ],
)
def test_why_a_sentence_commits_nobody(sentence: str, language: str, reason: str) -> None:
    assert reading_of(sentence, language).statements[-1].reason == reason


def test_one_long_sentence_is_read_in_proportion() -> None:
    clause = "agreed to establish a fund and "
    points = read_text("Mexico and Honduras met. The two governments " + clause * 400).points
    assert len(points) >= 400
