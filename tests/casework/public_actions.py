"""The actions of an application."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def public_actions(package: ModuleType) -> list[object]:
    """Return every action that a package of actions holds."""
    found = []
    for module in pkgutil.iter_modules(package.__path__):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        found += [one for one in vars(loaded).values() if hasattr(one, "verb") and hasattr(one, "right")]
    return list(dict.fromkeys(found))
