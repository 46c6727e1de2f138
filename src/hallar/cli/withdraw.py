"""``hallar withdraw``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hallar.cli.language import user_language
from hallar.cli.options import AsJson
from hallar.cli.refusal import refuse_unlisted


def withdraw(
    registry: Annotated[Path, typer.Argument(help="Registry folder.", show_default=False)],
    identifiers: Annotated[
        list[str],
        typer.Argument(
            help="Families, remains, or family:member for one relative's sample.", show_default=False
        ),
    ],
    kind: Annotated[
        str, typer.Option("--as", help="What they are, where it is not clear: family, remains or sample.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Leave families, remains or samples out of every later search: consent was withdrawn.

    Nothing is rewritten but the manifest, so it takes no time; what was withdrawn stays on the disk, unread,
    until hallar compact erases it, and cannot be added again under the same identifier.

    Examples:
      hallar withdraw country F00017

      hallar withdraw country F00020:mother R00004
    """
    from hallar.cli.console import err, print_json  # noqa: PLC0415
    from hallar.formats.registry_withdrawal import Withdrawable, withdraw_from_registry  # noqa: PLC0415

    if kind:
        refuse_unlisted("--as", kind, [one.value for one in Withdrawable])
    done = withdraw_from_registry(registry, identifiers, Withdrawable(kind) if kind else None)
    if json:
        print_json(
            {
                "path": str(registry),
                "withdrawn": done.withdrawn.to_json(),
                "already": done.already,
                "gone": done.gone,
                "counts": dict(done.manifest.counts),
            }
        )
        return
    gone, now = done.gone, done.manifest.counts
    said = {
        "en": f"withdrawn: {gone['families']} families, {gone['remains']} remains, {gone['typed']} samples; "
        f"had been before: {len(done.already)}; "
        f"now {now['families']} families and {now['remains']} remains",
        "es": f"retirados: {gone['families']} familias, {gone['remains']} restos, {gone['typed']} muestras; "
        f"ya lo estaban: {len(done.already)}; "
        f"ahora hay {now['families']} familias y {now['remains']} restos",
    }
    err.print(said[user_language()], markup=False, soft_wrap=True)
