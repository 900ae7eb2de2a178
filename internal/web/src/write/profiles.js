// Which rules of form hold for a document; law.json is printed from the tables of the program.
import law from "./law.json" with { type: "json" };

/** The id of the profile that holds for a document. */
export function profileOf(doc) {
  const named = doc?.profile || (doc?.organization === "doan" ? "dang" : "nd30");
  if (named !== "dang") return named;
  const date = /^\d{4}(-\d{2}){0,2}$/.test(doc.date) ? doc.date : "9999"; // what is typed may be no date
  const last = `${date}-99-99`.slice(0, 10);
  return last < law.profiles["dang-2026"].from ? "dang-2018" : "dang-2026";
}

/** "state" or "party". */
export const familyOf = (doc) => (profileOf(doc) === "nd30" ? "state" : "party");

/** The clause behind an element of the paper; "" for a mere convention. */
export function clauseFor(element, doc) {
  const clause = element && law.profiles[profileOf(doc)]?.clauses[element];
  return clause && !clause.startsWith("quy ước") ? clause : "";
}

/** The bounds of a choice of style ("style.indent"), if a profile's rules have some: {name, min, max, default, unit}. */
export const boundsIn = (profile, option) => law.profiles[profile]?.options[option];

/** Markers by depth, and the marks of dash items. */
export function numberingFor(doc) {
  const p = law.profiles[profileOf(doc)] ?? law.profiles.nd30;
  return { sequence: doc?.style?.numbering?.length ? doc.style.numbering : p.numbering, bullets: p.bullets };
}

/** The levels of a text in articles, the highest first. */
export const levels = law.levels;
