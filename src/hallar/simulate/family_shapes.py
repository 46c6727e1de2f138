"""The family shapes of the simulator and their shares; ``docs/simulator.md`` gives the reasons."""

from __future__ import annotations

from collections.abc import Mapping

from hallar.simulate.family_shape import FamilyShape, SearchingFamily, pedigree_of

SAME_PERSON = "same person"
FIRST_COUSINS = "first cousins"


def _one_family(name: str, weight: float, people: str, typed: str, missing: str = "missing") -> FamilyShape:
    pedigree = pedigree_of(people)
    family = SearchingFamily(tuple(pedigree.by_id), tuple(typed.split()), tuple(missing.split()))
    return FamilyShape(name, pedigree, (family,), weight)


def _two_families(
    name: str,
    weight: float,
    people: str,
    link: str,
    first: tuple[str, str, str],
    second: tuple[str, str, str],
) -> FamilyShape:
    families = [
        SearchingFamily(tuple(members.split()), tuple(typed.split()), tuple(missing.split()))
        for members, typed, missing in (first, second)
    ]
    return FamilyShape(name, pedigree_of(people), tuple(families), weight, link)


_PARENTS = "father M, mother F, missing ? father mother"

_SHAPES = (
    _one_family("both-parents", 0.150, _PARENTS, "father mother"),
    _one_family("mother-only", 0.180, _PARENTS, "mother"),
    _one_family("father-only", 0.030, _PARENTS, "father"),
    _one_family(
        "mother-and-sibling",
        0.100,
        f"{_PARENTS}, sister F father mother",
        "mother sister",
    ),
    _one_family(
        "mother-and-siblings",
        0.070,
        f"{_PARENTS}, sister F father mother, brother M father mother",
        "mother sister brother",
    ),
    _one_family("one-sibling", 0.090, f"{_PARENTS}, sister F father mother", "sister"),
    _one_family(
        "several-siblings",
        0.070,
        f"{_PARENTS}, sister-1 F father mother, sister-2 F father mother, brother M father mother",
        "sister-1 sister-2 brother",
    ),
    _one_family(
        "child-and-spouse",
        0.050,
        "missing M, wife F, daughter F missing wife",
        "wife daughter",
    ),
    _one_family(
        "children",
        0.030,
        "missing M, wife F, daughter F missing wife, son M missing wife",
        "daughter son",
    ),
    _one_family(
        "mother-and-child",
        0.050,
        "father M, mother F, missing M father mother, wife F, daughter F missing wife",
        "mother daughter",
    ),
    _one_family(
        "maternal-half-siblings",
        0.020,
        f"{_PARENTS}, stepfather M, half-sister F stepfather mother, half-brother M stepfather mother",
        "half-sister half-brother",
    ),
    _one_family(
        "paternal-half-siblings",
        0.015,
        f"{_PARENTS}, stepmother F, half-sister F father stepmother, half-brother M father stepmother",
        "half-sister half-brother",
    ),
    _one_family(
        "remarriage",
        0.020,
        f"{_PARENTS}, stepfather M, stepmother F, maternal-half-sister F stepfather mother,"
        " paternal-half-brother M father stepmother",
        "mother maternal-half-sister paternal-half-brother",
    ),
    _one_family(
        "grandparents",
        0.015,
        "grandfather M, grandmother F, mother F grandfather grandmother, father M, missing ? father mother",
        "grandfather grandmother",
    ),
    _one_family(
        "maternal-aunt",
        0.015,
        "grandfather M, grandmother F, mother F grandfather grandmother, aunt F grandfather grandmother,"
        " father M, missing ? father mother",
        "aunt",
    ),
    _one_family(
        "paternal-uncle",
        0.010,
        "grandfather M, grandmother F, father M grandfather grandmother, uncle M grandfather grandmother,"
        " mother F, missing ? father mother",
        "uncle",
    ),
    _one_family(
        "mother-paternal-grandmother-uncle",
        0.015,
        "grandfather M, grandmother F, father M grandfather grandmother, uncle M grandfather grandmother,"
        " mother F, missing ? father mother",
        "mother grandmother uncle",
    ),
    _one_family(
        "first-cousins",
        0.010,
        "grandfather M, grandmother F, mother F grandfather grandmother, aunt F grandfather grandmother,"
        " father M, missing ? father mother, aunts-husband M, cousin-1 F aunts-husband aunt,"
        " cousin-2 M aunts-husband aunt",
        "cousin-1 cousin-2",
    ),
    _one_family(
        "two-missing-brothers",
        0.020,
        "father M, mother F, missing-1 M father mother, missing-2 M father mother, sister F father mother",
        "mother sister",
        "missing-1 missing-2",
    ),
    _one_family(
        "missing-father-and-son",
        0.010,
        "grandfather M, grandmother F, missing-father M grandfather grandmother, wife F,"
        " missing-son M missing-father wife, daughter F missing-father wife",
        "grandmother wife daughter",
        "missing-father missing-son",
    ),
    _one_family(
        "identical-twin",
        0.002,
        "father M, mother F, missing M father mother pair, twin M father mother pair",
        "twin",
    ),
    _one_family(
        "parents-are-cousins",
        0.008,
        "great-grandfather M, great-grandmother F,"
        " grandfather M great-grandfather great-grandmother, grandfathers-wife F,"
        " grandmother F great-grandfather great-grandmother, grandmothers-husband M,"
        " father M grandfather grandfathers-wife, mother F grandmothers-husband grandmother,"
        " missing ? father mother, sister F father mother",
        "mother sister",
    ),
    _two_families(
        "reported-by-two-families",
        0.010,
        "father M, mother F, missing M father mother, wife F, daughter F missing wife",
        SAME_PERSON,
        ("father mother missing", "mother", "missing"),
        ("missing wife daughter", "wife daughter", "missing"),
    ),
    _two_families(
        "cousins-in-two-families",
        0.010,
        "grandfather M, grandmother F, mother-1 F grandfather grandmother,"
        " father-2 M grandfather grandmother, father-1 M, mother-2 F,"
        " missing-1 ? father-1 mother-1, missing-2 ? father-2 mother-2",
        FIRST_COUSINS,
        ("father-1 grandfather grandmother mother-1 missing-1", "mother-1", "missing-1"),
        ("father-2 grandfather grandmother mother-2 missing-2", "father-2 mother-2", "missing-2"),
    ),
)

FAMILY_SHAPES: Mapping[str, FamilyShape] = {shape.name: shape for shape in _SHAPES}
"""All shapes by name."""

DEFAULT_MIX: Mapping[str, float] = {shape.name: shape.weight for shape in _SHAPES}
"""Share of each shape; the shares sum to 1."""
