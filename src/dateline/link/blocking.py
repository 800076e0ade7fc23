"""Which things are worth comparing: those that share keys, found through a sorted index and never as all pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Pairs = tuple[Numbers, Numbers]


def pairs_sharing(keys: Numbers, owners: Numbers, *, neighbours: int, shared: int) -> Pairs:
    """Pairs of owners (the lower number first) that share at least so many keys, in order.

    An owner is compared with its next few neighbours under a key, in the order of the owners' numbers: a key that
    everybody holds costs no more than another, and what belongs together still forms a chain.

    >>> keys, owners = np.array([7, 7, 8, 8, 9]), np.array([0, 1, 0, 1, 2])
    >>> [list(map(int, side)) for side in pairs_sharing(keys, owners, neighbours=9, shared=2)]
    [[0], [1]]
    """
    if len(keys) < 2:
        return _nothing(), _nothing()
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    total = int(owners.max()) + 1
    found = []
    for step in range(1, min(neighbours, len(keys) - 1) + 1):
        same = keys[step:] == keys[:-step]
        if not same.any():
            break
        found.append(owners[:-step][same] * total + owners[step:][same])
    codes, counts = np.unique(np.concatenate(found or [_nothing()]), return_counts=True)
    chosen = codes[counts >= shared]
    return chosen // total, chosen % total


def _nothing() -> Numbers:
    """No numbers."""
    return np.empty(0, dtype=np.int64)
