"""Nothing is left untranslated."""

from __future__ import annotations

import pytest

from hallar.charts import count_words, dental_words, map_words, timeline_words
from hallar.charts.language import choose_words

MODULES = (count_words, dental_words, map_words, timeline_words)
TABLES = [
    (module.__name__, name)
    for module in MODULES
    for name in vars(module)
    if name.strip("_").isupper() and isinstance(getattr(module, name), dict) and "es" in getattr(module, name)
]


@pytest.mark.parametrize(("module", "name"), TABLES)
def test_both_languages_say_the_same_things(module: str, name: str) -> None:
    modules = {one.__name__: one for one in MODULES}
    table = getattr(modules[module], name)
    assert set(table) == {"es", "en"}
    assert list(table["es"]) == list(table["en"])
    assert all(table[language][key] for language in table for key in table[language])


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="language 'fr': expected one of es, en"):
        choose_words({"es": 1, "en": 2}, "fr")
