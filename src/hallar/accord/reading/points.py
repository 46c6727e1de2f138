"""A clause made into a point: parties, act, object, kind, theme, quantities, due, places."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from hallar.accord.reading.beneficiaries import beneficiaries_in
from hallar.accord.reading.clauses import Clause
from hallar.accord.reading.countries import ALIAS
from hallar.accord.reading.due import due_in
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.objects import end_without_remark, parts_of
from hallar.accord.reading.organisations import organisations_in
from hallar.accord.reading.parties import Subject, enumerated, mentioned
from hallar.accord.reading.passages import Passage
from hallar.accord.reading.places import places_in
from hallar.accord.reading.quantities import quantities_in
from hallar.accord.reading.result import Due, Part, Participant, Point
from hallar.accord.reading.themes import BESIDE, kind_of, theme_of
from hallar.accord.reading.tokens import Token

_TO_WHOM = {
    "en": re.compile(
        r"\b(?:to|with|for)\s+(?:the\s+)?(?:(?:people|governments?|authorities|"
        r"population)\s+of\s+(?:the\s+)?)?"
        r"(?=[A-Z])"
    ),
    "es": re.compile(
        r"\b(?:al?|con|para)\s+(?:el\s+|la\s+|los\s+|las\s+)?"
        r"(?:(?:pueblos?|gobiernos?|autoridades|población)\s+de\s+(?:los\s+)?)?(?=[A-ZÁÉÍÓÚÑ])"
    ),
}
# On what occasion something was agreed: its date is not when it is due.
_OCCASION = re.compile(
    r"(?:at|during|following|after|in|on|durante|tras|en|al término de|al "
    r"concluir)\s[^,]{0,120}?\b(?:meeting|summit|session|visit|"
    r"conference|dialogue|talks|reunión|cumbre|sesión|visita|encuentro|conferencia|diálogo)\b",
    re.I,
)
_ORIGINS = re.compile(
    r"\b(?:from|desde|procedentes? de|provenientes? de)\s+(?:the\s+|"
    r"los\s+)?[A-ZÁÉÍÓÚ][\w.]*(?:\s[A-Z][\w.]*)?"
)
_RESPONSIBLE = re.compile(
    r"\(?\b(?:Responsib(?:le|ility)(?: party)?|Owner|Lead|Responsables?|A cargo|"
    r"Encargad[oa]s?)\s*:\s*(?P<who>[^.;)\n|]+)",
    re.I,
)
_DEADLINE = re.compile(
    r"\b(?:Due|Deadline|Due date|Fecha límite|Plazo|Fecha compromiso|Fecha)\s*:\s*(?P<when>[^.;)\n|]+)", re.I
)


@dataclass(frozen=True)
class Context:
    """What a clause is read against.

    Attributes:
        text: the text that was read.
        language: ``es`` or ``en``.
        lexicon: words of the language.
        date: of the document.
        parties: of the document.
        theme: of the document.
        bodies: organisations that the document names in full.
        issuer: organisation that issues the document; empty if it is not named at its beginning.
        people: who took part.
    """

    text: str
    language: str
    lexicon: Lexicon
    date: datetime.date | None
    parties: tuple[str, ...]
    theme: str
    bodies: tuple[str, ...]
    issuer: str
    people: tuple[Participant, ...]


def point_of(
    clause: Clause, passage: Passage, tail: int, tokens: list[Token], subject: Subject, context: Context
) -> Point:
    """Return the point that a clause states.

    Args:
        clause: the commitment.
        passage: the sentence that holds it.
        tail: offset behind the labels (*Due:*) that follow the sentence.
        tokens: of the sentence.
        subject: who commits.
        context: what is known of the document.
    """
    text, language = context.text, context.language
    before, after = clause.subject[0], clause.end
    begin = clause.verb_start
    due, label = _due(clause, passage, tail, context)
    labels = [
        match.span()
        for match in (*_RESPONSIBLE.finditer(text, begin, after), *_DEADLINE.finditer(text, begin, after))
    ]
    labels_start = min((start for start, _ in labels), default=after)
    content_end = end_without_remark(text, begin, labels_start)
    content = [
        token
        for token in tokens
        if begin <= token.start < content_end
        and not any(
            at <= token.start < at + len(due.text) for at in _occurrences(text, due.text, before, after)
        )
    ]
    about = (
        [token for token in tokens if clause.object[0] <= token.start < clause.object[1]]
        if clause.trigger.passive
        else content
    )
    excluded = [(due_at, due_at + len(due.text)) for due_at in _occurrences(text, due.text, before, after)]
    excluded += labels + _calendar_spans(text, clause.start, after)
    subject_before = (clause.object[0], begin) if clause.trigger.passive else None
    dollar = _dollar(context)
    quantities = quantities_in(text, begin, content_end, language, excluded, dollar)
    if subject_before is not None and clause.object[0] < begin:
        quantities = (*quantities_in(text, *clause.object, language, excluded, dollar), *quantities)
    kind, kind_rule = kind_of(clause.act, about, quantities, context.lexicon)
    place_from = min(begin, clause.object[0]) if clause.object[1] > clause.object[0] else begin
    near = max(passage.start, place_from - BESIDE), min(passage.end, content_end + BESIDE)
    named = [(one.start, one.end) for one in organisations_in(text, *near, context.lexicon, language)]
    spot = clause.object[0] if clause.trigger.passive else begin
    theme, theme_rule = theme_of(
        text,
        min(spot, begin),
        min(spot, clause.object[0]),
        content_end,
        context.theme,
        named,
        (passage.start, passage.end),
    )
    towards, towards_rule = _towards(clause, subject, content_end, context)
    places = places_in(text, place_from, content_end, language, named)
    if due_prefix := _leading_places(text, clause, passage, language):
        places = tuple(dict.fromkeys((*due_prefix, *places)))
    rules = (*clause.rules, subject.rule, towards_rule, kind_rule, theme_rule, due.rule, label)
    object_start, object_end = _without_due(text, clause.object, due)
    return Point(
        sentence=text[passage.start : passage.end],
        start=passage.start,
        end=passage.end,
        clause=(clause.start, clause.end),
        committed_by=subject.names,
        towards=towards,
        act=clause.act,
        object=text[object_start:object_end],
        kind=kind,
        theme=theme,
        quantities=quantities,
        due=due,
        places=places,
        beneficiaries=beneficiaries_in(text, place_from, content_end, context.lexicon, language),
        parts=tuple(
            Part(text[start:end], start, end)
            for start, end in parts_of(text, max(begin, clause.object[0]), labels_start)
        ),
        rules=tuple(rule for rule in rules if rule),
    )


def _dollar(context: Context) -> str:
    """Return the currency of the bare sign ``$``: in Spanish pesos, if Mexico or no country is a party."""
    countries = [one for one in context.parties if ALIAS.fullmatch(one)]
    pesos = context.language == "es" and (not countries or "México" in countries)
    return "MXN" if pesos else "USD"


def responsible_in(passage: Passage, tail: int, context: Context) -> Subject | None:
    """Return who a label such as *Responsible:* names, ``None`` if there is none.

    Args:
        passage: the sentence.
        tail: offset behind the labels that follow it.
        context: what is known of the document.
    """
    match = _RESPONSIBLE.search(context.text, passage.start, tail)
    if match is None:
        return None
    start, end = match.span("who")
    bodies = organisations_in(context.text, start, end, context.lexicon, context.language)
    countries = mentioned(context.text, start, end, context.language)
    named = tuple(one.name for one in bodies) or countries
    if not named:
        written = re.sub(r"^(?:the|el|la|los|las)\s+", "", match["who"].strip(), flags=re.I)
        if re.search(r"\b(?:both|all|ambas?|ambos|todas|todos)\b", written, re.I):
            return Subject(context.parties, "party:label", everybody=True)
        named = (written,)
    return Subject(tuple(dict.fromkeys(named)), "party:label")


def _due(clause: Clause, passage: Passage, tail: int, context: Context) -> tuple[Due, str]:
    """Return when a clause is due: a label, its own words, or those before its subject."""
    text, date, language = context.text, context.date, context.language
    label = _DEADLINE.search(text, clause.verb_start, tail)
    if label is not None:
        # A label holds a bare date; the word that makes it a limit is put before it.
        word = "by " if language == "en" else "hasta el "
        said = label["when"].strip()
        resolved = due_in(word + said, 0, len(word + said), date, language)
        return Due(said, resolved.start, resolved.end, resolved.rule or "due:unresolved"), "due:from-label"
    essential = end_without_remark(text, clause.verb_start, clause.end)
    own = due_in(text, clause.verb_start, essential, date, language)
    if not own.text and essential < clause.end:
        remark = due_in(text, essential, clause.end, date, language)
        own = own if remark.rule in {"due:recurring", "due:open"} else remark
    if own.text:
        return own, ""
    if clause.trigger.passive or clause.start > passage.start:
        leading = _leading_due(clause, passage, context)
        if leading.text or clause.trigger.passive:
            return leading, "due:leading" if leading.text else ""
    first = clause.start if clause.start > passage.start else passage.start
    if clause.trigger.rule.startswith(("commit", "announce", "agree", "discuss")) and _OCCASION.match(
        text, first, clause.verb_start
    ):
        return own, ""
    return due_in(text, first, clause.verb_start, date, language), ""


_WHEN = words("in during by within over before throughout en durante para dentro antes a")


def _leading_due(clause: Clause, passage: Passage, context: Context) -> Due:
    """Return when the words before the sentence's first comma say that all its clauses are due."""
    text = context.text
    comma = text.find(",", passage.start, clause.verb_start)
    opening = text[passage.start : max(comma, passage.start)].split(maxsplit=1)
    told = clause.trigger.rule.startswith(("commit", "announce", "agree", "discuss", "concluded"))
    if told or not opening or opening[0].lower() not in _WHEN or _OCCASION.match(text, passage.start, comma):
        return Due()
    return due_in(text, passage.start, comma, context.date, context.language)


