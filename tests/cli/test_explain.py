"""``hallar explain``."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from hallar.cli.provenance import sha256_of
from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json

PAIR = ("explain", PLANECRASH, "--family", "F5", "--remains", "V4")


def test_the_loci_multiply_to_the_published_lr() -> None:
    answer = hallar_json(*PAIR)
    published = json.loads(PLANECRASH.read_text())["pairwise_lr"]["V4"]["M5"]
    assert answer["missing"] == "M5"
    assert answer["log10_lr"] == pytest.approx(math.log10(published), rel=1e-9)
    ratios = [locus["likelihood_ratio"] for locus in answer["loci"]]
    assert math.prod(ratio for ratio in ratios if ratio is not None) == pytest.approx(published, rel=1e-9)


def test_provenance() -> None:
    record = hallar_json(*PAIR)["provenance"]
    assert record["command"] == "explain"
    assert record["inputs"] == {PLANECRASH.name: sha256_of(PLANECRASH)}
    assert record["options"] == {"family": "F5", "missing": "M5", "remains": "V4"}


def test_the_table_shows_alleles() -> None:
    shown = hallar(*PAIR).stdout
    assert "D18S51" in shown
    assert "combined log10 LR 7.5" in shown


def test_it_agrees_with_the_search(registry: Path) -> None:
    hit = hallar_json("search", registry)["hits"][0]
    pair = ("--family", hit["family"], "--missing", hit["missing"], "--remains", hit["remains"])
    answer = hallar_json("explain", registry, *pair)
    assert answer["log10_lr"] == pytest.approx(hit["log10_lr"], rel=1e-9)


@pytest.mark.parametrize(
    ("family", "remains", "english", "spanish"),
    [
        ("F9", "V4", "no family F9", "no tiene la familia F9"),
        ("F5", "V99", "no remains V99", "no tiene los restos V99"),
    ],
)
def test_unknown_identifiers(refused: Refused, family: str, remains: str, english: str, spanish: str) -> None:
    pair = ("explain", PLANECRASH, "--family", family, "--remains", remains)
    assert english in refused(*pair)
    assert spanish in refused(*pair, language="es")


def test_whom_the_family_does_not_miss(refused: Refused) -> None:
    assert "misses M5" in refused(*PAIR, "--missing", "M1")
    assert "busca a M5" in refused(*PAIR, "--missing", "M1", language="es")


def test_linkage_agrees_with_the_search(registry: Path) -> None:
    hits = hallar_json("search", registry)["hits"]
    changed = next(hit for hit in hits if abs(hit["log10_lr_linked"] - hit["log10_lr"]) > 0.01)
    pair = ("--family", changed["family"], "--missing", changed["missing"], "--remains", changed["remains"])
    answer = hallar_json("explain", registry, *pair)
    assert answer["log10_lr_linked"] == pytest.approx(changed["log10_lr_linked"], rel=1e-9)
    shown = hallar("explain", registry, *pair).stdout
    assert f"{changed['log10_lr_linked']:.4f}, the LR to report" in shown
