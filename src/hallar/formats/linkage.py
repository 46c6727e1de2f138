"""Pedigrees and genotypes in the linkage form that PLINK reads: ``.ped``.

A row per person: family, person, father, mother, sex (1 man, 2 woman, 0 unknown), affection, then two
alleles per locus; 0 stands for nobody or no result. Allele names with a point are written as they are.
The loci are named by a ``.map`` file of the same name beside it (chromosome, locus, distance, position) or
by a first line ``#loci`` with the names; an affection status of 2 marks the missing member.
"""

from __future__ import annotations

from pathlib import Path

from hallar.formats.defect import BadInputError, Defect, Severity
from hallar.formats.family_checks import report_family
from hallar.formats.profile_checks import Place, ProfileChecks, SampleResults
from hallar.formats.registry import Registry
from hallar.formats.text_file import read_text, write_text_atomically
from hallar.genetics import Profile, canonical_locus_name
from hallar.pedigree import Family, Member, Pedigree, Sex

FIXED_COLUMNS = 6
_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE, "0": Sex.UNKNOWN, "-9": Sex.UNKNOWN}
_SEX_CODES = {Sex.MALE: "1", Sex.FEMALE: "2", Sex.UNKNOWN: "0"}
LOCI = "#loci"
NOBODY = "0"
"""Stands for no parent, and for no result."""
MISSING_MEMBER = "2"
_AFFECTIONS = {MISSING_MEMBER, "1", "0", "-9"}


def read_linkage(path: Path) -> tuple[Registry, list[Defect]]:
    """Read families from a ``.ped`` file.

    Raises:
        BadInputError: the file has defects; every one of them is listed and nothing is imported.
    """
    reader = _Reader(path)
    reader.read()
    if any(defect.severity is Severity.ERROR for defect in reader.defects):
        raise BadInputError(reader.defects)
    return Registry(tuple(reader.families.values()), ()), reader.defects


