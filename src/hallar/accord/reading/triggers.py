"""What commits somebody: the form of a trigger, and what the rules of both languages share."""

from __future__ import annotations

from dataclasses import dataclass

from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import Token

RELATIVE = words("which that who whose where que cual cuales quien quienes cuyo cuya donde")
DETERMINERS = words(
    "the a an this that their its his her our joint new such any no of el la los las un una su sus este"
)


HOPING = words("hope wish believe think fear warn esperar creer confiar desear temer")


@dataclass(frozen=True)
class Trigger:
    """What commits.

    Attributes:
        rule: name of the rule.
        at: number of its first token.
        complement: number of the token at which what is committed begins.
        verb: number of the token of the act, -1 if the complement must be searched for it.
        passive: whether what stands before the verb is the object, and nobody need be named.
        impersonal: whether it has no subject (*se acordó*, *it was agreed*).
        holds_clause: whether a clause with a subject of its own follows (*that*, *que*).
        negated: whether it is denied.
        plural: whether its form says that several commit; ``None`` if it does not say.
        told_at: number of the token of the verb of agreeing or announcing that holds it, -1 if none does.
    """

    rule: str
    at: int
    complement: int
    verb: int = -1
    passive: bool = False
    impersonal: bool = False
    holds_clause: bool = False
    negated: bool = False
    plural: bool | None = None
    told_at: int = -1


def word_at(tokens: list[Token], position: int) -> str:
    """Return the small letters of a token, nothing beyond the ends."""
    return tokens[position].lower if 0 <= position < len(tokens) else ""


_DAYS = words(
    "today yesterday monday tuesday wednesday thursday friday saturday sunday hoy ayer lunes martes "
    "miércoles "
    "jueves viernes sábado domingo"
)
_BEFORE_DAY = words("on this last past este el pasado próximo")
_ASIDE = 8
"""Words that an aside between commas may have (*anunció, por su parte, que ...*)."""


def behind_day(tokens: list[Token], position: int) -> int:
    """Return the token behind the day on which something is said (*este martes*), and an aside."""
    reached = position
    while word_at(tokens, reached) in _BEFORE_DAY:
        reached += 1
    if word_at(tokens, reached) in _DAYS:
        position = reached + 1
    if word_at(tokens, position) == ",":
        closing = (at for at in range(position + 1, position + 2 + _ASIDE) if word_at(tokens, at) == ",")
        return next(closing, position - 1) + 1
    return position


def is_negated(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether one of the three tokens before denies."""
    return any(token.lower in lexicon.negations for token in tokens[max(0, position - 3) : position])


_VERBS_IN_LY = words("supply apply comply multiply rely reply")


def ends_in_ly(word: str) -> bool:
    """Whether a word has an English adverb's ending, and is none of the verbs that share it."""
    return word.endswith("ly") and word not in _VERBS_IN_LY


def skipped(tokens: list[Token], position: int, adverbs: frozenset[str]) -> int:
    """Return the first token from a position on that is no adverb."""
    while position < len(tokens) and (
        tokens[position].lower in adverbs or ends_in_ly(tokens[position].lower)
    ):
        position += 1
    return position
