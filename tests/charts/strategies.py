"""Random points, teeth and charts."""

from __future__ import annotations

from hypothesis import strategies as st

from hallar.charts import ALL_TEETH, MapPoint, PointKind, Surface, SurfaceState, Tooth, ToothState

languages = st.sampled_from(["es", "en"])
labels = st.text(st.characters(), max_size=60)
"""Any characters at all: control characters, lone surrogates, markup."""


def map_points(
    longitudes: st.SearchStrategy[float], latitudes: st.SearchStrategy[float]
) -> st.SearchStrategy[MapPoint]:
    return st.builds(
        MapPoint,
        longitude=longitudes,
        latitude=latitudes,
        kind=st.sampled_from(PointKind),
        label=labels,
        count=st.integers(1, 100_000),
    )


anywhere = map_points(st.floats(-180, 180), st.floats(-90, 90))
in_the_region = map_points(st.floats(-118, -83), st.floats(13, 40))


_NUMBERS, _STATES = st.sampled_from(ALL_TEETH), st.sampled_from(ToothState)


def teeth(
    numbers: st.SearchStrategy[int] = _NUMBERS,
    states: st.SearchStrategy[ToothState] = _STATES,
) -> st.SearchStrategy[Tooth]:
    surfaces = st.dictionaries(st.sampled_from(Surface), st.sampled_from(SurfaceState))
    return st.builds(Tooth, numbers, states, surfaces)


charts = st.lists(teeth(), unique_by=lambda tooth: tooth.fdi, max_size=52)
