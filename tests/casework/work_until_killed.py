"""Imports tables and decides candidates over and over, until somebody kills it. Run by ``test_killed.py``."""

from __future__ import annotations

import itertools
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hallar.web.settings")

import django

django.setup()

from hallar.casework.actions import decisions  # noqa: E402
from hallar.casework.actions.imports import apply_import, preview_import  # noqa: E402
from hallar.casework.actions.searches import finish_search, perform_search, request_search, start_search  # noqa: E402
from hallar.casework.models import Account, Candidate, Identification  # noqa: E402
from hallar.genetics import DEFAULT_POPULATION  # noqa: E402

ROWS = 150


def main() -> None:
    who = {one.role: one for one in Account.objects.filter(agency__code="mx").exclude(username="first")}
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for turn in itertools.count():
        rows = "".join(f"K{os.getpid()}-{turn}-{row},Ana\n" for row in range(ROWS))
        batch = preview_import(
            by=who["registrar"], subject="persons", file_name="t.csv", content=f"folio,given\n{rows}".encode()
        )
        apply_import(by=who["registrar"], batch=batch)
        decide(who)
        run = request_search(by=who["geneticist"], population=DEFAULT_POPULATION)
        run = start_search(by=None, run=run)
        finish_search(by=None, run=run, result=perform_search(run))


def decide(who: dict[str, Account]) -> None:
    """Identify and reverse the one candidate."""
    candidate = Candidate.objects.get()
    decisions.propose(by=who["reviewer"], candidate=candidate, version=candidate.version, reasons="x")
    candidate = Candidate.objects.get()
    decisions.approve(by=who["approver"], candidate=candidate, version=candidate.version, reasons="x")
    standing = Identification.objects.get(reversed_at=None)
    decisions.reverse(by=who["approver"], identification=standing, reasons="x")


if __name__ == "__main__":
    main()
