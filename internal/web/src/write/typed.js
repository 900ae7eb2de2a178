// What is typed into a control, as the value that the document takes, and back.

/** 2026-11-20 as 20/11/2026, 2026-11 as 11/2026; what is no date as it is. */
export function dateShown(iso) {
  if (typeof iso !== "string") return "";
  return /^\d{4}(-\d{2}){0,2}$/.test(iso) ? iso.split("-").reverse().join("/") : iso;
}

const two = (n) => String(Number(n)).padStart(2, "0");

/** The day of a Date, as ISO. */
export const today = (now) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** 20/11/2026, 20-11-2026, 20.11.2026, 20 11, 11/2026, 2026, 20112026, "hôm nay" as ISO; undefined: no date. A day without a year is of this year. */
export function dateTyped(text, now) {
  const s = text.trim();
  if (/^(hôm )?nay$|^hn$/i.test(s.normalize("NFC"))) return today(now);
  const d = partsOf(s, now);
  if (!d || notThere(d)) return undefined;
  return [d.year, d.month && two(d.month), d.day && two(d.day)].filter(Boolean).join("-");
}

/** Why a text is no date: {month: 13}, {day: 31, month: 2, year: 2026, last: 28}, {} where it is none in any way; undefined: it is one. */
export function dateFault(text, now) {
  if (text.trim() === "" || dateTyped(text, now)) return undefined;
  const d = partsOf(text.trim(), now);
  return (d && notThere(d)) || {};
}

// partsOf is what a text says as a date, {year, month, day}, though the calendar may not have it.
function partsOf(s, now) {
  const year = String(now.getFullYear());
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(s)) return named(s.split("-"));
  if (/^\d{8}$/.test(s)) return named([s.slice(4), s.slice(2, 4), s.slice(0, 2)]);
  const parts = s
    .normalize("NFC")
    .replace(/ngày|tháng|năm|,/giu, " ")
    .trim()
    .split(/[\s/.-]+/);
  if (!parts.every((p) => /^\d{1,4}$/.test(p))) return undefined;
  const [first, second, third] = parts;
  switch (parts.map((p) => (p.length < 3 ? 2 : p.length)).join(" ")) {
    case "2 2 4":
      return named([third, second, first]);
    case "4 2 2":
      return named(parts);
    case "2 2 2":
      return third.length === 2 ? named([year.slice(0, 2) + third, second, first]) : undefined;
    case "2 4":
      return named([second, first]);
    case "2 2":
      return named([year, second, first]);
    case "4":
      return named([first]);
  }
  return undefined;
}

const named = ([year, month, day]) => ({ year, month, day });

// notThere is what the calendar does not have of a date.
function notThere({ year, month, day }) {
  const m = Number(month);
  if (month !== undefined && (m < 1 || m > 12)) return { month: m };
  if (day === undefined) return undefined;
  const last = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  return Number(day) < 1 || Number(day) > last ? { day: Number(day), month: m, year: Number(year), last } : undefined;
}

/** Digits as a number; digits with a zero before them stay a text, anything else too, so that the fault is told. */
export function numberTyped(text) {
  const s = text.trim();
  if (s === "") return undefined;
  return /^[1-9]\d{0,8}$/.test(s) ? Number(s) : s;
}

const newLine = " ↵ "; // between the lines of one entry

/** 13,5 as a number; a text that is none stays as it is typed. */
export function decimalTyped(text) {
  const s = text.trim();
  const n = Number(s.replace(",", "."));
  return s === "" ? undefined : Number.isNaN(n) ? s : n;
}

/** A list as lines. */
export function listShown(list) {
  return Array.isArray(list) ? list.map((x) => (Array.isArray(x) ? x.join(newLine) : String(x))).join("\n") : "";
}

