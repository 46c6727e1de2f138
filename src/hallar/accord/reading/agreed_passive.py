"""What was agreed stands before the verb: *the creation of a fund was agreed*, *fue acordada la apertura*."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import RELATIVE, Trigger, is_negated, skipped, word_at

_BEING = words("was were been fue fueron")
_AGREED = words(
    "agreed decided acordado acordada acordados acordadas decidido decidida convenido convenida pactado "
    "pactada pactados pactadas"
)
_ADVERBS = words("also jointly también conjuntamente")
NEAR = 12
"""Tokens before the verb within which the noun of an act stands."""


def agreed_passive(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find a form of *to be* before *agreed*, with the noun of an act as its subject before it."""
    if tokens[at].lower not in _BEING or word_at(tokens, at - 1) in RELATIVE | {"it"}:
        return None
    agreed = skipped(tokens, at + 1, _ADVERBS)
    if word_at(tokens, agreed) not in _AGREED or word_at(tokens, agreed + 1) in {"that", "que", "to"}:
        return None
    noun = noun_of_act(tokens, at, lexicon)
    if noun < 0:
        return None
    return Trigger(
        "agreed-passive", at, min(agreed + 1, len(tokens) - 1), agreed, passive=True,
        negated=is_negated(tokens, at, lexicon) or is_negated(tokens, agreed, lexicon),
    )  # fmt: skip


def noun_of_act(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """Return the first noun of an act before a verb, *of* or the verb behind it; -1 if there is none."""
    return next(
        (
            number
            for number in range(max(0, at - NEAR), at)
            if tokens[number].among(lexicon.act_nouns)
            and (number + 1 == at or tokens[number + 1].lower in {"of", "de", "del"})
        ),
        -1,
    )
