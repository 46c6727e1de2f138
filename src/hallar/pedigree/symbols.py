"""The standard symbols of persons, as SVG."""

from __future__ import annotations

from hallar.pedigree.model import Sex

SYMBOL = 36
"""Width and height of a symbol, in pixels."""
TYPED_PATTERN = (
    '<defs><pattern id="hallar-typed" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#dce9f2" stroke="none"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="#1f5f8b" stroke-width="3.4"/></pattern></defs>'
)
"""What :func:`draw_symbol` refers to for typed persons; every drawing holds it once."""


def draw_symbol(sex: Sex, x: float, y: float, *, typed: bool, missing: bool, scale: float = 1.0) -> str:
    """Return a person's symbol, centred at a place."""
    half = SYMBOL / 2 * scale
    fill = "url(#hallar-typed)" if typed else "#fff"
    frame = ' stroke="#a3361b" stroke-width="3"' if missing else ""
    if sex is Sex.MALE:
        shape = f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half}" height="{2 * half}"'
    elif sex is Sex.FEMALE:
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half}"'
    else:
        shape = f'<path d="M{x:.1f} {y - half:.1f} l{half} {half} l{-half} {half} l{-half} {-half}z"'
    mark = ""
    if missing:
        mark = (
            f'<text x="{x:.1f}" y="{y + 7 * scale:.1f}" text-anchor="middle" fill="#a3361b" stroke="none" '
            f'font-size="{20 * scale:.0f}" font-weight="700">?</text>'
        )
    return f'{shape} fill="{fill}"{frame}/>{mark}'
