"""``hallar lr``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.options import AsJson
from hallar.cli.refusal import RefusalError

if TYPE_CHECKING:
    from hallar.formats import KinshipCase, OpenedRegistry
    from hallar.kinship import KinshipModel


def lr(
    file: Annotated[
        Path,
        typer.Argument(
            help="Kinship cases, a disaster victim set or a registry in JSON, or a registry folder.",
            show_default=False,
        ),
    ],
    provenance: Annotated[
        Path | None,
        typer.Option(help="Write what was computed with what to this JSON file.", show_default=False),
    ] = None,
    json: AsJson = False,
) -> None:
    """Compute likelihood ratios: of kinship cases locus by locus, of victims against missing persons.

    With kinship cases, --json prints the LR of each locus and the combined log10 LR, which is null where
    a locus excludes. With victims, it prints the LR of every pair, null where the sexes contradict.

    Examples:
      hallar lr cases.json --json

      hallar lr examples/planecrash.json
    """
    from hallar.cli.console import print_json  # noqa: PLC0415
    from hallar.formats import is_case_file, open_registry, read_cases  # noqa: PLC0415
    from hallar.formats.json_text import read_json_text  # noqa: PLC0415

    text, value = ("", None) if file.is_dir() else read_json_text(file)
    if is_case_file(value):
        cases = read_cases(file, text, value)
        answers = [case_answer(case) for case in cases]
        _record(provenance, file, [case.model for case in cases])
        if json:
            print_json({"cases": answers})
        else:
            _print_cases(answers)
        return
    registry = open_registry(file)
    pairs = pairwise_lr(registry)
    _record(provenance, file, [registry.model] if registry.model else [])
    if json:
        print_json({"pairwise_lr": pairs})
    else:
        _print_pairs(pairs)


def _record(path: Path | None, file: Path, models: list[KinshipModel]) -> None:
    from hallar.cli.provenance import provenance, write_record  # noqa: PLC0415

    if path is not None:
        write_record(provenance("lr", [file], models, {}), path)


def case_answer(case: KinshipCase) -> dict[str, object]:
    """Return a case's identifier, its LR per locus and the combined log10 LR."""
    from hallar.kinship import lr_table  # noqa: PLC0415

    ratio = lr_table(case.family, case.missing, case.model).likelihood_ratio(case.candidate)
    return {"id": case.id, "lr": dict(ratio.per_locus), "log10_lr": ratio.log10}


def pairwise_lr(registry: OpenedRegistry) -> dict[str, dict[str, float | None]]:
    """Return the LR of every victim with every missing person, ``None`` where the sexes contradict.

    Raises:
        RefusalError: the registry has no model of its own.
    """
    from hallar.kinship import lr_tables  # noqa: PLC0415
    from hallar.pedigree import Sex  # noqa: PLC0415

    if registry.model is None:
        raise RefusalError(
            f"{registry.path.name} has no model. Use hallar search with --population",
            f"{registry.path.name} no tiene modelo. Use hallar search con --population",
        )
    families = list(registry.families())
    sexes = {
        (family.id, person): family.pedigree.by_id[person].sex
        for family in families
        for person in family.missing
    }
    tables = list(lr_tables(families, registry.model))
    unique = len({table.missing for table in tables}) == len(tables)
    pairs: dict[str, dict[str, float | None]] = {}
    for victim in registry.remains():
        row = pairs.setdefault(victim.id, {})
        for table in tables:
            name = table.missing if unique else f"{table.family}/{table.missing}"
            sex = sexes[table.family, table.missing]
            conflict = victim.sex is not sex and Sex.UNKNOWN not in (victim.sex, sex)
            row[name] = None if conflict else 10.0 ** table.likelihood_ratio(victim.profile).log10
    return pairs


def _print_cases(answers: list[dict[str, object]]) -> None:
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    table = Table("case", "log10 LR", "LR per locus")
    for answer in answers:
        per_locus = answer["lr"]
        log10_lr = answer["log10_lr"]
        assert isinstance(per_locus, dict)  # noqa: S101
        assert isinstance(log10_lr, float)  # noqa: S101
        loci = "  ".join(f"{locus} {ratio:.6g}" for locus, ratio in per_locus.items())
        table.add_row(str(answer["id"]), f"{log10_lr:.4f}", loci)
    out.print(table)


def _print_pairs(pairs: dict[str, dict[str, float | None]]) -> None:
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    missing = list(next(iter(pairs.values()), {}))
    table = Table("remains", *missing, title="LR of every pair", title_justify="left")
    for victim, row in pairs.items():
        cells = ["sexes differ" if ratio is None else f"{ratio:.4g}" for ratio in row.values()]
        table.add_row(victim, *cells)
    out.print(table)
