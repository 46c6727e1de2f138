"""Numbers as they are written in the five countries: a comma between thousands, a point before decimals."""

from __future__ import annotations


def write_count(count: float) -> str:
    """Return a count for a reader.

    >>> write_count(82000), write_count(3.5)
    ('82,000', '3.5')
    """
    return f"{count:,.0f}" if count == round(count) else f"{count:,.1f}"


def write_distance(kilometres: float) -> str:
    """Return a distance with the digits it deserves.

    >>> write_distance(0.42), write_distance(12.6), write_distance(1546.2)
    ('0.4 km', '13 km', '1,546 km')
    """
    return f"{kilometres:.1f} km" if kilometres < 10 else f"{kilometres:,.0f} km"
