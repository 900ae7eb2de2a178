// The inline marks of a text (**bold**, *italic*, __underlined__, m^2^, H~2~O), read and written by the rules of the
// program's package markup. Its test reads the cases of that package.

const special = /[*_^~\\]/;
const letterly = /[\p{L}\p{Nd}\p{M}]/u;
const space = /\p{White_Space}/u;
const digit = /\p{Nd}/u;

/** The styles, in the order in which they are written when they begin and end together. */
export const styles = ["underline", "bold", "italic", "super", "sub"];

const before = (s, pos) => {
  if (pos === 0) return "";
  const c = s.charCodeAt(pos - 1);
  return c >= 0xdc00 && c <= 0xdfff && pos > 1 ? s.slice(pos - 2, pos) : s[pos - 1];
};
const after = (s, pos) => (pos < s.length ? String.fromCodePoint(s.codePointAt(pos)) : "");

/** A text as spans {text, bold?, italic?, underline?, super?, sub?}; spans are not empty, and neighbours differ in style. */
export function readMarks(s) {
  if (s === "") return [];
  if (!special.test(s)) return [{ text: s }];
  const runs = scan(s);
  pair(runs);
  return cut(s, runs);
}

const blankRun = { closed: 0, opened: 0, left: 0 };

function scan(s) {
  const runs = [];
  for (let i = 0; i < s.length; ) {
    const c = s[i];
    if (c === "\\" && i + 1 < s.length && special.test(s[i + 1])) {
      runs.push({ ...blankRun, pos: i, n: 1, mark: c, off: [], on: [] });
      i += 2;
    } else if (c === "*" || c === "_") {
      let n = 1;
      while (s[i + n] === c) n++;
      if ((c === "*" && n <= 3) || (c === "_" && n === 2)) runs.push(newRun(s, i, n));
      i += n;
    } else if (c === "^" || c === "~") {
      const n = scriptAt(s, i, endsScript(runs.at(-1), i));
      if (n > 0) runs.push(...scriptRuns(c, i, n));
      i += Math.max(1, n);
    } else i++;
  }
  return runs;
}

const endsScript = (r, pos) => !!r?.script && r.off.length > 0 && r.pos + r.n === pos;

function scriptRuns(mark, pos, n) {
  const set = [mark === "^" ? "super" : "sub"];
  const run = { ...blankRun, n: 1, mark, script: true };
  return [
    { ...run, pos, opened: 1, on: set, off: [] },
    { ...run, pos: pos + n - 1, closed: 1, on: [], off: set },
  ];
}

function scriptAt(s, pos, another) {
  const b = before(s, pos);
  let end = pos + 1;
  while (end < s.length && !special.test(s[end]) && !space.test(s[end])) end++;
  if (end === pos + 1 || s[end] !== s[pos]) return 0;
  if (!another && !(letterly.test(b) || b === ")" || b === "]")) return 0;
  const first = after(s, pos + 1);
  return letterly.test(first) || "+-−–".includes(first) ? end + 1 - pos : 0;
}

function newRun(s, pos, n) {
  const b = before(s, pos);
  const a = after(s, pos + n);
  const r = { ...blankRun, pos, n, mark: s[pos], off: [], on: [], left: n };
  r.opens = a !== "" && !space.test(a);
  r.closes = b !== "" && !space.test(b);
  if (r.mark === "_" || n === 1) {
    r.opens &&= !letterly.test(b);
    r.closes &&= !letterly.test(a);
  }
  if (r.mark === "_") {
    r.opens &&= !"/.,:;-".includes(a);
    r.closes &&= b !== "/" && b !== "-";
  } else if ((digit.test(b) && digit.test(a)) || (b === "(" && a === ")")) {
    r.opens = false;
    r.closes = false;
  }
  return r;
}

const sort = (r) => (r.mark === "_" ? 3 : r.left - 1);
const partners = [[0, 2], [1, 2], [0, 1, 2], [3]];

// pair finds partners: a closing run gets the nearest open one that fits.
function pair(runs) {
  const open = [];
  for (const r of runs) {
    while (r.closes && r.left > 0 && close(open, r));
    if (r.opens && r.left > 0) open.push(r);
  }
}

function close(open, r) {
  const fits = partners[sort(r)];
  const at = open.findLastIndex((o) => fits.includes(sort(o)));
  if (at < 0) return false;
  const o = open[at];
  open.length = at;
  const n = Math.min(o.left, r.left);
  const set = r.mark === "_" ? ["underline"] : [["italic"], ["bold"], ["bold", "italic"]][n - 1];
  o.left -= n;
  o.opened += n;
  o.on.push(...set);
  r.left -= n;
  r.closed += n;
  r.off.push(...set);
  if (o.left > 0) open.push(o);
  return true;
}

