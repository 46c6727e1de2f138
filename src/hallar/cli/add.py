"""``hallar add``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.language import Language, user_language
from hallar.cli.options import AsJson

if TYPE_CHECKING:
    from hallar.formats.registry_append import Addition


def add(
    registry: Annotated[Path, typer.Argument(help="Registry folder to add to.", show_default=False)],
    sources: Annotated[
        list[Path],
        typer.Argument(
            help="Registry folders, registries or disaster victim sets in JSON, laboratory tables, "
            "linkage or Familias files.",
            show_default=False,
        ),
    ],
    json: AsJson = False,
) -> None:
    """Add families and remains to a registry folder; what it holds is not rewritten.

    All sources or nothing: the registry stays as it was until everything is on the disk. What is there
    already with the same content is counted and left alone; an identifier that comes with other content
    refuses the whole addition.

    Examples:
      hallar add country new-remains.csv

      hallar add country north.json south
    """
    from hallar.cli.console import err, print_json  # noqa: PLC0415
    from hallar.formats.any_file import open_any  # noqa: PLC0415
    from hallar.formats.registry_append import add_to_registry  # noqa: PLC0415

    opened = [open_any(source) for source in sources]
    addition = add_to_registry(registry, opened)
    language = user_language()
    for source in opened:
        for warning in source.warnings:
            err.print(warning.message(language), style="yellow", markup=False, soft_wrap=True)
    for remark in _remarks(addition, language):
        err.print(remark, style="yellow", markup=False, soft_wrap=True)
    if json:
        print_json(
            {
                "path": str(registry),
                "added": addition.added,
                "present": addition.intake.present,
                "withdrawn": addition.intake.withdrawn.to_json(),
                "new_alleles": addition.intake.new_alleles,
                "left_out_loci": addition.intake.lost_loci,
                "removed_files": addition.removed,
                "counts": dict(addition.manifest.counts),
            }
        )
    else:
        err.print(_summary(addition, language), markup=False, soft_wrap=True)


def _summary(addition: Addition, language: Language) -> str:
    added, present, now = addition.added, addition.intake.present, addition.manifest.counts
    if language == "es":
        return (
            f"agregados: {added['families']} familias, {added['remains']} restos; "
            f"ya estaban: {present['families']} familias, {present['remains']} restos; "
            f"ahora hay {now['families']} familias y {now['remains']} restos"
        )
    return (
        f"added: {added['families']} families, {added['remains']} remains; "
        f"there already: {present['families']} families, {present['remains']} remains; "
        f"now {now['families']} families and {now['remains']} remains"
    )


def _remarks(addition: Addition, language: Language) -> Iterator[str]:
    """Yield what somebody should know about an addition."""
    spanish = language == "es"
    intake = addition.intake
    if intake.lost_loci:
        loci = ", ".join(intake.lost_loci)
        yield (
            f"el modelo del registro no tiene estos loci, sus resultados se omiten: {loci}"
            if spanish
            else f"the registry's model lacks these loci, their results are left out: {loci}"
        )
    for locus, alleles in intake.new_alleles.items():
        listed = ", ".join(alleles)
        yield (
            f"{locus}: el modelo recibe, con la frecuencia mínima, los alelos {listed}"
            if spanish
            else f"{locus}: the model gains, at the minimum frequency, the alleles {listed}"
        )
    if intake.withdrawn:
        names = [*sorted(intake.withdrawn.families), *sorted(intake.withdrawn.remains)]
        names += [f"{family}:{member}" for family, member in sorted(intake.withdrawn.samples)]
        listed = ", ".join(names)
        yield (
            f"habían sido retirados y no se agregan: {listed}"
            if spanish
            else f"had been withdrawn and are not added: {listed}"
        )
    if addition.removed:
        listed = ", ".join(addition.removed)
        yield (
            f"se borró lo que dejó una adición interrumpida: {listed}"
            if spanish
            else f"removed what a broken-off addition had left behind: {listed}"
        )
