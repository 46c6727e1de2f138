"""A search made ready: everything that does not depend on the families, and the search of one block."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hallar.formats.registry_blocks import FamilyBlock, RemainsBlock
from hallar.kinship import CompiledModel, KinshipModel, compile_model
from hallar.pedigree import Sex
from hallar.search.byte_scan import aligned_zeros, passing_pairs
from hallar.search.candidate import BlockResult, Candidate, SearchedFamily
from hallar.search.error_rates import ErrorRates, FamilyThresholds, RemainsGroups, group_remains
from hallar.search.linked_pairs import linked_log10_lr
from hallar.search.member_tables import MemberTables, member_tables
from hallar.search.packed_remains import PackedRemains, pack_remains
from hallar.search.report_kernels import shortfalls
from hallar.search.threshold import Threshold
from hallar.search.vector_lookup import TABLE_SIZE

SLACK = 1e-6
"""By how much the scan lowers a threshold: far above the rounding of a sum over loci."""
PAIRS_AT_ONCE = 200_000
Pairs = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class PreparedSearch:
    """What every block of families is searched with; L loci.

    Attributes:
        compiled: one compiled model per population; the first one ranks.
        excluding: the model under which one mismatch of the first one's excludes.
        remains: the packed remains.
        groups: the remains by how they were typed.
        rule: which pairs are candidates.
        order: (L,) loci in the order of the scan, those that tell most first.
        sizes: (L,) buckets in use of each locus.
        codes: (L, N) the remains' codes in that order.
    """

    compiled: tuple[CompiledModel, ...]
    excluding: CompiledModel
    remains: PackedRemains
    groups: RemainsGroups
    rule: Threshold
    order: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    codes: npt.NDArray[np.uint8]

    def against(self, remains: RemainsBlock) -> PreparedSearch:
        """Return the same search against other remains; the error rates stay those of a full search."""
        packed = pack_remains(remains, self.compiled[0])
        sizes, codes = _scan_form(packed, self.order)
        return replace(self, remains=packed, sizes=sizes, codes=codes)

    def search(self, block: FamilyBlock) -> BlockResult:
        """Compare every missing member of a block of families of one shape with all remains.

        Raises:
            PlanTooLargeError: a family's loops are too interwoven.
            ValueError: theta ties too many founder alleles of a family together.
        """
        result = BlockResult()
        for missing in block.missing:
            _MissingMember(self, block, missing).search(result)
        return result


def prepare_search(
    remains: RemainsBlock, models: Sequence[KinshipModel], rule: Threshold | None = None
) -> PreparedSearch:
    """Make a search ready.

    Args:
        remains: all remains, coded by the alleles of the models.
        models: one model per population, over the same loci and alleles; the first one ranks.
        rule: which pairs are candidates.
    """
    compiled = tuple(compile_model(model) for model in models)
    packed = pack_remains(remains, compiled[0])
    homozygosity = (compiled[0].frequencies ** 2).sum(axis=1)
    order = np.argsort(homozygosity, kind="stable")
    sizes, codes = _scan_form(packed, order)
    return PreparedSearch(
        compiled=compiled,
        excluding=compile_model(models[0].excluding()),
        remains=packed,
        groups=group_remains(packed.typed, remains.dropout, homozygosity),
        rule=rule or Threshold(),
        order=order,
        sizes=sizes,
        codes=codes,
    )


def _scan_form(
    packed: PackedRemains, order: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Return the buckets in use per locus and the codes in the order of the scan."""
    return packed.codes.max(axis=1, initial=0).astype(np.int64) + 1, packed.codes[order]


