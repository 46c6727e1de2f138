"""Nothing is untranslated, and the compiled texts are those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation import template

import hallar
from hallar.web.settings import HERE

PACKAGE = Path(hallar.__file__).parent
FOLDER = HERE / "locale" / "es" / "LC_MESSAGES"
KEYWORDS = {"gettext": None, "gettext_lazy": None, "_": None, "ngettext": (1, 2)}


def catalog() -> Catalog:
    with (FOLDER / "django.po").open("rb") as stream:
        return read_po(stream)


def texts_in_code() -> Iterator[str | tuple[str, ...]]:
    for name in ("accord", "casework", "web"):
        found = extract_from_dir(PACKAGE / name, [("**.py", "python")], {}, KEYWORDS)
        yield from (message for _file, _line, message, _comments, _context in found)


def texts_in_templates() -> Iterator[str]:
    for path in (PACKAGE / "web" / "templates").rglob("*.html"):
        python = template.templatize(path.read_text(encoding="utf-8"), origin=str(path))
        for quoted in re.findall(r"(?<!n)gettext\(u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\)", python):
            yield str(eval(quoted))  # noqa: S307  (our own templates, turned into literals by Django)


def test_every_text_is_translated() -> None:
    known = {}
    for message in catalog():
        known[message.id if isinstance(message.id, str) else message.id[0]] = message.string
    asked = {one if isinstance(one, str) else one[0] for one in [*texts_in_code(), *texts_in_templates()]}
    assert len(asked) > 500
    missing = sorted(one for one in asked if one and not known.get(one))
    assert missing == []


def test_no_translation_is_doubtful_or_loses_a_value() -> None:
    for message in catalog():
        if not message.id:
            continue
        assert "fuzzy" not in message.flags, message.id
        ids = (message.id,) if isinstance(message.id, str) else message.id
        strings = (message.string,) if isinstance(message.string, str) else message.string
        for one, other in zip(ids, strings, strict=False):
            assert sorted(re.findall(r"%\(\w+\)\w", one)) == sorted(re.findall(r"%\(\w+\)\w", other)), one


def test_the_compiled_file_is_the_source() -> None:
    compiled = read_mo(BytesIO((FOLDER / "django.mo").read_bytes()))
    assert texts_of(catalog()) == texts_of(compiled)


def texts_of(texts: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {as_tuple(one.id): as_tuple(one.string) for one in texts if one.id}


def as_tuple(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
