"""`python -m pipelines.evaluate KIND PATH`: the scorers without the rest of the command line."""

from __future__ import annotations

from pipelines.evaluate.command import app

if __name__ == "__main__":
    app(prog_name="python -m pipelines.evaluate")
