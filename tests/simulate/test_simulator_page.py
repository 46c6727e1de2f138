"""The page that explains the simulator says what the simulator does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hallar.kinship import KinshipModel
from hallar.simulate import DEFAULT_MIX, Degradation, SimulationPlan

PAGE = (Path(__file__).parents[2] / "docs" / "simulator.md").read_text(encoding="utf-8")


def test_every_shape_and_its_share_are_on_the_page() -> None:
    stated = re.findall(r"^\| ([a-z-]+) \| +([0-9.]+) % \|", PAGE, re.MULTILINE)
    assert {name: float(share) / 100 for name, share in stated} == pytest.approx(dict(DEFAULT_MIX))


def test_the_default_shares_are_on_the_page() -> None:
    plan = SimulationPlan(1, 0, KinshipModel("nobody", {}))
    for name in ("related_share", "found_share"):
        assert f"`{name}` ({getattr(plan, name):.0%}".replace("%", " %") in PAGE
    assert f"{plan.male_share:.0%} men".replace("%", " %") in PAGE
    assert "probabilities " + ", ".join(f"{share:.0%}"[:-1] for share in plan.fragments[:2]) in PAGE
    assert f"known for {plan.sex_known_share:.0%}".replace("%", " %") in PAGE


def test_the_degradation_model_is_on_the_page() -> None:
    model = Degradation()
    assert (
        f"logistic({model.intercept:g} + level * ({model.level_slope:g} + {model.size_slope:g} * rank))"
        in PAGE
    )
    assert f"multiple of {model.step:g}" in PAGE
    assert f"{model.degraded_share:.0%} of the remains are degraded".replace("%", " %") in PAGE
    assert f"{model.locus_failure:.0%} of the loci".replace("%", " %") in PAGE
