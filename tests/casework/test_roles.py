"""Every role on every action, from both sides."""

from __future__ import annotations

import pytest

from hallar.casework import actions
from hallar.casework.errors import NotAllowedError
from hallar.casework.roles import RIGHTS, Right, Role
from tests.casework.public_actions import public_actions
from tests.casework.world import World


def test_every_role_is_in_the_table_and_every_right_is_somebodys() -> None:
    assert set(RIGHTS) == set(Role)
    assert set(Right) == set().union(*RIGHTS.values())


def test_verbs_are_unique() -> None:
    verbs = [one.verb for one in public_actions(actions)]  # type: ignore[attr-defined]
    assert len(verbs) == len(set(verbs)) > 40


def test_laboratory_roles_see_no_names_and_liaisons_no_genotypes() -> None:
    for role in (Role.GENETICIST, Role.ANTHROPOLOGIST):
        assert not RIGHTS[role] & {Right.SEE_NAMES, Right.SEE_CONTACT}
    for role in (Role.LIAISON, Role.REGISTRAR, Role.ANTHROPOLOGIST):
        assert Right.SEE_GENETIC not in RIGHTS[role]
    assert not RIGHTS[Role.AUDITOR] - {Right.SEE_AUDIT}
    assert not RIGHTS[Role.ADMINISTRATOR] - {Right.MANAGE_ACCOUNTS}


def test_nobody_both_proposes_and_approves() -> None:
    assert not [role for role, held in RIGHTS.items() if {Right.DECIDE, Right.APPROVE} <= held]


@pytest.mark.parametrize("role", Role)
def test_an_action_is_refused_to_every_role_without_its_right(world: World, role: Role) -> None:
    for one in public_actions(actions):
        right = one.right  # type: ignore[attr-defined]
        if right is not None and right not in RIGHTS[role]:
            with pytest.raises(NotAllowedError):
                one(by=world.by(role))  # type: ignore[operator]
