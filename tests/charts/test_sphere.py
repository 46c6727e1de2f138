from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.charts import great_circle_distance
from hallar.charts.sphere import EARTH_RADIUS

longitudes, latitudes = st.floats(-180, 180), st.floats(-90, 90)


@pytest.mark.parametrize(
    ("place", "other", "kilometres"),
    [
        # Sinnott's own kind of check: quarter and half circles
        ((0, 0), (90, 0), 10007.557),
        ((0, 90), (0, -90), 20015.115),
        # geodesic distances on the WGS 84 ellipsoid, which the sphere meets within 0.6 %
        ((-86.67, 36.12), (-118.40, 33.94), 2892.8),  # Nashville to Los Angeles airports
        ((-99.1332, 19.4326), (-90.5069, 14.6349), 1062.0),  # Mexico City to Guatemala City
        ((-110.9747, 32.2226), (-110.9381, 31.3404), 97.9),  # Tucson to Nogales
    ],
)
def test_known_distances(place: tuple[float, float], other: tuple[float, float], kilometres: float) -> None:
    assert great_circle_distance(*place, *other) == pytest.approx(kilometres, rel=0.006)


@given(longitudes, latitudes, longitudes, latitudes)
def test_a_distance_is_the_same_both_ways_and_at_most_half_round(
    x: float, y: float, to_x: float, to_y: float
) -> None:
    there, back = great_circle_distance(x, y, to_x, to_y), great_circle_distance(to_x, to_y, x, y)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= EARTH_RADIUS * 3.1415927


@given(longitudes, latitudes)
def test_a_place_is_nowhere_but_at_itself(x: float, y: float) -> None:
    assert great_circle_distance(x, y, x, y) == 0
