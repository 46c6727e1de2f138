"""The words on a map, in Spanish and English."""

from __future__ import annotations

from hallar.charts.language import choose_words
from hallar.charts.map_points import PointKind

FIVE_COUNTRIES = ("MEX", "USA", "GTM", "HND", "SLV")
"""The countries of the accord, by ISO 3166-1 alpha-3 code."""

MAP_WORDS = {
    "es": {
        PointKind.LAST_SEEN: "Último lugar conocido",
        PointKind.FOUND: "Lugar del hallazgo",
        PointKind.CASE: "Caso",
        "map": "Mapa",
        "nothing": "sin puntos",
        "outside": "Fuera del mapa: {count}",
        "distance": "distancia en línea recta: {distance}",
        "and_more": "y {count} más",
        "size": "Superficie según el número:",
    },
    "en": {
        PointKind.LAST_SEEN: "Last known place",
        PointKind.FOUND: "Place found",
        PointKind.CASE: "Case",
        "map": "Map",
        "nothing": "no points",
        "outside": "Outside the map: {count}",
        "distance": "straight-line distance: {distance}",
        "and_more": "and {count} more",
        "size": "Area by number:",
    },
}

_PLACE_NAMES = {
    "es": {
        "MEX": "México",
        "USA": "Estados Unidos",
        "GTM": "Guatemala",
        "HND": "Honduras",
        "SLV": "El Salvador",
        "BHS": "Bahamas",
        "BLZ": "Belice",
        "CAN": "Canadá",
        "COL": "Colombia",
        "CRI": "Costa Rica",
        "CUB": "Cuba",
        "DOM": "República Dominicana",
        "HTI": "Haití",
        "JAM": "Jamaica",
        "NIC": "Nicaragua",
        "PAN": "Panamá",
        "PRI": "Puerto Rico",
        "VEN": "Venezuela",
    },
    "en": {
        "MEX": "Mexico",
        "USA": "United States",
        "GTM": "Guatemala",
        "HND": "Honduras",
        "SLV": "El Salvador",
        "BHS": "Bahamas",
        "BLZ": "Belize",
        "CAN": "Canada",
        "COL": "Colombia",
        "CRI": "Costa Rica",
        "CUB": "Cuba",
        "DOM": "Dominican Republic",
        "HTI": "Haiti",
        "JAM": "Jamaica",
        "NIC": "Nicaragua",
        "PAN": "Panama",
        "PRI": "Puerto Rico",
        "VEN": "Venezuela",
    },
}

_ENGLISH_NAMES = {
    "Ciudad de México": "Mexico City",
    "Ciudad de Guatemala": "Guatemala City",
    "Ciudad de Panamá": "Panama City",
    "Estado de México": "State of Mexico",
    "La Habana": "Havana",
}
_SPANISH_NAMES = {
    "Louisiana": "Luisiana",
    "New Mexico": "Nuevo México",
    "New York": "Nueva York",
    "New Orleans": "Nueva Orleans",
    "North Carolina": "Carolina del Norte",
    "North Dakota": "Dakota del Norte",
    "Oregon": "Oregón",
    "Pennsylvania": "Pensilvania",
    "Philadelphia": "Filadelfia",
    "South Carolina": "Carolina del Sur",
    "South Dakota": "Dakota del Sur",
    "West Virginia": "Virginia Occidental",
}
"""Towns and states whose stored name is not the Spanish one."""


def place_names(language: str) -> dict[str, str]:
    """Return the names of the countries on the map by ISO 3166-1 alpha-3 code, the five of the accord first.

    Raises:
        ValueError: the language is neither ``es`` nor ``en``.
    """
    return dict(choose_words(_PLACE_NAMES, language))


def local_name(name: str, language: str) -> str:
    """Return a town's or state's name as the reader's language has it."""
    return (_ENGLISH_NAMES if language == "en" else _SPANISH_NAMES).get(name, name)
