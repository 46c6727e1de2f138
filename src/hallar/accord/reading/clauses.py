"""A sentence's commitments, one clause each: who stands before, what is done, to what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from hallar.accord.reading.acts import act_of, act_of_subjunctive
from hallar.accord.reading.all_triggers import triggers_in
from hallar.accord.reading.countries import ALIAS
from hallar.accord.reading.english import NOUN_OR_VERB
from hallar.accord.reading.held_clauses import merged
from hallar.accord.reading.joined_nouns import joined_nouns
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.objects import behind_recipient, object_of, trimmed
from hallar.accord.reading.spanish_triggers import is_infinitive
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import Trigger, ends_in_ly

# Spanish words that end like infinitives.
_NO_VERBS = words(
    "lugar mujer hogar mar poder taller familiar familiares militar militares escolar similar "
    "par bienestar líder ayer alquiler carácter regular regulares popular particular solar "
    "celular nuclear azúcar pilar titular titulares partir ejemplar hospitalar cáncer super "
    "inter ser estar"
)
_NO_SUBJECT = words("that que has have ha han it")
_RELATIVE_SPANISH = words("que cuyo cuya donde")
_JOINTS = words("and y e , ; to a así como well as then de")
# Prepositions that belong to the verb before them (*prepare for and respond to*).
_OF_VERBS = words("for to with on")
_PARTICLES = (
    ("a", "cabo"), ("a", "disposición"), ("en", "marcha"), ("en", "práctica"), ("en", "operación"),
    ("en", "funcionamiento"),
    ("in", "place"), ("into", "effect"), ("into", "operation"), ("up",), ("out",), ("forward",),
)  # fmt: skip


@dataclass(frozen=True)
class Clause:
    """One commitment within a sentence.

    Attributes:
        trigger: what commits.
        start: offset at which the clause begins, its subject included, in characters of the text.
        end: offset behind it.
        subject: offsets of the words that stand before the verb.
        act: canonical act.
        verb_start: offset of the word of the act.
        object: offsets of what is done; empty where nothing follows.
        rules: names of the rules that fired.
    """

    trigger: Trigger
    start: int
    end: int
    subject: tuple[int, int]
    act: str
    verb_start: int
    object: tuple[int, int]
    rules: tuple[str, ...]


def clauses_of(text: str, tokens: list[Token], lexicon: Lexicon, language: str) -> list[Clause]:
    """Return the commitments of a sentence in their order; empty if it has none."""
    triggers = merged(triggers_in(tokens, lexicon, language), tokens, lexicon)
    found: list[Clause] = []
    begin = 0
    for number, trigger in enumerate(triggers):
        stop = len(tokens)
        following = begin
        if number + 1 < len(triggers):
            stop = following = _boundary(tokens, trigger, triggers[number + 1], lexicon)
        found += _commitments(text, tokens, trigger, begin, stop, lexicon, language)
        begin = following
    return found


def listed_clause(text: str, tokens: list[Token], lexicon: Lexicon, language: str) -> list[Clause]:
    """Return the commitments of an item in a list of agreements, which begins with what is done."""
    if not tokens:
        return []
    first = 0
    if tokens[0].lower in {"to", "a"} and len(tokens) > 1:
        first = 1
    if first + 2 < len(tokens) and (_is_manner(tokens[first]) or tokens[first].lower.endswith("mente")):
        first += 1  # "jointly build a road"
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    is_verb = _begins_with_verb(tokens[first], following, lexicon, language)
    if tokens[first].lower == "working":
        to = next(
            (
                number
                for number in range(first + 1, min(first + 4, len(tokens) - 1))
                if tokens[number].lower == "to"
            ),
            -1,
        )
        first, is_verb = (to + 1, True) if to > 0 else (first, is_verb)
    told = _told_verb(tokens, first, lexicon) if is_verb else 0
    if told:
        return _commitments(
            text, tokens, Trigger("list-item", 0, told, told), 0, len(tokens), lexicon, language
        )
    trigger = Trigger("list-item", 0, first, first if is_verb else -1)
    if trigger.verb < 0 and language == "en":
        doing = _party_doing(tokens, lexicon)
        if doing is not None:
            return _commitments(text, tokens, doing, 0, len(tokens), lexicon, language)
        to = next((number for number, token in enumerate(tokens[1:10], 1) if token.lower == "to"), -1)
        if to > 0 and to + 1 < len(tokens) and tokens[to + 1].is_word and tokens[0].text[:1].isupper():
            named = any(
                token.among(lexicon.organisation_nouns)
                or (token.text.isupper() and len(token.text) > 1)
                or ALIAS.fullmatch(token.text)
                for token in tokens[:to]
            )
            if named and not any(token.among(lexicon.act_nouns) for token in tokens[:to]):
                trigger = Trigger("action-item", to, to + 1, to + 1)
    return _commitments(text, tokens, trigger, 0, len(tokens), lexicon, language)


_TELLING = words("instruct direct task mandate instruir encomendar encargar mandatar")
TOLD_WITHIN = 14
"""Tokens behind a verb of telling within which it is told what to do."""


def _told_verb(tokens: list[Token], first: int, lexicon: Lexicon) -> int:
    """Return the verb of *instruct the teams to draft*, *instruir a los equipos elaborar*; 0 without one."""
    if tokens[first].lemma not in _TELLING:
        return 0
    for number in range(first + 2, min(first + TOLD_WITHIN, len(tokens))):
        token, before = tokens[number], tokens[number - 1].lower
        told = before == "to" and token.lower in lexicon.acts
        wished = before == "que" and act_of_subjunctive(token, lexicon) is not None
        if told or wished or (is_infinitive(token) and token.lemma in lexicon.acts):
            return number
    return 0


def _party_doing(tokens: list[Token], lexicon: Lexicon) -> Trigger | None:
    """Find a party and what it does in an item (*Mexico and Canada committing to pay ...*)."""
    for number in range(1, min(7, len(tokens) - 1)):
        token = tokens[number]
        if not token.lower.endswith("ing") or not tokens[number - 1].is_capitalised:
            continue
        if token.lemma in lexicon.commit and tokens[number + 1].lower == "to" and number + 2 < len(tokens):
            return Trigger("action-item", number, number + 2, number + 2)
        if token.lemma in lexicon.acts and token.lower not in lexicon.act_nouns:
            return Trigger("action-item", number, number, number)
    return None


def _begins_with_verb(token: Token, following: Token | None, lexicon: Lexicon, language: str) -> bool:
    """Whether an item begins with a verb: a known one, or an unknown bare word before an article."""
    if language == "es":
        return is_infinitive(token)
    if token.lower in lexicon.acts or (token.lower.endswith("ing") and token.lemma in lexicon.acts):
        return token.lower not in lexicon.act_nouns or (
            following is not None and _opens_noun(following, lexicon)
        )
    bare = token.lower == token.lemma and not token.among(lexicon.articles) and token.is_word
    return bare and following is not None and following.among(lexicon.articles)


def _boundary(tokens: list[Token], trigger: Trigger, following: Trigger, lexicon: Lexicon) -> int:
    """Return the token at which the following trigger's clause begins."""
    lowest = trigger.complement + 1
    joints = lexicon.clause_starts | {"and", "y"}
    fallback = following.at
    for number in range(following.at - 1, lowest - 1, -1):
        word = tokens[number].lower
        if word in lexicon.clause_starts - {"and", "y", "e"}:
            return number
        if word in joints and (tokens[number - 1].text in {",", ";"} or following.at - number <= 6):
            return number
        if word in {",", ";"} and fallback == following.at:
            fallback = number
    return max(fallback, lowest)