class _Reader:
    """Reads row by row and gathers defects; a place is a line and a cell of the row, both from 1."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.defects: list[Defect] = []
        self.families: dict[str, Family] = {}
        self._file = path.name
        self._checks = ProfileChecks(None, self._report)
        self._loci: list[str] | None = None
        self._members: dict[str, dict[int, Member]] = {}
        self._missing: dict[str, list[str]] = {}
        self._samples: dict[str, dict[str, SampleResults]] = {}

    def _report(
        self,
        place: Place,
        value: str,
        rule: tuple[str, str],
        remedy: tuple[str, str],
        severity: Severity = Severity.ERROR,
    ) -> None:
        line, column = (int(one) for one in place)
        self.defects.append(Defect(self._file, line, column, value, rule, remedy, severity))

    def read(self) -> None:
        for line, text in enumerate(read_text(self.path).split("\n"), start=1):
            cells = text.split()
            if cells[:1] == [LOCI]:
                self._loci = self._locus_names(
                    [[line, number] for number in range(2, len(cells) + 1)], cells[1:]
                )
            elif cells and not text.startswith("#"):
                if self._loci is None:
                    self._loci = self._loci_of_map()
                self._person(line, cells, self._loci)
        for name, members in self._members.items():
            self._family(name, members)
        if not self._members and not self.defects:
            self._report([0, 0], "", _NOBODY, _CHECK_ROW)

    def _loci_of_map(self) -> list[str]:
        beside = self.path.with_suffix(".map")
        if not beside.is_file():
            self._report([0, 0], "", _NO_LOCI, _NAME_LOCI)
            return []
        rows = [(line, text.split()) for line, text in enumerate(read_text(beside).split("\n"), start=1)]
        named = [(line, cells[1]) for line, cells in rows if len(cells) > 1 and not cells[0].startswith("#")]
        self._file = beside.name
        loci = self._locus_names([[line, 2] for line, _ in named], [name for _, name in named])
        self._file = self.path.name
        return loci

    def _locus_names(self, places: list[Place], written: list[str]) -> list[str]:
        """Return the canonical names; an unknown or repeated one keeps its place as it is written."""
        names: list[str] = []
        for place, one in zip(places, written, strict=True):
            name = self._checks.locus(one, place)
            if name in names:
                self._report(place, one, _LOCUS_TWICE, _KEEP_ONE_LOCUS)
            names.append(name or one)
        return names

    def _person(self, line: int, cells: list[str], loci: list[str]) -> None:
        expected = FIXED_COLUMNS + 2 * len(loci)
        if len(cells) != expected:
            rule = (f"the row needs {expected} columns", f"la fila necesita {expected} columnas")
            self._report([line, 0], str(len(cells)), rule, _CHECK_ROW)
            if len(cells) < FIXED_COLUMNS:
                return
        family, person, father, mother, sex, affection = cells[:FIXED_COLUMNS]
        if sex not in _SEXES:
            self._report([line, 5], sex, _NO_SEX, _WRITE_ONE_OF_THESE)
        if affection not in _AFFECTIONS:
            self._report([line, 6], affection, _NO_AFFECTION, _WRITE_ONE_OF_THESE)
        member = Member(
            person,
            None if father == NOBODY else father,
            None if mother == NOBODY else mother,
            _SEXES.get(sex, Sex.UNKNOWN),
        )
        self._members.setdefault(family, {})[line] = member
        if affection == MISSING_MEMBER:
            self._missing.setdefault(family, []).append(person)
        if len(cells) == expected:
            self._genotypes(line, cells, loci, family, member)

    def _genotypes(self, line: int, cells: list[str], loci: list[str], family: str, member: Member) -> None:
        for number, locus in enumerate(loci):
            first = FIXED_COLUMNS + 2 * number
            alleles = tuple(one for one in cells[first : first + 2] if one != NOBODY)
            if alleles and canonical_locus_name(locus) is not None:
                samples = self._samples.setdefault(family, {})
                sample = samples.setdefault(member.id, self._checks.sample(member.sex))
                sample.add(locus, alleles, [line, first + 1])

    def _family(self, name: str, members: dict[int, Member]) -> None:
        profiles = {
            person: Profile(sample.genotypes)
            for person, sample in self._samples.get(name, {}).items()
            if sample.genotypes
        }
        missing = tuple(dict.fromkeys(self._missing.get(name, ())))
        family = Family(name, Pedigree(tuple(members.values())), missing, profiles)
        lines = {member.id: line for line, member in members.items()}
        self.families[name] = family
        report_family(
            family,
            None,
            lambda member: [lines.get(member, min(members)), 0],
            self._report,
            may_miss_nobody=True,
        )


def write_linkage(registry: Registry, path: Path) -> None:
    """Write families as a ``.ped`` file whose first line names the loci.

    Raises:
        ValueError: a name would be read back as another, or identical twins would be lost.
    """
    families = registry.families
    shown = (locus for one in families for profile in one.profiles.values() for locus in profile.genotypes)
    loci = list(dict.fromkeys(shown))
    lines = [" ".join([LOCI, *(locus.replace(" ", "_") for locus in loci)])]
    for family in families:
        lines += [" ".join(_row(family, member, loci)) for member in family.pedigree.members]
    write_text_atomically(path, "\n".join(lines) + "\n")


def _row(family: Family, member: Member, loci: list[str]) -> list[str]:
    if member.twin is not None:
        raise ValueError(f"{family.id} {member.id}: a .ped file has no room for identical twins")
    for name in (family.id, member.id):
        if name == NOBODY or len(name.split()) != 1 or name != name.strip() or name.startswith("#"):
            raise ValueError(
                f"{family.id} {member.id!r}: names in a .ped file have no spaces, do not begin with # "
                "and are not 0"
            )
    cells = [family.id, member.id, member.father or NOBODY, member.mother or NOBODY]
    cells += [_SEX_CODES[member.sex], MISSING_MEMBER if member.id in family.missing else "1"]
    genotypes = family.profiles[member.id].genotypes if member.id in family.profiles else {}
    for locus in loci:
        genotype = genotypes.get(locus, (NOBODY,))
        cells += [genotype[0], genotype[-1]]
    return cells


_NOBODY = ("the file lists nobody", "el archivo no lista a nadie")
_LOCUS_TWICE = ("this locus is named twice", "este locus se nombra dos veces")
_KEEP_ONE_LOCUS = ("Keep one pair of columns", "Deje un solo par de columnas")
_NO_AFFECTION = (
    "the affection status is 2 for the missing member, else 1, 0 or -9",
    "el estado es 2 para la persona desaparecida; si no, 1, 0 o -9",
)
_NO_LOCI = ("nothing names the loci", "nada nombra los loci")
_NAME_LOCI = (
    "Put a .map file of the same name beside it, or a first line: #loci D3S1358 vWA ...",
    "Ponga junto un archivo .map con el mismo nombre, o una primera línea: #loci D3S1358 vWA ...",
)
_CHECK_ROW = (
    "Six columns and two alleles per locus; 0 where there is none",
    "Seis columnas y dos alelos por locus; 0 donde no hay",
)
_NO_SEX = (
    "the sex is 1 (man), 2 (woman) or 0 (unknown)",
    "el sexo es 1 (hombre), 2 (mujer) o 0 (desconocido)",
)
_WRITE_ONE_OF_THESE = ("Write one of these", "Escriba uno de estos")
