"""The graph as Dagster sees it; the golden file is renewed with `PARLEY_GOLDEN=write pytest`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import dagster as dg

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "asset_graph.json"


def test_the_graph_is_as_recorded(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    found = {
        key.to_user_string(): {
            "group": (node := graph.get(key)).group_name,
            "deps": sorted(k.to_user_string() for k in node.parent_keys),
            "kinds": sorted(node.kinds),
            "owners": sorted(node.owners),
            "checks": sorted(c.name for c in node.check_keys),
            "partitioned": node.is_partitioned,
        }
        for key in sorted(graph.get_all_asset_keys())
    }
    text = json.dumps(found, indent=1, sort_keys=True) + "\n"
    if os.environ.get("PARLEY_GOLDEN") == "write":
        GOLDEN.write_text(text, "utf-8")
    assert GOLDEN.read_text("utf-8") == text


def test_every_table_is_described_with_columns_and_a_query(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.description
        assert node.code_version or key.path[-1] in ("database", "release")
        if node.metadata.get("dagster/column_schema"):
            assert "select" in node.description


def test_no_warning_is_raised_while_loading() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", "import pipelines.definitions"],
        capture_output=True,
        text=True,
        check=True,
        cwd=GOLDEN.parents[2],
    )
    assert "Warning" not in done.stderr
