"""What a simulated family looks like: who belongs to it, who is typed, who is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hallar.pedigree import Member, Pedigree, Sex, topological_order


@dataclass(frozen=True)
class SearchingFamily:
    """A family as it is registered.

    Attributes:
        members: the part of the pedigree it reports; both parents of a member, or neither.
        typed: members who gave a reference sample.
        missing: members it searches for.
    """

    members: tuple[str, ...]
    typed: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class FamilyShape:
    """A pedigree and the one or two searching families that report parts of it.

    Attributes:
        name: name in reports and in the mix of a plan.
        pedigree: everybody through whom genes are dropped. A member of unknown sex gets one by chance
            in each family, and so can be nobody's parent or twin.
        searching: the registered families; two of them are relatives who registered separately.
        weight: share of this shape in the default mix.
        link: how the missing persons of the two families are related; ``None`` for one family.
    """

    name: str
    pedigree: Pedigree
    searching: tuple[SearchingFamily, ...]
    weight: float
    link: str | None = None

    def __post_init__(self) -> None:
        """Refuse a shape that no family can have (``ValueError`` naming the shape and the rule)."""
        topological_order(self.pedigree)
        if len(self.searching) != (1 if self.link is None else 2):
            raise ValueError(f"shape {self.name}: one searching family, or two and how they are linked")
        if self.weight < 0:
            raise ValueError(f"shape {self.name}: weight {self.weight} is negative")
        for person in self.of_drawn_sex:
            if self.pedigree.children[person] or self.pedigree.by_id[person].twin is not None:
                raise ValueError(f"shape {self.name}: {person}, a parent or a twin, needs a sex")
        for family in self.searching:
            self._check_searching(family)

    def _check_searching(self, family: SearchingFamily) -> None:
        reported = set(family.members)
        if not reported <= set(self.pedigree.by_id):
            raise ValueError(f"shape {self.name}: a family reports somebody outside the pedigree")
        for person in family.members:
            member = self.pedigree.by_id[person]
            parents = {member.father, member.mother} - {None}
            if parents & reported and not parents <= reported:
                raise ValueError(f"shape {self.name}: a family reports one parent of {person}, not the other")
        if not family.typed or not family.missing:
            raise ValueError(f"shape {self.name}: a family has typed and missing members")
        if not set(family.typed) | set(family.missing) <= reported or set(family.typed) & set(family.missing):
            raise ValueError(f"shape {self.name}: typed and missing members are different reported ones")

    @property
    def of_drawn_sex(self) -> tuple[str, ...]:
        """Members whose sex differs from family to family."""
        return tuple(member.id for member in self.pedigree.members if member.sex is Sex.UNKNOWN)

    @property
    def missing(self) -> tuple[str, ...]:
        """Everybody whom one of the families misses, once each."""
        return tuple(dict.fromkeys(person for family in self.searching for person in family.missing))

    def sexed(self, sexes: tuple[Sex, ...]) -> Pedigree:
        """Return the pedigree with the drawn sexes, in the order of :attr:`of_drawn_sex`."""
        drawn = dict(zip(self.of_drawn_sex, sexes, strict=True))
        return Pedigree(
            tuple(replace(member, sex=drawn.get(member.id, member.sex)) for member in self.pedigree.members)
        )


def reported_pedigree(pedigree: Pedigree, family: SearchingFamily) -> Pedigree:
    """Return the part of a pedigree that a family reports; those whose parents it leaves out are founders."""
    reported = [member for member in pedigree.members if member.id in family.members]
    return Pedigree(
        tuple(
            replace(
                member,
                father=member.father if member.father in family.members else None,
                mother=member.mother if member.mother in family.members else None,
            )
            for member in reported
        )
    )


_SEXES = {"M": Sex.MALE, "F": Sex.FEMALE, "?": Sex.UNKNOWN}


def pedigree_of(people: str) -> Pedigree:
    """Read the short notation of the shapes.

    People are separated by commas; each is a name, a sex (``M``, ``F``, or ``?`` for one drawn in each
    family), and for those who descend from somebody the father, the mother (``-`` if unknown) and, for
    identical twins, a shared label.

    >>> pedigree_of("ana F, luis M, son M luis ana").by_id["son"].mother
    'ana'
    """
    return Pedigree(tuple(_member(*person.split()) for person in people.split(",")))


def _member(name: str, sex: str, father: str = "-", mother: str = "-", twin: str | None = None) -> Member:
    return Member(
        id=name,
        father=None if father == "-" else father,
        mother=None if mother == "-" else mother,
        sex=_SEXES[sex],
        twin=twin,
    )
