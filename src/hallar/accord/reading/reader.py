"""A text read: every sentence judged, its commitments made into points, all else kept as statements."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hallar.accord.reading.clauses import Clause, clauses_of, listed_clause
from hallar.accord.reading.english import ENGLISH
from hallar.accord.reading.facts import DateLine, date_line, meeting_of
from hallar.accord.reading.language import Language, language_of
from hallar.accord.reading.lexicon import Lexicon
from hallar.accord.reading.organisations import organisations_in
from hallar.accord.reading.participants import participants_in
from hallar.accord.reading.parties import Subject, country_parties, subject_of
from hallar.accord.reading.passages import Passage, passages_of
from hallar.accord.reading.points import LABEL, Context, point_of, responsible_in
from hallar.accord.reading.result import Document, Point, Reading, Statement
from hallar.accord.reading.sections import SectionKind, section_kind
from hallar.accord.reading.spanish import SPANISH
from hallar.accord.reading.statements import denied, is_history, quoted, reason_for
from hallar.accord.reading.themes import document_theme
from hallar.accord.reading.tokens import Token, tokens_of

ISSUER_WITHIN = 2
"""Passages at the beginning that can name who issues a document."""
_LEXICONS = {"en": ENGLISH, "es": SPANISH}
_NUMBERED = re.compile(
    r"\A(?:acuerdo|compromiso|agreement|decision|action|resolution|punto)\s*(?:no\.?|núm\.?|"
    r"nº)?\s*[0-9IVX]*\s*[.:)–-]*\Z",
    re.I,
)
_TOPIC = re.compile(r"\A(?P<topic>[A-ZÁÉÍÓÚÑ][^:.,;\n]{2,60}):\s+(?=\w)")
_LABEL = re.compile(
    r"\A\s*(?:acuerdo|compromiso|agreement|decision|action(?: item)?|resolution|"
    r"commitment)\s*(?:no\.?|núm\.?)?\s*[0-9]*\s*[.:)–-]+\s*",
    re.I,
)


def read_text(text: str, language: Language | None = None) -> Reading:
    """Return what a text says: the same text always gives the same answer.

    Args:
        text: of the document; offsets in the answer count its characters.
        language: of the text; found out if left out.
    """
    told = language or language_of(text)
    passages = passages_of(text)
    lexicon = _LEXICONS[told]
    line = date_line(text, told)
    sections = _sections(text, passages)
    listed = [
        (one.start, one.end) for one, kind in zip(passages, sections, strict=True) if kind == "participants"
    ]
    participants = participants_in(text, told, lexicon, listed)
    parties = country_parties(text, told)
    bodies = tuple(
        dict.fromkeys(
            one.name
            for passage in passages
            for one in organisations_in(text, passage.start, passage.end, lexicon, told)
        )
    )
    issuer = "" if len(parties) > 1 else _issuer(text, passages, lexicon, told)
    context = Context(
        text, told, lexicon, line.date, parties, document_theme(text), bodies, issuer, participants
    )
    found = _judged(passages, sections, line, context)
    if len(parties) < 2:
        named = tuple(dict.fromkeys((*parties, *(one for point in found[0] for one in point.committed_by))))
        if named != parties:
            context = replace(context, parties=named)
            found = _judged(passages, sections, line, context)
    document = Document(
        line.date,
        line.place,
        told,
        meeting_of(text, passages, told),
        context.parties,
        participants,
        line.rules,
    )
    return Reading(text, document, tuple(found[0]), tuple(found[1]))


def _issuer(text: str, passages: list[Passage], lexicon: Lexicon, language: Language) -> str:
    """Return the one organisation that a document's first lines name; empty if it is none or several."""
    named = tuple(
        dict.fromkeys(
            one.name
            for passage in passages[:ISSUER_WITHIN]
            for one in organisations_in(text, passage.start, passage.end, lexicon, language)
        )
    )
    return named[0] if len(named) == 1 else ""


def _sections(text: str, passages: list[Passage]) -> list[SectionKind]:
    """Return for each passage what its heading or lead-in says; a lead-in holds for its list."""
    found: list[SectionKind] = []
    heading: SectionKind = "plain"
    lead: SectionKind | None = None
    for passage in passages:
        written = text[passage.start : passage.end]
        if passage.kind == "heading" or (passage.kind == "sentence" and _NUMBERED.match(written)):
            heading, lead = section_kind(written), None
        elif passage.kind == "lead":
            lead = section_kind(written)
            if len(written) < 40 and lead != "plain":
                heading = lead
        elif passage.kind == "sentence" and found and _new_paragraph(text, passages[len(found) - 1], passage):
            lead = None
            if passages[len(found) - 1].kind == "item" and heading == "participants":
                heading = "plain"
        found.append(lead or heading)
    return found


