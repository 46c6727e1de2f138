from __future__ import annotations

from dataclasses import replace

from hallar.formats.registry_blocks import IdentityBlock
from hallar.genetics import Profile
from hallar.kinship import KinshipModel
from hallar.pedigree import Sex
from hallar.search.direct import MatchRule, ProfileIndex, covering, match, merged_identities, merged_remains
from tests.kinship.families import ALLELES, model
from tests.search.direct.strategies import block

AUTOSOMAL = model(12)
X_LINKED = replace(next(iter(model(1, x_linked=True).loci.values())))
USED = KinshipModel("synthetic", {**AUTOSOMAL.loci, "X1": X_LINKED})
BODY = {f"L{number + 1}": (ALLELES[number % 3], ALLELES[3 + number % 3]) for number in range(12)}
OTHER = {f"L{number + 1}": (ALLELES[number % 2], ALLELES[number % 2]) for number in range(12)}


def test_fragments_become_one_set_of_remains_and_others_stay() -> None:
    listed = [Profile(OTHER), Profile(BODY), Profile({**BODY, "X1": ("7",)}), Profile(BODY)]
    made = replace(block(listed, USED), sexes=(Sex.FEMALE, Sex.UNKNOWN, Sex.MALE, Sex.UNKNOWN))
    index = ProfileIndex(made, USED)
    found = match(index, MatchRule(None, 2.0))
    merged = merged_remains(index, found.clusters)
    assert merged.ids == ("R0", "R1+2")
    assert merged.sexes == (Sex.FEMALE, Sex.MALE)
    assert [one.profile for one in merged.remains(index.coding)] == [listed[0], listed[2]]
    truth = IdentityBlock(made.ids, ("a", "b", "b", "b"), ("F0", None, "F1", "F1"), ("x", None, "y", "y"))
    assert merged_identities(truth, made.ids, found.clusters) == IdentityBlock(
        ("R0", "R1+2"), ("a", "b"), ("F0", None), ("x", None)
    )


def test_contradictory_groups_stay_apart() -> None:
    made = replace(block([Profile(BODY)] * 2, USED), sexes=(Sex.MALE, Sex.FEMALE))
    index = ProfileIndex(made, USED)
    found = match(index, MatchRule(None, 2.0))
    assert len(found.clusters) == 1
    assert merged_remains(index, found.clusters).ids == made.ids


def test_a_model_that_covers_more_alleles() -> None:
    covered = covering(AUTOSOMAL, {"L1": {"7", "12"}, "elsewhere": {"1"}})
    assert covered.loci["L1"].frequencies.alleles == (*ALLELES, "12")
    assert covered.loci["L2"] is AUTOSOMAL.loci["L2"]
    assert list(covered.loci) == list(AUTOSOMAL.loci)
