"""What forms take, what they refuse, and how they say it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image

from hallar.casework.models import (
    Candidate,
    ImportBatch,
    MissingPerson,
    Note,
    Photograph,
    Remains,
    Sample,
)
from hallar.casework.roles import Role
from hallar.genetics import all_loci
from hallar.web.demonstration_accounts import set_up_second_factor
from hallar.web.forms.details import ToothForm
from hallar.web.forms.families import ConsentForm, WithdrawalForm
from hallar.web.forms.persons import IdentityNumberForm, NewPersonForm
from hallar.web.forms.remains import NewRemainsForm
from hallar.web.forms.samples import ProfileForm, SampleForm
from tests.casework.world import CHILD, World
from tests.web.case import Case, picture, signed_in

TOMORROW = (date.today() + timedelta(days=2)).isoformat()
PERSON = {"given": "Ana", "status": "desaparecida", "folio": "FUB-7", "sex": "female"}
REMAINS = {"code": "R-7", "kind": "body", "sex": "unknown", "condition": "unknown"}
HUGE = (2**63, 10**30)


@pytest.fixture
def registrar(world: World) -> Client:
    set_up_second_factor(world.by(Role.REGISTRAR))
    return signed_in(world.by(Role.REGISTRAR))


def defects(form: forms.BaseForm) -> dict[str, str]:
    """Return the first defect of each field, in English."""
    with translation.override("en"):
        return {name: str(listed[0]) for name, listed in form.errors.items()}


def person_form(**changed: str) -> NewPersonForm:
    blank = {"nationality": "MX", "origin_country": "MX"}
    return NewPersonForm({**blank, **PERSON, **changed})


def remains_form(world: World, **changed: str) -> NewRemainsForm:
    location = world.location()
    blank = {"found_country": "MX", "location": str(location.pk)}
    return NewRemainsForm(type(location).objects.all(), {**REMAINS, **blank, **changed})


@pytest.mark.django_db
class TestPerson:
    """Persons searched for."""

    def test_little_is_enough(self) -> None:
        assert defects(person_form()) == {}

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("birth_date", "21.3.1990"),
            ("birth_date", "1900-01-01"),
            ("birth_date", TOMORROW),
            ("last_contact", "2019-13"),
            ("last_contact", "2150"),
            ("stature_min", "15"),
            ("stature_max", "1580"),
            ("stature_min", "-5"),
            ("last_radius_km", "-1"),
            ("folio", "F" * 61),
            ("folio", ""),
            ("given", ""),
            ("status", "localizada_sin_vida"),
            ("nationality", "QQ"),
            ("description", "a\x00b"),
        ],
    )
    def test_a_value_that_cannot_be_is_refused_at_its_field(self, field: str, value: str) -> None:
        assert field in defects(person_form(**{field: value}))

    @pytest.mark.parametrize("value", ["91", "-90.1", "nan", "inf", "1e400"])
    def test_a_latitude_is_one(self, value: str) -> None:
        assert "last_latitude" in defects(person_form(last_latitude=value, last_longitude="0"))

    def test_intervals_run_upwards_and_coordinates_are_whole(self) -> None:
        assert "stature_max" in defects(person_form(stature_min="170", stature_max="160"))
        assert "last_longitude" in defects(person_form(last_latitude="20"))
        assert "birth_date" in defects(person_form(birth_date="2020", last_contact="2019-05"))
        assert defects(person_form(birth_date="2019", last_contact="2019-05")) == {}

    def test_the_browser_is_told_the_limits(self) -> None:
        shown = str(person_form()["last_latitude"])
        assert 'min="-90"' in shown
        assert 'max="90"' in shown

    def test_a_folio_stands_once(self, world: World) -> None:
        world.person("FUB-7")
        assert "folio" in defects(person_form())

    @pytest.mark.parametrize(
        ("kind", "value", "sound"),
        [
            ("curp", "hegg560427mvzrrl04", True),
            ("curp", "HEGG560427MVZRRL05", False),
            ("curp", "x" * 41, False),
        ],
    )
    def test_identity_numbers_follow_their_rules(self, kind: str, value: str, sound: bool) -> None:
        assert IdentityNumberForm({"kind": kind, "value": value}).is_valid() is sound


class TestRemains:
    """Remains."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("found_on", "2019-02-30"),
            ("found_on", TOMORROW),
            ("age_max", "200"),
            ("stature_max", "300"),
            ("found_latitude", "95"),
            ("found_longitude", "-181"),
            ("interval_min", "-1"),
            ("location", "0"),
        ],
    )
    def test_a_value_that_cannot_be_is_refused_at_its_field(
        self, world: World, field: str, value: str
    ) -> None:
        assert field in defects(remains_form(world, **{field: value}))

    @pytest.mark.parametrize("name", ["age", "stature", "interval"])
    def test_intervals_run_upwards(self, world: World, name: str) -> None:
        assert f"{name}_max" in defects(remains_form(world, **{f"{name}_min": "60", f"{name}_max": "50"}))
        assert defects(remains_form_again(world, **{f"{name}_min": "50", f"{name}_max": "50"})) == {}


