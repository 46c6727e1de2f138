"""New remains and new families against a registry that is made ready once."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hallar.cli.console import progress_bar
from hallar.cli.samples import Samples, read_samples
from hallar.formats import AlleleCoding, OpenedRegistry
from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import KinshipModel
from hallar.search import Candidate, FamilyIndex, Threshold, prepare_search
from hallar.search.direct import covering


@dataclass(frozen=True)
class Answer:
    """What one file of new remains or families finds.

    Attributes:
        file: its name.
        remains: number of new remains in it.
        families: number of new families in it.
        candidates: who the new remains can be, and which remains the new families' missing members.
        milliseconds: from the profiles in memory to the answer.
    """

    file: str
    remains: int
    families: int
    candidates: tuple[Candidate, ...]
    milliseconds: float


class ReadyRegistry:
    """A registry whose families and remains wait for new ones."""

    def __init__(
        self,
        registry: OpenedRegistry,
        models: list[KinshipModel],
        threshold: Threshold,
        alleles: Mapping[str, set[str]],
    ) -> None:
        """Make the registry ready, showing progress on standard error.

        Args:
            registry: the registry.
            models: one per population; the first one ranks.
            threshold: which pairs are candidates.
            alleles: by locus, alleles that new profiles show; those without a frequency get the least.
        """
        self._models = [covering(model, alleles) for model in models]
        self._coding = AlleleCoding.of(self._models[0])
        self._prepared = prepare_search(registry.remains_block(self._coding), self._models, threshold)
        with progress_bar("families made ready", registry.family_count, "families/s") as advance:
            blocks = registry.family_blocks(self._coding)
            self._index = FamilyIndex(blocks, self._prepared, advance)

    def answer(self, path: Path, new: Samples) -> Answer:
        """Compare the remains and the families of a file with the registry.

        Raises:
            UnknownAlleleError: a profile shows an allele that the model lacks.
        """
        remains = new.block(self._coding)
        blocks: list[FamilyBlock] = list(new.opened.family_blocks(self._coding)) if new.opened else []
        started = time.perf_counter()
        found = self._index.find(remains)
        for block in blocks:
            found.extend(self._prepared.search(block).candidates)
        milliseconds = 1000 * (time.perf_counter() - started)
        families = sum(len(block) for block in blocks)
        return Answer(path.name, len(remains), families, tuple(found), milliseconds)


def read_new(paths: list[Path]) -> list[tuple[Path, Samples]]:
    """Read files of new remains and families.

    Raises:
        BadInputError: a file has defects; every one of them is listed.
    """
    return [(path, read_samples(path)) for path in paths]


def shown_in(files: list[tuple[Path, Samples]]) -> dict[str, set[str]]:
    """Return, by locus, every allele that the files show."""
    shown: dict[str, set[str]] = {}
    for _, samples in files:
        for locus, alleles in samples.shown.items():
            shown.setdefault(locus, set()).update(alleles)
    return shown
