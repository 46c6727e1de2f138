"""Between a registry in memory and its blocks of columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry import Identity, Registry
from hallar.formats.registry_blocks import (
    FamilyBlock,
    IdentityBlock,
    RegistryBlock,
    RemainsBlock,
    family_blocks,
    remains_block,
)
from hallar.kinship import KinshipModel
from hallar.pedigree import Family, Remains


def registry_from_blocks(blocks: Iterable[RegistryBlock], model: KinshipModel) -> Registry:
    """Gather blocks into a registry in memory.

    What :class:`Registry` has no room for is left out: shapes, who is unrelated to every family, which
    remains of strangers are fragments of one person, and which families are linked.
    """
    coding = AlleleCoding.of(model)
    families: list[Family] = []
    remains: list[Remains] = []
    truth: list[Identity] = []
    for block in blocks:
        match block:
            case FamilyBlock():
                families.extend(block.families(coding))
            case RemainsBlock():
                remains.extend(block.remains(coding))
            case IdentityBlock():
                truth.extend(identities_of(block))
    return Registry(tuple(families), tuple(remains), model, tuple(truth))


def identities_of(block: IdentityBlock) -> Iterator[Identity]:
    """Yield the rows that name a family."""
    for remains, family, member in zip(block.remains, block.families, block.members, strict=True):
        if family is not None and member is not None:
            yield Identity(remains, family, member)


def blocks_from_registry(registry: Registry, coding: AlleleCoding) -> Iterator[RegistryBlock]:
    """Yield a registry in memory as blocks.

    Where the registry has any truth, remains without an identity count as a stranger's.

    Raises:
        UnknownAlleleError: a profile shows a locus or an allele that the coding lacks.
    """
    yield from family_blocks(registry.families, coding)
    yield remains_block(registry.remains, coding)
    if registry.truth:
        yield identity_block(registry)


def identity_block(registry: Registry) -> IdentityBlock:
    """Return the truth of a registry in memory; remains without an identity count as a stranger's."""
    known: dict[str, list[Identity]] = {}
    for identity in registry.truth:
        known.setdefault(identity.remains, []).append(identity)
    rows: list[tuple[str, str, str | None, str | None]] = []
    for one in registry.remains:
        identities = known.get(one.id, [])
        if not identities:
            rows.append((one.id, one.id, None, None))
        for identity in identities:
            person = f"{identities[0].family} {identities[0].missing}"
            rows.append((one.id, person, identity.family, identity.missing))
    if not rows:
        return IdentityBlock((), (), (), ())
    remains, persons, families, members = zip(*rows, strict=True)
    return IdentityBlock(remains, persons, families, members)
