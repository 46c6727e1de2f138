"""``hallar demo``."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from hallar.cli.options import AsJson

FAMILIES, REMAINS, SEED = 2000, 1300, 1


def demo(
    output: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("demo-output"),
    language: Annotated[str, typer.Option(help="Language of the reports: es or en.")] = "",
    serve: Annotated[
        bool, typer.Option(help="End by serving the casework application with the extract loaded.")
    ] = True,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to serve on.")] = 8000,
    json: AsJson = False,
) -> None:
    """Run the main job: the published planecrash case, and a simulated national extract.

    It ends by serving the casework application with the extract loaded; --no-serve and --json stop before.

    Examples:
      hallar demo --output demo-output

      hallar demo --no-serve
    """
    from hallar.cli.console import err, out, print_json  # noqa: PLC0415
    from hallar.cli.examples import examples  # noqa: PLC0415
    from hallar.cli.hits import print_hits, write_hits  # noqa: PLC0415
    from hallar.cli.options import models_for, report_language  # noqa: PLC0415
    from hallar.cli.run_search import report_run, run_search, summary_of, write_report  # noqa: PLC0415
    from hallar.cli.simulate import simulate  # noqa: PLC0415
    from hallar.formats import open_registry  # noqa: PLC0415
    from hallar.search import Threshold  # noqa: PLC0415

    told_in = report_language(language)
    output.mkdir(parents=True, exist_ok=True)
    extract = output / "national-extract"
    err.print(f"simulating {FAMILIES:,} families and {REMAINS:,} remains (seed {SEED}) ...")
    simulate(extract, FAMILIES, REMAINS, SEED, overwrite=True)
    jobs = (
        ("planecrash", examples() / "planecrash.json", Threshold(None, 0.0)),
        ("national-extract", extract, Threshold()),
    )
    summaries = {}
    for name, path, rule in jobs:
        opened = open_registry(path)
        finished = run_search(opened, models_for(opened, None, "proportional", 0.0), rule)
        report = output / f"{name}.html"
        write_report(report_run(finished, name, "demo"), report, told_in)
        write_hits(finished, output / f"{name}-hits.csv")
        summaries[name] = summary_of(finished)
        if not json:
            print_hits(finished, most=20)
            out.print(f"report: {report}\n", markup=False)
    if json:
        print_json(summaries)
    elif serve:
        _serve_casework(output, extract, port)


def _serve_casework(output: Path, extract: Path, port: int) -> None:
    """Load the extract into a new database and serve it."""
    from hallar.cli.casework import start_web  # noqa: PLC0415

    home = (output / "casework").resolve()
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    environment = home / "demo.env"
    start_web(environment, new_home=home)
    from hallar.cli.demo_casework import prepare_casework, print_accounts  # noqa: PLC0415
    from hallar.cli.serving import run_server  # noqa: PLC0415

    password = prepare_casework(extract, SEED)
    print_accounts(password, environment, port)
    run_server("127.0.0.1", port, threads=8)
