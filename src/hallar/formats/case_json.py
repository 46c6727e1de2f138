"""Kinship cases and disaster victim sets, in the JSON forms of the reference data.

A *kinship case file* has ``cases``: each a pedigree, the missing member (``target``), the relatives'
genotypes, a candidate, the loci with their frequencies, and the model. A *DVI file* has ``loci``,
``mutation`` per locus and sex, ``victims``, ``families`` and ``missing``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hallar.formats.defect import Defect
from hallar.formats.family_checks import report_family
from hallar.formats.json_form import JsonReport
from hallar.formats.model_checks import CORRECT_MODEL, built_locus, frequency_problems
from hallar.formats.profile_checks import Place, ProfileChecks, allele_name
from hallar.formats.registry import Registry
from hallar.genetics import (
    LocusFrequencies,
    LocusMutation,
    MutationKind,
    MutationModel,
    Profile,
    canonical_locus_name,
)
from hallar.kinship import KinshipModel, LocusModel
from hallar.pedigree import Family, Member, Pedigree, Remains, Sex

CASES_SCHEMA = "kinship_cases.schema.json"
VICTIMS_SCHEMA = "disaster_victims.schema.json"
GIVEN = "given in the file"
"""Name of the population where the file names none."""


@dataclass(frozen=True)
class KinshipCase:
    """One family, one candidate and the model to compare them with.

    Attributes:
        id: identifier of the case.
        family: the family with its one missing member.
        candidate: the candidate's profile.
        model: frequencies and models.
    """

    id: str
    family: Family
    candidate: Profile
    model: KinshipModel

    @property
    def missing(self) -> str:
        """The missing member."""
        return self.family.missing[0]


def is_case_file(value: Any) -> bool:
    """Whether a JSON value looks like a kinship case file."""
    return isinstance(value, dict) and isinstance(value.get("cases"), list)


def is_dvi_file(value: Any) -> bool:
    """Whether a JSON value looks like a disaster victim set."""
    return isinstance(value, dict) and {"loci", "victims", "families"} <= value.keys()


def read_cases(path: Path, text: str, value: Any) -> list[KinshipCase]:
    """Return the cases of a kinship case file.

    Args:
        path: the file, for messages.
        text: its text.
        value: the value of the text.

    Raises:
        BadInputError: a case has a defect; every one of them is listed.
    """
    report = JsonReport(path, text)
    report.check_form(value, CASES_SCHEMA)
    cases = [_case(one, ["cases", number], report) for number, one in enumerate(value["cases"])]
    report.refuse_repeated("cases", [one["id"] for one in value["cases"]])
    report.raise_errors()
    return cases


def read_dvi(path: Path, text: str, value: Any) -> tuple[Registry, list[Defect]]:
    """Return the registry of a disaster victim set; locus names become canonical.

    Args:
        path: the file, for messages.
        text: its text.
        value: the value of the text.

    Returns:
        The registry and what is worth a look in it.

    Raises:
        BadInputError: a part has a defect; every one of them is listed.
    """
    report = JsonReport(path, text)
    report.check_form(value, VICTIMS_SCHEMA)
    mutations = value.get("mutation", {})

    def locus_model(name: str, locus: Mapping[str, Any]) -> LocusModel:
        return LocusModel(_frequencies(name, locus), _mutation_by_sex(mutations.get(locus["name"])))

    checks = _checks(value["loci"], GIVEN, locus_model, ["loci"], report, _canonical)
    missing = set(value["missing"])
    families = tuple(
        _family(
            one["id"],
            one,
            tuple(member["id"] for member in one["pedigree"] if member["id"] in missing),
            checks,
            ["families", number],
        )
        for number, one in enumerate(value["families"])
    )
    victims = []
    for number, one in enumerate(value["victims"]):
        sex = Sex(one.get("sex", Sex.UNKNOWN))
        profile = _profile(one["genotypes"], sex, checks, ["victims", number, "genotypes"])
        victims.append(Remains(one["id"], profile, sex))
    for side in ("families", "victims"):
        report.refuse_repeated(side, [one["id"] for one in value[side]])
    _refuse_unknown_missing(value["missing"], families, report)
    report.raise_errors()
    return Registry(families, tuple(victims), checks.model), report.defects


def _refuse_unknown_missing(missing: list[str], families: Iterable[Family], report: JsonReport) -> None:
    known = {member for family in families for member in family.missing}
    for number, one in enumerate(missing):
        if one not in known:
            report.add(["missing", number], one, _MISSING_NOWHERE, _CORRECT_NAME)


def _case(value: Mapping[str, Any], where: Place, report: JsonReport) -> KinshipCase:
    stated = value["mutation"]
    mutation = LocusMutation(
        _mutation(stated, stated.get("rate_male", 0.0)), _mutation(stated, stated.get("rate_female", 0.0))
    )

    def locus_model(name: str, locus: Mapping[str, Any]) -> LocusModel:
        return LocusModel(
            _frequencies(name, locus),
            mutation,
            float(value.get("theta", 0.0)),
            float(value.get("silent_frequency", 0.0)),
            locus.get("x_linked", False),
        )

    population = value.get("population", GIVEN)
    checks = _checks(value["loci"], population, locus_model, [*where, "loci"], report, str)
    family = _family(value["id"], value, (value["target"],), checks, where)
    target = family.pedigree.by_id.get(value["target"])
    sex = target.sex if target is not None else Sex.UNKNOWN
    candidate = _profile(value["candidate"], sex, checks, [*where, "candidate"])
    return KinshipCase(value["id"], family, candidate, checks.model or KinshipModel(population, {}))


def _checks(
    loci: list[Mapping[str, Any]],
    population: str,
    build: Callable[[str, Mapping[str, Any]], LocusModel],
    where: Place,
    report: JsonReport,
    name_of: Callable[[str], str],
) -> ProfileChecks:
    """Return the checks against the model that a list of loci describes."""
    models: dict[str, LocusModel] = {}
    damaged = []
    for number, locus in enumerate(loci):
        name, place = name_of(locus["name"]), [*where, number]
        if name in models:
            report.add([*place, "name"], locus["name"], _LOCUS_TWICE, _CORRECT_NAME)
            continue
        problems = list(frequency_problems(name, _allele_names(locus["alleles"]), locus["frequencies"]))
        for found, rule, remedy in problems:
            report.add([*place, "frequencies"], found, rule, remedy)
        built = built_locus(name, lambda: build(name, locus)) if not problems else None  # noqa: B023
        if isinstance(built, LocusModel):
            models[name] = built
            continue
        damaged.append(name)
        if built is not None:
            report.add(place, "", built, CORRECT_MODEL)
    return ProfileChecks(KinshipModel(population, models) if models else None, report.add, damaged)


def _family(
    name: str, value: Mapping[str, Any], missing: tuple[str, ...], checks: ProfileChecks, where: Place
) -> Family:
    members = tuple(
        Member(
            one["id"], one.get("father"), one.get("mother"), Sex(one.get("sex", Sex.UNKNOWN)), one.get("twin")
        )
        for one in value["pedigree"]
    )
    pedigree = Pedigree(members)
    sexes = {member.id: member.sex for member in members}
    profiles = {
        member: _profile(genotypes, sexes.get(member, Sex.UNKNOWN), checks, [*where, "genotypes", member])
        for member, genotypes in value["genotypes"].items()
    }
    family = Family(name, pedigree, missing, profiles)
    positions = {member.id: number for number, member in enumerate(members)}

    def place_of(member: str) -> Place:
        return [*where, "pedigree", positions[member]] if member in positions else where

    report_family(family, checks.model, place_of, checks.report)
    return family


def _profile(genotypes: Mapping[str, Any], sex: Sex, checks: ProfileChecks, where: Place) -> Profile:
    sample = checks.sample(sex)
    for written, alleles in genotypes.items():
        place = [*where, written]
        locus = checks.locus(written, place)
        if locus is not None:
            sample.add(locus, _allele_names(alleles), place)
    return Profile(sample.genotypes)


def _canonical(name: str) -> str:
    return canonical_locus_name(name) or name


def _allele_names(alleles: list[str | float]) -> tuple[str, ...]:
    """Return allele names; a repeat number written without quotes is one too."""
    return tuple(one if isinstance(one, str) else allele_name(str(one)) or str(one) for one in alleles)


def _frequencies(name: str, locus: Mapping[str, Any]) -> LocusFrequencies:
    return LocusFrequencies(
        name, _allele_names(locus["alleles"]), np.array(locus["frequencies"], dtype=np.float64)
    )


def _mutation_by_sex(stated: Mapping[str, Any] | None) -> LocusMutation:
    if stated is None:
        return LocusMutation()
    male, female = stated["male"], stated["female"]
    return LocusMutation(_mutation(male, male.get("rate", 0.0)), _mutation(female, female.get("rate", 0.0)))


def _mutation(stated: Mapping[str, Any], rate: float) -> MutationModel:
    default = MutationModel()
    return MutationModel(
        MutationKind(stated["model"]),
        float(rate),
        float(stated.get("range", default.range)),
        float(stated.get("rate2", default.rate2)),
    )


_LOCUS_TWICE = ("the model lists this locus twice", "el modelo repite este locus")
_MISSING_NOWHERE = ("no family has this missing person", "ninguna familia tiene a esta persona desaparecida")
_CORRECT_NAME = ("Correct the name or remove the entry", "Corrija el nombre o quite el dato")
