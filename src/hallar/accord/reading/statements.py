"""Why a sentence commits nobody."""

from __future__ import annotations

import re
from bisect import bisect_left

from hallar.accord.reading.lexicon import Lexicon
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

_QUOTES = re.compile('["“”„«»]')
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|yo|mi|creo|estoy|my country)\b")
_WISH = re.compile(
    r"\b(?:hope[sd]?|wish(?:es|ed)?|believe[sd]?|could|might|(?-i:may)|would like|should|"
    r"espera(?:n|ba)?|desea[n]?|confía[n]?|podría[n]?|cree[n]?|ojalá|debería[n]?|considera[n]?)\b",
    re.I,
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
    r"joined|asisti(?:ó|eron)|particip(?:ó|aron)|estuv(?:o|ieron) presentes?|acompañ(?:ó|aron|ado|"
    r"ada)|encabez(?:ó|aron|ada)|presidi(?:ó|da))\b",
    re.I,
)
_HISTORY = re.compile(
    r"\b(?:in|during|since|en|durante|desde)\s+(?:\w+\s+(?:de\s+|of\s+)?)?((?:19|20)[0-9]{2})\b", re.I
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
    words = len(text[longest[0].start() : longest[1].end()].split())
    # Three quoted words are a name or an expression.
    if words <= 3 or not (said or words > 8):
        return None
    return longest[0].start(), longest[1].end()


def is_history(text: str, start: int, end: int, year: int | None) -> bool:
    """Whether a sentence tells of a year before the document's."""
    if year is None:
        return False
    years = [int(match[1]) for match in _HISTORY.finditer(text, start, end)]
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
        and any(one.among(decided) for one in tokens[number + 1 : number + 4])
        for number, token in enumerate(tokens)
    )


def reason_for(
    text: str, start: int, end: int, tokens: list[Token], lexicon: Lexicon, section: SectionKind
) -> tuple[str, str]:
    """Return why a sentence without a commitment is kept apart, and the words that tell."""
    if denied(tokens, lexicon):
        return "negated", next(token.text for token in tokens if token.lower in lexicon.negations)
    courtesy = next((token.text for token in tokens if token.among(lexicon.courtesy)), None)
    if section == "participants":
        return "participants", ""
    attended = _ATTENDED.search(text, start, end)
    if attended is not None:
        return "participants", attended[0]
    if courtesy is not None:
        return "courtesy", courtesy
    for reason, pattern in (("wish", _WISH), ("past", _PAST)):
        match = pattern.search(text, start, end)
        if match is not None:
            return reason, match[0]
    return "background", ""
