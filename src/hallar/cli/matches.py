"""The matches and groups of direct matching: on the screen and in files."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from hallar.cli.console import out
from hallar.cli.run_match import FinishedMatch, provenance_of
from hallar.cli.written import write_rows
from hallar.formats.registry_json import profile_to_json
from hallar.report.html import format_expected, format_log10
from hallar.search.direct import Cluster, Consensus, group_id

MATCH_COLUMNS = {
    "first": str,
    "second": str,
    "log10_lr": float,
    "expected_fortuitous": float,
    "loci_compared": int,
    "loci_against": int,
    "sexes_contradict": bool,
    "true": bool,
}
CLUSTER_COLUMNS = {
    "cluster": str,
    "samples": list,
    "consistent": bool,
    "checked": bool,
    "sexes_contradict": bool,
    "sex": str,
    "lowest_log10_lr": float,
    "contradictions": list,
    "consensus": dict,
    "loci": list,
}


def matches_of(finished: FinishedMatch) -> list[dict[str, object]]:
    """Return every match as plain values, best first; ``second`` is the personal sample if there are any."""
    result, truth = finished.result, finished.truth
    ids, found = result.index.block.ids, result.matches
    return [
        {
            "first": ids[found.first[row]],
            "second": ids[found.second[row]],
            "log10_lr": float(found.log10_lr[row]),
            "expected_fortuitous": float(result.expected_at_match[row]),
            "loci_compared": int(found.loci_compared[row]),
            "loci_against": int(found.loci_against[row]),
            "sexes_contradict": bool(result.sexes_contradict[row]),
            "true": bool(truth.is_true[row]) if truth else None,
        }
        for row in range(len(found))
    ]


def clusters_of(finished: FinishedMatch) -> list[dict[str, object]]:
    """Return every group as plain values, the largest first."""
    return [_cluster(finished, one) for one in finished.result.clusters]


def _cluster(finished: FinishedMatch, cluster: Cluster) -> dict[str, object]:
    result = finished.result
    ids = result.index.block.ids
    return {
        "cluster": group_id(ids, cluster),
        "samples": [
            {"id": ids[one], "kind": "remains" if one < result.samples_from else "personal sample"}
            for one in cluster.samples
        ],
        "consistent": cluster.consistent,
        "checked": cluster.checked,
        "sexes_contradict": cluster.sexes_contradict,
        "sex": cluster.sex.value,
        "lowest_log10_lr": cluster.lowest_log10_lr,
        "contradictions": [
            {"first": ids[one.first], "second": ids[one.second], "log10_lr": one.log10_lr}
            for one in cluster.contradictions
        ],
        "consensus": None if cluster.consensus is None else profile_to_json(cluster.consensus.profile),
        "loci": [] if cluster.consensus is None else _loci(cluster.consensus),
    }


def _loci(consensus: Consensus) -> list[dict[str, object]]:
    return [
        {
            "locus": one.locus,
            "most_probable": list(one.most_probable),
            "probability": one.probability,
            "reported": None if one.reported is None else list(one.reported),
            "partial": one.partial,
            "samples": one.samples,
        }
        for one in consensus.loci
    ]


def write_matches(finished: FinishedMatch, path: Path) -> None:
    """Write the matches; :func:`hallar.cli.written.write_rows` says how and what may be refused."""
    write_rows(path, "matches", matches_of(finished), MATCH_COLUMNS, provenance_of(finished))


def write_clusters(finished: FinishedMatch, path: Path) -> None:
    """Write the groups and their consensus profiles, likewise."""
    write_rows(path, "clusters", clusters_of(finished), CLUSTER_COLUMNS, provenance_of(finished))


def print_matches(finished: FinishedMatch, most: int) -> None:
    """Show the best matches as a table, the groups that contradict themselves, and how the run did."""
    result, truth = finished.result, finished.truth
    table = Table(title=f"Matches · {finished.model.population}", title_justify="left")
    table.add_column("remains", overflow="fold")
    table.add_column("remains" if finished.other is None else "personal sample", overflow="fold")
    for name in ("log10 LR", "expected fortuitous", "loci", "against"):
        table.add_column(name, justify="right")
    table.add_column("sex")
    if truth:
        table.add_column("truth")
    ids, found = result.index.block.ids, result.matches
    for row in range(min(most, len(found))):
        cells = [
            ids[found.first[row]],
            ids[found.second[row]],
            format_log10(float(found.log10_lr[row])),
            format_expected(float(result.expected_at_match[row])),
            str(found.loci_compared[row]),
            str(found.loci_against[row]),
            "[red]conflicts[/red]" if result.sexes_contradict[row] else "",
        ]
        if truth:
            cells.append("[green]true[/green]" if truth.is_true[row] else "[red]false[/red]")
        table.add_row(*cells)
    out.print(table)
    if len(found) > most:
        out.print(f"the {most} best of {len(found):,}; --out writes all of them")
    _print_figures(finished)


def _print_figures(finished: FinishedMatch) -> None:
    result, truth = finished.result, finished.truth
    out.print(
        f"{result.pairs:,} pairs in {result.seconds['total']:.1f} s; {len(result.matches):,} matches at "
        f"log10 LR {result.threshold:.2f} or more, {format_expected(result.expected_fortuitous)} pairs of "
        "unrelated persons expected there by chance alone"
    )
    ids = result.index.block.ids
    contradictory = [one for one in result.clusters if not one.consistent]
    out.print(
        f"{len(result.clusters):,} groups of samples, the largest of "
        f"{max((len(one.samples) for one in result.clusters), default=0)}; "
        f"{len(contradictory):,} contradict themselves"
    )
    for cluster in contradictory:
        reasons = [f"{ids[one.first]} against {ids[one.second]}" for one in cluster.contradictions]
        reasons += ["sexes"] if cluster.sexes_contradict else []
        reasons += [] if cluster.checked else [f"{len(cluster.samples):,} samples: raise the threshold"]
        out.print(f"  {group_id(ids, cluster)}: {', '.join(reasons)}", style="red", markup=False)
    if truth:
        share = truth.found / truth.true_pairs if truth.true_pairs else 0.0
        out.print(
            f"truth: {truth.found:,} of {truth.true_pairs:,} pairs of one person found ({share:.0%}), "
            f"{truth.missed:,} missed, {truth.false:,} false matches"
        )
    out.print("A match is a reason to review a case; it identifies nobody.", style="italic")
