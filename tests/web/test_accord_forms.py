"""Forms on accords: what they refuse and how they say it, what they offer, what they are about."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hallar.accord.actions.drafts import add_point
from hallar.accord.models import Accord, Point
from hallar.casework.models import Agency
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from hallar.web.forms.accords import (
    LARGEST_FILE,
    FileForm,
    NewAccordForm,
    NewPointForm,
    ObserverForm,
    acts_on_page,
)
from hallar.web.forms.lists import LONGEST, MOST, TextsField
from tests.casework.world import World
from tests.web.accord_case import make_accord
from tests.web.case import official


@pytest.fixture
def accord(world: World) -> Accord:
    return make_accord(world)


@pytest.fixture
def client(world: World, accord: Accord) -> Client:
    return official(world, Role.SECRETARIAT)


def shown(client: Client, name: str, *place: object, **asked: str) -> str:
    return client.get(reverse(name, args=place), asked).content.decode()


def defects(field: str, form: Any, language: str = "en") -> list[str]:
    with translation.override(language):
        return [str(one) for one in form.errors.get(field, [])]


@pytest.mark.parametrize(
    ("language", "invalid", "taken"),
    [
        ("en", "small letters without accents", "choose another"),
        ("es", "minúsculas sin acentos", "elija otra"),
    ],
)
def test_a_public_address_that_cannot_be_says_what_can(
    accord: Accord, language: str, invalid: str, taken: str
) -> None:
    for address, why in (("hola mundo é", invalid), (accord.address, taken)):
        (told,) = defects("address", NewAccordForm({"address": address}), language)
        assert why in told


def test_no_line_of_a_list_is_cut(accord: Accord) -> None:
    field = TextsField()
    assert field.clean(" a \n\n b" + "x" * (LONGEST - 1)) == ["a", "b" + "x" * (LONGEST - 1)]
    for text, why in (("x" * (LONGEST + 1), "Shorten it"), ("x\n" * (MOST + 1), "Leave some out")):
        with translation.override("en"), pytest.raises(ValidationError, match=why):
            field.clean(text)


def test_acts_stand_in_the_order_of_the_language() -> None:
    for language in ("es", "en"):
        with translation.override(language):
            words = [word for _code, word in acts_on_page()]
        assert words == sorted(words)
        assert len(words) > 20


def test_a_point_by_hand_has_no_act_that_nobody_chose(accord: Accord) -> None:
    form = NewPointForm(accord, initial={"sentence": "x"})
    assert (form.get_initial_for_field(form.fields["act"], "act"), form.initial["sentence"]) == ("do", "x")


def test_only_agencies_that_cannot_read_it_yet_are_offered_as_observers(accord: Accord) -> None:
    with writing():
        other = Agency(code="hn", name="Otra", country="HN", jurisdiction="national")
        other.save()
    offered = ObserverForm(accord).fields["agency"].queryset  # type: ignore[attr-defined]
    assert list(offered) == [other]


def test_a_file_of_nothing_is_told_so_in_spanish(client: Client, accord: Accord) -> None:
    answer = client.post(
        reverse("accord_series_new", args=[accord.pk]), {"file": SimpleUploadedFile("a.csv", b"")},
        headers={"accept-language": "es"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Guárdelo de nuevo" in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mexico City, June 8, 2021\n\nIt was a good day.", "no agreed point was found"),
        ("Mexico City, June 9, 2021\n\nBoth governments agreed to hold a meeting.", "Read: 1 point, a draft"),
    ],
)
def test_after_reading_it_is_told_how_much_was_found(
    client: Client, accord: Accord, text: str, told: str
) -> None:
    file = SimpleUploadedFile("a.txt", text.encode())
    answer = client.post(
        reverse("accord_document_new", args=[accord.pk]), {"file": file, "kind": "other"}, follow=True
    )
    assert told in answer.content.decode()


def test_a_form_names_the_point_it_is_about(client: Client, accord: Accord) -> None:
    point = accord.points.get(theme="trafficking", document=accord.documents.first())
    word = point.statements.get(country="US")
    milestone = accord.points.get(kind="training", document=accord.documents.first()).milestones.last()
    assert milestone is not None
    offer = point.evidence.get(state="offered")
    for name, number, about in (
        ("accord_point_status", point.pk, point), ("accord_milestone_new", point.pk, point),
        ("accord_owner_new", point.pk, point), ("accord_evidence_new", point.pk, point),
        ("accord_statement_concur", word.pk, point),
        ("accord_milestone_reach", milestone.pk, milestone.point),
        ("accord_evidence_accept", offer.pk, point), ("accord_evidence_decline", offer.pk, point),
    ):  # fmt: skip
        assert f"<strong>{about}</strong>" in shown(client, name, number), name
    said = shown(client, "accord_statement_concur", word.pk)
    assert "Stated by United States: under way, as of 2022-06-10.<br>Its rules" in said


def test_who_adds_a_missed_point_comes_back_to_the_document(client: Client, accord: Accord) -> None:
    document = accord.documents.first()
    assert document is not None
    for asked, back in (
        (f"{document.pk}", reverse("accord_document", args=[document.pk])),
        ("99999", reverse("accord", args=[accord.pk])), ("x", reverse("accord", args=[accord.pk])),
    ):  # fmt: skip
        page = shown(client, "accord_point_new", accord.pk, document=asked)
        assert f'<a href="{back}">Cancel</a>' in page


def test_a_part_is_confirmed_after_its_point(world: World, client: Client, accord: Accord) -> None:
    by = world.by(Role.SECRETARIAT)
    values: dict[str, Any] = {"by": by, "accord": accord, "document": accord.documents.first()}
    whole = add_point(**values, sentence="Talks at the National Palace", committed_by=["MX"])
    part = add_point(**values, sentence="Talks", parent=whole, committed_by=["MX"])
    confirm = reverse("accord_point_confirm", args=[part.pk])
    for name, number in (("accord_point", part.pk), ("accord_document", part.document_id)):
        page = shown(client, name, number)
        assert confirm not in page
        assert f"Confirm point {whole.number} first." in page
    with writing():
        Point.objects.filter(pk=whole.pk).update(state="confirmed")
    assert confirm in shown(client, "accord_point", part.pk)


def test_a_merged_point_tells_where_it_went(world: World, client: Client, accord: Accord) -> None:
    draft = add_point(
        by=world.by(Role.SECRETARIAT), accord=accord, document=None, sentence="x", committed_by=["MX"]
    )
    answer = client.post(
        reverse("accord_point_merge", args=[draft.pk]), {"version": draft.version, "into": 13}, follow=True
    )
    assert "Merged into point 13." in answer.content.decode()


def test_a_file_hardly_too_large_is_told_to_be_larger_than_what_is_read() -> None:
    file = SimpleUploadedFile("a.csv", b"x")
    file.size = LARGEST_FILE + 1
    (told,) = defects("file", FileForm({}, {"file": file}))
    assert "has 50.1 MB; at most 50" in told
