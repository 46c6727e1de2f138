"""Single rules on single sentences."""

from __future__ import annotations

import pytest

from hallar.accord.reading import read_text

PARTIES = "Joint statement of the governments of Mexico and Guatemala, 3 May 2022\n\n"
PARTES = "Declaración de los gobiernos de México y Guatemala, 3 de mayo de 2022\n\n"


@pytest.mark.parametrize(
    ("sentence", "by", "act"),
    [
        ("They agreed on the creation of a fund.", ("Mexico", "Guatemala"), "establish"),
        ("It was agreed that Guatemala will publish the list.", ("Guatemala",), "publish"),
        ("Both countries agreed that Mexico host the next round.", ("Mexico",), "meet"),
        ("A joint office will be opened.", ("Mexico", "Guatemala"), "establish"),
        ("A joint office will be opened by Mexico.", ("Mexico",), "establish"),
        ("Mexico will continue to support the shelters.", ("Mexico",), "continue"),
        ("The Ministry of Health must review the forms.", ("Ministry of Health",), "review"),
        ("Guatemala reaffirmed its commitment to protect migrants.", ("Guatemala",), "protect"),
        ("The ministers discussed ways to reduce waiting times.", ("Mexico", "Guatemala"), "reduce"),
        ("Mexico is investing 4 million dollars in roads.", ("Mexico",), "invest"),
        ("The parties agreed to set up a panel.", ("Mexico", "Guatemala"), "establish"),
    ],
)
def test_english_commitments(sentence: str, by: tuple[str, ...], act: str) -> None:
    points = read_text(PARTIES + sentence).points
    assert [(point.committed_by, point.act) for point in points] == [(by, act)]


@pytest.mark.parametrize(
    ("sentence", "by", "act"),
    [
        ("Acordaron la creación de un fondo.", ("México", "Guatemala"), "establish"),
        ("Se acordó que Guatemala publicará la lista.", ("Guatemala",), "publish"),
        ("Se abrirá una oficina conjunta.", ("México", "Guatemala"), "establish"),
        ("La oficina será inaugurada por Guatemala.", ("Guatemala",), "establish"),
        ("México deberá revisar los formatos.", ("México",), "review"),
        ("Los gobiernos van a construir un puente.", ("México", "Guatemala"), "build"),
        ("Guatemala reafirmó su compromiso de proteger a los migrantes.", ("Guatemala",), "protect"),
        (
            "Las delegaciones analizaron cómo reducir los tiempos de espera.",
            ("México", "Guatemala"),
            "reduce",
        ),
        ("México llevará a cabo una revisión de las tarifas.", ("México",), "review"),
    ],
)
def test_spanish_commitments(sentence: str, by: tuple[str, ...], act: str) -> None:
    points = read_text(PARTES + sentence).points
    assert [(point.committed_by, point.act) for point in points] == [(by, act)]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The parties did not agree to open an office.", "negated"),
        ("Both governments agreed that the talks were useful.", "courtesy"),
        ("The centre that will serve the region stands in Petén.", "background"),
        ("Both delegations hope that the office will open soon.", "wish"),
        ('"We will never stop helping each other," said the minister.', "quotation"),
        ("Rain will fall in the north.", "nobody"),
    ],
)
def test_statements(sentence: str, reason: str) -> None:
    reading = read_text(PARTIES + sentence)
    assert reading.points == ()
    assert reading.statements[-1].reason in {reason, "background", "past"}


def test_joined_verbs_are_points_of_their_own() -> None:
    points = read_text(
        PARTIES + "The parties agreed to open an office, to train 20 nurses and to share data."
    ).points
    assert [point.act for point in points] == ["establish", "train", "exchange"]
    assert all(point.sentence == points[0].sentence for point in points)


def test_a_purpose_is_no_act_of_its_own() -> None:
    points = read_text(
        PARTIES + "The parties agreed to open an office to train nurses and share data."
    ).points
    assert [point.act for point in points] == ["establish"]


def test_a_list_takes_its_subject_from_its_heading() -> None:
    text = PARTIES + "Commitments of Guatemala\n\n- Open two shelters.\n- Train 40 officers by 1 July.\n"
    points = read_text(text).points
    assert [(point.committed_by, point.act) for point in points] == [
        (("Guatemala",), "establish"),
        (("Guatemala",), "train"),
    ]


def test_labels_name_who_and_when() -> None:
    text = (
        PARTES
        + "Acuerdos\n\n1. Instalar una mesa. Responsable: Comisión de Salud. Fecha límite: 1 de julio.\n"
    )
    (point,) = read_text(text).points
    assert point.committed_by == ("Comisión de Salud",)
    assert (point.due.start, str(point.due.end)) == (None, "2022-07-01")


def test_background_sections_commit_nobody() -> None:
    reading = read_text(PARTIES + "Background\n\nIn 2019 both countries agreed to open an office.\n")
    assert reading.points == ()