def remains_form_again(world: World, **changed: str) -> NewRemainsForm:
    places = type(world.location("Otro")).objects.all()
    return NewRemainsForm(
        places, {**REMAINS, "found_country": "MX", "location": str(places[0].pk), **changed}
    )


class TestProfile:
    """Profiles."""

    def form(self, text: str) -> ProfileForm:
        return ProfileForm({"genotypes": text, "kit": ""})

    def test_a_whole_kit_is_read(self) -> None:
        lines = [f"{locus} {' '.join(alleles)}" for locus, alleles in CHILD.items()]
        form = self.form("\r\n".join([*lines, "", "amel x y", "SE33 28.2,17"]))
        assert defects(form) == {}
        assert form.cleaned_data["genotypes"] == {
            **CHILD,
            "AMEL": ["X", "Y"],
            "SE33": ["17", "28.2"],
        }

    @pytest.mark.parametrize("locus", sorted(all_loci()))
    def test_every_locus_is_known_by_its_name(self, locus: str) -> None:
        alleles = "X X" if locus == "AMEL" else "1 2"
        form = self.form(f"{locus.lower()}\t{alleles}")
        assert defects(form) == {}
        assert list(form.cleaned_data["genotypes"]) == [locus]

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("D3S1358 15 16\nD3S1359 15 16", "line 2: D3S1359"),
            ("D3S1358 15 16\nd3s1358 15 16", "line 2: D3S1358"),
            ("D3S1358 15 16 17", "line 1"),
            ("D3S1358", "line 1"),
            ("D3S1358 fifteen 16", "line 1"),
            ("D3S1358 -15 16", "line 1"),
            ("D3S1358 15.33 16", "line 1"),
            ("D3S1358 X Y", "line 1"),
            ("AMEL Y Y", "line 1"),
            (" \n ", "required"),
        ],
    )
    def test_a_defect_is_named_with_its_line(self, text: str, named: str) -> None:
        assert named in defects(self.form(text))["genotypes"]

    def test_many_defects_are_named_at_once(self) -> None:
        form = self.form("\n".join(f"L{number} 1 2" for number in range(50)))
        with translation.override("en"):
            assert len(form.errors["genotypes"]) == 20

    def test_the_sex_marker_does_not_disturb_a_search(self, case: Case) -> None:
        """A profile with amelogenin is entered and shown like any other."""
        client = case.of(Role.GENETICIST)
        text = "\n".join(f"{locus} {' '.join(alleles)}" for locus, alleles in CHILD.items())
        sample = case.remains.samples.get()
        answer = client.post(
            reverse("profile_new", args=[sample.pk]), {"genotypes": f"{text}\nAMEL X X", "kit": "GlobalFiler"}
        )
        assert answer.status_code == 302
        assert "AMEL" in client.get(reverse("sample", args=[sample.pk])).content.decode()
        assert client.get(reverse("candidate", args=[case.candidate.pk])).status_code == 200


