// The faults of a batch as a clerk reads them.

/** Faults that are the same in several rows as one: [{fault, rows: "2–12, 14"}], in the order of the list. */
export function alike(faults) {
  const all = new Map();
  for (const f of faults) {
    const key = JSON.stringify([f.column, f.detail]);
    if (!all.has(key)) all.set(key, { fault: f, rows: [] });
    all.get(key).rows.push(f.row);
  }
  return [...all.values()].map(({ fault, rows }) => ({ fault, rows: spans(rows) }));
}

// spans is numbers that grow as text; those that follow each other as one span.
function spans(rows) {
  const parts = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (last && row - last[1] <= 1) last[1] = row;
    else parts.push([row, row]);
  }
  return parts.map(([from, to]) => (to > from ? `${from}–${to}` : `${from}`)).join(", ");
}
