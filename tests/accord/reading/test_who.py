"""Who agrees where no two countries do, and who took part."""

from __future__ import annotations

import pytest

from hallar.accord.reading import read_text
from tests.accord.reading.sentences import points_of


def test_states_and_bodies_between_which_something_is_agreed_are_its_parties() -> None:
    states = read_text(
        "Memorandum between the State of Texas and the State of Sonora\n\nThe States will share data."
    )
    assert states.document.parties == ("Texas", "Sonora")
    assert states.points[0].committed_by == ("Texas", "Sonora")
    bodies = read_text(
        "Convenio entre la Comisión de Búsqueda y el Instituto Forense\n\nAmbas partes compartirán sus datos."
    )
    assert bodies.points[0].committed_by == ("Comisión de Búsqueda", "Instituto Forense")
    assert read_text("A talk between the two towns of the north.").document.parties == ()


def test_those_who_say_we_are_the_parties_where_no_country_is_named() -> None:
    reading = read_text(
        "Statement, 4 May 2022\n\nWe, the Ministers of Fisheries, met. We will share our data."
    )
    assert reading.points[0].committed_by == ("Ministers of Fisheries",)


def test_an_office_means_the_party_of_who_holds_it() -> None:
    text = "La subsecretaria de Salud, Ana Ruiz Mora, de la Secretaría de Gobernación, asistió. {}"
    named = text.format("La subsecretaria enviará 20 médicos.")
    assert read_text(named, "es").points[0].committed_by == ("Secretaría de Gobernación",)
    other = text.format("El alcalde enviará 20 médicos.")
    assert read_text(other, "es").points[0].committed_by == ("alcalde",)


def test_ministers_of_no_known_party_commit_as_written() -> None:
    text = "Los ministros acordaron abrir un camino."
    assert read_text(text, "es").points[0].committed_by == ("ministros",)


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("El Ministerio de Agricultura, Ganadería y Alimentación entregará semillas.",
         "Ministerio de Agricultura, Ganadería y Alimentación"),
        ("Desde la Secretaría de Salud se convocará a una reunión.", "Secretaría de Salud"),
        ("A través de la Secretaría de Salud se entregarán vacunas.", "Secretaría de Salud"),
    ],
)  # fmt: skip
def test_bodies_that_commit(sentence: str, by: str) -> None:
    assert points_of(sentence, "es")[0].committed_by == (by,)


def test_a_ministry_keeps_apart_from_the_bodies_that_follow_it() -> None:
    sentence = "El Ministerio de Salud, Policía Nacional y Cruz Roja compartirán datos."
    assert "Ministerio de Salud" in points_of(sentence, "es")[0].committed_by


def test_a_headline_verb_is_no_part_of_a_name() -> None:
    text = "Crean Comisión de Rescate\n\nSe revisarán los casos."
    assert read_text(text, "es").points[0].committed_by == ("Comisión de Rescate",)


def test_countries_of_a_leading_phrase_do_not_commit() -> None:
    sentence = "In Belize, Mexico, and Peru, the Guatemalan minister announced a fund."
    assert points_of(sentence, "en")[0].committed_by == ("Guatemala",)


