"""The engine beside the slow reference implementation of the tests, on the same cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tests.kinship.families import TRIO, family, model, profile
from tests.kinship.reference import Reference

from benchmarks.measure import Figure, timed
from hallar.formats import KinshipCase, read_cases
from hallar.genetics import MutationKind
from hallar.kinship import compile_model, conditional_genotypes, lr_table
from hallar.kinship.joint_tables import TypedCodes

CASES = Path(__file__).parents[1] / "tests" / "reference" / "kinship_cases.json"
COPIES = 20_000


def figures() -> Iterator[Figure]:
    text = CASES.read_text(encoding="utf-8")
    cases = read_cases(CASES, text, json.loads(text))

    def engine(chosen: list[KinshipCase]) -> None:
        for case in chosen:
            lr_table(case.family, case.missing, case.model).likelihood_ratio(case.candidate)

    name = "published case of 4 loci, one family at a time (400 cases)"
    yield timed(name, lambda: engine(cases), "ms", 1e3 / len(cases))

    used = model(1, MutationKind.PROPORTIONAL)
    made = family(TRIO, "child", mother=profile(("7", "8")), sibling=profile(("8", "9")))
    reference = Reference(used.loci["L1"])

    def brute_force() -> None:
        for first in used.loci["L1"].frequencies.alleles:
            candidate = profile((first, "8"))
            reference.likelihood(made.pedigree, {**made.profiles, "child": candidate}, "L1")

    slow = timed("one likelihood, slow reference (6 alleles, 4 people)", brute_force, "µs", 1e6 / 6)
    yield slow
    compiled = compile_model(used)
    one = np.array([[compiled.encode(0, ("7", "8")), compiled.encode(0, ("8", "9"))]], dtype=np.int16)
    many = TypedCodes(
        np.zeros(COPIES, dtype=np.int64),
        np.repeat(one, COPIES, axis=0),
        np.zeros((COPIES, 2)),
        np.zeros((COPIES, 2)),
    )

    def tables() -> None:
        conditional_genotypes(made.pedigree, "child", ["mother", "sibling"], compiled, many, x_linked=False)

    fast = timed("one LR table of 21 genotypes, engine, same family", tables, "µs", 1e6 / COPIES)
    yield fast
    ratio = 21 * slow.median / fast.median
    yield Figure("slow reference / engine, per genotype", "times", ratio, ratio, ratio)
