"""How the data is made. Stages import downward only: language ← ingest ← extract ← relate ← reconcile ← storage ← release ← engines, assets, cli."""
