"""Elimination plans: in which order the variables of a factor graph are summed out.

A plan is compiled once per shape and then run over many families and loci by
:mod:`hallar.kinship.program_kernels`. Cost is the number of multiplications; the order is chosen
greedily, and for costly graphs the best of several randomised greedy orders is taken.

Source: variable elimination as in Lauritzen and Sheehan (2003), Graphical Models for Genetic Analyses,
Statistical Science 18:489-514. A selection factor is never built as a table of three alleles: summing
out the selected allele spreads a tensor over the parent's two alleles, and summing out those two
selects from them, both in time proportional to the tensor without the third allele.
"""

from __future__ import annotations

import math
import random
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from hallar.kinship.graph import (
    MEIOSIS,
    Factor,
    FactorGraph,
    Selection,
    build_graph,
    build_partitioned_graph,
)
from hallar.kinship.shape import UNKNOWN, Shape

TYPED_DOMAIN = 2
"""Nominal number of alleles a typed person can have; a bit has as many values."""
CHEAP_PLAN = 20_000.0
"""Plans up to this cost (multiplications) are not searched for a better one."""
RANDOMISED_TRIES = 24
TRIES_FOR_A_PARTITION = 2
"""A shape has a thousand partitions: more tries took longer to make than their plans saved."""
MAX_COST_BY_INHERITANCE = 3e7
"""Multiplications for one family and locus: tenths of a second."""
MAX_TENSOR_ALLELES = 14
MAX_TENSOR_VARIABLES = 24
"""Alleles and bits."""
TOO_INTERWOVEN = (
    "this pedigree has so many interwoven loops that its likelihood cannot be computed exactly; "
    "leave out relatives who are not typed or split the family"
)


class PlanTooLargeError(ValueError):
    """The family's loops tie too many alleles together for an exact computation."""


class Operation(IntEnum):
    """What one step of a plan does."""

    CONTRACT = 0
    SPREAD = 1
    SELECT = 2


# Columns of a step; the loop variables follow.
STEP_OPERATION, STEP_LEFT, STEP_RIGHT, STEP_RESULT, STEP_LOOPS = 0, 1, 2, 3, 4
STEP_SELECTED, STEP_FIRST_LOOP = 5, 6
STEP_WIDTH = STEP_FIRST_LOOP + 2 * MAX_TENSOR_VARIABLES


@dataclass(frozen=True, eq=False)
class Plan:
    """A compiled elimination.

    Attributes:
        leaves: int32 (number of leaves, 2), kind and argument of each leaf tensor.
        steps: int32 (number of steps, ``STEP_WIDTH``).
        tensors: int32 (number of tensors, 1 + ``MAX_TENSOR_VARIABLES``): count and variables of each.
        domains: int32 (number of variables,), the person whose alleles a variable ranges over, or
            ``UNKNOWN`` or ``MEIOSIS``.
        result: index of the tensor that holds the result; its variables are the targets' alleles.
        typed: int32 (number of typed slots,), the person of each slot.
        hemizygous: bool (number of persons,).
        cost: multiplications for the nominal domain sizes.
    """

    leaves: npt.NDArray[np.int32]
    steps: npt.NDArray[np.int32]
    tensors: npt.NDArray[np.int32]
    domains: npt.NDArray[np.int32]
    result: int
    typed: npt.NDArray[np.int32]
    hemizygous: npt.NDArray[np.bool_]
    cost: float


@lru_cache(maxsize=4096)
def compile_plan(shape: Shape, allele_count: int) -> Plan:
    """Return the plan of a shape with independent founders for loci of about ``allele_count`` alleles.

    Raises:
        PlanTooLargeError: an intermediate tensor would have too many variables.
    """
    return _best_plan(build_graph(shape), shape, allele_count, RANDOMISED_TRIES)


@lru_cache(maxsize=65536)
def compile_partitioned_plan(
    shape: Shape, conditioned: frozenset[int], blocks: tuple[tuple[int, ...], ...], allele_count: int
) -> Plan:
    """Return the plan of a shape whose founder alleles coincide within blocks (see ``partitions``)."""
    graph = build_partitioned_graph(shape, conditioned, blocks)
    return _best_plan(graph, shape, allele_count, TRIES_FOR_A_PARTITION)


def _best_plan(graph: FactorGraph, shape: Shape, allele_count: int, tries: int) -> Plan:
    if shape.by_inheritance:
        return _best_by_inheritance(graph, allele_count).encode(shape)
    best = _Elimination(graph, allele_count).run()
    if best.cost > CHEAP_PLAN:
        for seed in range(tries):
            tried = _Elimination(graph, allele_count, chance=random.Random(seed)).run()  # noqa: S311
            if tried.cost < best.cost:
                best = tried
    return best.encode(shape)


