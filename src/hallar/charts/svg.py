"""SVG elements as strings: escaped, without style, script or identifiers.

Only presentation attributes are written, so a page with a strict content security policy shows the drawing;
nothing is referred to by identifier, so that many drawings can stand in one page.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hallar.charts.palette import INK, PAPER, TEXT_SIZE, TYPEFACE

AttributeValue = str | float

_HALO_WIDTH = 3.0
_WIDTH_OF_A_CHARACTER = 0.56
"""Mean advance of a letter of a sans-serif typeface, as a fraction of the text's size."""


def draw_root(*children: str, width: float, height: float, label: str, description: str = "") -> str:
    """Return a whole drawing.

    Args:
        children: elements, already drawn.
        width: width of the view box, in pixels.
        height: height of the view box, in pixels.
        label: what a screen reader says instead of the drawing.
        description: a longer text, for readers who ask for it.
    """
    told = [draw_element("title", escape_text(label))]
    if description:
        told.append(draw_element("desc", escape_text(description)))
    return draw_element(
        "svg",
        *told,
        *children,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_label=label,
        viewBox=f"0 0 {write_number(width)} {write_number(height)}",
        width=width,
        height=height,
        font_family=TYPEFACE,
        font_size=TEXT_SIZE,
        fill=INK,
    )


def draw_element(name: str, /, *children: str, **attributes: AttributeValue) -> str:
    """Return an element; an underscore in an attribute's name stands for a hyphen."""
    written = "".join(
        f" {key.replace('_', '-')}={_quoted(value)}" for key, value in attributes.items() if value != ""
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def draw_titled(title: str, *children: str) -> str:
    """Return a group with the title that a browser shows under the pointer."""
    return draw_element("g", draw_element("title", escape_text(title)), *children)


def draw_text(text: str, x: float, y: float, **attributes: AttributeValue) -> str:
    """Return a line of text; ``y`` is its baseline."""
    return draw_element("text", escape_text(text), x=x, y=y, **attributes)


def draw_haloed_text(
    text: str, x: float, y: float, *, halo: str = PAPER, **attributes: AttributeValue
) -> str:
    """Return a text that stays legible on lines.

    It is written twice because not every renderer of PDF knows ``paint-order``.
    """
    behind = {**attributes, "fill": halo, "stroke": halo, "stroke_width": _HALO_WIDTH}
    return draw_text(
        text, x, y, aria_hidden="true", stroke_linejoin="round", stroke_opacity=0.85, **behind
    ) + draw_text(text, x, y, **attributes)


def estimate_text_width(text: str, size: float = TEXT_SIZE) -> float:
    """Return about how wide a text will be, in pixels, erring on the wide side."""
    return len(text) * size * _WIDTH_OF_A_CHARACTER


def shorten(text: str, longest: int) -> str:
    """Return a text on one line, of at most ``longest`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def write_number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def escape_text(text: str) -> str:
    """Escape a text for XML; characters that XML cannot hold become U+FFFD."""
    return escape("".join(one if _xml_holds(one) else "\ufffd" for one in text))


def _quoted(value: AttributeValue) -> str:
    if isinstance(value, str):
        return quoteattr("".join(one if _xml_holds(one) else "\ufffd" for one in value))
    return f'"{write_number(value) if abs(value) >= 1 or value == 0 else f"{value:.2f}"}"'


def _xml_holds(character: str) -> bool:
    """Whether a character may stand in XML 1.0 (W3C Recommendation, fifth edition, section 2.2)."""
    code = ord(character)
    return (
        character in "\t\n\r"
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
