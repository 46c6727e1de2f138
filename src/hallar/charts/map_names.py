"""The names on a map: countries, towns and states, as many as find room."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import sqrt

from hallar.charts.label_board import LabelBoard, Side
from hallar.charts.map_words import local_name, place_names
from hallar.charts.outlines import NamedPlace, Outlines, read_outlines
from hallar.charts.palette import QUIET, SMALL_TEXT_SIZE, TEXT_SIZE
from hallar.charts.projection import Projection
from hallar.charts.rings import clip_to_page, ring_area, ring_middle
from hallar.charts.svg import draw_element, draw_haloed_text

_SMALLEST_NAMED = 500.0
"""A country with less area on the page bears no name, in square pixels."""
_SMALLEST_HIGHLIGHTED = 40.0
_SMALL = 9000.0
"""A country with less area on the page bears its name beside it, in square pixels."""
_SIDES = {"GTM": (Side.LEFT, Side.ABOVE), "SLV": (Side.BELOW, Side.LEFT), "HND": (Side.RIGHT, Side.ABOVE)}
_TOWN_RADIUS = 1.8
_RANKS = ((18.0, 1), (34.0, 3), (60.0, 4), (110.0, 6))
"""Up to so many pixels per degree, towns up to a rank are named; beyond, all."""
_NEAR = (0.0, -0.7, 0.7)
"""How far a state's name may give way, in heights of its text: beyond lies another state."""
_STATES_FROM = 28.0
"""Pixels per degree from which states are named."""


def draw_names(projection: Projection, board: LabelBoard, highlighted: Collection[str], language: str) -> str:
    """Return the names of countries, towns and states, as many as find room on the board."""
    outlines = read_outlines()
    parts = _country_names(outlines, projection, board, highlighted, language)
    parts += _town_names(outlines.towns, projection, board, language)
    if projection.scale >= _STATES_FROM:
        parts += _state_names(outlines.states, projection, board, language)
    return "".join(parts)


def _country_names(
    outlines: Outlines, projection: Projection, board: LabelBoard, highlighted: Collection[str], language: str
) -> list[str]:
    parts = []
    names = place_names(language)
    for code in sorted(names, key=lambda code: code not in highlighted):
        seen = max((clip_to_page(ring, projection) for ring in outlines.countries[code]), key=ring_area)
        area = ring_area(seen)
        if area < (_SMALLEST_HIGHLIGHTED if code in highlighted else _SMALLEST_NAMED):
            continue
        size = TEXT_SIZE + 1 if code in highlighted else SMALL_TEXT_SIZE
        # bold letters need the room of a longer text
        roomy = names[code] + "  "
        x, y = ring_middle(seen)
        if code in _SIDES and area < _SMALL:
            room = board.find_room_beside(roomy, x, y, sqrt(area) / 2 + 2, size, _SIDES[code])
        else:
            room = board.find_room_at(roomy, x, y, size)
        if room:
            weight = 600 if code in highlighted else 400
            parts.append(draw_haloed_text(names[code], *room, font_size=size, font_weight=weight, fill=QUIET))
    return parts


def _town_names(
    towns: Iterable[NamedPlace], projection: Projection, board: LabelBoard, language: str
) -> list[str]:
    parts = []
    highest = next((rank for scale, rank in _RANKS if projection.scale <= scale), None)
    for town in towns:
        if highest is not None and town.rank > highest:
            continue
        x, y = projection.place(town.longitude, town.latitude)
        name = local_name(town.name, language)
        room = board.find_room_beside(name, x, y, _TOWN_RADIUS + 3, SMALL_TEXT_SIZE)
        if room:
            parts.append(draw_element("circle", cx=x, cy=y, r=_TOWN_RADIUS, fill=QUIET))
            parts.append(draw_haloed_text(name, *room, font_size=SMALL_TEXT_SIZE, fill=QUIET))
    return parts


def _state_names(
    states: Iterable[NamedPlace], projection: Projection, board: LabelBoard, language: str
) -> list[str]:
    parts = []
    for state in states:
        name = local_name(state.name, language)
        x, y = projection.place(state.longitude, state.latitude)
        room = board.find_room_at(name, x, y, SMALL_TEXT_SIZE, shifts=_NEAR)
        if room:
            parts.append(
                draw_haloed_text(name, *room, font_size=SMALL_TEXT_SIZE, font_style="italic", fill="#7b8593")
            )
    return parts
