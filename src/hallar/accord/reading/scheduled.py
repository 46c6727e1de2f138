"""What is said to be set: *the next session is scheduled for May*, *construction is due to begin*."""

from __future__ import annotations

from hallar.accord.reading.agreed_passive import noun_of_act
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import Trigger, is_negated, word_at

_SET = words(
    "scheduled set slated planned due previsto prevista previstos previstas programado programada "
    "programados programadas agendado agendada"
)
_BEING = words("is are será serán está están quedó quedaron")
_BEGINNING = words("begin start commence")
_BEHIND = words("for on in to para en el")
REACH = 8
"""Tokens before the verb within which the meeting is named."""


def scheduled(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find a form of *to be* before a word of planning, where a meeting or an act that begins is planned."""
    if tokens[at].lower not in _BEING or word_at(tokens, at + 1) not in _SET:
        return None
    if word_at(tokens, at + 2) not in _BEHIND or at + 2 >= len(tokens):
        return None
    if word_at(tokens, at + 2) == "to" and word_at(tokens, at + 3) in _BEGINNING:
        begun = noun_of_act(tokens, at, lexicon) >= 0
        return Trigger("scheduled+future:begins", at, at + 3, at + 3, passive=True) if begun else None
    meets = any(lexicon.kinds.get(token.lemma) == "meeting" for token in tokens[max(0, at - REACH) : at])
    if not meets:
        return None
    return Trigger("scheduled", at, at + 2, at + 1, passive=True, negated=is_negated(tokens, at, lexicon))
