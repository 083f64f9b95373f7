"""Scoring extraction against annotated sets."""
