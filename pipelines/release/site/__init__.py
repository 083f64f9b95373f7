"""The static site of a release: pages that need nothing but their own origin. Data comes from the release alone."""

from __future__ import annotations

from pipelines.release.site.write import write_site

__all__ = ["write_site"]
