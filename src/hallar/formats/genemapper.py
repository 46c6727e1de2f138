"""Profiles as GeneMapper and its kin export them: a row per sample and marker, ``Allele 1`` to ``n``."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from hallar.formats.defect import BadInputError, Defect, Severity
from hallar.formats.delimited_text import Row, Table, read_table, with_decimal_point
from hallar.formats.profile_checks import Place, ProfileChecks, SampleResults
from hallar.formats.text_file import write_text_atomically
from hallar.genetics import Profile
from hallar.kinship import KinshipModel
from hallar.pedigree import Sex

_SAMPLE = {"sample name", "sample", "sample id", "samplename", "muestra", "sample file"}
_MARKER = {"marker", "locus", "marcador", "marker name"}
_ALLELE = re.compile(r"(?:allele|alelo)\s*(\d+)", re.IGNORECASE)
NO_RESULT = {"", "0", "-", "na", "n/a", "nr"}


def read_genemapper(path: Path, model: KinshipModel | None = None) -> tuple[dict[str, Profile], list[Defect]]:
    """Return the profile of every sample of a table, and what is worth a look in it.

    The columns are found by their names; separators may be commas, semicolons or tabs, and with the
    latter two decimal commas are read as points. Empty cells, 0, - and NA are no result.

    Raises:
        BadInputError: the table has defects; every one of them is listed and nothing is imported.
    """
    table = read_table(path)
    reader = _Reader(table, model)
    for row in table.rows:
        reader.read(row)
    if any(defect.severity is Severity.ERROR for defect in reader.defects):
        raise BadInputError(reader.defects)
    profiles = {name: Profile(results.genotypes) for name, results in reader.samples.items()}
    return profiles, reader.defects


def is_genemapper_header(header: Sequence[str]) -> bool:
    """Whether a header has a sample, a marker and an allele column."""
    names = {name.casefold() for name in header}
    return bool(names & _SAMPLE and names & _MARKER and any(_ALLELE.fullmatch(name) for name in header))


class _Reader:
    """Reads row by row and gathers defects."""

    def __init__(self, table: Table, model: KinshipModel | None) -> None:
        header = table.header
        if not is_genemapper_header(header.cells):
            found = ", ".join(header.cells)
            raise BadInputError([Defect(table.file, header.line, 0, found, _NEEDS_COLUMNS, _NAME_COLUMNS)])
        names = [name.casefold() for name in header.cells]
        self.table = table
        self.sample = next(number for number, name in enumerate(names) if name in _SAMPLE)
        self.marker = next(number for number, name in enumerate(names) if name in _MARKER)
        self.alleles = [number for number, name in enumerate(names) if _ALLELE.fullmatch(name)]
        self.defects: list[Defect] = []
        self.samples: dict[str, SampleResults] = {}
        self.checks = ProfileChecks(model, self._report)

    def _report(
        self,
        place: Place,
        value: str,
        rule: tuple[str, str],
        remedy: tuple[str, str],
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report a defect at a line and a cell, both from 1."""
        line, column = (int(one) for one in place)
        self.defects.append(Defect(self.table.file, line, column, value, rule, remedy, severity))

    def read(self, row: Row) -> None:
        name = row.cells[self.sample]
        if not name:
            self._report([row.line, self.sample + 1], "", _NO_SAMPLE, _NAME_SAMPLE)
        locus = self.checks.locus(row.cells[self.marker], [row.line, self.marker + 1])
        shown = [number for number in self.alleles if row.cells[number].casefold() not in NO_RESULT]
        results = self.samples.setdefault(name, self.checks.sample(Sex.UNKNOWN))
        if locus is None or not shown:
            return
        if len(shown) > 2:
            values = ", ".join(row.cells[number] for number in shown)
            self._report([row.line, shown[2] + 1], values, _THREE_ALLELES, _CHECK_MIXTURE)
            return
        alleles = tuple(with_decimal_point(row.cells[number], self.table.separator) for number in shown)
        results.add(locus, alleles, [row.line, shown[0] + 1])


def write_genemapper(profiles: Mapping[str, Profile], path: Path) -> None:
    """Write profiles as a table of samples, markers and two alleles, whole or not at all.

    A hemizygous result leaves the second allele empty.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Sample Name", "Marker", "Allele 1", "Allele 2"])
    for name, profile in profiles.items():
        for locus, genotype in profile.genotypes.items():
            writer.writerow([name, locus, genotype[0], genotype[1] if len(genotype) == 2 else ""])
    write_text_atomically(path, text.getvalue())


_NEEDS_COLUMNS = (
    "the table needs the columns Sample Name, Marker and Allele 1 (2, ...)",
    "la tabla necesita las columnas Sample Name, Marker y Allele 1 (2, ...)",
)
_NAME_COLUMNS = ("Name the columns so in the first line", "Nombre así las columnas en la primera línea")
_NO_SAMPLE = ("the row has no sample name", "la fila no tiene nombre de muestra")
_NAME_SAMPLE = ("Write the sample name in every row", "Escriba el nombre de la muestra en cada fila")
_THREE_ALLELES = (
    "a person has at most two alleles at a locus",
    "una persona tiene a lo más dos alelos por locus",
)
_CHECK_MIXTURE = (
    "A mixture, contamination or a tri-allelic pattern: resolve it in the laboratory or leave the locus out",
    "Mezcla, contaminación o patrón trialélico: resuélvalo en el laboratorio u omita el locus",
)
