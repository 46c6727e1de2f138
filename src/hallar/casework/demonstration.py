"""A simulated registry in the database: invented people, real allele frequencies, known truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np

from hallar.casework.actions.action import action
from hallar.casework.models import (
    Account,
    Agency,
    Belonging,
    Consent,
    Contact,
    Country,
    CustodyEntry,
    DnaProfile,
    Family,
    Jurisdiction,
    Location,
    Mark,
    Member,
    MissingPerson,
    PersonName,
    Record,
    Remains,
    Sample,
    SampleEvent,
    Status,
    StatusChange,
)
from hallar.casework.names import search_form
from hallar.casework.roles import Role
from hallar.formats import Registry
from hallar.genetics import Profile
from hallar.pedigree import Sex
from hallar.simulate.demography import (
    FEMALE_NAMES,
    MALE_NAMES,
    SURNAMES,
    FoundFacts,
    MissingFacts,
    draw_found,
    draw_missing,
)

AGENCIES = (
    ("cnb-mx", "Comisión Nacional de Búsqueda (demostración)", Country.MEXICO, Jurisdiction.NATIONAL),
    ("sf-tamaulipas", "Servicio Forense de Tamaulipas (demostración)", Country.MEXICO, Jurisdiction.LOCAL),
    ("sf-sonora", "Servicio Forense de Sonora (demostración)", Country.MEXICO, Jurisdiction.LOCAL),
    ("me-arizona", "Medical Examiner, Arizona (demonstration)", Country.UNITED_STATES, Jurisdiction.NATIONAL),
    ("ff-guatemala", "Oficina forense de Guatemala (demostración)", Country.GUATEMALA, Jurisdiction.NATIONAL),
    ("mf-honduras", "Oficina forense de Honduras (demostración)", Country.HONDURAS, Jurisdiction.NATIONAL),
    (
        "if-elsalvador",
        "Oficina forense de El Salvador (demostración)",
        Country.EL_SALVADOR,
        Jurisdiction.NATIONAL,
    ),
    ("sec-mexico", "Secretaría del acuerdo, México (demostración)", Country.MEXICO, Jurisdiction.LOCAL),
    (
        "sec-unitedstates",
        "Secretariat of the accord, United States (demonstration)",
        Country.UNITED_STATES,
        Jurisdiction.LOCAL,
    ),
)
AGENCY_OF_ROLE = {Role.SECRETARIAT: "sec-mexico", Role.OBSERVER: "ff-guatemala"}
"""Where the account of a role works, if not in the Mexican search commission."""
FAMILY_AGENCIES = ("cnb-mx", "cnb-mx", "cnb-mx", "ff-guatemala", "mf-honduras", "if-elsalvador")
REMAINS_AGENCIES = ("sf-tamaulipas", "sf-sonora", "cnb-mx", "me-arizona")
BATCH = 500


@dataclass
class _Rows:
    """Records to be written, kind by kind, parents before children."""

    kinds: dict[type[Record], list[Any]] = field(default_factory=dict)

    def add(self, record: Record) -> Any:
        """Keep a record for writing."""
        self.kinds.setdefault(type(record), []).append(record)
        return record

    def write(self, *order: type[Record]) -> None:
        """Write what is kept of some kinds."""
        for kind in order:
            kind._default_manager.bulk_create(self.kinds.pop(kind, []), batch_size=BATCH)


@action("demonstration.agencies", None)
def create_demonstration_accounts(*, by: Account | None, password: str) -> list[Account]:
    """Create the agencies of five countries and an account of each role; return the accounts."""
    agencies = {}
    for code, name, country, jurisdiction in AGENCIES:
        agencies[code] = Agency(code=code, name=name, country=country, jurisdiction=jurisdiction)
        agencies[code].save()
    accounts = []
    for role in Role:
        agency = agencies[AGENCY_OF_ROLE.get(role, "cnb-mx")]
        accounts.append(_account(role.value, role, agency, password))
    for code in ("sf-tamaulipas", "me-arizona"):
        accounts.append(_account(f"registrar-{code}", Role.REGISTRAR, agencies[code], password))
        accounts.append(_account(f"anthropologist-{code}", Role.ANTHROPOLOGIST, agencies[code], password))
    other_party = agencies["sec-unitedstates"]
    accounts.append(_account("secretariat-unitedstates", Role.SECRETARIAT, other_party, password))
    return accounts


def _account(username: str, role: Role, agency: Agency, password: str) -> Account:
    account = Account(username=username, role=role, agency=agency, is_demonstration=True)
    account.set_password(password)
    account.save()
    return account


@action("demonstration.load", None)
def load_demonstration(
    *, by: Account, registry: Registry, seed: int, advance: Callable[[int], None] = lambda done: None
) -> None:
    """Load a simulated registry: families with their relatives, consents, samples and profiles, and remains.

    Args:
        by: who is put down as having registered everything.
        registry: families, remains and whose they are.
        seed: of names, dates and places.
        advance: called with the number of families and sets of remains written.
    """
    _Loading(by, registry, seed).load(advance)


class _Loading:
    def __init__(self, by: Account, registry: Registry, seed: int) -> None:
        self.by = by
        self.registry = registry
        self.seed = seed
        self.agencies = {one.code: one for one in Agency.objects.all()}
        self.rows = _Rows()
        self.facts: dict[tuple[str, str], MissingFacts] = {}
        self.receipts = 0

    def load(self, advance: Callable[[int], None]) -> None:
        """Write everything."""
        storage = {}
        for code in REMAINS_AGENCIES:
            storage[code] = self.rows.add(
                Location(agency=self.agencies[code], name="Depósito forense", kind=Location.Kind.STORAGE)
            )
            cemetery = Location(
                agency=self.agencies[code], name="Panteón ministerial", kind=Location.Kind.CEMETERY
            )
            self.rows.add(cemetery)
        self.rows.write(Location)
        for number, batch in _batches(self.registry.families):
            self._families(number, batch)
            advance(len(batch))
        truth = {one.remains: (one.family, one.missing) for one in self.registry.truth}
        for number, found in _batches(self.registry.remains):
            self._remains(number, found, truth, storage)
            advance(len(found))

    def _families(self, first: int, families: Sequence[Any]) -> None:
        parents: list[tuple[Member, str | None, str | None, dict[str, Member]]] = []
        for number, one in enumerate(families, first):
            rng = np.random.default_rng((self.seed, 1, number))
            agency = self.agencies[FAMILY_AGENCIES[int(rng.integers(len(FAMILY_AGENCIES)))]]
            family = self.rows.add(Family(agency=agency, code=f"F-{number + 1:06d}"))
            members: dict[str, Member] = {}
            for place, person in enumerate(one.pedigree.members, 1):
                code = f"P{place}"
                missing = (
                    self._missing(one.id, code, person, agency, rng) if person.id in one.missing else None
                )
                member = self.rows.add(
                    Member(
                        family=family,
                        code=code,
                        sex=person.sex.value,
                        twin_group=person.twin or "",
                        person=missing,
                    )
                )
                members[person.id] = member
                parents.append((member, person.father, person.mother, members))
                if person.id in one.profiles:
                    self._sampled(member, one.profiles[person.id], person.sex, rng)
        self.rows.write(MissingPerson, PersonName, StatusChange, Mark, Belonging, Family, Member)
        for member, father, mother, listed in parents:
            member.father = listed[father] if father else None
            member.mother = listed[mother] if mother else None
        changed = [one for one, father, mother, _listed in parents if father or mother]
        Member.objects.bulk_update(changed, ["father", "mother"], batch_size=BATCH)
        self.rows.write(Contact, Consent, Sample, SampleEvent, DnaProfile)

    def _missing(
        self, family: str, code: str, person: Any, agency: Agency, rng: np.random.Generator
    ) -> MissingPerson:
        male = person.sex is Sex.MALE or (person.sex is Sex.UNKNOWN and rng.random() < 0.75)
        known = draw_missing(male, agency.country, rng)
        self.facts[family, person.id] = known
        status = Status.DISAPPEARED if known.linked_to_crime else Status.NOT_LOCATED
        contact = known.last_contact
        day_known = rng.random() < 0.7
        written = contact.isoformat() if day_known else f"{contact:%Y-%m}"
        first = contact if day_known else contact.replace(day=1)
        last = contact if day_known else (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        names = (known.given, known.first_surname, known.second_surname)
        record = MissingPerson(
            agency=agency,
            folio=f"{agency.country}-{family[-12:]}-{code}",
            sex="male" if male else "female",
            birth_date=known.birth.isoformat(),
            birth_earliest=known.birth,
            birth_latest=known.birth,
            last_contact=written,
            last_contact_earliest=first,
            last_contact_latest=last,
            nationality=agency.country,
            origin_country=known.origin.country,
            origin_municipality=known.origin.name,
            last_place=known.last_place.name,
            last_latitude=known.last_place.latitude,
            last_longitude=known.last_place.longitude,
            last_radius_km=10.0,
            status=status,
            stature_min=known.stature_cm - 2,
            stature_max=known.stature_cm + 2,
            search_name=search_form([" ".join(names)]),
        )
        self.rows.add(record)
        self.rows.add(
            PersonName(person=record, given=names[0], first_surname=names[1], second_surname=names[2])
        )
        self.rows.add(StatusChange(person=record, old="", new=status, by=self.by, reason="registro"))
        self.rows.add(
            Mark(person=record, kind="tattoo", words=known.mark[0], region=known.mark[1], side=known.mark[2])
        )
        self.rows.add(Belonging(person=record, kind=known.clothing[0], colour=known.clothing[1]))
        return record

    def _sampled(self, member: Member, profile: Profile, sex: Sex, rng: np.random.Generator) -> None:
        names = MALE_NAMES if sex is Sex.MALE else FEMALE_NAMES
        surnames = rng.integers(len(SURNAMES), size=2)
        name = f"{names[int(rng.integers(len(names)))]} {SURNAMES[surnames[0]]} {SURNAMES[surnames[1]]}"
        self.rows.add(Contact(member=member, name=name))
        taken = date(2021, 1, 1) + timedelta(days=int(rng.integers(0, 1400)))
        self.rows.add(Consent(member=member, given_on=taken, taken_by=self.by))
        self._typed(Sample(member=member, kind=Sample.Kind.SALIVA, taken_on=taken), profile)

    def _typed(self, sample: Sample, profile: Profile) -> None:
        self.receipts += 1
        sample.receipt = f"DEMO-{self.receipts:08d}"
        sample.state = Sample.State.TYPED
        self.rows.add(sample)
        for state in (Sample.State.TAKEN, Sample.State.RECEIVED, Sample.State.TYPED):
            self.rows.add(SampleEvent(sample=sample, state=state, by=self.by))
        self.rows.add(
            DnaProfile(
                sample=sample,
                kit="GlobalFiler",
                genotypes={locus: list(alleles) for locus, alleles in profile.genotypes.items()},
                dropout={locus: round(value, 6) for locus, value in profile.dropout.items() if value},
                drop_in=profile.drop_in,
                entered_by=self.by,
            )
        )

    def _remains(
        self,
        first: int,
        found: Sequence[Any],
        truth: dict[str, tuple[str, str]],
        storage: dict[str, Location],
    ) -> None:
        for number, one in enumerate(found, first):
            rng = np.random.default_rng((self.seed, 2, number))
            code = REMAINS_AGENCIES[int(rng.integers(len(REMAINS_AGENCIES)))]
            agency = self.agencies[code]
            person = self.facts.get(truth.get(one.id, ("", "")))
            if person is None:
                person = draw_missing(one.sex is not Sex.FEMALE, agency.country, rng)
            facts = draw_found(person, agency.country, rng)
            record = self._found(number, one.sex, agency, facts, storage[code])
            sample = Sample(remains=record, kind=Sample.Kind.BONE, taken_on=facts.found)
            self._typed(sample, one.profile)
        self.rows.write(Remains, CustodyEntry, Mark, Belonging, Sample, SampleEvent, DnaProfile)

    def _found(self, number: int, sex: Sex, agency: Agency, facts: FoundFacts, location: Location) -> Remains:
        record = Remains(
            agency=agency,
            code=f"R-{number + 1:06d}",
            kind=Remains.Kind.BODY,
            found_on=facts.found.isoformat(),
            found_earliest=facts.found,
            found_latest=facts.found,
            found_country=agency.country,
            found_place=facts.place.name,
            found_latitude=facts.latitude,
            found_longitude=facts.longitude,
            sex=sex.value,
            age_min=facts.age[0],
            age_max=facts.age[1],
            stature_min=facts.stature[0],
            stature_max=facts.stature[1],
            interval_min=facts.interval_days[0],
            interval_max=facts.interval_days[1],
            condition=facts.condition,
            location=location,
            position=f"{number % 40 + 1}",
        )
        self.rows.add(record)
        self.rows.add(
            CustodyEntry(
                remains=record, location=location, position=record.position, event="registered", by=self.by
            )
        )
        if facts.mark:
            self.rows.add(
                Mark(
                    remains=record,
                    kind="tattoo",
                    words=facts.mark[0],
                    region=facts.mark[1],
                    side=facts.mark[2],
                )
            )
        if facts.clothing:
            self.rows.add(Belonging(remains=record, kind=facts.clothing[0], colour=facts.clothing[1]))
        return record


def _batches(listed: Sequence[Any]) -> Iterator[tuple[int, Sequence[Any]]]:
    for start in range(0, len(listed), BATCH):
        yield start, listed[start : start + BATCH]
