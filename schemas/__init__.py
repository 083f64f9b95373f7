"""What the data is: one model per table, closed vocabularies, keys, and everything rendered from them.

Knows nothing of `pipelines`: a schema can be read, rendered and checked without the code that fills it.
"""
