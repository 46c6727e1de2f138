"""What an agency owns, in open forms: a case as JSON, everything as a ZIP of CSV tables."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet

from hallar.casework.models import (
    Account,
    Belonging,
    Consent,
    Contact,
    CustodyEntry,
    DnaProfile,
    IdentityNumber,
    Mark,
    Member,
    MissingPerson,
    PersonName,
    Sample,
    StatusChange,
    ToothRecord,
)
from hallar.casework.roles import Right
from hallar.casework.scope import own_families, own_persons, own_remains

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_person(person: MissingPerson, account: Account) -> str:
    """Return a case as JSON: what the account may see of the person, the families and the candidates."""
    case: dict[str, Any] = {"person": _fields(person), "status_history": _rows(person.status_changes.all())}
    if account.may(Right.SEE_NAMES):
        case["names"], case["identity_numbers"] = (
            _rows(person.names.all()),
            _rows(person.identity_numbers.all()),
        )
    case["marks"], case["teeth"] = _rows(person.mark_records.all()), _rows(person.toothrecord_records.all())
    case["belongings"] = _rows(person.belonging_records.all())
    if account.may(Right.SEE_FAMILY):
        case["families"] = [
            {**_fields(one.family), "members": _rows(one.family.members.all())}
            for one in person.memberships.select_related("family")
        ]
    if account.may(Right.SEE_QUEUE):
        candidates = [one for member in person.memberships.all() for one in member.candidates.all()]
        case["candidates"] = [{**_fields(one), "decisions": _rows(one.decisions.all())} for one in candidates]
    return json.dumps(case, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def export_agency(account: Account) -> bytes:
    """Return everything that the account's agencies own and it may see, as a ZIP of CSV tables (UTF-8)."""
    persons, families, remains = own_persons(account), own_families(account), own_remains(account)
    members = Member.objects.filter(family__in=families)
    tables: dict[str, QuerySet[Any]] = {
        "persons": persons,
        "person_status_history": StatusChange.objects.filter(person__in=persons),
        "families": families,
        "members": members,
        "remains": remains,
        "custody": CustodyEntry.objects.filter(remains__in=remains),
        "samples_of_relatives": Sample.objects.filter(member__in=members),
        "samples_of_remains": Sample.objects.filter(remains__in=remains),
        "marks": Mark.objects.filter(person__in=persons) | Mark.objects.filter(remains__in=remains),
        "teeth": ToothRecord.objects.filter(person__in=persons)
        | ToothRecord.objects.filter(remains__in=remains),
        "belongings": Belonging.objects.filter(person__in=persons)
        | Belonging.objects.filter(remains__in=remains),
    }
    if account.may(Right.SEE_NAMES):
        tables["names"] = PersonName.objects.filter(person__in=persons)
        tables["identity_numbers"] = IdentityNumber.objects.filter(person__in=persons)
    if account.may(Right.SEE_CONTACT):
        tables["contacts"] = Contact.objects.filter(member__in=members)
        tables["consents"] = Consent.objects.filter(member__in=members)
    if account.may(Right.SEE_GENETIC):
        tables["profiles_of_relatives"] = DnaProfile.objects.filter(sample__member__in=members)
        tables["profiles_of_remains"] = DnaProfile.objects.filter(sample__remains__in=remains)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(f"{name}.csv", table_as_csv(rows))
    return packed.getvalue()


def table_as_csv(rows: QuerySet[Any]) -> str:
    """Return records as CSV, one column per stored field."""
    names = _columns(rows.model)
    return csv_text(names, rows.order_by("pk").values_list(*names).iterator(2000))


def csv_text(heading: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a CSV table; cells that a spreadsheet would take for a formula are defused by an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(list(heading))
    for row in rows:
        writer.writerow([_plain(value) for value in row])
    return text.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def _rows(records: Iterable[Model]) -> list[dict[str, Any]]:
    return [_fields(one) for one in records]


def _fields(record: Model) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _columns(type(record))}


def _columns(model: type[Model]) -> list[str]:
    """Return the stored fields; names in the form they are searched by are names, and derived besides."""
    return [field.attname for field in model._meta.concrete_fields if field.attname != "search_name"]
