"""The command line: what there is, and what a failure looks like.

Exit codes: 0 success; 1 ``hallar check`` found defects; 2 bad input or wrong usage; 130 interrupted.
Commands import what they need when they run, so that ``hallar --help`` answers at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from hallar import __version__
from hallar.cli.accord import accord_app
from hallar.cli.add import add
from hallar.cli.advise import advise
from hallar.cli.calibrate import calibrate
from hallar.cli.casework import administrator, audit_app, code, serve, worker
from hallar.cli.check import check
from hallar.cli.compact import compact
from hallar.cli.convert import convert
from hallar.cli.demo import demo
from hallar.cli.explain import explain
from hallar.cli.find import find
from hallar.cli.link import link
from hallar.cli.lr import lr
from hallar.cli.match import match
from hallar.cli.power import power
from hallar.cli.search import search
from hallar.cli.simulate import simulate
from hallar.cli.snapshot import snapshot
from hallar.cli.withdraw import withdraw

BAD_INPUT = 2
INTERRUPTED = 130

app = typer.Typer(
    name="hallar",
    help="Find, among unidentified remains, the ones a family is looking for.",
    epilog="Start with: hallar demo. Every command has --help with examples.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
)
for command in (
    demo,
    search,
    find,
    match,
    link,
    lr,
    explain,
    power,
    advise,
    simulate,
    calibrate,
    check,
    convert,
    add,
    withdraw,
    compact,
    snapshot,
    serve,
    worker,
    administrator,
    code,
):
    app.command(no_args_is_help=command not in (demo, serve, worker))(command)
app.add_typer(audit_app, name="audit")
app.add_typer(accord_app, name="accord")


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        typer.echo(f"hallar {__version__}")
        raise typer.Exit


def run() -> None:
    """Run the application; bad input becomes messages and exit code 2, never a traceback."""
    try:
        app()
    except (KeyboardInterrupt, SystemExit) as ended:
        if isinstance(ended, SystemExit) and ended.code != INTERRUPTED:
            raise
        sys.stderr.write("interrupted; nothing was left half-written\n")
        sys.exit(INTERRUPTED)
    except Exception as failure:
        from hallar.cli.failure import messages_of  # noqa: PLC0415
        from hallar.cli.refusal import StoppedError  # noqa: PLC0415

        messages = messages_of(failure)
        if messages is None:
            raise
        for message in messages:
            sys.stderr.write(f"{message}\n")
        sys.exit(INTERRUPTED if isinstance(failure, StoppedError) else BAD_INPUT)
