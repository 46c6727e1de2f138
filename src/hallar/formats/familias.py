"""Files of the program Familias (``.fam``): one family, its database of loci and mutation models.

The file is a list of values, one a line, quoted or not. In order: three lines about the program; the
number of persons; for each its name, three lines that are not used here, ``#TRUE#`` for a man, the number
of loci typed and, for each, two allele numbers and a locus number; the line ``Known relations`` with the
numbers of unnamed women and men, the number of relations and, for each, parent and child; the pedigrees,
each with further relations; the loci, each with rates, models, ranges, silent allele and frequencies.
Numbers of persons, alleles and loci count from 0. Source: the form as read by the R package pedFamilias
(M. D. Vigeland), checked against its example file.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from hallar.formats.defect import BadInputError, Defect, Severity
from hallar.formats.family_checks import report_family
from hallar.formats.model_checks import CORRECT_MODEL, built_locus, frequency_problems
from hallar.formats.profile_checks import Place, ProfileChecks, SampleResults
from hallar.formats.registry import Registry
from hallar.formats.text_file import read_text
from hallar.genetics import (
    LocusFrequencies,
    LocusMutation,
    MutationKind,
    MutationModel,
    Profile,
    canonical_locus_name,
)
from hallar.kinship import KinshipModel, LocusModel
from hallar.pedigree import Family, Member, Pedigree, Sex

KNOWN_RELATIONS = "Known relations"
UNUSED_LINES = 3
MOST = 10_000
"""Most persons, loci, alleles or relations of one file."""
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]*)?([eE][+-]?[0-9]{1,3})?")
_THETA = re.compile(r"Theta/Kinship/Fst: (0(?:\.[0-9]+)?)")
_TRUE = "#TRUE#"
_MODELS = (
    MutationKind.EQUAL,
    MutationKind.PROPORTIONAL,
    MutationKind.STEPWISE,
    None,
    MutationKind.STEPWISE,
)
"""By Familias' number."""
STATIONARY = 3
"""Familias' number of a stationary stepwise model, which is not read."""
MISSING_NAMES = ("missing", "mp", "missing person", "desaparecido", "desaparecida")


def read_familias(path: Path) -> tuple[Registry, list[Defect]]:
    """Read the family of a ``.fam`` file and its model.

    The first pedigree is taken; unnamed relatives are called ``extra 1`` and so on. The missing member is
    the one called ``MP`` or ``Missing person``; without one the family misses nobody, which is a warning.

    Raises:
        BadInputError: the file is damaged (the first line that cannot be read ends the reading), or holds
            what is not read: silent alleles, computed probabilities, direct (twin) relations, a stationary
            stepwise model. Otherwise every defect is listed.
    """
    reader = _Reader(path, [line.replace('"', "").strip() for line in read_text(path).split("\n")])
    registry = reader.registry()
    if any(defect.severity is Severity.ERROR for defect in reader.defects):
        raise BadInputError(reader.defects)
    return registry, reader.defects


@dataclass
class _Report:
    """Two allele numbers and a locus number, and the line they begin at."""

    line: int
    alleles: tuple[int, int]
    locus: int


@dataclass
class _People:
    names: list[str] = field(default_factory=list)
    sexes: list[Sex] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    fathers: dict[int, int] = field(default_factory=dict)
    mothers: dict[int, int] = field(default_factory=dict)
    reports: list[list[_Report]] = field(default_factory=list)


@dataclass(frozen=True)
class _Locus:
    name: str
    alleles: tuple[str, ...]
    model: LocusModel | None


