"""Every constraint of every model, broken once: the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, models, transaction

from hallar.casework.models import (
    Candidate,
    Companionship,
    Consent,
    CustodyEntry,
    Decision,
    DnaProfile,
    HandOver,
    Identification,
    IdentityNumber,
    Location,
    Mark,
    Member,
    MissingPerson,
    Photograph,
    Record,
    Remains,
    Sample,
    ToothRecord,
)
from hallar.casework.models.description import Belonging
from hallar.casework.roles import Role
from hallar.casework.writing import WriteOutsideActionError, writing
from tests.casework.test_scope import tie
from tests.casework.world import World


class Broken:
    """Records that break a constraint each; the method names it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.registrar = world.by(Role.REGISTRAR)
        self.person = world.person()
        self.family = world.family(self.person)
        self.remains = world.remains()
        self.member = self.family.members.get(person=self.person)

    def changed(self, record: Record, **values: object) -> Record:
        for name, value in values.items():
            setattr(record, name, value)
        return record

    def stored(self, record: Record) -> None:
        with writing():
            record.save()

    def candidate(self) -> Candidate:
        return tie(self.world, self.member, self.remains)

    def identification(self, **values: Any) -> Identification:
        usual = {
            "candidate": Candidate.objects.first() or self.candidate(),
            "proposed_by": self.world.by(Role.REVIEWER), "proposer_role": "reviewer",
            "approved_by": self.world.by(Role.APPROVER), "approver_role": "approver",
            "person_status_before": "desaparecida",
        }  # fmt: skip
        return Identification(**{**usual, **values})

    def hand_over(self, **values: Any) -> HandOver:
        place = self.remains.location
        return HandOver(
            remains=self.remains, origin=place, destination=place, reason="x", released_by=self.registrar,
            **values,
        )  # fmt: skip

    def person_latitude(self) -> Record:
        return self.changed(self.person, last_latitude=90.5)

    def person_longitude(self) -> Record:
        return self.changed(self.person, last_longitude=-180.5)

    def remains_latitude(self) -> Record:
        return self.changed(self.remains, found_latitude=-91)

    def remains_longitude(self) -> Record:
        return self.changed(self.remains, found_longitude=181)

    def identity_number_once(self) -> Record:
        number = {"person": self.person, "kind": "other", "value": "7"}
        self.stored(IdentityNumber(**number))
        return IdentityNumber(**number)

    def member_code_once(self) -> Record:
        return Member(family=self.family, code=self.member.code)

    def member_not_own_parent(self) -> Record:
        return self.changed(self.member, mother=self.member)

    def consent_withdrawn_after_given(self) -> Record:
        consent = Consent.objects.all()[0]
        return self.changed(consent, withdrawn_on=date(2000, 1, 1))

    def consent_replaced_after_given(self) -> Record:
        return self.changed(Consent.objects.all()[0], replaced_on=date(2000, 1, 1))

    def consent_one_in_force(self) -> Record:
        known = Consent.objects.all()[0]
        return Consent(member=known.member, given_on=date(2024, 2, 2), taken_by=self.registrar)

    def companionship(self, other: MissingPerson) -> Companionship:
        return Companionship(from_missingperson=self.person, to_missingperson=other)

    def companionship_once(self) -> Record:
        other = self.world.person("FUB-2")
        self.stored(self.companionship(other))
        return self.companionship(other)

    def companionship_of_two(self) -> Record:
        return self.companionship(self.person)

    def custody_entry(self, **values: Any) -> CustodyEntry:
        return CustodyEntry(remains=self.remains, location=self.remains.location, by=self.registrar, **values)

    def custody_two_people(self) -> Record:
        return self.custody_entry(event="received", counterpart=self.registrar)

    def custody_restitution_whole(self) -> Record:
        return self.custody_entry(event="returned", counterpart=self.world.by(Role.LIAISON))

    def location_named(self) -> Record:
        return Location(agency=self.world.agency, name="", kind="storage")

    def remains_age_interval(self) -> Record:
        return self.changed(self.remains, age_min=30, age_max=20)

    def remains_stature_interval(self) -> Record:
        return self.changed(self.remains, stature_min=180, stature_max=170)

    def remains_interval_interval(self) -> Record:
        return self.changed(self.remains, interval_min=9, interval_max=8)

    def location_once(self) -> Record:
        return Location(agency=self.world.agency, name=self.remains.location.name, kind="storage")

    def hand_over_two_people(self) -> Record:
        return self.hand_over(received_by=self.registrar)

    def hand_over_one_open(self) -> Record:
        self.stored(self.hand_over())
        return self.hand_over()

    def mark_one_owner(self) -> Record:
        return Mark(kind="scar", region="arm", person=self.person, remains=self.remains)

    def belonging_one_owner(self) -> Record:
        return Belonging(kind="x")

    def photograph_one_owner(self) -> Record:
        return Photograph(content=b"x", content_type="image/jpeg", digest="x")

    def tooth_one_owner(self) -> Record:
        return ToothRecord(fdi=11, person=self.person, remains=self.remains)

    def tooth_once_person(self) -> Record:
        self.stored(ToothRecord(fdi=11, person=self.person))
        return ToothRecord(fdi=11, person=self.person)

    def tooth_once_remains(self) -> Record:
        self.stored(ToothRecord(fdi=11, remains=self.remains))
        return ToothRecord(fdi=11, remains=self.remains)

    def sample_one_source(self) -> Record:
        return Sample(
            member=self.member, remains=self.remains, kind="bone", receipt="x", taken_on=date(2024, 1, 1)
        )

    def profile_one_active(self) -> Record:
        known = DnaProfile.objects.all()[0]
        return DnaProfile(sample=known.sample, genotypes={}, entered_by=known.entered_by)

    def candidate_pair_once(self) -> Record:
        candidate = self.candidate()
        candidate.pk = None
        candidate._state.adding = True
        return candidate

    def decision_has_reasons(self) -> Record:
        return Decision(
            candidate=self.candidate(), kind="exclude", reasons="", by=self.registrar, by_role="reviewer"
        )

    def approver_is_not_proposer(self) -> Record:
        return self.identification(approved_by=self.world.by(Role.REVIEWER))

    def approver_of_another_role(self) -> Record:
        return self.identification(approver_role="reviewer")

    def identification_one_standing(self) -> Record:
        self.stored(self.identification())
        return self.identification()


