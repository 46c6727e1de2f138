"""A small demonstration to be served: python -m tests.web.browser.demonstration ENVIRONMENT EXTRACT."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from hallar.cli.casework import start_web

SEED = 1


@dataclass(frozen=True)
class Demonstration:
    """What a test has to know of it.

    Attributes:
        password: of all accounts.
        secrets: second factors, by account.
        candidate: number of one with strong evidence, both sides in Mexico.
    """

    password: str
    secrets: dict[str, str]
    candidate: int


def prepare(extract: Path) -> Demonstration:
    """Load a simulated registry and search it; the application has been started."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import decrypt
    from django.db import connection

    from hallar.casework.models import Candidate
    from hallar.cli.demo_casework import prepare_casework

    password = prepare_casework(extract, SEED)
    secrets = {one.user.get_username(): decrypt(one.data["secret"]) for one in Authenticator.objects.all()}
    strong = Candidate.objects.filter(sex_conflict=False, posterior__gt=0.99).order_by("-log10_lr")
    shown = strong.filter(member__person__agency__country="MX", remains__agency__country="MX")[0]
    _describe(shown.pk)
    connection.close()
    return Demonstration(password, secrets, shown.pk)


def _describe(number: int) -> None:
    """Give the case that is shown what the simulation leaves out: teeth and a note."""
    from hallar.casework.actions.decisions import add_note
    from hallar.casework.actions.details import add_detail
    from hallar.casework.models import Account, Candidate, ToothRecord

    candidate = Candidate.objects.get(pk=number)
    registrar = Account.objects.get(username="registrar")
    before = (
        (16, "sound", {"occlusal": "filled_amalgam"}),
        (11, "crown", {}),
        (36, "missing_ante_mortem", {}),
    )
    after = (
        *before,
        (46, "sound", {"occlusal": "filled_resin", "mesial": "filled_resin"}),
        (21, "sound", {}),
    )
    for owner, teeth in ((candidate.member.person, before), (candidate.remains, after)):
        for fdi, state, surfaces in teeth:
            values = {"fdi": fdi, "state": state, "surfaces": surfaces}
            add_detail(by=registrar, owner=owner, kind=ToothRecord, values=values)
    add_note(
        by=Account.objects.get(username="anthropologist"),
        candidate=candidate,
        text="La corona del incisivo superior coincide con la radiografía entregada por la familia.",
    )


if __name__ == "__main__":
    start_web(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(asdict(prepare(Path(sys.argv[2])))))
