"""The server process, its worker, and the first account."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

import typer
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command

from hallar.casework.actions.first_account import create_first_administrator
from hallar.casework.errors import CaseworkError
from hallar.casework.jobs import resume_jobs
from hallar.casework.models import Account
from hallar.cli.console import err
from hallar.cli.refusal import RefusalError

PARENT_CHECKED_EVERY = 1.0
"""Seconds."""
LARGEST_REQUEST = 64 * 1024**2
"""Bytes: a file of 50 MB and what is sent with it. Pages refuse earlier, and say what to do instead."""


def run_server(host: str, port: int, threads: int) -> None:
    """Serve until interrupted."""
    import waitress  # noqa: PLC0415

    from hallar.web.wsgi import application  # noqa: PLC0415

    resumed = resume_jobs()
    if resumed:
        err.print(f"searches and tables that were broken off begin again: {resumed}")
    if not Account.objects.exists():
        err.print("no account yet: hallar administrator NAME --agency CODE creates the first one")
    try:
        server = waitress.create_server(
            application,
            host=host,
            port=port,
            threads=threads,
            ident="hallar",
            max_request_body_size=LARGEST_REQUEST,
        )
    except OSError as taken:
        raise RefusalError(
            f"cannot listen on {host}:{port} ({taken.strerror}). Choose another port with --port",
            f"no se puede escuchar en {host}:{port} ({taken.strerror}). Elija otro puerto con --port",
        ) from None
    background = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "hallar.cli", "worker", "--parent", str(os.getpid())]
    )
    err.print(f"serving on http://{host}:{port}/  (Ctrl-C stops)", markup=False)
    try:
        server.run()
    except KeyboardInterrupt:
        err.print("stopped")
    finally:
        server.close()
        background.terminate()
        background.wait()


def run_worker(parent: int) -> None:
    """Run searches and imports until interrupted, or until the parent process is gone."""
    if parent:
        threading.Thread(target=_stop_without, args=(parent,), daemon=True).start()
    call_command("db_worker", queue_name="*", startup_delay=False, reload=False, verbosity=0)


def create_administrator(name: str, agency: str, agency_name: str, country: str, password: str) -> None:
    """Create an administrator.

    Raises:
        RefusalError: the password is too weak, or the name is taken.
    """
    try:
        validate_password(password)
        create_first_administrator(
            by=None,
            name=name,
            agency=agency,
            agency_name=agency_name or agency,
            country=country,
            password=password,
        )
    except ValidationError as refused:
        raise RefusalError(" ".join(refused.messages), " ".join(refused.messages)) from None
    except CaseworkError as refused:
        raise RefusalError(refused.message, refused.message) from None
    typer.echo(f"created: {name}; at the first sign-in the second factor is set up")


def _stop_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_CHECKED_EVERY)
    # Whatever is half done is rolled back by the database and begun again at the next start.
    os._exit(1)
