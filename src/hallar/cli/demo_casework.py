"""The demonstration's casework: a simulated registry, searched, with an account of each role."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

from hallar.accord.demonstration import FILES, load_accord
from hallar.casework.actions.searches import finish_search, perform_search, request_search, start_search
from hallar.casework.demonstration import create_demonstration_accounts, load_demonstration
from hallar.casework.models import Account, SearchRun
from hallar.casework.roles import Role
from hallar.cli.console import err, out, progress_bar
from hallar.cli.examples import examples
from hallar.formats import open_registry
from hallar.genetics import DEFAULT_POPULATION
from hallar.web.demonstration_accounts import set_up_second_factor


def prepare_casework(extract: Path, seed: int) -> str:
    """Load a simulated registry into an empty database and search it; return the accounts' password."""
    password = secrets.token_urlsafe(9)
    registry = open_registry(extract).registry()
    accounts = create_demonstration_accounts(by=None, password=password)
    for account in accounts:
        set_up_second_factor(account)
    registrar = next(one for one in accounts if one.role == Role.REGISTRAR)
    total = len(registry.families) + len(registry.remains)
    with progress_bar("families and remains loaded", total, "records/s") as advance:
        load_demonstration(by=registrar, registry=registry, seed=seed, advance=advance)
    _search(next(one for one in accounts if one.role == Role.GENETICIST))
    _accord(accounts)
    return password


def _accord(accounts: list[Account]) -> None:
    mexico, united_states = (one for one in accounts if one.role == Role.SECRETARIAT)
    observer = next(one for one in accounts if one.role == Role.OBSERVER)
    found = {
        path.name: path.read_bytes() for path in (examples() / "accord").rglob("*") if path.name in FILES
    }
    accord = load_accord(mexico=mexico, united_states=united_states, observer=observer.agency, files=found)
    err.print(
        f"an accord of {accord.points.count()} points is followed; open to all at /public/{accord.address}/"
    )


def _search(geneticist: Account) -> None:
    run: SearchRun = request_search(by=geneticist, population=DEFAULT_POPULATION)
    run = start_search(by=None, run=run)
    with progress_bar("candidates searched and stored", 1, "searches/s") as advance:
        run = finish_search(by=None, run=run, result=perform_search(run))
        advance(1)
    err.print(f"{run.found:,} candidates are in the queue")


def print_accounts(password: str, environment: Path, port: int) -> None:
    """Say where to sign in, as whom, and how to get the second factor's code."""
    from rich.table import Table  # noqa: PLC0415

    table = Table(title="Accounts of the demonstration", title_justify="left")
    for name in ("account", "role", "agency"):
        table.add_column(name)
    for account in Account.objects.select_related("agency").order_by("pk"):
        table.add_row(account.username, account.role, account.agency.name)
    out.print(table)
    command = sys.argv[0] if Path(sys.argv[0]).name == "hallar" else "hallar"
    out.print(f"password of all of them: {password}", markup=False)
    out.print(f"second factor: {command} code ACCOUNT --environment {environment}", markup=False)
    out.print(f"again later: {command} serve --environment {environment}", markup=False)
    out.print(f"address: http://127.0.0.1:{port}/", markup=False)
