"""Where work runs: local processes or a distributed engine behind one small interface."""
