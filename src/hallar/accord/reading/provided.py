"""What an agreement itself provides: *the treaty provides for the exchange of ...*."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.spanish_triggers import is_infinitive
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import RELATIVE, Trigger, is_negated, word_at

AGREEMENTS = words(
    "agreement memorandum mou treaty protocol accord partnership acuerdo convenio memorándum memorando "
    "tratado protocolo alianza pact pacto declaration declaración arrangement roadmap"
)
"""Words for a document or a bond that binds those who made it."""
_PROVIDING = words(
    "provide envisage foresee include cover contemplate contemplar prever incluir comprender "
    "abarcar considerar stipulate estipular establecer"
)
_GOALS = words("objeto objetivo fin finalidad propósito")
NEAR = 5
"""Tokens before the verb within which the agreement is named."""
_SKIPPED = words("for the a an also el la los las también")


def provided(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find a verb of providing behind an agreement, and before the noun of an act or an infinitive."""
    token = tokens[at]
    goal = token.lower in {"tiene", "tienen"} and word_at(tokens, at + 2) in _GOALS
    if not (goal or token.lemma in _PROVIDING) or is_infinitive(token) or word_at(tokens, at - 1) in RELATIVE:
        return None
    before = tokens[max(0, at - NEAR) : at]
    if not any(one.lemma in AGREEMENTS for one in before) or any(one.text == "," for one in before):
        return None
    first = at + (3 if goal else 1)
    behind = first
    while word_at(tokens, behind) in _SKIPPED:
        behind += 1
    if behind >= len(tokens):
        return None
    verb = behind if is_infinitive(tokens[behind]) and tokens[behind].lemma in lexicon.acts else -1
    if verb < 0 and not tokens[behind].among(lexicon.act_nouns):
        return None
    return Trigger("provided", at, behind, verb, impersonal=True, negated=is_negated(tokens, at, lexicon))
