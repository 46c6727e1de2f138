"""Who commits in a clause: what stands before its verb, or what earlier sentences and headings say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hallar.accord.reading.clauses import Clause, clauses_of
from hallar.accord.reading.lexicon import words
from hallar.accord.reading.organisations import organisations_in
from hallar.accord.reading.parties import Subject, full_name, led, mentioned, subject_of, subject_start
from hallar.accord.reading.passages import Passage
from hallar.accord.reading.points import Context
from hallar.accord.reading.sections import SectionKind
from hallar.accord.reading.tokens import Token, tokens_of

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "both": 2, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
    "ambos": 2, "ambas": 2,
}  # fmt: skip
_DEMONSTRATIVES = words("this these este esta dicho dicha ese esa estos estas dichos dichas")
_INITIATIVES = words(
    "initiative action measure effort agreement law legislation fund resource amount iniciativa "
    "acción medida "
    "esfuerzo acuerdo ley legislación fondo recurso monto"
)
_ANY_BODY = words("mechanism body entity mecanismo instancia órgano ente")
_ADVERBIAL = words(
    "además asimismo también finalmente igualmente así por en a adicionalmente durante con para al tras de "
    "como y no le se les"
)


@dataclass
class Memory:
    """What earlier sentences said that later ones lean on.

    Attributes:
        subject: who committed last.
        lead: who is named in the heading or lead-in above.
        recent: countries named in the sentence before, by themselves or by their leaders.
        body: organisation named last; empty before the first.
        agreed_before: whether the passage before states an agreement.
        sentence: offset of the sentence in which somebody committed last.
    """

    subject: Subject
    lead: Subject | None = None
    recent: tuple[str, ...] = ()
    body: str = ""
    agreed_before: bool = False
    sentence: int = -1


def remember_names(passage: Passage, context: Context, memory: Memory) -> None:
    """Keep the countries and the last organisation that a sentence names."""
    text, language = context.text, context.language
    named = (*mentioned(text, passage.start, passage.end, language),
             *led(text, passage.start, passage.end, language))  # fmt: skip
    if named:
        memory.recent = tuple(dict.fromkeys(named))
    bodies = organisations_in(text, passage.start, passage.end, context.lexicon, language)
    if bodies:
        memory.body = bodies[-1].name


def remember_subject(passage: Passage, tokens: list[Token], context: Context, memory: Memory) -> None:
    """Keep the one body or group that a sentence begins with: *it* or *they* may stand for it in the next."""
    opening = tokens[: min(len(tokens), 8)]
    bodies = organisations_in(context.text, passage.start, opening[-1].end, context.lexicon, context.language)
    if len(bodies) == 1 and bodies[0].start - passage.start <= 5:
        memory.subject = Subject((bodies[0].name,), "party:organisation")
        return
    opened = subject_between(passage.start, opening[-1].end, context)
    if opened.rule == "party:group":
        memory.subject = opened


def topic_subject(passage: Passage, topic: re.Match[str], context: Context) -> Subject | None:
    """Return the party before an item's colon (*Ministry of Health: deliver ...*), ``None`` for a topic."""
    end = passage.start + topic.end("topic")
    subject = subject_between(passage.start, end, context)
    named = subject.names and subject.rule in {"party:country", "party:organisation", "party:together"}
    return replace(subject, rule="party:before-colon") if named else None


def lead_subject(passage: Passage, tokens: list[Token], context: Context, memory: Memory) -> Subject | None:
    """Return who commits in the lead-in of a list, ``None`` if it names nobody."""
    clauses = clauses_of(context.text, tokens, context.lexicon, context.language)
    if clauses:
        return committing(clauses[-1], passage, context, memory, agreed=False)
    return _named(passage.start, passage.end, context)


def heading_subject(passage: Passage, section: SectionKind, context: Context) -> Subject | None:
    """Return the one party whose commitments stand under a heading ("Commitments of Honduras")."""
    if section != "agreements" and passage.end - passage.start > 60:
        return None
    named = _named(passage.start, passage.end, context)
    return named if named is not None and len(named.names) == 1 and section == "agreements" else None


def subject_between(start: int, end: int, context: Context) -> Subject:
    """Return whom the words of a stretch of the document mean."""
    return subject_of(
        context.text,
        start,
        end,
        context.lexicon,
        context.language,
        context.parties,
        context.bodies,
        context.people,
    )


def _named(start: int, end: int, context: Context) -> Subject | None:
    subject = subject_between(start, end, context)
    named = subject.names and subject.rule in {
        "party:country",
        "party:organisation",
        "party:together",
        "party:pronoun",
    }
    return subject if named else None


