"""Information in genotypes, from joint tables over classes of alleles, without listing genotypes.

The alleles that no typed relative shows are exchangeable up to their frequencies. Whatever the pedigree,
the joint probability of some copies of them is a sum over the ways in which the copies can be identical
by descent: for each partition of the copies into ancestral alleles a coefficient, times the frequency of
the allele of each block. The coefficients follow from tables with two classes of unseen alleles where
nobody is inbred, and with four otherwise; the information is then a sum over the patterns of equality
among unseen alleles, in which every term depends on at most two of them. Source: Thompson (1974), Gene
identities and multiple relationships, Biometrics 30:667-680.

All probabilities are divided by those of the typed reports; results are in log10 units.
"""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel, parallel_kernel

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
LOG10_E = float(np.log10(np.e))


@kernel
def _term(weight: float, ratio: float) -> float:
    """Return weight * ln(ratio), 0 for weight 0; the natural logarithm is the faster one."""
    return weight * np.log(ratio) if weight > 0.0 and ratio > 0.0 else 0.0


@kernel
def split_states(
    allele_states: npt.NDArray[np.int16],
    known_alleles: npt.NDArray[np.bool_],
    n_alleles: int,
    frequencies: Floats,
    priors: Floats,
    n_states: int,
    always_known: int,
    known: Integers,
    classes: Integers,
    unseen: Floats,
) -> tuple[int, int, int]:
    """Tell the states of single alleles from the classes of unseen ones, the most frequent first.

    Where every class holds one allele, all are single alleles.

    Args:
        allele_states: (k,) state of each allele.
        known_alleles: (k,) whether a typed relative shows it.
        n_alleles: number of alleles.
        frequencies: (k,) their frequencies.
        priors: (n_states,) frequency of each state.
        n_states: number of states.
        always_known: states below this number are no alleles of the population and are known.
        known: filled with the known states.
        classes: filled with the classes.
        unseen: filled with the frequencies of the unseen alleles.

    Returns:
        The numbers of known states, of classes and of unseen alleles.
    """
    n_unseen = 0
    is_known = np.zeros(n_states, np.bool_)
    is_known[:always_known] = True
    for allele in range(n_alleles):
        if known_alleles[allele]:
            is_known[allele_states[allele]] = True
        else:
            unseen[n_unseen] = frequencies[allele]
            n_unseen += 1
    n_known = is_known.sum()
    if n_states - n_known == n_unseen:
        is_known[:] = True
        n_known, n_unseen = n_states, 0
    position, n_classes = 0, 0
    for state in range(n_states):
        if is_known[state]:
            known[position] = state
            position += 1
            continue
        place = n_classes
        while place > 0 and priors[classes[place - 1]] < priors[state]:
            classes[place] = classes[place - 1]
            place -= 1
        classes[place] = state
        n_classes += 1
    return n_known, n_classes, n_unseen


@kernel
def _symmetric_pair(table: Floats, n: int, pair: Floats) -> None:
    """Fill (n, n) with a person's joint table, averaged over the order of the copies, sum 1."""
    total = 0.0
    for cell in range(n * n):
        total += table[cell]
    for i in range(n):
        for j in range(n):
            pair[i, j] = 0.5 * (table[i * n + j] + table[j * n + i]) / total


@kernel
def _pair_coefficients(
    pair: Floats, priors: Floats, classes: Integers, n_classes: int, inbred: bool
) -> tuple[float, float]:
    """Return the coefficients of two unseen copies of one person: independent, and of one ancestor."""
    if n_classes == 0:
        return 0.0, 0.0
    first, last = classes[0], classes[n_classes - 1]
    independent = pair[first, last] / (priors[first] * priors[last])
    same = pair[first, first] / priors[first] - independent * priors[first]
    return independent, max(same, 0.0) if inbred else 0.0


