"""The open cases as a registry of the core: what a search sees, written to disk before it begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hallar.casework.models import Consent, DnaProfile, Family, Member, Remains, SearchRun
from hallar.casework.models.person import OPEN_STATUSES
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.pedigrees import pedigree_of
from hallar.formats import AlleleCoding
from hallar.formats.registry_blocks import RegistryBlock, family_blocks, remains_block
from hallar.formats.registry_parquet import write_registry_folder
from hallar.genetics import MutationKind, Profile, frequency_table
from hallar.kinship import KinshipModel, comparable_models
from hallar.pedigree import Family as SearchingFamily
from hallar.pedigree import Remains as FoundRemains
from hallar.pedigree import Sex

AT_ONCE = 2000
REMAINS_AT_ONCE = 10_000


def run_model(run: SearchRun) -> KinshipModel:
    """Return the model of a run over the loci and alleles that were on record when it began.

    Raises:
        ValueError: no locus has frequencies.
    """
    return comparable_models(
        [frequency_table(run.population)],
        run.shown_alleles,
        mutation=MutationKind(run.mutation),
        theta=run.theta,
    )[0]


def write_snapshot(folder: Path, model: KinshipModel) -> dict[str, int]:
    """Write the open cases as a registry folder and return its counts."""
    coding = AlleleCoding.of(model)
    manifest = write_registry_folder(folder, model, _blocks(coding), overwrite=True)
    return dict(manifest.counts)


def _blocks(coding: AlleleCoding) -> Iterator[RegistryBlock]:
    yield from family_blocks(searching_families(searchable_families(), coding.loci), coding)
    found = (one for one in _searchable_remains().iterator(AT_ONCE))
    batch: list[FoundRemains] = []
    for one in found:
        batch.append(found_remains(one, coding.loci))
        if len(batch) == REMAINS_AT_ONCE:
            yield remains_block(batch, coding)
            batch = []
    yield remains_block(batch, coding)


def searchable_families() -> QuerySet[Family]:
    """Return the families that miss somebody and have a profile that may be searched."""
    missing = Member.objects.filter(family=OuterRef("pk"), person__status__in=OPEN_STATUSES)
    # Not the own samples of those searched for: what is compared are their relatives.
    relative = Q(sample__member__person=None) | ~Q(sample__member__person__status__in=OPEN_STATUSES)
    typed = DnaProfile.objects.filter(
        relative,
        active=True,
        sample__member__family=OuterRef("pk"),
        sample__member__in=Consent.in_force().values("member"),
    )
    return Family.objects.filter(Exists(missing), Exists(typed)).order_by("pk")


def searching_families(
    families: QuerySet[Family], loci: Iterable[str] | None = None
) -> Iterator[SearchingFamily]:
    """Yield families as the core knows them; record numbers identify them, for names have no place there."""
    consented = Consent.in_force().filter(member=OuterRef("pk"))
    members = Member.objects.select_related("person").annotate(consented=Exists(consented)).order_by("pk")
    for family in families.prefetch_related(Prefetch("members", members)).iterator(AT_ONCE):
        yield searching_family(family, loci)


def searching_family(family: Family, loci: Iterable[str] | None = None) -> SearchingFamily:
    """Return one family as the core knows it: open missing members, active profiles with consent."""
    members = list(family.members.all())
    profiles = _profiles_of_members(members, loci)
    return SearchingFamily(
        id=str(family.pk),
        pedigree=pedigree_of(members),
        missing=tuple(one.code for one in members if one.person is not None and one.person.is_open),
        profiles=profiles,
    )


def found_remains(remains: Remains, loci: Iterable[str] | None = None) -> FoundRemains:
    """Return remains as the core knows them.

    Raises:
        ValueError: they have no active profile.
    """
    profiles = [
        profile for sample in remains.samples.all() for profile in sample.profiles.all() if profile.active
    ]
    if not profiles:
        raise ValueError("the remains have no profile to be searched")
    # Several samples of one set of remains: the most complete profile is searched.
    best = max(profiles, key=lambda one: (len(one.genotypes), one.pk))
    return FoundRemains(str(remains.pk), core_profile(best, loci), Sex(remains.sex))


def core_profile(profile: DnaProfile, loci: Iterable[str] | None = None) -> Profile:
    """Return a profile as the core knows it, at some loci only if asked."""
    made = Profile(
        {locus: tuple(alleles) for locus, alleles in profile.genotypes.items()},
        profile.dropout,
        profile.drop_in,
    )
    return made if loci is None else made.at_loci(tuple(loci))


def _searchable_remains() -> QuerySet[Remains]:
    typed = DnaProfile.objects.filter(active=True, sample__remains=OuterRef("pk"))
    return (
        Remains.objects.filter(Exists(typed), status=RemainsStatus.UNIDENTIFIED)
        .prefetch_related("samples__profiles")
        .order_by("pk")
    )


def _profiles_of_members(members: list[Member], loci: Iterable[str] | None) -> dict[str, Profile]:
    """Return the profiles that may be searched, by the members' codes.

    A member searched for is never a typed relative: an own sample of theirs is for direct matching.
    """
    found: dict[str, Profile] = {}
    code = {
        one.pk: one.code
        for one in members
        if _has_consent(one) and not (one.person is not None and one.person.is_open)
    }
    rows = DnaProfile.objects.filter(active=True, sample__member__in=code).select_related("sample")
    by_member: dict[int, list[DnaProfile]] = defaultdict(list)
    for row in rows:
        if row.sample.member_id is not None:
            by_member[row.sample.member_id].append(row)
    for member, profiles in by_member.items():
        best = max(profiles, key=lambda one: (len(one.genotypes), one.pk))
        found[code[member]] = core_profile(best, loci)
    return {one.code: found[one.code] for one in members if one.code in found}


def _has_consent(member: Member) -> bool:
    known: bool | None = getattr(member, "consented", None)
    return known if known is not None else Consent.in_force().filter(member=member).exists()


def shown_alleles() -> dict[str, list[str]]:
    """Return, by locus, the alleles that searched profiles show."""
    shown: dict[str, set[str]] = {}
    for genotypes in (
        DnaProfile.objects.filter(active=True).values_list("genotypes", flat=True).iterator(AT_ONCE)
    ):
        for locus, alleles in genotypes.items():
            shown.setdefault(locus, set()).update(alleles)
    return {locus: sorted(alleles) for locus, alleles in sorted(shown.items())}
