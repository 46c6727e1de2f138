"""The search: every family against all remains, by table look-up.

May import :mod:`hallar.formats`, :mod:`hallar.kinship` and what is below them.
"""

from hallar.search.candidate import Candidate, SearchedFamily, SearchResult
from hallar.search.checkpoint import Checkpoint
from hallar.search.cluster import SharedSearch, search_on_cluster
from hallar.search.explain import LocusEvidence, PairExplanation, explain_pair
from hallar.search.family_index import FamilyIndex
from hallar.search.prepared import PreparedSearch, prepare_search
from hallar.search.search import search
from hallar.search.threshold import Threshold

__all__ = [
    "Candidate",
    "Checkpoint",
    "FamilyIndex",
    "LocusEvidence",
    "PairExplanation",
    "PreparedSearch",
    "SearchResult",
    "SearchedFamily",
    "SharedSearch",
    "Threshold",
    "explain_pair",
    "prepare_search",
    "search",
    "search_on_cluster",
]
