"""Allele-frequency tables as laboratories keep them: a column per locus, or a row per allele."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from hallar.formats.defect import BadInputError, Defect
from hallar.formats.delimited_text import Row, Table, read_table, with_decimal_point
from hallar.formats.model_checks import frequency_problems
from hallar.formats.profile_checks import allele_name
from hallar.genetics import FrequencyTable, LocusFrequencies, canonical_locus_name
from hallar.genetics.allele import allele_sort_key

_LONG = {"locus", "allele", "frequency"}
_SAMPLED = ("alleles_sampled", "2n")
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]*)?([eE]-?[0-9]{1,3})?|\.[0-9]+")
_WHOLE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def is_frequency_header(header: Sequence[str]) -> bool:
    """Whether a header is that of a frequency table: locus, allele, frequency, or allele and loci."""
    names = {name.casefold() for name in header}
    return names >= _LONG or (
        header[0].casefold() in {"allele", "alelo"} and any(map(canonical_locus_name, header[1:]))
    )


def read_frequencies(path: Path, population: str = "") -> FrequencyTable:
    """Read a frequency table.

    Two forms are read: columns ``locus``, ``allele``, ``frequency`` (and ``alleles_sampled``), or a first
    column ``Allele`` and a column per locus; there a row whose first cell is ``N`` holds the number of
    persons.

    Args:
        path: the table.
        population: name for results; the file's name if left out.

    Raises:
        BadInputError: the table has defects; every one of them is listed.
    """
    table = read_table(path)
    header = table.header
    if not is_frequency_header(header.cells):
        found = ", ".join(header.cells)
        raise BadInputError([Defect(table.file, header.line, 0, found, _COLUMNS, _NAME_COLUMNS)])
    reader = _Reader(table)
    if {name.casefold() for name in header.cells} >= _LONG:
        reader.read_long()
    else:
        reader.read_wide()
    return reader.finish(population or path.stem, f"file {path.name}")


class _Reader:
    """Reads cell by cell and gathers defects."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.defects: list[Defect] = []
        self.frequencies: dict[str, dict[str, float]] = {}
        self.sampled: dict[str, int] = {}
        self.damaged: set[str] = set()
        self.first_cell: dict[str, tuple[Row, int]] = {}

    def read_long(self) -> None:
        column = {name.casefold(): number for number, name in enumerate(self.table.header.cells)}
        counted = next((column[name] for name in _SAMPLED if name in column), None)
        for row in self.table.rows:
            locus = self._locus(row, column["locus"])
            if locus is not None:
                self._add(locus, row, column["allele"], column["frequency"])
                if counted is not None and row.cells[counted]:
                    self._count(locus, row, counted, copies=1)

    def read_wide(self) -> None:
        header = self.table.header
        loci = [(number, self._locus(header, number)) for number in range(1, len(header.cells))]
        for row in self.table.rows:
            for number, locus in loci:
                if locus is None or not row.cells[number]:
                    continue
                if row.cells[0].casefold() == "n":
                    self._count(locus, row, number, copies=2)
                else:
                    self._add(locus, row, 0, number)

    def _report(self, row: Row, column: int, rule: tuple[str, str], remedy: tuple[str, str]) -> None:
        self.defects.append(self.table.defect(row, column, row.cells[column], rule, remedy))

    def _locus(self, row: Row, column: int) -> str | None:
        name = canonical_locus_name(row.cells[column])
        if name is None:
            self._report(row, column, _UNKNOWN_LOCUS, _CHECK_LOCUS)
        return name

    def _count(self, locus: str, row: Row, column: int, copies: int) -> None:
        """Keep the number of chromosomes, given the number of things that carry ``copies`` of them."""
        if not _WHOLE_NUMBER.fullmatch(row.cells[column]):
            self._report(row, column, _NO_COUNT, _WRITE_COUNT)
            return
        count = copies * int(row.cells[column])
        if self.sampled.setdefault(locus, count) != count:
            self._report(row, column, _TWO_COUNTS, _KEEP_ONE)

    def _add(self, locus: str, row: Row, allele_column: int, frequency_column: int) -> None:
        self.first_cell.setdefault(locus, (row, frequency_column))
        point = self.table.separator
        allele = allele_name(with_decimal_point(row.cells[allele_column], point))
        written = with_decimal_point(row.cells[frequency_column], point)
        known = self.frequencies.setdefault(locus, {})
        before = len(self.defects)
        if allele is None:
            self._report(row, allele_column, _NO_ALLELE, _WRITE_ALLELE)
        elif allele in known:
            self._report(row, allele_column, _TWICE, _KEEP_ONE)
        if not _NUMBER.fullmatch(written):
            self._report(row, frequency_column, _NO_NUMBER, _WRITE_NUMBER)
        if len(self.defects) > before:
            self.damaged.add(locus)
        elif allele is not None:
            known[allele] = float(written)

    def finish(self, population: str, source: str) -> FrequencyTable:
        loci = {}
        for locus, known in self.frequencies.items():
            if locus in self.damaged:
                continue
            alleles = [allele for allele in sorted(known, key=allele_sort_key) if known[allele] > 0]
            values = [known[allele] for allele in alleles]
            problems = list(frequency_problems(locus, alleles, values))
            for value, rule, remedy in problems:
                self.defects.append(self.table.defect(*self.first_cell[locus], value, rule, remedy))
            if not problems:
                sampled = self.sampled.get(locus)
                loci[locus] = LocusFrequencies(locus, tuple(alleles), np.array(values), sampled)
        if not loci and not self.defects:
            self.defects.append(Defect(self.table.file, 0, 0, "", _EMPTY_TABLE, _NAME_COLUMNS))
        if self.defects:
            raise BadInputError(self.defects)
        return FrequencyTable(population, source, loci)


_COLUMNS = (
    "a frequency table has the columns locus, allele, frequency, or Allele and one column per locus",
    "una tabla de frecuencias tiene las columnas locus, allele, frequency, o Allele y una por locus",
)
_NAME_COLUMNS = ("Name the columns so", "Nombre así las columnas")
_UNKNOWN_LOCUS = ("this locus is not known", "este locus no se conoce")
_CHECK_LOCUS = ("Check the spelling", "Revise la escritura")
_NO_NUMBER = ("a frequency is a number", "una frecuencia es un número")
_WRITE_NUMBER = ("Write it with a decimal point", "Escríbala con punto decimal")
_NO_COUNT = ("a sample size is a whole number above 0", "un tamaño de muestra es un entero mayor que 0")
_WRITE_COUNT = ("Write it, or leave the cell empty", "Escríbalo o deje vacía la celda")
_TWO_COUNTS = ("the locus has two different sample sizes", "el locus tiene dos tamaños de muestra distintos")
_NO_ALLELE = (
    "an allele is a repeat number such as 9 or 9.3",
    "un alelo es un número de repeticiones como 9 o 9.3",
)
_WRITE_ALLELE = ("Correct it or remove the row", "Corríjalo o quite la fila")
_TWICE = ("the allele is listed twice", "el alelo aparece dos veces")
_KEEP_ONE = ("Keep one entry", "Deje una sola entrada")
_EMPTY_TABLE = ("the table has no frequency", "la tabla no tiene frecuencias")
