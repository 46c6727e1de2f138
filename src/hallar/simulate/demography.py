"""What is known of people besides their DNA, drawn so that it fits: names, dates, places, bodies.

Invented throughout: common given names and surnames are combined at random, nobody real is meant. The
places are towns on the ways between five countries, with rounded coordinates (``data/places``).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

import numpy as np

from hallar.data import data_file

MALE_NAMES = (
    "José Luis", "Juan Carlos", "Miguel Ángel", "Francisco", "Jesús", "Manuel", "Pedro", "Carlos", "Jorge",
    "Luis Alberto", "Roberto", "Fernando", "Daniel", "Ricardo", "Eduardo", "Wilmer", "Kevin", "Byron",
    "Selvin", "Marvin", "Óscar", "Rigoberto", "Santos", "Héctor", "Mario", "Elmer", "Nelson", "Walter",
    "Rubén", "Víctor Manuel", "Adán", "Martín",
)  # fmt: skip
FEMALE_NAMES = (
    "María Guadalupe", "Ana María", "Rosa", "Juana", "Margarita", "Verónica", "Leticia", "Yolanda", "Blanca",
    "Silvia", "Karla", "Sandra", "Gloria", "Patricia", "Norma", "Glenda", "Dilcia", "Reina", "Wendy",
    "Yesenia", "Claudia", "Irma", "Marta", "Sonia", "Elena", "Alejandra", "Daniela", "Cristina", "Dolores",
    "Esperanza", "Lidia", "Rocío",
)  # fmt: skip
SURNAMES = (
    "Hernández", "García", "Martínez", "López", "González", "Rodríguez", "Pérez", "Sánchez", "Ramírez",
    "Cruz", "Flores", "Gómez", "Morales", "Vásquez", "Reyes", "Jiménez", "Torres", "Díaz", "Gutiérrez",
    "Mendoza", "Ruiz", "Aguilar", "Ortiz", "Castillo", "Moreno", "Chávez", "Rivera", "Ramos", "Mejía",
    "Zelaya", "Orellana", "Portillo", "Ajú", "Xol", "Caal", "Tzoc", "Funes", "Bonilla", "Menjívar",
    "Alvarenga", "Lagos", "Cárdenas", "Salazar", "Ávila", "Domínguez", "Vega", "Herrera", "Medina", "Castro",
    "Vargas",
)  # fmt: skip
TATTOOS = (
    "rosa", "cruz", "nombre de mujer", "virgen", "corazón", "letras", "águila", "estrella", "fecha",
    "calavera",
)  # fmt: skip
CLOTHES = ("pantalón de mezclilla", "camiseta", "sudadera", "chamarra", "botas", "tenis", "cinturón", "gorra")
COLOURS = ("azul", "negro", "gris", "blanco", "café", "rojo", "verde")
MARK_REGIONS = ("chest", "back", "arm", "forearm", "shoulder", "leg", "neck", "hand")
T = TypeVar("T")
LATEST = date(2024, 12, 31)
"""No simulated event lies after this day."""


@dataclass(frozen=True)
class Place:
    """A town.

    Attributes:
        name: its name.
        country: ISO 3166-1 alpha-2.
        latitude: degrees north.
        longitude: degrees east.
        kind: ``origin``, ``route`` or ``border``.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    kind: str


@dataclass(frozen=True)
class MissingFacts:
    """What a family knows of a missing person."""

    given: str
    first_surname: str
    second_surname: str
    birth: date
    last_contact: date
    origin: Place
    last_place: Place
    stature_cm: int
    mark: tuple[str, str, str]
    clothing: tuple[str, str]
    linked_to_crime: bool


@dataclass(frozen=True)
class FoundFacts:
    """What a forensic service knows of remains."""

    found: date
    place: Place
    latitude: float
    longitude: float
    age: tuple[int, int]
    stature: tuple[int, int]
    interval_days: tuple[int, int]
    condition: str
    mark: tuple[str, str, str] | None
    clothing: tuple[str, str] | None


@cache
def places() -> tuple[Place, ...]:
    """Return the towns."""
    with data_file("places", "places.csv").open(encoding="utf-8") as stream:
        return tuple(
            Place(row["name"], row["country"], float(row["latitude"]), float(row["longitude"]), row["kind"])
            for row in csv.DictReader(stream)
        )


def draw_missing(male: bool, country: str, rng: np.random.Generator) -> MissingFacts:
    """Draw a missing person of a country."""
    contact = LATEST - timedelta(days=int(rng.integers(60, 15 * 365)))
    age = int(np.clip(rng.gamma(9.0, 3.4), 14, 80))
    home = _one([place for place in places() if place.country == country], rng)
    away = [place for place in places() if place.kind != "origin"]
    mean, deviation = (165.0, 6.5) if male else (153.0, 6.0)
    return MissingFacts(
        given=_one(MALE_NAMES if male else FEMALE_NAMES, rng),
        first_surname=_one(SURNAMES, rng),
        second_surname=_one(SURNAMES, rng),
        birth=contact - timedelta(days=int(age * 365.25) + int(rng.integers(0, 365))),
        last_contact=contact,
        origin=home,
        last_place=home if rng.random() < 0.35 else _one(away, rng),
        stature_cm=int(rng.normal(mean, deviation)),
        mark=(_one(TATTOOS, rng), _one(MARK_REGIONS, rng), _one(("left", "right"), rng)),
        clothing=(_one(CLOTHES, rng), _one(COLOURS, rng)),
        linked_to_crime=bool(rng.random() < 0.6),
    )


def draw_found(person: MissingFacts, country: str | None, rng: np.random.Generator) -> FoundFacts:
    """Draw what is found of a person: some of it days, some years after the last contact.

    Args:
        person: who it is.
        country: where the remains are found, near the last known place if omitted.
        rng: source of randomness.
    """
    elapsed = int(min(rng.exponential(400.0) + 2, max((LATEST - person.last_contact).days, 3)))
    place = person.last_place
    if country is not None and place.country != country:
        place = _one([one for one in places() if one.country == country], rng)
    age = int((person.last_contact - person.birth).days / 365.25)
    low, high = int(rng.integers(3, 10)), int(rng.integers(3, 12))
    seen = elapsed < 60
    return FoundFacts(
        found=min(person.last_contact + timedelta(days=elapsed), LATEST),
        place=place,
        latitude=round(place.latitude + float(rng.normal(0, 0.15)), 4),
        longitude=round(place.longitude + float(rng.normal(0, 0.15)), 4),
        age=(max(age - low, 10), age + high),
        stature=(person.stature_cm - int(rng.integers(2, 6)), person.stature_cm + int(rng.integers(2, 6))),
        interval_days=(max(int(elapsed * 0.5), 1), int(elapsed * 1.8) + 5),
        condition="decomposed" if seen else "skeletal",
        mark=person.mark if seen and rng.random() < 0.7 else None,
        clothing=person.clothing if rng.random() < 0.5 else None,
    )


def _one(options: Sequence[T], rng: np.random.Generator) -> T:
    return options[int(rng.integers(len(options)))]
