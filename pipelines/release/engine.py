"""The browser's SQL engine (DuckDB as WebAssembly): installed from its pinned npm package, bundled, kept beside builds.

34 MB, so it is neither committed nor part of a release by default. The lock file pins every package by hash.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "site" / "engine"
INPUTS = ("package.json", "package-lock.json", ".npmrc", "engine.mjs")
DIST = ("duckdb-eh.wasm", "duckdb-browser-eh.worker.js")
BUNDLE = "duckdb.js"
FILES = (BUNDLE, *DIST, "LICENSES.txt")
TIMEOUT_SECONDS = 600


class NoEngine(Exception):
    """The engine cannot be made here; the message says what is missing."""


def digest() -> str:
    """Return what identifies the engine: a hash of its inputs."""
    found = hashlib.sha256()
    for name in INPUTS:
        found.update((SOURCE / name).read_bytes())
    return found.hexdigest()[:12]


def installed(cache: Path) -> Path | None:
    """Return the folder of the engine below `cache`, if it is there."""
    folder = cache / f"browser-engine-{digest()}"
    return folder if all((folder / name).is_file() for name in FILES) else None


def install(cache: Path) -> Path:
    """Return the folder of the engine, made through npm when it is not there yet. Raises NoEngine."""
    standing = installed(cache)
    if standing:
        return standing
    npm = shutil.which("npm")
    if npm is None:
        raise NoEngine("the browser's SQL engine comes from an npm package: install Node.js with npm first")
    work = cache / f".browser-engine.{os.getpid()}.tmp"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        for name in INPUTS:
            shutil.copyfile(SOURCE / name, work / name)
        _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], work)
        _run(
            [
                "node_modules/.bin/esbuild",
                "engine.mjs",
                "--bundle",
                "--format=esm",
                "--minify",
                f"--outfile=out/{BUNDLE}",
            ],
            work,
        )
        package = work / "node_modules" / "@duckdb" / "duckdb-wasm"
        for name in DIST:
            shutil.copyfile(package / "dist" / name, work / "out" / name)
        (work / "out" / "LICENSES.txt").write_text(_licences(work / "node_modules"), "utf-8")
        target = cache / f"browser-engine-{digest()}"
        shutil.rmtree(target, ignore_errors=True)
        (work / "out").rename(target)
        return target
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoEngine(f"{command[0]} could not run: {error}") from error
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no message"]
        raise NoEngine(f"{Path(command[0]).name} failed ({last[0]}): is the npm registry reachable?")


def _licences(modules: Path) -> str:
    """Return the licences of what the bundle holds."""
    parts = []
    for name in ("@duckdb/duckdb-wasm", "apache-arrow", "flatbuffers", "tslib"):
        found = sorted(p for p in (modules / name).glob("LICEN[CS]E*") if p.is_file())
        text = found[0].read_text("utf-8") if found else "see the package's own page\n"
        parts.append(f"{name}\n{'=' * len(name)}\n\n{text}")
    return "\n\n".join(parts)
