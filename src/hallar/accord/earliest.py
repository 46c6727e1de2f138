"""The first year that is no slip of the hand; knows no Django."""

from __future__ import annotations

EARLIEST_YEAR = 1800
"""No accord that is followed is older, and nothing that is measured for one."""
