"""Why a sentence commits nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from hallar.accord.reading.countries import ALIAS
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.sections import SectionKind
from hallar.accord.reading.tokens import Token

REASONS = {
    "date-line": ("the date and place of the document", "la fecha y el lugar del documento"),
    "heading": ("a heading", "un título"),
    "lead-in": ("opens a list", "abre una lista"),
    "field": ("a detail of the document or the meeting", "un dato del documento o de la reunión"),
    "quotation": ("somebody's words are quoted", "cita las palabras de alguien"),
    "negated": ("says that something was not agreed", "dice que algo no se acordó"),
    "courtesy": ("a courtesy", "una cortesía"),
    "participants": ("says who took part", "dice quién participó"),
    "past": ("tells what was done before", "relata lo ya hecho"),
    "wish": ("a wish or an opinion", "un deseo o una opinión"),
    "nobody": ("no party commits to it", "ninguna parte se compromete a ello"),
    "background": ("background or description", "antecedente o descripción"),
}
"""Reason to what people are told, in English and Spanish."""

AGREED_NEAR = 8
"""Tokens before a quotation within which the verb of agreeing stands that it goes on with."""
_JOINING = words("to that a de en que")
_INTENDING = words("intención intention intends intend acuerdo agreement will shall")
_COMING = re.compile(r"[a-záéíóúñü]{3,}r(?:á|án)\Z")
_QUOTES = re.compile('["“”„«»]')
_FIRST_PERSONS = words("i we my our us yo mi nosotros nos nuestro nuestra creo estoy")
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|yo|mi|creo|estoy|my country)\b")
_WISH = re.compile(
    r"\b(?:hope[sd]?|wish(?:es|ed)?|believe[sd]?|could|might|(?-i:may)|would|should|looks? forward|"
    r"look(?:ed|ing) "
    r"forward|call(?:s|ed)? (?:on|for|upon)|urge[sd]?|necessary|vital|essential|(?:objective|aim|goal) "
    r"(?:is|was)|"
    r"espera(?:n|ba)?|desea[n]?|confía[n]?|podría[n]?|cree[n]?|ojalá|debería[n]?|considera[n]?|necesari[oa]|"
    r"indispensable|propus(?:o|ieron)|solicit(?:ó|aron)|pid(?:ió|ieron)|requested|proposed|exhort(?:a|"
    r"an|ó|aron)|inst(?:a|an|ó|aron)|llamado|llam(?:ó|aron) a|objetivo (?:es|era)|"
    r"(?:intención|intention) (?:de|of|to)|ser(?:á|án) fundamental(?:es)?)\b",
    re.I,
)
_COURTEOUS = re.compile(
    r"\b(?:satisfaction|pleasure|beneplácito|complacencia|satisfacción|felicit\w+|se congratul\w+)\b", re.I
)
_VALUING = words(
    "recognize recognise discuss emphasize emphasise highlight note underline underscore stress "
    "acknowledge focus "
    "agree concur reaffirm affirm mention destacar enfatizar subrayar resaltar reconocer reafirmar "
    "coincidir conversar "
    "dialogar abordar señalar refrendar reiterar mencionar valorar solidificar reiterate express "
    "explain report "
    "inform announce say add añadir asegurar anunciar informar indicar precisar explicar afirmar "
    "expresar concluir "
    "acordar coincidir manifestar"
)
_EXCHANGED = re.compile(
    r"\bexchanged (?:views|opinions)|\bintercambiaron (?:opiniones|puntos de vista|impresiones)", re.I
)
_REACHED = re.compile(
    r"\b(?:agreements?|deals?|accords?|acuerdos?|entendimientos?) (?:was|were|fue|fueron) (?:reached|"
    r"alcanzad[oa]s?)",
    re.I,
)
_LONG_BEFORE = re.compile(r"\blast (?:month|year)\b|\b(?:mes|año) pasado\b", re.I)
_FINITE = words("is are was were will has have had can es son está están ha han había fue fueron")
_NO_SUBJECTS = words(
    "the a an its their his her our this that of to and or by in with as for is are was were be been"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has been|have been|did|visited|met|received|ago|last (?:year|month|week)|"
    r"previous(?:ly)?|already|fue|fueron|había|han|ha|recibió|visitó|ya|pasado|pasada|anterior|"
    r"hace)\b"
    r"|\b\w{3,40}(?:aron|ieron|ó)\b|\b(?:19|20)[0-9]{2}\b",
    re.I,
)
_ATTENDED = re.compile(
    r"\b(?:attend(?:ed|ing)?|participated|took part|was present|were present|was accompanied|were "
    r"joined|(?:was|were) (?:headed|led|represented|hosted|chaired)(?: \w+)? by|hosted by|(?:was|"
    r"were) joined by|co-chaired|"
    r"paid an? (?:\w+ ){0,2}visit|realiz(?:ó|aron) una visita|fue(?:ron)? "
    r"(?:liderad[oa]|encabezad[oa]|representad[oa]|presidid[oa])s?|delegación \w+ incluyó|asisti(?:ó|"
    r"eron)|particip(?:ó|aron)|estuv(?:o|ieron) presentes?|acompañ(?:ó|aron|ado|"
    r"ada)|encabez(?:ó|aron|ada)|presidi(?:ó|da))\b",
    re.I,
)
_HISTORY = re.compile(
    r"\b(?:in|during|since|en|durante|desde)\s+(?:\w+\s+(?:de\s+|of\s+)?)?((?:19|20)[0-9]{2})\b"
    r"|\bat (?:our|their|the|its) [^.;]{0,20}?((?:19|20)[0-9]{2}) (?:meeting|summit|session)\b",
    re.I,
)


def quoted(text: str, start: int, end: int, tokens: list[Token], lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the offsets of a quotation in a sentence, ``None`` if it quotes nobody.

    Where the marks do not pair, the whole sentence is taken for one.
    """
    marks = list(_QUOTES.finditer(text, start, end))
    if not marks:
        return None
    paired = len(marks) % 2 == 0
    places = [match.start() for match in marks]
    # Behind an even number of marks a word stands outside.
    outside = [token for token in tokens if not paired or bisect_left(places, token.start) % 2 == 0]
    said = any(token.lemma in lexicon.speech for token in outside)
    if not paired:
        return (start, end) if said or _FIRST_PERSON.search(text, start, end) else None
    longest = max(
        zip(marks[::2], marks[1::2], strict=True), key=lambda pair: pair[1].start() - pair[0].start()
    )
    length = len(text[longest[0].start() : longest[1].end()].split())
    # Three quoted words are a name or an expression.
    if length <= 3 or not (said or length > 8):
        return None
    return longest[0].start(), longest[1].end()


