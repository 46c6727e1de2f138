"""From a shape to a product of factors over alleles, whose sum is the likelihood.

Every person has a paternal and a maternal allele (one allele if hemizygous). A meiosis first selects
one of the parent's two alleles, each with probability 1/2, and then passes it through the mutation
matrix. Branches that neither a typed person nor a target descends from sum to 1 and are left out.

Asked for a likelihood per inheritance vector, a meiosis keeps its selection as a variable of two values, a
bit. Given the bit, the meiosis is a product of two factors of one parental allele each: the mutation matrix
from the allele it selects, and one for the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from hallar.kinship.shape import UNKNOWN, Shape

PATERNAL, MATERNAL = 0, 1
MEIOSIS = -2
"""Domain of a bit: which of a parent's two alleles a meiosis selects."""


class FactorKind(IntEnum):
    """What a leaf tensor of the elimination holds."""

    PRIOR = 0
    """Population frequency of a founder allele, over one variable."""
    OBSERVATION = 1
    """Probability of a reported genotype given the person's alleles; argument: the typed slot."""
    MUTATION = 2
    """Mutation matrix from selected to transmitted allele; argument: the parent's sex."""
    IDENTITY = 3
    """One if two founder alleles are the same: they are copies of one ancestral allele."""
    DESCENT = 4
    """Mutation matrix from a parent's allele to the child's if the bit selects this allele, one otherwise;
    over bit, parent's and child's allele; argument: see :func:`descent_argument`."""


def descent_argument(side: int, copy: int) -> int:
    """Return the argument of a ``DESCENT`` factor.

    Args:
        side: sex of the parent, ``PATERNAL`` or ``MATERNAL``.
        copy: which of the parent's alleles, the value of the bit that selects it.
    """
    return side + 2 * copy


@dataclass(frozen=True)
class Factor:
    """A leaf tensor: its kind, the variables it ranges over, and the argument its kind needs."""

    kind: FactorKind
    variables: tuple[int, ...]
    argument: int = 0


@dataclass(frozen=True)
class Selection:
    """A meiosis selects ``selected`` from the parent's ``paternal`` or ``maternal`` allele."""

    selected: int
    paternal: int
    maternal: int


@dataclass
class FactorGraph:
    """The factors of one likelihood.

    Attributes:
        domains: per variable, the person whose possible alleles it ranges over, ``UNKNOWN`` for all,
            ``MEIOSIS`` for a bit.
        factors: leaf tensors.
        selections: the meioses of persons with two alleles.
        founder_alleles: variables drawn from the population.
        outputs: variables of the targets, in the order paternal, maternal, target by target; or bits.
        bits: per parent with two alleles, the bits of the meioses from them. The two alleles of a founder
            are exchangeable, so a founder's first meiosis takes the first one and has no bit.
    """

    domains: list[int] = field(default_factory=list)
    factors: list[Factor] = field(default_factory=list)
    selections: list[Selection] = field(default_factory=list)
    founder_alleles: list[int] = field(default_factory=list)
    outputs: tuple[int, ...] = ()
    bits: dict[int, list[int]] = field(default_factory=dict)

    def new_variable(self, domain: int = UNKNOWN) -> int:
        """Add a variable and return its index."""
        self.domains.append(domain)
        return len(self.domains) - 1

    def new_founder_allele(self, domain: int = UNKNOWN) -> int:
        """Add a variable drawn from the population and return its index."""
        variable = self.new_variable(domain)
        self.founder_alleles.append(variable)
        return variable


def retained_persons(shape: Shape) -> list[int]:
    """Return the persons whom a typed person or a target descends from, or who are one themselves."""
    keep = set(shape.typed) | set(shape.targets)
    for person in range(len(shape.parents) - 1, -1, -1):
        if person in keep:
            keep.update(_transmitting_parents(shape, person))
    keep.discard(UNKNOWN)
    return sorted(keep)


def _transmitting_parents(shape: Shape, person: int) -> tuple[int, ...]:
    """Return the parents who pass an allele to the person (no father for a hemizygous one)."""
    father, mother = shape.parents[person]
    return (mother,) if shape.hemizygous[person] else (father, mother)


def build_graph(shape: Shape) -> FactorGraph:
    """Return the factor graph of a shape with every founder allele drawn independently."""
    graph = _Builder(shape).build()
    graph.factors.extend(Factor(FactorKind.PRIOR, (allele,)) for allele in graph.founder_alleles)
    return graph


def build_partitioned_graph(
    shape: Shape, conditioned: frozenset[int], blocks: tuple[tuple[int, ...], ...]
) -> FactorGraph:
    """Return the factor graph in which founder alleles of one block are copies of one ancestral allele.

    Args:
        shape: the shape.
        conditioned: founders whose alleles are known and already counted in the frequencies.
        blocks: positions among the :class:`FreeAlleles`, partitioned.
    """
    graph = _Builder(shape).build()
    free = _free_variables(graph, conditioned)
    for block in blocks:
        ancestral = free[block[0]]
        graph.factors.append(Factor(FactorKind.PRIOR, (ancestral,)))
        graph.factors.extend(
            Factor(FactorKind.IDENTITY, (ancestral, free[position])) for position in block[1:]
        )
    return graph


@dataclass(frozen=True)
class FreeAlleles:
    """The founder alleles that no report determines, by their positions.

    Attributes:
        count: how many there are.
        exchangeable: the two alleles of each founder who is no target: to exchange them changes no table.
    """

    count: int
    exchangeable: tuple[tuple[int, int], ...]


