from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import hallar

MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(hallar.__path__, "hallar.")
    if not name.endswith("__main__") and ".cli" not in name
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
