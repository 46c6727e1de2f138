"""Reads IATI activity files: what a programme was given, paid out, set out to reach and reached.

The standard: International Aid Transparency Initiative, activity standard, version 2 (2.01 to 2.03). May
import :mod:`hallar.formats.defect` and :mod:`hallar.accord.currencies`; never imports Django.
"""

from hallar.accord.iati.activity import (
    Activity,
    Amount,
    AmountKind,
    Baseline,
    Participant,
    Period,
    Share,
)
from hallar.accord.iati.fields import shortened
from hallar.accord.iati.reading import read_activities

__all__ = [
    "Activity",
    "Amount",
    "AmountKind",
    "Baseline",
    "Participant",
    "Period",
    "Share",
    "read_activities",
    "shortened",
]
