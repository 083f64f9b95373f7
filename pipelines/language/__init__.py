"""Primitives of text that every stage may use: reference data, offsets, the calendar's words. No stage lives here."""
