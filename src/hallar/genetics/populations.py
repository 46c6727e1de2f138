"""The allele-frequency tables shipped with the package."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from hallar.data import data_file
from hallar.genetics.allele import allele_sort_key
from hallar.genetics.frequency import FrequencyTable, LocusFrequencies

DEFAULT_POPULATION = "FBI2015 SW Hispanic"
"""The nearest shipped table for Mexico and Central America; every result names it."""


@dataclass(frozen=True)
class PopulationInfo:
    """A shipped table.

    Attributes:
        name: identifier, shown on results.
        source: citation and licence.
        file: name of the file it is in.
    """

    name: str
    source: str
    file: str


@cache
def populations() -> Mapping[str, PopulationInfo]:
    """Return every shipped population by name."""
    found: dict[str, PopulationInfo] = {}
    for file in ("united_states", "oslo"):
        for name, _ in _rows_by_population(file).items():
            found[name] = PopulationInfo(name, _source(file, name), file)
    return found


def frequency_table(name: str) -> FrequencyTable:
    """Return a shipped frequency table.

    Raises:
        ValueError: no shipped table has that name.
    """
    info = populations().get(name)
    if info is None:
        raise ValueError(f"unknown population {name!r}; known: {', '.join(populations())}")
    return _table(info)


@cache
def _table(info: PopulationInfo) -> FrequencyTable:
    by_locus: dict[str, list[dict[str, str]]] = {}
    for row in _rows_by_population(info.file)[info.name]:
        by_locus.setdefault(row["locus"], []).append(row)
    return FrequencyTable(
        info.name, info.source, {locus: _locus(locus, rows) for locus, rows in by_locus.items()}
    )


def _locus(locus: str, rows: list[dict[str, str]]) -> LocusFrequencies:
    ordered = sorted(rows, key=lambda row: allele_sort_key(row["allele"]))
    sampled = rows[0].get("alleles_sampled")
    return LocusFrequencies(
        locus,
        tuple(row["allele"] for row in ordered),
        np.array([float(row["frequency"]) for row in ordered]),
        int(sampled) if sampled else None,
    )


@cache
def _rows_by_population(file: str) -> dict[str, list[dict[str, str]]]:
    grouped: dict[str, list[dict[str, str]]] = {}
    with data_file("frequencies", f"{file}.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            name = f"{row['source']} {row['population']}" if "source" in row else f"Oslo {row['population']}"
            grouped.setdefault(name, []).append(row)
    return grouped


def _source(file: str, name: str) -> str:
    sources = tomllib.loads(data_file("frequencies", "sources.toml").read_text(encoding="utf-8"))
    entry = sources[file] if "source" in sources[file] else sources[file][name.split(maxsplit=1)[0]]
    return str(entry["source"])
