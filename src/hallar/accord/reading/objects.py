"""What an act is done to: where its words end, and the parts that it lists."""

from __future__ import annotations

import re

from hallar.accord.reading.countries import ALIAS

# Where what is done ends and remarks about it begin.
_CUT = re.compile(
    r",?\s+(?:whose|from where|(?:from|in|by|through) which|which (?:was|were)|de donde|desde donde|"
    r"(?:en|por|mediante|con) (?:el|la|los|las) (?:que|cual(?:es)?)|with the (?:aim|goal|objective|"
    r"purpose) of|in order to|so that|so as to|cuy[oa]s?|con el (?:fin|objetivo|propósito) de|"
    r"a fin de|con miras a|para que|con la finalidad de)\b"
    r"|,\s+(?:while|mientras|an?\s\w+\s(?:that|which)|una?\s\w+\sque|con la (?:posibilidad|participación)|"
    r"with the participation|in accordance with|de conformidad con|en el marco de|within the framework)\b"
    r"|,\s+(?:which|where|who|including|such as|as well as|que|donde|lo que|entre ell[oa]s|"
    r"incluid[oa]s?|incluyendo|tales como|así como)\b"
    r"|\s+(?:such as|tales como|(?:dirigid|encaminad|orientad)[oa]s? a|aimed at)\b|"
    r",?\s+by\s+\w{2,20}ing\b|\s+mediante\b"
    r"|,?[\"”»],?\s+(?:said|dijo)\b|[\"”»],\s|\s+[–—]\s+|;|\s\((?:responsible|responsable|owner|lead|due)\b",
    re.I,
)
_PARTS = re.compile(
    r"[,:]?\s*\b(?:including|such as|entre ell[oa]s|incluid[oa]s|incluyendo|tales como|que "
    r"incluyen?|which includes?)\b:?\s*",
    re.I,
)
_ADDED = re.compile(r",\s+(?:as well as|así como)\s+", re.I)
_ENUMERATED = re.compile(r"\w+(?:\s+(?:and|y|e|or|o|u)\s+\w+)?")
_REMARK = re.compile(
    r",?\s+(?:whose|from where|from which|de donde|desde donde|cuy[oa]s?)\b|,\s+(?:which|where|"
    r"who|que|donde|lo que|a country|un país)\b",
    re.I,
)


def object_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the object ends: remarks and lists of parts do not belong to it."""
    cut = _CUT.search(text, start, end)
    return start, cut.start() if cut is not None and cut.start() > start else end


_RECIPIENT = re.compile(r"(?:to|in|with|al?|en|con)\s+(?:the\s+|los\s+|la\s+|el\s+)?", re.I)
_GOES_ON = re.compile(
    r"\s+(?!(?:and|y|e|on|in|to|for|of|by|with|en|para|sobre|por|con|de|del|a|al|the)\b)[\w$]"
)


def behind_recipient(text: str, start: int, end: int) -> int:
    """Return where the thing begins behind the country that gets it (*entregar a Cuba 20 camiones*)."""
    opening = _RECIPIENT.match(text, start, end)
    country = ALIAS.match(text, opening.end(), end) if opening else None
    if country is None or _GOES_ON.match(text, country.end(), end) is None:
        return start
    return country.end() + 1


def end_without_remark(text: str, start: int, end: int) -> int:
    """Return where a clause ends before the relative clause that describes something in it."""
    remark = _REMARK.search(text, start, end)
    return end if remark is None else remark.start()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return offsets without the blanks and marks at their ends."""
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ')%”"'):
        end -= 1
    while start < end and not (text[start].isalnum() or text[start] in '("“«$€'):
        start += 1
    return start, end


def parts_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the parts that a clause lists behind *including*; empty if it lists none.

    One word behind a comma, or two that *and* joins, go on with an enumeration inside the part before it.
    """
    opening = _PARTS.search(text, start, end)
    if opening is None:
        return _added_parts(text, start, end)
    pieces: list[tuple[int, int]] = []
    begin = opening.end()
    for comma in (
        *re.finditer(r"[,;]\s+(?:and\s+|y\s+|e\s+|as well as\s+|así como\s+)?", text[begin:end]),
        None,
    ):
        stop = end if comma is None else opening.end() + comma.start()
        bounds = trimmed(text, begin, stop)
        if bounds[1] > bounds[0]:
            if pieces and _ENUMERATED.fullmatch(text, *bounds):
                pieces[-1] = pieces[-1][0], bounds[1]
            else:
                pieces.append(bounds)
        if comma is not None:
            begin = opening.end() + comma.end()
    if len(pieces) == 1:
        pieces = _halves(text, *pieces[0])
    return pieces


def _added_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what stands before and behind *as well as*; empty without it."""
    joint = _ADDED.search(text, start, end)
    if joint is None:
        return []
    return [trimmed(text, start, joint.start()), trimmed(text, joint.end(), end)]


def _halves(text: str, start: int, end: int) -> list[tuple[int, int]]:
    joint = re.compile(r"\s+(?:and|y|e)\s+").search(text, start, end)
    if joint is None:
        return [(start, end)]
    return [trimmed(text, start, joint.start()), trimmed(text, joint.end(), end)]
