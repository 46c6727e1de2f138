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
        ("They expressed their determination to reduce delays.", ("Mexico", "Guatemala"), "reduce"),
        ("Agreement was reached on the opening of a consulate.", ("Mexico", "Guatemala"), "establish"),
        ("The ministers instructed their teams to draft a plan.", ("Mexico", "Guatemala"), "develop"),
        ("The next round is scheduled for July.", ("Mexico", "Guatemala"), "meet"),
        ("Mexico is prepared to host the talks.", ("Mexico",), "meet"),
        ("Both sides pledged to work together to identify remains.", ("Mexico", "Guatemala"), "identify"),
        ("Mexico, in coordination with Belize, will open a shelter.", ("Mexico",), "establish"),
        ("The minister said that Guatemala will train 20 judges.", ("Guatemala",), "train"),
        ("The member states will share their lists.", ("member states",), "exchange"),
        ("Mexico and the World Bank Group will finance a road.", ("Mexico", "World Bank Group"), "provide"),
        (
            "The governments agreed “to establish a hotline for searchers”.",
            ("Mexico", "Guatemala"),
            "establish",
        ),
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
        ("Coincidieron en la necesidad de ampliar el registro.", ("México", "Guatemala"), "increase"),
        ("Las partes están comprometidas a proteger el río.", ("México", "Guatemala"), "protect"),
        ("Se llegó a un acuerdo para modernizar el puente.", ("México", "Guatemala"), "improve"),
        ("Instruyeron a sus equipos elaborar un plan.", ("México", "Guatemala"), "develop"),
        ("La próxima ronda está prevista para julio.", ("México", "Guatemala"), "meet"),
        ("El canciller anunció que Guatemala será sede de la cumbre.", ("Guatemala",), "meet"),
        ("La reunión se celebrará en Mérida.", ("México", "Guatemala"), "meet"),
        ("México pondrá en marcha un programa de becas.", ("México",), "establish"),
        ("Se comprometen las partes a compartir sus listas.", ("México", "Guatemala"), "exchange"),
        ("Ambos acordaron trabajar juntos para reducir esperas.", ("México", "Guatemala"), "reduce"),
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
        ("These initiatives seek to improve trade.", "nobody"),
        ("Agreements\n\n- Convinced of the need to establish a market.", "background"),
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


def test_verbs_that_share_an_object_are_one_point() -> None:
    (point,) = read_text(PARTIES + "The parties agreed to revise and update the border plan.").points
    assert (point.act, point.object) == ("review", "the border plan")
    assert "joined-verbs:one-object" in point.rules


def test_semicolons_separate_verbs_that_share_a_trigger() -> None:
    sentence = "The parties agreed to open an office; share their lists; and train 10 judges."
    assert [point.act for point in read_text(PARTIES + sentence).points] == ["establish", "exchange", "train"]


def test_items_take_their_subject_from_a_lead_that_ends_with_by() -> None:
    text = PARTIES + "Both governments affirmed their vision by:\n\n- Setting up a panel.\n- Sharing lists.\n"
    assert [(point.committed_by, point.act) for point in read_text(text).points] == [
        (("Mexico", "Guatemala"), "establish"),
        (("Mexico", "Guatemala"), "exchange"),
    ]


def test_as_many_leaders_as_countries_named_before() -> None:
    text = PARTIES + "Mexico, Guatemala and Belize met on Monday. The three leaders agreed to open an office."
    assert read_text(text).points[0].committed_by == ("Mexico", "Guatemala", "Belize")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Los Estados Unidos Mexicanos y el Reino de Bélgica acordaron abrir una oficina.",
            ("México", "Bélgica"),
        ),
        ("The foreign ministers of Egypt, Jordan, and Iraq agreed to meet.", ("Egypt", "Jordan", "Iraq")),
        ("The EU and Mexico agreed to open a dialogue.", ("European Union", "Mexico")),
        ("El Grupo México-Estados Unidos acordó abrir un cruce.", ("México", "Estados Unidos")),
    ],
)
def test_parties_of_a_document(text: str, parties: tuple[str, ...]) -> None:
    assert read_text(text).document.parties == parties


@pytest.mark.parametrize(
    ("clause", "places"),
    [
        ("follow the Los Angeles Declaration in Petén", ("Petén",)),
        ("help Guatemalan minors in Tapachula", ("Tapachula",)),
        ("improve the U.S.-Mexico Council", ()),
        ("help farmers in Latin America", ("Latin America",)),
    ],
)
def test_places(clause: str, places: tuple[str, ...]) -> None:
    assert read_text(PARTIES + f"The parties agreed to {clause}.").points[0].places == places


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
