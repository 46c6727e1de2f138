"""The theme and the kind of a commitment, from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hallar.accord.reading.lexicon import Lexicon
from hallar.accord.reading.result import Quantity
from hallar.accord.reading.tokens import Token

# Stems of both languages; the earlier theme wins where two are equally often named.
_THEMES = {
    "missing persons": r"missing|disappear|desapareci|desaparici|no localizad|forens|unidentified|sin "
    r"identificar|"
    r"remains|restos|genetic|genétic|dna\b|adn\b|búsqueda|exhum|morgue|identificación humana|"
    r"relatives of the missing|fosas?\b|str\b",
    "trafficking": r"smuggl|(?<!drug )(?<!arms )(?<!weapons )(?<!firearms )(?<!fentanyl )(?<!narcotics )"
    r"traffick(?!er)(?!\w* (?:of|in) (?:\w+-?\w* )?(?:drug|arms|weapon|firearm|narco|fentan))|trata de|"
    r"trata\b|"
    r"tráfico (?:ilícito )?de (?:personas|migrantes|menores|niñ|mujeres|seres)|traficantes de personas|"
    r"coyotes",
    "migration": r"migra|immigra|inmigra|emigra|undocumented|indocumentad|"
    r"asylum|asilo|refug|deport|repatri|visas?\b|h-2|consular|shelter|"
    r"albergue|work permit|"
    r"permisos? de trabajo|consul(?!t)|cónsul|retorn|returnee",
    "border": r"border|fronter|port of entry|crossing|cruce|customs|aduan",
    "security": r"securit|segurid|crime|crim|delinc|arms|armas|firearm|narc|fentan|drug|drog|police|"
    r"polic|gang|"
    r"pandill|extors|violenc|patrol|patrull|vigila|intelligence|terroris|cyber|ciberseg|weapon|"
    r"ammunition|municiones|military|"
    r"militar|"
    r"armed forces|fuerzas armadas|defen[cs]e|precursor|homicid",
    "justice": r"justic|prosecut|fiscal[íi]as?\b|court|tribunal|corrupt|extradi|anticorrup|"
    r"rule of law|testig|human rights|derechos humanos|impuni|judicial|jue[cz]",
    "health": r"health|salud|vaccin|vacun|hospital|medic|médic|pandem|covid|epidem|disease|enfermedad|"
    r"clinic|clínic|malaria|dengue|nurse|enfermer[oa]|sanitar|overdose|sobredosis",
    "environment": r"climat|environment|ambient|forest|forestal|bosque|reforest|water|agua|river|río|cuenca|"
    r"emission|emision|energ|renewable|renovable|solar|drought|sequía|biodivers|pollut|contamina|ecosyst|ecosist|"
    r"wildlife|marin[eo]|ocean|fisher|pesca|waste|residuo|wildfire|incendio|tree|árbol",
    "economy": r"econom|trade|comerci|invest|invers|export|tourism|turis|business|empres|"
    r"competiti|supply chain|"
    r"cadenas? (?:\w+ )?de (?:valor|suministro)|value chain|tariff|arancel|financ|job|emple|productiv|"
    r"growth|crecimiento|market|mercado|"
    r"labou?r(?!ator)|laboral|recruit|recluta|remesa|remittanc|banc[oa]|railway|ferrocarril|ferrovi|"
    r"mines\b|mineral|minería|minas\b|minero|puertos?\b|"
    r"ports?\b|bridge|puentes?\b|loan|crédit|infrastr|connectiv|logist|coffee|café|cacao|cocoa|rail|"
    r"industr|entrepreneur|"
    r"emprende|innovati|innovaci|technolog|tecnolog|digital",
    "development": r"development(?!s)|developing|desarrollo|poverty|pobreza|living|vida\b|hous|viviend|"
    r"school|escuel|vocational|"
    r"training cent|centros? de capacitación|educa|rural|food|aliment|farm|agric|scholar|beca|"
    r"youth|jóvenes|student|estudiant|universit|universid|cultur|road|carretera|nutri",
    "humanitarian": r"humanitar|relief|emergenc|disaster|desastre|earthquake|sismo|hurricane|huracán",
}
_COMPILED = {theme: re.compile(rf"\b(?:{stems})", re.I) for theme, stems in _THEMES.items()}
OF_DOCUMENT = 1.2
"""What the document's theme counts, where a word of the clause counts one."""
OF_SENTENCE = 1.3
"""What a theme counts that the rest of the sentence names: it is nearer than the document's."""
NEAR = 60
"""Characters of what is done in which a word counts fully."""
FAR_BEHIND = 1.4
"""What a word counts behind them."""
ACTOR = 1.2
"""What a word counts that names who acts, more than what is done."""
_ACTORS = re.compile(r"fiscal|prosecut|polic", re.I)
BESIDE = 1_000
"""Characters before and behind a clause that count as the rest of its sentence."""
LEAST_SHARE = 0.25
"""Share of all words of themes from which a document has one."""
TITLE = 250
"""Characters at the beginning that hold a document's title."""
_CURRENCIES = frozenset(("USD", "MXN", "EUR", "GTQ", "HNL", "GBP"))
_LEGAL_ACTS = frozenset(
    ("sign", "develop", "review", "publish", "provide", "establish", "do", "reactivate", "continue")
)
_NO_TRAINING_ACTS = frozenset(("establish", "build", "meet", "sign"))