def _commitments(
    text: str, tokens: list[Token], trigger: Trigger, begin: int, stop: int, lexicon: Lexicon, language: str
) -> list[Clause]:
    """Return a trigger's commitment, or several where verbs are joined (*to open ... and to share ...*)."""
    starts, joint = [trigger.complement], ""
    if trigger.verb >= 0 and not trigger.passive:
        starts += _joined_verbs(tokens, trigger.verb, stop, lexicon, language)
        joint = "split:joined-verb"
    elif not trigger.passive and not trigger.holds_clause:
        starts += joined_nouns(tokens, trigger.complement, stop, lexicon)
        joint = "split:joined-noun"
    found: list[Clause] = []
    pending: Clause | None = None
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else stop
        if (
            last < stop
            and last > first + 2
            and _joins(tokens[last - 2])
            and (_is_manner(tokens[last - 1]) or tokens[last - 1].lower == "on")
        ):
            last -= 1
        while number + 1 < len(starts) and last > first and _joins(tokens[last - 1]):
            last -= 1
        clause = _clause(text, tokens, trigger, begin, first, last, lexicon, language)
        if number:
            clause = replace(clause, start=tokens[first].start, rules=(*clause.rules, joint))
        if pending is not None:
            clause = _sharing(pending, clause)
        bare = last == first + 1 or (last == first + 2 and tokens[first + 1].lower in _OF_VERBS)
        pending = clause if number + 1 < len(starts) and bare else None
        if pending is None:
            found.append(clause)
    return found


def _joins(token: Token) -> bool:
    return token.lower in _JOINTS


