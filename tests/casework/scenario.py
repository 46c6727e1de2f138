"""Every action once, in an order that makes sense, with data that must never reach the trail."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from PIL import Image

from hallar.casework.actions import (
    accounts,
    decisions,
    details,
    families,
    imports,
    notifications,
    persons,
    remains,
    samples,
    searches,
)
from hallar.casework.models import (
    Account,
    Agency,
    Candidate,
    Consent,
    Family,
    HandOver,
    Identification,
    ImportBatch,
    Location,
    Mark,
    Member,
    MissingPerson,
    Notification,
    PersonName,
    Remains,
    Sample,
    SearchRun,
)
from hallar.casework.roles import Role
from hallar.genetics import DEFAULT_POPULATION
from tests.casework.world import CHILD, PASSWORD, World

TOLD = (
    "Quetzalina", "Nombrepropio", "5512349876", "Calle Propia", "pariente@example.org", "Xóchitl",
    "rosa negra", "31.2", "9.3", "HEGG560427", "Ciudad Secreta", "la tía", "Panteón Propio",
    "Imelda",
    PASSWORD,
)  # fmt: skip
"""What a family told, and what a laboratory found."""
WHY = "motivo que se puede leer"
Step = tuple[Callable[..., object], Role | None, dict[str, Any]]


def steps(world: World) -> Iterator[Step]:
    """Yield what is done, by which role, with what; each step is made from the records as they are then."""
    yield from _registry(world)
    yield from _decisions(world)
    yield from _administration(world)


def _registry(world: World) -> Iterator[Step]:
    registrar, name = Role.REGISTRAR, {"given": TOLD[0], "first_surname": TOLD[1]}
    for folio in ("FUB-1", "FUB-2"):
        yield persons.register_person, registrar, {
            "agency": world.agency, "name": name, "status": "desaparecida",
            "values": {"folio": folio, "sex": "female", "last_place": TOLD[10]},
        }  # fmt: skip
    one, other = MissingPerson.objects.order_by("folio")
    yield persons.edit_person, registrar, {"person": one, "version": 1, "values": {"route": TOLD[10]}}
    yield persons.change_status, Role.LIAISON, {"person": one, "new": "no_localizada", "reason": WHY}
    yield persons.add_companion, registrar, {"person": one, "companion": other}
    yield persons.remove_companion, registrar, {"person": one, "companion": other, "reason": WHY}
    mark = {"kind": "tattoo", "region": "arm", "words": TOLD[6]}
    yield details.add_detail, Role.ANTHROPOLOGIST, {"owner": one, "kind": Mark, "values": mark}
    yield details.add_detail, registrar, {"owner": one, "kind": PersonName, "values": {"given": TOLD[5]}}
    yield details.remove_detail, registrar, {"owner": one, "detail": Mark.objects.get(), "reason": WHY}
    yield details.add_photograph, registrar, {"owner": one, "content": _picture(), "caption": TOLD[6]}
    yield families.register_family, registrar, {"agency": world.agency, "code": "FAM-1", "person": one}
    family = Family.objects.get()
    yield families.edit_family, Role.LIAISON, {"family": family, "version": 1, "notes": TOLD[11]}
    missing = family.members.get()
    yield families.add_relative, registrar, {"member": missing, "relation": "mother"}
    yield families.add_relative, registrar, {"member": missing, "relation": "sister"}
    sister = Member.objects.latest("pk")
    yield families.edit_member, registrar, {"member": sister, "version": 1, "values": {"deceased": True}}
    yield families.remove_member, registrar, {"member": sister, "reason": WHY}
    mother = family.members.get(sex="female", person=None)
    contact = {"name": TOLD[5], "telephone": TOLD[2], "address": TOLD[3], "email": TOLD[4]}
    yield families.edit_contact, Role.LIAISON, {"member": mother, "values": contact}
    yield families.give_consent, Role.LIAISON, {
        "member": mother, "scope": "own_country", "given_on": date(2024, 1, 1), "document": TOLD[5],
    }  # fmt: skip
    yield families.replace_consent, Role.LIAISON, {
        "consent": Consent.objects.get(), "scope": "all_countries", "given_on": date(2024, 1, 1),
        "document": TOLD[5],
    }  # fmt: skip
    taken = {"kind": "saliva", "taken_on": date(2024, 1, 1), "note": TOLD[5]}
    yield samples.take_sample, registrar, {"source": mother, **taken}
    sample = Sample.objects.get()
    yield samples.move_sample, Role.GENETICIST, {"sample": sample, "state": "sent", "note": TOLD[5]}
    yield samples.enter_profile, Role.GENETICIST, {"sample": sample, "kit": "", "genotypes": CHILD}
    yield remains.add_location, registrar, {"agency": world.agency, "name": "Depósito", "kind": "storage"}
    place = Location.objects.get()
    yield remains.register_remains, registrar, {
        "agency": world.agency, "values": {"code": "R-1", "found_place": TOLD[10]}, "location": place,
    }  # fmt: skip
    found = Remains.objects.get()
    yield remains.edit_remains, Role.ANTHROPOLOGIST, {
        "remains": found, "version": 1, "values": {"description": TOLD[6]},
    }  # fmt: skip
    for _time in range(2):
        yield remains.release, registrar, {
            "remains": found, "destination": place, "position": TOLD[12], "reason": WHY,
        }  # fmt: skip
        moving = HandOver.objects.latest("pk")
        if moving.pk == HandOver.objects.earliest("pk").pk:
            yield remains.cancel_release, registrar, {"hand_over": moving, "reason": WHY}
        else:
            yield remains.receive, Role.ANTHROPOLOGIST, {"hand_over": moving, "label_read": "R-1"}
    yield from _imports()


def _imports() -> Iterator[Step]:
    registrar = Role.REGISTRAR
    small = f"folio,given\nFUB-9,{TOLD[13]}\n"
    large = small + "".join(f"FUB-9-{number},{TOLD[13]}\n" for number in range(imports.DIRECT_ROWS))

    def preview(text: str) -> Step:
        asked = {"subject": "persons", "file_name": "t.csv", "content": text.encode()}
        return imports.preview_import, registrar, asked

    yield preview(small)
    yield imports.discard_import, registrar, {"batch": ImportBatch.objects.latest("pk")}
    yield preview(large)
    batch = ImportBatch.objects.latest("pk")
    yield imports.finish_reading, None, {"batch": batch, "rows": imports.judge_import(batch)}
    yield imports.confirm_import, registrar, {"batch": batch}
    yield imports.fail_import, None, {"batch": batch, "why": f"{WHY} {TOLD[13]}"}
    yield imports.apply_import, registrar, {"batch": batch}


def _decisions(world: World) -> Iterator[Step]:
    from tests.casework.test_scope import tie

    def candidate(act: Callable[..., object], role: Role = Role.REVIEWER, **values: object) -> Step:
        now = Candidate.objects.get()
        return act, role, {"candidate": now, "version": now.version, "reasons": WHY, **values}

    ask = {"population": DEFAULT_POPULATION}
    for end in (searches.cancel_search, searches.fail_search):
        yield searches.request_search, Role.GENETICIST, ask
        run = SearchRun.objects.latest("pk")
        if end is searches.fail_search:
            yield searches.start_search, None, {"run": run}
            yield end, None, {"run": run, "reason": WHY}
        else:
            yield end, Role.GENETICIST, {"run": run}
    now = tie(world, Member.objects.get(person__isnull=False), Remains.objects.get())
    yield decisions.take_candidate, Role.REVIEWER, {"candidate": now}
    yield decisions.assign_candidate, Role.REVIEWER, {"candidate": now, "to": world.by(Role.GENETICIST)}
    yield decisions.add_note, Role.ANTHROPOLOGIST, {"candidate": now, "text": TOLD[6]}
    yield candidate(decisions.exclude)
    yield candidate(decisions.reopen)
    yield candidate(decisions.ask_for_more, needed=TOLD[11])
    yield candidate(decisions.propose)
    yield candidate(decisions.refuse, Role.APPROVER)
    yield candidate(decisions.propose)
    yield candidate(decisions.approve, Role.APPROVER)
    task, today = Notification.objects.get(), date.today()
    yield notifications.take_notification, Role.LIAISON, {"task": task}
    yield notifications.record_notification, Role.LIAISON, {
        "task": task, "version": 2, "told_on": today, "told_to": TOLD[5], "how": "home", "notes": TOLD[11],
    }  # fmt: skip
    yield notifications.record_restitution, Role.LIAISON, {
        "task": task, "version": 3, "on": today, "place": TOLD[12], "recipient": "parent",
        "second": world.by(Role.ANTHROPOLOGIST), "label_read": "R-1",
    }  # fmt: skip
    standing = Identification.objects.get()
    yield decisions.reverse, Role.APPROVER, {"identification": standing, "reasons": WHY}
    yield families.withdraw_consent, Role.LIAISON, {
        "consent": Consent.in_force().get(), "on": date(2024, 6, 1), "reason": WHY,
    }  # fmt: skip


def _administration(world: World) -> Iterator[Step]:
    administrator = Role.ADMINISTRATOR
    yield accounts.create_agency, administrator, {
        "code": "gt", "name": "Oficina", "country": "GT", "jurisdiction": "local",
    }  # fmt: skip
    agency = Agency.objects.get(code="gt")
    yield accounts.create_account, administrator, {
        "username": "nueva", "full_name": TOLD[5], "role": "reviewer", "agency": agency, "password": PASSWORD,
    }  # fmt: skip
    account = Account.objects.get(username="nueva")
    yield accounts.change_account, administrator, {
        "account": account, "role": "liaison", "agency": agency, "active": True, "reason": WHY,
    }  # fmt: skip
    yield accounts.set_password, administrator, {
        "account": account, "password": f"{PASSWORD} y nueva", "reason": WHY,
    }  # fmt: skip
    yield accounts.reset_second_factor, administrator, {"account": account, "reason": WHY}


def _picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8)).save(written, "PNG")
    return written.getvalue()
