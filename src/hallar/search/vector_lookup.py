"""Table look-ups in vector registers: one byte per code for 32 or 64 codes at once, added with saturation.

numba offers no byte shuffles, so the loops are emitted as LLVM instructions. One reads ``CODES_AT_ONCE``
codes of each of several loci, looks them up in the loci's tables of 16, 32, 64 or 128 bytes, and adds the
results to as many running sums, which stay in registers from the first locus to the last; a sum stops at
255. Codes must be below the table's size.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

CODES_AT_ONCE = 512
"""Codes per block: eight 512-bit registers of sums, enough to hide the latency of a look-up."""
TABLE_SIZE = 128
"""Bytes reserved for the table of one locus, of which the first 16, 32, 64 or all may be in use."""
REGISTERS = 8
"""Running sums held in registers at a time; the look-ups need the rest of the sixteen that AVX2 has."""
_BYTE = ir.IntType(8)
_WORD = ir.IntType(16)
_LANE = 16
Loop = Callable[[int, int, int, int, int, int], None]


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


def _loop(lookup: Callable[..., Callable[[Any], Any]], width: int, size: int) -> Loop:
    """Return the loop over loci for a vector of ``width`` bytes and tables of ``size`` bytes.

    Its arguments are addresses and numbers: sums, codes of locus 0, bytes from one locus' codes to the
    next one's, table of locus 0, the listed loci (int64), how many they are. Tables lie ``TABLE_SIZE``
    bytes apart. Sums are kept in registers ``REGISTERS`` at a time.
    """

    def typed(
        _context: Any, _sums: Any, _codes: Any, _stride: Any, _tables: Any, _listed: Any, _count: Any
    ) -> Any:
        def emit(_code_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
            for start in range(0, CODES_AT_ONCE, REGISTERS * width):
                places = range(start, start + REGISTERS * width, width)
                _emit_loop(builder, arguments, lookup, size, width, places)
            return ir.Constant(ir.IntType(8).as_pointer(), None)

        return types.void(*(types.intp,) * 6), emit

    return cast("Loop", intrinsic(typed))


def _emit_loop(
    builder: Any,
    arguments: Any,
    lookup: Callable[..., Callable[[Any], Any]],
    size: int,
    width: int,
    places: range,
) -> None:
    """Emit the loop over the listed loci for the sums at some places."""
    sums, codes, stride, tables, listed, count = arguments
    number = count.type
    before = builder.block
    body, after = builder.append_basic_block("loci"), builder.append_basic_block("summed")
    held = [_load(builder, sums, place, width) for place in places]
    builder.cbranch(builder.icmp_signed(">", count, ir.Constant(number, 0)), body, after)

    builder.position_at_end(body)
    turn = builder.phi(number)
    running = [builder.phi(one.type) for one in held]
    entry = builder.add(listed, builder.mul(turn, ir.Constant(number, 8)))
    locus = builder.load(builder.inttoptr(entry, number.as_pointer()), align=8)
    shown = builder.add(codes, builder.mul(locus, stride))
    look_up = lookup(builder, builder.add(tables, builder.mul(locus, ir.Constant(number, TABLE_SIZE))), size)
    added = [
        _add_saturating(builder, one, look_up(_load(builder, shown, place, width)))
        for one, place in zip(running, places, strict=True)
    ]
    following = builder.add(turn, ir.Constant(number, 1))
    turn.add_incoming(ir.Constant(number, 0), before)
    turn.add_incoming(following, body)
    for one, first, later in zip(running, held, added, strict=True):
        one.add_incoming(first, before)
        one.add_incoming(later, body)
    builder.cbranch(builder.icmp_signed("<", following, count), body, after)

    builder.position_at_end(after)
    for first, later, place in zip(held, added, places, strict=True):
        total = builder.phi(first.type)
        total.add_incoming(first, before)
        total.add_incoming(later, body)
        held[places.index(place)] = total
    for total, place in zip(held, places, strict=True):
        _store(builder, total, sums, place)


def _passing(_context: Any, _sums: Any) -> Any:
    """Give one bit per running sum: whether it is below 255."""

    def emit(_code_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        sums = _load(builder, arguments[0], 0, 64)
        below = builder.icmp_unsigned("!=", sums, ir.Constant(sums.type, [255] * 64))
        return builder.bitcast(below, ir.IntType(64))

    return types.uint64(types.intp), emit


passing = cast("Callable[[int], np.uint64]", intrinsic(_passing))
"""The 64 sums at an address as bits: whether each is below 255, the first one lowest."""
avx2_loop_16 = _loop(_avx2_lookup, 32, 16)
avx2_loop_32 = _loop(_avx2_lookup, 32, 32)
avx2_loop_64 = _loop(_avx2_lookup, 32, 64)
avx2_loop_128 = _loop(_avx2_lookup, 32, 128)
avx512_loop_64 = _loop(_avx512_lookup, 64, 64)
avx512_loop_128 = _loop(_avx512_lookup, 64, 128)
