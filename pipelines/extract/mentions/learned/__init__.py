"""The learned tagger of names (`--tagger learned`): words → features → labels. Imported only when it is chosen."""