@kernel
def _divergence(
    table: Floats,
    priors: Floats,
    known: Integers,
    n_known: int,
    classes: Integers,
    n_classes: int,
    unseen: Floats,
    n_states: int,
    inbred: bool,
) -> float:
    """Return the relative entropy (base e) of a person's genotype to that of an unrelated person."""
    pair = np.empty((n_states, n_states))
    _symmetric_pair(table, n_states, pair)
    total = 0.0
    for i in range(n_known):
        for j in range(i + 1):
            s, t = known[i], known[j]
            weight = pair[s, t] * (1.0 if i == j else 2.0)
            total += _term(weight, pair[s, t] / (priors[s] * priors[t]))
    sum_1, sum_2 = unseen.sum(), (unseen**2).sum()
    for i in range(n_known):
        carried = 0.0
        for c in range(n_classes):
            carried += pair[known[i], classes[c]]
        total += _term(2.0 * carried, carried / (priors[known[i]] * sum_1))
    independent, same = _pair_coefficients(pair, priors, classes, n_classes, inbred)
    total += _term(independent * (sum_1 * sum_1 - sum_2), independent)
    for a in range(unseen.shape[0]):
        p = unseen[a]
        ratio = independent + same / p
        total += _term(p * p * ratio, ratio)
    return total


@parallel_kernel
def divergences(
    tables: Floats,
    state_counts: Integers,
    allele_states: npt.NDArray[np.int16],
    state_priors: Floats,
    known_alleles: npt.NDArray[np.bool_],
    always_known: int,
    locus: Integers,
    allele_counts: Integers,
    frequencies: Floats,
    inbred: bool,
    found: Floats,
) -> None:
    """Fill the expected log10 LR of the true person at n instances.

    Args:
        tables: (n, W) joint table of the person's two alleles and the reports.
        state_counts: (n,) number of states.
        allele_states: (n, k) state of each allele.
        state_priors: (n, states) frequency of each state.
        known_alleles: (n, k) whether a typed relative shows the allele.
        always_known: number of first states that are no alleles of the population.
        locus: (n,).
        allele_counts: (L,).
        frequencies: (L, k).
        inbred: whether the person can carry two copies of one ancestral allele.
        found: (n,) filled; 0 where the reports cannot occur together.
    """
    for i in numba.prange(locus.shape[0]):
        n_states, at = state_counts[i], locus[i]
        known, classes = np.empty(n_states, np.int64), np.empty(n_states, np.int64)
        unseen = np.empty(allele_counts[at])
        n_known, n_classes, n_unseen = split_states(
            allele_states[i], known_alleles[i], allele_counts[at], frequencies[at], state_priors[i],
            n_states, always_known, known, classes, unseen,
        )  # fmt: skip
        found[i] = 0.0
        if tables[i, : n_states**2].sum() > 0.0:
            found[i] = LOG10_E * _divergence(
                tables[i], state_priors[i], known, n_known, classes, n_classes, unseen[:n_unseen],
                n_states, inbred,
            )  # fmt: skip


@kernel
def _symmetric_quadruple(table: Floats, n: int, joint: Floats, first: Floats, second: Floats) -> None:
    """Fill two persons' joint table, averaged over the orders of their copies, and both margins.

    Args:
        table: (n ** 4,) P(first's copies, second's copies, reports).
        n: number of states.
        joint: (n ** 4,) filled, sum 1.
        first: (n, n) filled, sum 1.
        second: (n, n) filled, sum 1.
    """
    total = 0.0
    for cell in range(n**4):
        total += table[cell]
    square = n * n
    first[:] = 0.0
    second[:] = 0.0
    for i in range(n):
        for j in range(i + 1):
            there, back = (i * n + j) * square, (j * n + i) * square
            for k in range(n):
                for m in range(k + 1):
                    one, other = k * n + m, m * n + k
                    value = (
                        0.25
                        * (
                            table[there + one]
                            + table[there + other]
                            + table[back + one]
                            + table[back + other]
                        )
                        / total
                    )
                    joint[there + one] = joint[there + other] = value
                    joint[back + one] = joint[back + other] = value
                    first[i, j] += value if k == m else 2.0 * value
                    second[k, m] += value if i == j else 2.0 * value
    for i in range(n):
        for j in range(i):
            first[j, i] = first[i, j]
            second[j, i] = second[i, j]


