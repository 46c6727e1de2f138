"""Any file of a form that is known: what it holds, and how to write it in another form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.case_json import is_case_file, is_dvi_file, read_cases
from hallar.formats.defect import BadInputError, Defect, refused_file
from hallar.formats.delimited_text import read_table
from hallar.formats.familias import read_familias
from hallar.formats.frequency_table import is_frequency_header, read_frequencies
from hallar.formats.genemapper import is_genemapper_header, read_genemapper, write_genemapper
from hallar.formats.json_text import read_json_text
from hallar.formats.linkage import read_linkage, write_linkage
from hallar.formats.opened_registry import (
    OpenedRegistry,
    open_registry,
    opened_from_json,
    opened_in_memory,
)
from hallar.formats.registry import Registry
from hallar.formats.registry_conversion import blocks_from_registry
from hallar.formats.registry_json import shown_alleles, write_registry_json
from hallar.formats.registry_parquet import write_registry_folder
from hallar.genetics import Profile
from hallar.kinship import KinshipModel
from hallar.pedigree import Remains


@dataclass(frozen=True)
class FileContent:
    """What a file holds.

    Attributes:
        registry: families, remains and model; empty for a frequency table or a file of cases.
        warnings: what is worth a look.
        kind: the form, in words.
    """

    registry: Registry
    warnings: tuple[Defect, ...]
    kind: str


def read_any(path: Path) -> FileContent:
    """Read a file or folder of any known form, found out by its ending and its content.

    Raises:
        BadInputError: it has defects or is of no known form.
    """
    if path.is_dir():
        return _content(open_registry(path), "Parquet registry")
    ending = path.suffix.casefold()
    if ending in _READERS:
        kind, read = _READERS[ending]
        registry, warnings = read(path)
        return FileContent(registry, tuple(warnings), kind)
    return _json(path) if ending == ".json" else _table(path)


def open_any(path: Path) -> OpenedRegistry:
    """Open whatever holds families or remains: a registry folder is streamed, anything else is read.

    Raises:
        BadInputError: it has defects, is of no known form, or holds neither families nor remains.
    """
    if path.is_dir():
        return open_registry(path)
    content = read_any(path)
    if not content.registry.families and not content.registry.remains:
        rule = (f"{content.kind}: {_NOTHING_HELD[0]}", f"{content.kind}: {_NOTHING_HELD[1]}")
        raise refused_file(path.name, rule, _SEE_FORMATS)
    return opened_in_memory(path, content.registry, content.warnings)


_READERS: dict[str, tuple[str, Callable[[Path], tuple[Registry, list[Defect]]]]] = {
    ".fam": ("Familias file", read_familias),
    ".ped": ("linkage file", read_linkage),
}


def _json(path: Path) -> FileContent:
    text, value = read_json_text(path)
    if is_case_file(value):
        read_cases(path, text, value)
        return FileContent(Registry((), ()), (), "kinship cases")
    kind = "disaster victim set" if is_dvi_file(value) else "registry"
    return _content(opened_from_json(path, text, value), kind)


def _table(path: Path) -> FileContent:
    table = read_table(path)
    if is_genemapper_header(table.header.cells):
        profiles, found = read_genemapper(path)
        remains = tuple(Remains(name, profile) for name, profile in profiles.items())
        return FileContent(Registry((), remains), tuple(found), "laboratory table")
    if is_frequency_header(table.header.cells):
        read_frequencies(path)
        return FileContent(Registry((), ()), (), "allele frequencies")
    raise BadInputError(
        [Defect(path.name, table.header.line, 0, ", ".join(table.header.cells), _NO_KNOWN_FORM, _SEE_FORMATS)]
    )


def _content(opened: OpenedRegistry, kind: str) -> FileContent:
    return FileContent(opened.registry(), opened.warnings, kind)


def write_any(content: FileContent, path: Path, *, overwrite: bool = False) -> list[str]:
    """Write what a file holds in the form that the target's ending asks for.

    Returns:
        One sentence for each thing the target's form has no room for.

    Raises:
        ValueError: the ending is of no known form, or the content cannot be written so.
    """
    registry = content.registry
    if not registry.families and not registry.remains:
        raise ValueError(f"{content.kind}: there are no families or remains to convert")
    ending = path.suffix.casefold()
    if ending == ".json":
        write_registry_json(registry, path)
        return []
    if ending == ".ped":
        write_linkage(registry, path)
        return ["a .ped file holds pedigrees and genotypes: no model, drop-out, remains or truth"]
    if ending == ".csv":
        write_genemapper(_samples(registry), path)
        return ["a table of profiles holds no pedigrees, model, drop-out or truth"]
    if ending == "":
        if registry.model is None:
            raise ValueError("a Parquet registry needs a model; write .json and give it one")
        held, lost = _at_model_loci(registry, registry.model)
        blocks = blocks_from_registry(held, AlleleCoding.of(registry.model))
        write_registry_folder(path, registry.model, blocks, overwrite=overwrite)
        return [f"loci without frequencies in the model are left out: {', '.join(lost)}"] if lost else []
    raise ValueError(f"{path.name}: write .json, .ped, .csv or a folder")


def _samples(registry: Registry) -> dict[str, Profile]:
    """Return every profile by the name of its sample; a relative's is family:member.

    Raises:
        ValueError: two samples would have the same name.
    """
    named = [(one.id, one.profile) for one in registry.remains]
    for family in registry.families:
        named += [(f"{family.id}:{member}", profile) for member, profile in family.profiles.items()]
    samples = dict(named)
    if len(samples) < len(named):
        repeated = next(name for name, times in Counter(name for name, _ in named).items() if times > 1)
        raise ValueError(f"two samples would be called {repeated!r}; rename the remains or the family")
    return samples


def _at_model_loci(registry: Registry, model: KinshipModel) -> tuple[Registry, list[str]]:
    """Return the registry with the results at the model's loci, and the other loci that it has."""
    remains = tuple(replace(one, profile=one.profile.at_loci(model.loci)) for one in registry.remains)
    families = tuple(
        replace(one, profiles={name: profile.at_loci(model.loci) for name, profile in one.profiles.items()})
        for one in registry.families
    )
    profiles = [one.profile for one in registry.remains]
    profiles += [profile for family in registry.families for profile in family.profiles.values()]
    lost = [locus for locus in shown_alleles(profiles) if locus not in model.loci]
    return replace(registry, families=families, remains=remains), lost


_NOTHING_HELD = ("there are no families or remains", "no hay familias ni restos")
_NO_KNOWN_FORM = (
    "the columns are of no known table",
    "las columnas no son de ninguna tabla conocida",
)
_SEE_FORMATS = (
    "See docs/formats.md for the forms that are read",
    "Vea en docs/formats.md las formas que se leen",
)
