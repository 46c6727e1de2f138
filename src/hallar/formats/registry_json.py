"""The project's own JSON form of a registry; the schema is ``registry.schema.json`` beside this file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hallar.formats.defect import Defect
from hallar.formats.family_checks import report_family
from hallar.formats.json_form import JsonReport, schema
from hallar.formats.json_text import read_json_text
from hallar.formats.model_checks import CORRECT_MODEL, built_locus, frequency_problems
from hallar.formats.model_json import model_from_json, model_to_json
from hallar.formats.profile_checks import Place, ProfileChecks
from hallar.formats.registry import Identity, Registry
from hallar.formats.text_file import write_text_atomically
from hallar.genetics import MutationKind, Profile, frequency_table, populations
from hallar.kinship import KinshipModel, LocusModel, standard_model
from hallar.pedigree import Family, Member, Pedigree, Remains, Sex

FORMAT, VERSION = "hallar-registry", 1
SCHEMA = "registry.schema.json"


def registry_schema() -> Mapping[str, Any]:
    """Return the published JSON Schema."""
    return schema(SCHEMA)


def read_registry_json(path: Path) -> tuple[Registry, list[Defect]]:
    """Return the registry of a file and what is worth a look in it.

    Raises:
        BadInputError: the file has defects; every one of them is listed and nothing is imported.
    """
    return registry_from_json(path, *read_json_text(path))


def registry_from_json(path: Path, text: str, value: Any) -> tuple[Registry, list[Defect]]:
    """Return the registry of a JSON text that was read, and what is worth a look in it.

    Args:
        path: the file, for messages.
        text: its text.
        value: the value of the text.

    Raises:
        BadInputError: the file has defects; every one of them is listed and nothing is imported.
    """
    report = JsonReport(path, text)
    report.check_form(value, SCHEMA)
    registry = _Reader(report, value).registry()
    report.raise_errors()
    return registry, report.defects


class _Reader:
    """Reads a value that has the form of the schema."""

    def __init__(self, report: JsonReport, value: Mapping[str, Any]) -> None:
        self._report = report
        self._value = value
        self._damaged_loci: list[str] = []
        self._model = self._explicit_model(value.get("model", {}))
        self._checks = ProfileChecks(self._model, report.add, self._damaged_loci)

    def registry(self) -> Registry:
        families = tuple(
            self._family(one, ["families", number]) for number, one in enumerate(self._value["families"])
        )
        remains = tuple(
            self._remains(one, ["remains", number]) for number, one in enumerate(self._value["remains"])
        )
        self._report.refuse_repeated("families", [family.id for family in families])
        self._report.refuse_repeated("remains", [one.id for one in remains])
        profiles = [profile for family in families for profile in family.profiles.values()]
        profiles += [one.profile for one in remains]
        model = self._model or self._named_model(self._value.get("model", {}), profiles)
        return Registry(families, remains, model, self._truth(families, remains))

    def _explicit_model(self, value: Mapping[str, Any]) -> KinshipModel | None:
        loci: dict[str, LocusModel] = {}
        for number, entry in enumerate(value.get("loci", ())):
            name: str = entry["locus"]
            where: Place = ["model", "loci", number]
            if name in loci or name in self._damaged_loci:
                self._report.add([*where, "locus"], name, _LOCUS_TWICE, _KEEP_ONE_LOCUS)
                continue
            locus = self._locus_model(name, entry, where)
            if locus is None:
                self._damaged_loci.append(name)
            else:
                loci[name] = locus
        return KinshipModel(value["population"], loci) if loci else None

    def _locus_model(self, name: str, entry: Mapping[str, Any], where: Place) -> LocusModel | None:
        problems = list(frequency_problems(name, entry["alleles"], entry["frequencies"]))
        for found, rule, remedy in problems:
            self._report.add([*where, "frequencies"], found, rule, remedy)
        if problems:
            return None
        built = built_locus(name, lambda: model_from_json({"population": "", "loci": [entry]}).loci[name])
        if isinstance(built, LocusModel):
            return built
        self._report.add([*where, "mutation"], "", built, CORRECT_MODEL)
        return None

    def _named_model(self, value: Mapping[str, Any], profiles: Iterable[Profile]) -> KinshipModel | None:
        if "shipped_population" not in value:
            return None
        name = value["shipped_population"]
        if name not in populations():
            known = ", ".join(populations())
            remedy = (f"Choose one of: {known}", f"Elija una de: {known}")
            self._report.add(["model", "shipped_population"], name, _UNKNOWN_POPULATION, remedy)
            return None
        try:
            return standard_model(
                frequency_table(name),
                mutation=MutationKind(value.get("mutation", MutationKind.PROPORTIONAL)),
                theta=value.get("theta", 0.0),
                silent_frequency=value.get("silent_frequency", 0.0),
                alleles=shown_alleles(profiles),
            )
        except ValueError as wrong:
            rule = (f"the model is impossible: {wrong}", f"el modelo es imposible: {wrong}")
            self._report.add(["model"], "", rule, CORRECT_MODEL)
            return None

    def _family(self, value: Mapping[str, Any], where: Place) -> Family:
        members = tuple(
            Member(
                one["id"],
                one.get("father"),
                one.get("mother"),
                Sex(one.get("sex", Sex.UNKNOWN)),
                one.get("twin"),
            )
            for one in value["members"]
        )
        pedigree = Pedigree(members)
        profiles = {
            member: self._profile(one, [*where, "profiles", member], _sex(pedigree, member))
            for member, one in value["profiles"].items()
        }
        family = Family(value["id"], pedigree, tuple(value["missing"]), profiles)
        positions = {member.id: number for number, member in enumerate(members)}

        def place_of(member: str) -> Place:
            return [*where, "members", positions[member]] if member in positions else where

        report_family(family, self._model, place_of, self._report.add)
        return family

    def _remains(self, value: Mapping[str, Any], where: Place) -> Remains:
        sex = Sex(value.get("sex", Sex.UNKNOWN))
        return Remains(value["id"], self._profile(value["profile"], [*where, "profile"], sex), sex)

    def _profile(self, value: Mapping[str, Any], where: Place, sex: Sex) -> Profile:
        sample = self._checks.sample(sex)
        stated = value.get("dropout", {})
        dropout: dict[str, float] = {}
        for written, probability in stated.items():
            name = self._checks.locus(written, [*where, "dropout", written])
            if name is not None:
                dropout[name] = float(probability)
        for written, alleles in value["genotypes"].items():
            place = [*where, "genotypes", written]
            name = self._checks.locus(written, place)
            if name is not None:
                sample.add(name, tuple(alleles), place, dropout=dropout.get(name, 0.0))
        return Profile(sample.genotypes, dropout, float(value.get("drop_in", 0.0)))

    def _truth(self, families: tuple[Family, ...], remains: tuple[Remains, ...]) -> tuple[Identity, ...]:
        values = self._value.get("truth", [])
        missing = {(family.id, person) for family in families for person in family.missing}
        known = {one.id for one in remains}
        for number, one in enumerate(values):
            if (one["family"], one["missing"]) not in missing or one["remains"] not in known:
                self._report.add(["truth", number], "", _UNKNOWN_IDENTITY, _CORRECT_IDENTITY)
        return tuple(Identity(one["remains"], one["family"], one["missing"]) for one in values)


def _sex(pedigree: Pedigree, member: str) -> Sex:
    return pedigree.by_id[member].sex if member in pedigree.by_id else Sex.UNKNOWN


def shown_alleles(profiles: Iterable[Profile]) -> dict[str, set[str]]:
    """Return, by locus, every allele that the profiles show."""
    shown: dict[str, set[str]] = {}
    for profile in profiles:
        for locus, genotype in profile.genotypes.items():
            shown.setdefault(locus, set()).update(genotype)
    return shown


def write_registry_json(registry: Registry, path: Path, about: str = "") -> None:
    """Write a registry, whole or not at all."""
    value: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if about:
        value["about"] = about
    if registry.model is not None:
        value["model"] = model_to_json(registry.model)
    value["families"] = [_family_to_json(family) for family in registry.families]
    value["remains"] = [
        {"id": one.id, "sex": one.sex.value, "profile": profile_to_json(one.profile)}
        for one in registry.remains
    ]
    if registry.truth:
        value["truth"] = [vars(one) for one in registry.truth]
    write_text_atomically(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _family_to_json(family: Family) -> dict[str, Any]:
    return {
        "id": family.id,
        "members": [_member_to_json(member) for member in family.pedigree.members],
        "missing": list(family.missing),
        "profiles": {member: profile_to_json(one) for member, one in family.profiles.items()},
    }


def _member_to_json(member: Member) -> dict[str, Any]:
    value = {"id": member.id, "father": member.father, "mother": member.mother, "sex": member.sex.value}
    return value if member.twin is None else {**value, "twin": member.twin}


def profile_to_json(profile: Profile) -> dict[str, Any]:
    """Return a profile as JSON values; what is zero is left out."""
    value: dict[str, Any] = {"genotypes": {name: list(one) for name, one in profile.genotypes.items()}}
    if profile.dropout:
        value["dropout"] = dict(profile.dropout)
    if profile.drop_in:
        value["drop_in"] = profile.drop_in
    return value


_LOCUS_TWICE = ("the model lists this locus twice", "el modelo repite este locus")
_KEEP_ONE_LOCUS = ("Keep one entry", "Deje una sola entrada")
_UNKNOWN_POPULATION = (
    "no frequencies of this population are shipped",
    "no hay frecuencias de esta población",
)
_UNKNOWN_IDENTITY = (
    "the truth names remains, a family or a missing member that the file does not have",
    "la verdad nombra restos, una familia o una persona desaparecida que el archivo no tiene",
)
_CORRECT_IDENTITY = ("Correct the identifiers", "Corrija los identificadores")
