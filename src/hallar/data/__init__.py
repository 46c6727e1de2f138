"""Facts shipped with the package, each with its source. Imports nothing of the project.

* ``loci.csv``: STR loci of the common kits. Cytogenetic bands: Butler (2006), J. Forensic Sci. 51:253-265.
  Starts of the repeat region on GRCh38: Phillips et al. (2018), Forensic Sci. Int. Genet. 34:162-169.
* ``mutation_counts.csv``: mutations counted in paternity testing; see :mod:`hallar.genetics.mutation_rate`.
* ``frequencies/``: allele frequencies; ``sources.toml`` names the source of each table.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def data_file(*parts: str) -> Traversable:
    """Return a shipped file."""
    return files("hallar.data").joinpath(*parts)