def committing(  # noqa: PLR0911
    clause: Clause, passage: Passage, context: Context, memory: Memory, *, agreed: bool
) -> Subject | None:
    """Return who commits, ``None`` if what stands before the verb is no party."""
    trigger = clause.trigger
    listed = trigger.rule in {"list-item"}
    start, end = clause.subject
    before = [
        token for token in tokens_of(context.text, start, end, context.language)
        if token.is_word and not token.among(context.lexicon.clause_starts)
    ]  # fmt: skip
    if not listed and not trigger.impersonal and end > start:
        begin = subject_start(context.text, start, end, context.lexicon, context.language)
        pointed = _pointed_at([token for token in before if token.start >= begin], context, memory)
        if pointed is not None:
            return pointed if pointed.names else None
        subject = subject_between(start, end, context)
        if trigger.holds_clause and before and before[0].lower in _POSSESSIVES:
            # "agreed that their experts meet": those who agreed answer for it
            subject = subject_between(clause.start, start, context)
        if subject.names or subject.everybody:
            return _all_who_act(_counted(subject, before, context, memory), clause, before, context)
    through = _through_whom(clause, context) if trigger.impersonal else None
    if through is not None:
        return through
    if memory.lead is not None and (listed or (agreed and not before)):
        return replace(memory.lead, rule="party:from-heading")
    if trigger.passive or trigger.impersonal or listed or trigger.rule.startswith("agreed-points"):
        named = memory.lead if memory.lead is not None and agreed else None
        if named is None and context.issuer and not listed:
            return Subject((context.issuer,), "party:issuer")
        return named or Subject(context.parties, "party:all", everybody=True)
    pronoun = any(token.among(context.lexicon.pronouns_one) for token in before[-2:])
    told = subject_between(start, _told_before(clause, context), context)
    if pronoun and told.names:
        return replace(told, rule="party:who-tells")
    if pronoun and memory.subject.names:
        return replace(memory.subject, rule="party:pronoun")
    if clause.trigger.told_at >= 0 and clause.trigger.rule.startswith("commit"):
        # "agreed that experts would meet": those who agreed answer for it
        return replace(told, rule="party:who-tells") if told.names else memory.subject
    between = subject_between(clause.subject[1], clause.verb_start, context)
    if trigger.rule.startswith("commit") and between.names and between.rule in _NAMED_BEHIND and not before:
        return replace(between, rule="party:behind-verb")
    if _names_nobody(before, context) and not pronoun:
        goes_on = memory.sentence == passage.start and memory.subject.names
        if trigger.plural is True and context.language == "es" and not goes_on:
            return Subject(context.parties, "party:plural-verb", everybody=True)
        if memory.subject.names:
            return replace(memory.subject, rule="party:as-before")
        return Subject(context.parties, "party:all", everybody=True)
    return None


def _told_before(clause: Clause, context: Context) -> int:
    """Return where the words end that tell who announced a clause (*Mexico announced that it will ...*)."""
    start, end = clause.subject
    begin = subject_start(context.text, start, end, context.lexicon, context.language)
    return max(begin, start)


_POSSESSIVES = words("their its his her su sus")
_NAMED_BEHIND = frozenset(("party:country", "party:organisation", "party:short-name"))
_THROUGH = re.compile(
    r"\s*(?:[^,;.]{0,40},\s)?(?:desde|a través de|por parte de|por conducto de|por medio de)\s(?:la|"
    r"el|los|las)?",
    re.I,
)


def _through_whom(clause: Clause, context: Context) -> Subject | None:
    """Return the bodies through which something will be done (*desde la Secretaría se convocará a ...*)."""
    start, end = clause.subject
    opening = _THROUGH.match(context.text, start, end)
    if opening is None:
        return None
    bodies = organisations_in(context.text, opening.end(), end, context.lexicon, context.language)
    return Subject(tuple(dict.fromkeys(one.name for one in bodies)), "party:through") if bodies else None


def _counted(subject: Subject, before: list[Token], context: Context, memory: Memory) -> Subject:
    """Return whom *they* or *the three leaders* mean where the sentence before says it."""
    if not subject.everybody:
        return subject
    if subject.rule == "party:pronoun" and memory.subject.rule == "party:group":
        return memory.subject
    number = next((_NUMBERS[token.lower] for token in before if token.lower in _NUMBERS), 0)
    if number and number != len(context.parties) and number == len(memory.recent):
        return Subject(memory.recent, "party:as-many-as-before", everybody=True)
    return subject


def _all_who_act(subject: Subject, clause: Clause, before: list[Token], context: Context) -> Subject:
    """Return all parties where a plural verb has one known country and others beside it.

    These are officials (*el presidente y sus ministros*), or those whom a meeting brought together (*recibió
    a la vicepresidenta en palacio, donde analizaron*).
    """
    if len(subject.names) != 1 or clause.trigger.plural is not True:
        return subject
    if len(context.parties) < 2 or subject.names[0] not in context.parties:
        return subject
    together = Subject(context.parties, "party:officials-together", everybody=True)
    if before[-1:] and before[-1].lower == "donde":
        return replace(together, rule="party:where-they-met")
    joints = [number for number, token in enumerate(before) if token.lower in {"y", "e"}]
    officials = any(
        token.among(context.lexicon.party_nouns)
        for number in joints
        for token in before[number + 1 : number + 4]
    )
    return together if officials and subject.rule == "party:country" else subject


def _pointed_at(before: list[Token], context: Context, memory: Memory) -> Subject | None:
    """Return the body that a demonstrative means (*this mechanism*); nobody for *these initiatives*."""
    if not before or before[0].lower not in _DEMONSTRATIVES:
        return None
    phrase = before[1:5]
    if any(token.lemma in _INITIATIVES for token in phrase):
        return Subject((), "party:unnamed")
    kinds = context.lexicon.kinds
    noun = next(
        (
            number
            for number, token in enumerate(phrase)
            if kinds.get(token.lemma) == "institution" or token.among(context.lexicon.organisation_nouns)
        ),
        -1,
    )
    if noun < 0:
        return None
    written = context.text[phrase[0].start : phrase[noun].end]
    named = full_name(phrase[noun], context.bodies, context.language)
    if named is None and phrase[noun].lemma in _ANY_BODY:
        named = memory.body
    return Subject((named or written,), "party:demonstrative")


def _names_nobody(words: list[Token], context: Context) -> bool:
    """Whether only adverbs and phrases of time or manner stand before the verb."""
    if not words:
        return True
    if context.language == "en":
        return words[-1].lower in {"also", "and", "then", "further"} and len(words) <= 3
    # "destacaron los avances y acordaron": the subject of both verbs is not named
    return words[0].lower in _ADVERBIAL or words[0].lower.endswith(("mente", "aron", "ieron"))
