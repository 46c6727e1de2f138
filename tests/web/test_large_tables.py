"""The pages of a table that is read and applied in the background."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hallar.casework import jobs
from hallar.casework.actions.imports import DIRECT_ROWS
from hallar.casework.models import ImportBatch, MissingPerson
from hallar.casework.roles import Role
from tests.casework.world import World
from tests.web.case import official


@pytest.fixture
def registrar(world: World) -> Client:
    return official(world, Role.REGISTRAR)


@pytest.fixture
def batch(registrar: Client) -> ImportBatch:
    rows = "".join(f"F-{number},Imelda\n" for number in range(DIRECT_ROWS + 1))
    table = SimpleUploadedFile("tabla.csv", f"folio,given\n{rows}".encode())
    assert registrar.post(reverse("import_new"), {"subject": "persons", "table": table}).status_code == 302
    return ImportBatch.objects.get()


def test_the_page_asks_again_until_the_table_is_read(registrar: Client, batch: ImportBatch) -> None:
    address = reverse("import", args=[batch.pk])
    said = registrar.get(address).content.decode()
    assert f'hx-get="{address}"' in said
    assert "<progress" in said
    assert "Imelda" not in said
    part = registrar.get(address, headers={"hx-request": "true"})
    assert "HX-Refresh" not in part
    assert "<html" not in part.content.decode()
    jobs.read_import.func(batch.pk)
    assert registrar.get(address, headers={"hx-request": "true"})["HX-Refresh"] == "true"
    said = registrar.get(address).content.decode()
    assert "Imelda" in said
    assert "hx-get" not in said


def test_it_is_applied_in_the_background(registrar: Client, batch: ImportBatch) -> None:
    jobs.read_import.func(batch.pk)
    apply, address = reverse("import_apply", args=[batch.pk]), reverse("import", args=[batch.pk])
    assert registrar.post(apply).status_code == 302
    assert not MissingPerson.objects.exists()
    assert "being applied" in registrar.get(address).content.decode()
    assert registrar.post(apply).status_code == 409
    jobs.apply_confirmed.func(batch.pk)
    assert MissingPerson.objects.count() == DIRECT_ROWS + 1
    assert "hx-get" not in registrar.get(address).content.decode()


def test_why_it_was_not_applied_stands_on_its_page(
    world: World, registrar: Client, batch: ImportBatch
) -> None:
    jobs.read_import.func(batch.pk)
    world.person("F-5")
    registrar.post(reverse("import_apply", args=[batch.pk]))
    jobs.apply_confirmed.func(batch.pk)
    said = registrar.get(reverse("import", args=[batch.pk])).content.decode()
    assert "Row 7" in said, "in the language of who brought it in"
    assert reverse("import_apply", args=[batch.pk]) in said


def test_it_can_be_discarded_while_it_is_read(registrar: Client, batch: ImportBatch) -> None:
    registrar.post(reverse("import_apply", args=[batch.pk]), {"discard": "1"})
    jobs.read_import.func(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "discarded"
