"""The advice for every missing member of every family."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt

from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import CompiledModel, KinshipModel, PlanTooLargeError, compile_model
from hallar.kinship.information import expected_log10_lrs, lumped_model, mutual_information
from hallar.pedigree import Sex, describe_relationship
from hallar.search.advice.relatives import can_tell, sampling_candidates
from hallar.search.advice.result import MemberAdvice, RelativeGain
from hallar.search.unique_reports import UniqueReports, unique_reports

FAMILIES_AT_ONCE = 16_384
"""Families of one structure taken together; the more, the more instances are computed only once."""
EQUAL_DIGITS = 9
"""Decimals to which gains are compared, above the rounding of a sum over loci."""
Floats = npt.NDArray[np.float64]
Kinds = list[tuple[bool, UniqueReports]]
"""Whether the loci are X-linked, and what the families show at them."""


def advise(
    blocks: Iterable[FamilyBlock],
    model: KinshipModel,
    language: str = "en",
    advance: Callable[[int], None] = lambda done: None,
) -> Iterator[MemberAdvice]:
    """Yield the advice for every missing member, families of one structure together.

    The model is simplified by :func:`hallar.kinship.information.lumped_model`. X-linked loci are left out
    where a sex that they need is unknown.

    Args:
        blocks: families, coded by the alleles of the model.
        model: frequencies and models.
        language: of the words for relationships, ``es`` or ``en``.
        advance: called with the number of families done.

    Raises:
        PlanTooLargeError: a family's loops are too interwoven to search for its missing member.
    """
    compiled = compile_model(lumped_model(model))
    for block in merge_alike(blocks, FAMILIES_AT_ONCE):
        yield from _BlockAdvice(block, compiled, language).rows()
        advance(len(block))


class _BlockAdvice:
    """The advice for families of one structure."""

    def __init__(self, block: FamilyBlock, compiled: CompiledModel, language: str) -> None:
        self.block = block
        self.compiled = compiled
        self.language = language
        self.place = {member: number for number, member in enumerate(block.pedigree.by_id)}
        self.candidates = sampling_candidates(block.pedigree, block.typed, block.missing)
        self.kinds: Kinds = []
        for x_linked in (False, True):
            loci = np.flatnonzero(compiled.x_linked == x_linked)
            if loci.size and not (x_linked and self._sex_unknown(*block.typed)):
                self.kinds.append((x_linked, unique_reports(block, loci)))

    def rows(self) -> Iterator[MemberAdvice]:
        """Yield the advice for each missing member of each family."""
        for missing in self.block.missing:
            expected = self._expected(missing).tolist()
            gains = [self._gain(missing, relative).tolist() for relative in self.candidates]
            words = [
                describe_relationship(self.block.pedigree, relative, missing, self.language)
                for relative in self.candidates
            ]
            for row, (family, names) in enumerate(
                zip(self.block.family_ids, self.block.member_ids, strict=True)
            ):
                listed = [
                    RelativeGain(names[self.place[relative]], relationship, gain[row])
                    for relative, relationship, gain in zip(self.candidates, words, gains, strict=True)
                ]
                listed.sort(key=_largest_first)
                yield MemberAdvice(family, names[self.place[missing]], expected[row], tuple(listed))

    def _sex_unknown(self, *members: str) -> bool:
        return any(self.block.pedigree.by_id[member].sex is Sex.UNKNOWN for member in members)

    def _expected(self, missing: str) -> Floats:
        """Return (F,) the expected log10 LR of the true missing member."""
        total = np.zeros(len(self.block))
        for x_linked, unique in self.kinds:
            if not (x_linked and self._sex_unknown(missing)):
                total += unique.total(
                    expected_log10_lrs(
                        self.block.pedigree, missing, self.block.typed, self.compiled, unique.reports,
                        x_linked=x_linked,
                    )
                )  # fmt: skip
        return total

    def _gain(self, missing: str, relative: str) -> Floats:
        """Return (F,) the expected gain of typing a relative."""
        total = np.zeros(len(self.block))
        if not can_tell(self.block.pedigree, relative, missing, self.block.typed):
            return total
        for x_linked, unique in self.kinds:
            if x_linked and self._sex_unknown(missing, relative):
                continue
            try:
                gains = mutual_information(
                    self.block.pedigree, missing, relative, self.block.typed, self.compiled, unique.reports,
                    x_linked=x_linked,
                )  # fmt: skip
            except PlanTooLargeError:
                # One relative more in the tables can be too many where the search itself is possible.
                return np.full(len(self.block), np.nan)
            total += unique.total(gains)
        return total


def _largest_first(gain: RelativeGain) -> tuple[bool, float, str]:
    """Order by gain, equal ones by name, those that could not be computed last."""
    return math.isnan(gain.log10_lr), -round(gain.log10_lr, EQUAL_DIGITS), gain.relative
