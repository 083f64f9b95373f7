"""Statements of all documents → entities, stories, dating, claims and verdicts."""
