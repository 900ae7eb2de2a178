// JSON Patch (RFC 6902), as far as the server sends it: test, add, remove, replace. The document is never changed in place.
import { steps } from "./pointer.js";

/** The document with all changes done in order; undefined where one of them does not fit. */
export function patched(doc, changes) {
  let now = doc;
  for (const c of changes) {
    const next = one(now, steps(c.path), c);
    if (next === misfit) return undefined;
    now = next;
  }
  return now;
}

const misfit = Symbol("misfit");

function one(at, [key, ...rest], change) {
  if (key === undefined) return ownValue(at, change);
  if (at === null || typeof at !== "object") return misfit;
  const list = Array.isArray(at);
  const last = rest.length === 0;
  const here = list ? Number(key) : key;
  if (list && !(here >= 0 && here <= at.length)) return misfit;
  if (last && change.op === "add") {
    return list ? at.toSpliced(here, 0, change.value) : { ...at, [key]: change.value };
  }
  if (list ? here === at.length : !(key in at)) return misfit;
  if (last && change.op === "remove") {
    if (list) return at.toSpliced(here, 1);
    const { [key]: _, ...others } = at;
    return others;
  }
  const below = one(at[here], rest, change);
  if (below === misfit || below === at[here]) return below === misfit ? misfit : at;
  return list ? at.with(here, below) : { ...at, [key]: below };
}

function ownValue(at, { op, value }) {
  if (op === "test") return same(at, value) ? at : misfit;
  return op === "replace" || op === "add" ? value : misfit;
}

function same(a, b) {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => k in b && same(a[k], b[k]));
}
