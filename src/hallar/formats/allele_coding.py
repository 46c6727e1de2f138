"""Alleles as small integers: their positions in a model's frequency tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hallar.genetics import Genotype, Profile
from hallar.kinship import KinshipModel, UnknownAlleleError

NO_RESULT = -1
"""Both codes of a locus without a result; the second code of a genotype of one allele (hemizygous)."""


@dataclass(frozen=True)
class AlleleCoding:
    """The loci of a registry and their alleles.

    Attributes:
        loci: L locus names.
        alleles: per locus, the allele names; a code is a position in them.
    """

    loci: tuple[str, ...]
    alleles: tuple[tuple[str, ...], ...]

    @staticmethod
    def of(model: KinshipModel) -> AlleleCoding:
        """Return the coding that a model's frequency tables give."""
        return AlleleCoding(
            tuple(model.loci), tuple(locus.frequencies.alleles for locus in model.loci.values())
        )

    @cached_property
    def _positions(self) -> dict[str, tuple[int, dict[str, int]]]:
        return {
            name: (locus, {allele: code for code, allele in enumerate(alleles)})
            for locus, (name, alleles) in enumerate(zip(self.loci, self.alleles, strict=True))
        }

    @cached_property
    def _genotypes(self) -> tuple[dict[tuple[int, int], Genotype], ...]:
        """Genotypes met so far by their codes: profiles share them, which keeps large registries small."""
        return tuple({} for _ in self.loci)

    def encode(
        self, profiles: Iterable[Profile]
    ) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return codes (P, L, 2), lower one first, drop-out (P, L) and drop-in (P,) of P profiles.

        Raises:
            UnknownAlleleError: a profile shows a locus or an allele that the model lacks.
        """
        listed = list(profiles)
        codes = np.full((len(listed), len(self.loci), 2), NO_RESULT, dtype=np.int16)
        dropout = np.zeros(codes.shape[:2])
        for row, profile in enumerate(listed):
            for name, genotype in profile.genotypes.items():
                locus, encoded = self._encode_genotype(name, genotype)
                codes[row, locus, : len(encoded)] = encoded
            for name, probability in profile.dropout.items():
                if name in self._positions:
                    dropout[row, self._positions[name][0]] = probability
        return codes, dropout, np.array([profile.drop_in for profile in listed], dtype=np.float64)

    def _encode_genotype(self, name: str, genotype: Genotype) -> tuple[int, list[int]]:
        if name not in self._positions:
            raise UnknownAlleleError(f"locus {name} is not in the frequency tables of this registry")
        locus, positions = self._positions[name]
        absent = [allele for allele in genotype if allele not in positions]
        if absent:
            raise UnknownAlleleError(
                f"locus {name}: allele {absent[0]} is not in the frequency table of this registry; "
                "add it with the minimum frequency (FrequencyTable.covering)"
            )
        return locus, sorted(positions[allele] for allele in genotype)

    def decode(
        self, codes: npt.NDArray[np.int16], dropout: npt.NDArray[np.float64], drop_in: float
    ) -> Profile:
        """Return the profile of codes (L, 2) and drop-out probabilities (L,)."""
        genotypes = {
            name: self._genotype(locus, low, high)
            for locus, (name, (low, high)) in enumerate(zip(self.loci, codes.tolist(), strict=True))
            if low != NO_RESULT
        }
        uncertain = {self.loci[locus]: float(dropout[locus]) for locus in np.flatnonzero(dropout)}
        return Profile(genotypes, uncertain, drop_in)

    def _genotype(self, locus: int, low: int, high: int) -> Genotype:
        known = self._genotypes[locus]
        if (low, high) not in known:
            alleles = self.alleles[locus]
            known[low, high] = (alleles[low],) if high == NO_RESULT else (alleles[low], alleles[high])
        return known[low, high]


def paired(codes: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
    """Return codes (..., 2) with one-allele genotypes doubled, as the LR engine reads them."""
    doubled = codes.copy()
    doubled[..., 1] = np.where(codes[..., 1] == NO_RESULT, codes[..., 0], codes[..., 1])
    return doubled
