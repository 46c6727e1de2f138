"""The casework pages at national size: server time of each page, median of five."""

from __future__ import annotations

import os
import re
import secrets
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.accord_points import fill_accord
from benchmarks.measure import Figure

if TYPE_CHECKING:
    from django.db.models import QuerySet

HOME = Path("bench-output") / "casework"
PERSONS, REMAINS = 100_000, 60_000
CANDIDATES = 20_000
ASKED_MS = 300.0
RUNS = 5


def figures() -> Iterator[Figure]:
    """Yield one figure per page; the database is made once and kept."""
    fresh = not (HOME / "ready").exists()
    HOME.mkdir(parents=True, exist_ok=True)
    keys = HOME / "bench.env"
    from hallar.web.start import prepare_database, read_environment, start_django, write_environment

    if fresh:
        write_environment(keys, HOME.resolve())
    read_environment(keys)
    os.environ["HALLAR_HOSTS"] = "testserver"
    start_django()
    prepare_database()
    if fresh:
        _fill()
        (HOME / "ready").touch()
    yield from _timed()


def _fill() -> None:
    from hallar.casework.demonstration import create_demonstration_accounts, load_demonstration
    from hallar.casework.roles import Role
    from hallar.simulate import SimulationPlan, as_registry
    from hallar.web.demonstration_accounts import set_up_second_factor

    accounts = create_demonstration_accounts(by=None, password=secrets.token_urlsafe(12))
    for account in accounts:
        set_up_second_factor(account)
    registry = as_registry(SimulationPlan(families=int(PERSONS / 1.05), remains=REMAINS), 1)
    registrar = next(one for one in accounts if one.role == Role.REGISTRAR)
    load_demonstration(by=registrar, registry=registry, seed=1)
    _queue(accounts[1])
    fill_accord(next(one for one in accounts if one.role == Role.SECRETARIAT))


def _queue(by: object) -> None:
    """Fill the queue without a search: pages take as long whatever the figures are."""
    import random

    from hallar.casework.models import Candidate, Member, Remains, SearchRun
    from hallar.casework.writing import writing
    from hallar.genetics import DEFAULT_POPULATION

    draw = random.Random(1)
    members = list(Member.objects.filter(person__isnull=False).values_list("pk", flat=True)[:CANDIDATES])
    remains = list(Remains.objects.values_list("pk", flat=True)[:CANDIDATES])
    with writing():
        run = SearchRun(requested_by=by, population=DEFAULT_POPULATION, state="finished")
        run.shown_alleles = {"TH01": ["6", "7", "8", "9", "9.3"], "FGA": ["20", "21", "22", "23", "24"]}
        run.save()
        Candidate.objects.bulk_create(
            [
                Candidate(
                    run=run, member_id=one, remains_id=other, log10_lr=draw.uniform(4, 20),
                    posterior=draw.random(), expected_fortuitous=draw.random() / 100, loci_compared=20,
                    exclusions=0, sex_conflict=False,
                )
                for one, other in zip(members, remains, strict=False)
            ],
            batch_size=500,
        )  # fmt: skip


def _timed() -> Iterator[Figure]:
    from django.test import Client

    from hallar.accord.models import Accord, Point
    from hallar.casework.models import Account, Candidate, MissingPerson, Remains
    from hallar.casework.scope import own_families, own_persons, own_remains, own_samples

    registrar = Account.objects.get(username="registrar")

    def last(records: QuerySet[Any]) -> int:
        return int(records.order_by("-pk").values_list("pk", flat=True)[0])

    accord = Accord.objects.get(address="ten-thousand").pk
    candidate = Candidate.objects.order_by("-posterior")[0].pk
    pages = (
        ("registrar", "/"), ("registrar", "/persons/"), ("registrar", "/persons/?page=1900"),
        ("registrar", "/persons/?q=hernandez+lopez"),
        ("registrar", "/persons/?status=desaparecida&year=2018"),
        ("registrar", f"/persons/{last(own_persons(registrar))}/"), ("registrar", "/families/"),
        ("registrar", f"/families/{last(own_families(registrar))}/"),
        ("registrar", "/remains/"),
        ("registrar", "/remains/?q=tijuana"), ("registrar", f"/remains/{last(own_remains(registrar))}/"),
        ("registrar", "/samples/"), ("registrar", f"/samples/{last(own_samples(registrar))}/"),
        ("registrar", "/waiting/"),
        ("reviewer", "/candidates/"), ("reviewer", "/candidates/?least=0.9"),
        ("reviewer", f"/candidates/{candidate}/"), ("reviewer", "/searches/"), ("reviewer", "/to-sample/"),
        ("liaison", "/notifications/"), ("auditor", "/audit/"), ("administrator", "/accounts/"),
        ("secretariat", f"/accords/{accord}/"), ("secretariat", f"/accords/{accord}/points/"),
        ("secretariat", f"/accords/{accord}/points/?page=190"),
        ("secretariat", f"/accords/{accord}/points/?standing=late&party=MX"),
        ("secretariat", f"/accords/{accord}/points/?q=cohort+9999"),
        ("secretariat", f"/accord-points/{last(Point.objects.filter(accord=accord))}/"),
    )  # fmt: skip
    counts = (
        f"{MissingPerson.objects.count():,} persons, {Remains.objects.count():,} remains, "
        f"{Point.objects.filter(accord=accord).count():,} agreed points"
    )
    for role, address in pages:
        client = Client()
        client.force_login(
            Account.objects.get(username=role), "allauth.account.auth_backends.AuthenticationBackend"
        )
        assert client.get(address).status_code == 200, address
        taken = []
        for _run in range(RUNS):
            started = time.perf_counter()
            client.get(address)
            taken.append(1000 * (time.perf_counter() - started))
        name = f"page {re.sub('/[0-9]+/', '/N/', address)} as {role}, {counts}"
        yield Figure(name, "ms", min(taken), statistics.median(taken), max(taken), ASKED_MS)