def _sharing(first: Clause, second: Clause) -> Clause:
    """Return one clause for two verbs that share an object (*to revise and update the plan*)."""
    act, at = (first.act, 1) if first.act != "do" else (second.act, 0)
    named = (first if at else second).rules[1]
    return replace(
        second,
        start=first.start,
        verb_start=first.verb_start,
        subject=first.subject,
        act=act,
        rules=(first.rules[0], named, "joined-verbs:one-object"),
    )


def _joined_verbs(tokens: list[Token], verb: int, stop: int, lexicon: Lexicon, language: str) -> list[int]:
    """Return where further verbs begin that share the trigger of the first."""
    found: list[int] = []
    relative = False
    for number in range(verb + 2, stop):
        token, before = tokens[number], tokens[number - 1].lower
        if language == "es" and token.lower in _RELATIVE_SPANISH:
            relative = True
            continue
        if token.text == ";" and _goes_on(tokens, number + 1, stop, lexicon, language):
            continue
        if token.lower in {
            "which",
            "that",
            "whose",
            "including",
            "such",
            "where",
            ";",
        }:
            break
        if language == "en":
            if (
                token.lower == "to"
                and before not in {"and", ","}
                and _says_what_for(tokens, number + 1, stop, lexicon)
            ):
                break  # what follows is no act of its own
            listed_to = tokens[number - 2].lower == "," and any(
                one.lower == "and" and two.lower == "to" for one, two in pairwise(tokens[number:stop])
            )
            explicit = before == "to" and (tokens[number - 2].lower == "and" or listed_to)
            joined = tokens[_before_manner(tokens, number)].lower in {"and", ",", ";"}
            bare = (
                joined
                and token.lower in lexicon.acts
                and (
                    token.lower not in NOUN_OR_VERB
                    or (
                        number + 1 < stop
                        and (_opens_noun(tokens[number + 1], lexicon) or tokens[number + 1].is_capitalised)
                    )
                )
                and not token.lower.endswith(("ed", "ing"))
            )
            beside = before in {"on", "to"} and number > 1 and _joins(tokens[number - 2])
            doing = (
                (joined or beside)
                and tokens[verb].lower.endswith("ing")
                and number + 1 < stop
                and _is_doing(token, tokens[number + 1], lexicon)
            )
            if explicit or bare or doing:
                found.append(_verb_behind_manner(tokens, number, stop, lexicon))
        else:
            if token.lower == "fin" or (token.lower == "para" and _is_purpose(tokens, number + 1, stop)):
                break
            infinitive = is_infinitive(token) and token.lower not in _NO_VERBS
            joined = before in {",", ";", "y", "e", "como", "incluso"} or (
                before in {"a", "de"} and tokens[number - 2].lower in {",", ";", "y", "e", "como"}
            )
            if relative and infinitive and not joined:
                break  # what is joined behind it goes on with the relative clause
            if infinitive and joined and is_infinitive(tokens[verb]):
                found.append(number)
                relative = False
    return found


_MANNER = words("further better jointly together also effectively")


def _before_manner(tokens: list[Token], number: int) -> int:
    """Return the token before a verb and its adverb (*and jointly develop*)."""
    before = number - 1
    return before - 1 if before and _is_manner(tokens[before]) else before


def _verb_behind_manner(tokens: list[Token], number: int, stop: int, lexicon: Lexicon) -> int:
    """Return the verb behind an adverb (*to better prepare*), or the token itself."""
    following = number + 1
    ahead = following < stop and tokens[following].lower in lexicon.acts
    return following if ahead and _is_manner(tokens[number]) else number


def _is_manner(token: Token) -> bool:
    return token.lower in _MANNER or ends_in_ly(token.lower)


