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

// What is remembered of finished papers, to be offered where the same is asked for; and how many of each.
const offered = ["place", "unit", "archive", "issuer.parent", "issuer.code", "contact.address", "contact.phone"];
const most = 8;

/** The values of a key ("place", "signer", "recipients") that finished papers had, the last first. */
export const usedBefore = (key) => get("used")?.[key] ?? [];

function use(used, key, value) {
  if (value === undefined || value === null || value === "") return;
  const text = JSON.stringify(value);
  used[key] = [value, ...(used[key] ?? []).filter((v) => JSON.stringify(v) !== text)].slice(0, most);
}

/** Remembers what a finished paper says of its office, its signer and where it goes. */
export function remember(family, doc) {
  const used = get("used") ?? {};
  for (const key of offered) use(used, key, read(doc, `/${key.replace(".", "/")}`));
  if (doc.signer && typeof doc.signer === "object") {
    const { signature, seal, ...signer } = doc.signer; // pictures are large, and nobody else's to sign with
    if (signer.name) use(used, "signer", signer);
  }
  use(used, "recipients", doc.recipients);
  put("used", used);
  let last = {};
  for (const p of kept) {
    const v = read(doc, p);
    if (v !== undefined) last = write(last, p, v);
  }
  put(`last-${family}`, last);
}
