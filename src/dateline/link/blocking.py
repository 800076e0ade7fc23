"""Which things are worth comparing: those that share keys, found through a sorted index and never as all pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Pairs = tuple[Numbers, Numbers]

CROWDED = 3  # neighbours under a key that too many hold
AT_A_TIME = 2000  # owners whose pairs are counted together: what they share is many times what remains


def pairs_sharing(keys: Numbers, owners: Numbers, *, neighbours: int, shared: int) -> Pairs:
    """Pairs of owners (the lower number first) that share at least so many keys, in order.

    Under a key that at most so many neighbours hold all are compared; under one that more hold, each only with the
    next few, in the order of the owners' numbers: cost stays linear, and what belongs together still forms a chain.

    >>> keys, owners = np.array([7, 7, 8, 8, 9]), np.array([0, 1, 0, 1, 2])
    >>> [list(map(int, side)) for side in pairs_sharing(keys, owners, neighbours=9, shared=2)]
    [[0], [1]]
    """
    if len(keys) < 2:
        return _nothing(), _nothing()
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    total = int(owners.max()) + 1
    _, group, sizes = np.unique(keys, return_inverse=True, return_counts=True)
    few = sizes[group] <= neighbours
    chosen = []
    for first in range(0, total, AT_A_TIME):
        left = (owners >= first) & (owners < first + AT_A_TIME)
        codes, counts = np.unique(_meetings(keys, owners, left, few, neighbours), return_counts=True)
        chosen.append(codes[counts >= shared])
    codes = np.concatenate(chosen)
    return codes // total, codes % total


def _meetings(keys: Numbers, owners: Numbers, left: Flags, few: Flags, neighbours: int) -> Numbers:
    """Every pair once for each key under which its owners meet, as one number."""
    total = int(owners.max()) + 1
    found = [_nothing()]
    for step in range(1, min(neighbours, len(keys) - 1) + 1):
        same = keys[step:] == keys[:-step]
        if step > CROWDED:
            same &= few[step:]
        if not same.any():
            break
        same &= left[:-step]
        found.append(owners[:-step][same] * total + owners[step:][same])
    return np.concatenate(found)


def _nothing() -> Numbers:
    """No numbers."""
    return np.empty(0, dtype=np.int64)
