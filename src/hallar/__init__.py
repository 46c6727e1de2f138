"""Hallar: find, among unidentified remains, the ones a family is looking for.

Importing this package loads nothing heavy; import the part you need:
:mod:`hallar.genetics`, :mod:`hallar.pedigree`, :mod:`hallar.kinship`, :mod:`hallar.formats`,
:mod:`hallar.search`, :mod:`hallar.simulate`.
"""

__version__ = "0.1.0"
