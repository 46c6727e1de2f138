"""The integrated report (dictamen) as PDF: the review page's figures, on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from hallar import __version__
from hallar.casework.models import Account, Candidate, Identification
from hallar.casework.review import review_of
from hallar.casework.roles import Right
from hallar.genetics import populations


def render_report(candidate: Candidate, by: Account, language: str) -> bytes:
    """Return the report on a candidate as PDF; nothing from outside is loaded.

    Args:
        candidate: the pair.
        by: who asks for it; named on it.
        language: ``es`` or ``en``.
    """
    with translation.override(language):
        context = {
            "candidate": candidate,
            "person": candidate.member.person,
            "review": review_of(candidate, language, genetic=True),
            "run": candidate.run,
            "source": populations()[candidate.run.population].source,
            "identification": Identification.objects.filter(candidate=candidate, reversed_at=None)
            .select_related("proposed_by", "approved_by")
            .first(),
            "by": by,
            "named": by.may(Right.SEE_NAMES),
            "made": datetime.now(UTC),
            "version": __version__,
            "language": language,
        }
        page = render_to_string("report.html", context)
    return pdf_of(page)


def pdf_of(page: str) -> bytes:
    """Set a page that refers to nothing outside itself as PDF."""
    import weasyprint  # noqa: PLC0415  (slow to load; only reports need it)

    made: bytes = weasyprint.HTML(string=page, url_fetcher=_nothing_from_outside).write_pdf()
    return made


def _nothing_from_outside(address: str, *_others: object, **_options: object) -> dict[str, Any]:
    raise ValueError(f"the report refers to nothing outside itself, but was asked for {address[:40]}")
