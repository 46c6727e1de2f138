"""What a meeting itself did, told in the past; and what was agreed, before its verb."""

from __future__ import annotations

import pytest

from tests.accord.reading.sentences import BOTH, points_of


@pytest.mark.parametrize(
    ("sentence", "language", "act", "rule"),
    [
        ("The ministers signed a protocol on bridges.", "en", "sign", "concluded"),
        ("The delegations reviewed the roads and set up a joint panel.", "en", "establish", "concluded"),
        ("Both countries renewed their air treaty.", "en", "reactivate", "concluded"),
        ("A protocol on bridges was signed during the visit.", "en", "sign", "concluded:passive"),
        ("Both presidents witnessed the signing of two treaties.", "en", "sign", "concluded:witnessed"),
        ("Los ministros firmaron un protocolo sobre puentes.", "es", "sign", "concluded"),
        ("Se instaló una mesa de trabajo.", "es", "establish", "concluded"),
        ("Ambas partes pusieron en marcha un registro.", "es", "establish", "concluded"),
        ("Quedó formalmente instalada la Comisión Mixta.", "es", "establish", "concluded"),
        ("El protocolo fue firmado durante la visita.", "es", "sign", "concluded:passive"),
        ("Los presidentes fueron testigos de la firma de dos tratados.", "es", "sign", "concluded:witnessed"),
        ("Two treaties were also signed by the ministers.", "en", "sign", "concluded:passive"),
        ("A protocol has been signed during the visit.", "en", "sign", "concluded:passive"),
        ("Fueron firmados tres convenios.", "es", "sign", "concluded"),
        ("The treaty must be ratified by both sides.", "en", "sign", "duty:must"),
        ("El tratado deberá ser ratificado por ambas partes.", "es", "sign", "duty:deber"),
        ("The visit ended with the signing of a treaty.", "en", "sign", "concluded:ended-with"),
        ("La visita concluyó con la firma de un tratado.", "es", "sign", "concluded:ended-with"),
        ("The presidents welcomed the signing of a treaty.", "en", "sign", "concluded:witnessed"),
        ("Los presidentes celebraron la firma de un tratado.", "es", "sign", "concluded:witnessed"),
        ("Los ministros prorrogaron el tratado.", "es", "increase", "concluded"),
        ("The ministers renewed their treaty, which was signed in 2019.", "en", "reactivate", "concluded"),
        ("The creation of a fund was agreed upon.", "en", "establish", "agreed-passive"),
        ("La apertura de un cruce fue acordada.", "es", "establish", "agreed-passive"),
    ],
)
def test_what_the_meeting_did_is_agreed(sentence: str, language: str, act: str, rule: str) -> None:
    (point,) = points_of(sentence, language)
    assert (point.committed_by, point.act, point.rules[0]) == (BOTH[language], act, rule)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The protocol signed by both ministers covers bridges.", "en"),
        ("The ministers had previously signed a protocol.", "en"),
        ("The ministers signed a protocol two years ago.", "en"),
        ("The panel that was created during the visit is large.", "en"),
        ("A protocol was signed in March.", "en"),
        ("A panel was created.", "en"),
        ("The six texts agreed upon during the visit cover trade.", "en"),
        ("The minister announced this at a press briefing.", "en"),
        ("The rain created a lake.", "en"),
        ("Mexico launched its first satellite.", "en"),
        ("La reunión inició a las diez horas.", "es"),
        ("El gobernador inició su gira por el norte.", "es"),
        ("Los ministros firmaron un protocolo el año pasado.", "es"),
        ("La mesa que se instaló tiene diez integrantes.", "es"),
        ("El protocolo fue firmado en 2019 durante otra visita.", "es"),
        ("The visit ended with a dinner.", "en"),
        ("The presidents welcomed the creation of a school.", "en"),
        ("The opening of a crossing was not agreed.", "en"),
        ("La apertura de un cruce no fue acordada.", "es"),
        ("The governments agreed last year to open a road.", "en"),
        ("Los gobiernos acordaron el año pasado abrir un camino.", "es"),
        ("This builds on the alliance we agreed to found at our June 2019 meeting.", "en"),
    ],
)
def test_what_was_done_before_or_only_described_is_not(sentence: str, language: str) -> None:
    assert points_of(sentence, language) == []
