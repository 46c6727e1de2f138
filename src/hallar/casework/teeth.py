"""Teeth as they are entered: their states, and a short form for surfaces."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hallar.charts import ALL_TEETH

TOOTH_STATES = (
    ("sound", gettext_lazy("in place; other surfaces sound")),
    ("present", gettext_lazy("in place; other surfaces unknown")),
    ("missing_ante_mortem", gettext_lazy("lost before death")),
    ("missing_post_mortem", gettext_lazy("lost after death")),
    ("crown", gettext_lazy("crown")),
    ("pontic", gettext_lazy("false tooth")),
    ("root_remnant", gettext_lazy("root remnant")),
    ("implant", gettext_lazy("implant")),
    ("root_canal", gettext_lazy("root canal treatment")),
    ("unerupted", gettext_lazy("not erupted")),
    ("unknown", gettext_lazy("unknown")),
)
SURFACES = {"M": "mesial", "D": "distal", "V": "vestibular", "L": "lingual", "O": "occlusal"}
SURFACE_CODES = {"A": "filled_amalgam", "R": "filled_resin", "C": "caries"}


def check_tooth(fdi: int, state: str, surfaces: dict[str, str]) -> None:
    """Refuse a tooth that cannot be.

    >>> check_tooth(11, "crown", {"occlusal": "filled_resin"})

    Raises:
        ValueError: no tooth has this number (ISO 3950), or nothing has this state.
    """
    if fdi not in ALL_TEETH:
        raise ValueError(_("%(value)s is no number of a tooth (FDI)") % {"value": fdi})
    known = dict(TOOTH_STATES), set(SURFACES.values()), set(SURFACE_CODES.values())
    if state not in known[0] or not surfaces.keys() <= known[1] or not set(surfaces.values()) <= known[2]:
        raise ValueError(_("Tooth %(fdi)s: there is no such state.") % {"fdi": fdi})


def surfaces_from_code(text: str) -> dict[str, str]:
    """Return the states of surfaces from their short form.

    >>> surfaces_from_code("OA mr")
    {'occlusal': 'filled_amalgam', 'mesial': 'filled_resin'}

    Raises:
        ValueError: a pair of letters that stands for nothing.
    """
    found: dict[str, str] = {}
    for pair in re.split(r"[\s,;]+", text.strip().upper()):
        if not pair:
            continue
        if len(pair) != 2 or pair[0] not in SURFACES or pair[1] not in SURFACE_CODES:
            raise ValueError(
                _("%(value)s: write the surface (M, D, V, L, O) and then A, R or C, such as OA")
                % {"value": pair[:10]}
            )
        found[SURFACES[pair[0]]] = SURFACE_CODES[pair[1]]
    return found


def surface_code(surfaces: dict[str, str]) -> str:
    """Return the short form of surfaces.

    >>> surface_code({"occlusal": "filled_amalgam"})
    'OA'
    """
    surface_letter = {name: letter for letter, name in SURFACES.items()}
    state_letter = {name: letter for letter, name in SURFACE_CODES.items()}
    return " ".join(f"{surface_letter[surface]}{state_letter[state]}" for surface, state in surfaces.items())
