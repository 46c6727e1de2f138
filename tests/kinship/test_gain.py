from __future__ import annotations

import numpy as np
import pytest

from hallar.genetics import MutationKind
from hallar.kinship import Hypothesis, expected_gains, lr_distribution, lr_table, simulate_profiles
from tests.kinship.families import GRANDPARENTS, TRIO, family, model, profile

SIBLING = profile(("7", "8"), ("9.3", "9.3"), ("10", "11"))


@pytest.mark.parametrize("kind", [MutationKind.NONE, MutationKind.PROPORTIONAL, MutationKind.STEPWISE])
def test_gain_is_the_rise_of_the_expected_lr_over_simulated_relatives(kind: MutationKind) -> None:
    used = model(3, kind)
    searching = family(TRIO, "child", sibling=SIBLING)
    mother_gain = next(g for g in expected_gains(searching, "child", used) if g.relative == "mother")
    table_of_mother = lr_table(searching, "mother", used)
    today = lr_distribution(lr_table(searching, "child", used)).mean[Hypothesis.RELATED]
    later = []
    for drawn in simulate_profiles(table_of_mother, 300, np.random.default_rng(5)):
        typed = family(TRIO, "child", sibling=SIBLING, mother=drawn)
        later.append(lr_distribution(lr_table(typed, "child", used)).mean[Hypothesis.RELATED])
    error = np.std(later) / np.sqrt(len(later))
    assert abs(np.mean(later) - today - mother_gain.log10_lr) < 4.5 * error


def test_gain_is_never_negative_and_in_laws_tell_nothing() -> None:
    used = model(3)
    gains = expected_gains(family(GRANDPARENTS, "uncle", father=SIBLING), "uncle", used)
    by_relative = {gain.relative: gain.log10_lr for gain in gains}
    assert by_relative["mother"] == pytest.approx(0, abs=1e-12)
    assert all(gain >= -1e-12 for gain in by_relative.values())
    assert gains[0].relative in {"grandfather", "grandmother"}


def test_gain_is_symmetric_mutual_information() -> None:
    used = model(2)
    nobody = family(TRIO, "child")
    mother = next(g for g in expected_gains(nobody, "child", used, ["mother"]))
    swapped = family(TRIO, "mother")
    child = next(g for g in expected_gains(swapped, "mother", used, ["child"]))
    assert mother.log10_lr == pytest.approx(child.log10_lr, rel=1e-9)


def test_only_an_untyped_relative_can_be_sampled() -> None:
    with pytest.raises(ValueError, match="sibling is not an untyped relative"):
        expected_gains(family(TRIO, "child", sibling=SIBLING), "child", model(3), ["sibling"])
