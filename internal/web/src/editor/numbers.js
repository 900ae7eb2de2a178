// The numbers of blocks as they are printed, by the rules of the program's package compose.
import law from "../write/law.json" with { type: "json" };

const levels = law.levels;
const letters = [..."abcdđeghiklmnopqrstuvxy"];

/** a, b, c, d, đ, e … y, aa, ab … */
export function pointLetter(n) {
  let text = "";
  for (let i = n; i > 0; i = Math.floor((i - 1) / letters.length)) text = letters[(i - 1) % letters.length] + text;
  return text || String(n);
}

const digits = Object.entries({
  M: 1000,
  CM: 900,
  D: 500,
  CD: 400,
  C: 100,
  XC: 90,
  L: 50,
  XL: 40,
  X: 10,
  IX: 9,
  V: 5,
  IV: 4,
  I: 1,
});

/** I, II, III, IV … */
export function roman(n) {
  if (n < 1 || n > 3999) return String(n);
  let text = "";
  let rest = n;
  for (const [sign, value] of digits) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

// marker is one entry of a sequence such as "I.", "1.1." or "a)".
function marker(s) {
  const core = s.replace(/^[().\-+]+|[().\-+]+$/g, "");
  if (core === "") return { sort: "", head: s, tail: "" };
  const at = s.indexOf(core);
  const m = { head: s.slice(0, at), tail: s.slice(at + core.length), parts: core.split(".").length, sort: core };
  return /^\d/.test(core) ? { ...m, sort: "1" } : m;
}

const written = {
  "": () => "",
  I: (counts) => roman(counts.at(-1)),
  i: (counts) => roman(counts.at(-1)).toLowerCase(),
  A: (counts) => pointLetter(counts.at(-1)).toUpperCase(),
  a: (counts) => pointLetter(counts.at(-1)),
  1: (counts, parts) => counts.slice(-parts).join("."),
};

const label = (m, counts) => m.head + written[m.sort](counts, m.parts) + m.tail;

function sequenceOf(markers) {
  const s = markers.map(marker);
  if (s.at(-1).sort !== "") s.push(marker("-"));
  if (s.at(-1).head !== "+") s.push(marker("+"));
  return s;
}

const numeral = { roman, letter: pointLetter, "": String };

/**
 * The number of each entry of a tree, as a Map. An entry is {kind, label, level, children}; title, point and what stands
 * in items have a number. first: how many sections stand above the tree (the purposes of a plan are one).
 */
export function numberTree(tree, { sequence, bullets }, first = 0) {
  const markers = sequenceOf(sequence);
  const counted = {};
  const out = new Map();
  const restart = (within) => {
    for (const l of levels.filter((x) => x.within === within)) {
      counted[l.name] = 0;
      restart(l.name);
    }
  };
  const levelled = (e) => {
    const l = levels.find((x) => x.name === e.level) ?? levels[0];
    if (e.label !== "") counted[l.name] = (counted[l.name] ?? 0) + 1;
    restart(l.name);
    out.set(e, e.label ?? l.word + numeral[l.numeral](Math.max(1, counted[l.name] ?? 0)) + l.end);
    walk(e.children, [], 0);
  };
  const numbered = (e, counts) => {
    out.set(e, e.label ?? label(markers[Math.min(counts.length, markers.length) - 1], counts));
    walk(e.children, counts, 0);
  };
  const walk = (list, counts, from) => {
    let n = from;
    for (const e of list) {
      if (e.kind === "items") items(e.children, 0);
      else if ((e.kind === "title" || e.kind === "point") && e.level) levelled(e);
      else if (e.kind === "title" || e.kind === "point") {
        if (e.label !== "") n++;
        numbered(e, [...counts, n]);
      }
    }
  };
  const items = (list, depth) => {
    for (const e of list) {
      out.set(e, bullets[Math.min(depth, bullets.length - 1)].trim());
      for (const c of e.children) {
        if (c.kind === "items") items(c.children, depth + 1);
        else walk([c], [], 0);
      }
    }
  };
  walk(tree, [], first);
  return out;
}