def _leading_places(text: str, clause: Clause, passage: Passage, language: str) -> tuple[str, ...]:
    """Return the places of an adverbial before the subject ("In Tapachula, the agencies will ...")."""
    comma = text.find(",", passage.start, clause.subject[1])
    if comma < 0 or clause.start > comma:
        return ()
    opening = text[passage.start : comma].split()
    if not opening or opening[0].lower() not in {"in", "at", "en", "across"}:
        return ()
    return places_in(text, passage.start, comma, language)


def _towards(clause: Clause, subject: Subject, end: int, context: Context) -> tuple[tuple[str, ...], str]:
    if subject.everybody or not subject.names:
        return (), ""
    if len(context.parties) > 1 and set(context.parties) <= set(subject.names):
        return (), ""
    text, language = context.text, context.language
    named = mentioned(_without_origins(text, clause.verb_start, end), 0, end - clause.verb_start, language)
    countries = tuple(name for name in named if name in context.parties and name not in subject.names)
    if countries and len(countries) < max(3, len(context.parties)):
        return countries, "towards:mentioned"
    for opening in _TO_WHOM[language].finditer(text, clause.verb_start, end):
        chain = enumerated(text, opening.end(), end, language)
        if chain and not set(chain) & set(subject.names):
            return chain, "towards:country"
    for opening in _TO_WHOM[language].finditer(text, clause.verb_start, end):
        bodies = organisations_in(text, opening.end(), end, context.lexicon, language)
        if bodies and bodies[0].start <= opening.end() + 1 and bodies[0].name not in subject.names:
            return (bodies[0].name,), "towards:behind-preposition"
    return (), ""


