"""Connected components. Nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def components(nodes: Sequence[str], ranks: Sequence[int], links: Iterable[tuple[str, str]]) -> list[str]:
    """Return for each node the node of lowest rank in its component; independent of the order of `links`."""
    rank = dict(zip(nodes, ranks, strict=True))
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in links:
        a, b = root(left), root(right)
        if a != b:
            first, last = (a, b) if rank[a] < rank[b] else (b, a)
            parent[last] = first
    return [root(node) for node in nodes]
