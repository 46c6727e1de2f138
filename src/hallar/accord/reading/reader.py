"""A text read: every sentence judged, its commitments made into points, all else kept as statements."""

from __future__ import annotations

import re
from dataclasses import replace

from hallar.accord.reading.clauses import Clause, clauses_of, listed_clause
from hallar.accord.reading.committing import (
    Memory,
    committing,
    heading_subject,
    lead_subject,
    remember_names,
    remember_subject,
    topic_subject,
)
from hallar.accord.reading.document_parties import country_parties, other_parties, represented
from hallar.accord.reading.english import ENGLISH
from hallar.accord.reading.facts import DateLine, date_line, meeting_of
from hallar.accord.reading.language import Language, language_of
from hallar.accord.reading.lexicon import Lexicon
from hallar.accord.reading.listed import asks, going_on, items_behind_leads, says_itself
from hallar.accord.reading.objects import end_without_remark
from hallar.accord.reading.organisations import organisations_in
from hallar.accord.reading.participants import participants_in
from hallar.accord.reading.parties import Subject
from hallar.accord.reading.passages import Passage, passages_of
from hallar.accord.reading.points import LABEL, Context, point_of, responsible_in
from hallar.accord.reading.result import Document, Participant, Point, Reading, Statement
from hallar.accord.reading.sections import SectionKind, section_kind
from hallar.accord.reading.spanish import SPANISH
from hallar.accord.reading.statements import denied, is_history, quoted, reason_for, woven_in
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
_AND = re.compile(r",\s+(?:and|y)\s")
_MARKS = frozenset('"“”„«»')
_RECITAL = re.compile(
    r"\A(?:deseos[oa]s|convencid[oa]s|persuadid[oa]s|animad[oa]s|conscientes|considerando|reconociendo|"
    r"recordando|"
    r"reafirmando|teniendo|tomando nota|inspirad[oa]s|preocupad[oa]s|"
    r"recogni[sz]ing|considering|desiring|desirous|convinced|recalling|bearing in mind|noting|mindful|"
    r"whereas|"
    r"reaffirming|acknowledging|aware|conscious|guided|inspired|having)\b",
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
    lexicon = _LEXICONS[told]
    passages = items_behind_leads(text, passages_of(text), lexicon, told)
    line = date_line(text, told)
    sections = _sections(text, passages)
    listed = [
        (one.start, one.end) for one, kind in zip(passages, sections, strict=True) if kind == "participants"
    ]
    participants = participants_in(text, told, lexicon, listed)
    parties = country_parties(text, told)
    if len(parties) < 2:
        parties = tuple(dict.fromkeys((*parties, *represented(participants))))
    if len(parties) < 2:
        parties = other_parties(text, lexicon, told) or parties
    bodies = tuple(
        dict.fromkeys(
            one.name
            for passage in passages
            for one in organisations_in(text, passage.start, passage.end, lexicon, told)
        )
    )
    issuer = "" if len(parties) > 1 else _issuer(text, passages, participants, lexicon, told)
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


def _issuer(
    text: str, passages: list[Passage], people: tuple[Participant, ...], lexicon: Lexicon, language: Language
) -> str:
    """Return the one organisation that a document's first lines name; empty if it is none or several.

    The office of somebody who took part stands for that person's party.
    """
    named = tuple(
        dict.fromkeys(
            one.name
            for passage in passages[:ISSUER_WITHIN]
            for one in organisations_in(text, passage.start, passage.end, lexicon, language)
        )
    )
    if len(named) != 1:
        return ""
    holder = next((one for one in people if one.name in named[0]), None)
    return named[0] if holder is None else holder.party


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


def _judged(
    passages: list[Passage], sections: list[SectionKind], line: DateLine, context: Context
) -> tuple[list[Point], list[Statement]]:
    points: list[Point] = []
    statements: list[Statement] = []
    memory = Memory(Subject(context.parties, "party:all", everybody=True))
    tails = _tails(context.text, passages)
    for passage, section, tail in zip(passages, sections, tails, strict=True):
        tokens = tokens_of(context.text, passage.start, passage.end, context.language)
        stated, reason, evidence = _passage(passage, tail, section, tokens, line, context, memory)
        remember_names(passage, context, memory)
        memory.agreed_before = bool(stated)
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
    memory: Memory,
) -> tuple[list[Point], str, str]:
    """Return the points of a passage; without any, the reason and the words that tell it."""
    text, lexicon, language = context.text, context.lexicon, context.language
    written = text[passage.start : passage.end]
    labelled = _LABEL.match(written)
    agreed_label = labelled is not None and labelled.end() < len(written)
    if passage.kind == "lead":
        memory.lead = lead_subject(passage, tokens, context, memory)
        return _points_of_lead(passage, tokens, context, memory), "lead-in", ""
    if passage.kind == "heading":
        memory.lead = heading_subject(passage, section, context)
        return [], "date-line" if _is_dated(passage, line) else "heading", ""
    if passage.kind == "field" and not agreed_label:
        return [], "date-line" if _is_dated(passage, line) else "field", ""
    if _NUMBERED.match(written):
        return [], "heading", ""
    if LABEL.match(written):
        return [], "field", ""
    topic = _TOPIC.match(written) if passage.kind == "item" else None
    tokens = _outside_label(tokens, passage, labelled if agreed_label else topic)
    if not tokens:
        return [], "background", ""
    quotation = quoted(text, passage.start, passage.end, tokens, lexicon)
    if quotation is None or woven_in(quotation, tokens, lexicon):
        quotation = None
        tokens = [token for token in tokens if token.text not in _MARKS]
    unquoted = [
        token for token in tokens
        if quotation is None or not quotation[0] <= token.start < quotation[1]
    ]  # fmt: skip
    year = context.date.year if context.date else None
    history = is_history(text, passage.start, end_without_remark(text, passage.start, passage.end), year)
    clauses = clauses_of(text, unquoted, lexicon, language) if unquoted else []
    agreed = section == "agreements" and passage.kind == "item"
    label = responsible_in(passage, tail, context)
    if label is None and topic is not None and not agreed_label:
        label = topic_subject(passage, topic, context)
    if denied(unquoted, lexicon):
        return [], "negated", ""
    recital = _RECITAL.match(written) is not None
    listed = (agreed or agreed_label or label is not None) and not asks(tokens)
    if not clauses and quotation is None and not recital and listed:
        clauses = listed_clause(text, tokens, lexicon, language)
    elif not clauses and quotation is None and memory.agreed_before:
        clauses = going_on(text, tokens, lexicon, language)
    if section in {"participants", "background"} or (history and not _looks_ahead(text, clauses, year)):
        reason = "participants" if section == "participants" else "past" if history else "background"
        return [], reason, ""
    found = []
    refused = any(clause.trigger.negated for clause in clauses)
    nobody = False
    for clause in clauses:
        if clause.trigger.negated:
            continue
        subject = label or committing(clause, passage, context, memory, agreed=agreed or agreed_label)
        if subject is None:
            nobody |= not clause.trigger.rule.startswith("concluded")
            continue
        memory.subject, memory.sentence = subject, passage.start
        found.append(point_of(clause, passage, tail, tokens, subject, context))
    if found:
        return found, "", ""
    if quotation is not None:
        return [], "quotation", text[quotation[0] : quotation[0] + 40]
    if refused:
        return [], "negated", ""
    if nobody:
        return [], "nobody", ""
    if _is_dated(passage, line) and len(tokens) < 15:
        return [], "date-line", ""
    remember_subject(passage, tokens, context, memory)
    reason, evidence = reason_for(text, passage.start, passage.end, tokens, lexicon, section)
    return [], reason, evidence