class _MissingMember:
    """One missing member of every family of a block, against all remains."""

    def __init__(self, prepared: PreparedSearch, block: FamilyBlock, missing: str) -> None:
        self.prepared = prepared
        self.remains = prepared.remains
        self.block = block
        self.missing = missing
        self.position = list(block.pedigree.by_id).index(missing)

    def search(self, result: BlockResult) -> None:
        """Add the families and their candidates to the result."""
        clock = _Clock(result.seconds)
        tables = member_tables(self.block, self.missing, self.prepared.compiled[0])
        clock.stage("LR tables")
        rates = ErrorRates(tables, self.prepared.groups)
        thresholds = self.prepared.rule.of_families(rates, len(self.block))
        clock.stage("error rates")
        pairs = self._scan(tables, thresholds.log10_lr)
        clock.stage("scan")
        result.passed += len(pairs)
        pairs, log10_lr = self._at_or_above(tables, thresholds.log10_lr, pairs)
        self._report_families(tables, thresholds, result)
        linked = linked_log10_lr(
            self.block, self.missing, self.prepared.compiled[0], self.remains, pairs, log10_lr
        )
        clock.stage("linkage")
        self._report_candidates(tables, rates, pairs, log10_lr, linked, result)
        clock.stage("candidates")

    def _scan(self, tables: MemberTables, thresholds: npt.NDArray[np.float64]) -> Pairs:
        """Return (pairs, 2): family and remains of every pair that may reach the threshold."""
        loci = self.prepared.order.size
        distances = aligned_zeros(thresholds.size, loci, TABLE_SIZE)
        shortfalls(
            tables.bucket_log10_lr(self.remains.deciding, TABLE_SIZE),
            tables.instances,
            self.prepared.order,
            self.prepared.sizes,
            thresholds,
            SLACK,
            distances,
        )
        return np.concatenate(list(passing_pairs(distances, self.prepared.codes)))

    def _at_or_above(
        self, tables: MemberTables, thresholds: npt.NDArray[np.float64], pairs: Pairs
    ) -> tuple[Pairs, npt.NDArray[np.float64]]:
        """Return the pairs that reach the threshold, per family and best first, and their log10 LR."""
        log10_lr = np.concatenate(
            [
                tables.pair_log10_lr(pairs[start : start + PAIRS_AT_ONCE], self.remains).sum(axis=1)
                for start in range(0, max(len(pairs), 1), PAIRS_AT_ONCE)
            ]
        )
        kept = log10_lr >= thresholds[pairs[:, 0]]
        pairs, log10_lr = pairs[kept], log10_lr[kept]
        best_first = np.lexsort((pairs[:, 1], -log10_lr, pairs[:, 0]))
        return pairs[best_first], log10_lr[best_first]

    def _identifier(self, family: int) -> tuple[str, str]:
        return self.block.family_ids[family], self.block.member_ids[family][self.position]

    def _report_families(
        self, tables: MemberTables, thresholds: FamilyThresholds, result: BlockResult
    ) -> None:
        names = np.array(self.prepared.compiled[0].names)
        whole = np.asarray(tables.consistent.all(axis=1))
        rows = zip(
            thresholds.log10_lr.tolist(),
            thresholds.expected_fortuitous.tolist(),
            thresholds.miss_probability.tolist(),
            strict=True,
        )
        for row, (threshold, expected, missed) in enumerate(rows):
            inconsistent = () if whole[row] else tuple(names[~tables.consistent[row]].tolist())
            result.families.append(
                SearchedFamily(*self._identifier(row), threshold, expected, missed, inconsistent)
            )

    def _report_candidates(
        self,
        tables: MemberTables,
        rates: ErrorRates,
        pairs: Pairs,
        log10_lr: npt.NDArray[np.float64],
        linked: Sequence[float | None],
        result: BlockResult,
    ) -> None:
        if not len(pairs):
            return
        families, remains = pairs.T
        expected = rates.at(families, log10_lr).expected_fortuitous
        strict = self._log10_lr(self.prepared.excluding, pairs)
        excluded = np.isin(strict, -np.inf).sum(axis=1)
        others = [self._log10_lr(one, pairs).sum(axis=1) for one in self.prepared.compiled[1:]]
        usable = tables.consistent[families] & tables.compared & self.remains.typed[remains]
        populations = [one.model.population for one in self.prepared.compiled]
        scores = np.stack([log10_lr, *others], axis=1).tolist()
        sex = self.block.pedigree.by_id[self.missing].sex
        for pair, (family, one) in enumerate(pairs.tolist()):
            family_id, missing_id = self._identifier(family)
            result.candidates.append(
                Candidate(
                    family=family_id,
                    missing=missing_id,
                    remains=self.remains.ids[one],
                    log10_lr=scores[pair][0],
                    log10_lr_linked=linked[pair],
                    expected_fortuitous=float(expected[pair]),
                    loci_compared=int(usable[pair].sum()),
                    exclusions=int(excluded[pair]),
                    sex_conflict=_sexes_conflict(sex, self.remains.sexes[one]),
                    log10_lr_by_population=dict(zip(populations, scores[pair], strict=True)),
                )
            )

    def _log10_lr(self, compiled: CompiledModel, pairs: Pairs) -> npt.NDArray[np.float64]:
        """Return (P, L) log10 LR of the pairs under another model, computed for their families alone."""
        listed, position = np.unique(pairs[:, 0], return_inverse=True)
        tables = member_tables(self.block.take(listed), self.missing, compiled)
        return tables.pair_log10_lr(np.stack([position.ravel(), pairs[:, 1]], axis=1), self.remains)


class _Clock:
    """Adds the wall time between stages to a table."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds
        self._since = time.perf_counter()

    def stage(self, name: str) -> None:
        now = time.perf_counter()
        self._seconds[name] = self._seconds.get(name, 0.0) + now - self._since
        self._since = now


def _sexes_conflict(first: Sex, second: Sex) -> bool:
    """Whether both sexes are known and differ."""
    return first is not second and Sex.UNKNOWN not in (first, second)