def _is_doing(token: Token, following: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of an act in *-ing*, and no noun (*monitoring of*, *training centres*)."""
    if not token.lower.endswith("ing") or token.lemma not in lexicon.acts or following.lower == "of":
        return False
    return token.lower not in lexicon.kinds or _opens_noun(following, lexicon)


def _opens_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether an article or a number stands there, so that the word before is a verb."""
    return token.among(lexicon.articles) or token.text[0].isdigit()


def _behind_manner(tokens: list[Token], number: int) -> int:
    """Return the token behind an adverb of manner (*jointly*, *de manera conjunta*)."""
    lower = [token.lower for token in tokens[number : number + 3]]
    if lower[:2] in (["de", "manera"], ["de", "forma"]):
        return number + 3
    return number + (lower[:1] in (["together"], ["jointly"], ["conjuntamente"]))


def _goes_on(tokens: list[Token], number: int, stop: int, lexicon: Lexicon, language: str) -> bool:
    """Whether a semicolon separates verbs that share a trigger (*to open ...; share ...; and train ...*)."""
    ahead = [token for token in tokens[number : min(stop, number + 3)] if token.lower not in _JOINTS]
    if not ahead:
        return False
    if language == "es":
        return is_infinitive(ahead[0]) and ahead[0].lower not in _NO_VERBS
    return ahead[0].lower in lexicon.acts and ahead[0].lower == ahead[0].lemma


def _is_purpose(tokens: list[Token], number: int, stop: int) -> bool:
    """Whether *para* says what something is for: a verb follows, or *que*."""
    return any(
        is_infinitive(token) or token.lower == "que" for token in tokens[number : min(stop, number + 2)]
    )


def _behind_particle(tokens: list[Token], number: int) -> int:
    """Return the token behind the words that belong to a verb (*set up*, *llevar a cabo*)."""
    for particle in _PARTICLES:
        if tuple(token.lower for token in tokens[number : number + len(particle)]) == particle:
            return number + len(particle)
    return number


def _says_what_for(tokens: list[Token], number: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a bare verb stands behind *to*, an adverb between them or not."""
    ahead = [
        token
        for token in tokens[number : min(stop, number + 2)]
        if token.lower not in {"further", "better"} and not ends_in_ly(token.lower)
    ]
    return bool(ahead) and ahead[0].lower in lexicon.acts and ahead[0].lower == ahead[0].lemma


def _clause(
    text: str,
    tokens: list[Token],
    trigger: Trigger,
    begin: int,
    first: int,
    stop: int,
    lexicon: Lexicon,
    language: str,
) -> Clause:
    end = tokens[stop - 1].end if stop > 0 else tokens[0].end
    start = tokens[begin].start
    subject = (start, tokens[trigger.at].start)
    while begin < trigger.at and (
        tokens[begin].lower in lexicon.clause_starts | {",", "and", "y", "que", "that"}
    ):
        begin += 1
        subject = (tokens[begin].start, tokens[trigger.at].start) if begin < len(tokens) else subject
    told = trigger.at + (2 if tokens[trigger.at].lower == "se" else 1)
    held = [token for token in tokens[told : trigger.verb] if token.lower not in _NO_SUBJECT]
    if trigger.holds_clause and held:
        subject = (held[0].start, tokens[trigger.verb].start)
    act, position, rule = act_of(tokens, trigger, first, stop, lexicon, language)
    rules = [trigger.rule, rule]
    if trigger.passive:
        subject = (_behind_that(tokens, begin, trigger.at, subject[0]), subject[1])
        agent = _agent(tokens, trigger.complement, stop, language)
        bounds = (
            (subject[0], subject[1])
            if subject[1] > subject[0]
            else (tokens[min(trigger.complement, stop - 1)].start, end)
        )
        if agent is not None:
            subject = agent
            rules.append("passive:agent")
        elif trigger.told_at > begin and act != "meet":
            subject = (start, tokens[trigger.told_at].start)
            rules.append("passive:told-by")
        else:
            subject = (subject[1], subject[1])
        verb_start = tokens[trigger.at].start
    else:
        after = min(_behind_manner(tokens, _behind_particle(tokens, position + 1)), stop)
        bounds = (behind_recipient(text, tokens[after].start, end), end) if after < stop else (end, end)
        verb_start = tokens[min(position, len(tokens) - 1)].start
    return Clause(
        trigger, tokens[begin].start if begin < len(tokens) else start, end, subject, act, verb_start,
        trimmed(text, *object_of(text, *bounds)), tuple(one for one in rules if one),
    )  # fmt: skip


def _behind_that(tokens: list[Token], begin: int, at: int, start: int) -> int:
    """Return where the words begin behind the last *that* before a verb, or else at ``start``."""
    return next(
        (
            tokens[number + 1].start
            for number in range(at - 1, begin - 1, -1)
            if tokens[number].lower in {"that", "que"}
        ),
        start,
    )


def _agent(tokens: list[Token], first: int, stop: int, language: str) -> tuple[int, int] | None:
    """Return the offsets of the words behind *by*, unless they say when."""
    word = "by" if language == "en" else "por"
    for number in range(first, stop - 1):
        following = tokens[number + 1]
        if tokens[number].text == ",":
            return None
        if tokens[number].lower == word and (
            following.is_capitalised
            or following.among({"the", "el", "la", "los", "las", "both", "ambos", "ambas"})
        ):
            after = tokens[number + 2].lower if number + 2 < stop else ""
            if following.lemma.isalpha() and after not in {"end", "fin"} and not after.isdigit():
                last = next(
                    (one for one in range(number + 1, stop) if tokens[one].text in {",", ".", ";"}), stop
                )
                return following.start, tokens[last - 1].end
    return None
