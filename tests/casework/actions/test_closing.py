"""Somebody who is located waits in no queue; the search that goes on has all its candidates again."""

from __future__ import annotations

import pytest

from hallar.casework.actions import decisions
from hallar.casework.actions.persons import change_status
from hallar.casework.errors import CaseworkError
from hallar.casework.models import CandidateState, DecisionKind
from hallar.casework.roles import Role
from hallar.casework.statistics import waiting_list
from tests.casework.actions.test_reversal import Crossing, crossing

__all__ = ["crossing"]
ALIVE = "localizada_con_vida"


def locate(crossing: Crossing, pair: str, new: str = ALIVE, reason: str = "llamó a su madre") -> None:
    change_status(by=crossing.world.by(Role.LIAISON), person=crossing.person(pair), new=new, reason=reason)


def states(crossing: Crossing) -> list[str]:
    return [crossing.state(pair) for pair in ("A1", "A2", "B1", "B2")]


@pytest.mark.parametrize("step", ["take_candidate", "propose", "ask_for_more"])
def test_who_is_located_alive_waits_in_no_queue(crossing: Crossing, step: str) -> None:
    by, candidate = crossing.world.by(Role.REVIEWER), crossing.pairs["A1"]
    if step == "take_candidate":
        decisions.take_candidate(by=by, candidate=candidate)
    elif step == "propose":
        decisions.propose(by=by, candidate=candidate, version=1, reasons="motivo")
    else:
        decisions.ask_for_more(by=by, candidate=candidate, version=1, reasons="motivo", needed="edad")
    locate(crossing, "A1")
    assert states(crossing) == [CandidateState.CLOSED] * 2 + [CandidateState.OPEN] * 2
    assert sum(one.count for one in waiting_list(by)) == 2
    last = candidate.decisions.latest("pk")
    assert (last.kind, last.by_role) == (DecisionKind.CLOSE, Role.LIAISON)
    assert "llamó a su madre" in last.reasons
    with pytest.raises(CaseworkError):
        crossing.decide("A1", "propose")


def test_the_search_that_goes_on_has_its_candidates_again(crossing: Crossing) -> None:
    crossing.decide("A2", "exclude")
    locate(crossing, "A1")
    locate(crossing, "A1", "desaparecida", "era otra persona")
    assert states(crossing) == [
        CandidateState.OPEN, CandidateState.EXCLUDED, CandidateState.OPEN, CandidateState.OPEN,
    ]  # fmt: skip
    last = crossing.pairs["A1"].decisions.latest("pk")
    assert (last.kind, "era otra persona" in last.reasons) == (DecisionKind.REOPEN, True)
    assert crossing.identify("A1").stands


def test_a_change_among_open_statuses_moves_no_candidate(crossing: Crossing) -> None:
    crossing.decide("A1", "propose")
    locate(crossing, "A1", "no_localizada")
    assert crossing.state("A1") == CandidateState.PROPOSED


def test_remains_identified_meanwhile_stay_closed_for_the_others(crossing: Crossing) -> None:
    locate(crossing, "A1")
    crossing.identify("B1")
    locate(crossing, "A1", "desaparecida")
    assert states(crossing) == [
        CandidateState.CLOSED, CandidateState.OPEN, CandidateState.IDENTIFIED, CandidateState.CLOSED,
    ]  # fmt: skip
    crossing.reverse("B1")
    assert set(states(crossing)) == {CandidateState.OPEN, CandidateState.REVIEW}


def test_a_reversal_brings_nobody_back_who_was_located_alive(crossing: Crossing) -> None:
    crossing.identify("B1")
    locate(crossing, "A1")
    crossing.reverse("B1")
    assert states(crossing) == [
        CandidateState.CLOSED, CandidateState.CLOSED, CandidateState.REVIEW, CandidateState.OPEN,
    ]  # fmt: skip


def test_an_excluded_candidate_of_somebody_located_is_not_reopened(crossing: Crossing) -> None:
    crossing.decide("A1", "exclude")
    locate(crossing, "A1")
    with pytest.raises(CaseworkError):
        crossing.decide("A1", "reopen")
    assert crossing.state("A1") == CandidateState.EXCLUDED


def test_an_identification_says_why_the_others_are_closed(crossing: Crossing) -> None:
    crossing.identify("A1")
    assert crossing.pairs["B1"].decisions.get().kind == DecisionKind.CLOSE
    crossing.reverse("A1")
    assert crossing.pairs["B1"].decisions.latest("pk").kind == DecisionKind.REOPEN