def free_alleles(shape: Shape, conditioned: frozenset[int]) -> FreeAlleles:
    """Return the founder alleles of a shape that have to be partitioned.

    Tables by inheritance vector name a founder's alleles; there nothing is exchangeable.
    """
    builder = _Builder(shape)
    free = _free_variables(builder.build(), conditioned)
    position = {allele: number for number, allele in enumerate(free)}
    pairs = [
        (position[alleles[0]], position[alleles[1]])
        for person, alleles in builder.alleles.items()
        if len(alleles) == 2 and alleles[0] in position and person not in shape.targets
    ]
    return FreeAlleles(len(free), () if shape.by_inheritance else tuple(pairs))


def _free_variables(graph: FactorGraph, conditioned: frozenset[int]) -> list[int]:
    """Return the founder alleles of a graph that are not those of a conditioned founder."""
    return [allele for allele in graph.founder_alleles if graph.domains[allele] not in conditioned]


def founder_bits(shape: Shape) -> tuple[int, list[list[int]]]:
    """Return the length of a shape's inheritance vectors, and the positions of each founder's bits in them.

    Exchanging a founder's two alleles turns all meioses of that founder over: the bits listed together, and
    the first meiosis, which has none.
    """
    graph = _Builder(shape).build()
    position = {bit: number for number, bit in enumerate(graph.outputs)}
    founders = [
        [position[bit] for bit in bits]
        for parent, bits in graph.bits.items()
        if bits and _is_founder(shape, parent)
    ]
    return len(graph.outputs), founders


def _is_founder(shape: Shape, person: int) -> bool:
    return all(parent == UNKNOWN for parent in shape.parents[person])


class _Builder:
    """Builds the factor graph person by person, parents first."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.graph = FactorGraph()
        self.alleles: dict[int, tuple[int, ...]] = {}
        self.typed = set(shape.typed)
        self.persons = retained_persons(shape)
        self.links: dict[int, int] = dict.fromkeys(self.persons, 0)
        for person in self.persons:
            for parent in _transmitting_parents(shape, person):
                if parent != UNKNOWN:
                    self.links[parent] += 1

    def build(self) -> FactorGraph:
        for person in self.persons:
            if not self._is_lone_link(person):
                self.alleles[person] = self._alleles_of(person)
        for slot, person in enumerate(self.shape.typed):
            self.graph.factors.append(Factor(FactorKind.OBSERVATION, self.alleles[person], slot))
        self.graph.outputs = tuple(
            variable for target in self.shape.targets for variable in self.alleles[target]
        )
        if self.shape.by_inheritance:
            self.graph.outputs = tuple(bit for bits in self.graph.bits.values() for bit in bits)
        return self.graph

    def _is_lone_link(self, person: int) -> bool:
        """Whether the person is an untyped founder of whom a single allele was passed on."""
        return (
            _is_founder(self.shape, person)
            and self.links[person] == 1
            and person not in self.typed
            and person not in self.shape.targets
        )

    def _alleles_of(self, person: int) -> tuple[int, ...]:
        # A target's table ranges over all alleles even where the target's twin is typed.
        domain = person if person in self.typed - set(self.shape.targets) else UNKNOWN
        father, mother = self.shape.parents[person]
        if father == UNKNOWN and mother == UNKNOWN:
            ploidy = 1 if self.shape.hemizygous[person] else 2
            return tuple(self.graph.new_founder_allele(domain) for _ in range(ploidy))
        sides = ((father, PATERNAL), (mother, MATERNAL))
        return tuple(
            self._transmitted(parent, side, domain)
            for parent, side in sides
            if not (side == PATERNAL and self.shape.hemizygous[person])
        )

    def _transmitted(self, parent: int, side: int, domain: int) -> int:
        """Add the meiosis from ``parent`` and return the child's allele."""
        if self.shape.by_inheritance and len(self.alleles.get(parent, ())) == 2:
            return self._descended(parent, side, domain)
        selected = self._selected(parent)
        allele = self.graph.new_variable(domain)
        self.graph.factors.append(Factor(FactorKind.MUTATION, (selected, allele), side))
        return allele

    def _descended(self, parent: int, side: int, domain: int) -> int:
        """Add the meiosis from ``parent`` with its bit and return the child's allele."""
        allele = self.graph.new_variable(domain)
        if parent not in self.graph.bits:
            self.graph.bits[parent] = []
            if _is_founder(self.shape, parent):
                first = self.alleles[parent][0]
                self.graph.factors.append(Factor(FactorKind.MUTATION, (first, allele), side))
                return allele
        bit = self.graph.new_variable(MEIOSIS)
        self.graph.bits[parent].append(bit)
        self.graph.factors.extend(
            Factor(FactorKind.DESCENT, (bit, one, allele), descent_argument(side, copy))
            for copy, one in enumerate(self.alleles[parent])
        )
        return allele

    def _selected(self, parent: int) -> int:
        """Return the variable of the parental allele that the meiosis selects."""
        if parent == UNKNOWN or parent not in self.alleles:
            return self.graph.new_founder_allele()
        alleles = self.alleles[parent]
        if len(alleles) == 1:
            return alleles[0]
        selected = self.graph.new_variable(self.graph.domains[alleles[0]])
        self.graph.selections.append(Selection(selected, alleles[0], alleles[1]))
        return selected
