"""Re-checking a release: files, footers, tables, database, metadata, licence. Each module finds one kind of fault."""

from __future__ import annotations

from pipelines.release.verify.report import CannotCheck, Finding, Report
from pipelines.release.verify.run import verify_folder, verify_remote

__all__ = ["CannotCheck", "Finding", "Report", "verify_folder", "verify_remote"]