/** Lines as a list, without the dashes before them and the semicolons behind. */
export function listTyped(text) {
  const list = text
    .split("\n")
    .map((l) =>
      l
        .replace(dash, "")
        .replace(/\s*;\s*$/, "")
        .trim(),
    )
    .filter((l) => l !== "")
    .map((l) =>
      l.includes("↵")
        ? l
            .split("↵")
            .map((p) => p.trim())
            .filter(Boolean)
        : l,
    );
  return list.length ? list : undefined;
}

const dash = /^\s*[-–+•·▪●○◦§\uf0b7\uf0a7]\s+/u; // Word's bullets are letters of its own faces

/** The lines of a list of bodies that is pasted: without the words over it, parted where dashes and semicolons part it, a line that only ran over joined again. */
export function linesPasted(text) {
  const lines = text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/^\s*(?:nơi nhận|(?:đồng )?kính gửi)[ \t]*[:\n]\s*/i, "")
    .split("\n")
    .map((l) => l.trim())
    .filter(Boolean);
  const dashed = lines.some((l) => dash.test(l));
  const whole = [];
  for (const l of lines) {
    if (dashed && whole.length > 0 && !dash.test(l) && !/[;.]$/.test(whole.at(-1))) whole.push(`${whole.pop()} ${l}`);
    else whole.push(l);
  }
  return listTyped(whole.flatMap((l) => l.split(/;(?![^()]*\))/)).join("\n")) ?? [];
}

/** A list of recipients without a line "Lưu: VT, VP.", and what that line says: {rest, archive}. */
export function withoutArchive(list) {
  const kept = (list ?? []).map((l) => /^lưu\s*:\s*(.+?)\.?$/iu.exec([].concat(l).join(" "))?.[1]);
  const rest = (list ?? []).filter((_, i) => kept[i] === undefined);
  return { rest: rest.length ? rest : undefined, archive: kept.find((k) => k !== undefined) };
}

/** The ways to sign, by family, and the words before them. */
export const ways = {
  state: [
    ["TM.", "thay mặt", "on behalf of"],
    ["KT.", "ký thay", "for"],
    ["TL.", "thừa lệnh", "by order of"],
    ["TUQ.", "thừa ủy quyền", "authorised by"],
    ["Q.", "quyền", "acting"],
  ],
  party: [
    ["T/M", "thay mặt", "on behalf of"],
    ["K/T", "ký thay", "for"],
    ["T/L", "thừa lệnh", "by order of"],
    ["TUQ", "thừa ủy quyền", "authorised by"],
    ["Q.", "quyền", "acting"],
  ],
};

/** The way that a signer's lines show; "" is by himself. */
export function wayOf(signer, family) {
  const line = signer?.authority?.at(-1) ?? "";
  return ways[family].find(([w]) => line.toUpperCase().startsWith(w))?.[0] ?? "";
}

/** The signer's lines for a way to sign: {authority, position}. The position so far is the head's, or his for whom is signed. */
export function signingLines(way, signer, issuer) {
  const rest = (signer?.authority ?? []).at(-1)?.replace(/^\S+\s*/, "") ?? "";
  const position = signer?.position ?? [];
  const body = (Array.isArray(issuer?.name) ? issuer.name.join(" ") : (issuer?.name ?? "")).toUpperCase();
  if (way === "") return { authority: undefined, position: position.length ? position : rest ? [rest] : undefined };
  if (/^T[/]?M/.test(way))
    return { authority: [`${way} ${body}`.trim()], position: position.length ? position : undefined };
  const head = rest && !wholeBody(signer) ? rest : (position[0] ?? "");
  if (way === "Q.") return { authority: [`Q. ${head}`.trim()], position: undefined };
  const deputy = /^K/.test(way) && head && !rest ? [`PHÓ ${head}`] : rest ? position : undefined;
  return { authority: [...above(signer), `${way} ${head}`.trim()], position: deputy?.length ? deputy : undefined };
}

const wholeBody = (signer) => /^T[/]?M/.test((signer?.authority ?? []).at(-1) ?? "");

// above is the "TM." line that stays over another one.
const above = (signer) => (signer?.authority ?? []).filter((l) => /^T[/]?M/.test(l));
