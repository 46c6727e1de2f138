"""Whatever a file holds, a reader returns or raises ``BadInputError``: files that are almost right."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats import BadInputError
from hallar.formats.any_file import read_any

MUTATION = {"paternal": {"kind": "stepwise", "rate": 0.01}, "maternal": {"kind": "none"}}
MEMBERS = [
    {"id": "a", "father": None, "mother": None, "sex": "male", "twin": None},
    {"id": "b", "father": "a", "mother": None, "sex": "female"},
]
GENOTYPES = {"TH01": ["6", "7"], "AMEL": ["X", "Y"]}
SEX_MUTATION = {"model": "equal", "rate": 0.1, "range": 0.1, "rate2": 0}
LOCI = [{"name": "TH01", "alleles": ["6", "7"], "frequencies": [0.5, 0.5]}]
FILES: list[Any] = [
    {
        "format": "hallar-registry",
        "version": 1,
        "model": {
            "population": "own",
            "loci": [
                {"locus": "TH01", "alleles": ["6", "7"], "frequencies": [0.5, 0.5], "alleles_sampled": 9,
                 "mutation": MUTATION, "theta": 0, "silent_frequency": 0.1, "x_linked": False}
            ],
        },
        "families": [
            {"id": "F", "members": MEMBERS, "missing": ["b"],
             "profiles": {"a": {"genotypes": GENOTYPES, "dropout": {"TH01": 0.1}, "drop_in": 0.01}}}
        ],
        "remains": [{"id": "R", "sex": "male", "profile": {"genotypes": GENOTYPES}}],
        "truth": [{"remains": "R", "family": "F", "missing": "b"}],
    },
    {
        "format": "hallar-registry",
        "version": 1,
        "model": {"shipped_population": "FBI2015 SW Hispanic", "mutation": "equal", "theta": 0.1},
        "families": [],
        "remains": [{"id": "R", "profile": {"genotypes": GENOTYPES}}],
    },
    {
        "cases": [
            {"id": "c", "pedigree": MEMBERS, "target": "b", "theta": 0, "silent_frequency": 0,
             "mutation": {"model": "stepwise", "rate_male": 0.1, "rate_female": 0.1, "range": 0.1},
             "loci": LOCI, "genotypes": {"a": {"TH01": ["6", "7"]}}, "candidate": {"TH01": ["6", "6"]}}
        ]
    },
    {
        "loci": LOCI,
        "mutation": {"TH01": {"male": SEX_MUTATION, "female": SEX_MUTATION}},
        "victims": [{"id": "V", "sex": "male", "genotypes": {"TH01": ["6", "7"]}}],
        "families": [{"id": "F", "pedigree": MEMBERS, "genotypes": {"a": {"TH01": ["6", "7"]}}}],
        "missing": ["b"],
    },
]  # fmt: skip
TEXTS = ["", "a", "b", "6", "x" * 300, "\u0000", "\ud800", "male", "custom", "F", "TH01"]
NUMBERS = [0, 1, -1, 0.5, 10**400, 1e308, float("nan")]
PARTS: list[Any] = [None, True, [], {}, [[]], ["6"], {"a": 1}, [0.2, 0.8], [1e-320, 1.0]]
VALUES = st.sampled_from([*TEXTS, *NUMBERS, *PARTS])


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every part of a value."""
    yield path
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    for step, child in children:
        yield from places(child, (*path, step))


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = copy.deepcopy(value)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    if new is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = new
    return changed


def test_the_files_are_right_before_they_are_changed(tmp_path: Path) -> None:
    for value in FILES:
        file = tmp_path / "file.json"
        file.write_text(json.dumps(value))
        read_any(file)


@given(data=st.data(), number=st.integers(0, len(FILES) - 1), times=st.integers(1, 3))
def test_json_with_parts_replaced(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, number: int, times: int
) -> None:
    value = FILES[number]
    for _ in range(times):
        path = data.draw(st.sampled_from(sorted(places(value), key=repr)))
        value = replaced(value, path, data.draw(VALUES | st.just(...)) if path else data.draw(VALUES))
    file = tmp_path_factory.mktemp("noise") / "file.json"
    file.write_text(json.dumps(value))
    with suppress(BadInputError):
        read_any(file)


NAMES = ["", "a", "b", "TH01", "VWA", "AMEL", "DXS10103", "DYS391", "N", "X", "Y", "OL", "#", '"', "²"]
FIGURES = ["0", "1", "2", "-9", "6", "9.3", "9,3", "0.5", "-0.5", "1e999", "nan", "9" * 5000]
CELLS = st.sampled_from([*NAMES, *FIGURES])
HEADERS = st.sampled_from(
    [
        ["Sample Name", "Marker", "Allele 1", "Allele 2", "Allele 3"],
        ["locus", "allele", "frequency", "alleles_sampled"],
        ["Allele", "TH01", "vWA", "FOO"],
        ["#loci", "TH01", "DXS10103"],
        ["#loci"],
    ]
)


@given(
    header=HEADERS,
    rows=st.lists(st.lists(CELLS, max_size=10), max_size=6),
    separator=st.sampled_from([",", ";", "\t", " "]),
    ending=st.sampled_from([".csv", ".ped"]),
)
def test_tables_of_cells_that_almost_fit(
    tmp_path_factory: pytest.TempPathFactory,
    header: list[str],
    rows: list[list[str]],
    separator: str,
    ending: str,
) -> None:
    file = tmp_path_factory.mktemp("noise") / f"table{ending}"
    file.write_text("\n".join(separator.join(row) for row in [header, *rows]), encoding="utf-8")
    with suppress(BadInputError):
        read_any(file)
