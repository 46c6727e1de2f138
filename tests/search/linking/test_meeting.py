"""At whom two families meet, and the sum over that member's genotypes from the public tables."""

from __future__ import annotations

import math

import pytest

from hallar.genetics import MutationKind
from hallar.kinship import KinshipModel, lr_table
from hallar.pedigree import Member, Pedigree, Sex
from hallar.search.linking.meeting import Meeting, Reach, meeting_of, reaches_of
from tests.kinship.families import model
from tests.search.linking.test_link import MATERNAL, PARENTS, SPOUSE, family, linked

PATERNAL = (
    Member("grandmother", sex=Sex.FEMALE),
    Member("father", None, "grandmother", Sex.MALE),
    Member("mother", sex=Sex.FEMALE),
    Member("missing", "father", "mother", Sex.FEMALE),
)
TWINS = (
    Member("father", sex=Sex.MALE),
    Member("mother", sex=Sex.FEMALE),
    Member("missing", "father", "mother", Sex.FEMALE, "pair"),
    Member("twin", "father", "mother", Sex.FEMALE, "pair"),
)


def reaches(members: tuple[Member, ...], *typed: str) -> dict[Meeting, Reach]:
    return reaches_of(Pedigree(members), typed, "missing")


def test_kin_above_and_kin_below_meet_at_the_missing_person() -> None:
    assert meeting_of(reaches(PARENTS, "mother"), reaches(SPOUSE, "daughter")) is Meeting.MISSING
    assert meeting_of(reaches(TWINS, "twin"), reaches(SPOUSE, "daughter")) is Meeting.MISSING
    assert meeting_of(reaches(SPOUSE, "son"), reaches(SPOUSE, "daughter")) is Meeting.MISSING


def test_kin_above_on_both_sides_meet_at_a_parent_or_nowhere() -> None:
    mother, siblings = reaches(PARENTS, "mother"), reaches(TWINS, "twin")
    assert meeting_of(mother, siblings) is Meeting.MOTHER
    assert meeting_of(reaches(PATERNAL, "grandmother"), siblings) is Meeting.FATHER
    assert meeting_of(siblings, siblings) is None
    assert meeting_of(reaches(MATERNAL, "aunt"), reaches(MATERNAL, "grandfather")) is None


def test_the_mothers_kin_and_the_fathers_are_strangers() -> None:
    maternal, paternal = reaches(MATERNAL, "aunt"), reaches(PATERNAL, "grandmother")
    meeting = meeting_of(maternal, paternal)
    assert meeting is not None
    assert not (maternal[meeting].informs and paternal[meeting].informs)
    used = model(3)
    families = [
        family("A", MATERNAL, ["aunt"], used, 1),
        family("B", PATERNAL, ["grandmother"], used, 2),
        family("C", SPOUSE, ["husband"], used, 3),
    ]
    pairs = linked(families, used).pairs
    assert (pairs.compared, pairs.unrelated) == (0, 3)


@pytest.mark.parametrize(
    "used", [model(6, MutationKind.PROPORTIONAL), model(4, silent_frequency=0.02), model(4, x_linked=True)]
)
def test_the_lr_is_the_sum_over_the_public_tables(used: KinshipModel) -> None:
    one = family("A", MATERNAL, ["aunt", "grandmother"], used, 3)
    other = family("B", SPOUSE, ["husband", "daughter", "son"], used, 4)
    tables = [lr_table(each, "missing", used) for each in (one, other)]
    expected = 0.0
    for locus in used.loci:
        first, second = (table.loci[locus] for table in tables)
        total = 0.0
        for a, b, h in zip(
            first.related_genotypes, second.related_genotypes, first.unrelated_genotypes, strict=True
        ):
            total += float(a) * float(b) / float(h)
        expected += math.log10(total)
    for order in ([one, other], [other, one]):
        (found,) = linked(order, used).links
        assert found.log10_lr == pytest.approx(expected, rel=1e-9, abs=1e-9)
        assert found.log10_lr <= found.highest_log10_lr + 1e-9
