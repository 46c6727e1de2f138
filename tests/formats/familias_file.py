"""A small file in the form that Familias writes."""

from __future__ import annotations

PERSONS = {"AF": True, "MO": False, "MP": True}
AF, MO, MP = range(3)


def familias_file(
    *,
    relations: list[tuple[int, int]] | None = None,
    typed: dict[str, list[tuple[int, int, int]]] | None = None,
    frequencies: tuple[float, ...] = (0.2, 0.3, 0.5),
    model: int = 1,
    rates: tuple[float, float] = (0.001, 0.002),
    silent: bool = False,
    theta: str = "0",
    database: str = "#FALSE#",
) -> list[str]:
    """A father, a mother and their missing son at one locus with the alleles 6, 7 and 9.3."""
    known = typed if typed is not None else {"AF": [(0, 2, 0)], "MO": [(1, 1, 0)]}
    lines = ['"Output from Familias, version 3.3.1"', '"DO NOT EDIT!"', "3.3.1", '""', str(len(PERSONS))]
    for name, is_man in PERSONS.items():
        lines += [f'"{name}"', "#FALSE#", "-1", "#FALSE#", "#TRUE#" if is_man else "#FALSE#"]
        reports = known.get(name, [])
        lines += [str(len(reports)), *(str(number) for report in reports for number in report)]
    lines += ['"Known relations"', "0", "0", "0", "2"]
    pairs = relations if relations is not None else [(AF, MP), (MO, MP)]
    for number, pedigree in enumerate((pairs, [])):
        lines += [str(number), f'"H{number + 1}"', "0", "0", str(len(pedigree))]
        lines += [str(person) for pair in pedigree for person in pair]
    lines += [f"{database} (#Databases: 1 ;Theta/Kinship/Fst: {theta} )", "1", "#TRUE#", '"town"', '"THO1"']
    lines += [str(rates[0]), str(rates[1]), str(model), str(model), "3", "0.1", "0.1", "1e-006", "1e-006"]
    lines += ["#TRUE#" if silent else "#FALSE#", "0"]
    lines += [f"{len(frequencies)}\t(DatabaseSize = 1000 , Dropout probability = 0 )"]
    for allele, frequency in zip(("6", "7", "9.3"), frequencies, strict=True):
        lines += [f'"{allele}"', str(frequency)]
    return lines
