"""Samples: a receipt and a trail from the first day, and no way back from a withdrawal."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest

from hallar.casework.actions.samples import NEXT_STATES, enter_profile, move_sample, take_sample
from hallar.casework.errors import CaseworkError
from hallar.casework.models import DnaProfile, Remains, Sample
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from tests.casework.world import CHILD, World


def take(world: World, remains: Remains) -> Sample:
    return take_sample(by=world.by(Role.REGISTRAR), source=remains, kind="bone", taken_on=date(2024, 1, 1))


def in_state(sample: Sample, state: str) -> Sample:
    with writing():
        sample.state = state
        sample.save()
    return sample


def test_receipts_are_unique_and_can_be_read_aloud(world: World) -> None:
    remains = world.remains()
    receipts = [take(world, remains).receipt for _sample in range(20)]
    assert len(set(receipts)) == 20
    assert all(re.fullmatch(r"(?:[2-9A-HJKMNP-TV-Z]{4}-?){3}", one) for one in receipts), receipts


def test_a_sample_goes_where_it_can_go_and_nowhere_else(world: World) -> None:
    assert set(NEXT_STATES) == set(Sample.State)
    sample = take(world, world.remains())
    for old, new in itertools.product(Sample.State, Sample.State):
        in_state(sample, old)
        steps = sample.events.count()
        if new in NEXT_STATES[old]:
            moved = move_sample(by=world.by(Role.GENETICIST), sample=sample, state=new)
            assert (moved.state, moved.events.count()) == (new, steps + 1)
        else:
            with pytest.raises(CaseworkError):
                move_sample(by=world.by(Role.GENETICIST), sample=sample, state=new)
            assert sample.events.count() == steps
        sample.refresh_from_db()


def test_a_newer_profile_takes_the_place_of_the_earlier_one(world: World) -> None:
    sample = take(world, world.remains())
    for kit in ("first", "second"):
        enter_profile(by=world.by(Role.GENETICIST), sample=sample, kit=kit, genotypes=CHILD)
    assert list(DnaProfile.objects.filter(sample=sample).values_list("kit", "active")) == [
        ("second", True),
        ("first", False),
    ]
    assert [one.state for one in sample.events.all()] == ["taken", "typed", "typed"]


@pytest.mark.parametrize(
    "genotypes", [{"TH01": ["x"]}, {"TH01": []}, {"TH01": ["6", "7", "8"]}, {"D3S1358": ["15", "=1"]}]
)
def test_a_genotype_that_would_stop_every_search_is_refused(
    world: World, genotypes: dict[str, list[str]]
) -> None:
    sample = take(world, world.remains())
    with pytest.raises(ValueError, match=r"allele"):
        enter_profile(by=world.by(Role.GENETICIST), sample=sample, kit="", genotypes=genotypes)
    assert not sample.profiles.exists()
    amelogenin = {**CHILD, "AMEL": ["X", "Y"]}
    assert enter_profile(by=world.by(Role.GENETICIST), sample=sample, kit="", genotypes=amelogenin).active


def test_no_profile_is_made_of_a_withdrawn_sample(world: World) -> None:
    sample = in_state(take(world, world.remains()), Sample.State.WITHDRAWN)
    with pytest.raises(CaseworkError):
        enter_profile(by=world.by(Role.GENETICIST), sample=sample, kit="", genotypes=CHILD)
    assert not sample.profiles.exists()