@kernel
def _known_against_all(
    joint: Floats,
    n: int,
    of_first: int,
    of_second: int,
    first: Floats,
    second: Floats,
    priors: Floats,
    known: Integers,
    n_known: int,
    classes: Integers,
    n_classes: int,
    unseen: Floats,
    inbred: bool,
) -> float:
    """Add up the terms where the first person carries known alleles and the second any unseen one.

    ``of_first`` and ``of_second`` are the strides of the two persons' pairs in ``joint``; ``inbred`` is
    about the second person.
    """
    total = 0.0
    sum_1, sum_2 = unseen.sum(), (unseen**2).sum()
    independent, same = _pair_coefficients(second, priors, classes, n_classes, inbred)
    one, last = classes[0], classes[n_classes - 1]
    for i in range(n_known):
        for j in range(i + 1):
            s, t = known[i], known[j]
            margin = first[s, t]
            if margin == 0.0:
                continue
            copies = 1.0 if i == j else 2.0
            row = (s * n + t) * of_first
            for k in range(n_known):
                together, apart = 0.0, 0.0
                for c in range(n_classes):
                    together += joint[row + (known[k] * n + classes[c]) * of_second]
                    apart += second[known[k], classes[c]]
                total += _term(2.0 * copies * together, together / (margin * apart))
            both = joint[row + (one * n + last) * of_second] / (priors[one] * priors[last])
            total += _term(copies * both * (sum_1 * sum_1 - sum_2), both / (margin * independent))
            if not inbred:
                total += _term(copies * both * sum_2, both / (margin * independent))
                continue
            twice = max(joint[row + (one * n + one) * of_second] / priors[one] - both * priors[one], 0.0)
            for a in range(unseen.shape[0]):
                p = unseen[a]
                density = both + twice / p
                total += _term(copies * p * p * density, density / (margin * (independent + same / p)))
    return total


@kernel
def _one_against_one(
    joint: Floats,
    n: int,
    carried_by_first: Floats,
    carried_by_second: Floats,
    priors: Floats,
    known: Integers,
    n_known: int,
    classes: Integers,
    n_classes: int,
    unseen: Floats,
) -> float:
    """Add up the terms where both persons carry one known and one unseen allele."""
    total = 0.0
    one, last = classes[0], classes[n_classes - 1]
    sum_1, sum_2 = unseen.sum(), (unseen**2).sum()
    for i in range(n_known):
        row = (known[i] * n + one) * n * n
        for k in range(n_known):
            margins = carried_by_first[i] * carried_by_second[k]
            apart = 4.0 * joint[row + known[k] * n + last] / (priors[one] * priors[last])
            shared = 4.0 * joint[row + known[k] * n + one] / priors[one] - apart * priors[one]
            if margins == 0.0 or (apart == 0.0 and shared <= 0.0):
                continue
            total += _term(apart * (sum_1 * sum_1 - sum_2), apart / margins)
            if shared <= 1e-13 * apart:
                total += _term(apart * sum_2, apart / margins)
                continue
            for a in range(unseen.shape[0]):
                density = apart + shared / unseen[a]
                total += _term(unseen[a] * unseen[a] * density, density / margins)
    return total


@kernel
def _one_against_two(
    joint: Floats,
    n: int,
    of_first: int,
    of_second: int,
    carried: Floats,
    second: Floats,
    priors: Floats,
    known: Integers,
    n_known: int,
    classes: Integers,
    n_classes: int,
    unseen: Floats,
    inbred: bool,
) -> float:
    """Add up the terms where the first person carries one unseen allele and the second two."""
    total = 0.0
    x, z, w = classes[0], classes[n_classes - 2], classes[n_classes - 1]
    if not inbred:
        z = w
    sum_1, sum_2, sum_3 = unseen.sum(), (unseen**2).sum(), (unseen**3).sum()
    independent, same = _pair_coefficients(second, priors, classes, n_classes, inbred)
    for i in range(n_known):
        if carried[i] == 0.0:
            continue
        row = (known[i] * n + x) * of_first
        apart = 2.0 * joint[row + (z * n + w) * of_second] / (priors[x] * priors[z] * priors[w])
        shared = (
            4.0 * joint[row + (x * n + w) * of_second] / (priors[x] * priors[w]) - 2.0 * apart * priors[x]
        )
        shared = max(shared, 0.0)
        own, triple = 0.0, 0.0
        if inbred:
            own = 2.0 * joint[row + (z * n + z) * of_second] / (priors[x] * priors[z]) - apart * priors[z]
            own = max(own, 0.0)
            triple = (
                2.0 * joint[row + (x * n + x) * of_second] / priors[x]
                - apart * priors[x] * priors[x]
                - (shared + own) * priors[x]
            )
            triple = max(triple, 0.0)
        margin = carried[i] * independent
        total += _term(apart * (sum_1 * sum_1 * sum_1 - 3.0 * sum_1 * sum_2 + 2.0 * sum_3), apart / margin)
        for a in range(unseen.shape[0]):
            p = unseen[a]
            rest = sum_1 - p
            one_shared = apart + 0.5 * shared / p
            total += _term(2.0 * p * p * rest * one_shared, one_shared / margin)
            homozygous = carried[i] * (independent + same / p)
            other = apart + own / p
            total += _term(p * p * rest * other, other / homozygous)
            all_shared = apart + (shared + own) / p + triple / (p * p)
            total += _term(p * p * p * all_shared, all_shared / homozygous)
    return total


