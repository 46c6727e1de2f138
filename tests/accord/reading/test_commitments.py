"""Forms of words that commit."""

from __future__ import annotations

import pytest

from tests.accord.reading.sentences import BOTH, points_of, reading_of


@pytest.mark.parametrize(
    ("sentence", "language", "by", "act"),
    [
        ("Both sides are willing to share data.", "en", BOTH["en"], "exchange"),
        ("Ambos gobiernos están dispuestos a intercambiar datos.", "es", BOTH["es"], "exchange"),
        ("México tiene la intención de construir un puente.", "es", ("México",), "build"),
        ("México contempla construir un puente.", "es", ("México",), "build"),
        ("Guatemala adquirió el compromiso de abrir un albergue.", "es", ("Guatemala",), "establish"),
        ("El canciller anunció que se abriría un albergue.", "es", BOTH["es"], "establish"),
        ("México señaló que enviaría 20 peritos.", "es", ("México",), "provide"),
        ("Sus tareas serán revisar los casos.", "es", BOTH["es"], "review"),
        ("El grupo tendrá como objetivo elaborar un plan.", "es", BOTH["es"], "develop"),
        ("Los ministros se reunieron, comprometiéndose a reducir las esperas.", "es", BOTH["es"], "reduce"),
        ("The ministers met, vowing to reduce delays.", "en", BOTH["en"], "reduce"),
        ("Both sides announced on Monday that they will open a shelter.", "en", BOTH["en"], "establish"),
        ("Los ministros anunciaron este martes la creación de una mesa.", "es", BOTH["es"], "establish"),
        ("Guatemala anunció, por su parte, que abrirá un albergue.", "es", ("Guatemala",), "establish"),
        ("Mexico offered its support to Guatemala.", "en", ("Mexico",), "provide"),
        ("México ofreció su apoyo a Guatemala.", "es", ("México",), "provide"),
        ("México anunció que ha asignado 20 millones de dólares a Guatemala.", "es", ("México",), "provide"),
        ("Both sides agreed that it is necessary to open a crossing.", "en", BOTH["en"], "establish"),
        ("Los ministros coincidieron en que es necesario ampliar el registro.", "es", BOTH["es"], "increase"),
        ("Both sides will work closely to reduce delays.", "en", BOTH["en"], "reduce"),
        (
            "Both sides remain firm in their resolve and commitment to protect minors.",
            "en",
            BOTH["en"],
            "protect",
        ),
        ("Both sides agreed to take steps to reduce delays.", "en", BOTH["en"], "reduce"),
        ("Acordaron realizar esfuerzos para reducir las esperas.", "es", BOTH["es"], "reduce"),
        ("Acordaron trabajar en la identificación de restos.", "es", BOTH["es"], "identify"),
        ("The construction of the bridge will begin in May.", "en", BOTH["en"], "build"),
        ("Las obras de construcción comenzarán en mayo.", "es", BOTH["es"], "build"),
        ("Mexico announced that it will open a shelter.", "en", ("Mexico",), "establish"),
        ("Mexico announced that a shelter will be opened.", "en", ("Mexico",), "establish"),
        ("Mexico assured the mayors that a shelter will be opened.", "en", ("Mexico",), "establish"),
        ("Se llegó a un acuerdo con los alcaldes para ampliar el puente.", "es", BOTH["es"], "increase"),
        ("The agreement provides for the exchange of ten scholarships.", "en", BOTH["en"], "exchange"),
        ("El convenio prevé el intercambio de perfiles.", "es", BOTH["es"], "exchange"),
        ("El memorándum tiene por objeto establecer un registro.", "es", BOTH["es"], "establish"),
        ("The memorandum aims to strengthen the registry.", "en", BOTH["en"], "increase"),
        ("The ministers agreed that their experts would meet again.", "en", BOTH["en"], "meet"),
        ("Los presidentes acordaron que sus ministros se reúnan en abril.", "es", BOTH["es"], "meet"),
        ("Mexico thanked Guatemala and offered to host the next round.", "en", ("Mexico",), "meet"),
        ("Guatemala requested assistance, and Mexico agreed to send doctors.", "en", ("Mexico",), "provide"),
        ("Los presidentes instruyeron a sus equipos para que elaboren un plan.", "es", BOTH["es"], "develop"),
        ("Los cancilleres dieron instrucciones para acelerar la obra.", "es", BOTH["es"], "increase"),
        ("The ministers tasked senior officials with preparing a report.", "en", BOTH["en"], "develop"),
        (
            "Se comprometió la Secretaría de Salud a entregar vacunas.",
            "es",
            ("Secretaría de Salud",),
            "provide",
        ),
        ("The forum concluded with a commitment to increase trade.", "en", BOTH["en"], "increase"),
        ("La reunión concluyó con el compromiso de reactivar el tren.", "es", BOTH["es"], "reactivate"),
        ("Mexico’s Foreign Minister pledged to open a shelter.", "en", ("Mexico",), "establish"),
        ("Mexico will help Guatemala with maps.", "en", ("Mexico",), "do"),
        ("Se acordó que en la próxima reunión se presente el reglamento.", "es", BOTH["es"], "provide"),
        ("It was agreed that the panel be set up by June.", "en", BOTH["en"], "establish"),
        ("Both sides agreed to fast-track the removal of barriers.", "en", BOTH["en"], "increase"),
        ("Ayer, la alcaldesa adelantó que se abrirá un albergue.", "es", BOTH["es"], "establish"),
        ("Both sides renewed their commitments towards protecting rivers.", "en", BOTH["en"], "protect"),
        ("La próxima ronda será en Mérida.", "es", BOTH["es"], "meet"),
        ("The next round will be in Merida.", "en", BOTH["en"], "meet"),
        ("The parties commit to joint inspections.", "en", BOTH["en"], "do"),
        ("Acordaron priorizar la prevención de incendios.", "es", BOTH["es"], "combat"),
        (
            "They affirmed the commitment of their governments to combat smuggling.",
            "en",
            BOTH["en"],
            "combat",
        ),
        ("Reiteraron el compromiso de sus gobiernos para combatir el robo.", "es", BOTH["es"], "combat"),
        ("Quedaron en reabrir el puente.", "es", BOTH["es"], "reactivate"),
        ("Both sides will, in due course, open a clinic.", "en", BOTH["en"], "establish"),
        ("Both sides remain committed to working together on rivers.", "en", BOTH["en"], "coordinate"),
        ("Mexico announced plans to open a clinic.", "en", ("Mexico",), "establish"),
        ("Mexico announced its decision to build a clinic.", "en", ("Mexico",), "build"),
        ("México anunció su decisión de construir una clínica.", "es", ("México",), "build"),
        ("We commit ourselves to protect rivers.", "en", BOTH["en"], "protect"),
        ("A joint panel is hereby established.", "en", BOTH["en"], "establish"),
        ("Guatemala confirmed that it will build a clinic.", "en", ("Guatemala",), "build"),
        ("Both presidents ordered their ministers to draw up a map.", "en", BOTH["en"], "develop"),
        ("Los presidentes ordenaron a sus ministros elaborar un mapa.", "es", BOTH["es"], "develop"),
        ("The ministers agreed to further cooperation on rivers.", "en", BOTH["en"], "coordinate"),
        ("Both sides reached consensus on the creation of a fund.", "en", BOTH["en"], "establish"),
        ("An agreement has been reached that the ministers open a road.", "en", BOTH["en"], "establish"),
        ("Se llegó al acuerdo de que se abrirá un camino.", "es", BOTH["es"], "establish"),
        ("Construction of the bridge is due to begin in May.", "en", BOTH["en"], "build"),
        ("Mexico accepted the invitation of Guatemala to host the talks.", "en", ("Mexico",), "meet"),
        ("México aceptó la invitación para visitar Guatemala.", "es", ("México",), "meet"),
        ("Entre las medidas acordadas destaca la creación de un fondo.", "es", BOTH["es"], "establish"),
        ("Among the main outcomes was the creation of a fund.", "en", BOTH["en"], "establish"),
        ("The pact stipulates the exchange of maps.", "en", BOTH["en"], "exchange"),
        ("The ministers entrusted senior officials with preparing a map.", "en", BOTH["en"], "develop"),
        ("Los presidentes encargaron a sus ministros elaborar un mapa.", "es", BOTH["es"], "develop"),
        ("Destacaron los avances y acordaron abrir un camino.", "es", BOTH["es"], "establish"),
        ("Se instruyó a las cancillerías elaborar un calendario.", "es", ("cancillerías",), "develop"),
    ],
)
def test_who_commits_to_what(sentence: str, language: str, by: tuple[str, ...], act: str) -> None:
    assert [(point.committed_by, point.act) for point in points_of(sentence, language)] == [(by, act)]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("El canciller dijo que podría abrirse un albergue.", "es"),
        ("Se abriría un albergue si lloviera.", "es"),
        ("The road is expected to open in June.", "en"),
        ("This law, which must now be adopted, is new.", "en"),
        ("Both sides agreed to express their concern over the drought.", "en"),
        ("Los ministros acordaron expresar su preocupación por la sequía.", "es"),
        ("El ministerio dijo que llegó a un acuerdo con los alcaldes.", "es"),
        ("These funds will provide food.", "en"),
        ("México tiene la intención, según la prensa.", "es"),
        ("The agreement provides, in its annex, a map.", "en"),
        ("El convenio tiene por objeto los caminos.", "es"),
        ("The new road will help farmers.", "en"),
        ("This meeting underscores the commitment of both sides to protect rivers.", "en"),
        ("Esta visita subraya el compromiso de ambos países de proteger los ríos.", "es"),
        ("El gabinete propuso que asuman el compromiso de crear una fiscalía.", "es"),
        ("Trade between both countries will increase.", "en"),
        ("The point on which both sides agreed was the drought.", "en"),
        ("Both sides saw texts intended to reduce delays.", "en"),
        ("México aceptó la invitación de Guatemala.", "es"),
        ("Los caminos quedaron en mal estado.", "es"),
        ("A joint panel is established in each town.", "en"),
        ("Both sides agreed on the importance of sharing maps.", "en"),
        ("The road is due to begin at the bridge.", "en"),
        ("Entre los temas tratados destaca la creación de empleos.", "es"),
        ("The children will be in Merida.", "en"),
    ],
)
def test_forms_that_commit_nobody(sentence: str, language: str) -> None:
    assert points_of(sentence, language) == []


@pytest.mark.parametrize(
    ("sentence", "language", "act"),
    [
        ("The governments agreed to “establish a hotline for those who search”.", "en", "establish"),
        ("“We have agreed to build a bridge between our towns,” said the minister.", "en", "build"),
        (
            "“México tiene la intención de construir tres puentes en la zona”, informó la cancillería.",
            "es",
            "build",
        ),
    ],
)
def test_quoted_words_that_commit(sentence: str, language: str, act: str) -> None:
    assert [point.act for point in points_of(sentence, language)] == [act]


def test_a_quoted_opinion_is_a_quotation() -> None:
    reading = reading_of("“Mexico is a country of good people and good roads,” said the minister.", "en")
    assert (reading.points, reading.statements[-1].reason) == ((), "quotation")


def test_who_reads_a_statement_is_no_agent() -> None:
    sentence = "Los puentes se construirán con ayuda, según una nota leída por el alcalde."
    assert points_of(sentence, "es")[0].committed_by == BOTH["es"]