def _new_paragraph(text: str, before: Passage, passage: Passage) -> bool:
    return text.count("\n", before.end, passage.start) > 1 or before.kind == "sentence"


@dataclass
class _Memory:
    """What earlier sentences said that later ones lean on."""

    subject: Subject
    lead: Subject | None = None


def _judged(
    passages: list[Passage], sections: list[SectionKind], line: DateLine, context: Context
) -> tuple[list[Point], list[Statement]]:
    points: list[Point] = []
    statements: list[Statement] = []
    memory = _Memory(Subject(context.parties, "party:all", everybody=True))
    tails = _tails(context.text, passages)
    for passage, section, tail in zip(passages, sections, tails, strict=True):
        tokens = tokens_of(context.text, passage.start, passage.end, context.language)
        stated, reason, evidence = _passage(passage, tail, section, tokens, line, context, memory)
        if stated:
            points += stated
        else:
            statements.append(
                Statement(
                    context.text[passage.start : passage.end], passage.start, passage.end, reason, evidence
                )
            )
    return points, statements


def _tails(text: str, passages: list[Passage]) -> list[int]:
    """Return for each passage the offset behind the labels (*Responsible: ...*) on its line."""
    tails = [passage.end for passage in passages]
    for number in range(len(passages) - 2, -1, -1):
        following = passages[number + 1]
        same_line = "\n" not in text[passages[number].end : following.start]
        if same_line and LABEL.match(text, following.start, following.end):
            tails[number] = tails[number + 1]
    return tails


def _passage(  # noqa: PLR0911
    passage: Passage,
    tail: int,
    section: SectionKind,
    tokens: list[Token],
    line: DateLine,
    context: Context,
    memory: _Memory,
) -> tuple[list[Point], str, str]:
    """Return the points of a passage; without any, the reason and the words that tell it."""
    text, lexicon, language = context.text, context.lexicon, context.language
    written = text[passage.start : passage.end]
    labelled = _LABEL.match(written)
    agreed_label = labelled is not None and labelled.end() < len(written)
    if passage.kind == "lead":
        memory.lead = _lead_subject(passage, tokens, context, memory)
        return [], "lead-in", ""
    if passage.kind == "heading":
        memory.lead = _heading_subject(passage, section, context)
        dated = passage.start <= line.start < passage.end and bool(line.rules)
        return [], "date-line" if dated else "heading", ""
    if passage.kind == "field" and not agreed_label:
        return [], "date-line" if passage.start <= line.start < passage.end else "field", ""
    if _NUMBERED.match(written):
        return [], "heading", ""
    if LABEL.match(written):
        return [], "field", ""
    topic = _TOPIC.match(written) if passage.kind == "item" else None
    tokens = _outside_label(tokens, passage, labelled if agreed_label else topic)
    if not tokens:
        return [], "background", ""
    quotation = quoted(text, passage.start, passage.end, tokens, lexicon)
    unquoted = (
        tokens
        if quotation is None
        else [token for token in tokens if not quotation[0] <= token.start < quotation[1]]
    )
    history = is_history(text, passage.start, passage.end, context.date.year if context.date else None)
    clauses = clauses_of(text, unquoted, lexicon, language) if unquoted else []
    agreed = section == "agreements" and passage.kind == "item"
    label = responsible_in(passage, tail, context)
    if label is None and topic is not None and not agreed_label:
        label = _topic_subject(passage, topic, context)
    if denied(unquoted, lexicon):
        return [], "negated", ""
    if not clauses and quotation is None and (agreed or agreed_label or label is not None):
        clauses = listed_clause(text, tokens, lexicon, language)
    if section in {"participants", "background"} or (history and not _looks_ahead(clauses)):
        reason = "participants" if section == "participants" else "past" if history else "background"
        return [], reason, ""
    found = []
    refused = any(clause.trigger.negated for clause in clauses)
    nobody = False
    for clause in clauses:
        if clause.trigger.negated:
            continue
        subject = label or _subject(clause, passage, context, memory, agreed=agreed or agreed_label)
        if subject is None:
            nobody = True
            continue
        memory.subject = subject
        found.append(point_of(clause, passage, tail, tokens, subject, context))
    if found:
        return found, "", ""
    if quotation is not None:
        return [], "quotation", text[quotation[0] : quotation[0] + 40]
    if refused:
        return [], "negated", ""
    if nobody:
        return [], "nobody", ""
    if passage.start <= line.start < passage.end and len(tokens) < 15 and line.rules:
        return [], "date-line", ""
    _remember(passage, tokens, context, memory)
    reason, evidence = reason_for(text, passage.start, passage.end, tokens, lexicon, section)
    return [], reason, evidence