@kernel
def _two_against_two(
    joint: Floats,
    n: int,
    first: Floats,
    second: Floats,
    priors: Floats,
    classes: Integers,
    n_classes: int,
    unseen: Floats,
    inbred: bool,
) -> float:
    """Add up the terms where both persons carry two unseen alleles."""
    square = n * n
    a_0, a_1 = _pair_coefficients(first, priors, classes, n_classes, inbred)
    b_0, b_1 = _pair_coefficients(second, priors, classes, n_classes, inbred)
    if a_0 == 0.0 and a_1 == 0.0:
        return 0.0
    c_x, c_w = classes[0], classes[n_classes - 1]
    x, w = priors[c_x], priors[c_w]
    xx, xw, ww = c_x * n + c_x, c_x * n + c_w, c_w * n + c_w
    of_first, of_second, of_both, three_first, three_second, four = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    if not inbred:
        apart = joint[xx * square + ww] / (x * x * w * w)
        once = max(2.0 * joint[xx * square + xw] / (x * x * w) - 2.0 * apart * x, 0.0)
        twice = max(joint[xx * square + xx] / (x * x) - apart * x * x - once * x, 0.0)
    else:
        c_y, c_z = classes[1], classes[2]
        y, z = priors[c_y], priors[c_z]
        xy, zw, zz = c_x * n + c_y, c_z * n + c_w, c_z * n + c_z
        apart = joint[xy * square + zw] / (x * y * z * w)
        of_first = max(joint[xx * square + zw] / (x * z * w) - apart * x, 0.0)
        of_second = max(joint[zw * square + xx] / (x * z * w) - apart * x, 0.0)
        once = max(4.0 * (joint[xy * square + xw] / (x * y * w) - apart * x), 0.0)
        of_both = max(joint[xx * square + zz] / (x * z) - apart * x * z - of_first * z - of_second * x, 0.0)
        three_first = max(
            2.0 * (joint[xx * square + xw] / (x * w) - apart * x * x - (of_first + 0.5 * once) * x), 0.0
        )
        three_second = max(
            2.0 * (joint[xy * square + xx] / (x * y) - apart * x * x - (of_second + 0.5 * once) * x), 0.0
        )
        twice = max(2.0 * (joint[xy * square + xy] / (x * y) - apart * x * y - 0.25 * once * (x + y)), 0.0)
        four = max(
            joint[xx * square + xx] / x
            - apart * x * x * x
            - (of_first + of_second + once) * x * x
            - (of_both + twice + three_first + three_second) * x,
            0.0,
        )
    sum_1, sum_2, sum_3, sum_4 = unseen.sum(), (unseen**2).sum(), (unseen**3).sum(), (unseen**4).sum()
    distinct = (
        sum_1**4 - 6.0 * sum_1 * sum_1 * sum_2 + 8.0 * sum_1 * sum_3 + 3.0 * sum_2 * sum_2 - 6.0 * sum_4
    )
    total = _term(apart * distinct, apart / (a_0 * b_0))
    for a in range(unseen.shape[0]):
        p = unseen[a]
        rest = sum_1 - p
        pairs = max(rest * rest - (sum_2 - p * p), 0.0)
        first_same, second_same = a_0 + a_1 / p, b_0 + b_1 / p
        density = apart + of_first / p
        total += _term(p * p * pairs * density, density / (first_same * b_0))
        density = apart + of_second / p
        total += _term(p * p * pairs * density, density / (a_0 * second_same))
        density = apart + 0.25 * once / p
        total += _term(4.0 * p * p * pairs * density, density / (a_0 * b_0))
        density = apart + (of_first + 0.5 * once) / p + 0.5 * three_first / (p * p)
        total += _term(2.0 * p * p * p * rest * density, density / (first_same * b_0))
        density = apart + (of_second + 0.5 * once) / p + 0.5 * three_second / (p * p)
        total += _term(2.0 * p * p * p * rest * density, density / (a_0 * second_same))
        density = (
            apart
            + (of_first + of_second + once) / p
            + (of_both + twice + three_first + three_second) / (p * p)
            + four / (p * p * p)
        )
        total += _term(p * p * p * p * density, density / (first_same * second_same))
        for b in range(a):
            q = unseen[b]
            density = apart + 0.25 * once * (1.0 / p + 1.0 / q) + 0.5 * twice / (p * q)
            total += _term(4.0 * p * p * q * q * density, density / (a_0 * b_0))
        if inbred:
            for b in range(unseen.shape[0]):
                if b != a:
                    q = unseen[b]
                    density = apart + of_first / p + of_second / q + of_both / (p * q)
                    total += _term(p * p * q * q * density, density / (first_same * (b_0 + b_1 / q)))
    if not inbred:
        total += _term(apart * (sum_2 * sum_2 - sum_4), apart / (a_0 * b_0))
    return total