function cut(s, runs) {
  const spans = [];
  const depth = {};
  const put = (text) =>
    spans.push(
      styled(
        text,
        styles.filter((x) => depth[x] > 0),
      ),
    );
  let from = 0;
  for (const r of runs) {
    put(s.slice(from, r.pos));
    if (r.mark === "\\") {
      from = r.pos + 1;
      continue;
    }
    for (const x of r.off) depth[x]--;
    put(s.slice(r.pos + r.closed, r.pos + r.n - r.opened));
    for (const x of r.on) depth[x] = (depth[x] ?? 0) + 1;
    from = r.pos + r.n;
  }
  put(s.slice(from));
  return merged(spans);
}

const styled = (text, set) => Object.assign({ text }, Object.fromEntries(set.map((x) => [x, true])));
const styleOf = (span) => styles.filter((x) => span[x]);
const sameStyle = (a, b) => styles.every((x) => !a[x] === !b[x]);

function merged(spans) {
  const out = [];
  for (const s of spans) {
    if (s.text === "") continue;
    const last = out.at(-1);
    if (last && sameStyle(last, s)) out[out.length - 1] = { ...last, text: last.text + s.text };
    else out.push(s);
  }
  return out;
}

const same = (a, b) => a.length === b.length && a.every((s, i) => s.text === b[i].text && sameStyle(s, b[i]));

/**
 * Spans as a text that is read as them. Where marks cannot say it (blanks at a border, a part of a word in italic), the
 * style gives way a little; the letters never do.
 */
export function writeMarks(given) {
  const exact = merged(given);
  const plain = exact.map((s) => s.text).join("");
  if (exact.every((s) => styleOf(s).length === 0)) return literal(plain);
  for (const shape of [(x) => x, spaced, (x) => spaced(whole(x))]) {
    const spans = merged(shape(exact));
    for (const escape of [(x) => x, escaped]) {
      const text = emit(spans, escape);
      if (same(readMarks(text), spans)) return text;
    }
  }
  return literal(plain);
}

const escaped = (s) => s.replace(/[*_^~\\]/g, "\\$&");

// literal is a text without styles, with no more backslashes than it needs.
function literal(text) {
  return same(readMarks(text), merged([{ text }])) ? text : escaped(text);
}

// spaced takes the styles off blanks at the borders of a styled stretch.
function spaced(spans) {
  let out = spans;
  for (const style of styles) {
    const now = out;
    out = merged(
      now.flatMap((s, i) => {
        if (!s[style]) return [s];
        const head = now[i - 1]?.[style] ? "" : /^\s*/.exec(s.text)[0];
        const rest = s.text.slice(head.length);
        const tail = now[i + 1]?.[style] ? "" : /\s*$/.exec(rest)[0];
        const bare = { ...s, [style]: undefined };
        return [
          { ...bare, text: head },
          { ...s, text: rest.slice(0, rest.length - tail.length) },
          { ...bare, text: tail },
        ];
      }),
    );
  }
  return out;
}

// whole lets italic and underline reach to the borders of words.
function whole(spans) {
  const letters = spans.flatMap((s) => [...s.text].map((c) => ({ ...s, text: c })));
  const reach = (i, from, style) => {
    if (letters[from]?.[style] && letterly.test(letters[from].text) && letterly.test(letters[i].text))
      letters[i][style] = true;
  };
  for (const style of ["italic", "underline"]) {
    for (let i = 1; i < letters.length; i++) reach(i, i - 1, style);
    for (let i = letters.length - 2; i >= 0; i--) reach(i, i + 1, style);
  }
  return letters;
}

const signs = { bold: "**", italic: "*", underline: "__", super: "^", sub: "~" };

function emit(spans, escape) {
  let text = "";
  const open = [];
  spans.forEach((s, i) => {
    while (open.some((x) => !s[x])) text += signs[open.pop()];
    const lasts = (x) => {
      const end = spans.findIndex((o, j) => j > i && !o[x]);
      return end < 0 ? spans.length : end;
    };
    const next = styleOf(s).filter((x) => !open.includes(x));
    next.sort((a, b) => lasts(b) - lasts(a) || styles.indexOf(a) - styles.indexOf(b));
    for (const x of next) {
      text += signs[x];
      open.push(x);
    }
    text += escape(s.text);
  });
  while (open.length) text += signs[open.pop()];
  return text;
}
