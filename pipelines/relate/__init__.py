"""Spans → statements (measures, events, roles), one document at a time, pure."""
