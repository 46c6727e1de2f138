from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import numpy as np
import pytest

from hallar.genetics import MutationKind
from hallar.kinship import lr_table, simulate_profiles
from hallar.pedigree import Family, Member, Pedigree, Remains, Sex
from hallar.report import CaseDetail, KnownTruth, Language, Run, render_report
from hallar.report.texts import texts
from hallar.search import Threshold, explain_pair, search
from tests.kinship.families import model
from tests.search.registry import coded

NASTY = "<script>alert('x')</script>&\""


def nasty_run(truth: bool = True) -> Run:
    """A run whose every name tries to break out of the page."""
    used = model(8, MutationKind.PROPORTIONAL)
    pedigree = Pedigree(
        (Member("f", sex=Sex.MALE), Member(NASTY, sex=Sex.FEMALE), Member("m", "f", NASTY, Sex.FEMALE))
    )
    generator = np.random.default_rng(1)
    nobody = Family(NASTY, pedigree, ("m",), {})
    mother = simulate_profiles(lr_table(nobody, NASTY, used), 1, generator)[0]
    family = Family(NASTY, pedigree, ("m",), {NASTY: mother})
    true = simulate_profiles(lr_table(family, "m", used), 1, generator)[0]
    remains = [Remains(NASTY + "1", true, Sex.MALE)]
    result = search(*coded([family], remains, used), [used], Threshold(None, -30.0))
    pairs = {(c.family, c.missing, c.remains): True for c in result.candidates}
    return Run(
        name=NASTY,
        result=result,
        threshold=Threshold(),
        model=used,
        details=(CaseDetail(family, explain_pair(family, "m", remains[0], used)),),
        truth=KnownTruth(1, 1, 0, 0, 0.25, pairs) if truth else None,
        provenance={"input": NASTY},
    )


class Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(page: str) -> Collector:
    collector = Collector()
    collector.feed(page)
    return collector


@pytest.mark.parametrize("language", ["es", "en"])
def test_page_needs_nothing_from_outside_and_runs_nothing(language: Language) -> None:
    page = parsed(render_report(nasty_run(), language))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form"}
    for _, attributes in page.tags:
        assert not any(name.startswith("on") or name in {"src", "href"} for name in attributes)


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_name_is_escaped_and_shown(language: Language) -> None:
    page = parsed(render_report(nasty_run(), language))
    assert page.text.count(NASTY) >= 5


def test_language_is_that_of_the_reader() -> None:
    spanish, english = (render_report(nasty_run(), language) for language in ("es", "en"))
    assert texts("es")["not_an_identification"] in spanish
    assert texts("en")["not_an_identification"] in english
    assert '<html lang="es">' in spanish


def test_every_text_has_both_languages_and_they_differ() -> None:
    spanish, english = texts("es"), texts("en")
    assert spanish.keys() == english.keys()
    same = {key for key in spanish if spanish[key] == english[key]}
    assert same <= {"log10_lr", "locus", "locus_lr"}


def test_figures_are_the_run_s() -> None:
    run = nasty_run()
    page = parsed(render_report(run, "en")).text
    best = run.result.candidates[0]
    assert f"{best.log10_lr:.2f}" in page
    for locus in run.details[0].explanation.loci:
        assert locus.locus in page
        assert locus.likelihood_ratio is None or f"{locus.likelihood_ratio:.3g}" in page


def test_conflicting_sex_is_shown_and_truth_only_where_known() -> None:
    with_truth, without = (parsed(render_report(nasty_run(truth), "en")).text for truth in (True, False))
    assert texts("en")["sex_conflict"] in with_truth
    assert texts("en")["true_pairs"] in with_truth
    assert texts("en")["true_pairs"] not in without


def test_pedigrees_are_well_formed() -> None:
    page = render_report(nasty_run(), "es")
    svg = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    assert ET.fromstring(svg).tag.endswith("svg")  # noqa: S314
