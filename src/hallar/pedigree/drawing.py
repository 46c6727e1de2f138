"""The drawing of a pedigree as SVG, in the standard symbols.

Symbols: Bennett et al. (2008), Standardized human pedigree nomenclature, Journal of Genetic Counseling
17:424-433. Squares are men, circles women, diamonds persons of unknown sex; a double line joins relatives
who have children together; a bar joins identical twins. Typed persons are hatched, missing persons carry a
question mark in a heavy frame; a legend says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from xml.sax.saxutils import escape, quoteattr

from hallar.pedigree.coefficient import kinship_coefficients
from hallar.pedigree.labels import LINE_HEIGHT, NAME_LINES, RELATION_LINES, wrap_label
from hallar.pedigree.layout import Link, lay_out, twin_pairs
from hallar.pedigree.legend import draw_legend
from hallar.pedigree.model import Pedigree, Sex
from hallar.pedigree.routes import CLEARANCE, MARGIN, Routes
from hallar.pedigree.symbols import SYMBOL, TYPED_PATTERN, draw_symbol

LEAST_WIDTH = 610.0
"""Width of the page of a small family: room for the legend."""
LEGEND_DISTANCE = 44.0
"""Vertical distance of the legend from what is above it."""
LEGEND_MARGIN = 26.0
"""Vertical distance of the legend's last row from the edge of the page."""

_LOOK = (
    """font-family="system-ui, 'Noto Sans', sans-serif" font-size="12" """
    'fill="none" stroke="#1c2330" stroke-width="1.6" stroke-linecap="round"'
)
"""Attributes, not a style: a strict content security policy refuses styles inside a page."""
_TEXTS = {
    "en": {
        "title": "Pedigree",
        "desc": "{people} persons; typed: {typed}; missing: {missing}",
        "nobody": "nobody",
        "male": "man",
        "female": "woman",
        "unknown": "sex unknown",
        "typed": "typed",
        "missing": "missing",
        "related": "partners who are related",
        "twins": "identical twins",
    },
    "es": {
        "title": "Genealogía",
        "desc": "{people} personas; con perfil: {typed}; desaparecidas: {missing}",
        "nobody": "nadie",
        "male": "hombre",
        "female": "mujer",
        "unknown": "sexo desconocido",
        "typed": "con perfil",
        "missing": "desaparecida",
        "related": "pareja consanguínea",
        "twins": "gemelos idénticos",
    },
}


def draw_pedigree(
    pedigree: Pedigree,
    *,
    typed: Collection[str],
    missing: Collection[str],
    labels: Mapping[str, str] | None = None,
    addresses: Mapping[str, str] | None = None,
    language: str = "es",
) -> str:
    """Return the drawing as a self-contained SVG element; every text is escaped.

    Args:
        pedigree: who is drawn.
        typed: identifiers of the typed members.
        missing: identifiers of the missing members.
        labels: a second text under a person's name, such as how they are related.
        addresses: where a click on a person leads.
        language: ``es`` or ``en``, for the legend and the description.

    Raises:
        ValueError: somebody is their own ancestor, or a parent is not listed.
    """
    return _Drawing(pedigree, typed, missing, labels or {}, addresses or {}, _TEXTS[language]).svg()


