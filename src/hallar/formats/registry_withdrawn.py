"""What was withdrawn from a registry: named in its manifest, and left out by every reader."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from hallar.formats.registry_blocks import IdentityBlock, LinkBlock

Sample = tuple[str, str]
"""A family and the typed member of it who gave the sample."""


@dataclass(frozen=True)
class Withdrawn:
    """Identifiers of what must not be read any more.

    Attributes:
        families: families, with all their samples.
        remains: sets of remains.
        samples: single relatives' samples; the relative stays in the pedigree, untyped.
    """

    families: frozenset[str] = frozenset()
    remains: frozenset[str] = frozenset()
    samples: frozenset[Sample] = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything was withdrawn."""
        return bool(self.families or self.remains or self.samples)

    def __or__(self, other: Withdrawn) -> Withdrawn:
        """Return what was withdrawn in either."""
        return Withdrawn(
            self.families | other.families, self.remains | other.remains, self.samples | other.samples
        )

    def to_json(self) -> dict[str, Any]:
        """Return JSON values, sorted."""
        return {
            "families": sorted(self.families),
            "remains": sorted(self.remains),
            "samples": [list(sample) for sample in sorted(self.samples)],
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Withdrawn:
        """Return what :meth:`to_json` wrote.

        Raises:
            KeyError: a key is missing.
            TypeError: a value is of the wrong kind.
            ValueError: a sample is no pair.
        """
        return Withdrawn(
            frozenset(map(str, value["families"])),
            frozenset(map(str, value["remains"])),
            frozenset((str(family), str(member)) for family, member in value["samples"]),
        )

    def without_families(self, table: pa.Table) -> pa.Table:
        """Return a table with a column ``family`` without the rows of withdrawn families."""
        return _without(table, "family", self.families)

    def without_remains(self, table: pa.Table) -> pa.Table:
        """Return a table with a column ``remains`` without the rows of withdrawn remains."""
        return _without(table, "remains", self.remains)

    def without_samples(self, table: pa.Table) -> pa.Table:
        """Return a table of typed members without withdrawn families and samples."""
        kept = self.without_families(table)
        if not self.samples or not kept.num_rows:
            return kept
        suspects = pc.is_in(kept["family"], pa.array([family for family, _ in self.samples], pa.string()))
        rows = pc.indices_nonzero(suspects)
        pairs = kept.select(["family", "member"]).take(rows).to_pylist()
        gone = {
            row
            for row, pair in zip(rows.to_pylist(), pairs, strict=True)
            if (pair["family"], pair["member"]) in self.samples
        }
        return kept.filter(pa.array([row not in gone for row in range(kept.num_rows)], pa.bool_()))

    def known_identities(self, block: IdentityBlock) -> IdentityBlock:
        """Return the truth without withdrawn remains; whom a withdrawn family misses, no family misses."""
        rows = zip(block.remains, block.persons, block.families, block.members, strict=True)
        return IdentityBlock(
            *_columns(
                (
                    (remains, person, None, None)
                    if family in self.families
                    else (remains, person, family, member)
                    for remains, person, family, member in rows
                    if remains not in self.remains
                ),
                4,
            )
        )

    def known_links(self, block: LinkBlock) -> LinkBlock:
        """Return the links without those to a withdrawn family."""
        rows = zip(
            block.families, block.members, block.linked_families, block.linked_members, block.links,
            strict=True,
        )  # fmt: skip
        return LinkBlock(*_columns((row for row in rows if self.families.isdisjoint((row[0], row[2]))), 5))


def _without(table: pa.Table, column: str, names: Collection[str]) -> pa.Table:
    if not names:
        return table
    return table.filter(pc.invert(pc.is_in(table[column], pa.array(sorted(names), pa.string()))))


def _columns(rows: Iterable[tuple[Any, ...]], count: int) -> tuple[tuple[Any, ...], ...]:
    listed = list(rows)
    return tuple(zip(*listed, strict=True)) if listed else ((),) * count
