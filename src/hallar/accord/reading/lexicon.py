"""The words that the rules of a language look for."""

from __future__ import annotations

from dataclasses import dataclass

ACTS = (
    "establish", "reactivate", "provide", "invest", "meet", "increase", "improve", "reduce", "combat",
    "train", "exchange", "publish", "sign", "build", "identify", "coordinate", "protect", "review",
    "develop", "promote", "continue", "ensure", "facilitate", "appoint", "investigate", "do",
)  # fmt: skip
"""What can be agreed to be done; ``do`` where no other fits."""


@dataclass(frozen=True)
class Lexicon:
    """Words of one language, in their dictionary forms and small letters.

    Attributes:
        commit: verbs of agreeing whose complement may be a noun, a verb or a clause.
        commit_to_verb: verbs that commit only before another verb (*seek to improve*).
        announce: verbs of announcing.
        discuss: verbs of joint deliberation, which commit before a word of :attr:`ways`.
        ways: *how*, *ways*.
        oblige: verbs and adjectives of duty.
        speech: verbs of saying, beside quotation marks.
        agreement_nouns: *agreement*, *point*, *commitment*.
        together: words that mean all parties together, before a word of :attr:`party_nouns` or alone.
        party_nouns: *governments*, *delegations*, *leaders*.
        organisation_nouns: words by which a name is an organisation's or an office's.
        pronouns_one: *it*.
        negations: *not*.
        clause_starts: words that begin another clause within the sentence.
        acts: verb to act.
        act_nouns: noun to act (*creation* to *establish*).
        kinds: word to kind, for the object.
        courtesy: words of courtesy.
        people: words for those who benefit.
        articles: words before a noun.
        weak_future: verbs whose future tense promises nothing.
    """

    commit: frozenset[str]
    commit_to_verb: frozenset[str]
    announce: frozenset[str]
    discuss: frozenset[str]
    ways: frozenset[str]
    oblige: frozenset[str]
    speech: frozenset[str]
    agreement_nouns: frozenset[str]
    together: frozenset[str]
    party_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    pronouns_one: frozenset[str]
    negations: frozenset[str]
    clause_starts: frozenset[str]
    acts: dict[str, str]
    act_nouns: dict[str, str]
    kinds: dict[str, str]
    courtesy: frozenset[str]
    people: frozenset[str]
    articles: frozenset[str]
    weak_future: frozenset[str]


def words(listed: str) -> frozenset[str]:
    """Return the words of a list that blanks separate."""
    return frozenset(listed.split())


def mapped(listed: dict[str, str]) -> dict[str, str]:
    """Return word to value from value to words that blanks separate; the first value of a word stays."""
    found: dict[str, str] = {}
    for value, written in listed.items():
        for word in written.split():
            found.setdefault(word, value)
    return found
