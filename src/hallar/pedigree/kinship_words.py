"""Words for relatives, Spanish and English, by sex; where the sex is unknown, both or a neutral word."""

from __future__ import annotations

from hallar.pedigree.model import Sex

_SIDES = {
    ("father", Sex.MALE): "paterno",
    ("father", Sex.FEMALE): "paterna",
    ("mother", Sex.MALE): "materno",
    ("mother", Sex.FEMALE): "materna",
}


def _pick(sex: Sex, male: str, female: str, language: str, neutral: str = "") -> str:
    if sex is Sex.MALE:
        return male
    if sex is Sex.FEMALE:
        return female
    return neutral or f"{male} {'o' if language == 'es' else 'or'} {female}"


def join_words(words: list[str], language: str) -> str:
    """Join several relations of one pair."""
    return (" y también " if language == "es" else " and also ").join(words)


def double_words(relation: str, language: str) -> str:
    """Return the words for a relation that exists more than once."""
    return f"{relation} (doble)" if language == "es" else f"double {relation}"


def further_relations_words(language: str) -> str:
    """Return the words for the relations that are not named."""
    return "otros parentescos más lejanos" if language == "es" else "more distant relations"


def no_relation_words(language: str) -> str:
    """Return the words for two people without a known relation."""
    return "sin parentesco consanguíneo conocido" if language == "es" else "no known blood relation"


def twin_words(sex: Sex, language: str) -> str:
    """Return the words for an identical twin."""
    if language == "es":
        return _pick(sex, "gemelo idéntico", "gemela idéntica", language)
    return "identical twin"


def partner_words(sex: Sex, language: str) -> str:
    """Return the words for somebody with whom one has children."""
    return "pareja (tienen hijos en común)" if language == "es" else "partner (they have children)"


def partner_of_words(sex: Sex, relation: str, language: str) -> str:
    """Return the words for the partner of a relative."""
    if language == "es":
        return f"pareja de: {relation}; sin vínculo biológico"
    return f"partner of the {relation}; not related by blood"


def _with_side(word: str, sex: Sex, side: str, language: str) -> str:
    if language == "en":
        return f"{side and {'father': 'paternal', 'mother': 'maternal'}[side]} {word}".strip()
    if sex is Sex.UNKNOWN:
        return f"{word} por línea {_SIDES[side, Sex.FEMALE]}"
    return f"{word} {_SIDES[side, sex]}"


def ancestor_words(sex: Sex, generations: int, side: str, language: str) -> str:
    """Return the words for a parent, grandparent and so on; ``side`` is that of the descendant."""
    if language == "en":
        if generations == 1:
            return _pick(sex, "father", "mother", language, "parent")
        word = _pick(sex, "grandfather", "grandmother", language, "grandparent")
        return _with_side("great-" * (generations - 2) + word, sex, side, language)
    if generations == 1:
        return _pick(sex, "padre", "madre", language)
    names = {2: ("abuelo", "abuela"), 3: ("bisabuelo", "bisabuela"), 4: ("tatarabuelo", "tatarabuela")}
    if generations not in names:
        return (
            f"{_pick(sex, 'antepasado', 'antepasada', language)} de {generations} generaciones {_line(side)}"
        )
    return _with_side(_pick(sex, *names[generations], language), sex, side, language)


def descendant_words(sex: Sex, generations: int, language: str) -> str:
    """Return the words for a child, grandchild and so on."""
    if language == "en":
        if generations == 1:
            return _pick(sex, "son", "daughter", language, "child")
        word = _pick(sex, "grandson", "granddaughter", language, "grandchild")
        return "great-" * (generations - 2) + word
    names = {
        1: ("hijo", "hija"),
        2: ("nieto", "nieta"),
        3: ("bisnieto", "bisnieta"),
        4: ("tataranieto", "tataranieta"),
    }
    if generations not in names:
        return f"descendiente de {generations} generaciones"
    return _pick(sex, *names[generations], language)