def all_models() -> list[type[models.Model]]:
    return [one for one in apps.get_app_config("casework").get_models() if issubclass(one, Record)]


CONSTRAINTS = sorted(one.name for model in all_models() for one in model._meta.constraints)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_the_database_refuses(world: World, name: str) -> None:
    broken = Broken(world)
    build: Callable[[], Record] = getattr(broken, name)
    record = build()
    with pytest.raises(IntegrityError), transaction.atomic(), writing():
        record.save()


def test_remains_without_a_place_are_refused(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), writing():
        Remains(agency=world.agency, code="R-9").save()


@pytest.mark.parametrize("model", all_models(), ids=lambda one: one.__name__)
def test_no_model_is_written_outside_an_action(db: None, model: type[models.Model]) -> None:
    objects, one = model._default_manager, model()
    writes: list[Callable[[], object]] = [
        one.save, one.delete, objects.create, lambda: objects.bulk_create([model()]),
        lambda: objects.bulk_update([model(pk=1)], ["version"]), lambda: objects.update(version=1),
        lambda: objects.all().delete(), lambda: objects.filter(pk=1).update(version=2),
        lambda: model._base_manager.all().update(version=1), lambda: model._base_manager.all().delete(),
        lambda: objects.get_or_create(pk=1), lambda: objects.update_or_create(pk=1),
    ]  # fmt: skip
    for write in writes:
        with pytest.raises(WriteOutsideActionError), transaction.atomic():
            write()


def test_bulk_writes_are_noted_for_the_trail(world: World) -> None:
    broken = Broken(world)
    with writing() as written:
        Mark.objects.bulk_create(
            [Mark(kind="scar", region=one, person=broken.person) for one in ("arm", "leg")]
        )
        marks = list(Mark.objects.all())
        Mark.objects.bulk_update(marks, ["region"])
        Mark.objects.filter(pk=marks[0].pk).update(region="foot")
        Mark.objects.all().delete()
    assert {"record": "mark", "created": 2} in written.changes
    assert {"record": "mark", "updated": 2, "fields": ["region"]} in written.changes
    assert {"record": "mark", "updated": 1, "fields": ["region"]} in written.changes
    assert {"record": "mark", "deleted": 2} in written.changes


def test_nothing_on_record_takes_what_it_rests_on_with_it(world: World) -> None:
    broken = Broken(world)
    father = broken.member.father
    assert father is not None
    for record in (broken.remains, father, broken.person, broken.family, world.agency):
        with pytest.raises(DatabaseError), transaction.atomic(), writing():
            record.delete()