def _without_origins(text: str, start: int, end: int) -> str:
    """Return a stretch with the words blanked from where something comes (*loans from the United States*)."""
    return _ORIGINS.sub(lambda match: " " * len(match[0]), text[start:end])


def _occurrences(text: str, part: str, start: int, end: int) -> list[int]:
    if not part:
        return []
    at = text.find(part, start, end)
    return [at] if at >= 0 else []


LABEL = re.compile(rf"(?:{_RESPONSIBLE.pattern})|(?:{_DEADLINE.pattern})", re.I)
"""A label behind an agreement; its groups are of no use outside this module."""
_CALENDAR_NUMBER = re.compile(
    r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b(?:[0-9]{1,2}(?:\s+(?:of|de))?\s+)(?=(?:January|February|"
    r"March|April|May|June|July|August|September|October|November|December|enero|febrero|marzo|"
    r"abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b)"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\s+[0-9]{1,2}(?:,?\s+[0-9]{4})?\b|\b20[0-9]{2}\b(?!\s+[a-záéíóúñ]+s\b)",
    re.I,
)


def _calendar_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _CALENDAR_NUMBER.finditer(text, start, end)]


def _without_due(text: str, bounds: tuple[int, int], due: Due) -> tuple[int, int]:
    """Return an object's offsets without the words of the due date at its ends."""
    start, end = bounds
    if due.text and text[start:end].endswith(due.text) and len(due.text) <= end - start:
        end -= len(due.text)
    elif due.text and text[start:end].startswith(due.text) and len(due.text) <= end - start:
        start += len(due.text)
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ')%”"'):
        end -= 1
    while start < end and text[start] in " ,;:":
        start += 1
    return start, end
