"""Commands of the web application: serve, worker, administrator, code and audit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hallar.cli.refusal import RefusalError

Environment = Annotated[
    Path | None,
    typer.Option(
        "--environment",
        help="File with the settings as NAME=VALUE lines (docs/installation.md); else the environment.",
        show_default=False,
        exists=True,
        dir_okay=False,
    ),
]

audit_app = typer.Typer(no_args_is_help=True, help="The audit trail of the web application.")


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Requests answered at a time.")] = 8,
    environment: Environment = None,
) -> None:
    """Serve the casework application, with a worker for searches beside it.

    The tables are created or updated first. Set HALLAR_HTTPS=1 behind a proxy that speaks HTTPS.

    Examples:
      hallar serve --environment demo-output/casework/demo.env

      hallar serve --host 0.0.0.0 --port 8080
    """
    start_web(environment)
    from hallar.cli.serving import run_server  # noqa: PLC0415

    run_server(host, port, threads)


def worker(
    parent: Annotated[
        int, typer.Option(help="Stop when the process of this number is gone; 0 runs for itself.")
    ] = 0,
    environment: Environment = None,
) -> None:
    """Run searches that were asked for on the pages; hallar serve starts one by itself.

    Example:
      hallar worker --environment hallar.env
    """
    start_web(environment)
    from hallar.cli.serving import run_worker  # noqa: PLC0415

    run_worker(parent)


def administrator(
    name: Annotated[str, typer.Argument(help="Account name.", show_default=False)],
    agency: Annotated[str, typer.Option(help="Code of the agency; it is created if need be.")],
    agency_name: Annotated[str, typer.Option(help="Name of a new agency.")] = "",
    country: Annotated[str, typer.Option(help="Country of a new agency: MX, US, GT, HN or SV.")] = "MX",
    password: Annotated[
        str,
        typer.Option(
            prompt=True,
            hide_input=True,
            confirmation_prompt=True,
            envvar="HALLAR_ADMINISTRATOR_PASSWORD",
            help="At least 12 characters; asked for if left out.",
        ),
    ] = "",
    environment: Environment = None,
) -> None:
    """Create the account of an administrator, who creates all others on the pages.

    Example:
      hallar administrator ana --agency cnb --agency-name "Comisión Nacional de Búsqueda"
    """
    start_web(environment)
    from hallar.cli.serving import create_administrator  # noqa: PLC0415

    create_administrator(name, agency, agency_name, country, password)


def code(
    account: Annotated[str, typer.Argument(help="Name of a demonstration account.", show_default=False)],
    environment: Environment = None,
) -> None:
    """Print the second-factor code of a demonstration account.

    Example:
      hallar code reviewer --environment demo-output/casework/demo.env
    """
    start_web(environment)
    from hallar.casework.models import Account  # noqa: PLC0415
    from hallar.web.demonstration_accounts import current_code  # noqa: PLC0415

    found = Account.objects.filter(username=account).first()
    try:
        if found is None:
            raise ValueError(account)
        typer.echo(current_code(found))
    except ValueError:
        raise RefusalError(
            f"{account}: there is no demonstration account of this name",
            f"{account}: no hay cuenta de demostración con ese nombre",
        ) from None


@audit_app.command("verify", no_args_is_help=False)
def audit_verify(
    expect: Annotated[
        str,
        typer.Option(help="End of the trail noted earlier, NUMBER:DIGEST; the trail must still contain it."),
    ] = "",
    environment: Environment = None,
) -> None:
    """Find altered, removed or inserted rows of the audit trail; exit code 1 if there are any.

    Example:
      hallar audit verify --environment hallar.env
    """
    start_web(environment)
    from hallar.casework.audit import head, verify_chain  # noqa: PLC0415
    from hallar.casework.models import AuditEvent  # noqa: PLC0415
    from hallar.cli.console import progress_bar  # noqa: PLC0415

    with progress_bar("events verified", AuditEvent.objects.count(), "events/s") as advance:
        faults = verify_chain(expect or None, advance)
    for fault in faults:
        typer.echo(f"{fault.sequence}: {fault.what}")
    if faults:
        raise typer.Exit(1)
    typer.echo(f"the trail is whole; its end: {head()}")


@audit_app.command("head", no_args_is_help=False)
def audit_head(environment: Environment = None) -> None:
    """Print the end of the audit trail, to be kept outside the installation.

    Example:
      hallar audit head --environment hallar.env
    """
    start_web(environment)
    from hallar.casework.audit import head  # noqa: PLC0415

    typer.echo(head())


def start_web(environment: Path | None, new_home: Path | None = None) -> None:
    """Load the web application.

    Args:
        environment: file with the settings, if any.
        new_home: folder of a new installation, whose environment is written to that file first.

    Raises:
        RefusalError: it is not installed, or a setting is missing.
    """
    try:
        from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

        from hallar.web.start import (  # noqa: PLC0415
            prepare_database,
            read_environment,
            start_django,
            write_environment,
        )
    except ModuleNotFoundError as missing:
        raise RefusalError(
            f"The web application is not installed ({missing.name} is missing). pip install 'hallar[web]'",
            f"La aplicación web no está instalada (falta {missing.name}). pip install 'hallar[web]'",
        ) from None
    if environment is not None:
        if new_home is not None:
            write_environment(environment, new_home)
        read_environment(environment)
    try:
        start_django()
    except ImproperlyConfigured as wrong:
        raise RefusalError(str(wrong), str(wrong)) from None
    prepare_database()
