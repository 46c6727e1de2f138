"""Killed at any moment, no committed record is lost and none is half-written."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.casework.installation import ROOT, installation
from tests.postgresql import new_database

KILLS = 6
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.casework.world import make_world
from hallar.casework.actions.searches import finish_search, perform_search, request_search, start_search
from hallar.genetics import DEFAULT_POPULATION
world = make_world()
world.family(world.person())
world.remains()
run = request_search(by=world.accounts["geneticist"], population=DEFAULT_POPULATION)
run = start_search(by=None, run=run)
finish_search(by=None, run=run, result=perform_search(run))
"""
INSPECT = """
import django; django.setup()
from django.db import connection
from django.db.models import F
from hallar.casework.audit import verify_chain
from hallar.casework.models import *
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone() == ("ok",)
        cursor.execute("PRAGMA foreign_key_check")
        assert cursor.fetchall() == []
assert verify_chain() == [], verify_chain()
for batch in ImportBatch.objects.all():
    folios = [row.cells["folio"] for row in batch.rows.all()]
    assert len(folios) == 150
    there = MissingPerson.objects.filter(folio__in=folios).count()
    assert there == (150 if batch.state == "applied" else 0), (there, batch.state)
assert not MissingPerson.objects.filter(names=None).exists()
assert not MissingPerson.objects.filter(status_changes=None).exists()
candidate = Candidate.objects.get()
standing = Identification.objects.filter(reversed_at=None)
assert (candidate.state == "identified") == standing.exists()
assert (candidate.remains.status == "identified") == standing.exists()
assert (candidate.member.person.status == "localizada_sin_vida") == standing.exists()
assert Notification.objects.count() == Identification.objects.count()
approvals = AuditEvent.objects.filter(verb="candidate.approve").count()
assert approvals == Identification.objects.count()
# A search that was broken off is the worker's to begin again; here it is called off.
from hallar.casework.actions.searches import cancel_search
for run in SearchRun.objects.filter(state__in=("queued", "running")):
    cancel_search(by=Account.objects.get(username="geneticist"), run=run)
if standing.exists():
    from hallar.casework.actions.decisions import reverse
    reverse(by=Account.objects.get(username="approver"), identification=standing.get(), reasons="x")
candidate.refresh_from_db()
if candidate.state == "proposed":
    from hallar.casework.actions.decisions import refuse
    approver = Account.objects.get(username="approver")
    refuse(by=approver, candidate=candidate, version=candidate.version, reasons="x")
print("applied", ImportBatch.objects.filter(state="applied").count())
"""


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path) -> None:
    with new_database("killed") as url:
        variables = installation(tmp_path, url)

        def run(script: str) -> str:
            done = subprocess.run(
                [sys.executable, "-c", script],
                env=variables,
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr[-3000:]
            return done.stdout

        run(PREPARE)
        draw = random.Random(7)  # noqa: S311
        applied = 0
        for _kill in range(KILLS):
            process = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("work_until_killed.py"))],
                env=variables,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
            )
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(draw.uniform(0.2, 4.0))
            assert process.poll() is None, "it must be at work when it is killed"
            process.kill()
            process.wait()
            process.stdout.close()
            applied = int(run(INSPECT).split()[-1])
        assert applied > 0
