"""The drawing, read back from its SVG: nothing hides or hits anything else."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.pedigree import Member, Pedigree, Sex, draw_pedigree
from hallar.pedigree.symbols import SYMBOL
from tests.pedigree.drawn import Drawn, read_drawing
from tests.pedigree.strategies import families_of_generations, pedigrees

ANY = st.one_of(pedigrees(), families_of_generations())


def drawn(pedigree: Pedigree, **labels: str) -> Drawn:
    return read_drawing(draw_pedigree(pedigree, typed=["0"], missing=["1"], labels=labels, language="es"))


@given(ANY)
def test_symbols_keep_clear_of_each_other(pedigree: Pedigree) -> None:
    symbols = drawn(pedigree).symbols
    assert symbols.keys() == pedigree.by_id.keys()
    for one, other in combinations(symbols.values(), 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) > 2 * SYMBOL


@given(ANY)
def test_parents_are_above_their_children(pedigree: Pedigree) -> None:
    symbols = drawn(pedigree).symbols
    for member in pedigree.members:
        for parent in (member.father, member.mother):
            assert parent is None or symbols[parent].bottom < symbols[member.id].top


@given(families_of_generations())
def test_generations_are_rows(pedigree: Pedigree) -> None:
    symbols = drawn(pedigree).symbols
    rows = sorted({symbol.y for symbol in symbols.values()})
    for member in pedigree.members:
        if member.father and member.mother:
            child, father, mother = (symbols[one].y for one in (member.id, member.father, member.mother))
            assert father == mother
            assert rows.index(child) == rows.index(father) + 1


@given(ANY)
def test_partners_of_one_row_are_neighbours_if_they_have_no_other(pedigree: Pedigree) -> None:
    symbols = drawn(pedigree).symbols
    couples = {(one.father, one.mother) for one in pedigree.members if one.father and one.mother}
    partners: dict[str, list[str]] = {}
    for father, mother in couples:
        assert father is not None
        assert mother is not None
        partners.setdefault(father, []).append(mother)
        partners.setdefault(mother, []).append(father)
    for one, others in partners.items():
        if len(others) == 1 and len(partners[others[0]]) == 1 and symbols[one].y == symbols[others[0]].y:
            left, right = sorted((symbols[one].x, symbols[others[0]].x))
            row = [symbol.x for symbol in symbols.values() if symbol.y == symbols[one].y]
            assert not any(left < x < right for x in row)


@given(ANY)
def test_no_line_runs_through_a_person(pedigree: Pedigree) -> None:
    drawing = drawn(pedigree)
    for pieces in drawing.descents:
        for piece, symbol in product(pieces, drawing.symbols.values()):
            assert not piece.crosses(symbol)
    for pieces in drawing.couples:
        met = {name for piece in pieces for name, symbol in drawing.symbols.items() if piece.crosses(symbol)}
        assert len(met) <= 2


@given(families_of_generations())
def test_no_line_lies_on_another(pedigree: Pedigree) -> None:
    for pieces, others in combinations(drawn(pedigree).descents, 2):
        for piece, other in product(pieces, others):
            upright = piece.left == piece.right and other.left == other.right
            flat = piece.top == piece.bottom and other.top == other.bottom
            if upright and abs(piece.x - other.x) < 3:
                assert piece.bottom <= other.top or other.bottom <= piece.top
            if flat and abs(piece.y - other.y) < 3:
                assert piece.right < other.left or other.right < piece.left


@given(ANY, st.text(max_size=60))
def test_texts_stay_in_their_row(pedigree: Pedigree, label: str) -> None:
    drawing = drawn(pedigree, **{"0": label})
    for texts in drawing.texts.values():
        for (text, _), symbol in product(texts, drawing.symbols.values()):
            assert not text.crosses(symbol, margin=0)
        for (text, _), pieces in product(texts, drawing.descents):
            assert not any(piece.crosses(text) for piece in pieces if piece.top == piece.bottom)


@given(ANY)
def test_everything_is_on_the_page(pedigree: Pedigree) -> None:
    drawing = drawn(pedigree, **{"0": "medio hermano por parte de padre"})
    boxes = [
        *drawing.symbols.values(),
        *(box for texts in drawing.texts.values() for box, _ in texts),
        *(piece for pieces in [*drawing.descents, *drawing.couples] for piece in pieces),
    ]
    for box in boxes:
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= drawing.page.right
        assert box.bottom <= drawing.page.bottom


NAMES = ["<script>&\"'", "]]>", "María-José Ñúñez de la Concepción", "a\x00b\x0b", "\ud800", "  "]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_escaped(name: str) -> None:
    pedigree = Pedigree((Member(name, sex=Sex.MALE), Member("child", name, None, Sex.FEMALE)))
    svg = draw_pedigree(pedigree, typed=[name], missing=["child"], labels={name: name}, language="en")
    assert "<script" not in svg
    drawing = read_drawing(svg.encode().decode())
    assert len(drawing.symbols) == 2


def test_typed_missing_and_related_are_marked() -> None:
    siblings = (
        Member("grandfather", sex=Sex.MALE),
        Member("grandmother", sex=Sex.FEMALE),
        Member("son", "grandfather", "grandmother", Sex.MALE),
        Member("daughter", "grandfather", "grandmother", Sex.FEMALE),
        Member("child", "son", "daughter"),
    )
    drawing = draw_pedigree(Pedigree(siblings), typed=["son"], missing=["child"], language="en")
    assert "son, man, typed" in drawing
    assert "child, sex unknown, missing" in drawing
    assert drawing.count("url(#hallar-typed)") == 2, "once for the son, once in the legend"
    rows = [len(pieces) for pieces in read_drawing(drawing).couples]
    assert sorted(rows) == [1, 2], "the line between relatives is double"


@given(ANY)
def test_identical_twins_and_nobody_else_are_joined(pedigree: Pedigree) -> None:
    drawing = drawn(pedigree)
    joined = set()
    for pieces in drawing.twins:
        bar = next(piece for piece in pieces if piece.top == piece.bottom)
        below = [
            name
            for name, symbol in drawing.symbols.items()
            if 0 < symbol.top - bar.y < SYMBOL and bar.left - 1 < symbol.x < bar.right + 1
        ]
        joined.add(frozenset(below))
    assert joined == {frozenset(twins) for twins in pedigree.twins.values() if len(twins) > 1}


def test_triplets_are_joined_each_with_the_next() -> None:
    triplets = tuple(Member(name, twin="t") for name in "abc")
    drawing = read_drawing(draw_pedigree(Pedigree(triplets), typed=[], missing=[]))
    assert len(drawing.twins) == 2


@pytest.mark.parametrize(
    ("language", "words"), [("es", ["hombre", "desaparecida"]), ("en", ["man", "missing"])]
)
def test_the_legend_speaks_the_reader_s_language(language: str, words: list[str]) -> None:
    svg = draw_pedigree(Pedigree((Member("a"),)), typed=[], missing=[], language=language)
    for word in words:
        assert f">{word}<" in svg


def test_the_legend_explains_the_lines_that_the_drawing_has() -> None:
    unrelated = (Member("1"), Member("2"), Member("3", "1", "2"))
    siblings = (*unrelated, Member("4", "1", "2"), Member("5", "3", "4"))
    twins = (*unrelated, Member("4", "1", "2", twin="t"), Member("5", "1", "2", twin="t"))
    explained = {
        name: [text for text in ("partners who are related", "identical twins") if f">{text}<" in svg]
        for name, svg in (
            (name, draw_pedigree(Pedigree(members), typed=[], missing=[], language="en"))
            for name, members in (("unrelated", unrelated), ("siblings", siblings), ("twins", twins))
        )
    }
    assert explained == {
        "unrelated": [],
        "siblings": ["partners who are related"],
        "twins": ["identical twins"],
    }


def test_nobody_is_drawn_on_an_empty_page() -> None:
    drawing = read_drawing(draw_pedigree(Pedigree(()), typed=[], missing=[]))
    assert not drawing.symbols


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ((Member("a", "b"), Member("b", "a")), "their own ancestor; look at a, b"),
        ((Member("a", "ghost"),), "not members of the pedigree: ghost"),
        ((Member("a"), Member("a", sex=Sex.MALE)), "more than once in the pedigree: a"),
    ],
)
def test_a_broken_pedigree_is_refused(members: tuple[Member, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        draw_pedigree(Pedigree(members), typed=[], missing=[])
