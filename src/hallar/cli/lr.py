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

PairwiseLR = dict[str, dict[str, float | None]]
"""By remains and missing person."""


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

    Where the model has both vWA and D12S391, which are linked, the LR that regards their linkage stands
    beside the product over loci (log10_lr_linked, pairwise_lr_linked). Report the former; it is null where
    the pedigree is too large for it.

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
    pairs, linked = pairwise_lr(registry)
    _record(provenance, file, [registry.model] if registry.model else [])
    if json:
        print_json({"pairwise_lr": pairs, **({} if linked is None else {"pairwise_lr_linked": linked})})
        return
    _print_pairs(pairs, "LR of every pair", none="sexes differ")
    if linked is not None:
        _print_pairs(linked, "the same with the linkage of vWA and D12S391: the LR to report", none="–")


def _record(path: Path | None, file: Path, models: list[KinshipModel]) -> None:
    from hallar.cli.provenance import provenance, write_record  # noqa: PLC0415

    if path is not None:
        write_record(provenance("lr", [file], models, {}), path)


def case_answer(case: KinshipCase) -> dict[str, object]:
    """Return a case's identifier, its LR per locus and the combined log10 LR.

    Where the model has linked loci, also the combined log10 LR with linkage.
    """
    from hallar.kinship import candidates_linkage_changes, has_linked_loci, lr_table  # noqa: PLC0415

    ratio = lr_table(case.family, case.missing, case.model).likelihood_ratio(case.candidate)
    answer: dict[str, object] = {"id": case.id, "lr": dict(ratio.per_locus), "log10_lr": ratio.log10}
    if has_linked_loci(case.model):
        (change,) = candidates_linkage_changes(case.family, case.missing, [case.candidate], case.model)
        answer["log10_lr_linked"] = None if change is None else ratio.log10 + change
    return answer


def pairwise_lr(registry: OpenedRegistry) -> tuple[PairwiseLR, PairwiseLR | None]:
    """Return the LR of every victim with every missing person, and the same with linkage.

    An LR is ``None`` where the sexes contradict, and with linkage where the pedigree is too large for it. The
    second is ``None`` as a whole where the model has no linked loci.

    Raises:
        RefusalError: the registry has no model of its own.
    """
    from hallar.kinship import candidates_linkage_changes, has_linked_loci, lr_tables  # noqa: PLC0415
    from hallar.pedigree import Sex  # noqa: PLC0415

    if registry.model is None:
        raise RefusalError(
            f"{registry.path.name} has no model. Use hallar search with --population",
            f"{registry.path.name} no tiene modelo. Use hallar search con --population",
        )
    families = list(registry.families())
    victims = list(registry.remains())
    searched = [(family, person) for family in families for person in family.missing]
    unique = len({person for _, person in searched}) == len(searched)
    pairs: PairwiseLR = {victim.id: {} for victim in victims}
    linked: PairwiseLR = {victim.id: {} for victim in victims}
    profiles = [victim.profile for victim in victims]
    for (family, person), table in zip(searched, lr_tables(families, registry.model), strict=True):
        name = person if unique else f"{family.id}/{person}"
        sex = family.pedigree.by_id[person].sex
        changes = candidates_linkage_changes(family, person, profiles, registry.model)
        for victim, change in zip(victims, changes, strict=True):
            conflict = victim.sex is not sex and Sex.UNKNOWN not in (victim.sex, sex)
            log10_lr = table.likelihood_ratio(victim.profile).log10
            pairs[victim.id][name] = None if conflict else 10.0**log10_lr
            linked[victim.id][name] = None if conflict or change is None else 10.0 ** (log10_lr + change)
    return pairs, linked if has_linked_loci(registry.model) else None


def _print_cases(answers: list[dict[str, object]]) -> None:
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    table = Table("case", "log10 LR", "with linkage", "LR per locus")
    for answer in answers:
        per_locus = answer["lr"]
        assert isinstance(per_locus, dict)  # noqa: S101
        loci = "  ".join(f"{locus} {ratio:.6g}" for locus, ratio in per_locus.items())
        linked = answer.get("log10_lr_linked", answer["log10_lr"])
        with_linkage = "pedigree too large" if linked is None else f"{linked:.4f}"
        table.add_row(str(answer["id"]), f"{answer['log10_lr']:.4f}", with_linkage, loci)
    out.print(table)


def _print_pairs(pairs: PairwiseLR, title: str, *, none: str) -> None:
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    missing = list(next(iter(pairs.values()), {}))
    table = Table("remains", *missing, title=title, title_justify="left")
    for victim, row in pairs.items():
        cells = [none if ratio is None else f"{ratio:.4g}" for ratio in row.values()]
        table.add_row(victim, *cells)
    out.print(table)
