"""The model of a search: a population's frequencies and one mutation model for all loci."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hallar.genetics import FrequencyTable, MarkerKind, MutationKind, all_loci, locus_mutation
from hallar.kinship.model import KinshipModel, LocusModel


def standard_model(
    table: FrequencyTable,
    *,
    loci: Iterable[str] | None = None,
    mutation: MutationKind = MutationKind.PROPORTIONAL,
    theta: float = 0.0,
    silent_frequency: float = 0.0,
    alleles: Mapping[str, Iterable[str]] | None = None,
) -> KinshipModel:
    """Build a model from a frequency table and the shipped mutation rates.

    Args:
        table: allele frequencies; the minimum-frequency rule is applied to them.
        loci: loci to use, in this order; those without frequencies are left out; all if omitted.
        mutation: the mutation model of every locus.
        theta: Balding-Nichols coancestry.
        silent_frequency: frequency of a silent allele at every locus.
        alleles: alleles that profiles show, by locus; those the table lacks get the minimum frequency.
    """
    covered = table.covering(alleles or {})
    names = [name for name in (loci if loci is not None else covered.loci) if name in covered.loci]
    return KinshipModel(
        table.population,
        {
            name: LocusModel(
                covered.loci[name],
                locus_mutation(name, mutation),
                theta,
                silent_frequency,
                x_linked=name in all_loci() and all_loci()[name].kind is MarkerKind.X,
            )
            for name in names
        },
    )


def comparable_models(
    tables: Sequence[FrequencyTable],
    shown: Mapping[str, Iterable[str]],
    *,
    mutation: MutationKind = MutationKind.PROPORTIONAL,
    theta: float = 0.0,
) -> list[KinshipModel]:
    """Build one model per table, all over the same loci and alleles.

    Args:
        tables: at least one.
        shown: the alleles that profiles show, by locus; loci that a table lacks are left out.
        mutation: the mutation model of every locus.
        theta: Balding-Nichols coancestry.

    Raises:
        ValueError: no locus is left.
    """
    loci = [name for name in shown if all(name in table.loci for table in tables)]
    if not loci:
        raise ValueError("none of the loci has frequencies in the populations asked for")
    alleles = {name: set(shown[name]).union(*(table.loci[name].alleles for table in tables)) for name in loci}
    return [
        standard_model(table, loci=loci, mutation=mutation, theta=theta, alleles=alleles) for table in tables
    ]