def woven_in(quotation: tuple[int, int], tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether quoted words are what was agreed: behind a verb of agreeing, or those of a communiqué.

    A communiqué is quoted where the words tell in the third person what several agreed on.
    """
    before = [token for token in tokens if token.end <= quotation[0]]
    inside = [token for token in tokens if quotation[0] <= token.start < quotation[1]]
    if before and any(token.lemma in lexicon.commit for token in before[-AGREED_NEAR:]):
        return before[-1].lemma in lexicon.commit or before[-1].lower in _JOINING
    if any(token.lower in {"agreed", "acordado", "convenido", "decidido"} for token in inside[:6]):
        return True
    if any(token.lower in _FIRST_PERSONS for token in inside):
        return False
    return _is_communique(inside, lexicon)


def _is_communique(inside: list[Token], lexicon: Lexicon) -> bool:
    """Whether quoted words begin with what several agreed on, or with what a party intends or will do."""
    opening = inside[:9]
    agreed = any(
        token.lemma in lexicon.commit and (token.lower.endswith("ron") or token.lower == "agreed")
        for token in opening[:6]
    )
    nouns = lexicon.party_nouns | lexicon.organisation_nouns
    named = any(token.among(nouns) or ALIAS.fullmatch(token.text) for token in opening[:4])
    return agreed or (
        named and any(token.lower in _INTENDING or _COMING.match(token.lower) for token in opening)
    )


def is_history(text: str, start: int, end: int, year: int | None) -> bool:
    """Whether a sentence tells of a year before the document's."""
    if year is None:
        return False
    years = [int(match[1] or match[2]) for match in _HISTORY.finditer(text, start, end)]
    return bool(years) and max(years) < year


def denied(tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether a sentence says that something was not agreed or approved."""
    decided = (
        lexicon.agreement_nouns
        | lexicon.commit
        | {"approve", "adopt", "aprobar", "adoptar", "consensus", "consenso"}
    )
    return any(
        token.lower in lexicon.negations
        and any(
            one.among(decided) and not one.lower.endswith(("ar", "er", "ir"))
            for one in tokens[number + 1 : number + 4]
        )
        for number, token in enumerate(tokens)
    )


def reason_for(  # noqa: PLR0911
    text: str, start: int, end: int, tokens: list[Token], lexicon: Lexicon, section: SectionKind
) -> tuple[str, str]:
    """Return why a sentence without a commitment is kept apart, and the words that tell."""
    if denied(tokens, lexicon):
        return "negated", next(token.text for token in tokens if token.lower in lexicon.negations)
    if section == "participants":
        return "participants", ""
    attended = _ATTENDED.search(text, start, end)
    if attended is not None:
        return "participants", attended[0]
    courteous = _courtesy(text, start, end, tokens, lexicon)
    if courteous:
        return "courtesy", courteous
    wish = _WISH.search(text, start, end)
    if wish is not None:
        return "wish", wish[0]
    long_before = _LONG_BEFORE.search(text, start, end)
    if long_before is not None:
        return "past", long_before[0]
    if any(token.lemma in _VALUING and _told(token) for token in tokens) or _tells_of_meeting(
        text, start, end
    ):
        return "background", ""
    past = _PAST.search(text, start, end)
    if past is not None:
        return "past", past[0]
    narrated = _narrated(tokens)
    return ("past", narrated) if narrated else ("background", "")


def _tells_of_meeting(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells that views were exchanged or an agreement was reached."""
    return any(pattern.search(text, start, end) for pattern in (_EXCHANGED, _REACHED))


def _courtesy(text: str, start: int, end: int, tokens: list[Token], lexicon: Lexicon) -> str:
    """Return the word of a courtesy; empty if there is none, or if a delegation is what was welcomed."""
    said = _COURTEOUS.search(text, start, end)
    if said is not None:
        return said[0]
    return next(
        (
            token.text
            for number, token in enumerate(tokens)
            if token.among(lexicon.courtesy)
            and not (
                token.lemma == "welcome"
                and any(one.lemma in {"delegation", "delegación"} for one in tokens[number : number + 6])
            )
        ),
        "",
    )


def _told(token: Token) -> bool:
    """Whether a verb is told in the past, and no infinitive or participle."""
    return token.lower.endswith(("ed", "ron", "ó"))


def _narrated(tokens: list[Token]) -> str:
    """Return the sentence's first finite verb if it is an English simple past, else nothing."""
    for before, token in pairwise(tokens):
        if token.lower in _FINITE:
            return ""
        told = token.lower.endswith("ed") and token.lemma != token.lower and len(token.lower) > 4
        if told and before.is_word and before.lower not in _NO_SUBJECTS and not before.lower.endswith("ly"):
            return token.text
    return ""
