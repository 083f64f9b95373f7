"""`parley train`: arguments and messages. Learning belongs to the other modules of this package."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipelines.train.corpora import LabelledText

app = typer.Typer(no_args_is_help=True, help="Train the models that the pipeline can be run with.")


@app.callback()
def _group() -> None:
    """Train the models that the pipeline can be run with."""


@app.command()
def names(
    paths: Annotated[list[Path], typer.Argument(exists=True, help="Labelled texts: files or folders.")],
    out: Annotated[Path, typer.Option(help="The model file to write; its card is written beside it.")],
    epochs: Annotated[int, typer.Option(help="How often every text is looked at.", min=1)] = 8,
    least: Annotated[int, typer.Option(help="Features that are seen less often are left out.", min=1)] = 3,
    drop: Annotated[
        float, typer.Option(help="Share of features left out at each look.", min=0, max=0.9)
    ] = 0.3,
    seed: Annotated[int, typer.Option(help="Of the order of texts.")] = 0,
) -> None:
    """Train the tagger of names (`--tagger learned`) on labelled texts; the same texts give the same file.

    Formats by suffix: .conll .txt .tsv .iob2 (a token and a tag a line), .json (DocRED), .conllu (GUM), .csv (GMB).
    """
    from pipelines.extract.mentions.learned import model
    from pipelines.train.corpora import CorpusError
    from pipelines.train.names import train

    seen: dict[str, Counter[str]] = {}
    try:
        weights = train(_counted(paths, seen), epochs, least, drop, seed)
        model.write(out, weights)
    except (CorpusError, OSError) as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        raise typer.Exit(2) from error
    card = {
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
        "features": len(weights.features),
        "options": {"epochs": epochs, "least": least, "drop": drop, "seed": seed},
        "texts": seen,
    }
    out.with_suffix(".json").write_text(json.dumps(card, indent=1, sort_keys=True) + "\n", "utf-8")
    typer.echo(f"{out}: {out.stat().st_size} bytes, {len(weights.features)} features")


def _counted(paths: list[Path], seen: dict[str, Counter[str]]) -> Iterator[LabelledText]:
    """Yield the texts; `seen` counts documents and names by path and keeps the digest of what was read."""
    from pipelines.train.corpora import read

    for path in paths:
        counts: Counter[str] = seen.setdefault(path.name, Counter())
        for text in read(path):
            counts["documents"] += 1
            counts["characters"] += len(text.text)
            counts.update(name.label for name in text.names)
            yield text
