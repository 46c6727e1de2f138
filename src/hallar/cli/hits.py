"""The hits of a search: on the screen and in files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from rich.table import Table

from hallar.cli.console import out
from hallar.cli.run_search import FinishedSearch, provenance_of
from hallar.cli.written import write_rows
from hallar.report.html import format_expected, format_linked, format_log10


def hits_of(finished: FinishedSearch) -> list[dict[str, object]]:
    """Return every hit as plain values, best first for each missing person."""
    truth = finished.truth
    return [
        {
            "family": one.family,
            "missing": one.missing,
            "remains": one.remains,
            "log10_lr": one.log10_lr,
            "log10_lr_linked": one.log10_lr_linked,
            "expected_fortuitous": one.expected_fortuitous,
            "loci_compared": one.loci_compared,
            "exclusions": one.exclusions,
            "sex_conflict": one.sex_conflict,
            "population": finished.result.population,
            "log10_lr_by_population": dict(one.log10_lr_by_population),
            "true": truth.is_true[one.family, one.missing, one.remains] if truth else None,
        }
        for one in finished.result.candidates
    ]


def write_hits(finished: FinishedSearch, path: Path) -> None:
    """Write the hits in the form that the file's ending asks for, whole or not at all.

    Raises:
        RefusalError: the ending is not .parquet, .csv or .json.
    """
    write_rows(path, "hits", hits_of(finished), _COLUMNS, provenance_of(finished, "search"))


def write_families(finished: FinishedSearch, path: Path) -> None:
    """Write one row per missing member: threshold and error rates.

    Raises:
        RefusalError: the ending is not .parquet, .csv or .json.
    """
    rows = [
        {**asdict(one), "inconsistent_loci": list(one.inconsistent_loci)} for one in finished.result.families
    ]
    write_rows(path, "families", rows, _FAMILY_COLUMNS, provenance_of(finished, "search"))


_COLUMNS: dict[str, type] = {
    "family": str, "missing": str, "remains": str, "log10_lr": float,
    "log10_lr_linked": float, "expected_fortuitous": float,
    "loci_compared": int, "exclusions": int, "sex_conflict": bool, "population": str,
    "log10_lr_by_population": dict, "true": bool,
}  # fmt: skip
_FAMILY_COLUMNS: dict[str, type] = {
    "family": str, "missing": str, "threshold": float, "expected_fortuitous": float,
    "miss_probability": float, "inconsistent_loci": list,
}  # fmt: skip


def print_hits(finished: FinishedSearch, most: int) -> None:
    """Show the best hits as a table, and how the search did."""
    result, truth = finished.result, finished.truth
    table = Table(title=f"Candidates by family · {result.population}", title_justify="left")
    for name in ("family", "missing", "remains"):
        table.add_column(name, overflow="fold")
    for name in ("log10 LR", "linked", "expected fortuitous", "loci", "exclusions"):
        table.add_column(name, justify="right")
    table.add_column("sex")
    if truth:
        table.add_column("truth")
    best = sorted(result.candidates, key=lambda one: -one.log10_lr)[:most]
    for one in best:
        cells = [
            one.family,
            one.missing,
            one.remains,
            format_log10(one.log10_lr),
            format_linked(one.log10_lr_linked),
            format_expected(one.expected_fortuitous),
            str(one.loci_compared),
            str(one.exclusions),
            "[red]conflicts[/red]" if one.sex_conflict else "",
        ]
        if truth:
            known = truth.is_true[one.family, one.missing, one.remains]
            cells.append("[green]true[/green]" if known else "[red]false[/red]")
        table.add_row(*cells)
    out.print(table)
    if len(result.candidates) > len(best):
        out.print(f"the {len(best)} best of {len(result.candidates):,}; --out writes all of them")
    out.print(
        f"{len(result.families):,} missing persons x {result.remains_count:,} remains "
        f"= {result.pairs:,} pairs in {result.seconds['total']:.1f} s; "
        f"{len(result.candidates):,} candidates at the thresholds, "
        f"{sum(one.expected_fortuitous for one in result.families):.2g} expected by chance alone"
    )
    if truth:
        share = truth.found / truth.true_pairs if truth.true_pairs else 0.0
        out.print(
            f"truth: {truth.found:,} of {truth.true_pairs:,} true pairs found ({share:.0%}), "
            f"{truth.false_passed:,} false ones passed, {truth.false_relatives:,} of them relatives of "
            "the missing person among the remains"
        )
    out.print(
        "linked: the log10 LR with the linkage of vWA and D12S391 regarded, the one to report; log10 LR: the "
        "product over loci, on which thresholds and expected fortuitous matches rest"
    )
    without = sum(one.log10_lr_linked is None for one in result.candidates)
    if without:
        out.print(f"{without:,} candidates have no linked LR: their pedigree is too large for it")
    out.print("A candidate is a reason to review a case; it identifies nobody.", style="italic")
