"""Which loci the common typing kits amplify.

Sources: the manufacturers' user guides; for the core loci Hares (2015), Selection and implementation of
expanded CODIS core loci in the United States, Forensic Sci. Int. Genet. 17:33-34.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hallar.genetics.locus import MarkerKind, all_loci

_CODIS_13 = (
    "CSF1PO", "FGA", "TH01", "TPOX", "vWA", "D3S1358", "D5S818", "D7S820", "D8S1179", "D13S317", "D16S539",
    "D18S51", "D21S11",
)  # fmt: skip
_CODIS_20 = (
    *_CODIS_13, "D1S1656", "D2S441", "D2S1338", "D10S1248", "D12S391", "D19S433", "D22S1045",
)  # fmt: skip
_ARGUS_X = (
    "DXS10103", "DXS8378", "DXS7132", "DXS10134", "DXS10074", "DXS10101", "DXS10135", "DXS7423", "DXS10146",
    "DXS10079", "HPRTB", "DXS10148",
)  # fmt: skip


@dataclass(frozen=True)
class Kit:
    """A typing kit.

    Attributes:
        name: trade name.
        manufacturer: who sells it; for CODIS the programme that defines the set.
        loci: canonical locus names, sex markers included.
    """

    name: str
    manufacturer: str
    loci: tuple[str, ...]

    @property
    def autosomal(self) -> tuple[str, ...]:
        """The autosomal loci."""
        return tuple(name for name in self.loci if all_loci()[name].kind is MarkerKind.AUTOSOMAL)


KITS: Mapping[str, Kit] = {
    one.name: one
    for one in (
        Kit("CODIS core 20", "FBI", _CODIS_20),
        Kit("GlobalFiler", "Thermo Fisher Scientific", (*_CODIS_20, "SE33", "DYS391", "Yindel", "AMEL")),
        Kit(
            "PowerPlex Fusion 6C",
            "Promega",
            (*_CODIS_20, "Penta D", "Penta E", "SE33", "DYS391", "DYS570", "DYS576", "AMEL"),
        ),
        Kit("PowerPlex 16", "Promega", (*_CODIS_13, "Penta D", "Penta E", "AMEL")),
        Kit("Identifiler Plus", "Thermo Fisher Scientific", (*_CODIS_13, "D2S1338", "D19S433", "AMEL")),
        Kit("Investigator 24plex QS", "QIAGEN", (*_CODIS_20, "SE33", "DYS391", "AMEL")),
        Kit("Investigator Argus X-12 QS", "QIAGEN", (*_ARGUS_X, "D21S11", "AMEL")),
    )
}


def kit(name: str) -> Kit:
    """Return a kit by name; case does not matter.

    Raises:
        ValueError: the kit is not known.
    """
    for known in KITS.values():
        if known.name.casefold() == name.casefold():
            return known
    raise ValueError(f"unknown kit {name!r}; known: {', '.join(KITS)}")