def _best_by_inheritance(graph: FactorGraph, allele_count: int) -> _Elimination:
    """Return the better of two greedy eliminations of a graph with bits.

    Given the bits, what descends from each founder allele is a tree of its own: many typed children are
    best dealt with allele by allele of their parents, few of them child by child.
    """
    found: list[_Elimination] = []
    for founders_first in (True, False):
        with suppress(PlanTooLargeError):
            found.append(_Elimination(graph, allele_count, founders_first=founders_first).run())
    best = min(found, key=lambda one: one.cost, default=None)
    if best is None or best.cost > MAX_COST_BY_INHERITANCE:
        raise PlanTooLargeError(TOO_INTERWOVEN)
    return best


class _Elimination:
    """One greedy elimination of a factor graph, recorded as steps."""

    def __init__(
        self,
        graph: FactorGraph,
        allele_count: int,
        *,
        chance: random.Random | None = None,
        founders_first: bool = False,
    ) -> None:
        self.graph = graph
        self.chance = chance
        self.first = set(graph.founder_alleles) if founders_first else set()
        self.size = [allele_count if domain == UNKNOWN else TYPED_DOMAIN for domain in graph.domains]
        self.tensors: list[tuple[int, ...]] = [factor.variables for factor in graph.factors]
        self.live: set[int] = set(range(len(self.tensors)))
        self.touching: dict[int, set[int]] = {}
        for tensor, variables in enumerate(self.tensors):
            self._note(tensor, variables)
        self.pending = {selection.selected: selection for selection in graph.selections}
        self.outputs = set(graph.outputs)
        self.steps: list[list[int]] = []
        self.cost = 0.0
        self.result = -1

    def run(self) -> _Elimination:
        while True:
            choices = self._choices()
            if not choices:
                break
            _, _, action, variable = min([one for one in choices if one[3] in self.first] or choices)
            action_of = {0: self._sum_out, 1: self._select, 2: self._spread}
            action_of[action](variable)
        self._finish()
        return self

    def _choices(self) -> list[tuple[float, float, int, int]]:
        """Return (cost, tie-break, action, variable) of every elimination that is possible next."""
        choices: list[tuple[float, float, int, int]] = []
        in_selection: dict[int, list[int]] = {}
        for selection in self.pending.values():
            for variable in (selection.paternal, selection.maternal):
                in_selection.setdefault(variable, []).append(selection.selected)
        for variable in sorted(variable for variable, tensors in self.touching.items() if tensors):
            if variable in self.outputs or variable in self.pending or variable in in_selection:
                continue
            choices.append(self._choice(self._volume(self._touching(variable)), 0, variable))
        for selected, selection in self.pending.items():
            spread = self._volume(
                self._touching(selected), (selection.paternal, selection.maternal), without=selected
            )
            choices.append(self._choice(spread + self._volume(self._touching(selected)), 2, selected))
            alone = len(in_selection[selection.paternal]) == 1 and len(in_selection[selection.maternal]) == 1
            joined = self._touching(selection.paternal, selection.maternal)
            if (
                alone
                and not {selection.paternal, selection.maternal} & (self.outputs | set(self.pending))
                and all(selected not in self.tensors[tensor] for tensor in joined)
            ):
                volume = self._volume(joined, (selection.paternal, selection.maternal))
                choices.append(self._choice(volume, 1, selected))
        return choices

    def _choice(self, cost: float, action: int, variable: int) -> tuple[float, float, int, int]:
        if self.chance is not None:
            return (cost * self.chance.uniform(1.0, 3.0), self.chance.random(), action, variable)
        return (cost, 0.0, action, variable)

    def _touching(self, *variables: int) -> list[int]:
        """Return the live tensors that have any of some variables."""
        return sorted(set().union(*(self.touching.get(variable, ()) for variable in variables)))

    def _note(self, tensor: int, variables: tuple[int, ...]) -> None:
        for variable in variables:
            self.touching.setdefault(variable, set()).add(tensor)

    def _volume(self, tensors: list[int], more: tuple[int, ...] = (), without: int = -1) -> float:
        variables = {v for tensor in tensors for v in self.tensors[tensor]} | set(more)
        variables.discard(without)
        return float(math.prod(self.size[v] for v in variables))

    def _sum_out(self, variable: int) -> None:
        """Join the tensors of a variable and sum it out, with every other one that no other tensor has."""
        joined = self._touching(variable)
        elsewhere = {v for tensor in self.live.difference(joined) for v in self.tensors[tensor]}
        kept = elsewhere | self.outputs | self._in_selections()
        summed = {v for tensor in joined for v in self.tensors[tensor]} - kept
        self._join(joined, summed)

    def _in_selections(self) -> set[int]:
        """Return the variables of the selections that are still to be made."""
        return {
            variable
            for selection in self.pending.values()
            for variable in (selection.selected, selection.paternal, selection.maternal)
        }

    def _spread(self, selected: int) -> None:
        selection = self.pending.pop(selected)
        joined = self._join(self._touching(selected), summed=set())
        rest = [
            v for v in self.tensors[joined] if v not in (selected, selection.paternal, selection.maternal)
        ]
        variables = (selection.paternal, selection.maternal, *rest)
        self._record(Operation.SPREAD, joined, -1, variables, variables, selection)

    def _select(self, selected: int) -> None:
        selection = self.pending.pop(selected)
        joined = self._join(self._touching(selection.paternal, selection.maternal), summed=set())
        rest = [v for v in self.tensors[joined] if v not in (selection.paternal, selection.maternal)]
        loops = (*rest, selection.paternal, selection.maternal)
        self._record(Operation.SELECT, joined, -1, (selected, *rest), loops, selection)

    def _join(self, tensors: list[int], summed: set[int]) -> int:
        """Multiply tensors, smallest first, and sum variables out with the last multiplication."""
        waiting = sorted(tensors, key=lambda t: (self._volume([t]), t))
        if len(waiting) == 1 and not summed:
            return waiting[0]
        current = waiting[0]
        for position in range(1, max(len(waiting), 2)):
            other = waiting[position] if position < len(waiting) else -1
            last = position >= len(waiting) - 1
            gone = summed if last else set()
            joint = list(
                dict.fromkeys((*self.tensors[current], *(self.tensors[other] if other >= 0 else ())))
            )
            kept = tuple(v for v in joint if v not in gone)
            loops = (*kept, *(v for v in joint if v in gone))
            current = self._record(Operation.CONTRACT, current, other, kept, loops)
        return current

    def _record(
        self,
        operation: Operation,
        left: int,
        right: int,
        variables: tuple[int, ...],
        loops: tuple[int, ...],
        selection: Selection | None = None,
    ) -> int:
        alleles = sum(self.graph.domains[variable] != MEIOSIS for variable in variables)
        if alleles > MAX_TENSOR_ALLELES or len(variables) > MAX_TENSOR_VARIABLES:
            raise PlanTooLargeError(TOO_INTERWOVEN)
        self.tensors.append(variables)
        result = len(self.tensors) - 1
        for used in {left, right} & self.live:
            self.live.remove(used)
            for variable in self.tensors[used]:
                self.touching[variable].discard(used)
        self.live.add(result)
        self._note(result, variables)
        selected = -1 if selection is None else selection.selected
        self.steps.append([operation, left, right, result, len(loops), selected, *loops])
        self.cost += float(math.prod(self.size[v] for v in loops))
        return result

    def _finish(self) -> None:
        """Multiply what is left into one tensor whose variables are the outputs in their order."""
        final = self._join(sorted(self.live), summed=set())
        if self.tensors[final] != self.graph.outputs:
            final = self._record(Operation.CONTRACT, final, -1, self.graph.outputs, self.graph.outputs)
        self.result = final

    def encode(self, shape: Shape) -> Plan:
        """Return the recorded steps as the arrays that the kernels read."""
        steps = np.full((len(self.steps), STEP_WIDTH), -1, dtype=np.int32)
        for row, step in enumerate(self.steps):
            steps[row, : len(step)] = step
        tensors = np.full((len(self.tensors), 1 + MAX_TENSOR_VARIABLES), -1, dtype=np.int32)
        for row, variables in enumerate(self.tensors):
            tensors[row, 0] = len(variables)
            tensors[row, 1 : 1 + len(variables)] = variables
        leaves = np.array([_encode_leaf(factor) for factor in self.graph.factors], dtype=np.int32)
        return Plan(
            leaves=leaves.reshape(-1, 2),
            steps=steps,
            tensors=tensors,
            domains=np.array(self.graph.domains, dtype=np.int32),
            result=self.result,
            typed=np.array(shape.typed, dtype=np.int32),
            hemizygous=np.array(shape.hemizygous, dtype=np.bool_),
            cost=self.cost,
        )


def _encode_leaf(factor: Factor) -> tuple[int, int]:
    return int(factor.kind), factor.argument
