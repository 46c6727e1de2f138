"""Clauses that a verb of agreeing holds: *agreed that the ministry will deliver*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hallar.accord.reading.acts import act_of_participle, act_of_subjunctive
from hallar.accord.reading.english import NOUN_OR_VERB
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.spanish_triggers import is_infinitive
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import Trigger


def merged(triggers: list[Trigger], tokens: list[Token], lexicon: Lexicon) -> list[Trigger]:
    """Join a verb of agreeing with the clause that it holds (*agreed that the ministry will ...*)."""
    found: list[Trigger] = []
    for trigger in triggers:
        before = found[-1] if found else None
        if before is not None and before.holds_clause and trigger.at - before.complement <= 25:
            found[-1] = replace(
                trigger,
                rule=f"{before.rule}+{trigger.rule}",
                negated=before.negated or trigger.negated,
                told_at=-1 if before.impersonal else before.at,
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


_SAYING = words(
    "express recognize recognise thank welcome condemn note congratulate deplore expresar manifestar "
    "reconocer "
    "agradecer felicitar condenar lamentar saludar"
)
_NEEDED = words("necessary essential important imperative necesario importante indispensable preciso")
_GIVING = frozenset(("provide", "invest", "establish", "increase"))
_COPULAS = words("is are was were has have es son está están fue fueron ha han tiene tienen hay")


def _holds_opinion(trigger: Trigger, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether what was agreed is how things are (*agreed that talks were useful*), or to say something."""
    if trigger.rule.startswith("commit") and trigger.verb >= 0:
        return tokens[trigger.verb].lemma in _SAYING
    if not trigger.holds_clause or trigger.verb >= 0:
        return False
    return not any(True for _ in _held_verbs(trigger, tokens, lexicon))


def _held_verbs(trigger: Trigger, tokens: list[Token], lexicon: Lexicon) -> Iterator[int]:
    """Yield the verbs of acts in a clause behind *that*, up to the first form of *to be* or *to have*."""
    for number in range(max(1, trigger.complement), min(trigger.complement + 16, len(tokens))):
        if tokens[number].lower in _COPULAS:
            yield from _behind_copula(trigger, tokens, number, lexicon)
            return
        behind_noun = number > trigger.complement and tokens[number - 1].among(lexicon.articles)
        ahead = tokens[number + 1 : number + 2]
        behind_noun |= tokens[number].lower in NOUN_OR_VERB and not any(
            one.among(lexicon.articles) for one in ahead
        )
        wished = tokens[number - 1].lower == "se" and act_of_subjunctive(tokens[number], lexicon)
        known = tokens[number].lemma in lexicon.acts or wished
        if known and not behind_noun and number > trigger.complement:
            yield number


def _behind_copula(trigger: Trigger, tokens: list[Token], number: int, lexicon: Lexicon) -> Iterator[int]:
    """Yield the verb of *it is necessary to open*, or of *has allocated* where that is announced."""
    following = number + 1
    while following < len(tokens) and tokens[following].lower in {"also", "también", "ya", "already"}:
        following += 1
    if following + 1 >= len(tokens):
        return
    if tokens[following].lower in _NEEDED:
        verb = following + 1 + (tokens[following + 1].lower == "to")
        if verb < len(tokens) and (is_infinitive(tokens[verb]) or tokens[verb].lower in lexicon.acts):
            yield verb
    elif trigger.rule == "announce" and tokens[number].lower in {"has", "have", "ha", "han"}:
        done = tokens[following]
        if (lexicon.acts.get(done.lemma) or act_of_participle(done, lexicon)) in _GIVING:
            yield following


def _with_verb(trigger: Trigger, tokens: list[Token], lexicon: Lexicon) -> Trigger:
    """Return a trigger with the verb of the clause that it holds (*agreed that the ministry deliver*)."""
    if not trigger.holds_clause or trigger.verb >= 0:
        return trigger
    verb = next(_held_verbs(trigger, tokens, lexicon))
    if tokens[verb - 1].lower == "be":
        behind = min(verb + 1, len(tokens) - 1)
        told = -1 if trigger.impersonal else trigger.at
        return replace(trigger, at=verb - 1, complement=behind, verb=verb, passive=True, told_at=told)
    needed = any(one.lower in _NEEDED for one in tokens[trigger.complement : verb])
    return replace(trigger, complement=verb, verb=verb, holds_clause=not needed)
