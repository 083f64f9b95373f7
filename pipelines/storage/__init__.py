"""Where tables live: the Parquet writer, the table store, the DuckDB database with its views."""