class _Reader:
    """Walks through the lines."""

    def __init__(self, path: Path, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.at = 3
        self.defects: list[Defect] = []

    def _report(
        self,
        place: Place,
        value: str,
        rule: tuple[str, str],
        remedy: tuple[str, str],
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.defects.append(Defect(self.path.name, int(place[0]), 0, value, rule, remedy, severity))

    def _unexpected(self, value: str, rule: tuple[str, str]) -> BadInputError:
        """Return the end of the reading: the lines below cannot be told apart."""
        self._report([min(self.at, len(self.lines))], value, rule, _EXPORT_AGAIN)
        return BadInputError(self.defects)

    def _line(self) -> str:
        if self.at >= len(self.lines):
            raise self._unexpected("", ("the file ends too early", "el archivo termina antes de tiempo"))
        line = self.lines[self.at]
        self.at += 1
        return line

    def _count(self, of: tuple[str, str], most: int = MOST) -> int:
        line = self._line().split("\t")[0]
        if not _WHOLE_NUMBER.fullmatch(line) or int(line) > most:
            rule = (
                f"expected {of[0]}, a whole number up to {most}",
                f"se esperaba {of[1]}, un entero hasta {most}",
            )
            raise self._unexpected(line, rule)
        return int(line)

    def _number(self) -> float:
        line = self._line().replace(",", ".")
        if not _NUMBER.fullmatch(line):
            raise self._unexpected(line, ("expected a number", "se esperaba un número"))
        return float(line)

    def registry(self) -> Registry:
        if self.lines[self.at : self.at + 1] == [""]:
            self.at += 1
        people = self._persons()
        heading = self._line()
        if heading != KNOWN_RELATIONS:
            expected = repr(KNOWN_RELATIONS)
            raise self._unexpected(heading, (f"expected {expected}", f"se esperaba {expected}"))
        self._relations(people)
        for number in range(self._count(("the number of pedigrees", "el número de genealogías"), 1000)):
            self._line()
            self._line()
            self._relations(people if number == 0 else deepcopy(people))
        database = self._line()
        if database.startswith(_TRUE):
            raise self._unexpected(database, _PROBABILITIES)
        theta = _THETA.search(database)
        loci = self._loci(float(theta[1]) if theta else 0.0)
        return self._assembled(people, loci)

    def _persons(self) -> _People:
        people = _People()
        for _ in range(self._count(("the number of persons", "el número de personas"))):
            people.names.append(self._line())
            people.lines.append(self.at)
            for _ in range(UNUSED_LINES):
                self._line()
            people.sexes.append(Sex.MALE if self._line() == _TRUE else Sex.FEMALE)
            typed = self._count(("the number of typed loci", "el número de loci tipificados"))
            people.reports.append([self._typed_locus() for _ in range(typed)])
        return people

    def _typed_locus(self) -> _Report:
        allele = ("an allele number", "un número de alelo")
        alleles = self._count(allele), self._count(allele)
        line = self.at - 1
        return _Report(line, alleles, self._count(("a locus number", "un número de locus")))

    def _relations(self, people: _People) -> None:
        for sex, of in ((Sex.FEMALE, _UNNAMED_WOMEN), (Sex.MALE, _UNNAMED_MEN)):
            for _ in range(self._count(of, 1000)):
                people.names.append(f"extra {len(people.names) - len(people.reports) + 1}")
                people.sexes.append(sex)
                people.lines.append(self.at)
        for _ in range(self._count(("the number of relations", "el número de relaciones"))):
            highest = len(people.names) - 1
            parent = self._count(_PARENT, highest)
            child = self._count(("a child's number", "el número de un hijo o hija"), highest)
            side = people.fathers if people.sexes[parent] is Sex.MALE else people.mothers
            if side.setdefault(child, parent) != parent:
                self._report([self.at], people.names[child], _TWO_PARENTS, _CORRECT_IN_FAMILIAS)

    def _loci(self, theta: float) -> list[_Locus]:
        count = self._count(("the number of loci", "el número de loci"))
        if self._line() == _TRUE:
            self._line()
        loci: list[_Locus] = []
        for _ in range(count):
            line = self.at + 1
            loci.append(self._locus(theta))
            if loci[-1].name in {locus.name for locus in loci[:-1]}:
                self._report([line], loci[-1].name, _LOCUS_TWICE, _CORRECT_IN_FAMILIAS)
        return loci

    def _locus(self, theta: float) -> _Locus:
        written, line = self._line(), self.at
        name = canonical_locus_name(written) or written
        rates = self._number(), self._number()
        kinds = tuple(self._count(("a mutation model", "un modelo de mutación"), 4) for _ in range(2))
        self._count(_ALLELES)
        ranges = self._number(), self._number()
        rates2 = self._number(), self._number()
        if self._line() == _TRUE:
            self._report([self.at], written, _SILENT, _CORRECT_IN_FAMILIAS)
        self._number()
        alleles, frequencies = [], []
        for _ in range(self._count(_ALLELES)):
            alleles.append(self._line())
            frequencies.append(self._number())
        problems = list(frequency_problems(name, alleles, frequencies))
        for value, rule, remedy in problems:
            self._report([line], value, rule, remedy)
        if STATIONARY in kinds:
            self._report([line], written, _STATIONARY, _CORRECT_IN_FAMILIAS)
        if problems or STATIONARY in kinds:
            return _Locus(name, tuple(alleles), None)

        def build() -> LocusModel:
            female, male = (
                _mutation(_MODELS[kinds[sex]], rates[sex], ranges[sex], rates2[sex]) for sex in (0, 1)
            )
            known = LocusFrequencies(name, tuple(alleles), np.array(frequencies))
            return LocusModel(known, LocusMutation(male, female), theta)

        built = built_locus(name, build)
        if isinstance(built, LocusModel):
            return _Locus(name, tuple(alleles), built)
        self._report([line], written, built, CORRECT_MODEL)
        return _Locus(name, tuple(alleles), None)

    def _assembled(self, people: _People, loci: list[_Locus]) -> Registry:
        def named(parents: dict[int, int], number: int) -> str | None:
            return people.names[parents[number]] if number in parents else None

        members = tuple(
            Member(name, named(people.fathers, number), named(people.mothers, number), people.sexes[number])
            for number, name in enumerate(people.names)
        )
        models = {locus.name: locus.model for locus in loci if locus.model is not None}
        model = KinshipModel(f"file {self.path.name}", models) if models else None
        damaged = [locus.name for locus in loci if locus.model is None]
        checks = ProfileChecks(model, self._report, damaged)
        profiles: dict[str, Profile] = {}
        for name, sex, reports in zip(people.names, people.sexes, people.reports, strict=False):
            sample = checks.sample(sex)
            for report in reports:
                self._add(sample, report, loci)
            if sample.genotypes:
                profiles[name] = Profile(sample.genotypes)
        missing = tuple(
            name for name in people.names if name.casefold() in MISSING_NAMES and name not in profiles
        )
        family = Family(self.path.stem, Pedigree(members), missing, profiles)
        lines = dict(zip(people.names, people.lines, strict=True))
        report_family(
            family, model, lambda member: [lines.get(member, 0)], self._report, may_miss_nobody=True
        )
        return Registry((family,), (), model)

    def _add(self, sample: SampleResults, report: _Report, loci: list[_Locus]) -> None:
        if report.locus >= len(loci) or max(report.alleles) >= len(loci[report.locus].alleles):
            numbers = ", ".join(map(str, (*report.alleles, report.locus)))
            self._report([report.line], numbers, _NO_SUCH_ALLELE, _EXPORT_AGAIN)
            return
        locus = loci[report.locus]
        sample.add(locus.name, tuple(locus.alleles[number] for number in report.alleles), [report.line])


def _mutation(kind: MutationKind | None, rate: float, step: float, rate2: float) -> MutationModel:
    if kind is None or rate + rate2 == 0:
        return MutationModel()
    if kind is MutationKind.STEPWISE:
        return MutationModel(kind, rate, step, rate2)
    return MutationModel(kind, rate)


_LOCUS_TWICE = ("the database lists this locus twice", "la base de datos repite este locus")
_ALLELES = ("the number of alleles", "el número de alelos")
_UNNAMED_WOMEN = ("the number of unnamed women", "el número de mujeres sin nombre")
_UNNAMED_MEN = ("the number of unnamed men", "el número de hombres sin nombre")
_PARENT = (
    "a parent's number (direct relations such as twins are not read)",
    "el número de un progenitor (las relaciones directas, como gemelos, no se leen)",
)
_EXPORT_AGAIN = ("Save it again in Familias 3", "Guárdelo de nuevo en Familias 3")
_CORRECT_IN_FAMILIAS = ("Correct it in Familias", "Corríjalo en Familias")
_TWO_PARENTS = (
    "this person has two different fathers or two different mothers",
    "esta persona tiene dos padres o dos madres distintos",
)
_NO_SUCH_ALLELE = (
    "allele, allele, locus: a number is higher than the database goes",
    "alelo, alelo, locus: un número es mayor que los de la base de datos",
)
_SILENT = ("silent alleles of Familias are not read", "los alelos silentes de Familias no se leen")
_PROBABILITIES = (
    "a file with computed probabilities is not read",
    "no se lee un archivo con probabilidades calculadas",
)
_STATIONARY = (
    "the stationary stepwise model of Familias is not read",
    "el modelo por pasos estacionario de Familias no se lee",
)
