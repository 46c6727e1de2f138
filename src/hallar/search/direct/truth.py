"""How direct matching did where it is known whose remains these are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.search.direct.profile_index import Matches


@dataclass(frozen=True, eq=False)
class KnownFragments:
    """Matches beside the truth.

    Attributes:
        true_pairs: pairs of remains of one person.
        found: how many of them match.
        false: matches of two persons' remains.
        is_true: bool (n,) by match.
    """

    true_pairs: int
    found: int
    false: int
    is_true: npt.NDArray[np.bool_]

    @property
    def missed(self) -> int:
        """Pairs of one person that do not match."""
        return self.true_pairs - self.found


def known_fragments(ids: tuple[str, ...], persons: Mapping[str, str], matches: Matches) -> KnownFragments:
    """Compare matches of remains with each other with the truth.

    Args:
        ids: identifiers of the remains.
        persons: person's label by identifier; remains without one are nobody else's.
        matches: of these remains.
    """
    labels = [persons.get(one) for one in ids]
    counts = Counter(label for label in labels if label is not None)
    pairs = zip(matches.first.tolist(), matches.second.tolist(), strict=True)
    is_true = np.array(
        [labels[one] is not None and labels[one] == labels[two] for one, two in pairs], dtype=bool
    )
    found = int(is_true.sum())
    true_pairs = sum(count * (count - 1) // 2 for count in counts.values())
    return KnownFragments(true_pairs, found, len(matches) - found, is_true)
