"""Files of every kind: read, or refused with what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from hallar.accord.reading import open_source, read_text, source_text
from hallar.accord.reading.source import MAX_CHARACTERS, MAX_FILE_BYTES, MAX_MARKUP_BYTES
from hallar.formats.defect import BadInputError
from tests.accord.conftest import pdf_of

SENTENCE = "Mexico and Honduras agreed to open a joint office in Tapachula by 30 June 2022."


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (SENTENCE.encode(), "a.txt", "text"),
        (SENTENCE.encode("utf-16"), "a.txt", "text"),
        (f"<html><body><p>{SENTENCE}</p></body></html>".encode(), "a.html", "html"),
        (f"<!DOCTYPE html><p>{SENTENCE}".encode(), "saved-without-ending", "html"),
        (pdf_of([SENTENCE[:40], SENTENCE[40:]]), "a.pdf", "pdf"),
        (pdf_of([SENTENCE]), "wrong-ending.txt", "pdf"),
    ],
)
def test_the_content_tells_the_form(content: bytes, name: str, form: str) -> None:
    source = source_text(content, name)
    assert source.form == form
    points = read_text(source.text).points
    assert [(point.act, point.committed_by) for point in points] == [("establish", ("Mexico", "Honduras"))]


def test_text_keeps_its_characters() -> None:
    assert source_text("Uno.\r\nDos  é.\r\n".encode(), "a.txt").text == "Uno.\nDos  é.\n"
    assert source_text("Año.".encode("cp1252"), "a.txt").text == "Año."


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1"])
def test_a_page_in_another_encoding_than_it_declares_is_read(declared: str) -> None:
    page = f"<html><head><meta charset='{declared}'></head><body><p>Se acordó en Mérida.</p></body></html>"
    assert source_text(page.encode("latin-1"), "a.html").text == "Se acordó en Mérida."


def test_when_something_is_due_is_no_date_of_the_document() -> None:
    assert read_text(SENTENCE).document.date is None


def test_a_page_shows_no_scripts() -> None:
    page = b"<html><head><title>x</title></head><p>One.</p><script>agreed()</script><ul><li>Two"
    assert source_text(page, "a.html").text == "One.\n\n- Two"


FOREIGN = {
    "French": "Les deux présidents ont décidé de créer un groupe de travail et de se réunir en septembre à "
    "Paris. La France fournira une formation aux fonctionnaires du Mexique, et les ministres sont "
    "convenus de tenir une réunion de haut niveau dans un avenir proche avec les familles.",
    "Portuguese": "Os dois presidentes concordaram em criar um grupo de trabalho e em reunir-se em setembro. "
    "O Brasil e o México comprometeram-se a reforçar a cooperação, e o Brasil dará formação aos "
    "peritos. Os ministros vão realizar uma reunião de alto nível com as famílias dos "
    "desaparecidos.",
    "Italian": "I due presidenti hanno concordato di istituire un gruppo di lavoro e di incontrarsi in "
    "settembre a Roma. L'Italia e il Messico si sono impegnati a rafforzare la cooperazione con "
    "la formazione dei periti per le indagini e con una riunione di alto livello per le famiglie.",
    "German": "Die beiden Präsidenten haben beschlossen, eine Arbeitsgruppe einzurichten, und die Minister "
    "werden sich im September in Berlin treffen, um die Zusammenarbeit zu vertiefen. Die "
    "Regierung hat zugesagt, für die Ausbildung der Sachverständigen zu sorgen, und wird den "
    "Bericht mit den Familien im Herbst vorlegen.",
}


@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt", "neither text nor HTML nor PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a.docx", "neither text nor HTML nor PDF"),
        (b"a" * (MAX_MARKUP_BYTES + 1), "a.txt", "at most 2 MB"),
        (b"a" * (MAX_CHARACTERS + 1), "a.txt", "at most 500,000 characters"),
        (b"<html><body>" + b"a" * (MAX_CHARACTERS + 1), "a.html", "at most 500,000 characters"),
        (b"%PDF-1.7 and then nothing", "a.pdf", "cannot be opened"),
        ("両政府は合意した。".encode("shift-jis"), "a.txt", "neither text nor HTML nor PDF"),
        (b"agreed\x00to open an office", "a.txt", "neither text nor HTML nor PDF"),
        (b"<html><body><script>agreed()</script></body></html>", "a.html", "shows no text"),
        (pdf_of([]), "scan.pdf", "pictures of pages"),
        (b"<html><body><img src=x></body></html>", "a.html", "shows no text"),
        *((text.encode(), "a.txt", f"English (found: '{name}')") for name, text in FOREIGN.items()),
    ],
)
def test_refusals_name_rule_and_remedy(content: bytes, name: str, rule: str) -> None:
    with pytest.raises(BadInputError) as refused:
        source_text(content, name)
    english, spanish = refused.value.messages("en")[0], refused.value.messages("es")[0]
    assert english.startswith(f"{name}: ")
    assert rule in english
    assert spanish.startswith(f"{name}: ")
    assert english != spanish
    assert english.count(". ") >= 1


def test_missing_and_too_large_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no such file"):
        open_source(tmp_path / "nowhere.txt")
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(BadInputError, match="at most 32 MB"):
        open_source(large)


def test_a_heading_ends_a_paragraph_without_a_blank_line() -> None:
    lines = [
        "The committee of Mexico and Honduras looked back at what was done in the last",
        "season and found it good.",
        "Action items",
        "- Honduras will open an office in Choluteca.",
    ]
    points = read_text(source_text(pdf_of(lines), "a.pdf").text).points
    assert [point.sentence for point in points] == ["Honduras will open an office in Choluteca."]