def sibling_words(sex: Sex, only_parent: str, language: str) -> str:
    """Return the words for a sibling; ``only_parent`` is the shared parent of half-siblings."""
    if language == "en":
        word = _pick(sex, "brother", "sister", language, "sibling")
        return f"half-{word} through the {only_parent}" if only_parent else word
    if not only_parent:
        return _pick(sex, "hermano", "hermana", language)
    word = _pick(sex, "medio hermano", "media hermana", language)
    return f"{word} por parte de {'padre' if only_parent == 'father' else 'madre'}"


def collateral_words(sex: Sex, up: int, down: int, side: str, *, half: bool, language: str) -> str:
    """Return the words for uncles, nephews and cousins.

    Args:
        sex: sex of the person described.
        up: generations from that person to the shared ancestors.
        down: generations from the shared ancestors to the other person.
        side: the other person's parent through whom they are related.
        half: whether only one ancestor is shared.
        language: ``es`` or ``en``.
    """
    words = _spanish_collateral if language == "es" else _english_collateral
    return words(sex, up, down, side, half)


def _english_collateral(sex: Sex, up: int, down: int, side: str, half: bool) -> str:
    if up == 1:
        word = "great-" * (down - 2) + _pick(sex, "uncle", "aunt", "en", "uncle or aunt")
        return _with_side(f"half-{word}" if half else word, sex, side, "en")
    if down == 1:
        great = "great-" * (up - 3) + "grand-" if up > 2 else ""
        word = great + _pick(sex, "nephew", "niece", "en", "nephew or niece")
        return f"half-{word}" if half else word
    degree, removed = min(up, down) - 1, abs(up - down)
    ordinal = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}.get(degree, f"{degree}th")
    times = {0: "", 1: " once removed", 2: " twice removed"}.get(removed, f" {removed} times removed")
    line = "father's" if side == "father" else "mother's"
    return f"{'half ' if half else ''}{ordinal} cousin{times} on the {line} side"


def _line(side: str) -> str:
    return f"por línea {_SIDES[side, Sex.FEMALE]}"


def _spanish_collateral(sex: Sex, up: int, down: int, side: str, half: bool) -> str:
    if up == 1:
        words = _spanish_uncle(sex, down, side)
    elif down == 1:
        words = _spanish_nephew(sex, up)
    else:
        words = _spanish_cousin(sex, min(up, down) - 1, up - down, side)
    return f"{words} (por un solo antepasado)" if half else words


def _spanish_uncle(sex: Sex, down: int, side: str) -> str:
    names = {2: ("tío", "tía"), 3: ("tío abuelo", "tía abuela"), 4: ("tío bisabuelo", "tía bisabuela")}
    if down in names:
        return _with_side(_pick(sex, *names[down], "es"), sex, side, "es")
    sibling = _pick(sex, "hermano", "hermana", "es")
    return f"{sibling} de un antepasado de {down - 1} generaciones {_line(side)}"


def _spanish_nephew(sex: Sex, up: int) -> str:
    names = {
        2: ("sobrino", "sobrina"),
        3: ("sobrino nieto", "sobrina nieta"),
        4: ("sobrino bisnieto", "sobrina bisnieta"),
    }
    if up in names:
        return _pick(sex, *names[up], "es")
    return f"{descendant_words(sex, up - 1, 'es')} de un hermano o hermana"


def _spanish_cousin(sex: Sex, degree: int, removed: int, side: str) -> str:
    """Return the words for cousins, ``removed`` generations down from the same one; up if negative."""
    if removed > 0:
        return f"{descendant_words(sex, removed, 'es')} de un {_cousin(Sex.MALE, degree)} {_line(side)}"
    if removed == 0:
        return f"{_cousin(sex, degree)} {_line(side)}"
    parent = "su padre" if side == "father" else "su madre"
    above = {-1: parent, -2: f"un abuelo {_line(side)}"}
    whose = above.get(removed, f"un antepasado de {-removed} generaciones {_line(side)}")
    return f"{_cousin(sex, degree)} de {whose}"


def _cousin(sex: Sex, degree: int) -> str:
    names = {
        1: ("primo hermano", "prima hermana"),
        2: ("primo segundo", "prima segunda"),
        3: ("primo tercero", "prima tercera"),
    }
    male, female = names.get(degree, (f"primo en {degree}.º grado", f"prima en {degree}.º grado"))
    return _pick(sex, male, female, "es")
