"""Teeth as an odontogram records them.

Two-digit numbers of ISO 3950 (FDI World Dental Federation): the first digit is the quadrant, seen from the
person (1-4 permanent, 5-8 deciduous: upper right, upper left, lower left, lower right), the second counts
from the midline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Surface(StrEnum):
    """The five surfaces of a tooth; ``occlusal`` is the cutting edge of front teeth too."""

    MESIAL = "mesial"
    DISTAL = "distal"
    VESTIBULAR = "vestibular"
    LINGUAL = "lingual"
    OCCLUSAL = "occlusal"


class SurfaceState(StrEnum):
    """What is seen on a surface."""

    SOUND = "sound"
    FILLED_AMALGAM = "filled_amalgam"
    FILLED_RESIN = "filled_resin"
    CARIES = "caries"
    UNKNOWN = "unknown"


class ToothState(StrEnum):
    """What is seen of a whole tooth.

    ``sound``: in place; surfaces not recorded are sound. ``present``: in place; surfaces not recorded are
    unknown. ``missing_ante_mortem``: the socket is closed, or never opened. ``missing_post_mortem``: the
    socket is open, so the tooth was there at death. ``pontic``: a false tooth, fixed or removable.
    ``root_remnant``: only the root is left.
    """

    SOUND = "sound"
    PRESENT = "present"
    ROOT_CANAL = "root_canal"
    CROWN = "crown"
    PONTIC = "pontic"
    IMPLANT = "implant"
    ROOT_REMNANT = "root_remnant"
    UNERUPTED = "unerupted"
    MISSING_ANTE_MORTEM = "missing_ante_mortem"
    MISSING_POST_MORTEM = "missing_post_mortem"
    UNKNOWN = "unknown"


WITH_SURFACES = frozenset({ToothState.SOUND, ToothState.PRESENT, ToothState.ROOT_CANAL})
"""States in which the tooth's own surfaces are seen."""

PERMANENT_ROWS = (
    tuple(10 + place for place in range(8, 0, -1)) + tuple(20 + place for place in range(1, 9)),
    tuple(40 + place for place in range(8, 0, -1)) + tuple(30 + place for place in range(1, 9)),
)
"""Upper and lower permanent teeth, from the person's right to the left, as charts show them."""
DECIDUOUS_ROWS = (
    tuple(50 + place for place in range(5, 0, -1)) + tuple(60 + place for place in range(1, 6)),
    tuple(80 + place for place in range(5, 0, -1)) + tuple(70 + place for place in range(1, 6)),
)
"""Upper and lower deciduous teeth, from the person's right to the left."""
ALL_TEETH = PERMANENT_ROWS[0] + DECIDUOUS_ROWS[0] + DECIDUOUS_ROWS[1] + PERMANENT_ROWS[1]
"""Every number, in the order in which a chart shows them."""
THIRD_MOLARS = frozenset({18, 28, 38, 48})


@dataclass(frozen=True)
class Tooth:
    """One tooth of one chart.

    Raises:
        ValueError: there is no tooth of that number, or a state or surface is not known.
    """

    fdi: int
    state: ToothState | str
    surfaces: Mapping[Surface | str, SurfaceState | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.fdi not in ALL_TEETH:
            raise ValueError(f"tooth {self.fdi}: expected an FDI number such as 11 or 85")
        object.__setattr__(self, "state", ToothState(self.state))
        known = {Surface(one): SurfaceState(state) for one, state in self.surfaces.items()}
        object.__setattr__(self, "surfaces", known)

    def surface(self, surface: Surface) -> SurfaceState:
        """Return what is known of a surface.

        >>> Tooth(16, "sound", {"mesial": "caries"}).surface(Surface.DISTAL)
        <SurfaceState.SOUND: 'sound'>
        >>> Tooth(16, "present", {"mesial": "caries"}).surface(Surface.DISTAL)
        <SurfaceState.UNKNOWN: 'unknown'>
        """
        unnamed = SurfaceState.SOUND if self.state is ToothState.SOUND else SurfaceState.UNKNOWN
        return SurfaceState(self.surfaces.get(surface, unnamed))
