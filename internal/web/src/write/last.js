// What an office wrote last, offered for its next paper. Kept in this browser.
import { askOnce } from "../shared/api.js";
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

// bodyOf is the family of bodies that a document, or an office's profile, is of.
const bodyOf = ({ organization, profile = "" }) =>
  organization === "doan" ? "doan" : profile.startsWith("dang") ? "party" : "state";

/** The offices (cơ quan) that the server knows: [{id, name}]. */
export const offices = () => askOnce("/v1/offices").then((a) => a.offices ?? a);

/** What an office's profile says. */
export const officeValues = (id) => askOnce(`/v1/offices/${encodeURIComponent(id)}`);

// onlyOffice is the server's office, if it knows one alone and that is of the document's family: {office}, or {}.
async function onlyOffice(doc) {
  try {
    const list = await offices();
    if (list.length !== 1) return {};
    return bodyOf(await officeValues(list[0].id)) === bodyOf(doc) ? { office: list[0].id } : {};
  } catch {
    return {};
  }
}

/** A new document with what the last one of its family began with, or else the only office there is. */
export async function withLast(doc) {
  const last = get(`last-${bodyOf(doc)}`);
  return { ...doc, ...(last ?? (await onlyOffice(doc))) };
}

/** Remembers the office that was chosen for a document, or that none was: the next one of its family begins so. */
export function keepOffice(doc, office) {
  put(`last-${bodyOf(doc)}`, { office });
}

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
export function remember(doc) {
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
  put(`last-${bodyOf(doc)}`, last);
}
