from __future__ import annotations

from typing import Any

import pytest

from hallar.simulate import SimulationPlan
from tests.simulate.models import model


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"families": 0}, "at least one family"),
        ({"remains": -1}, "no negative number of remains"),
        ({"mix": {"mother-only": 1.0, "mohter": 1.0}}, "no family shape mohter"),
        ({"mix": {"mother-only": 0.0}}, "nor all 0"),
        ({"mix": {"mother-only": float("nan")}}, "must not be negative"),
        ({"mix": {}}, "nor all 0"),
        ({"related_share": 1.1}, "related_share"),
        ({"found_share": -0.1}, "found_share"),
        ({"male_share": float("nan")}, "male_share"),
        ({"sex_known_share": 2}, "sex_known_share"),
        ({"drop_in": 1.0}, "drop_in"),
        ({"fragments": (0.5, 0.4)}, "fragments"),
        ({"fragments": ()}, "fragments"),
        ({"subpopulations": 0}, "one population"),
    ],
)
def test_an_impossible_plan_is_refused(changed: dict[str, Any], message: str) -> None:
    values: dict[str, Any] = {"families": 10, "remains": 5, "model": model()}
    with pytest.raises(ValueError, match=message):
        SimulationPlan(**{**values, **changed})


def test_weights_of_the_mix_are_relative() -> None:
    plan = SimulationPlan(10, 5, model(), mix={"mother-only": 3.0, "one-sibling": 1.0})
    assert [shape.name for shape in plan.mixed_shapes] == ["mother-only", "one-sibling"]
    assert plan.shape_probabilities.tolist() == [0.75, 0.25]
