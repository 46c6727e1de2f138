"""``hallar advise``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.language import Language
from hallar.cli.options import (
    MOST_RECORDS,
    AsJson,
    Mutation,
    Populations,
    RegistryPath,
    models_for,
    report_language,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hallar.search.advice import MemberAdvice

SHOWN = 40
WORTHWHILE = 0.005
"""Gain in log10 LR below which a relative is not proposed."""


def advise(
    registry: RegistryPath,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Write one row per missing person to a .parquet, .csv or .json file.", show_default=False
        ),
    ] = None,
    remains: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=MOST_RECORDS,
            help="Number of remains to be searched; as many as the registry has if left out.",
            show_default=False,
        ),
    ] = None,
    expected_fortuitous: Annotated[
        float, typer.Option(min=1e-12, help="Fortuitous matches that may be expected of a family's search.")
    ] = 0.01,
    population: Populations = None,
    mutation: Mutation = "proportional",
    language: Annotated[
        str, typer.Option(help="Language of the relationships: es or en; by default the system's.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Tell for every family of a registry whom to sample next, those furthest from an answer first.

    For each missing person: the log10 LR that the true remains are expected to reach with the relatives
    typed so far, what each untyped relative of the pedigree would add to it, and the log10 LR at which a
    search of that many remains expects no more than the stated number of fortuitous matches
    (log10(remains / expected fortuitous), whatever the family).

    The gains are exact for proportional mutation without theta and silent alleles; other models are
    replaced by it.

    Examples:
      hallar advise registry/

      hallar advise registry/ --out whom-to-sample.csv --remains 52000 --language es

      hallar advise registry/ --json
    """
    from math import log10  # noqa: PLC0415

    from hallar.cli.console import print_json, progress_bar  # noqa: PLC0415
    from hallar.cli.provenance import peak_memory_bytes, provenance  # noqa: PLC0415
    from hallar.cli.written import refuse_other_endings, write_rows  # noqa: PLC0415
    from hallar.formats import AlleleCoding, open_registry  # noqa: PLC0415
    from hallar.kinship.information import simplified_loci  # noqa: PLC0415
    from hallar.search.advice import advise as advise_families  # noqa: PLC0415

    told_in = report_language(language)
    if out is not None:
        refuse_other_endings(out)
    opened = open_registry(registry)
    model = models_for(opened, population, mutation, theta=0.0)[0]
    searched = remains or max(opened.remains_count, 1)
    needed = log10(searched / expected_fortuitous)
    blocks = opened.family_blocks(AlleleCoding.of(model))
    with progress_bar("families advised", opened.family_count, "families/s") as advance:
        advice = sorted(
            advise_families(blocks, model, told_in, advance),
            key=lambda one: (one.expected_log10_lr, one.family, one.missing),
        )
    rows = [_row(one, needed, told_in) for one in advice]
    simplified = simplified_loci(model)
    options = {
        "remains": searched,
        "expected_fortuitous": expected_fortuitous,
        "simplified_loci": list(simplified),
    }
    record = provenance("advise", [registry], [model], options)
    if out is not None:
        write_rows(out, "advice", rows, _COLUMNS, record)
    if json:
        summary = {**_summary(rows, needed, model.population), "peak_memory_bytes": peak_memory_bytes()}
        print_json({"summary": summary, "advice": rows, "provenance": record})
    else:
        _print(advice, rows, needed, model.population, told_in)
        _say_simplified(simplified, told_in)


_COLUMNS: dict[str, type] = {
    "family": str, "missing": str, "expected_log10_lr": float, "needed_log10_lr": float,
    "enough_on_average": bool, "relative": str, "relationship": str, "gain_log10_lr": float,
    "expected_log10_lr_after": float, "enough_on_average_after": bool, "others": list, "advice": str,
}  # fmt: skip


def _row(one: MemberAdvice, needed: float, language: Language) -> dict[str, object]:
    """Return the advice as plain values."""
    best = one.best if one.best is not None and one.best.log10_lr >= WORTHWHILE else None
    enough = one.expected_log10_lr >= needed
    after = one.expected_log10_lr + (best.log10_lr if best else 0.0)
    return {
        "family": one.family,
        "missing": one.missing,
        "expected_log10_lr": one.expected_log10_lr,
        "needed_log10_lr": needed,
        "enough_on_average": enough,
        "relative": best.relative if best else None,
        "relationship": best.relationship if best else None,
        "gain_log10_lr": best.log10_lr if best else None,
        "expected_log10_lr_after": after,
        "enough_on_average_after": after >= needed,
        "others": [
            {
                "relative": other.relative,
                "relationship": other.relationship,
                "gain_log10_lr": other.log10_lr,
            }
            for other in one.gains[1 if best else 0 :]
        ],
        "advice": _advice(one, anybody=best is not None, enough=enough, language=language),
    }


