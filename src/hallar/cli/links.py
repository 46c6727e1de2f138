"""The links between families: on the screen and in files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from rich.table import Table

from hallar.cli.console import out
from hallar.cli.run_link import FinishedLinks, provenance_of
from hallar.cli.written import write_rows
from hallar.report.html import format_expected, format_log10
from hallar.search.linking import Meeting

_COLUMNS: dict[str, type] = {
    "family": str, "missing": str, "other_family": str, "other_missing": str, "meeting": str,
    "log10_lr": float, "expected_fortuitous": float, "loci_compared": int, "highest_log10_lr": float,
    "known": str,
}  # fmt: skip


_WORDS = {
    Meeting.MISSING: "missing person",
    Meeting.MOTHER: "mother of the missing person",
    Meeting.FATHER: "father of the missing person",
}


def links_of(finished: FinishedLinks) -> list[dict[str, object]]:
    """Return every link as plain values, best first; ``known`` is how the registry links the two."""
    kinds = finished.known.kinds if finished.known else {}
    return [
        {
            **asdict(one),
            "meeting": str(one.meeting),
            "known": kinds.get(frozenset((one.family, one.other_family))),
        }
        for one in finished.result.links
    ]


def write_links(finished: FinishedLinks, path: Path) -> None:
    """Write the links; :func:`hallar.cli.written.write_rows` says how and what may be refused."""
    write_rows(path, "links", links_of(finished), _COLUMNS, provenance_of(finished))


def print_links(finished: FinishedLinks, most: int) -> None:
    """Show the best links as a table, and how much they can mean."""
    result = finished.result
    table = Table(title=f"Families that may miss one person · {result.population}", title_justify="left")
    for name in ("family", "missing", "other family", "missing", "shared"):
        table.add_column(name, overflow="fold")
    for name in ("log10 LR", "highest", "expected fortuitous", "loci"):
        table.add_column(name, justify="right")
    if finished.known:
        table.add_column("known")
    for one, row in zip(result.links[:most], links_of(finished), strict=False):
        cells = [
            one.family,
            one.missing,
            one.other_family,
            one.other_missing,
            str(one.meeting),
            format_log10(one.log10_lr),
            format_log10(one.highest_log10_lr),
            format_expected(one.expected_fortuitous),
            str(one.loci_compared),
        ]
        if finished.known:
            cells.append(str(row["known"] or "[red]no[/red]"))
        table.add_row(*cells)
    out.print(table)
    if len(result.links) > most:
        out.print(f"the {most} best of {len(result.links):,}; --out writes all of them")
    _print_figures(finished)


def _print_figures(finished: FinishedLinks) -> None:
    result, known = finished.result, finished.known
    pairs = result.pairs
    out.print(
        f"{pairs.compared:,} pairs compared in {result.seconds['total']:.1f} s; "
        f"{len(result.links):,} links at log10 LR {result.threshold:.2f} or more, "
        f"{format_expected(result.expected_fortuitous)} expected there by chance alone"
    )
    out.print(
        f"not compared: {pairs.entangled:,} pairs that no single shared member separates, "
        f"{pairs.unrelated:,} whose relatives are strangers to each other, {pairs.other_sex:,} of other sex"
    )
    for meeting, share in result.found_share.items():
        out.print(
            f"of families that do miss one person, {share:.0%} of those who share the {_WORDS[meeting]} "
            "reach it, averaged over the pairs compared"
        )
    if result.out_of_reach:
        out.print(
            f"{result.out_of_reach:,} of {result.missing_persons:,} missing persons cannot reach the "
            "threshold with any family: their relatives tell too little"
        )
    if known:
        out.print(
            f"known: {known.same_person_found:,} of {known.same_person:,} pairs of families that miss one "
            f"person found; {known.relatives_listed:,} of {known.relatives:,} whose missing persons are "
            f"relatives listed; {known.unlinked_listed:,} listed that are not linked"
        )
    out.print("A link is a reason to review two cases; it identifies nobody.", style="italic")
