// What an office wrote last, offered for its next paper. Kept in this browser.
import { read, write } from "../shared/pointer.js";

const kept = ["/office", "/issuer", "/place", "/archive", "/unit", "/contact"];

function get(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function put(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Then it is not offered.
  }
}

export const keptFamily = () => get("family");
export const keepFamily = (id) => put("family", id);

/** The values that papers of a family began with last, as a document. */
export const lastValues = (family) => get(`last-${family}`) ?? {};

/** Remembers what a finished paper says of its office. */
export function remember(family, doc) {
  let last = {};
  for (const p of kept) {
    const v = read(doc, p);
    if (v !== undefined) last = write(last, p, v);
  }
  put(`last-${family}`, last);
}
