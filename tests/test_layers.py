"""Imports point one way, without a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = [
    {"schemas"},
    {"pipelines.language", "pipelines.bounded"},
    {"pipelines.ingest"},
    {"pipelines.extract"},
    {"pipelines.relate"},
    {"pipelines.reconcile"},
    {"pipelines.storage", "pipelines.checks"},
    {"pipelines.engines"},
    {"pipelines.job", "pipelines.single"},
    {"pipelines.release", "pipelines.evaluate", "pipelines.train"},
    {"pipelines.assets", "pipelines.console"},
    {
        "pipelines.release.cli",
        "pipelines.evaluate.command",
        "pipelines.evaluate.__main__",
        "pipelines.train.command",
    },
    {"pipelines.definitions", "pipelines.cli"},
]
"""From the bottom up; a module imports its own layer and those below. The longest name that fits decides."""

MODULES = sorted(p for folder in ("schemas", "pipelines") for p in (ROOT / folder).rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {module_name(p) for p in MODULES}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in NAMES else node.module


def layer(name: str) -> int:
    package = name if name.split(".", maxsplit=1)[0] == "pipelines" else "schemas"
    fitting = {
        member: level
        for level, members in enumerate(LAYERS)
        for member in members
        if package == member or package.startswith(member + ".")
    }
    if fitting:
        return fitting[max(fitting, key=len)]
    raise AssertionError(f"{name} belongs to no layer: add it to LAYERS")


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_imports_only_its_own_layer_and_lower_ones(path: Path) -> None:
    name = module_name(path)
    if name == "pipelines":
        return
    above = [i for i in imports(path) if i in NAMES and i != "pipelines" and layer(i) > layer(name)]
    assert above == []


def test_imports_form_no_circle() -> None:
    graph = {module_name(p): {i for i in imports(p) if i in NAMES and i != module_name(p)} for p in MODULES}
    list(TopologicalSorter(graph).static_order())
