"""Checks of a locus model that every reader shares: allele frequencies and mutation."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from hallar.genetics.frequency import SUM_TOLERANCE
from hallar.kinship import LocusModel

Text = tuple[str, str]
"""In English and Spanish."""


def frequency_problems(
    locus: str, alleles: Sequence[str], frequencies: Sequence[float]
) -> Iterator[tuple[str, Text, Text]]:
    """Yield value, rule and remedy of everything that makes this no distribution over the alleles."""
    if len(alleles) != len(frequencies):
        yield (
            f"{len(alleles)} / {len(frequencies)}",
            (
                f"locus {locus}: as many frequencies as alleles",
                f"locus {locus}: tantas frecuencias como alelos",
            ),
            _COMPLETE,
        )
    for allele, times in Counter(alleles).items():
        if times > 1:
            rule = (f"locus {locus}: an allele is listed twice", f"locus {locus}: un alelo aparece dos veces")
            yield allele, rule, _KEEP_ONE
    wrong = [one for one in frequencies if not (math.isfinite(one) and 0 < one <= 1)]
    for one in wrong:
        rule = (
            f"locus {locus}: a frequency lies above 0 and not above 1",
            f"locus {locus}: una frecuencia es mayor que 0 y no mayor que 1",
        )
        yield f"{one:g}", rule, _COMPLETE
    total = math.fsum(frequencies) if not wrong else 1.0
    if abs(total - 1) > SUM_TOLERANCE:
        rule = (
            f"locus {locus}: the frequencies sum to {total:.6g}, not 1",
            f"locus {locus}: las frecuencias suman {total:.6g}, no 1",
        )
        yield "", rule, _RESCALE


def built_locus(locus: str, build: Callable[[], LocusModel]) -> LocusModel | Text:
    """Return the model of a locus, or the rule it breaks: rates or a matrix that fit no mutation model."""
    try:
        model = build()
        for mutation in (model.mutation.paternal, model.mutation.maternal):
            mutation.transition(model.frequencies.alleles, model.frequencies.frequencies)
    except ValueError as wrong:
        return (
            f"locus {locus}: the model is impossible: {wrong}",
            f"locus {locus}: el modelo es imposible: {wrong}",
        )
    return model


_COMPLETE = ("Correct the list of this locus", "Corrija la lista de este locus")
_KEEP_ONE = ("Keep one entry", "Deje una sola entrada")
_RESCALE = (
    "Add the missing alleles, or divide each frequency by the sum",
    "Agregue los alelos que faltan o divida cada frecuencia entre la suma",
)
CORRECT_MODEL = (
    "Correct the rates or choose another mutation model",
    "Corrija las tasas o elija otro modelo",
)
