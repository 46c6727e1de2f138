"""``hallar accord``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.language import Language
from hallar.cli.options import AsJson, report_language

if TYPE_CHECKING:
    from hallar.accord.reading import Point, Quantity, Reading

accord_app = typer.Typer(
    no_args_is_help=True, help="What was agreed: read communiqués, follow what was kept."
)
ReportLanguage = Annotated[
    str, typer.Option("--language", help="Language of the report: es or en; by default the system's.")
]


@accord_app.command(no_args_is_help=True)
def read(
    file: Annotated[
        Path,
        typer.Argument(help="The document: text, HTML or PDF, in Spanish or English.", show_default=False),
    ],
    json: AsJson = False,
    language: ReportLanguage = "",
) -> None:
    """Read a communiqué: who agreed to do what, towards whom, due when, and the sentence that says so.

    Rules decide, no statistics: the same text always gives the same answer, and --json names the rules that
    fired. Every point is a draft until a person confirms it; the sentences that commit nobody are listed
    with the reason. Offsets count the characters of the text that was read.

    Examples:
      hallar accord read communique.txt

      hallar accord read comunicado.pdf --json

      hallar accord read minutes.html --language es
    """
    from hallar.accord.reading import open_source, read_text, reading_as_json  # noqa: PLC0415
    from hallar.cli.console import print_json  # noqa: PLC0415

    told_in = report_language(language)
    reading = read_text(open_source(file).text)
    if json:
        print_json(reading_as_json(reading, told_in))
    else:
        _print(reading, told_in)


@accord_app.command(no_args_is_help=True)
def score(
    folder: Annotated[
        Path,
        typer.Argument(
            help="Folder of documents, beside each NAME.txt the annotation NAME.json.", show_default=False
        ),
    ],
    json: AsJson = False,
    language: ReportLanguage = "",
) -> None:
    """Measure the reader on annotated documents: precision and recall of every field.

    Examples:
      hallar accord score examples/accord/measure

      hallar accord score examples/accord/measure --json
    """
    from hallar.accord.reading.scoring import score_folder  # noqa: PLC0415
    from hallar.cli.console import print_json  # noqa: PLC0415

    told_in = report_language(language)
    scores = score_folder(folder)
    if json:
        print_json(
            {
                field: {
                    "right": one.right,
                    "found": one.found,
                    "annotated": one.annotated,
                    "precision": one.precision,
                    "recall": one.recall,
                }
                for field, one in scores.items()
            }
        )
        return
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    table = Table()
    for number, heading in enumerate(_SCORE_HEADINGS[told_in]):
        table.add_column(heading, justify="right" if number else "left")
    for field, one in scores.items():
        table.add_row(
            field,
            str(one.right),
            str(one.found),
            str(one.annotated),
            f"{one.precision:.2f}",
            f"{one.recall:.2f}",
        )
    out.print(table)


_SCORE_HEADINGS: dict[Language, tuple[str, ...]] = {
    "en": ("field", "right", "found", "annotated", "precision", "recall"),
    "es": ("campo", "aciertos", "encontrados", "anotados", "precisión", "exhaustividad"),
}
_LABELS: dict[Language, dict[str, str]] = {
    "en": {
        "date": "Date", "place": "Place", "meeting": "Meeting", "participants": "Participants",
        "points": "Agreed points (drafts, to be confirmed by a person)", "by": "by", "towards": "towards",
        "act": "act", "kind": "kind", "theme": "theme", "quantities": "quantities", "due": "due",
        "places": "places", "for": "for", "parts": "parts", "open": "open",
        "statements": "Not commitments", "none": "none",
    },
    "es": {
        "date": "Fecha", "place": "Lugar", "meeting": "Reunión", "participants": "Participantes",
        "points": "Puntos acordados (borradores, por confirmar por una persona)", "by": "quién",
        "towards": "hacia", "act": "acto", "kind": "clase", "theme": "tema", "quantities": "cantidades",
        "due": "plazo", "places": "lugares", "for": "para", "parts": "partes", "open": "abierto",
        "statements": "No son compromisos", "none": "ninguno",
    },
}  # fmt: skip


def _print(reading: Reading, language: Language) -> None:
    from hallar.cli.console import out  # noqa: PLC0415

    label = _LABELS[language]
    document = reading.document
    lines = [
        f"{label['date']}: {document.date or label['none']}",
        f"{label['place']}: {document.place or label['none']}",
        f"{label['meeting']}: {document.meeting or label['none']}",
        f"{label['participants']}: "
        + ("; ".join(_person(one.name, one.office) for one in document.participants) or label["none"]),
        "",
        f"{label['points']}: {len(reading.points)}",
    ]
    for number, point in enumerate(reading.points, 1):
        lines += ["", *_point_lines(number, point, language)]
    lines += ["", f"{label['statements']}: {len(reading.statements)}"]
    from hallar.accord.reading.statements import REASONS  # noqa: PLC0415

    for statement in reading.statements:
        why = REASONS[statement.reason][1 if language == "es" else 0]
        lines.append(f"  [{statement.start}-{statement.end}] {_on_one_line(statement.sentence)} ({why})")
    for line in lines:
        out.print(line, markup=False)


def _point_lines(number: int, point: Point, language: Language) -> list[str]:
    from hallar.accord.words import word_in  # noqa: PLC0415

    label = _LABELS[language]
    due = point.due
    period = f"{due.start or '…'} / {due.end or '…'}" if due.start or due.end else label["open"]
    fields = {
        "by": ", ".join(point.committed_by),
        "towards": ", ".join(point.towards),
        "act": f"{word_in(point.act, language)}: {_on_one_line(point.object)}",
        "kind": word_in(point.kind, language),
        "theme": word_in(point.theme, language),
        "quantities": "; ".join(_amount(one) for one in point.quantities),
        "due": f"{_on_one_line(due.text)} ({period})" if due.text else "",
        "places": ", ".join(point.places),
        "for": ", ".join(_on_one_line(one) for one in point.beneficiaries),
        "parts": "; ".join(_on_one_line(one.text) for one in point.parts),
    }
    return [
        f"{number}. [{point.start}-{point.end}] {_on_one_line(point.sentence)}",
        *(f"   {label[name]}: {value}" for name, value in fields.items() if value),
    ]


def _person(name: str, office: str) -> str:
    return f"{name} ({office})" if office else name


def _amount(quantity: Quantity) -> str:
    return " ".join(part for part in (quantity.qualifier, f"{quantity.value:,}", quantity.unit) if part)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
