"""A registry in which the fragments of each body are one set of remains: their consensus profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hallar.formats.allele_coding import NO_RESULT
from hallar.formats.registry_blocks import IdentityBlock, RemainsBlock
from hallar.search.direct.grouping import Cluster
from hallar.search.direct.matching import pooled
from hallar.search.direct.profile_index import ProfileIndex


def group_id(ids: Sequence[str], cluster: Cluster) -> str:
    """Return the identifier of a group: that of its first sample and how many more there are."""
    return f"{ids[cluster.samples[0]]}+{len(cluster.samples) - 1}"


def merged_remains(index: ProfileIndex, clusters: Sequence[Cluster]) -> RemainsBlock:
    """Return the remains with the samples of each consistent group replaced by its consensus.

    Groups in which profiles or sexes contradict each other stay apart, as they were. An X-linked locus,
    which has no consensus, is that of the first sample with a result.
    """
    block = index.block
    merged = [one for one in clusters if one.consistent and one.consensus is not None]
    apart = np.ones(len(block), dtype=np.bool_)
    apart[[sample for cluster in merged for sample in cluster.samples]] = False
    rows = np.flatnonzero(apart)
    kept = RemainsBlock(
        tuple(block.ids[row] for row in rows),
        tuple(block.sexes[row] for row in rows),
        block.codes[rows],
        block.dropout[rows],
        block.drop_in[rows],
    )
    profiles = [one.consensus.profile for one in merged if one.consensus is not None]
    codes, dropout, drop_in = index.coding.encode(profiles)
    for locus in np.setdiff1d(np.arange(codes.shape[1]), index.loci):
        for row, cluster in enumerate(merged):
            first = _first_typed(block, cluster, int(locus))
            codes[row, locus], dropout[row, locus] = block.codes[first, locus], block.dropout[first, locus]
    groups = RemainsBlock(
        tuple(group_id(block.ids, one) for one in merged),
        tuple(one.sex for one in merged),
        codes,
        dropout,
        drop_in,
    )
    return pooled(kept, groups)


def _first_typed(block: RemainsBlock, cluster: Cluster, locus: int) -> int:
    typed = [sample for sample in cluster.samples if block.codes[sample, locus, 0] != NO_RESULT]
    return typed[0] if typed else cluster.samples[0]


def merged_identities(truth: IdentityBlock, ids: Sequence[str], clusters: Sequence[Cluster]) -> IdentityBlock:
    """Return the truth for the merged remains; a group is taken to be whom its first sample is."""
    names = {
        ids[sample]: group_id(ids, one) if place == 0 else None
        for one in clusters
        if one.consistent and one.consensus is not None
        for place, sample in enumerate(one.samples)
    }
    renamed = [names.get(one, one) for one in truth.remains]
    rows = [row for row, name in enumerate(renamed) if name is not None]
    return replace(
        truth,
        remains=tuple(name for name in renamed if name is not None),
        persons=tuple(truth.persons[row] for row in rows),
        families=tuple(truth.families[row] for row in rows),
        members=tuple(truth.members[row] for row in rows),
    )
