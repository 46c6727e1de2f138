"""What runs in the background."""

from __future__ import annotations

import logging

from django_tasks import task

from hallar.casework.actions.searches import (
    UNDER_WAY,
    CalledOffError,
    fail_search,
    finish_search,
    perform_search,
    start_search,
)
from hallar.casework.errors import CaseworkError
from hallar.casework.models import RunState, SearchRun

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


def resume_searches() -> int:
    """Enqueue again the searches that a process which died left behind; call it when no worker runs.

    Returns:
        How many there were.
    """
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415  (a model; apps must be loaded)

    DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED")).delete()
    left = list(SearchRun.objects.filter(state__in=(RunState.QUEUED, RunState.RUNNING)))
    for run in left:
        run_search.enqueue(run.pk)
    return len(left)
