from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hallar.charts import (
    ALL_TEETH,
    Agreement,
    Surface,
    SurfaceState,
    Tooth,
    ToothState,
    compare_teeth,
    explain_comparison,
)
from tests.charts.strategies import charts, languages, teeth

FILLED = (SurfaceState.FILLED_AMALGAM, SurfaceState.FILLED_RESIN)


def verdict(before: Tooth, after: Tooth) -> Agreement:
    (comparison,) = compare_teeth([before], [after])
    return comparison.agreement


@given(charts)
def test_a_chart_never_contradicts_itself(chart: list[Tooth]) -> None:
    for comparison in compare_teeth(chart, chart):
        assert comparison.agreement in (Agreement.AGREE, Agreement.UNKNOWN)


@given(charts, charts)
def test_every_tooth_of_either_chart_is_judged_once(before: list[Tooth], after: list[Tooth]) -> None:
    judged = [comparison.fdi for comparison in compare_teeth(before, after)]
    recorded = {tooth.fdi for tooth in before + after}
    assert judged == [fdi for fdi in ALL_TEETH if fdi in recorded]


@given(st.sampled_from(ALL_TEETH), st.sampled_from(Surface), st.sampled_from(FILLED))
def test_a_sound_surface_may_be_filled_and_a_filled_one_not_heal(
    fdi: int, surface: Surface, filled: SurfaceState
) -> None:
    sound, treated = Tooth(fdi, "sound"), Tooth(fdi, "sound", {surface: filled})
    assert verdict(sound, treated) is Agreement.EXPLAINABLE
    assert verdict(treated, sound) is Agreement.CONTRADICTION
    (comparison,) = compare_teeth([treated], [sound])
    assert comparison.surfaces == (surface,)


@given(teeth())
def test_what_one_chart_does_not_know_contradicts_nothing(tooth: Tooth) -> None:
    unknown = Tooth(tooth.fdi, "unknown")
    assert verdict(tooth, unknown) is Agreement.UNKNOWN
    assert verdict(unknown, tooth) is Agreement.UNKNOWN
    assert [one.agreement for one in compare_teeth([tooth], [])] == [Agreement.UNKNOWN]
    assert [one.agreement for one in compare_teeth([], [tooth])] == [Agreement.UNKNOWN]


@given(teeth(), st.sampled_from(["missing_ante_mortem", "missing_post_mortem"]))
def test_a_tooth_may_be_lost(before: Tooth, lost: str) -> None:
    assume(before.state is not ToothState.MISSING_ANTE_MORTEM)
    assert verdict(before, Tooth(before.fdi, lost)) is not Agreement.CONTRADICTION


@given(teeth())
def test_an_unerupted_tooth_may_become_anything(after: Tooth) -> None:
    assert verdict(Tooth(after.fdi, "unerupted"), after) is not Agreement.CONTRADICTION


@given(teeth(states=st.sampled_from([ToothState.SOUND, ToothState.PRESENT])), st.data())
def test_hiding_a_surface_never_makes_a_contradiction(before: Tooth, data: st.DataObject) -> None:
    after = data.draw(teeth(st.just(before.fdi), st.just(ToothState.SOUND)))
    assume(verdict(before, after) is not Agreement.CONTRADICTION)
    hidden = data.draw(st.sampled_from(Surface))
    less = Tooth(after.fdi, after.state, {**after.surfaces, hidden: SurfaceState.UNKNOWN})
    assert verdict(before, less) is not Agreement.CONTRADICTION


@pytest.mark.parametrize(
    ("before", "after", "agreement"),
    [
        ("missing_ante_mortem", "sound", "contradiction"),
        ("missing_ante_mortem", "missing_post_mortem", "contradiction"),
        ("missing_ante_mortem", "root_canal", "contradiction"),
        ("missing_ante_mortem", "implant", "explainable"),
        ("missing_ante_mortem", "crown", "explainable"),
        ("missing_ante_mortem", "unerupted", "explainable"),
        ("implant", "sound", "contradiction"),
        ("implant", "pontic", "explainable"),
        ("implant", "unerupted", "contradiction"),
        ("pontic", "unerupted", "explainable"),
        ("crown", "sound", "contradiction"),
        ("crown", "present", "unknown"),
        ("crown", "root_canal", "explainable"),
        ("root_canal", "sound", "contradiction"),
        ("root_canal", "crown", "explainable"),
        ("root_remnant", "sound", "contradiction"),
        ("sound", "root_remnant", "explainable"),
        ("sound", "unerupted", "contradiction"),
        ("sound", "crown", "explainable"),
        ("sound", "present", "unknown"),
        ("sound", "missing_ante_mortem", "explainable"),
        ("sound", "missing_post_mortem", "explainable"),
        ("unerupted", "sound", "explainable"),
        ("crown", "crown", "agree"),
        ("present", "present", "unknown"),
    ],
)
def test_what_a_tooth_can_become(before: str, after: str, agreement: str) -> None:
    assert verdict(Tooth(36, before), Tooth(36, after)) == agreement


@pytest.mark.parametrize(
    ("before", "after", "agreement"),
    [
        ("sound", "caries", "explainable"),
        ("caries", "filled_resin", "explainable"),
        ("filled_amalgam", "filled_resin", "explainable"),
        ("filled_amalgam", "caries", "explainable"),
        ("caries", "sound", "unknown"),
        ("filled_resin", "unknown", "unknown"),
    ],
)
def test_what_a_surface_can_become(before: str, after: str, agreement: str) -> None:
    seen = {"occlusal": before}, {"occlusal": after}
    assert verdict(*(Tooth(36, "present", surfaces) for surfaces in seen)) == agreement


def test_a_wisdom_tooth_charted_as_missing_may_have_come_through() -> None:
    assert verdict(Tooth(38, "missing_ante_mortem"), Tooth(38, "sound")) is Agreement.EXPLAINABLE


def test_a_root_filling_under_a_filling_needs_an_x_ray() -> None:
    filled = {"occlusal": "filled_resin"}
    assert verdict(Tooth(36, "root_canal"), Tooth(36, "sound", filled)) is Agreement.EXPLAINABLE


def test_one_contradicting_surface_outweighs_the_rest() -> None:
    before = Tooth(16, "sound", {"mesial": "filled_amalgam", "distal": "filled_amalgam"})
    after = Tooth(16, "sound", {"distal": "filled_amalgam", "lingual": "filled_resin"})
    (comparison,) = compare_teeth([before], [after])
    assert comparison.agreement is Agreement.CONTRADICTION
    assert (
        explain_comparison(comparison, "es")
        == "Contradicción: un diente restaurado no vuelve a estar sano (mesial)"
    )


@given(charts, charts, languages)
def test_every_verdict_is_explained(before: list[Tooth], after: list[Tooth], language: str) -> None:
    assert all(": " in explain_comparison(one, language) for one in compare_teeth(before, after))


def test_a_tooth_recorded_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="tooth 11 is recorded twice"):
        compare_teeth([Tooth(11, "sound"), Tooth(11, "crown")], [])


@pytest.mark.parametrize(
    ("fdi", "state", "surfaces"),
    [(19, "sound", {}), (56, "sound", {}), (11, "lost", {}), (11, "sound", {"top": "sound"})],
)
def test_a_tooth_that_is_none_is_refused(fdi: int, state: str, surfaces: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"expected|not a valid"):
        Tooth(fdi, state, surfaces)  # type: ignore[arg-type]
