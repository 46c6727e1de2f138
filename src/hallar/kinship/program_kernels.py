"""Runs an elimination plan (see :mod:`hallar.kinship.plan`) for one family and locus.

Tensors are row-major over their variables and lie one behind the other in one workspace.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel
from hallar.kinship.plan import (
    STEP_FIRST_LOOP,
    STEP_LEFT,
    STEP_LOOPS,
    STEP_OPERATION,
    STEP_RESULT,
    STEP_RIGHT,
    STEP_SELECTED,
    Operation,
)

_CONTRACT = int(Operation.CONTRACT)
_SPREAD = int(Operation.SPREAD)


@kernel
def place_tensors(
    tensors: npt.NDArray[np.int32],
    sizes: npt.NDArray[np.int64],
    offsets: npt.NDArray[np.int64],
) -> int:
    """Fill ``offsets`` with where each tensor starts; return the length of the workspace."""
    total = 0
    for tensor in range(tensors.shape[0]):
        offsets[tensor] = total
        volume = 1
        for position in range(tensors[tensor, 0]):
            volume *= sizes[tensors[tensor, 1 + position]]
        total += volume
    return total


@kernel
def _stride(tensors: npt.NDArray[np.int32], tensor: int, variable: int, sizes: npt.NDArray[np.int64]) -> int:
    """Return the distance between neighbours along a variable; 0 if the tensor does not have it."""
    stride = 1
    for position in range(tensors[tensor, 0] - 1, -1, -1):
        if tensors[tensor, 1 + position] == variable:
            return stride
        stride *= sizes[tensors[tensor, 1 + position]]
    return 0


@kernel
def _advance(
    last: int,
    index: npt.NDArray[np.int64],
    loop_sizes: npt.NDArray[np.int64],
    strides: npt.NDArray[np.int64],
    at: npt.NDArray[np.int64],
) -> bool:
    """Move loops ``0 .. last`` on by one and ``at`` along with them; return whether any cell is left.

    Args:
        last: the loop that turns fastest; -1 if there is none.
        index: (loops,) where each loop stands.
        loop_sizes: (loops,).
        strides: (3, loops) of the left, right and result tensor.
        at: (3,) positions in the workspace.
    """
    loop = last
    while loop >= 0:
        index[loop] += 1
        for tensor in range(3):
            at[tensor] += strides[tensor, loop]
        if index[loop] < loop_sizes[loop]:
            return True
        for tensor in range(3):
            at[tensor] -= strides[tensor, loop] * loop_sizes[loop]
        index[loop] = 0
        loop -= 1
    return False


@kernel
def _contract(
    workspace: npt.NDArray[np.float64],
    has_right: bool,
    at: npt.NDArray[np.int64],
    strides: npt.NDArray[np.int64],
    loop_sizes: npt.NDArray[np.int64],
    n_loops: int,
    index: npt.NDArray[np.int64],
) -> None:
    """Add left[...] * right[...] to result[...] over all loops; the last loop is the inner one."""
    if n_loops == 0:
        workspace[at[2]] += workspace[at[0]] * (workspace[at[1]] if has_right else 1.0)
        return
    inner = n_loops - 1
    left_step, right_step, result_step = strides[0, inner], strides[1, inner], strides[2, inner]
    length = loop_sizes[inner]
    more = True
    while more:
        left, right, result = at[0], at[1], at[2]
        if result_step == 0:
            total = 0.0
            if has_right:
                for i in range(length):
                    total += workspace[left + i * left_step] * workspace[right + i * right_step]
            else:
                for i in range(length):
                    total += workspace[left + i * left_step]
            workspace[result] += total
        elif has_right:
            for i in range(length):
                workspace[result + i * result_step] += (
                    workspace[left + i * left_step] * workspace[right + i * right_step]
                )
        else:
            for i in range(length):
                workspace[result + i * result_step] += workspace[left + i * left_step]
        more = _advance(inner - 1, index, loop_sizes, strides, at)


@kernel
def _spread(
    workspace: npt.NDArray[np.float64],
    at: npt.NDArray[np.int64],
    strides: npt.NDArray[np.int64],
    selected_stride: int,
    loop_sizes: npt.NDArray[np.int64],
    n_loops: int,
    index: npt.NDArray[np.int64],
) -> None:
    """Set result[p, m, ...] = (left[z = p, ...] + left[z = m, ...]) / 2; loops 0 and 1 are p and m."""
    more = True
    while more:
        workspace[at[2]] = 0.5 * (
            workspace[at[0] + selected_stride * index[0]] + workspace[at[0] + selected_stride * index[1]]
        )
        more = _advance(n_loops - 1, index, loop_sizes, strides, at)


@kernel
def _select(
    workspace: npt.NDArray[np.float64],
    at: npt.NDArray[np.int64],
    strides: npt.NDArray[np.int64],
    selected_stride: int,
    loop_sizes: npt.NDArray[np.int64],
    n_loops: int,
    index: npt.NDArray[np.int64],
) -> None:
    """Add left[p, m, ...] / 2 to result[z, ...] for z = p and for z = m; the last two loops are p and m."""
    more = True
    while more:
        half = 0.5 * workspace[at[0]]
        workspace[at[2] + selected_stride * index[n_loops - 2]] += half
        workspace[at[2] + selected_stride * index[n_loops - 1]] += half
        more = _advance(n_loops - 1, index, loop_sizes, strides, at)


@kernel
def run_steps(
    steps: npt.NDArray[np.int32],
    tensors: npt.NDArray[np.int32],
    sizes: npt.NDArray[np.int64],
    offsets: npt.NDArray[np.int64],
    workspace: npt.NDArray[np.float64],
    strides: npt.NDArray[np.int64],
    loop_sizes: npt.NDArray[np.int64],
    index: npt.NDArray[np.int64],
    at: npt.NDArray[np.int64],
) -> None:
    """Run all steps; the leaf tensors must be in the workspace.

    Args:
        steps: as in :class:`hallar.kinship.plan.Plan`.
        tensors: likewise.
        sizes: (variables,) number of states of each variable.
        offsets: from :func:`place_tensors`.
        workspace: holds every tensor; results are written into it.
        strides: (3, loops) scratch: left, right, result.
        loop_sizes: (loops,) scratch.
        index: (loops,) scratch.
        at: (3,) scratch.
    """
    for step in range(steps.shape[0]):
        left, right, result = steps[step, STEP_LEFT], steps[step, STEP_RIGHT], steps[step, STEP_RESULT]
        n_loops = steps[step, STEP_LOOPS]
        for loop in range(n_loops):
            variable = steps[step, STEP_FIRST_LOOP + loop]
            loop_sizes[loop] = sizes[variable]
            index[loop] = 0
            strides[0, loop] = _stride(tensors, left, variable, sizes)
            strides[1, loop] = _stride(tensors, right, variable, sizes) if right >= 0 else 0
            strides[2, loop] = _stride(tensors, result, variable, sizes)
        volume = 1
        for position in range(tensors[result, 0]):
            volume *= sizes[tensors[result, 1 + position]]
        for cell in range(offsets[result], offsets[result] + volume):
            workspace[cell] = 0.0
        at[0], at[1], at[2] = offsets[left], offsets[right] if right >= 0 else 0, offsets[result]
        operation = steps[step, STEP_OPERATION]
        if operation == _CONTRACT:
            _contract(workspace, right >= 0, at, strides, loop_sizes, n_loops, index)
        elif operation == _SPREAD:
            stride = _stride(tensors, left, steps[step, STEP_SELECTED], sizes)
            _spread(workspace, at, strides, stride, loop_sizes, n_loops, index)
        else:
            stride = _stride(tensors, result, steps[step, STEP_SELECTED], sizes)
            strides[2, n_loops - 2] = 0
            strides[2, n_loops - 1] = 0
            _select(workspace, at, strides, stride, loop_sizes, n_loops, index)
