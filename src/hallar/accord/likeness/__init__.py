"""How alike two agreed points are, and why; across documents, years and the two languages.

Knows no Django. May import :mod:`hallar.accord.reading` (words, their forms and acts) and nothing else of the
project.
"""

from hallar.accord.likeness.facts import PointFacts
from hallar.accord.likeness.index import LikenessIndex
from hallar.accord.likeness.score import OFFER_FROM, Likeness, LikenessPart

__all__ = ["OFFER_FROM", "Likeness", "LikenessIndex", "LikenessPart", "PointFacts"]
