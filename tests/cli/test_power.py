"""``hallar power``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json


def test_the_threshold_keeps_its_promise(registry: Path) -> None:
    answer = hallar_json("power", registry, "--most", 4, "--remains", 1000)
    assert answer["remains"] == 1000
    assert len({one["family"] for one in answer["families"]}) == 4
    assert answer["provenance"]["options"] == {"remains": 1000, "expected_fortuitous": 0.01}
    for one in answer["families"]:
        assert one["false_match_rate"] <= 0.01 / 1000
        lower, upper = one["chance_to_find"]["lower"], one["chance_to_find"]["upper"]
        assert 0 <= lower <= 1
        assert lower == pytest.approx(upper, abs=1e-3)
        assert one["expected_log10_lr_if_unrelated"] <= 0 <= one["expected_log10_lr_if_true"]


def test_more_remains_ask_for_a_higher_threshold() -> None:
    family = ("power", PLANECRASH, "--family", "F1")
    few, many = (hallar_json(*family, "--remains", count)["families"][0] for count in (10, 1_000_000))
    assert few["threshold_log10_lr"] < many["threshold_log10_lr"]
    assert few["chance_to_find"]["lower"] >= many["chance_to_find"]["upper"]


def test_whom_to_sample_next_comes_in_order() -> None:
    for one in hallar_json("power", PLANECRASH)["families"]:
        gains = [following["expected_gain_log10_lr"] for following in one["sample_next"]]
        assert gains == sorted(gains, reverse=True)
        assert not {following["relative"] for following in one["sample_next"]} & one["typed"].keys()


def test_relatives_are_named_by_what_they_are() -> None:
    first = hallar_json("power", PLANECRASH)["families"][0]
    assert first["sample_next"][0]["relationship"] == "mother"


def test_the_table_names_relatives() -> None:
    assert "sample next" in " ".join(hallar("power", PLANECRASH, "--family", "F1").stdout.split())


def test_unknown_family(refused: Refused) -> None:
    assert "no family F8, F9" in refused("power", PLANECRASH, "--family", "F9", "--family", "F8")
    assert "no tiene la familia F9" in refused("power", PLANECRASH, "--family", "F9", language="es")


@pytest.mark.parametrize("option", ["--remains", "--expected-fortuitous", "--most"])
def test_numbers_out_of_range(refused: Refused, option: str) -> None:
    assert option in refused("power", PLANECRASH, option, "0")
