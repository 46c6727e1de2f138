"""Countries that agree with each other: their names, adjectives and aliases, and who led them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hallar.accord.reading.further_countries import NAMES


@dataclass(frozen=True)
class Country:
    """A country.

    Attributes:
        code: ISO 3166-1.
        english: its name.
        spanish: its name.
        aliases: regular expression of all names and adjectives, in either language.
    """

    code: str
    english: str
    spanish: str
    aliases: str

    def name(self, language: str) -> str:
        """Return its name in a language."""
        return self.spanish if language == "es" else self.english


# Adjectives that name a language as well count before an office.
_OFFICIAL = (
    r"(?= (?:government|officials?|side|delegation|authorities|president|prime minister|minister|foreign|"
    r"embassy|ambassador|counterparts?|part))"
)
COUNTRIES = (
    Country(
        "MX", "Mexico", "México",
        r"Estados Unidos Mexicanos|United Mexican States|M[eé]xico(?! City)|Mexican(?:s|os?|as?)?|"
        r"mexican(?:os?|as?|s)?",
    ),
    Country(
        "US", "United States", "Estados Unidos",
        r"United States(?: of America)?|U\.\s?S\.(?:A\.)?(?!\s*dollars?)|USA|US(?!\s*(?:dollars?|\$))|"
        r"EE\.? ?UU\.?|EUA|Estados Unidos(?: "
        r"de Am[eé]rica)?"
        r"|American|estadounidenses?|norteamerican[oa]s?|Washington’s|Washington's",
    ),
    Country("GT", "Guatemala", "Guatemala", r"Guatemala(?! City)|[Gg]uatemalans?|guatemaltec[oa]s?"),
    Country("HN", "Honduras", "Honduras", r"Honduras|Honduran(?:s)?|hondureñ[oa]s?"),
    Country("SV", "El Salvador", "El Salvador", r"El Salvador|Salvador(?:an|ean)s?|salvadoreñ[oa]s?"),
    Country("CA", "Canada", "Canadá", r"Canad[aá]|Canadian(?:s)?|canadienses?"),
    Country("BZ", "Belize", "Belice", r"Belize|Belice|Belizean(?:s)?|beliceñ[oa]s?"),
    Country("NI", "Nicaragua", "Nicaragua", r"Nicaragua|Nicaraguan(?:s)?|nicaragüenses?"),
    Country("CR", "Costa Rica", "Costa Rica", r"Costa Rica|Costa Rican(?:s)?|costarricenses?"),
    Country("PA", "Panama", "Panamá", r"Panam[aá](?! City)|Panamanian(?:s)?|panameñ[oa]s?"),
    Country("CO", "Colombia", "Colombia", r"Colombia|Colombian(?:s|os?|as?)?|colombian(?:os?|as?)"),
    Country("EC", "Ecuador", "Ecuador", r"Ecuador|Ecuadorians?|Ecuadorean|ecuatorian[oa]s?"),
    Country("PE", "Peru", "Perú", r"Per[uú]|Peruvian(?:s)?|peruan[oa]s?"),
    Country("CL", "Chile", "Chile", r"Chile|Chilean(?:s)?|chilen[oa]s?"),
    Country("AR", "Argentina", "Argentina", r"Argentina|Argentine(?:s|an)?|argentin[oa]s?"),
    Country("BR", "Brazil", "Brasil", r"Bra[sz]il|Brazilian(?:s)?|brasileñ[oa]s?"),
    Country("UY", "Uruguay", "Uruguay", r"Uruguay|Uruguayan|uruguay[oa]s?"),
    Country("CU", "Cuba", "Cuba", r"Cuba|Cuban(?:s)?|cuban[oa]s?"),
    Country(
        "DO", "Dominican Republic", "República Dominicana",
        r"Dominican Republic|República Dominicana|Dominican(?:s)?|dominican[oa]s?",
    ),
    Country("HT", "Haiti", "Haití", r"Hait[ií]|Haitian(?:s)?|haitian[oa]s?"),
    Country("VE", "Venezuela", "Venezuela", r"Venezuela|Venezuelan(?:s)?|venezolan[oa]s?"),
    Country(
        "ES", "Spain", "España",
        r"Spain|España|Spanish" + _OFFICIAL + r"|español(?:a|es|as)?(?! (?:e|y|o) inglés)",
    ),
    Country("FR", "France", "Francia", r"France|Francia|French" + _OFFICIAL + r"|franc[eé]s(?:a|es|as)?"),
    Country("DE", "Germany", "Alemania", r"Germany|Alemania|German" + _OFFICIAL + r"|alem[aá]n(?:a|es|as)?"),
    Country("GB", "United Kingdom", "Reino Unido", r"United Kingdom|UK|Reino Unido|British|británic[oa]s?"),
    Country("IN", "India", "India", r"India|Indian" + _OFFICIAL),
    Country("JP", "Japan", "Japón", r"Japan(?:ese)?|Japón|japon[eé]s(?:a|as|es)?"),
    Country(
        "KR", "Republic of Korea", "República de Corea",
        r"Republic of Korea|South Korea|Corea del Sur|South Koreans?|surcorean[oa]s?",
    ),
    Country("AU", "Australia", "Australia", r"Australia|Australian|australian[oa]s?"),
    Country("CN", "China", "China", r"China|Chinese"),
)  # fmt: skip

FURTHER_COUNTRIES = tuple(
    Country(code, english, spanish, f"{english}|{spanish}|{adjectives}")
    for code, english, spanish, adjectives in NAMES
)
ALL_COUNTRIES = (*COUNTRIES, *FURTHER_COUNTRIES)
"""Every party that is known by name; :data:`COUNTRIES` are those that a form offers."""
BY_CODE = {country.code: country for country in ALL_COUNTRIES}
NO_PLACES = frozenset(("EU",))
"""Codes of parties that are no places."""

# Heads of state and government and their deputies, by the last names that stand alone in such texts.
_LEADERS = {
    "MX": "López Obrador|Lopez Obrador|AMLO|Peña Nieto|Calderón|Sheinbaum|Ebrard|Vicente Fox|Zedillo",
    "US": "Biden|Harris|Trump|Obama|Pence|Kerry|Blinken|Rubio|Vance|Clinton|George W. Bush",
    "GT": "Giammattei|Arévalo|Jimmy Morales|Otto Pérez Molina",
    "HN": "Xiomara Castro|Juan Orlando Hernández|Asfura",
    "SV": "Bukele|Sánchez Cerén",
    "CA": "Trudeau|Carney|Stephen Harper",
    "CO": "Gustavo Petro|Petro|Juan Manuel Santos|Iván Duque|Álvaro Uribe",
    "EC": "Lasso|Noboa|Rafael Correa|Lenín Moreno",
    "BO": "Evo Morales|Luis Arce",
    "PY": "Mario Abdo|Horacio Cartes|Santiago Peña",
    "UY": "Lacalle Pou|Tabaré Vázquez|Mujica|Orsi",
    "AR": "Macri|Milei|Alberto Fernández|Kirchner",
    "BR": "Lula da Silva|Bolsonaro|Rousseff",
    "CL": "Bachelet|Boric|Piñera",
    "PA": "Mulino|Cortizo|Juan Carlos Varela|Martinelli",
    "CR": "Rodrigo Chaves|Carlos Alvarado|Luis Guillermo Solís|Laura Chinchilla",
    "IN": "Modi|Manmohan Singh",
    "BD": "Sheikh Hasina",
    "ES": "Pedro Sánchez|Rajoy",
}

# Most places in a text begin no country: without named groups that is seen many times faster.
_BEGINS = "|".join(one.aliases for one in ALL_COUNTRIES)
ALIAS = re.compile(
    rf"(?<!\w)(?={_BEGINS})(?:{'|'.join(f'(?P<{one.code}>{one.aliases})' for one in ALL_COUNTRIES)})(?!\w)"
)
"""Every mention of a country; the name of the group that matched is its code."""
LEADER = re.compile("|".join(rf"(?P<{code}>\b(?:{names})\b)" for code, names in _LEADERS.items()))
"""Every mention of a leader; the name of the group that matched is the country's code."""
# Offices that only one of these countries has.
_OFFICES = {
    "MX": r"[Ss]ecretar(?:y of|i[oa] de) (?:Foreign Relations|Foreign Affairs|Relaciones Exteriores|"
    r"Gobernación|Finance and Public Credit|Hacienda y Crédito Público)|SRE",
    "US": r"[Ss]ecretar(?:y of|i[oa] de) (?:State|Estado|Homeland Security)|Homeland Security|White House|"
    r"Casa Blanca|State Department|Department of State|Departamento de Estado|USAID",
    "GT": r"[Mm]inist(?:er of|r[oa] de) (?:Gobernación|the Interior of Guatemala)",
}
OFFICE = re.compile("|".join(rf"(?P<{code}>\b(?:{names})\b)" for code, names in _OFFICES.items()))
"""Every mention of an office; it tells its country where that is a party."""


@cache
def name_of(code: str, language: str) -> str:
    """Return a country's name in a language."""
    return BY_CODE[code].name(language)
