"""Withdrawing from a registry folder: what must not be read any more is named in its manifest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from hallar.formats.registry_lock import locked
from hallar.formats.registry_manifest import (
    Change,
    RegistryFolderError,
    RegistryManifest,
    read_manifest,
)
from hallar.formats.registry_parquet import RegistryFolder, read_registry_folder
from hallar.formats.registry_withdrawn import Withdrawn


class Withdrawable(StrEnum):
    """What an identifier may name."""

    FAMILY = "family"
    REMAINS = "remains"
    SAMPLE = "sample"
    """A relative's sample, called ``family:member``."""


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal did.

    Attributes:
        manifest: of the registry as it is now.
        withdrawn: what was withdrawn this time.
        already: identifiers that had been withdrawn before.
        gone: number of families, members, typed and missing members and remains that went.
    """

    manifest: RegistryManifest
    withdrawn: Withdrawn
    already: tuple[str, ...]
    gone: dict[str, int]


def withdraw_from_registry(
    path: Path | str,
    identifiers: Sequence[str],
    kind: Withdrawable | None = None,
    *,
    now: datetime | None = None,
) -> Withdrawal:
    """Leave families, remains or single samples out of everything that is read from now on.

    Nothing but the manifest is written: the data stay on the disk, unread, until the registry is
    compacted. A relative whose sample is withdrawn stays in the pedigree, untyped.

    Args:
        path: the registry folder.
        identifiers: of families, of remains, or ``family:member`` for one sample.
        kind: what the identifiers name; found out where omitted.
        now: time to note in the history, with its time zone; the clock's if omitted.

    Raises:
        BadInputError: the folder is no registry or is damaged, another command is writing to it, or
            identifiers are unknown or name several things; all of them are listed, nothing is withdrawn.
        OSError: the folder cannot be written to.
    """
    target = Path(path)
    read_manifest(target)
    with locked(target):
        folder = read_registry_folder(target)
        before = folder.manifest
        known = _meanings(folder, identifiers, kind)
        already = tuple(
            name for name in identifiers if not known[name] and _holds(before.withdrawn, name, kind)
        )
        _refuse_unclear(folder, known, already)
        withdrawn = _joined(meaning for meanings in known.values() for meaning in meanings)
        if not withdrawn:
            return Withdrawal(before, withdrawn, already, dict.fromkeys(before.counts, 0))
        smaller = replace(before, withdrawn=before.withdrawn | withdrawn)
        counts = RegistryFolder(target, smaller).names().counts
        gone = {name: count - counts[name] for name, count in before.counts.items()}
        change = Change.of(target, "withdrawn", gone, (), now)
        manifest = replace(smaller, counts=counts, history=(*before.history, change))
        manifest.write(target)
    return Withdrawal(manifest, withdrawn, already, gone)


def _meanings(
    folder: RegistryFolder, identifiers: Sequence[str], kind: Withdrawable | None
) -> dict[str, list[Withdrawn]]:
    """Return what each identifier names in a registry."""
    names = folder.names()
    samples = names.samples.to_pylist() if any(":" in name for name in identifiers) else []
    known: dict[str, list[Withdrawn]] = {name: [] for name in identifiers}
    for name, meanings in known.items():
        if name in names.families and kind in (None, Withdrawable.FAMILY):
            meanings.append(Withdrawn(families=frozenset([name])))
        if name in names.remains and kind in (None, Withdrawable.REMAINS):
            meanings.append(Withdrawn(remains=frozenset([name])))
    for row in samples:
        name = f"{row['family']}:{row['member']}"
        if name in known and kind in (None, Withdrawable.SAMPLE):
            known[name].append(Withdrawn(samples=frozenset([(row["family"], row["member"])])))
    return known


def _holds(withdrawn: Withdrawn, name: str, kind: Withdrawable | None) -> bool:
    """Return whether an identifier was withdrawn before."""
    return (
        (name in withdrawn.families and kind in (None, Withdrawable.FAMILY))
        or (name in withdrawn.remains and kind in (None, Withdrawable.REMAINS))
        or (
            any(name == f"{family}:{member}" for family, member in withdrawn.samples)
            and kind in (None, Withdrawable.SAMPLE)
        )
    )


def _joined(several: Iterable[Withdrawn]) -> Withdrawn:
    joined = Withdrawn()
    for one in several:
        joined |= one
    return joined


def _refuse_unclear(
    folder: RegistryFolder, known: dict[str, list[Withdrawn]], already: Sequence[str]
) -> None:
    unknown = ", ".join(name for name, meanings in known.items() if not meanings and name not in already)
    if unknown:
        rule = (
            f"there is no family, remains or sample of a relative called {unknown}",
            f"no hay familia, restos ni muestra de un familiar con el nombre {unknown}",
        )
        raise RegistryFolderError(folder.path, rule, _CHECK_NAMES)
    unclear = ", ".join(name for name, meanings in known.items() if len(meanings) > 1)
    if unclear:
        rule = (f"{unclear} may mean several things", f"{unclear} puede significar varias cosas")
        raise RegistryFolderError(folder.path, rule, _SAY_KIND)


_CHECK_NAMES = (
    "Nothing was withdrawn. Check the identifiers; a relative's sample is called family:member",
    "No se retiró nada. Revise los identificadores; la muestra de un familiar se llama familia:miembro",
)
_SAY_KIND = (
    "Nothing was withdrawn. Say which with --as family, --as remains or --as sample",
    "No se retiró nada. Indique cuál con --as family, --as remains o --as sample",
)
