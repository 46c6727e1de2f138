"""The commands."""

from __future__ import annotations


def main() -> None:
    """Run the command line; the entry point ``hallar``."""
    from hallar.cli.app import run  # noqa: PLC0415  (keeps `import hallar.cli` light)

    run()
