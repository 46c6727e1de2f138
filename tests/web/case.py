"""A case with everything that pages can show, and officials signed in with their second factors."""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.test import Client
from PIL import Image

from hallar.accord.models import Accord
from hallar.casework.actions import decisions
from hallar.casework.actions.details import add_detail, add_photograph
from hallar.casework.actions.families import edit_contact
from hallar.casework.actions.imports import preview_import
from hallar.casework.actions.persons import add_companion, register_person
from hallar.casework.actions.remains import release
from hallar.casework.actions.searches import finish_search, perform_search, request_search, start_search
from hallar.casework.models import (
    Account,
    Belonging,
    Candidate,
    Consent,
    Family,
    HandOver,
    IdentityNumber,
    ImportBatch,
    Mark,
    Member,
    MissingPerson,
    Notification,
    PersonName,
    Photograph,
    Remains,
    Sample,
    SearchRun,
    ToothRecord,
)
from hallar.casework.roles import Role
from hallar.genetics import DEFAULT_POPULATION
from hallar.web.demonstration_accounts import set_up_second_factor
from tests.casework.world import World
from tests.web.accord_case import make_accord

NOMINAL = ("Quetzalina", "Nombrepropio", "Aliaspropio", "HEGG560427MVZRRL04")
"""Names and identity numbers of the person searched for."""
CONTACT = ("Xóchitl Parientepropio", "5512349876", "Calle Propia 5", "pariente@example.org")
"""Who a relative is, and how to reach them."""
GENOTYPES = ("D21S11", "29 31.2", '"31.2"', "6 9.3")
"""What only a page with genotypes holds."""
IMPORTED = b"folio,given,sex\nFUB-9,Imelda,female\n,Sinfolio,female\n"


@dataclass
class Case:
    """A person, the family, the remains, and what was decided on them."""

    world: World
    person: MissingPerson
    companion: MissingPerson
    name: PersonName
    number: IdentityNumber
    portrait: Photograph
    picture: Photograph
    mark: Mark
    family: Family
    father: Member
    consent: Consent
    sample: Sample
    remains: Remains
    moving: HandOver
    run: SearchRun
    candidate: Candidate
    notification: Notification
    batch: ImportBatch
    accord: Accord

    def client(self, account: Account) -> Client:
        """Sign an official in."""
        return signed_in(account)

    def of(self, role: Role) -> Client:
        """Sign in the official of a role in the agency that holds the case."""
        return signed_in(self.world.by(role))

    def abroad(self, role: Role) -> Client:
        """Sign in the official of a role in an agency that has nothing to do with the case."""
        return signed_in(self.world.foreign[role])


def signed_in(account: Account) -> Client:
    """Return a client that is signed in, past the second factor."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client


def official(world: World, role: Role, *, foreign: bool = False) -> Client:
    """Sign in the official of a role in one of a world's two agencies, without a case."""
    account = (world.foreign if foreign else world.accounts)[role]
    set_up_second_factor(account)
    return signed_in(account)


def make_case(world: World) -> Case:
    """Register, search, identify."""
    for account in (*world.accounts.values(), *world.foreign.values()):
        set_up_second_factor(account)
    registrar, genetics = world.by(Role.REGISTRAR), world.by(Role.GENETICIST)
    person = _person(world)
    companion = world.person("FUB-2")
    person = add_companion(by=registrar, person=person, companion=companion)
    family = world.family(person)
    father = family.members.get(pk=family.members.get(person=person).father_id)
    edit_contact(
        by=registrar,
        member=father,
        values=dict(zip(("name", "telephone", "address", "email"), CONTACT, strict=True)),
    )
    remains = world.remains(found_latitude=24.85, found_longitude=-98.15)
    mark = add_detail(
        by=registrar,
        owner=remains,
        kind=Mark,
        values={"kind": "tattoo", "region": "arm", "side": "left", "words": "rosa"},
    )
    run = request_search(by=genetics, population=DEFAULT_POPULATION)
    run = start_search(by=None, run=run)
    run = finish_search(by=None, run=run, result=perform_search(run))
    moving = release(
        by=registrar,
        remains=world.remains("R-2", sex="unknown"),
        destination=world.location("Laboratorio"),
        position="",
        reason="estudio",
    )
    return Case(
        world=world,
        person=person,
        companion=companion,
        name=person.names.get(kind="alias"),
        number=person.identity_numbers.get(),
        portrait=add_photograph(by=registrar, owner=person, content=picture(), caption="retrato"),
        picture=add_photograph(by=registrar, owner=remains, content=picture(), caption="tatuaje"),
        mark=mark,
        family=family,
        father=father,
        consent=father.consents.get(),
        sample=father.samples.get(),
        remains=remains,
        moving=moving,
        run=run,
        candidate=Candidate.objects.get(remains=remains),
        notification=_identify(world, Candidate.objects.get(remains=remains)),
        batch=preview_import(by=registrar, subject="persons", file_name="tabla.csv", content=IMPORTED),
        accord=make_accord(world),
    )


def _person(world: World) -> MissingPerson:
    registrar = world.by(Role.REGISTRAR)
    person = register_person(
        by=registrar,
        agency=world.agency,
        name={"given": NOMINAL[0], "first_surname": NOMINAL[1], "second_surname": ""},
        values={
            "folio": "FUB-1", "sex": "female", "birth_date": "1990", "last_contact": "2019-05",
            "last_place": "Reynosa", "last_latitude": 26.09, "last_longitude": -98.28,
        },
        status="desaparecida",
    )  # fmt: skip
    for kind, values in (
        (PersonName, {"kind": "alias", "given": NOMINAL[2], "first_surname": "", "second_surname": ""}),
        (IdentityNumber, {"kind": "curp", "value": NOMINAL[3]}),
        (Mark, {"kind": "tattoo", "region": "arm", "side": "left", "words": "rosa"}),
        (Belonging, {"kind": "chamarra", "colour": "azul"}),
        (ToothRecord, {"fdi": 11, "state": "sound", "surfaces": {}}),
    ):
        add_detail(by=registrar, owner=person, kind=kind, values=values)
    return person


def _identify(world: World, candidate: Candidate) -> Notification:
    for role, decide in ((Role.REVIEWER, decisions.propose), (Role.APPROVER, decisions.approve)):
        candidate.refresh_from_db()
        decide(by=world.by(role), candidate=candidate, version=candidate.version, reasons="motivos")
    return Notification.objects.get()


def picture(size: tuple[int, int] = (40, 30), kind: str = "PNG") -> bytes:
    """Return a picture."""
    content = io.BytesIO()
    Image.new("RGB", size, "#808080").save(content, kind)
    return content.getvalue()
