"""Checks of profiles that every reader shares: locus names, alleles, sex, and results that differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from hallar.formats.defect import Severity
from hallar.genetics import Genotype, MarkerKind, all_loci, canonical_locus_name
from hallar.kinship import KinshipModel
from hallar.pedigree import Sex

Place = list[str | int]
Report = Callable[[Place, str, tuple[str, str], tuple[str, str], Severity], None]
_REPEAT_NUMBER = re.compile(r"0*([1-9][0-9]{0,2})(?:\.([0-9]{1,2}))?")


class ProfileChecks:
    """The checks against one model; every finding goes to ``report``."""

    def __init__(
        self, model: KinshipModel | None, report: Report, damaged_loci: Collection[str] = ()
    ) -> None:
        """Check against a model's loci and alleles, or against the known loci if there is none.

        ``damaged_loci`` are loci of the file's model that have defects of their own; their alleles are not
        compared with the model.
        """
        self.model = model
        self.report = report
        self._named = {canonical_locus_name(name) or name: name for name in model.loci} if model else {}
        self._damaged = frozenset(damaged_loci)

    def sample(self, sex: Sex) -> SampleResults:
        """Return an empty sheet for the results of one sample."""
        return SampleResults(self, sex)

    def locus(self, written: str, place: Place) -> str | None:
        """Return the name of a locus as the model writes it, reporting an unknown one."""
        if written in self._damaged or (self.model is not None and written in self.model.loci):
            return written
        name = canonical_locus_name(written)
        if name is None:
            self.report(place, written, _UNKNOWN_LOCUS, _CHECK_LOCUS, Severity.ERROR)
            return None
        return self._named.get(name, name)

    def kind(self, locus: str) -> MarkerKind:
        """Return how a locus is inherited; one that only the model knows is autosomal or X-linked."""
        if self.model is not None and locus in self.model.loci:
            return MarkerKind.X if self.model.loci[locus].x_linked else MarkerKind.AUTOSOMAL
        known = all_loci().get(locus)
        return known.kind if known is not None else MarkerKind.AUTOSOMAL

    def allele(self, locus: str, written: str, place: Place) -> str:
        """Return the name of an allele as the model writes it, reporting an impossible one."""
        name = allele_name(written)
        if self.model is not None and locus in self.model.loci:
            known = self.model.loci[locus].frequencies.alleles
            if written in known or name in known:
                return written if written in known else str(name)
            self.report(place, written, _WITHOUT_FREQUENCY, _ADD_FREQUENCY, Severity.ERROR)
        elif name is None and locus not in self._damaged:
            self.report(place, written, _NO_ALLELE, _WRITE_ALLELE, Severity.ERROR)
        return name or written


class SampleResults:
    """The results of one sample, gathered locus by locus.

    Attributes:
        genotypes: what was read, without sex markers.
    """

    def __init__(self, checks: ProfileChecks, sex: Sex) -> None:
        """Start without any result."""
        self.genotypes: dict[str, Genotype] = {}
        self._checks = checks
        self._sex = sex
        self._sex_markers: dict[str, Genotype] = {}

    def add(self, locus: str, alleles: Genotype, place: Place, *, dropout: float = 0.0) -> None:
        """Add the one or two alleles seen at a locus, reporting what cannot be or differs from before.

        Args:
            locus: name as :meth:`ProfileChecks.locus` returned it.
            alleles: as written.
            place: where they stand.
            dropout: drop-out probability; above 0 a single peak needs no warning.
        """
        kind = self._checks.kind(locus)
        if kind is MarkerKind.SEX:
            shown = tuple(sorted({allele.strip().upper() for allele in alleles}))
            self._amelogenin(shown, place)
            self._compare(self._sex_markers, locus, shown, place)
            return
        named = tuple(self._checks.allele(locus, allele, place) for allele in alleles)
        self._compare(self.genotypes, locus, self._copies(kind, named, place, dropout), place)

    def _copies(self, kind: MarkerKind, alleles: Genotype, place: Place, dropout: float) -> Genotype:
        """Return the alleles as many times as this person carries the locus."""
        one = len(set(alleles)) == 1
        if kind is MarkerKind.X and self._sex is Sex.MALE:
            if not one:
                self._checks.report(place, ", ".join(alleles), _MAN_WITH_TWO, _CHECK_SEX, Severity.ERROR)
            return alleles[:1]
        if kind is MarkerKind.Y and self._sex is Sex.FEMALE:
            self._checks.report(place, ", ".join(alleles), _WOMAN_WITH_Y, _CHECK_SEX, Severity.WARNING)
        is_diploid = kind is MarkerKind.AUTOSOMAL or (kind is MarkerKind.X and self._sex is Sex.FEMALE)
        if is_diploid and len(alleles) == 1:
            if not dropout:
                self._checks.report(place, alleles[0], _ONE_ALLELE, _WRITE_TWICE, Severity.WARNING)
            return alleles * 2
        return alleles

    def _compare(self, known: dict[str, Genotype], locus: str, genotype: Genotype, place: Place) -> None:
        before = known.setdefault(locus, genotype)
        if sorted(set(before)) != sorted(set(genotype)):
            both = f"{locus}: {','.join(before)} / {','.join(genotype)}"
            self._checks.report(place, both, _TWO_RESULTS, _KEEP_ONE, Severity.ERROR)

    def _amelogenin(self, shown: Genotype, place: Place) -> None:
        if not set(shown) <= {"X", "Y"}:
            self._checks.report(place, ", ".join(shown), _NO_SEX_MARKER, _WRITE_SEX_MARKER, Severity.ERROR)
        elif self._sex is not Sex.UNKNOWN and (self._sex is Sex.MALE) != ("Y" in shown):
            self._checks.report(place, ", ".join(shown), _AMELOGENIN, _CHECK_SEX, Severity.WARNING)


def allele_name(written: str) -> str | None:
    """Return the one spelling of a repeat number, ``None`` for anything else.

    Spreadsheets add and drop zeros; two spellings of one allele would never match.

    >>> allele_name("16.0"), allele_name("09"), allele_name("9.3"), allele_name("OL")
    ('16', '9', '9.3', None)
    """
    match = _REPEAT_NUMBER.fullmatch(written.strip())
    if match is None:
        return None
    bases = match[2].rstrip("0") if match[2] else ""
    return f"{match[1]}.{bases}" if bases else match[1]


_UNKNOWN_LOCUS = ("this locus is not known", "este locus no se conoce")
_CHECK_LOCUS = (
    "Check the spelling, or give its frequencies in the file's model",
    "Revise la escritura o dé sus frecuencias en el modelo del archivo",
)
_ONE_ALLELE = (
    "an autosomal locus has two alleles; one alone is read as a homozygote",
    "un locus autosómico tiene dos alelos; uno solo se lee como homocigoto",
)
_WRITE_TWICE = (
    "Write the allele twice, or give a drop-out probability",
    "Escriba el alelo dos veces o dé una probabilidad de drop-out",
)
_MAN_WITH_TWO = (
    "a man has one allele at an X-linked locus",
    "un hombre tiene un solo alelo en un locus del cromosoma X",
)
_CHECK_SEX = ("Check the sex and the sample", "Revise el sexo y la muestra")
_WITHOUT_FREQUENCY = (
    "the file's model has no frequency for this allele",
    "el modelo del archivo no tiene frecuencia para este alelo",
)
_ADD_FREQUENCY = (
    "Add the allele to the model, or leave the model out and choose a population when searching",
    "Agregue el alelo al modelo, o quite el modelo y elija una población al buscar",
)
_NO_ALLELE = (
    "an allele is a repeat number such as 9 or 9.3",
    "un alelo es un número de repeticiones como 9 o 9.3",
)
_WRITE_ALLELE = (
    "Use a point for microvariants; leave the locus out if there is no result",
    "Use punto en las microvariantes; omita el locus si no hay resultado",
)
_NO_SEX_MARKER = ("amelogenin shows X and Y only", "la amelogenina muestra solo X e Y")
_WRITE_SEX_MARKER = ("Write X,X or X,Y", "Escriba X,X o X,Y")
_AMELOGENIN = ("amelogenin contradicts the sex", "la amelogenina contradice el sexo")
_WOMAN_WITH_Y = ("a woman has no Y chromosome", "una mujer no tiene cromosoma Y")
_TWO_RESULTS = (
    "the same sample has two different results at this locus",
    "la misma muestra tiene dos resultados distintos en este locus",
)
_KEEP_ONE = ("Keep the confirmed one", "Deje el confirmado")
