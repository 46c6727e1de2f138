"""What linkage changes in an LR: closed forms of the literature, and where there is nothing to change."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hallar.genetics import LINKED_LOCI, Genotype, LocusFrequencies, Profile
from hallar.kinship import (
    KinshipModel,
    LocusModel,
    candidates_linkage_changes,
    has_linked_loci,
    lr_table,
)
from hallar.kinship.linked_loci import LinkedPair
from hallar.pedigree import Family, Member, Pedigree, Sex
from tests.kinship.families import ALLELES, FREQUENCIES, GRANDPARENTS, TRIO

(PAIR,) = LINKED_LOCI
R = PAIR.recombination
HALF_SIBLINGS = Pedigree(
    (
        Member("mother", sex=Sex.FEMALE),
        Member("child", mother="mother", sex=Sex.FEMALE),
        Member("half", mother="mother", sex=Sex.MALE),
    )
)
SHARED_ALLELE = ("9", "11")
GENOTYPES: tuple[Genotype, ...] = (("9", "11"), ("7", "10"))


def linked_model(*, theta: float = 0.0) -> KinshipModel:
    return KinshipModel(
        "synthetic",
        {
            name: LocusModel(LocusFrequencies(name, ALLELES, np.roll(FREQUENCIES, shift)), theta=theta)
            for shift, name in enumerate((PAIR.first, PAIR.second, "TH01"))
        },
    )


def typed(first: Genotype, second: Genotype) -> Profile:
    return Profile({PAIR.first: first, PAIR.second: second, "TH01": ("8", "9")})


@pytest.mark.parametrize("candidate", [typed(a, b) for a in GENOTYPES for b in GENOTYPES])
@pytest.mark.parametrize(
    ("pedigree", "relative", "kept"),
    [
        # Probability that the second locus is shared exactly if the first one is.
        (GRANDPARENTS, "grandmother", 1 - R),
        (HALF_SIBLINGS, "half", R**2 + (1 - R) ** 2),
        # Avuncular pairs: Bishop and Williamson (1990), Am. J. Hum. Genet. 46:254-265, table 1.
        (GRANDPARENTS, "uncle", (1 - R) * (R**2 + (1 - R) ** 2) + R / 2),
    ],
)
def test_relatives_who_share_one_allele_or_none(
    pedigree: Pedigree, relative: str, kept: float, candidate: Profile
) -> None:
    model = linked_model()
    family = Family("F", pedigree, ("child",), {relative: typed(SHARED_ALLELE, SHARED_ALLELE)})
    per_locus = lr_table(family, "child", model).likelihood_ratio(candidate).per_locus
    # Either allele is shared at a locus with probability 1/2, so its LR is (1 + LR if shared) / 2.
    shared = [2 * per_locus[name] - 1 for name in (PAIR.first, PAIR.second)]
    together = (kept * (1 + shared[0] * shared[1]) + (1 - kept) * sum(shared)) / 2
    apart = math.prod((1 + one) / 2 for one in shared)
    (change,) = candidates_linkage_changes(family, "child", [candidate], model)
    assert change == pytest.approx(math.log10(together / apart), abs=1e-12)
    assert change != pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("theta", [0.0, 0.03])
def test_a_parent_and_child_share_at_every_locus(theta: float) -> None:
    family = Family("F", TRIO, ("child",), {"mother": typed(SHARED_ALLELE, SHARED_ALLELE)})
    (change,) = candidates_linkage_changes(
        family, "child", [typed(("9", "10"), ("11", "11"))], linked_model(theta=theta)
    )
    assert change == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("missing_at", [PAIR.first, PAIR.second])
def test_a_single_locus_of_the_pair_changes_nothing(missing_at: str) -> None:
    candidate = typed(SHARED_ALLELE, SHARED_ALLELE)
    one = Profile({name: each for name, each in candidate.genotypes.items() if name != missing_at})
    family = Family("F", GRANDPARENTS, ("child",), {"grandmother": typed(SHARED_ALLELE, SHARED_ALLELE)})
    (change,) = candidates_linkage_changes(family, "child", [one], linked_model())
    assert change == pytest.approx(0, abs=1e-12)


def test_a_model_without_the_pair_has_no_linked_loci() -> None:
    whole = linked_model()
    alone = KinshipModel("one of them", {PAIR.first: whole.loci[PAIR.first]})
    assert has_linked_loci(whole)
    assert not has_linked_loci(alone)
    family = Family("F", GRANDPARENTS, ("child",), {"grandmother": Profile({PAIR.first: SHARED_ALLELE})})
    assert candidates_linkage_changes(family, "child", [Profile({PAIR.first: ("9", "10")})], alone) == [0.0]


def test_too_many_meioses_are_said_not_guessed() -> None:
    siblings = tuple(Member(f"sibling {number}", "father", "mother", Sex.MALE) for number in range(12))
    profiles = {one.id: typed(SHARED_ALLELE, SHARED_ALLELE) for one in siblings}
    family = Family("F", Pedigree((*TRIO.members, *siblings)), ("child",), profiles)
    candidates = [typed(SHARED_ALLELE, SHARED_ALLELE)] * 2
    assert candidates_linkage_changes(family, "child", candidates, linked_model()) == [None, None]


@pytest.mark.parametrize("recombination", [-0.01, 0.51])
def test_what_is_no_recombination_fraction_is_refused(recombination: float) -> None:
    with pytest.raises(ValueError, match="recombination fraction"):
        LinkedPair(0, 1, recombination)