@pytest.mark.parametrize(
    ("form", "field", "values"),
    [
        (SampleForm, "taken_on", {"kind": "saliva"}),
        (ConsentForm, "given_on", {"scope": "all_countries"}),
        (WithdrawalForm, "on", {"reason": "x"}),
    ],
)
def test_nothing_is_put_on_record_for_a_day_to_come(
    form: type[forms.Form], field: str, values: Mapping[str, str]
) -> None:
    assert defects(form({**values, field: date.today().isoformat()})) == {}
    assert field in defects(form({**values, field: TOMORROW}))
    assert field in defects(form({**values, field: "yesterday"}))


def test_surfaces_of_a_tooth() -> None:
    values = {"fdi": "16", "state": "sound"}
    assert defects(ToothForm({**values, "surfaces": "OA mr"})) == {}
    assert "surfaces" in defects(ToothForm({**values, "surfaces": "XA"}))
    assert "fdi" in defects(ToothForm({**values, "fdi": "19", "surfaces": ""}))


def test_a_refused_form_keeps_what_was_entered_and_marks_it(registrar: Client) -> None:
    answer = registrar.post("/persons/new/", {**PERSON, "birth_date": "21.3.1990", "hair": "<b>negro</b>"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="21.3.1990"' in page
    assert "&lt;b&gt;negro&lt;/b&gt;" in page
    assert "<b>negro" not in page
    assert 'role="alert"' in page
    assert 'aria-invalid="true"' in page
    described = answer.context["form"]["birth_date"].build_widget_attrs({})["aria-describedby"]
    for name in described.split():
        assert f'id="{name}"' in page
    assert not MissingPerson.objects.exists()


@pytest.mark.parametrize("language", ["es", "en"])
def test_defects_are_told_in_the_language_of_the_page(registrar: Client, language: str) -> None:
    answer = registrar.post(
        "/persons/new/", {**PERSON, "birth_date": TOMORROW}, headers={"accept-language": language}
    )
    told = {"es": "Ese día todavía no llega.", "en": "This day is still to come."}
    assert told[language] in answer.content.decode()


class TestUploads:
    """Files, by what they are and not by what they are called."""

    def send(self, client: Client, remains: Remains, content: bytes, name: str = "p.jpg") -> int:
        where = reverse("photograph_new", args=["remains", remains.pk])
        sent = SimpleUploadedFile(name, content, "image/jpeg")
        return client.post(where, {"picture": sent, "caption": "x"}).status_code

    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
    def test_a_picture_is_kept_whatever_its_name(self, case: Case, kind: str) -> None:
        before = Photograph.objects.count()
        assert self.send(case.of(Role.REGISTRAR), case.remains, picture(kind=kind), "p.exe") == 302
        kept = Photograph.objects.order_by("-pk")[0]
        assert Photograph.objects.count() == before + 1
        answer = case.of(Role.REGISTRAR).get(reverse("photograph", args=[kept.pk]))
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert Image.open(io.BytesIO(answer.content)).format == "JPEG"

    @pytest.mark.parametrize(
        "content",
        [
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            b"GIF89a<script>alert(1)</script>",
            b"%PDF-1.4",
            picture()[:60],
            b"\xff\xd8\xff" + b"0" * 500,
        ],
        ids=["svg", "gif", "pdf", "cut off", "only the beginning"],
    )
    def test_what_is_no_picture_is_refused(self, case: Case, content: bytes) -> None:
        before = Photograph.objects.count()
        assert self.send(case.of(Role.REGISTRAR), case.remains, content) in {409, 422}
        assert Photograph.objects.count() == before

    def test_a_picture_that_is_too_large_is_refused(self, case: Case) -> None:
        before = Photograph.objects.count()
        for content in (picture() + b"0" * 10_000_001, picture((9000, 6000))):
            assert self.send(case.of(Role.REGISTRAR), case.remains, content) == 409
        assert self.send(case.of(Role.REGISTRAR), case.remains, b"") == 422
        assert Photograph.objects.count() == before

    def test_a_picture_loses_what_the_camera_hid_in_it(self, case: Case) -> None:
        content = io.BytesIO()
        hidden = Image.Exif()
        hidden[0x010E] = "calle secreta"
        Image.new("RGB", (40, 30)).save(content, "JPEG", exif=hidden)
        assert self.send(case.of(Role.REGISTRAR), case.remains, content.getvalue()) == 302
        assert b"calle secreta" not in bytes(Photograph.objects.order_by("-pk")[0].content)

    def bring_in(self, client: Client, content: bytes, name: str = "t.csv") -> int:
        sent = SimpleUploadedFile(name, content)
        return client.post("/imports/new/", {"subject": "persons", "table": sent}).status_code

    def test_a_table_is_shown_before_anything_changes(self, registrar: Client) -> None:
        assert self.bring_in(registrar, b"folio,given\nFUB-9,Imelda\n,Nadie\n", "t.exe") == 302
        batch = ImportBatch.objects.get()
        assert not MissingPerson.objects.exists()
        rejected = registrar.get(reverse("import_rejected", args=[batch.pk])).content.decode()
        assert "Nadie" in rejected
        assert "Imelda" not in rejected
        assert registrar.post(reverse("import_apply", args=[batch.pk])).status_code == 302
        assert [one.folio for one in MissingPerson.objects.all()] == ["FUB-9"]
        assert registrar.post(reverse("import_apply", args=[batch.pk])).status_code == 409

    @pytest.mark.parametrize(
        "content",
        [
            b"\x00\x01\x02 folio",
            b"PK\x03\x04 not a workbook",
            b"folio\n",
            b"folio,folio\n1,2\n",
            b"folio,given\n" + b"x" * 5_000_001,
            picture(),
        ],
        ids=["bytes", "broken workbook", "heading alone", "column twice", "too large", "picture"],
    )
    def test_what_is_no_table_is_refused(self, registrar: Client, content: bytes) -> None:
        assert self.bring_in(registrar, content) in {409, 422}
        assert not ImportBatch.objects.exists()

    def test_a_workbook_that_unpacks_without_end_is_refused(self, registrar: Client) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"0" * 120_000_000)
        assert len(packed.getvalue()) < 1_000_000
        assert self.bring_in(registrar, packed.getvalue(), "t.xlsx") == 409

    def test_cells_are_no_formulas_and_no_markup(self, registrar: Client) -> None:
        assert self.bring_in(registrar, b'folio,given\n,"=HYPERLINK(1)"\nFUB-9,<script>x</script>\n') == 302
        batch = ImportBatch.objects.get()
        assert "'=HYPERLINK" in registrar.get(reverse("import_rejected", args=[batch.pk])).content.decode()
        assert "<script>x" not in registrar.get(reverse("import", args=[batch.pk])).content.decode()


class TestStrayInput:
    """What no browser sends, but somebody may."""

    def test_zero_bytes_are_no_failure(self, case: Case) -> None:
        client = case.of(Role.REGISTRAR)
        for where in (
            "/samples/?q=%00&state=%00",
            "/persons/?q=%00",
            "/remains/?q=%00",
            "/families/?q=%00",
            f"/families/{case.family.pk}/?member=%00",
            f"/imports/{case.batch.pk}/?outcome=%00",
        ):
            assert client.get(where).status_code == 200, where
        auditor = case.of(Role.AUDITOR)
        assert auditor.get("/audit/?account=%00&verb=%00&record_id=x").status_code == 200
        note = reverse("note_new", args=[case.candidate.pk])
        assert client.post(note, {"text": "a\x00b"}).status_code == 422
        assert not Note.objects.exists()
        relative = reverse("relative_new", args=[case.family.pk, case.father.pk])
        assert client.post(relative, {"relation": "\x00"}).status_code == 409

    @pytest.mark.parametrize("number", HUGE)
    def test_numbers_no_record_can_have(self, case: Case, number: int) -> None:
        client = case.of(Role.REGISTRAR)
        for where in (
            f"/persons/{number}/",
            f"/persons/{number}/names/new/",
            f"/persons/{case.person.pk}/names/{number}/remove/",
            f"/persons/{case.person.pk}/companions/{number}/remove/",
            f"/families/{case.family.pk}/{number}/edit/",
            f"/samples/{number}/",
            f"/remains/{number}/",
            f"/candidates/{number}/",
            f"/searches/{number}/",
            f"/imports/{number}/",
            f"/hand-overs/{number}/receive/",
            f"/photographs/{number}/",
            f"/details/remains/{case.remains.pk}/mark/{number}/remove/",
        ):
            assert client.get(where).status_code == 404, where
        for where in (f"/persons/?page={number}", "/persons/?page=-1", f"/persons/?year={number}"):
            assert client.get(where).status_code == 200, where
        assert case.of(Role.AUDITOR).get(f"/audit/?record_id={number}").status_code == 200

    def test_details_of_an_unknown_kind(self, case: Case) -> None:
        assert (
            case.of(Role.REGISTRAR).get(f"/details/remains/{case.remains.pk}/secret/new/").status_code == 404
        )

    def test_a_note_is_not_endless_and_not_empty(self, case: Case) -> None:
        client, note = case.of(Role.REGISTRAR), reverse("note_new", args=[case.candidate.pk])
        answer = client.post(note, {"text": "x" * 4001})
        assert answer.status_code == 422
        assert "x" * 4001 in answer.content.decode(), "what was written is still there"
        assert client.post(note, {"text": "  "}).status_code == 422
        assert not Note.objects.exists()
        assert client.post(note, {"text": "x" * 4000}).status_code == 302
        assert len(Note.objects.get().text) == 4000

    def test_what_belongs_to_another_family_cannot_be_reached_through_ours(self, case: Case) -> None:
        other = case.world.family(case.companion, "FAM-2")
        client = case.of(Role.REGISTRAR)
        assert client.get(f"/families/{other.pk}/{case.father.pk}/contact/").status_code == 404
        where = f"/families/{other.pk}/{case.father.pk}/consent/{case.consent.pk}/withdraw/"
        assert client.get(where).status_code == 404
        assert client.get(f"/persons/{case.companion.pk}/names/{case.name.pk}/remove/").status_code == 404
        where = f"/details/person/{case.person.pk}/mark/{case.mark.pk}/remove/"
        assert client.get(where).status_code == 404


def test_a_decision_without_reasons_is_shown_again(case: Case) -> None:
    client = case.of(Role.APPROVER)
    where = reverse("reverse", args=[case.candidate.pk])
    version = client.get(where).context["form"]["version"].value()
    assert client.post(where, {"version": version, "reasons": "  "}).status_code == 422
    assert Candidate.objects.get(pk=case.candidate.pk).state == "identified"


def test_a_weak_first_password_is_refused(world: World) -> None:
    set_up_second_factor(world.by(Role.ADMINISTRATOR))
    client = signed_in(world.by(Role.ADMINISTRATOR))
    values: dict[str, Any] = {
        "username": "nueva",
        "full_name": "Nueva",
        "role": "auditor",
        "agency": world.agency.pk,
    }
    for password in ("corta", "password1234", ""):
        assert client.post("/accounts/new/", {**values, "password": password}).status_code == 422, password
    assert client.post("/accounts/new/", {**values, "password": "una frase nada corta"}).status_code == 302
    assert client.post("/accounts/new/", {**values, "password": "una frase nada corta"}).status_code in {
        409,
        422,
    }


def test_a_sample_without_consent_is_refused(case: Case) -> None:
    mother = case.family.members.exclude(pk=case.father.pk).get(person=None)
    client = case.of(Role.REGISTRAR)
    withdraw = reverse("consent_withdraw", args=[case.family.pk, mother.pk, mother.consents.get().pk])
    today = date.today().isoformat()
    assert client.post(withdraw, {"on": today, "reason": "cambió de parecer"}).status_code == 302
    before = Sample.objects.count()
    where = reverse("member_sample_new", args=[case.family.pk, mother.pk])
    assert client.post(where, {"kind": "saliva", "taken_on": today}).status_code == 409
    assert Sample.objects.count() == before
    shown = case.of(Role.REVIEWER).get(reverse("candidate", args=[case.candidate.pk]))
    assert 'class="message error"' in shown.content.decode()
