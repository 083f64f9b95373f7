// What the SQL page needs of duckdb-wasm, with its Arrow reader, in one module.
export { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from "@duckdb/duckdb-wasm";
