"""An accord with its document, the annotated documents, and small files of every kind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from tests.accord.world import AccordWorld, make_accord
from tests.casework.world import make_world

EXAMPLES = Path(__file__).parents[2] / "examples" / "accord"
HALVES = ("build", "measure")
DOCUMENTS = sorted(path for half in HALVES for path in (EXAMPLES / half).glob("*.txt"))


@pytest.fixture
def made(db: None) -> Iterator[AccordWorld]:
    """Open an accord and read its document, in English."""
    with translation.override("en"):
        yield make_accord(make_world())


def annotation_of(path: Path) -> Any:
    """Return what people annotated in a document."""
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def pdf_of(lines: list[str]) -> bytes:
    """Return a PDF of one page that shows some lines; of an empty page for none."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    content = f"BT /F1 11 Tf 40 780 Td {shown}ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
