"""What makes a passage an agreement of a list: a lead-in above it, or the agreement before it."""

from __future__ import annotations

from dataclasses import replace

from hallar.accord.reading.clauses import Clause, listed_clause
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.passages import Passage
from hallar.accord.reading.sections import section_kind
from hallar.accord.reading.spanish_triggers import is_infinitive
from hallar.accord.reading.tokens import Token, tokens_of

_ASKING = words(
    "request ask propose suggest thank note recall explain solicitar pedir proponer sugerir "
    "agradecer señalar "
    "recordar explicar exponer preguntar manifestar"
)
_COURTEOUS = words(
    "thank recognize recognise welcome congratulate commend condemn express urge note agradecer reconocer "
    "felicitar saludar expresar exhortar condenar lamentar congratular"
)
_MORE = words("asimismo además también igualmente adicionalmente finalmente")
_DETERMINERS = words("the a an el la los las un una")
_NEXT = words("following below siguientes siguiente")
OPENING = 6
"""Tokens at the beginning of an item within which its verb tells that somebody asks."""
LEAST_WORDS = 3
"""Words of an object from which a lead-in is an agreement itself."""


def items_behind_leads(text: str, passages: list[Passage], lexicon: Lexicon, language: str) -> list[Passage]:
    """Return the passages with the paragraphs made items that go on with a lead-in and have no bullets."""
    found: list[Passage] = []
    led = False
    for passage in passages:
        if passage.kind == "lead":
            led = section_kind(text[passage.start : passage.end]) == "agreements"
        elif passage.kind != "item":
            led = led and _names_act(text, passage, lexicon, language)
            if led:
                passage = replace(passage, kind="item")  # noqa: PLW2901
        found.append(passage)
    return found


def _names_act(text: str, passage: Passage, lexicon: Lexicon, language: str) -> bool:
    """Whether a paragraph begins with what is done: a bare verb, or the noun of an act."""
    tokens = tokens_of(text, passage.start, passage.end, language)[:4]
    if tokens and tokens[0].lower in _DETERMINERS:
        tokens = tokens[1:]
    if len(tokens) < 2:
        return False
    if tokens[0].among(lexicon.act_nouns) and tokens[1].lower in {"of", "de", "del"}:
        return True
    if language == "es":
        return is_infinitive(tokens[0]) and tokens[0].lemma in lexicon.acts
    return tokens[0].lower in lexicon.acts and tokens[1].among(lexicon.articles)


def asks(tokens: list[Token]) -> bool:
    """Whether an item tells what somebody asked, proposed or said, or begins with thanks or an opinion."""
    if tokens and tokens[0].lemma in _COURTEOUS:
        return True
    return any(
        token.lemma in _ASKING and token.lower.endswith(("ed", "ron", "ó")) for token in tokens[:OPENING]
    )


def going_on(text: str, tokens: list[Token], lexicon: Lexicon, language: str) -> list[Clause]:
    """Return the commitments of a Spanish sentence that goes on with bare verbs (*Asimismo, cooperar*)."""
    if language != "es":
        return []
    first = 0
    while first < min(2, len(tokens)) and (tokens[first].lower in _MORE or tokens[first].text == ","):
        first += 1
    if first >= len(tokens) or not is_infinitive(tokens[first]) or tokens[first].lemma not in lexicon.acts:
        return []
    clauses = listed_clause(text, tokens[first:], lexicon, language)
    return [
        replace(clause, trigger=replace(clause.trigger, rule="goes-on"), rules=("goes-on", *clause.rules[1:]))
        for clause in clauses
    ]


def says_itself(text: str, clause: Clause) -> bool:
    """Whether a lead-in's clause is an agreement of its own, beside the list that it opens."""
    written = text[slice(*clause.object)].lower().split()
    return clause.act != "do" and len(written) >= LEAST_WORDS and not _NEXT & set(written)