@pytest.mark.parametrize(
    ("sentence", "language", "by"),
    [
        ("Los municipios, a través de la Comisión de Pesca, entregarán redes.", "es", ("municipios",)),
        (
            "The Fisheries Commission, through its Regional Office, will send nets.",
            "en",
            ("Fisheries Commission",),
        ),
        ("La Ministra de Pesca de Guatemala aceptó enviar redes.", "es", ("Guatemala",)),
        ("Las alcaldías del país entregarán redes.", "es", ("alcaldías del país",)),
        (
            "The Attorneys General from Mexico and Guatemala agreed to share maps.",
            "en",
            ("Mexico", "Guatemala"),
        ),
        ("The Attorneys General agreed to share maps.", "en", ("Mexico", "Guatemala")),
        ("They praised the works, and the roads, and agreed to share maps.", "en", ("Mexico", "Guatemala")),
        ("Along with opening roads, Guatemala plans to share maps.", "en", ("Guatemala",)),
    ],
)
def test_who_acts(sentence: str, language: str, by: tuple[str, ...]) -> None:
    assert points_of(sentence, language)[0].committed_by == by


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("En el foro participaron Belice, Honduras y Panamá.", ("Belice", "Honduras", "Panamá")),
        ("The forum saw the participation of Ghana, Togo and Benin.", ("Ghana", "Togo", "Benin")),
        ("The ministers of the Republic of Ghana and the Republic of Kenya met.", ("Ghana", "Kenya")),
        ("Experts spoke about the rivers of Ghana, Togo and Benin.", ()),
    ],
)
def test_countries_that_took_part_are_parties(text: str, parties: tuple[str, ...]) -> None:
    assert read_text(text).document.parties == parties


def test_member_states_are_the_parties_where_there_are_several() -> None:
    head = "Los ministros de Belice, Honduras y Panamá se reunieron. {}"
    sentence = "Los países miembros acordaron abrir un fondo."
    assert read_text(head.format(sentence)).points[0].committed_by == ("Belice", "Honduras", "Panamá")
    assert points_of(sentence, "es")[0].committed_by == ("países miembros",)


def test_countries_of_one_enumeration_are_parties_however_seldom_they_are_named() -> None:
    text = "The deputy ministers of Ghana, Togo and Benin met. " + "Ghana’s minister spoke. " * 9
    assert read_text(text).document.parties == ("Ghana", "Togo", "Benin")
    assert read_text("The deputy minister of Ghana flew over Togo. Benin slept.").document.parties == (
        "Ghana",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("His Excellency Mr. Tomé Gonçalves, President of Angola, paid a visit.", ["Tomé Gonçalves"]),
        ("Asistieron los fiscales de México, Ana Ruiz; de EE.UU., John Hill; y de Guatemala, Luz Paz.",
         ["Ana Ruiz", "John Hill", "Luz Paz"]),
        ("The Guatemalan Ambassador to the United States, Rosa Paz, took part.", ["Rosa Paz"]),
        ("Los presidentes Ana Ruiz y Luz Paz tomaron parte.", ["Ana Ruiz", "Luz Paz"]),
        ("Dr. Ana Ruiz (Director, Forensic Institute) took part.", ["Ana Ruiz"]),
        ("Prime Minister K.P. Sharma of Nepal took part.", ["K.P. Sharma"]),
        ("Because of Minister Gurría's letter the talks went on.", []),
        ("La Administración del Presidente Juan Ruiz subió el arancel.", []),
    ],
)  # fmt: skip
def test_who_took_part(text: str, names: list[str]) -> None:
    assert [one.name for one in read_text(text).document.participants] == names


def test_those_who_took_part_stand_for_their_countries_and_states() -> None:
    met = "Los cancilleres de Bolivia, Ana Ruiz, y de Paraguay, Luz Paz, se reunieron."
    assert read_text(met, "es").document.parties == ("Bolivia", "Paraguay")
    states = "Texas Governor John Hill and Arizona Governor Rosa Paz met. They agreed to open a road."
    assert read_text(states).points[0].committed_by == ("Texas", "Arizona")
    host = "President Ana Ruiz of Uganda met her Kenyan counterpart, John Hill. They agreed to open a road."
    assert read_text(host).points[0].committed_by == ("Uganda", "Kenya")


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        (
            "México recibió al canciller en palacio, donde analizaron cómo abrir el puente.",
            ("México", "Guatemala"),
        ),
        ("México recibió al canciller en palacio, donde analizó cómo abrir el puente.", ("México",)),
        ("En palacio, México analizó cómo abrir el puente.", ("México",)),
    ],
)
def test_where_they_met_a_plural_verb_means_both(sentence: str, by: tuple[str, ...]) -> None:
    (point,) = points_of(sentence, "es")
    assert point.committed_by == by
