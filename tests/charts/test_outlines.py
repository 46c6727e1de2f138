from __future__ import annotations

import pytest

from hallar.charts import place_names
from hallar.charts.outlines import Place, read_outlines
from hallar.data import data_file

OUTLINES = read_outlines()


def holds(rings: list[list[Place]], longitude: float, latitude: float) -> bool:
    """Whether a place lies in rings, by the number of borders to its east."""
    crossings = 0
    for ring in rings:
        for (x, y), (to_x, to_y) in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            if (y > latitude) != (to_y > latitude):
                crossings += longitude < x + (latitude - y) / (to_y - y) * (to_x - x)
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("MEX", -99.13, 19.43),  # Mexico City
        ("MEX", -106.45, 31.70),  # Ciudad Juárez
        ("MEX", -92.27, 14.91),  # Tapachula
        ("MEX", -86.92, 20.45),  # Cozumel
        ("USA", -106.45, 31.82),  # El Paso
        ("USA", -98.15, 27.22),  # Falfurrias
        ("USA", -111.97, 32.0),  # Tohono O'odham Nation
        ("GTM", -90.51, 14.63),  # Guatemala City
        ("GTM", -89.9, 16.9),  # Petén
        ("HND", -88.03, 15.50),  # San Pedro Sula
        ("SLV", -89.2, 13.70),  # San Salvador
        ("BLZ", -88.8, 17.25),  # Belmopan
    ],
)
def test_towns_lie_in_their_country_alone(code: str, longitude: float, latitude: float) -> None:
    within = [one for one, rings in OUTLINES.countries.items() if holds(rings, longitude, latitude)]
    assert within == [code]


def test_every_outline_lies_within_the_bounds() -> None:
    paths = [ring for rings in OUTLINES.countries.values() for ring in rings]
    for path in [*paths, *OUTLINES.lakes, *OUTLINES.state_lines]:
        assert len(path) > 1
        assert all(OUTLINES.bounds.holds(*place) for place in path)


def test_every_named_country_has_an_outline() -> None:
    for language in ("es", "en"):
        assert set(place_names(language)) <= set(OUTLINES.countries)
        assert list(place_names(language))[:5] == ["MEX", "USA", "GTM", "HND", "SLV"]


def test_the_states_of_the_five_countries_are_named_once() -> None:
    names = [state.name for state in OUTLINES.states]
    # 32 + 22 + 18 + 14, and of the United States all but Alaska and Hawaii
    assert len(names) == 32 + 22 + 18 + 14 + 49
    assert {"Sonora", "Petén", "Olancho", "Chalatenango", "Arizona"} <= set(names)


def test_the_file_stays_small() -> None:
    assert len(data_file("maps", "north_america.json").read_bytes()) < 300_000
