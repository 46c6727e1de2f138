"""Checks of a family that every reader shares: its pedigree, who is typed, and inheritance."""

from __future__ import annotations

from collections.abc import Callable

from hallar.formats.defect import Severity
from hallar.formats.inheritance_checks import contradictions
from hallar.formats.profile_checks import Place, Report
from hallar.genetics import MarkerKind, all_loci
from hallar.kinship import KinshipModel
from hallar.pedigree import Family, FindingSeverity, check_family


def report_family(
    family: Family,
    model: KinshipModel | None,
    place_of: Callable[[str], Place],
    report: Report,
    *,
    may_miss_nobody: bool = False,
) -> None:
    """Report what is wrong with a family; contradictions between profiles are warnings.

    Args:
        family: the family.
        model: the model of the file, ``None`` if it has none.
        place_of: where a member stands, or the family for anybody else.
        report: takes each defect.
        may_miss_nobody: for forms that cannot say who is missing; it is then a warning.
    """
    findings = check_family(family)
    for finding in findings:
        harmless = finding.severity is FindingSeverity.WARNING or (
            may_miss_nobody and finding.code == "nobody-missing"
        )
        english, spanish = (finding.message(language).rsplit(". ", 1) for language in ("en", "es"))
        report(
            place_of(finding.members[0] if finding.members else ""),
            "",
            (f"family {family.id}: {english[0]}", f"familia {family.id}: {spanish[0]}"),
            (english[-1], spanish[-1]),
            Severity.WARNING if harmless else Severity.ERROR,
        )
    if any(finding.severity is FindingSeverity.ERROR for finding in findings if finding.members):
        return
    for member, rule in contradictions(family, lambda locus: _is_x_linked(locus, model)):
        told = (f"family {family.id}: {rule[0]}", f"familia {family.id}: {rule[1]}")
        report(place_of(member), "", told, _CHECK_SAMPLES, Severity.WARNING)


def _is_x_linked(locus: str, model: KinshipModel | None) -> bool | None:
    if model is not None and locus in model.loci:
        return model.loci[locus].x_linked
    kind = all_loci()[locus].kind if locus in all_loci() else MarkerKind.AUTOSOMAL
    return {MarkerKind.AUTOSOMAL: False, MarkerKind.X: True}.get(kind)


_CHECK_SAMPLES = (
    "A mutation, a silent allele, a swapped sample or another relationship: check before searching",
    "Mutación, alelo silente, muestra cambiada u otro parentesco: revise antes de buscar",
)
