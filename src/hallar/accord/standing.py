"""Where a point stands, from what its parties say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hallar.accord.models import Status, StatusStatement


@dataclass(frozen=True)
class Standing:
    """Where a point stands.

    Attributes:
        status: the last one on which all parties concerned concurred.
        since: the day for which the last of them said so first; ``None`` before they concur for the first
            time.
        successor: number of the point that takes its place, where it was replaced.
        open_statements: by party, its word where it is not what the parties concur on.
    """

    status: str
    since: date | None
    successor: int | None
    open_statements: dict[str, StatusStatement]

    @property
    def contested(self) -> bool:
        """Whether a party's word waits for another's."""
        return bool(self.open_statements)


def standing_of(statements: Iterable[StatusStatement], concerned: Sequence[str]) -> Standing:
    """Replay what the parties said: a status stands from the moment all concerned say the same.

    Args:
        statements: in the order they were made; a concurrence carries the status it concurs with.
        concerned: codes of the parties whose word decides.
    """
    said: dict[str, StatusStatement] = {}
    status, since, successor = Status.AGREED.value, None, None
    for one in statements:
        if one.country not in concerned:
            continue
        said[one.country] = one
        words = {(said[party].status, said[party].successor_id) for party in concerned if party in said}
        if len(words) == 1 and all(party in said for party in concerned):
            agreed = words.pop()
            if since is None or agreed != (status, successor):
                since = max(said[party].as_of for party in concerned)
            status, successor = agreed
    standing = (status, successor)
    differing = {party: word for party, word in said.items() if (word.status, word.successor_id) != standing}
    return Standing(status, since, successor, differing)
