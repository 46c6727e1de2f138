"""Table look-ups in vector registers: one byte per code for 32 or 64 codes at once, added with saturation.

numba offers no byte shuffles, so each step is emitted as LLVM instructions. A step reads ``CODES_AT_ONCE``
codes of one locus, looks each up in a table of 16, 32, 64 or 128 bytes, and adds the result to as many
running sums; a sum stops at 255. Codes must be below the table's size.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

CODES_AT_ONCE = 128
TABLE_SIZE = 128
"""Bytes reserved for the table of one locus, of which the first 16, 32, 64 or all may be in use."""
_BYTE = ir.IntType(8)
_WORD = ir.IntType(16)
_LANE = 16
Step = Callable[[int, int, int], None]


def _load(builder: Any, address: Any, offset: int, size: int) -> Any:
    vector = ir.VectorType(_BYTE, size)
    moved = builder.add(address, ir.Constant(address.type, offset))
    return builder.load(builder.inttoptr(moved, vector.as_pointer()), align=1)


def _store(builder: Any, value: Any, address: Any, offset: int) -> None:
    moved = builder.add(address, ir.Constant(address.type, offset))
    builder.store(value, builder.inttoptr(moved, value.type.as_pointer()), align=1)


def _declared(builder: Any, name: str, result: Any, arguments: list[Any]) -> Any:
    module = builder.module
    known = module.globals.get(name)
    return known or ir.Function(module, ir.FunctionType(result, arguments), name)


def _add_saturating(builder: Any, first: Any, second: Any) -> Any:
    name = f"llvm.uadd.sat.v{first.type.count}i8"
    return builder.call(_declared(builder, name, first.type, [first.type] * 2), [first, second])


def _doubled(builder: Any, lane: Any) -> Any:
    """Return 16 bytes twice, as one vector of 32."""
    order = ir.Constant(ir.VectorType(ir.IntType(32), 2 * _LANE), [*range(_LANE)] * 2)
    return builder.shuffle_vector(lane, ir.Constant(lane.type, ir.Undefined), order)


def _avx2_lookup(builder: Any, table: Any, size: int) -> Callable[[Any], Any]:
    """Return a look-up of 32 codes: one shuffle per 16 bytes of table, then a choice bit by bit."""
    vector = ir.VectorType(_BYTE, 2 * _LANE)
    parts = [_doubled(builder, _load(builder, table, at, _LANE)) for at in range(0, size, _LANE)]
    shuffle = _declared(builder, "llvm.x86.avx2.pshuf.b", vector, [vector, vector])

    def look_up(codes: Any) -> Any:
        found = [builder.call(shuffle, [part, codes]) for part in parts]
        shift = 3
        while len(found) > 1:
            # Moves the next bit of each code to the top of its byte; what enters below does not matter.
            words = builder.bitcast(codes, ir.VectorType(_WORD, _LANE))
            moved = builder.shl(words, ir.Constant(words.type, [shift] * _LANE))
            upper = builder.icmp_signed("<", builder.bitcast(moved, vector), ir.Constant(vector, None))
            found = [
                builder.select(upper, second, first)
                for first, second in zip(found[::2], found[1::2], strict=True)
            ]
            shift -= 1
        return found[0]

    return look_up


def _avx512_lookup(builder: Any, table: Any, size: int) -> Callable[[Any], Any]:
    """Return a look-up of 64 codes by one permutation of one or two registers."""
    vector = ir.VectorType(_BYTE, 64)
    first = _load(builder, table, 0, 64)
    if size <= vector.count:
        permute = _declared(builder, "llvm.x86.avx512.permvar.qi.512", vector, [vector] * 2)
        return lambda codes: builder.call(permute, [first, codes])
    second = _load(builder, table, 64, 64)
    choose = _declared(builder, "llvm.x86.avx512.vpermi2var.qi.512", vector, [vector] * 3)
    return lambda codes: builder.call(choose, [first, codes, second])


def _step(lookup: Callable[..., Callable[[Any], Any]], width: int, size: int) -> Step:
    """Return the step for a vector of ``width`` bytes and a table of ``size`` bytes."""

    def typed(_context: Any, _sums: Any, _codes: Any, _table: Any) -> Any:
        def emit(_code_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
            sums, codes, table = arguments
            look_up = lookup(builder, table, size)
            for at in range(0, CODES_AT_ONCE, width):
                found = look_up(_load(builder, codes, at, width))
                total = _add_saturating(builder, _load(builder, sums, at, width), found)
                _store(builder, total, sums, at)
            return ir.Constant(ir.IntType(8).as_pointer(), None)

        return types.void(types.intp, types.intp, types.intp), emit

    return cast("Step", intrinsic(typed))


def _passing(_context: Any, _sums: Any) -> Any:
    """Give one bit per running sum: whether it is below 255."""

    def emit(_code_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        sums = _load(builder, arguments[0], 0, 64)
        below = builder.icmp_unsigned("!=", sums, ir.Constant(sums.type, [255] * 64))
        return builder.bitcast(below, ir.IntType(64))

    return types.uint64(types.intp), emit


passing = cast("Callable[[int], np.uint64]", intrinsic(_passing))
"""The 64 sums at an address as bits: whether each is below 255, the first one lowest."""
avx2_step_16 = _step(_avx2_lookup, 32, 16)
avx2_step_32 = _step(_avx2_lookup, 32, 32)
avx2_step_64 = _step(_avx2_lookup, 32, 64)
avx2_step_128 = _step(_avx2_lookup, 32, 128)
avx512_step_64 = _step(_avx512_lookup, 64, 64)
avx512_step_128 = _step(_avx512_lookup, 64, 128)
