"""Training of models that are shipped with the pipeline: reading labelled texts, learning, writing the model file."""
