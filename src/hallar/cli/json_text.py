"""JSON of results, large ones too."""

from __future__ import annotations

import orjson


def json_text(value: object, *, indented: bool = False) -> str:
    """Return a value as JSON; numbers that JSON lacks become null.

    The standard library takes a second and a half for the hits of a country, indented.
    """
    options = orjson.OPT_SERIALIZE_NUMPY | (orjson.OPT_INDENT_2 if indented else 0)
    return orjson.dumps(value, option=options).decode()
