"""What a verb means together with its particle or with what it is done to."""

from __future__ import annotations

import pytest

from tests.accord.reading.sentences import points_of


@pytest.mark.parametrize(
    ("sentence", "language", "act"),
    [
        ("Both sides agreed to adopt measures against the drought.", "en", "do"),
        ("Both sides agreed to adopt measures to reduce delays.", "en", "reduce"),
        ("Both sides agreed to adopt a treaty.", "en", "sign"),
        ("Acordaron adoptar las medidas que pida el registro.", "es", "do"),
        ("Acordaron adoptar medidas para reducir las esperas.", "es", "reduce"),
        ("Both sides agreed to remove trade barriers.", "en", "reduce"),
        ("Acordaron eliminar los aranceles al maíz.", "es", "reduce"),
        ("Acordaron eliminar la malaria.", "es", "combat"),
        ("Acordaron terminar con el rezago de expedientes.", "es", "reduce"),
        ("Acordaron terminar con la violencia en los estadios.", "es", "combat"),
        ("Acordaron terminar el puente.", "es", "develop"),
        ("Acordaron poner fin a la tala ilegal.", "es", "combat"),
        ("Both sides agreed to put an end to illegal logging.", "en", "combat"),
        ("Acordaron dar seguimiento a los casos.", "es", "review"),
        ("Acordaron hacer frente a la sequía.", "es", "combat"),
        ("Both sides agreed to take stock of the works.", "en", "review"),
        ("Both sides agreed to make available ten lorries.", "en", "provide"),
        ("Both sides agreed to address the issue of parking.", "en", "do"),
        ("Both sides agreed to address drug smuggling.", "en", "combat"),
        ("Both sides agreed to release water from the dam.", "en", "provide"),
        ("Both sides agreed to release a yearly report.", "en", "publish"),
        ("Both sides agreed to build trust among their teams.", "en", "increase"),
        ("Both sides agreed to build a jetty.", "en", "build"),
        ("Acordaron atender a las familias de los buzos.", "es", "provide"),
        ("Acordaron iniciar la construcción de un muelle.", "es", "build"),
        ("Acordaron iniciar un programa de apoyo a buzos.", "es", "establish"),
        ("Both sides agreed to begin talks on air routes.", "en", "meet"),
        ("Acordaron promover el intercambio de semillas.", "es", "exchange"),
        ("Acordaron promover un programa de intercambio.", "es", "promote"),
        ("Acordaron explorar la posibilidad de abrir un vuelo directo.", "es", "establish"),
        ("Both sides agreed to explore the possibility of opening a ferry line.", "en", "establish"),
        ("Both sides agreed to explore the possibility of a ferry line.", "en", "review"),
        ("Acordaron actuar de manera coordinada.", "es", "coordinate"),
        ("Both sides agreed to implement the road map.", "en", "do"),
        ("Acordaron aplicar las normas de pesca.", "es", "do"),
        ("Both sides will apply the new rules of fishing.", "en", "do"),
        ("Both sides will visit the dam.", "en", "meet"),
    ],
)
def test_acts(sentence: str, language: str, act: str) -> None:
    assert [point.act for point in points_of(sentence, language)] == [act]
