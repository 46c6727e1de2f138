"""Small registry folders, and registries of any structure, that several tests share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import (
    IdentityBlock,
    LinkBlock,
    RegistryBlock,
    family_blocks,
    remains_block,
)
from hallar.genetics import LocusFrequencies, Profile
from hallar.kinship import KinshipModel, LocusModel
from hallar.pedigree import Family, Member, Pedigree, Remains, Sex

ALLELES = {"TH01": ("6", "9", "9.3"), "Penta D": ("9", "12")}
MODEL = KinshipModel(
    "synthetic",
    {
        name: LocusModel(LocusFrequencies(name, alleles, np.full(len(alleles), 1 / len(alleles))))
        for name, alleles in ALLELES.items()
    },
)
CODING = AlleleCoding.of(MODEL)


def family(name: str, prefix: str = "") -> Family:
    """Return a mother who misses her son; ``prefix`` makes the members' names the family's own."""
    mother, father, son = (f"{prefix}{person}" for person in ("mother", "father", "son"))
    pedigree = Pedigree(
        (
            Member(mother, sex=Sex.FEMALE),
            Member(father, sex=Sex.MALE),
            Member(son, father, mother, Sex.MALE),
        )
    )
    return Family(name, pedigree, (son,), {mother: Profile({"TH01": ("6", "9"), "Penta D": ("9", "9")})})


def registry(names: tuple[str, str] = ("F1", "F2"), remains_id: str = "R1") -> list[RegistryBlock]:
    remains = [
        Remains(remains_id, Profile({"TH01": ("6", "9.3")}, {"TH01": 0.35}, 0.01), Sex.MALE),
        Remains("R2", Profile({"Penta D": ("12",)})),
    ]
    return [
        *family_blocks([family(name) for name in names], CODING),
        remains_block(remains, CODING),
        IdentityBlock((remains_id, "R2"), ("P1", "P2"), (names[0], None), ("son", None)),
        LinkBlock((names[0],), ("son",), (names[1],), ("son",), ("first cousins",)),
    ]


def rewrite_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    value = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    change(value)
    (folder / "manifest.json").write_text(json.dumps(value), encoding="utf-8")


def replace_column(folder: Path, name: str, column: str, values: list[object]) -> None:
    """Change a column and make the manifest agree, as another program that writes the format might."""
    table = pq.read_table(folder / name)
    place = table.schema.get_field_index(column)
    changed = table.set_column(place, table.schema.field(place), pa.array(values, table.schema.types[place]))
    pq.write_table(changed, folder / name)
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    rewrite_manifest(folder, lambda value: value["files"][name].update(sha256=digest))


members = st.integers(1, 6)


@st.composite
def families(draw: st.DrawFn, name: str) -> Family:
    """Return a family with any loops, twins, typed and missing members."""
    own = draw(st.booleans())
    people: list[Member] = []
    for number in range(draw(members)):
        older = [member.id for member in people]
        parent = st.none() | st.sampled_from(older) if older else st.none()
        people.append(
            Member(
                id=f"{name}-{number}" if own else f"person {number}",
                father=draw(parent),
                mother=draw(parent),
                sex=draw(st.sampled_from(list(Sex))),
                twin=draw(st.sampled_from([None, None, "pair", f"{name} twins"])),
            )
        )
    ids = [member.id for member in people]
    typed = draw(st.lists(st.sampled_from(ids), unique=True))
    missing = draw(st.lists(st.sampled_from(ids), unique=True))
    return Family(
        name,
        Pedigree(tuple(people)),
        tuple(one for one in ids if one in missing),
        {one: draw(profiles()) for one in typed},
    )


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    genotypes = {}
    for locus, alleles in ALLELES.items():
        shown = draw(st.none() | st.lists(st.sampled_from(alleles), min_size=1, max_size=2))
        if shown is not None:
            genotypes[locus] = tuple(sorted(shown, key=alleles.index))
    probability = st.floats(0, 1, exclude_max=True, exclude_min=True)
    dropout = draw(st.dictionaries(st.sampled_from(list(ALLELES)), probability))
    return Profile(genotypes, dropout, draw(st.sampled_from([0.0, 0.05])))


@st.composite
def registries(draw: st.DrawFn, prefix: str = "") -> tuple[list[Family], list[Remains]]:
    searching = [draw(families(f"{prefix}F{number}")) for number in range(draw(st.integers(0, 6)))]
    found = [
        Remains(f"{prefix}R{number}", draw(profiles()), draw(st.sampled_from(list(Sex))))
        for number in range(draw(st.integers(0, 4)))
    ]
    return searching, found
