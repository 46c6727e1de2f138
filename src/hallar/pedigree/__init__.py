"""Who is related to whom: pedigrees, families, remains, checks, descriptions and drawings.

May import :mod:`hallar.genetics` and nothing above it.
"""

from hallar.pedigree.checks import (
    Finding,
    FindingSeverity,
    check_family,
    check_pedigree,
    uninformative_members,
)
from hallar.pedigree.coefficient import is_inbred, kinship_coefficients
from hallar.pedigree.drawing import draw_pedigree
from hallar.pedigree.family import Family, Remains
from hallar.pedigree.model import Member, Pedigree, Sex
from hallar.pedigree.order import ancestors, topological_order
from hallar.pedigree.relationship import describe_relationship

__all__ = [
    "Family",
    "Finding",
    "FindingSeverity",
    "Member",
    "Pedigree",
    "Remains",
    "Sex",
    "ancestors",
    "check_family",
    "check_pedigree",
    "describe_relationship",
    "draw_pedigree",
    "is_inbred",
    "kinship_coefficients",
    "topological_order",
    "uninformative_members",
]
