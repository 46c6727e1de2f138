"""Outside file formats, in and out, and the project's own.

May import :mod:`hallar.kinship` and what is below it.
"""

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.case_json import KinshipCase, is_case_file, is_dvi_file, read_cases, read_dvi
from hallar.formats.defect import BadInputError, Defect, Severity
from hallar.formats.genemapper import read_genemapper, write_genemapper
from hallar.formats.opened_registry import OpenedRegistry, open_registry
from hallar.formats.registry import Identity, Registry
from hallar.formats.registry_json import read_registry_json, registry_schema, write_registry_json

__all__ = [
    "AlleleCoding",
    "BadInputError",
    "Defect",
    "Identity",
    "KinshipCase",
    "OpenedRegistry",
    "Registry",
    "Severity",
    "is_case_file",
    "is_dvi_file",
    "open_registry",
    "read_cases",
    "read_dvi",
    "read_genemapper",
    "read_registry_json",
    "registry_schema",
    "write_genemapper",
    "write_registry_json",
]
