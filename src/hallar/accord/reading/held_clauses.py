"""Clauses that a verb of agreeing holds: *agreed that the ministry will deliver*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hallar.accord.reading.english import NOUN_OR_VERB
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import Trigger


def merged(triggers: list[Trigger], tokens: list[Token], lexicon: Lexicon) -> list[Trigger]:
    """Join a verb of agreeing with the clause that it holds (*agreed that the ministry will ...*)."""
    found: list[Trigger] = []
    for trigger in triggers:
        before = found[-1] if found else None
        if before is not None and before.holds_clause and trigger.at - before.complement <= 25:
            found[-1] = replace(
                trigger, rule=f"{before.rule}+{trigger.rule}", negated=before.negated or trigger.negated
            )
        elif (before is not None and before.holds_clause and before.verb < 0) or (
            before is not None
            and before.rule.startswith("agreed-points")
            and trigger.at <= before.complement + 1
        ):
            found[-1] = trigger
        else:
            found.append(trigger)
    return [
        _with_verb(trigger, tokens, lexicon)
        for trigger in found
        if not _holds_opinion(trigger, tokens, lexicon)
    ]


_COPULAS = words("is are was were has have es son está están fue fueron ha han tiene tienen hay")


def _holds_opinion(trigger: Trigger, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether what was agreed on is how things are (*agreed that the talks were useful*)."""
    if not trigger.holds_clause or trigger.verb >= 0:
        return False
    return not any(True for _ in _held_verbs(trigger, tokens, lexicon))


def _held_verbs(trigger: Trigger, tokens: list[Token], lexicon: Lexicon) -> Iterator[int]:
    """Yield the verbs of acts in a clause behind *that*, up to the first form of *to be* or *to have*."""
    for number in range(trigger.complement, min(trigger.complement + 16, len(tokens))):
        if tokens[number].lower in _COPULAS:
            return
        behind_noun = number > trigger.complement and tokens[number - 1].among(lexicon.articles)
        ahead = tokens[number + 1 : number + 2]
        behind_noun |= tokens[number].lower in NOUN_OR_VERB and not any(
            one.among(lexicon.articles) for one in ahead
        )
        if tokens[number].lemma in lexicon.acts and not behind_noun and number > trigger.complement:
            yield number


def _with_verb(trigger: Trigger, tokens: list[Token], lexicon: Lexicon) -> Trigger:
    """Return a trigger with the verb of the clause that it holds (*agreed that the ministry deliver*)."""
    if not trigger.holds_clause or trigger.verb >= 0:
        return trigger
    verb = next(_held_verbs(trigger, tokens, lexicon))
    return replace(trigger, complement=verb, verb=verb)
