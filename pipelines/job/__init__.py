"""The main job: source files → parts → tables → database. Command line, Dagster and tests call the steps here.

Belongs here: the order of the steps and what is kept between builds. What a step does belongs to its stage.
"""
