"""The triggers of a sentence, by the rules of its language."""

from __future__ import annotations

from hallar.accord.reading.accepted import accepted
from hallar.accord.reading.agreed_passive import agreed_passive
from hallar.accord.reading.concluded import concluded_english, concluded_spanish
from hallar.accord.reading.english_triggers import ENGLISH_RULES
from hallar.accord.reading.lexicon import Lexicon
from hallar.accord.reading.pledge_nouns import english_pledge_noun, spanish_pledge_noun
from hallar.accord.reading.provided import provided
from hallar.accord.reading.scheduled import scheduled
from hallar.accord.reading.spanish_triggers import SPANISH_RULES
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import Trigger

_SHARED = (scheduled, agreed_passive, provided, accepted)
_RULES = {
    "en": (*_SHARED, english_pledge_noun, *ENGLISH_RULES, concluded_english),
    "es": (*_SHARED, spanish_pledge_noun, *SPANISH_RULES, concluded_spanish),
}


def triggers_in(tokens: list[Token], lexicon: Lexicon, language: str) -> list[Trigger]:
    """Return the triggers of a sentence in their order, none within another."""
    rules = _RULES[language]
    found: list[Trigger] = []
    position = 0
    while position < len(tokens):
        trigger = next((hit for rule in rules if (hit := rule(tokens, position, lexicon)) is not None), None)
        if trigger is None:
            position += 1
        else:
            found.append(trigger)
            position = max(position + 1, trigger.complement)
    return found
