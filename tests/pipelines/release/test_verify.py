from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.release.manifest import checksums, parse, render, sha256_of
from pipelines.release.verify import CannotCheck, verify_folder
from pipelines.storage.parquet import write_table
from schemas.registry import TABLES


def _reseal(release: Path, *paths: str) -> None:
    """Make manifest and checksums agree with changed files: what a careful forger would do."""
    manifest = parse((release / "manifest.json").read_bytes())
    files = []
    for entry in manifest.files:
        target = release / entry.path
        rows = (
            pl.read_parquet(target).height if entry.rows is not None and entry.path in paths else entry.rows
        )
        files.append(type(entry)(entry.path, target.stat().st_size, sha256_of(target), rows))
    text = render(type(manifest)(**{**vars(manifest), "files": tuple(files)}))
    (release / "manifest.json").write_text(text, "utf-8")
    sums = [(e.path, e.sha256) for e in files] + [("manifest.json", sha256_of(release / "manifest.json"))]
    (release / "SHA256SUMS").write_text(checksums(sums), "utf-8")
    line = f"{sha256_of(release / 'parley.duckdb')}  parley.duckdb\n"
    (release / "parley.duckdb.sha256").write_text(line, "utf-8")


def _flip(path: Path, at: int | None = None) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 if at is None else at] ^= 1
    path.write_bytes(content)


def test_a_whole_release_passes(built: Path) -> None:
    report = verify_folder(built)
    assert report.findings == []
    assert report.exit_code == 0


@pytest.mark.parametrize(
    "path",
    ["figures.parquet", "parley.duckdb", "site/index.html", "README.md", "SHA256SUMS", "manifest.json"],
)
def test_a_flipped_byte_is_caught(release: Path, path: str) -> None:
    _flip(release / path)
    report = verify_folder(release)
    assert report.exit_code == 1
    assert report.findings


def _swap(release: Path) -> None:
    shutil.copyfile(release / "dates.parquet", release / "figures.parquet")


def _truncate(release: Path) -> None:
    content = (release / "figures.parquet").read_bytes()
    (release / "figures.parquet").write_bytes(content[:-100])


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (_swap, "figures.parquet"),
        (_truncate, "figures.parquet"),
        (lambda r: (r / "extra.csv").write_text("1"), "extra.csv"),
        (lambda r: (r / "site" / "extra.js").write_text("1"), "site/extra.js"),
        (lambda r: (r / "claims.parquet").unlink(), "claims.parquet"),
        (lambda r: (r / "parley.duckdb").unlink(), "parley.duckdb"),
        (lambda r: (r / "SHA256SUMS").unlink(), "SHA256SUMS"),
    ],
)
def test_damage_is_caught_and_named(release: Path, damage: Callable[[Path], object], where: str) -> None:
    damage(release)
    assert where in verify_folder(release).broken()


def _rewrite(release: Path, name: str, change: Callable[[pl.DataFrame], pl.DataFrame], **footer: str) -> None:
    facts = {"data_version": release.name, "licence": "CC-BY-4.0", **footer}
    path = release / f"{name}.parquet"
    write_table(change(pl.read_parquet(path)), TABLES[name], path, facts)
    _reseal(release, f"{name}.parquet")


def test_a_missing_row_is_caught_though_every_hash_was_renewed(release: Path) -> None:
    _rewrite(release, "figures", lambda f: f.head(2))
    findings = {(f.check, f.where) for f in verify_folder(release).findings}
    assert ("database", "figures") in findings
    assert ("metadata", "datapackage.json") in findings


def test_a_row_that_no_longer_quotes_its_text_is_caught(release: Path) -> None:
    _rewrite(release, "figures", lambda f: f.with_columns(pl.lit("99%").alias("surface")))
    assert ("grounding", "figures") in {(f.check, f.where) for f in verify_folder(release).findings}


def test_a_dangling_reference_is_caught(release: Path) -> None:
    _rewrite(release, "documents", lambda f: f.head(1))
    assert ("references", "figures") in {(f.check, f.where) for f in verify_folder(release).findings}


def test_a_footer_of_another_release_is_caught(release: Path) -> None:
    _rewrite(release, "figures", lambda f: f, data_version="2030.01.01")
    assert ("footer", "figures.parquet") in {(f.check, f.where) for f in verify_folder(release).findings}


def test_a_closed_text_that_leaks_is_caught(release: Path) -> None:
    leaked = pl.DataFrame({"document_id": ["c" * 16], "text": ["words"]})
    _rewrite(release, "texts", lambda f: pl.concat([f, leaked]))
    assert ("licence", "texts") in {(f.check, f.where) for f in verify_folder(release).findings}


def test_a_database_with_another_row_is_caught(release: Path) -> None:
    with duckdb.connect(str(release / "parley.duckdb")) as connection:
        connection.execute("UPDATE figures SET value = value + 1 WHERE document_id LIKE 'a%'")
    _reseal(release)
    assert ("database", "figures") in {(f.check, f.where) for f in verify_folder(release).findings}


def test_withheld_evidence_is_checked_where_the_texts_are_at_hand(release: Path, data: Path) -> None:
    texts = pl.scan_parquet(data / "tables" / "texts.parquet")
    assert verify_folder(release, texts).findings == []
    forged = "sha256:" + "0" * 64
    _rewrite(
        release,
        "quotes",
        lambda f: f.with_columns(
            pl.when(pl.col("surface").str.starts_with("sha256:"))
            .then(pl.lit(forged))
            .otherwise("surface")
            .alias("surface")
        ),
    )
    assert ("grounding", "quotes") in {(f.check, f.where) for f in verify_folder(release, texts).findings}


def test_a_folder_that_is_no_release_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CannotCheck):
        verify_folder(tmp_path)


def test_a_manifest_whose_paths_leave_the_folder_is_refused(release: Path) -> None:
    text = (release / "manifest.json").read_text("utf-8").replace('"figures.parquet"', '"../figures.parquet"')
    (release / "manifest.json").write_text(text, "utf-8")
    report = verify_folder(release)
    assert report.exit_code == 1
    assert "leaves the release" in report.findings[0].message
