"""A worker killed while it reads or applies a table leaves all of it or nothing; the next one goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.casework.installation import ROOT, installation
from tests.postgresql import new_database

KILLS = 5
ROWS = 3000
PREPARE = f"""
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.casework.world import make_world
from hallar.casework.actions.imports import preview_import
world = make_world()
by = world.accounts["registrar"]
rows = "".join(f"F-{{number}},Ana,2019-0{{number % 9 + 1}}\\n" for number in range({ROWS}))
table = f"folio,given,last_contact\\n{{rows}}".encode()
preview_import(by=by, subject="persons", file_name="t", content=table)
"""
WORK = """
import django; django.setup()
import sys
from django_tasks_db.models import DBTaskResult
from hallar.casework import jobs
from hallar.casework.actions.imports import confirm_import
from hallar.casework.models import Account, ImportBatch
jobs.resume_jobs()
sys.stdout.write("ready\\n"); sys.stdout.flush()
by = Account.objects.get(username="registrar")
for waiting in DBTaskResult.objects.all():
    getattr(jobs, waiting.task_path.rsplit(".", 1)[1]).func(*waiting.args_kwargs["args"])
batch = ImportBatch.objects.get()
if batch.state == "preview":
    confirm_import(by=by, batch=batch)
    jobs.apply_confirmed.func(batch.pk)
"""
INSPECT = f"""
import django; django.setup()
from hallar.casework.audit import verify_chain
from hallar.casework.models import *
batch = ImportBatch.objects.get()
assert not batch.failure, batch.failure
assert verify_chain() == []
rows, persons = batch.rows.count(), MissingPerson.objects.count()
assert rows == (0 if batch.state == "reading" else {ROWS}), (batch.state, rows)
assert persons == ({ROWS} if batch.state == "applied" else 0), (batch.state, persons)
assert PersonName.objects.count() == StatusChange.objects.count() == persons
assert AuditEvent.objects.filter(verb="person.register").count() == persons
print(batch.state)
"""


@pytest.mark.slow
def test_a_table_is_applied_whole_however_often_the_worker_is_killed(tmp_path: Path) -> None:
    with new_database("killed_imports") as url:
        variables = installation(tmp_path, url)

        def started(script: str) -> subprocess.Popen[str]:
            return subprocess.Popen(
                [sys.executable, "-c", script], env=variables, cwd=ROOT, stdout=subprocess.PIPE, text=True
            )

        def run(script: str) -> str:
            process = started(script)
            said = process.communicate()[0]
            assert process.returncode == 0
            return said

        run(PREPARE)
        draw = random.Random(11)  # noqa: S311
        run(INSPECT)
        seen = []
        for _kill in range(KILLS):
            worker = started(WORK)
            assert worker.stdout is not None
            assert worker.stdout.readline() == "ready\n"
            time.sleep(draw.uniform(0.1, 0.8))
            worker.kill()
            worker.wait()
            worker.stdout.close()
            seen.append(run(INSPECT).strip())
        assert {"reading", "applying"} & set(seen), "it must have been killed at work"
        run(WORK)
        assert run(INSPECT).strip() == "applied"
