"""``manifest.json``: what a registry folder holds, how to read it, and how to tell that it is whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hallar
from hallar.formats.defect import BadInputError, Defect
from hallar.formats.json_text import read_json_text
from hallar.formats.model_json import model_from_json, model_to_json
from hallar.formats.registry_withdrawn import Withdrawn
from hallar.formats.text_file import write_text_atomically
from hallar.kinship import KinshipModel

MANIFEST = "manifest.json"
FORMAT = "hallar-registry-folder"
VERSION = 2
READ_VERSIONS = (1, VERSION)
"""Version 1 has one file per table, nothing withdrawn and no history."""

Bilingual = tuple[str, str]
"""A text in English and in Spanish."""

WRITE_AGAIN: Bilingual = ("Write or copy the folder again", "Escriba o copie la carpeta de nuevo")
_NO_MANIFEST: Bilingual = ("the folder has no such file", "la carpeta no tiene ese archivo")
_NAME_A_REGISTRY: Bilingual = (
    "Name a folder that hallar wrote",
    "Indique una carpeta escrita por hallar",
)
_USE_ITS_VERSION: Bilingual = (
    "Use the version of hallar that wrote it, or write the folder again",
    "Use la versión de hallar que la escribió, o escriba la carpeta de nuevo",
)


class RegistryFolderError(BadInputError):
    """A folder is no registry, or is damaged, or its files do not belong together."""

    def __init__(self, path: Path, rule: Bilingual, remedy: Bilingual = WRITE_AGAIN) -> None:
        """Say what is wrong with which file, and what to do."""
        super().__init__([Defect(path.name, 0, 0, "", rule, remedy)])


@dataclass(frozen=True)
class StoredFile:
    """One Parquet file of a registry folder.

    Attributes:
        rows: number of rows.
        sha256: hexadecimal digest of its bytes.
    """

    rows: int
    sha256: str


@dataclass(frozen=True)
class Change:
    """One entry of a registry's history: what was done to it, without any person's data.

    Attributes:
        at: when, UTC, in the form of ISO 8601.
        what: ``added``, ``withdrawn`` or ``compacted``.
        counts: how many families, members, typed and missing members and remains came, or went.
        sources: SHA-256 of each source's file, of its manifest where the source is a folder.
        previous: SHA-256 of the manifest that this change replaced.
        hallar_version: version that made the change.
    """

    at: str
    what: str
    counts: Mapping[str, int]
    sources: tuple[str, ...]
    previous: str
    hallar_version: str = hallar.__version__

    @staticmethod
    def of(
        folder: Path, what: str, counts: Mapping[str, int], sources: Iterable[str], now: datetime | None
    ) -> Change:
        """Return an entry for a change that is about to replace a folder's manifest; ``None`` means now."""
        at = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
        return Change(at, what, counts, tuple(sources), digest(folder / MANIFEST))


@dataclass(frozen=True)
class RegistryManifest:
    """What a registry folder holds.

    Attributes:
        model: loci, alleles in the order of their codes, frequencies, mutation, theta, silent alleles.
        counts: number of families, members, typed and missing members, and sets of remains.
        files: the Parquet files by name.
        provenance: how the registry came about: for a simulated one the plan and the seed.
        hallar_version: version that wrote the folder.
        withdrawn: what readers leave out.
        history: the changes since the registry was first written, the oldest first.
    """

    model: KinshipModel
    counts: Mapping[str, int]
    files: Mapping[str, StoredFile]
    provenance: Mapping[str, Any]
    hallar_version: str = hallar.__version__
    withdrawn: Withdrawn = field(default_factory=Withdrawn)
    history: tuple[Change, ...] = ()

    def write(self, folder: Path) -> None:
        """Write ``manifest.json`` into a folder, in place of one that is there, whole or not at all."""
        value = {
            "format": FORMAT,
            "version": VERSION,
            "hallar_version": self.hallar_version,
            "provenance": dict(self.provenance),
            "counts": dict(self.counts),
            "files": {name: {"rows": file.rows, "sha256": file.sha256} for name, file in self.files.items()},
            "withdrawn": self.withdrawn.to_json(),
            "history": [asdict(change) for change in self.history],
            "model": model_to_json(self.model),
        }
        text = json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False)
        write_text_atomically(folder / MANIFEST, text + "\n")


def read_manifest(folder: Path) -> RegistryManifest:
    """Read ``manifest.json``.

    Raises:
        BadInputError: there is none, it is not of this format and version, or it is damaged.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise RegistryFolderError(path, _NO_MANIFEST, _NAME_A_REGISTRY)
    _, value = read_json_text(path)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        rule = (f"the format is not {FORMAT}", f"el formato no es {FORMAT}")
        raise RegistryFolderError(path, rule, _NAME_A_REGISTRY)
    if value.get("version") not in READ_VERSIONS:
        rule = (
            f"version {value.get('version')} of the format is unknown, this program reads 1 to {VERSION}",
            f"versión {value.get('version')} del formato desconocida, este programa lee de 1 a {VERSION}",
        )
        raise RegistryFolderError(path, rule, _USE_ITS_VERSION)
    try:
        return RegistryManifest(
            model=model_from_json(value["model"]),
            counts={str(name): int(count) for name, count in value["counts"].items()},
            files={
                str(name): StoredFile(int(file["rows"]), str(file["sha256"]))
                for name, file in value["files"].items()
            },
            provenance=dict(value["provenance"]),
            hallar_version=str(value["hallar_version"]),
            withdrawn=Withdrawn.from_json(value["withdrawn"]) if value["version"] > 1 else Withdrawn(),
            history=tuple(map(_change, value["history"])) if value["version"] > 1 else (),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as defect:
        found = f"key {defect}" if isinstance(defect, KeyError) else str(defect)
        rule = (f"missing or impossible: {found}", f"falta o es imposible: {found}")
        raise RegistryFolderError(path, rule) from None


def _change(value: Mapping[str, Any]) -> Change:
    return Change(
        at=str(value["at"]),
        what=str(value["what"]),
        counts={str(name): int(count) for name, count in value["counts"].items()},
        sources=tuple(map(str, value["sources"])),
        previous=str(value["previous"]),
        hallar_version=str(value["hallar_version"]),
    )


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