@kernel
def _mutual(
    table: Floats,
    priors: Floats,
    known: Integers,
    n_known: int,
    classes: Integers,
    n_classes: int,
    unseen: Floats,
    n: int,
    inbred: bool,
) -> float:
    """Return the mutual information (base e) of two persons' genotypes given the reports."""
    joint, first, second = np.empty(n**4), np.empty((n, n)), np.empty((n, n))
    _symmetric_quadruple(table, n, joint, first, second)
    square = n * n
    total = 0.0
    for i in range(n_known):
        for j in range(i + 1):
            s, t = known[i], known[j]
            copies = 1.0 if i == j else 2.0
            for k in range(n_known):
                for m in range(k + 1):
                    u, v = known[k], known[m]
                    value = joint[(s * n + t) * square + u * n + v]
                    if value > 0.0:
                        weight = copies * value * (1.0 if k == m else 2.0)
                        total += _term(weight, value / (first[s, t] * second[u, v]))
    if n_classes == 0:
        return total
    total += _known_against_all(
        joint, n, square, 1, first, second, priors, known, n_known, classes, n_classes, unseen, inbred
    )
    total += _known_against_all(
        joint, n, 1, square, second, first, priors, known, n_known, classes, n_classes, unseen, inbred
    )
    carried_by_first, carried_by_second = np.zeros(n_known), np.zeros(n_known)
    sum_1 = unseen.sum()
    for i in range(n_known):
        for c in range(n_classes):
            carried_by_first[i] += 2.0 * first[known[i], classes[c]] / sum_1
            carried_by_second[i] += 2.0 * second[known[i], classes[c]] / sum_1
    total += _one_against_one(
        joint, n, carried_by_first, carried_by_second, priors, known, n_known, classes, n_classes, unseen
    )
    total += _one_against_two(
        joint, n, square, 1, carried_by_first, second, priors, known, n_known, classes, n_classes, unseen,
        inbred,
    )  # fmt: skip
    total += _one_against_two(
        joint, n, 1, square, carried_by_second, first, priors, known, n_known, classes, n_classes, unseen,
        inbred,
    )  # fmt: skip
    return total + _two_against_two(joint, n, first, second, priors, classes, n_classes, unseen, inbred)


@parallel_kernel
def mutual_informations(
    tables: Floats,
    state_counts: Integers,
    allele_states: npt.NDArray[np.int16],
    state_priors: Floats,
    known_alleles: npt.NDArray[np.bool_],
    always_known: int,
    locus: Integers,
    allele_counts: Integers,
    frequencies: Floats,
    inbred: bool,
    found: Floats,
) -> None:
    """Fill the mutual information of two persons' genotypes at n instances; arguments as ``divergences``.

    ``tables`` holds the joint tables of both persons' alleles; unseen alleles are in two classes, in four
    where ``inbred`` says that either person can carry two copies of one ancestral allele.
    """
    for i in numba.prange(locus.shape[0]):
        n_states, at = state_counts[i], locus[i]
        known, classes = np.empty(n_states, np.int64), np.empty(n_states, np.int64)
        unseen = np.empty(allele_counts[at])
        n_known, n_classes, n_unseen = split_states(
            allele_states[i], known_alleles[i], allele_counts[at], frequencies[at], state_priors[i],
            n_states, always_known, known, classes, unseen,
        )  # fmt: skip
        found[i] = 0.0
        if tables[i, : n_states**4].sum() > 0.0:
            found[i] = LOG10_E * _mutual(
                tables[i], state_priors[i], known, n_known, classes, n_classes, unseen[:n_unseen],
                n_states, inbred,
            )  # fmt: skip
