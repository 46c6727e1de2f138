"""One comparison of families with families, from registry to result."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hallar.cli.console import progress_bar
from hallar.cli.provenance import cores, peak_memory_bytes, provenance
from hallar.cli.refusal import RefusalError, unknown_identifier
from hallar.formats import AlleleCoding, OpenedRegistry
from hallar.kinship import KinshipModel
from hallar.search.linking import LinkResult, LinkRule, ThetaError, link

if TYPE_CHECKING:
    from hallar.formats.registry_blocks import FamilyBlock

SAME_PERSON = "same person"


@dataclass(frozen=True)
class KnownLinks:
    """How a run did against the links that the registry knows.

    Attributes:
        same_person: pairs of families that are known to miss one person.
        same_person_found: of these, how many are listed.
        relatives: pairs of families whose missing persons are known to be relatives.
        relatives_listed: of these, how many are listed.
        unlinked_listed: pairs listed that the registry does not link.
        kinds: for every pair listed that it links, how.
    """

    same_person: int
    same_person_found: int
    relatives: int
    relatives_listed: int
    unlinked_listed: int
    kinds: dict[frozenset[str], str]


@dataclass(frozen=True)
class FinishedLinks:
    """A comparison that ran.

    Attributes:
        registry: what was compared.
        model: what it was compared with.
        rule: which pairs are listed.
        families: those asked for; all if there are none.
        result: the links.
        known: how it did, where the registry knows which families are linked.
    """

    registry: OpenedRegistry
    model: KinshipModel
    rule: LinkRule
    families: tuple[str, ...]
    result: LinkResult
    known: KnownLinks | None


def run_link(
    registry: OpenedRegistry, model: KinshipModel, rule: LinkRule, families: Collection[str]
) -> FinishedLinks:
    """Compare the families of a registry, showing progress on standard error.

    Args:
        registry: what to compare.
        model: frequencies and models.
        rule: which pairs are listed.
        families: families to compare with all others; all if empty.

    Raises:
        RefusalError: the model has theta, or a family is not in the registry.
    """
    blocks = list(registry.family_blocks(AlleleCoding.of(model)))
    _refuse_unknown(registry, blocks, families)
    try:
        with ExitStack() as open_bar:
            result = link(
                blocks,
                model,
                rule,
                on_count=lambda pairs: open_bar.enter_context(
                    progress_bar("pairs of families", pairs, "pairs/s")
                ),
                of=families or None,
            )
    except ThetaError:
        raise RefusalError(
            "Families are compared with families under theta 0 only. Choose frequencies with --population",
            "Las familias se comparan entre sí solo con theta 0. Elija frecuencias con --population",
        ) from None
    return FinishedLinks(registry, model, rule, tuple(families), result, _known(registry, result))


def _refuse_unknown(
    registry: OpenedRegistry, blocks: Collection[FamilyBlock], families: Collection[str]
) -> None:
    absent = set(families).difference(*(block.family_ids for block in blocks))
    if absent:
        raise unknown_identifier(registry.path.name, ("family", "la familia"), absent)


def _known(registry: OpenedRegistry, result: LinkResult) -> KnownLinks | None:
    """Compare the links with those that the registry knows, if it knows any."""
    links = registry.links()
    if not len(links):
        return None
    kinds = {
        frozenset(pair): kind
        for *pair, kind in zip(links.families, links.linked_families, links.links, strict=True)
    }
    same = {pair for pair, kind in kinds.items() if kind == SAME_PERSON}
    listed = {frozenset((one.family, one.other_family)) for one in result.links}
    return KnownLinks(
        same_person=len(same),
        same_person_found=len(same & listed),
        relatives=len(kinds) - len(same),
        relatives_listed=len((kinds.keys() - same) & listed),
        unlinked_listed=len(listed - kinds.keys()),
        kinds={pair: kinds[pair] for pair in kinds.keys() & listed},
    )


def summary_of(finished: FinishedLinks) -> dict[str, object]:
    """Return the figures of a run for machines."""
    result, known = finished.result, finished.known
    return {
        "population": result.population,
        "families": result.families,
        "missing_persons": result.missing_persons,
        "pairs_compared": result.pairs.compared,
        "pairs_unrelated": result.pairs.unrelated,
        "pairs_entangled": result.pairs.entangled,
        "pairs_of_other_sex": result.pairs.other_sex,
        "threshold_log10_lr": result.threshold,
        "links": len(result.links),
        "expected_fortuitous": result.expected_fortuitous,
        "expected_fortuitous_bound": result.chance.bound_at(result.threshold),
        "found_share": {str(meeting): share for meeting, share in result.found_share.items()},
        "out_of_reach": result.out_of_reach,
        "known_same_person": known.same_person if known else None,
        "known_same_person_found": known.same_person_found if known else None,
        "known_relatives": known.relatives if known else None,
        "known_relatives_listed": known.relatives_listed if known else None,
        "unlinked_listed": known.unlinked_listed if known else None,
        "passed_scan": result.passed,
        "seconds": result.seconds,
        "pairs_per_second": result.pairs.compared / max(result.seconds["total"], 1e-9),
        "scan_pairs_per_second": result.pairs.compared / max(result.seconds.get("scan", 0.0), 1e-9),
        "peak_memory_bytes": peak_memory_bytes(),
        "cores": cores(),
    }


def provenance_of(finished: FinishedLinks) -> dict[str, object]:
    """Return the record that makes the run repeatable."""
    options = {
        "expected_fortuitous": finished.rule.expected_fortuitous,
        "lowest_log10_lr": finished.rule.lowest,
        "families": list(finished.families),
    }
    return provenance("link", [finished.registry.path], [finished.model], options)
