"""Whether a pedigree makes sense, said so that a caseworker understands it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from hallar.pedigree.family import Family
from hallar.pedigree.finding_texts import TEXTS
from hallar.pedigree.model import Member, Pedigree, Sex
from hallar.pedigree.order import ancestors, on_or_below_a_cycle


class FindingSeverity(StrEnum):
    """Whether the pedigree can be used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """Something about a pedigree that is wrong or worth a look.

    Attributes:
        severity: an error makes the pedigree unusable.
        code: what it is; a key of the texts.
        members: the persons it is about.
    """

    severity: FindingSeverity
    code: str
    members: tuple[str, ...]

    def message(self, language: str = "en") -> str:
        """Return rule and remedy in Spanish (``es``) or English (``en``), naming the persons."""
        return TEXTS[self.code][language].format(*self.members, all=", ".join(self.members))


def check_pedigree(pedigree: Pedigree) -> list[Finding]:
    """Return what is wrong with a pedigree; an empty list if nothing is.

    Looks for persons listed twice, parents who are not listed, people who are their own ancestors, a sex
    that contradicts parenthood, identical twins who differ, and parts without connection.
    """
    findings = [*_repeated(pedigree), *_unknown_parents(pedigree)]
    if findings:
        return findings
    findings.extend(_own_ancestors(pedigree))
    findings.extend(_sex_against_parenthood(pedigree))
    findings.extend(_twins(pedigree))
    if not findings:
        findings.extend(_disconnected(pedigree))
    return findings


def check_family(family: Family) -> list[Finding]:
    """Return what is wrong with a family: its pedigree, whom it misses and who is typed.

    Besides the pedigree: a missing or typed person who is not in it, one who is both, nobody typed, and a
    typed member whose profile tells nothing about any missing member.
    """
    findings = check_pedigree(family.pedigree)
    known = family.pedigree.by_id
    findings += [_error("missing-not-listed", one) for one in family.missing if one not in known]
    findings += [_error("typed-not-listed", one) for one in family.profiles if one not in known]
    findings += [_error("missing-and-typed", one) for one in family.missing if one in family.profiles]
    if not family.missing:
        findings.append(_error("nobody-missing"))
    if not family.profiles:
        findings.append(_warning("nobody-typed"))
    if not any(finding.severity is FindingSeverity.ERROR for finding in findings):
        findings += [_warning("tells-nothing", one) for one in uninformative_members(family)]
    return findings


def _error(code: str, *members: str) -> Finding:
    return Finding(FindingSeverity.ERROR, code, members)


def _warning(code: str, *members: str) -> Finding:
    return Finding(FindingSeverity.WARNING, code, members)


def _repeated(pedigree: Pedigree) -> Iterator[Finding]:
    listed = Counter(member.id for member in pedigree.members)
    for person, times in listed.items():
        if times > 1:
            entries = {member for member in pedigree.members if member.id == person}
            parents = {(member.father, member.mother) for member in entries}
            yield _error("listed-twice" if len(parents) == 1 else "two-sets-of-parents", person)


def _unknown_parents(pedigree: Pedigree) -> Iterator[Finding]:
    for member in pedigree.members:
        for parent in pedigree.parents[member.id]:
            if parent not in pedigree.by_id:
                yield _error("parent-not-listed", member.id, parent)


def _own_ancestors(pedigree: Pedigree) -> Iterator[Finding]:
    for person in on_or_below_a_cycle(pedigree):
        if person in ancestors(pedigree, person):
            yield _error("own-ancestor", person)


def _sex_against_parenthood(pedigree: Pedigree) -> Iterator[Finding]:
    for member in pedigree.members:
        if member.father is not None and member.father == member.mother:
            yield _error("one-person-both-parents", member.id, member.father)
            continue
        if member.father is not None and pedigree.by_id[member.father].sex is Sex.FEMALE:
            yield _error("father-is-female", member.id, member.father)
        if member.mother is not None and pedigree.by_id[member.mother].sex is Sex.MALE:
            yield _error("mother-is-male", member.id, member.mother)


def _twins(pedigree: Pedigree) -> Iterator[Finding]:
    groups: dict[str, list[Member]] = {}
    for member in pedigree.members:
        if member.twin is not None:
            groups.setdefault(member.twin, []).append(member)
    for twins in groups.values():
        names = tuple(twin.id for twin in twins)
        if len(twins) == 1:
            yield _error("twin-alone", *names)
        elif len({(twin.father, twin.mother) for twin in twins}) > 1:
            yield _error("twins-of-different-parents", *names)
        elif len({twin.sex for twin in twins} - {Sex.UNKNOWN}) > 1:
            yield _error("twins-of-different-sex", *names)


def _disconnected(pedigree: Pedigree) -> Iterator[Finding]:
    parts = _connected_parts(pedigree)
    for part in parts[1:]:
        yield _warning("disconnected", *part)


def _connected_parts(pedigree: Pedigree) -> list[tuple[str, ...]]:
    """Return the members of each connected part, the largest first."""
    neighbours: dict[str, set[str]] = {member.id: set() for member in pedigree.members}
    for member in pedigree.members:
        for parent in pedigree.parents[member.id]:
            neighbours[member.id].add(parent)
            neighbours[parent].add(member.id)
        neighbours[member.id].update(pedigree.twins[member.id])
    position = {person: number for number, person in enumerate(neighbours)}
    unseen = dict.fromkeys(neighbours)
    parts: list[tuple[str, ...]] = []
    while unseen:
        reached = _reached(neighbours, next(iter(unseen)))
        parts.append(tuple(sorted(reached, key=position.__getitem__)))
        for person in reached:
            unseen.pop(person)
    return sorted(parts, key=len, reverse=True)


def _reached(neighbours: dict[str, set[str]], start: str) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for other in neighbours[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def uninformative_members(family: Family) -> list[str]:
    """Return the typed members whose profiles tell nothing about any missing member, at any locus.

    Two members are dependent, given the other profiles, if an active path joins them: one that runs up to
    a shared ancestor and down, or down to somebody who is typed or has a typed descendant and up to the
    other parent. Source: the d-separation criterion, Pearl (1988), Probabilistic Reasoning in Intelligent
    Systems, chapter 3.

    A typed person does not block a path here: a grandparent beside a typed parent is not named, because
    the parent's profile may lack a locus or have lost an allele. The slight dependence of unrelated people
    under coancestry (theta) does not count.
    """
    dependent = _dependent_members(family.pedigree, family.missing, family.profiles)
    return [member for member in family.profiles if member not in dependent]


def _dependent_members(pedigree: Pedigree, missing: Iterable[str], typed: Iterable[str]) -> set[str]:
    """Return those to whom an active path leads from a missing member; identical twins are one person."""
    opened = _with_ancestors(pedigree, typed)
    waiting = [(person, True) for person in missing]
    seen: set[tuple[str, bool]] = set()
    while waiting:
        reached, from_child = waiting.pop()
        for person in pedigree.twins[reached]:
            if (person, from_child) in seen:
                continue
            seen.add((person, from_child))
            if from_child or person in opened:
                waiting += [(parent, True) for parent in pedigree.parents[person]]
            waiting += [(child, False) for child in pedigree.children[person]]
    return {person for person, _ in seen}


def _with_ancestors(pedigree: Pedigree, persons: Iterable[str]) -> set[str]:
    """Return the persons, everybody they descend from, and identical twins of any of these."""
    found: set[str] = set()
    waiting = list(persons)
    while waiting:
        for person in pedigree.twins[waiting.pop()]:
            if person not in found:
                found.add(person)
                waiting += pedigree.parents[person]
    return found
