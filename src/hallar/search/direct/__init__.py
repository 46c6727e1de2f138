"""Direct matching: which profiles are of one person, fragments of a body or a personal sample.

May import :mod:`hallar.search.byte_scan`, :mod:`hallar.formats`, :mod:`hallar.kinship` and what is below.
"""

from hallar.search.direct.consensus import Consensus, ConsensusLocus
from hallar.search.direct.covered_model import covering
from hallar.search.direct.fortuitous import FortuitousPairs, fortuitous_pairs
from hallar.search.direct.grouping import Cluster, Contradiction, clusters
from hallar.search.direct.matching import MatchResult, MatchRule, match, pooled
from hallar.search.direct.merged import group_id, merged_identities, merged_remains
from hallar.search.direct.profile_index import TYPING_ERROR, Matches, ProfileIndex
from hallar.search.direct.truth import KnownFragments, known_fragments

__all__ = [
    "TYPING_ERROR",
    "Cluster",
    "Consensus",
    "ConsensusLocus",
    "Contradiction",
    "FortuitousPairs",
    "KnownFragments",
    "MatchResult",
    "MatchRule",
    "Matches",
    "ProfileIndex",
    "clusters",
    "covering",
    "fortuitous_pairs",
    "group_id",
    "known_fragments",
    "match",
    "merged_identities",
    "merged_remains",
    "pooled",
]
