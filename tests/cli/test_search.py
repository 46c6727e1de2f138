"""``hallar search``: hits, files, the report, what makes a run repeatable."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from hallar import __version__
from hallar.cli.provenance import sha256_of
from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json

FIELDS = {"family", "missing", "remains", "log10_lr", "true"}


@pytest.fixture(scope="module")
def found(registry: Path) -> Any:
    return hallar_json("search", registry)


def test_hits(found: Any) -> None:
    hits = found["hits"]
    assert hits
    assert all(hit.keys() >= FIELDS for hit in hits)
    assert found["summary"]["hits"] == len(hits)
    assert found["summary"]["true_found"] == sum(hit["true"] for hit in hits)
    assert found["summary"]["true_found"] > 0
    assert found["summary"]["pairs"] == found["summary"]["missing_persons"] * 30


def test_each_missing_person_s_best_hit_comes_first(found: Any) -> None:
    last: dict[tuple[str, str], float] = {}
    for hit in found["hits"]:
        person = (hit["family"], hit["missing"])
        assert hit["log10_lr"] <= last.get(person, float("inf"))
        last[person] = hit["log10_lr"]


def test_a_search_is_repeatable(registry: Path, found: Any) -> None:
    again = hallar_json("search", registry)
    assert again["hits"] == found["hits"]
    assert again["provenance"]["inputs"] == found["provenance"]["inputs"]


def test_a_lower_threshold_keeps_every_hit(registry: Path, found: Any) -> None:
    more = hallar_json("search", registry, "--threshold", -3)["hits"]
    pairs = {(hit["family"], hit["missing"], hit["remains"]) for hit in more}
    assert pairs >= {(hit["family"], hit["missing"], hit["remains"]) for hit in found["hits"]}
    assert len(more) > len(found["hits"])


def test_provenance(registry: Path, found: Any) -> None:
    record = found["provenance"]
    assert record["hallar"] == __version__
    assert record["command"] == "search"
    assert record["inputs"] == {path.name: sha256_of(path) for path in registry.iterdir()}
    assert record["options"] == {
        "expected_fortuitous": 0.01,
        "lowest_log10_lr": 2.0,
        "miss_at_most": None,
    }
    model = record["models"][0]
    assert model["population"] == "FBI2015 SW Hispanic"
    assert re.fullmatch("[0-9a-f]{64}", model["frequencies_sha256"])
    assert model["loci"]["TH01"]["mutation"]["male"]["model"] == "proportional"


def test_several_populations(registry: Path) -> None:
    names = ["FBI2015 Apache", "FBI2015 SW Hispanic"]
    answer = hallar_json("search", registry, *(part for name in names for part in ("--population", name)))
    assert answer["summary"]["population"] == names[0]
    for hit in answer["hits"]:
        assert list(hit["log10_lr_by_population"]) == names
        assert hit["log10_lr_by_population"][names[0]] == hit["log10_lr"]


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_hits_in_files(registry: Path, found: Any, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"hits.{ending}"
    hallar("search", registry, "--out", path)
    if ending == "csv":
        with path.open(encoding="utf-8", newline="") as stream:
            rows: list[dict[str, Any]] = list(csv.DictReader(stream))
        record = json.loads((tmp_path / "hits.csv.provenance.json").read_text())
    elif ending == "json":
        written = json.loads(path.read_text())
        rows, record = written["hits"], written["provenance"]
    else:
        table = pq.read_table(path)
        rows, record = table.to_pylist(), json.loads(table.schema.metadata[b"hallar.provenance"])
    assert [row["remains"] for row in rows] == [hit["remains"] for hit in found["hits"]]
    assert [float(row["log10_lr"]) for row in rows] == [hit["log10_lr"] for hit in found["hits"]]
    assert [str(row["true"]) for row in rows] == [str(hit["true"]) for hit in found["hits"]]
    assert record["inputs"] == found["provenance"]["inputs"]
    assert not [one for one in tmp_path.iterdir() if "unfinished" in one.name]


class Page(HTMLParser):
    """Collects what a page would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            loads = name in {"src", "href", "xlink:href", "action", "srcset", "data"}
            if name.startswith("on") or (loads and not (value or "").startswith("#")):
                self.outside.append(f"{tag} {name}={value}")


@pytest.mark.parametrize(("language", "word"), [("es", "Genealogía"), ("en", "Pedigree")])
def test_the_report_needs_nothing_else(tmp_path: Path, language: str, word: str) -> None:
    path = tmp_path / "report.html"
    hallar("search", PLANECRASH, "--report", path, "--language", language)
    text = path.read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.outside == []
    assert not {"script", "iframe", "object", "embed", "img"} & page.tags
    assert "svg" in page.tags
    assert "://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "@import" not in text
    assert word in text
    assert sha256_of(PLANECRASH) in text
    assert "V4" in text


def test_the_screen_says_what_a_candidate_is(registry: Path) -> None:
    shown = hallar("search", registry).stdout
    assert "expected by chance" in shown
    assert "true pairs found" in shown
    assert "identifies nobody" in shown


def test_truth_is_unknown_in_a_case_without_it() -> None:
    answer = hallar_json("search", PLANECRASH)
    assert answer["summary"]["true_pairs"] is None
    assert {hit["true"] for hit in answer["hits"]} == {None}
    best = {hit["missing"]: hit["remains"] for hit in reversed(answer["hits"])}
    assert best["M5"] == "V4"


@pytest.mark.parametrize(
    ("arguments", "english", "spanish"),
    [
        (["--out", "hits.xlsx"], "results are written as", "se escriben como"),
        (["--population", "Atlantis"], "there is no such choice", "no existe esa opción"),
        (["--population", "FBI2015 Apache", "--mutation", "no"], "--mutation no", "Elija una de"),
        (["--language", "fr"], "--language fr", "Elija una de"),
    ],
)
def test_wrong_options(refused: Refused, arguments: list[str], english: str, spanish: str) -> None:
    assert english in refused("search", PLANECRASH, *arguments)
    assert spanish in refused("search", PLANECRASH, *arguments, language="es")


@pytest.mark.parametrize("option", [["--expected-fortuitous", "-1"], ["--theta", "1"]])
def test_numbers_out_of_range(refused: Refused, option: list[str]) -> None:
    assert option[0] in refused("search", PLANECRASH, *option)


def test_no_registry(refused: Refused, tmp_path: Path) -> None:
    assert "there is no such file" in refused("search", tmp_path / "nowhere")
    assert "no existe" in refused("search", tmp_path / "nowhere", language="es")
    assert "folder has no such file" in refused("search", tmp_path)


def test_a_scheduler_that_does_not_answer(
    refused: Refused, registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALLAR_SCHEDULER_TIMEOUT", "1")
    said = refused("search", registry, "--scheduler", "tcp://127.0.0.1:9")
    assert "no Dask scheduler answers there" in said


def test_thresholds_by_the_chance_of_a_miss(registry: Path, tmp_path: Path) -> None:
    path = tmp_path / "families.json"
    hallar("search", registry, "--miss-at-most", 0.05, "--lowest", -20, "--families-out", path)
    rows = json.loads(path.read_text())["families"]
    assert len(rows) == 41
    assert all(row["miss_probability"] <= 0.05 + 1e-9 for row in rows)
    assert any(row["expected_fortuitous"] > 0.1 for row in rows)
