"""What runs in the background."""

from __future__ import annotations

import logging

from django.utils import translation
from django_tasks import task

from hallar.casework.actions.imports import (
    DiscardedError,
    apply_import,
    fail_import,
    finish_reading,
    judge_import,
)
from hallar.casework.actions.searches import (
    UNDER_WAY,
    CalledOffError,
    fail_search,
    finish_search,
    perform_search,
    start_search,
)
from hallar.casework.errors import CaseworkError
from hallar.casework.models import ImportBatch, SearchRun

log = logging.getLogger(__name__)


@task()
def run_search(run_number: int) -> None:
    """Run a search that was asked for; what goes wrong is written on it."""
    run = SearchRun.objects.get(pk=run_number)
    if run.state not in UNDER_WAY:
        return
    run = start_search(by=None, run=run)
    try:
        finish_search(by=None, run=run, result=perform_search(run))
    except CalledOffError:
        return
    except (ValueError, CaseworkError) as refused:
        fail_search(by=None, run=run, reason=str(refused))
    except Exception as failure:
        log.exception("search %d failed", run_number)
        fail_search(by=None, run=run, reason=type(failure).__name__)


@task()
def read_import(batch_number: int) -> None:
    """Judge the rows of a table; what goes wrong is written on it, in the language of its owner."""
    batch = ImportBatch.objects.select_related("agency").get(pk=batch_number)
    if batch.state != ImportBatch.State.READING:
        return
    with translation.override(batch.language):
        try:
            finish_reading(by=None, batch=batch, rows=judge_import(batch))
        except DiscardedError:
            return
        except CaseworkError as refused:
            fail_import(by=None, batch=batch, why=refused.message)
        except Exception as failure:
            log.exception("table %d could not be read", batch_number)
            fail_import(by=None, batch=batch, why=type(failure).__name__)


@task()
def apply_confirmed(batch_number: int) -> None:
    """Apply a table that was confirmed, whole or not at all; what goes wrong is written on it."""
    batch = ImportBatch.objects.select_related("confirmed_by__agency").get(pk=batch_number)
    if batch.state != ImportBatch.State.APPLYING or batch.confirmed_by is None:
        return
    with translation.override(batch.language):
        try:
            apply_import(by=batch.confirmed_by, batch=batch)
        except CaseworkError as refused:
            fail_import(by=None, batch=batch, why=refused.message)
        except Exception as failure:
            log.exception("table %d could not be applied", batch_number)
            fail_import(by=None, batch=batch, why=type(failure).__name__)


def resume_jobs() -> int:
    """Enqueue again what a process that died left behind; call it when no worker runs.

    Returns:
        How many searches and tables there were.
    """
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415  (a model; apps must be loaded)

    DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED")).delete()
    resumed = 0
    for job, left in (
        (run_search, SearchRun.objects.filter(state__in=UNDER_WAY)),
        (read_import, ImportBatch.objects.filter(state=ImportBatch.State.READING)),
        (apply_confirmed, ImportBatch.objects.filter(state=ImportBatch.State.APPLYING)),
    ):
        for number in left.values_list("pk", flat=True):
            job.enqueue(number)
            resumed += 1
    return resumed
