"""Whom to sample next: what every untyped relative of every family is expected to add."""

from hallar.search.advice.families import advise
from hallar.search.advice.relatives import sampling_candidates
from hallar.search.advice.result import MemberAdvice, RelativeGain

__all__ = [
    "MemberAdvice",
    "RelativeGain",
    "advise",
    "sampling_candidates",
]
