"""One run of direct matching from registry to result."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hallar.cli.console import progress_bar
from hallar.cli.options import models_for
from hallar.cli.provenance import cores, peak_memory_bytes, provenance
from hallar.cli.refusal import RefusalError
from hallar.cli.samples import REGISTRY_ENDINGS, read_samples
from hallar.formats import AlleleCoding, Defect, OpenedRegistry
from hallar.formats.registry_blocks import IdentityBlock, RegistryBlock
from hallar.formats.registry_conversion import registry_from_blocks
from hallar.formats.registry_json import write_registry_json
from hallar.formats.registry_parquet import read_registry_folder, write_registry_folder
from hallar.kinship import KinshipModel
from hallar.search.direct import (
    KnownFragments,
    MatchResult,
    MatchRule,
    ProfileIndex,
    covering,
    known_fragments,
    match,
    merged_identities,
    merged_remains,
    pooled,
)


@dataclass(frozen=True)
class FinishedMatch:
    """Direct matching that ran.

    Attributes:
        registry: the remains' registry.
        other: file of the personal samples, if any.
        model: what the LR were computed with.
        rule: what is a match.
        typing_error: probability per report.
        result: what was found.
        truth: how it did, where it is known whose remains these are; remains with each other only.
        warnings: what the readers found worth a look.
    """

    registry: OpenedRegistry
    other: Path | None
    model: KinshipModel
    rule: MatchRule
    typing_error: float
    result: MatchResult
    truth: KnownFragments | None
    warnings: tuple[Defect, ...]


def run_match(
    registry: OpenedRegistry,
    other: Path | None,
    rule: MatchRule,
    typing_error: float,
    population: str | None,
    theta: float,
) -> FinishedMatch:
    """Compare the remains of a registry, showing progress on standard error."""
    started = time.perf_counter()
    model = models_for(registry, [population] if population else None, "proportional", theta)[0]
    samples = None if other is None else read_samples(other)
    if samples is not None:
        model = covering(model, samples.shown)
    coding = AlleleCoding.of(model)
    remains = registry.remains_block(coding)
    block = remains if samples is None else pooled(remains, samples.block(coding))
    index = ProfileIndex(block, model, typing_error)
    loaded = time.perf_counter() - started
    within = samples is None
    searched = len(remains) if within else len(block) - len(remains)
    with progress_bar("profiles compared", searched) as advance:
        result = match(index, rule, None if within else len(remains), advance)
    result.seconds["load profiles"] = loaded
    result.seconds["total"] = time.perf_counter() - started
    truth = None
    identities = identities_of(registry) if within else None
    if identities is not None:
        persons = dict(zip(identities.remains, identities.persons, strict=True))
        truth = known_fragments(block.ids, persons, result.matches)
    warnings = (*registry.warnings, *(samples.warnings if samples else ()))
    return FinishedMatch(registry, other, model, rule, typing_error, result, truth, warnings)


def identities_of(registry: OpenedRegistry) -> IdentityBlock | None:
    """Return whose remains these are, ``None`` where it is not known."""
    if registry.path.is_dir():
        folder = read_registry_folder(registry.path, verify=False)
        return folder.identities() if folder.has_truth else None
    known = sorted(registry.truth() or ())
    if not known:
        return None
    persons: dict[str, str] = {}
    for family, missing, remains in known:
        persons.setdefault(remains, f"{family} {missing}")
    strangers = [one.id for one in registry.remains() if one.id not in persons]
    return IdentityBlock(
        (*(remains for _, _, remains in known), *strangers),
        (*(persons[remains] for _, _, remains in known), *strangers),
        (*(family for family, _, _ in known), *(None for _ in strangers)),
        (*(missing for _, missing, _ in known), *(None for _ in strangers)),
    )


def summary_of(finished: FinishedMatch) -> dict[str, object]:
    """Return the figures of a run for machines."""
    result, truth = finished.result, finished.truth
    return {
        "population": finished.model.population,
        "loci": len(result.index.names),
        "remains": result.samples_from,
        "personal_samples": len(result.index) - result.samples_from,
        "pairs": result.pairs,
        "threshold_log10_lr": result.threshold,
        "expected_fortuitous": result.expected_fortuitous,
        "matches": len(result.matches),
        "sexes_contradict": int(result.sexes_contradict.sum()),
        "clusters": len(result.clusters),
        "clusters_contradictory": sum(not one.consistent for one in result.clusters),
        "true_pairs": truth.true_pairs if truth else None,
        "true_found": truth.found if truth else None,
        "true_missed": truth.missed if truth else None,
        "false_matches": truth.false if truth else None,
        "seconds": result.seconds,
        "pairs_per_second": result.pairs / max(result.seconds["scan"], 1e-9),
        "peak_memory_bytes": peak_memory_bytes(),
        "cores": cores(),
    }


def provenance_of(finished: FinishedMatch) -> dict[str, object]:
    """Return the record that makes the run repeatable."""
    options = {
        "expected_fortuitous": finished.rule.expected_fortuitous,
        "lowest_log10_lr": finished.rule.lowest,
        "threshold_log10_lr": finished.result.threshold,
        "typing_error": finished.typing_error,
        "sure": finished.rule.sure,
    }
    inputs = [finished.registry.path] + ([finished.other] if finished.other else [])
    return provenance("match", inputs, [finished.model], options)


def refuse_merging(path: Path, other: Path | None) -> None:
    """Refuse to write a merged registry where it cannot be.

    Raises:
        RefusalError: personal samples are compared, the ending is of no registry, or the folder exists.
    """
    if other is not None:
        raise RefusalError(
            "--merged joins the fragments of bodies; it cannot be used together with --with",
            "--merged une los fragmentos de cuerpos; no puede usarse junto con --with",
        )
    if path.suffix not in REGISTRY_ENDINGS:
        raise RefusalError(
            f"{path.name}: a merged registry is a .json file or a folder. Choose another name",
            f"{path.name}: un registro unido es un archivo .json o una carpeta. Elija otro nombre",
        )
    if not path.suffix and path.exists():
        raise RefusalError(f"{path} exists. Choose another name", f"{path} ya existe. Elija otro nombre")


def write_merged(finished: FinishedMatch, path: Path) -> None:
    """Write the registry with each consistent group of remains replaced by its consensus profile."""
    blocks = _merged_blocks(finished)
    if path.suffix == ".json":
        write_registry_json(registry_from_blocks(blocks, finished.model), path)
    else:
        write_registry_folder(path, finished.model, blocks)


def _merged_blocks(finished: FinishedMatch) -> Iterator[RegistryBlock]:
    result = finished.result
    yield from finished.registry.family_blocks(result.index.coding)
    yield merged_remains(result.index, result.clusters)
    truth = identities_of(finished.registry)
    if truth is not None:
        yield merged_identities(truth, result.index.block.ids, result.clusters)
        if finished.registry.path.is_dir():
            yield read_registry_folder(finished.registry.path, verify=False).links()
