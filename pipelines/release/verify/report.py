"""What a verification returns."""

from __future__ import annotations

from dataclasses import dataclass, field


class CannotCheck(Exception):
    """There is nothing to check, or it cannot be read; keeps `where`."""

    def __init__(self, where: str, reason: str):
        self.where = where
        super().__init__(f"{where}: {reason}")


@dataclass(frozen=True)
class Finding:
    """Where a release falls short: the check, the file or table, and what was found."""

    check: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}: {self.message}"


@dataclass
class Report:
    """Findings so far, and what was checked or left out."""

    version: str = ""
    findings: list[Finding] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 when the release is whole, 1 when it falls short."""
        return 1 if self.findings else 0

    def add(self, check: str, where: str, message: str) -> None:
        """Record one fault."""
        self.findings.append(Finding(check, where, message))

    def broken(self) -> set[str]:
        """Return the files or tables that have findings."""
        return {f.where for f in self.findings}
