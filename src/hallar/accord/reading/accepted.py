"""Invitations that were accepted: *accepted the invitation to visit*, *aceptó la invitación para*."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.spanish_triggers import is_infinitive
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import Trigger, is_negated, word_at

_ACCEPTING = words("accepted aceptó aceptaron")
_INVITATIONS = words("invitation invitación")
REACH = 12
"""Tokens behind the invitation within which it is said to what."""


def accepted(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find a verb of accepting, an invitation, and the verb of what those who accept will do."""
    if tokens[at].lower not in _ACCEPTING:
        return None
    near = range(at + 1, min(at + 4, len(tokens)))
    noun = next((number for number in near if tokens[number].lemma in _INVITATIONS), -1)
    if noun < 0:
        return None
    for number in range(noun + 1, min(noun + REACH, len(tokens) - 1)):
        verb = tokens[number + 1]
        spanish = tokens[number].lower in {"para", "a", "de"} and is_infinitive(verb)
        if spanish or (word_at(tokens, number) == "to" and verb.lower in lexicon.acts):
            return Trigger(
                "accepted", at, number + 1, number + 1, negated=is_negated(tokens, at, lexicon), plural=None
            )
    return None
