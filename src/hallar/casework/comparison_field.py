"""One line of the comparison of a person with remains."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a field says about the pair; missing data say nothing, never a mismatch."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


@dataclass(frozen=True)
class ComparedField:
    """One line of the comparison.

    Attributes:
        label: what is compared.
        ante_mortem: what is known of the person.
        post_mortem: what was seen on the remains.
        verdict: what follows.
        why: in words, empty where it is plain.
    """

    label: str
    ante_mortem: str
    post_mortem: str
    verdict: Verdict
    why: str = ""