def _is_dated(passage: Passage, line: DateLine) -> bool:
    """Whether the document's date or place stands in a passage."""
    return passage.start <= line.start < min(passage.end, line.end)


def _points_of_lead(passage: Passage, tokens: list[Token], context: Context, memory: Memory) -> list[Point]:
    """Return what a lead-in agrees itself (*will reduce the waiting times by the following steps:*)."""
    if memory.lead is None:
        return []
    return [
        point_of(clause, passage, passage.end, tokens, memory.lead, context)
        for clause in clauses_of(context.text, tokens, context.lexicon, context.language)
        if not clause.trigger.negated and says_itself(context.text, clause)
    ]


def _looks_ahead(text: str, clauses: list[Clause], year: int | None) -> bool:
    """Whether a clause is in the future tense, or only words before it tell of an earlier year."""
    return any(
        clause.trigger.rule.startswith(("future", "duty"))
        or (
            _AND.search(text, *clause.subject) is not None
            and not is_history(text, _joint(text, clause), clause.end, year)
        )
        for clause in clauses
    )


def _joint(text: str, clause: Clause) -> int:
    """Return where the last verb phrase before a clause's verb begins (*reviewed ..., and agreed*)."""
    *_, last = _AND.finditer(text, *clause.subject)
    return last.end()


def _outside_label(tokens: list[Token], passage: Passage, label: re.Match[str] | None) -> list[Token]:
    return (
        tokens if label is None else [token for token in tokens if token.start >= passage.start + label.end()]
    )