def theme_of(
    text: str,
    start: int,
    object_start: int,
    end: int,
    document_theme: str,
    names: Sequence[tuple[int, int]] = (),
    sentence: tuple[int, int] | None = None,
) -> tuple[str, str]:
    """Return the theme and the rule's name.

    A word in what is done counts two, the verb one, the rest of the sentence and the document's theme a
    little more than one; of equals the one that is named first. Organisations' names (their offsets) say
    nothing.

    >>> theme_of("to open a shelter for migrants", 0, 8, 30, "health")
    ('migration', 'theme:migration:shelter')
    >>> theme_of("to open an office", 0, 8, 17, "health")
    ('health', 'theme:of-document')
    """
    best, rule, strongest = "other", "theme:none", (0.0, 0)
    first_near, last_near = sentence or (start, end)
    near_clause = max(first_near, start - BESIDE), min(last_near, end + BESIDE)
    beside = {
        theme
        for theme, pattern in _COMPILED.items()
        if any(
            not start <= hit.start() < end and not _names_actor(hit, names)
            for hit in pattern.finditer(text, *near_clause)
        )
    }
    for theme, pattern in _COMPILED.items():
        hits = [
            hit
            for hit in pattern.finditer(text, start, end)
            if not any(first <= hit.start() < last for first, last in names)
        ]
        score = sum(_weight(hit, object_start) for hit in hits) + OF_DOCUMENT * (theme == document_theme)
        score += OF_SENTENCE * (theme in beside)
        # Where two countries meet, the border is mostly the place of something else.
        score *= 0.9 if theme == "border" else 1.0
        first = -hits[0].start() if hits else -end
        if score > 0 and (score, first) > strongest:
            best, strongest = theme, (score, first)
            near = "theme:of-sentence" if theme in beside else "theme:of-document"
            rule = f"theme:{theme}:{hits[0][0].lower()}" if hits else near
    return best, rule


def _names_actor(hit: re.Match[str], names: Sequence[tuple[int, int]]) -> bool:
    """Whether a word names who acts, or is part of an organisation's name."""
    return _ACTORS.match(hit[0]) is not None or any(first <= hit.start() < last for first, last in names)


def _weight(hit: re.Match[str], object_start: int) -> float:
    """Return what a word counts: two in what is done, less far behind its beginning or for an actor."""
    if hit.start() < object_start:
        return 1.0
    if hit.start() > object_start + NEAR:
        return FAR_BEHIND
    return ACTOR if _ACTORS.match(hit[0]) else 2.0


def document_theme(text: str) -> str:
    """Return the theme that a text names most often, its first lines thrice; ``other`` if none."""
    counts = {
        theme: (_counted(pattern, text) + 2 * _counted(pattern, text[:TITLE]))
        * (0.5 if theme == "border" else 1)
        for theme, pattern in _COMPILED.items()
    }
    best = max(counts, key=lambda theme: counts[theme])
    return best if counts[best] >= max(2, LEAST_SHARE * sum(counts.values())) else "other"


def _counted(pattern: re.Pattern[str], text: str) -> float:
    """Return how often a theme is named; a word for who acts counts half."""
    return sum(0.5 if _ACTORS.match(hit[0]) else 1 for hit in pattern.finditer(text))


def kind_of(  # noqa: PLR0911
    act: str, tokens: Sequence[Token], quantities: Sequence[Quantity], lexicon: Lexicon
) -> tuple[str, str]:
    """Return the kind and the rule's name.

    Args:
        act: canonical act.
        tokens: of the act and its object.
        quantities: of the clause.
        lexicon: words of the language.
    """
    if act == "train":
        return "training", "kind:act"
    if act == "meet":
        return "meeting", "kind:act"
    named = [
        (lexicon.kinds.get(token.lower) or lexicon.kinds.get(token.lemma), token.lower) for token in tokens
    ]
    heads = [(kind, word) for kind, word in named[:9] if kind]
    near = [(kind, word) for kind, word in named[:5] if kind]
    if any(quantity.unit in _CURRENCIES for quantity in quantities) and act in {
        "provide", "invest", "do", "increase", "promote", "continue",
    }:  # fmt: skip
        return "money", "kind:currency"
    for kind, word in near:
        if kind == "training" and act not in _NO_TRAINING_ACTS:
            return kind, f"kind:{word}"
        if kind == "institution" and act in {
            "establish",
            "reactivate",
            "build",
            "increase",
            "improve",
            "continue",
        }:
            return kind, f"kind:{word}"
        if kind == "legal" and act in _LEGAL_ACTS:
            return kind, f"kind:{word}"
        if kind == "meeting" and act in {"reactivate", "establish", "develop", "coordinate"}:
            return kind, f"kind:{word}"
    if act == "sign":
        return "legal", "kind:act"
    if act == "invest":
        return "money", "kind:act"
    for kind, word in heads:
        if kind == "money" and act in {
            "provide",
            "increase",
            "promote",
            "facilitate",
            "establish",
            "do",
            "reactivate",
        }:
            return kind, f"kind:{word}"
        if kind == "institution" and act in {"establish", "reactivate"}:
            return kind, f"kind:{word}"
        if kind == "training" and act in {"provide", "develop", "do", "establish", "increase"}:
            return kind, f"kind:{word}"
    return "programme", "kind:otherwise"