class _Drawing:
    def __init__(
        self,
        pedigree: Pedigree,
        typed: Collection[str],
        missing: Collection[str],
        labels: Mapping[str, str],
        addresses: Mapping[str, str],
        texts: Mapping[str, str],
    ) -> None:
        self.pedigree = pedigree
        self.typed = typed
        self.missing = missing
        self.labels = labels
        self.addresses = addresses
        self.texts = texts
        self.lines = {member.id: self._label_lines(member.id) for member in pedigree.members}
        self.layout = lay_out(pedigree)
        self.routes = Routes(self.layout, {person: len(lines) for person, lines in self.lines.items()})
        self.position = {member.id: number for number, member in enumerate(pedigree.members)}
        self.kinship = kinship_coefficients(pedigree)
        self.twins = twin_pairs(pedigree)
        self.couples = [link for link in self.layout.links if len(link.sources) == 2]

    def svg(self) -> str:
        people = self.pedigree.members
        width = max(self.routes.width + MARGIN, LEAST_WIDTH)
        legend, lowest = draw_legend(
            self._legend_names(),
            self.texts,
            left=MARGIN / 2,
            top=self.routes.height + LEGEND_DISTANCE,
            right=width - MARGIN / 2,
        )
        height = lowest + LEGEND_MARGIN
        describe = self.texts["desc"].format(
            people=len(people),
            typed=", ".join(self.typed) or self.texts["nobody"],
            missing=", ".join(self.missing) or self.texts["nobody"],
        )
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:.0f} {height:.0f}" '
            f'width="{width:.0f}" height="{height:.0f}" {_LOOK}>',
            f"<title>{_escaped(self.texts['title'])}</title><desc>{_escaped(describe)}</desc>",
            TYPED_PATTERN,
        ]
        parts += [self._partners(link) for link in self.couples]
        parts += [self._descent(link) for link in self.layout.links]
        parts += [self._twins(one, other) for one, other in self.twins]
        parts += [self._person(member.id) for member in people]
        parts.append(legend)
        parts.append("</svg>")
        return "".join(parts)

    def _partners(self, link: Link) -> str:
        path = self.routes.partners(link, double=self._related(link))
        return f'<path class="couple" d="{path}"/>'

    def _related(self, link: Link) -> bool:
        father, mother = (self.position[str(parent)] for parent in link.couple)
        return bool(self.kinship[father, mother] > 0)

    def _legend_names(self) -> list[str]:
        """Return what to explain; lines only where the drawing has them."""
        names = [*(sex.value for sex in Sex), "typed", "missing"]
        if any(self._related(link) for link in self.couples):
            names.append("related")
        if self.twins:
            names.append("twins")
        return names

    def _descent(self, link: Link) -> str:
        return f'<path class="descent" d="{self.routes.descent(link)}"/>'

    def _twins(self, one: str, other: str) -> str:
        """Join twins by a bar that lies below the bar of their sibship."""
        left, right = self.routes.x(one), self.routes.x(other)
        top = self.routes.y(one) - SYMBOL / 2
        path = f"M{left:.1f} {top:.1f} V{top - CLEARANCE / 2:.1f} H{right:.1f} V{top:.1f}"
        return f'<path class="twins" d="{path}"/>'

    def _label_lines(self, person: str) -> list[tuple[str, int]]:
        """Return the lines under a person's symbol and their weights."""
        return [
            *((line, 600) for line in wrap_label(person, NAME_LINES)),
            *((line, 400) for line in wrap_label(self.labels.get(person, ""), RELATION_LINES)),
        ]

    def _person(self, person: str) -> str:
        x, y = self.routes.x(person), self.routes.y(person)
        typed, missing = person in self.typed, person in self.missing
        label = self.labels.get(person, "")
        told = ", ".join(
            [
                person,
                self.texts[self.pedigree.by_id[person].sex.value],
                *([self.texts["typed"]] if typed else []),
                *([self.texts["missing"]] if missing else []),
                *([label] if label else []),
            ]
        )
        text = "".join(
            self._label(line, weight, x, y + SYMBOL / 2 + LINE_HEIGHT * (number + 1))
            for number, (line, weight) in enumerate(self.lines[person])
        )
        symbol = draw_symbol(self.pedigree.by_id[person].sex, x, y, typed=typed, missing=missing)
        drawn = f'<g class="person"><title>{_escaped(told)}</title>{symbol}{text}</g>'
        address = self.addresses.get(person)
        return f"<a href={quoteattr(address)}>{drawn}</a>" if address else drawn

    def _label(self, line: str, weight: int, x: float, y: float) -> str:
        """Draw a line of text over a white copy of itself, so that it stays legible on other lines.

        Two texts, for paper renderers do not know ``paint-order``.
        """
        place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-weight="{weight}"'
        halo = f'<text {place} fill="#fff" stroke="#fff" stroke-width="4" aria-hidden="true">'
        return (
            f'{halo}{_escaped(line)}</text><text {place} fill="#1c2330" stroke="none">{_escaped(line)}</text>'
        )


def _escaped(text: str) -> str:
    """Escape a text for XML; characters that XML cannot hold become U+FFFD."""
    return escape("".join(one if _xml_holds(one) else "�" for one in text))


def _xml_holds(character: str) -> bool:
    """Whether a character may stand in XML 1.0 (W3C Recommendation, fifth edition, section 2.2)."""
    code = ord(character)
    return (
        character in "\t\n\r"
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
