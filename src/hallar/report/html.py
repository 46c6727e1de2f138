"""The report of a run as one HTML file that needs nothing else."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, Template, select_autoescape
from markupsafe import Markup

from hallar.kinship import KinshipModel
from hallar.pedigree import Family, describe_relationship, draw_pedigree
from hallar.report.run import Run
from hallar.report.texts import Language, texts
from hallar.search import Candidate


def render_report(run: Run, language: Language) -> str:
    """Return a self-contained HTML page: no script, no outside resource, every value escaped."""
    page: str = _template().render(
        run=run,
        text=texts(language),
        language=language,
        rule=_rule(run, language),
        model=_model_in_words(run.model, language),
        ranked=_best_families_first(run.result.candidates),
        pedigree=lambda family, missing: Markup(_draw(family, missing, language)),  # noqa: S704
        provenance=json.dumps(run.provenance, indent=2, ensure_ascii=False, default=str),
    )
    return page


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("hallar.report", "."),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["log10"] = format_log10
    environment.filters["linked"] = format_linked
    environment.filters["count"] = format_expected
    environment.filters["ratio"] = format_ratio
    return environment.get_template("report.html")


def _draw(family: Family, missing: str, language: Language) -> str:
    """Draw the pedigree with what each typed member is to the missing one; the SVG escapes its texts."""
    labels = {
        member: describe_relationship(family.pedigree, member, missing, language)
        for member in family.profiles
    }
    return draw_pedigree(
        family.pedigree,
        typed=family.profiles,
        missing=family.missing,
        labels=labels,
        language=language,
    )


def _rule(run: Run, language: Language) -> str:
    text = texts(language)
    if run.threshold.expected_fortuitous is None:
        return text["rule_fixed"].format(lowest=run.threshold.lowest)
    return text["rule_expected"].format(target=run.threshold.expected_fortuitous, lowest=run.threshold.lowest)


def _model_in_words(model: KinshipModel, language: Language) -> str:
    text = texts(language)
    loci = list(model.loci.values())
    mutations = [one for locus in loci for one in (locus.mutation.paternal, locus.mutation.maternal)]
    rates = [one.rate for one in mutations]
    return text["model_words"].format(
        loci=len(loci),
        kinds=" / ".join(sorted({text[f"mutation_{one.kind.value}"] for one in mutations})),
        rates=text["model_rates"].format(low=min(rates), high=max(rates)) if max(rates) else "",
        theta=max(locus.theta for locus in loci),
        silent=max(locus.silent_frequency for locus in loci),
    )


def _best_families_first(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates family by family, the family with the highest LR first."""
    best: dict[tuple[str, str], float] = {}
    for one in candidates:
        key = (one.family, one.missing)
        best[key] = max(best.get(key, -math.inf), one.log10_lr)
    return sorted(
        candidates,
        key=lambda one: (-best[one.family, one.missing], one.family, one.missing, -one.log10_lr),
    )


def format_log10(value: float) -> str:
    """Write a log10 LR with two decimals.

    >>> format_log10(6.3117), format_log10(float("-inf"))
    ('6.31', '−∞')
    """
    return "−∞" if value == -math.inf else f"{value:.2f}"


def format_linked(value: float | None) -> str:
    """Write a log10 LR with linkage, which a pedigree can be too large for.

    >>> format_linked(6.3117), format_linked(None)
    ('6.31', '–')
    """
    return "–" if value is None else format_log10(value)


def format_expected(value: float) -> str:
    """Write an expected number so that its size is seen at once.

    >>> format_expected(3.14159e-7), format_expected(12.3), format_expected(0.0)
    ('3.1e-07', '12', '0')
    """
    return f"{value:.2g}"


def format_ratio(value: float) -> str:
    """Write a likelihood ratio with three significant digits.

    >>> format_ratio(1234.5), format_ratio(0.000012)
    ('1.23e+03', '1.2e-05')
    """
    return f"{value:.3g}"
