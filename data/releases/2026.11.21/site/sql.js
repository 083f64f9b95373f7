// SQL over the released database, in this page: DuckDB compiled to WebAssembly, from this site only.
const MAX_SHOWN = 1000;
const by = (id) => document.getElementById(id);
const examples = Object.fromEntries(JSON.parse(by("examples").textContent).map((e) => [e.name, e.sql]));
const state = (text) => { by("engine-state").textContent = text; };
let connection = null;

async function open() {
  let engine;
  try {
    engine = await import(new URL("engine/duckdb.js", document.baseURI).href);
  } catch {
    state("The SQL engine is not part of this copy.");
    by("no-engine").hidden = false;
    return;
  }
  const at = (name) => new URL(`engine/${name}`, document.baseURI).href;
  const worker = new Worker(at("duckdb-browser-eh.worker.js"));
  const database = new engine.AsyncDuckDB(new engine.VoidLogger(), worker);
  await database.instantiate(at("duckdb-eh.wasm"));
  await database.open({ query: { castBigIntToDouble: false, castTimestampToDate: false } });
  const file = new URL("../parley.duckdb", document.baseURI).href;
  await database.registerFileURL("parley.duckdb", file, engine.DuckDBDataProtocol.HTTP, false);
  connection = await database.connect();
  for (const statement of [
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "ATTACH 'parley.duckdb' AS parley (READ_ONLY)",
    "USE parley",
  ]) await connection.query(statement);
  state("The SQL engine is ready.");
  by("run").disabled = false;
}

function cell(tag, text, scope) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (scope) made.scope = scope;
  return made;
}

function show(names, rows, total) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of names) head.append(cell("th", name, "col"));
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const name of names) line.append(cell("td", row[name] ?? ""));
  }
  by("answer").replaceChildren(table);
  const more = total > rows.length ? `, the first ${rows.length} shown` : "";
  by("answer-state").textContent = `${total} ${total === 1 ? "row" : "rows"}${more}`;
}

// Every value is shown as DuckDB prints it: the answer is cast to text inside the engine.
async function ask(sql) {
  const query = sql.trim().replace(/;\s*$/, "");
  const answer = await connection.query(`WITH answer AS (${query}\n) SELECT columns(*)::VARCHAR FROM answer`);
  const names = answer.schema.fields.map((field) => field.name);
  return { names, total: answer.numRows, rows: answer.slice(0, MAX_SHOWN).toArray().map((row) => row.toJSON()) };
}

async function run() {
  if (!connection) return;
  by("error").hidden = true;
  by("answer").dataset.state = "running";
  by("answer-state").textContent = "Running …";
  by("run").disabled = true;
  try {
    const { names, total, rows } = await ask(by("sql").value);
    show(names, rows, total);
    by("answer").dataset.state = "done";
  } catch (error) {
    by("answer").replaceChildren();
    by("answer-state").textContent = "";
    by("error").textContent = String(error.message ?? error);
    by("error").hidden = false;
    by("answer").dataset.state = "failed";
  } finally {
    by("run").disabled = false;
  }
}

by("sql-form").addEventListener("submit", (event) => { event.preventDefault(); run(); });
by("sql").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
});
by("example").addEventListener("change", (event) => {
  const sql = examples[event.target.value];
  if (sql) { by("sql").value = sql; run(); }
});

open().catch((error) => { state(`The SQL engine did not start: ${error.message ?? error}`); by("no-engine").hidden = false; });
