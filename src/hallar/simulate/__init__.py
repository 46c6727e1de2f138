"""Registries with known truth.

May import :mod:`hallar.search`, :mod:`hallar.formats` and what is below them.
"""

from hallar.simulate.degradation import Degradation
from hallar.simulate.family_shape import FamilyShape, SearchingFamily, pedigree_of
from hallar.simulate.family_shapes import DEFAULT_MIX, FAMILY_SHAPES
from hallar.simulate.plan import SimulationPlan, default_model
from hallar.simulate.registry import as_registry, simulate_registry
from hallar.simulate.registry_folder import simulate_registry_folder

__all__ = [
    "DEFAULT_MIX",
    "FAMILY_SHAPES",
    "Degradation",
    "FamilyShape",
    "SearchingFamily",
    "SimulationPlan",
    "as_registry",
    "default_model",
    "pedigree_of",
    "simulate_registry",
    "simulate_registry_folder",
]