_ADVICE: dict[str, dict[Language, str]] = {
    "sample": {"en": "sample this relative", "es": "tomar muestra a este familiar"},
    "surer": {
        "en": "on average enough already; this relative would make it surer",
        "es": "en promedio ya alcanza; este familiar daría más seguridad",
    },
    "enough": {"en": "on average enough already", "es": "en promedio ya alcanza"},
    "all typed": {
        "en": "the pedigree has no untyped relative",
        "es": "el árbol no tiene familiares sin tipificar",
    },
    "nobody helps": {
        "en": "no untyped relative of the pedigree would add anything",
        "es": "ningún familiar sin tipificar del árbol aportaría información",
    },
    "elsewhere": {
        "en": "look for relatives who are not in the pedigree; Y-STR along the male line and mtDNA along the "
        "female line can add evidence",
        "es": "buscar familiares que no figuran en el árbol; Y-STR por línea paterna y ADNmt por línea "
        "materna pueden aportar evidencia",
    },
}


def _advice(one: MemberAdvice, *, anybody: bool, enough: bool, language: Language) -> str:
    """Return in words what to do."""
    if anybody:
        return _ADVICE["surer" if enough else "sample"][language]
    if enough:
        return _ADVICE["enough"][language]
    why = _ADVICE["nobody helps" if one.gains else "all typed"][language]
    return f"{why}: {_ADVICE['elsewhere'][language]}"


def _summary(rows: Sequence[dict[str, object]], needed: float, population: str) -> dict[str, object]:
    return {
        "population": population,
        "missing_persons": len(rows),
        "needed_log10_lr": needed,
        "enough_on_average": sum(bool(row["enough_on_average"]) for row in rows),
        "enough_with_one_more_relative": sum(bool(row["enough_on_average_after"]) for row in rows),
        "nobody_to_sample": sum(row["relative"] is None and not row["enough_on_average"] for row in rows),
    }


_HEADINGS: dict[Language, tuple[str, ...]] = {
    "en": ("family", "missing", "expected log10 LR", "sample next", "gain", "then", "advice"),
    "es": (
        "familia",
        "desaparecido",
        "log10 LR esperado",
        "tomar muestra a",
        "ganancia",
        "después",
        "consejo",
    ),
}


def _print(
    advice: Sequence[MemberAdvice],
    rows: Sequence[dict[str, object]],
    needed: float,
    population: str,
    language: Language,
) -> None:
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    title = {"en": "Whom to sample next", "es": "A quién tomar muestra"}[language]
    table = Table(title=f"{title} · {population}", title_justify="left")
    for number, heading in enumerate(_HEADINGS[language]):
        table.add_column(heading, overflow="fold", justify="right" if number in {2, 4, 5} else "left")
    for one, row in zip(advice[:SHOWN], rows, strict=False):
        relative, gain = row["relative"], row["gain_log10_lr"]
        table.add_row(
            one.family,
            one.missing,
            f"{one.expected_log10_lr:.2f}",
            f"{row['relationship']} {relative}" if relative is not None else "",
            f"+{gain:.2f}" if isinstance(gain, float) else "",
            f"{row['expected_log10_lr_after']:.2f}",
            str(row["advice"]),
        )
    out.print(table)
    summary = _summary(rows, needed, population)
    said = {
        "en": "{missing_persons:,} missing persons; log10 LR needed: {needed_log10_lr:.2f}; expected to "
        "reach it now: {enough_on_average:,}, with one more relative: {enough_with_one_more_relative:,}; "
        "nobody left to sample: {nobody_to_sample:,}",
        "es": "{missing_persons:,} personas desaparecidas; log10 LR necesario: {needed_log10_lr:.2f}; se "
        "espera que lo alcancen hoy: {enough_on_average:,}, con un familiar más: "
        "{enough_with_one_more_relative:,}; sin nadie a quien tomar muestra: {nobody_to_sample:,}",
    }
    out.print(said[language].format(**summary), markup=False)


def _say_simplified(loci: Sequence[str], language: Language) -> None:
    from hallar.cli.console import err  # noqa: PLC0415

    if loci:
        said = {
            "en": "computed with proportional mutation, without theta and silent alleles, at",
            "es": "calculado con mutación proporcional, sin theta ni alelos silenciosos, en",
        }
        err.print(f"{said[language]}: {', '.join(loci)}", style="yellow", markup=False)
