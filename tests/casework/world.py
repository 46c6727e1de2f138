"""A small world for the tests of casework: two agencies, their accounts, a person, a family, remains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hallar.casework.actions.families import add_relative, give_consent, register_family
from hallar.casework.actions.first_account import create_first_administrator
from hallar.casework.actions.persons import register_person
from hallar.casework.actions.remains import add_location, register_remains
from hallar.casework.actions.samples import enter_profile, take_sample
from hallar.casework.models import (
    Account,
    Agency,
    DnaProfile,
    Family,
    Location,
    Member,
    MissingPerson,
    Remains,
    Sample,
)
from hallar.casework.roles import Role
from hallar.casework.writing import writing

PASSWORD = "una contraseña larga"  # noqa: S105
CHILD = {
    "D3S1358": ["15", "17"], "TH01": ["6", "9.3"], "D21S11": ["29", "31.2"], "D18S51": ["12", "19"],
    "Penta E": ["7", "18"], "D5S818": ["11", "13"], "D13S317": ["8", "12"], "D7S820": ["10", "12"],
    "D16S539": ["9", "13"], "CSF1PO": ["10", "12"], "Penta D": ["9", "13"], "vWA": ["16", "19"],
    "D8S1179": ["12", "15"], "TPOX": ["8", "11"], "FGA": ["20", "25"],
}  # fmt: skip
FATHER = {locus: [alleles[0], alleles[0]] for locus, alleles in CHILD.items()}
MOTHER = {locus: [alleles[1], alleles[1]] for locus, alleles in CHILD.items()}


@dataclass
class World:
    """Who and what there is."""

    agency: Agency
    other_agency: Agency
    accounts: dict[str, Account]
    foreign: dict[str, Account]

    def by(self, role: Role) -> Account:
        """Return the account of a role in the first agency."""
        return self.accounts[role]

    def person(self, folio: str = "FUB-1", **values: object) -> MissingPerson:
        """Register a person searched for."""
        return register_person(
            by=self.by(Role.REGISTRAR),
            agency=self.agency,
            name={"given": "Ana", "first_surname": "Prueba", "second_surname": "Ejemplo"},
            values={"folio": folio, "sex": "female", **values},
            status="desaparecida",
        )

    def family(self, person: MissingPerson, code: str = "FAM-1") -> Family:
        """Register a family whose father and mother are typed."""
        registrar = self.by(Role.REGISTRAR)
        family = register_family(by=registrar, agency=self.agency, code=code, person=person)
        missing = family.members.get(person=person)
        for relation, genotypes in (("father", FATHER), ("mother", MOTHER)):
            relative = add_relative(by=registrar, member=missing, relation=relation)
            self.typed(relative, genotypes)
            missing.refresh_from_db()
        return family

    def typed(self, member: Member, genotypes: dict[str, list[str]]) -> DnaProfile:
        """Consent, sample and profile of a relative."""
        registrar = self.by(Role.REGISTRAR)
        give_consent(
            by=registrar, member=member, scope="all_countries", given_on=date(2024, 1, 2), document=""
        )
        sample = take_sample(by=registrar, source=member, kind=Sample.Kind.SALIVA, taken_on=date(2024, 1, 2))
        return enter_profile(by=self.by(Role.GENETICIST), sample=sample, kit="", genotypes=genotypes)

    def location(self, name: str = "Depósito", agency: Agency | None = None) -> Location:
        """Add a place for remains."""
        owner = agency or self.agency
        by = self.by(Role.REGISTRAR) if owner == self.agency else self.foreign[Role.REGISTRAR]
        return add_location(by=by, agency=owner, name=name, kind=Location.Kind.STORAGE)

    def remains(self, code: str = "R-1", location: Location | None = None, **values: object) -> Remains:
        """Register remains with the profile of the missing person."""
        remains = register_remains(
            by=self.by(Role.REGISTRAR),
            agency=self.agency,
            values={"code": code, "sex": "female", **values},
            location=location or Location.objects.filter(agency=self.agency).first() or self.location(),
        )
        sample = take_sample(
            by=self.by(Role.REGISTRAR), source=remains, kind=Sample.Kind.BONE, taken_on=date(2024, 3, 4)
        )
        enter_profile(by=self.by(Role.GENETICIST), sample=sample, kit="", genotypes=CHILD)
        return remains


def make_world() -> World:
    """Create two national agencies of two countries, with an account of each role in both."""
    create_first_administrator(
        by=None, name="first", agency="mx", agency_name="Comisión", country="MX", password=PASSWORD
    )
    with writing():
        other = Agency(code="us", name="Medical Examiner", country="US", jurisdiction="national")
        other.save()
    agency = Agency.objects.get(code="mx")
    return World(agency, other, _accounts(agency, ""), _accounts(other, "us-"))


def _accounts(agency: Agency, prefix: str) -> dict[str, Account]:
    accounts = {}
    for role in Role:
        account = Account(username=f"{prefix}{role.value}", role=role, agency=agency)
        account.set_password(PASSWORD)
        account.save()
        accounts[role.value] = account
    return accounts
