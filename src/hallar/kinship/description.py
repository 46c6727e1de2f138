"""A model in words and numbers, to be kept with what was computed from it."""

from __future__ import annotations

import hashlib

from hallar.kinship.model import KinshipModel


def describe_model(model: KinshipModel) -> dict[str, object]:
    """Return a model's parameters, locus by locus, with the allele frequencies' hash."""
    digest = hashlib.sha256()
    loci = {}
    for name, locus in model.loci.items():
        digest.update(name.encode())
        digest.update(" ".join(locus.frequencies.alleles).encode())
        digest.update(locus.frequencies.frequencies.tobytes())
        loci[name] = {
            "alleles": len(locus.frequencies.alleles),
            "alleles_sampled": locus.frequencies.alleles_sampled,
            "theta": locus.theta,
            "silent_frequency": locus.silent_frequency,
            "x_linked": locus.x_linked,
            "mutation": {
                sex: {"model": str(one.kind), "rate": one.rate, "range": one.range, "rate2": one.rate2}
                for sex, one in (("male", locus.mutation.paternal), ("female", locus.mutation.maternal))
            },
        }
    return {"population": model.population, "frequencies_sha256": digest.hexdigest(), "loci": loci}
