"""Words as concepts: the same one for a word of either language.

Phrases and words of the field stand in a table (*working group*, *grupo de trabajo*). Of what is left the
dictionary form counts: of a verb the act that the reader takes it for (*donate*, *entregar*), of other words
the beginning of the spelling that cognates share (*observation*, *observación*).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from hallar.accord.likeness.field_words import FIELD_WORDS
from hallar.accord.likeness.function_words import FUNCTION_WORDS
from hallar.accord.reading.english import ENGLISH
from hallar.accord.reading.language import Language, language_of
from hallar.accord.reading.spanish import SPANISH
from hallar.accord.reading.tokens import lemma_of

STEM = 6
"""Letters that cognates have in common at their beginnings."""
ACT = "to "
"""Begins the concepts of verbs: all the ways to give, for example, are one."""
_ACTS = {"en": ENGLISH.acts, "es": SPANISH.acts}
_WORD = re.compile(r"[^\W\d_]+")
_SHARED_ENDINGS = (
    ("ciones", "cion"), ("tions", "cion"), ("tion", "cion"), ("ities", "idad"), ("ity", "idad"),
    ("idades", "idad"), ("ments", "mento"), ("ment", "mento"), ("ical", "ico"), ("ic", "ico"), ("ous", "oso"),
    ("ary", "ario"), ("ly", "mente"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def concepts_of(text: str) -> Mapping[str, str]:
    """Return the concepts of a text in either language, each with the words that stand for it there."""
    language = language_of(text)
    written = [word.lower() for word in _WORD.findall(text)]
    words = [_plain(word) for word in written]
    found: dict[str, str] = {}
    place = 0
    while place < len(words):
        concept, length = _entry_at(words, place)
        if not concept and words[place] not in FUNCTION_WORDS and len(words[place]) > 2:
            concept = _concept(written[place], language)
        if concept:
            found.setdefault(concept, " ".join(words[place : place + length]))
        place += length
    return MappingProxyType(found)


def _entry_at(words: Sequence[str], place: int) -> tuple[str, int]:
    """Return the concept of the longest entry of the table at a place, and how many words it has."""
    for further, concept in _entries_beginning(words[place]):
        if len(further) < len(words) - place and all(
            _fits(part, word) for part, word in zip(further, words[place + 1 :], strict=False)
        ):
            return concept, 1 + len(further)
    return "", 1


@lru_cache(maxsize=65_536)
def _entries_beginning(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the entries that begin with a word: their further words and the concept, the longest first."""
    found = [
        (entry.split(), concept)
        for concept, listed in FIELD_WORDS.items()
        for entry in listed.split(", ")
        if _fits(entry.split()[0], word)
    ]
    found.sort(key=lambda one: (-len(one[0]), -sum(map(len, one[0])), one[0]))
    return tuple((tuple(words[1:]), concept) for words, concept in found)


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    """Return a word without accents."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(one for one in decomposed if not unicodedata.combining(one))


@lru_cache(maxsize=65_536)
def _concept(word: str, language: Language) -> str:
    """Return the act that a verb stands for, or a word's beginning, spelled as both languages would."""
    # A short text may be taken for the other language; no verb of acts is one in both.
    for one in sorted(_ACTS, key=lambda one: one != language):
        act = _ACTS[one].get(lemma_of(word, one))
        if act is not None:
            return f"{ACT}{act}"
    form = _plain(lemma_of(word, language))
    for ending, shared in _SHARED_ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) > 2:
            form = form[: -len(ending)] + shared
            break
    form = form.replace("ph", "f").replace("th", "t").replace("y", "i").replace("k", "c").replace("qu", "c")
    return re.sub(r"(.)\1", r"\1", form)[:STEM]
