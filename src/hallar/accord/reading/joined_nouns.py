"""Nouns of acts that share what commits: *agreed on the creation of ... and the drafting of ...*."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import Token

_OF = words("of de del")
_JOINTS = words("and y e , ;")
_ENDS = words("which that whose que cuyo cuya including such donde where for para to by mediante with con")
BEFORE_NOUN = 3
"""Tokens that may stand between a joint and the noun: an article and an adjective."""


def joined_nouns(tokens: list[Token], first: int, stop: int, lexicon: Lexicon) -> list[int]:
    """Return where further nouns of acts begin behind one that stands at the beginning of a complement.

    Each has its own *of*; what follows a relative clause or says what something is for is no act of its own.
    """
    head = next(
        (
            number
            for number in range(first, min(first + BEFORE_NOUN, stop))
            if _is_act_of(tokens, number, lexicon)
        ),
        -1,
    )
    found: list[int] = []
    begin = head + 2
    for number in range(begin, stop if head >= 0 else begin):
        if tokens[number].lower in _ENDS:
            break
        if tokens[number].lower in _JOINTS:
            begin = number + 1
        elif 0 <= number - begin < BEFORE_NOUN and begin > head + 2 and _is_act_of(tokens, number, lexicon):
            found.append(begin)
    return found


def _is_act_of(tokens: list[Token], number: int, lexicon: Lexicon) -> bool:
    """Whether a noun of an act stands there with *of* behind it."""
    return (
        number + 1 < len(tokens)
        and tokens[number].among(lexicon.act_nouns)
        and not tokens[number].is_capitalised
        and tokens[number + 1].lower in _OF
    )