def _topic_subject(passage: Passage, topic: re.Match[str], context: Context) -> Subject | None:
    """Return the party before an item's colon (*Ministry of Health: deliver ...*), ``None`` for a topic."""
    end = passage.start + topic.end("topic")
    subject = _subject_between(passage.start, end, context)
    named = subject.names and subject.rule in {"party:country", "party:organisation", "party:together"}
    return replace(subject, rule="party:before-colon") if named else None


def _looks_ahead(clauses: list[Clause]) -> bool:
    return any(clause.trigger.rule.startswith(("future", "duty")) for clause in clauses)


def _outside_label(tokens: list[Token], passage: Passage, label: re.Match[str] | None) -> list[Token]:
    return (
        tokens if label is None else [token for token in tokens if token.start >= passage.start + label.end()]
    )


def _remember(passage: Passage, tokens: list[Token], context: Context, memory: _Memory) -> None:
    """Keep the one body that a sentence begins with: *it* may stand for it in the next."""
    opening = tokens[: min(len(tokens), 8)]
    bodies = organisations_in(context.text, passage.start, opening[-1].end, context.lexicon, context.language)
    if len(bodies) == 1 and bodies[0].start - passage.start <= 5:
        memory.subject = Subject((bodies[0].name,), "party:organisation")


def _lead_subject(passage: Passage, tokens: list[Token], context: Context, memory: _Memory) -> Subject | None:
    clauses = clauses_of(context.text, tokens, context.lexicon, context.language)
    if clauses:
        return _subject(clauses[-1], passage, context, memory, agreed=False)
    return _named(passage.start, passage.end, context)


def _heading_subject(passage: Passage, section: SectionKind, context: Context) -> Subject | None:
    """Return the one party whose commitments stand under a heading ("Commitments of Honduras")."""
    if section != "agreements" and passage.end - passage.start > 60:
        return None
    named = _named(passage.start, passage.end, context)
    return named if named is not None and len(named.names) == 1 and section == "agreements" else None


def _subject_between(start: int, end: int, context: Context) -> Subject:
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
    subject = _subject_between(start, end, context)
    named = subject.names and subject.rule in {
        "party:country",
        "party:organisation",
        "party:together",
        "party:pronoun",
    }
    return subject if named else None


def _subject(  # noqa: PLR0911
    clause: Clause, passage: Passage, context: Context, memory: _Memory, *, agreed: bool
) -> Subject | None:
    """Return who commits, ``None`` if what stands before the verb is no party."""
    trigger = clause.trigger
    listed = trigger.rule in {"list-item"}
    start, end = clause.subject
    if not listed and not trigger.impersonal and end > start:
        subject = _subject_between(start, end, context)
        if subject.names or subject.everybody:
            return subject
    if listed and memory.lead is not None:
        return replace(memory.lead, rule="party:from-heading")
    if trigger.passive or trigger.impersonal or listed or trigger.rule.startswith("agreed-points"):
        named = memory.lead if memory.lead is not None and agreed else None
        if named is None and context.issuer and not listed:
            return Subject((context.issuer,), "party:issuer")
        return named or Subject(context.parties, "party:all", everybody=True)
    words = [
        token for token in tokens_of(context.text, start, end, context.language)
        if token.is_word and not token.among(context.lexicon.clause_starts)
    ]  # fmt: skip
    pronoun = any(token.among(context.lexicon.pronouns_one) for token in words[-2:])
    if pronoun and memory.subject.names:
        return replace(memory.subject, rule="party:pronoun")
    if _names_nobody(words, context) and not pronoun:
        if trigger.plural is True and context.language == "es":
            return Subject(context.parties, "party:plural-verb", everybody=True)
        if memory.subject.names:
            return replace(memory.subject, rule="party:as-before")
        return Subject(context.parties, "party:all", everybody=True)
    return None


def _names_nobody(words: list[Token], context: Context) -> bool:
    """Whether only adverbs and phrases of time or manner stand before the verb."""
    if not words:
        return True
    if context.language == "en":
        return words[-1].lower in {"also", "and", "then", "further"} and len(words) <= 3
    adverbial = {
        "además",
        "asimismo",
        "también",
        "finalmente",
        "igualmente",
        "así",
        "por",
        "en",
        "a",
        "adicionalmente",
        "durante",
        "con",
        "para",
        "al",
        "tras",
        "de",
        "como",
        "y",
        "no",
        "le",
        "se",
        "les",
    }
    return words[0].lower in adverbial or words[0].lower.endswith("mente")
