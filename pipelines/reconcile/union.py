"""Connected components. Nothing else."""

from __future__ import annotations

from collections.abc import Iterable


def components(links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each linked node the lowest of its component; independent of the order of `links`."""
    parent: dict[int, int] = {}

    def root(node: int) -> int:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in links:
        first, last = sorted((root(left), root(right)))
        parent[last] = first
    return {node: root(node) for node in sorted(parent)}
