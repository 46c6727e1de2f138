"""Families against families: two that may miss one person, whose own profile nobody has."""

from hallar.search.linking.link import ThetaError, link
from hallar.search.linking.meeting import Meeting
from hallar.search.linking.result import Link, LinkResult, LinkRule, PairCounts

__all__ = ["Link", "LinkResult", "LinkRule", "Meeting", "PairCounts", "ThetaError", "link"]
