from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from hallar.formats import BadInputError, Registry, Severity
from hallar.formats.familias import read_familias
from hallar.genetics import MutationKind
from hallar.pedigree import Member, Sex
from tests.formats.familias_file import AF, MO, MP, familias_file


def read(folder: Path, lines: list[str]) -> tuple[Registry, list[str]]:
    file = folder / "family.fam"
    file.write_text("\r\n".join(lines) + "\r\n", encoding="cp1252")
    registry, warnings = read_familias(file)
    return registry, [one.message() for one in warnings]


def test_a_family_and_its_model(tmp_path: Path) -> None:
    registry, warnings = read(tmp_path, familias_file(model=2, theta="0.02"))
    (family,) = registry.families
    assert family.missing == ("MP",)
    assert family.pedigree.by_id["MP"] == Member("MP", "AF", "MO", Sex.MALE)
    assert family.profiles["AF"].genotypes == {"TH01": ("6", "9.3")}
    assert registry.model is not None
    locus = registry.model.loci["TH01"]
    assert locus.frequencies.alleles == ("6", "7", "9.3")
    assert locus.theta == 0.02
    assert locus.mutation.maternal.rate == 0.001
    assert locus.mutation.paternal.rate == 0.002
    assert locus.mutation.paternal.kind is MutationKind.STEPWISE
    assert not warnings


def test_a_family_that_misses_nobody_is_a_warning(tmp_path: Path) -> None:
    typed = {"AF": [(0, 2, 0)], "MP": [(1, 1, 0)]}
    registry, warnings = read(tmp_path, familias_file(typed=typed))
    assert registry.families[0].missing == ()
    assert ["misses nobody" in one or "share no allele" in one for one in warnings] == [True, True]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"frequencies": (0.2, 0.3, 0.4)}, "sum to 0.9, not 1"),
        ({"model": 3}, "stationary stepwise model"),
        ({"model": 7}, "expected a mutation model, a whole number up to 4"),
        ({"rates": (0.001, 2)}, "the model is impossible"),
        ({"silent": True}, "silent alleles of Familias are not read"),
        ({"database": "#TRUE#"}, "computed probabilities"),
        ({"relations": [(AF, MP), (9, MP)]}, "a parent's number"),
        ({"relations": [(AF, MO), (MO, AF)]}, "own ancestor"),
        ({"relations": [(AF, MO), (AF, MP), (MP, MO)]}, "two different fathers"),
        ({"typed": {"AF": [(0, 3, 0)]}}, "a number is higher than the database goes"),
        ({"typed": {"AF": [(0, 1, 1)]}}, "a number is higher than the database goes"),
        ({"typed": {"AF": [(0, 1, 0), (0, 2, 0)]}}, "two different results"),
    ],
)
def test_defects(tmp_path: Path, change: dict[str, Any], rule: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read(tmp_path, familias_file(**change))
    errors = [one for one in refused.value.defects if one.severity is Severity.ERROR]
    assert any(rule in one.message("en") for one in errors)
    assert all(one.line > 0 for one in errors)
    assert not set(refused.value.messages("en")) & set(refused.value.messages("es"))


def test_defects_of_the_database_and_of_the_profiles_come_together(tmp_path: Path) -> None:
    typed = {"AF": [(0, 9, 0)], "MO": [(0, 1, 5)]}
    with pytest.raises(BadInputError) as refused:
        read(tmp_path, familias_file(typed=typed, frequencies=(0.2, 0.3, 0.4), silent=True))
    errors = [one for one in refused.value.defects if one.severity is Severity.ERROR]
    assert len(errors) == 4
    assert [familias_file(typed=typed)[one.line - 1] for one in errors[:2]] == ["0", "0"]


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    lines = familias_file()
    for kept in range(1, len(lines)):
        with pytest.raises(BadInputError):
            read(tmp_path, lines[:kept])


def test_any_damaged_line_is_refused_or_read_and_never_more(tmp_path: Path) -> None:
    lines = familias_file()
    for number in range(len(lines)):
        for wrong in ("", "-1", "²", "1e999", "nan", "9" * 5000, "#TRUE#"):
            with suppress(BadInputError):
                registry, _ = read(tmp_path, [*lines[:number], wrong, *lines[number + 1 :]])
                assert len(registry.families) == 1
