// What is pasted becomes blocks: through the server's reader of old papers, and never with fewer words than there were.
import { isInTable } from "prosemirror-tables";
import { askJSON } from "../shared/api.js";
import { t } from "../shared/words.js";
import { bodySchema } from "./schema.js";
import { readBody } from "./tree.js";

const n = bodySchema.nodes;
const patience = 4000; // ms for the server to read what was pasted

/** Handles a paste into a body; false leaves it to the editor. tell({text, undo, whole}) says what was recognised; whole: the document, if it was a whole paper. */
export function pasted(view, event, tell) {
  const data = event.clipboardData;
  const html = data?.getData("text/html") ?? "";
  const text = (data?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
  if (html.includes("data-pm-slice") || isInTable(view.state) || view.state.selection.$from.depth > 1) return false;
  if (!text.includes("\n") && !html.includes("<table")) return false; // within a line
  if (onlyTable(html) || isGrid(text)) {
    const rows = onlyTable(html)
      ? rowsOf(html)
      : text
          .replace(/\n$/, "")
          .split("\n")
          .map((l) => l.split("\t"));
    put(view, [tableOf(rows)]);
    tell({ text: t(`Đã dán bảng ${rows.length} hàng.`, `Pasted a table of ${rows.length} rows.`), undo: true });
    return true;
  }
  recognise(view, html, text, tell);
  return true;
}

async function recognise(view, html, text, tell) {
  view.setProps({ editable: () => false });
  let nodes = null;
  let whole;
  try {
    const { document: doc } = await imported(html, text);
    if (isWhole(doc)) whole = doc;
    const blocks = [
      ...(doc.bases ?? []),
      ...(doc.opening ?? []),
      ...numbered(doc.purposes),
      ...(doc.sections ?? []),
      ...(doc.closing ?? []),
    ];
    const read = readBody(blocks);
    if (keepsWords(text, read.textBetween(0, read.content.size, "\n", "\n") + labels(read))) nodes = read.content;
  } catch {
    // The server cannot say what it is; the words come all the same.
  }
  if (view.isDestroyed) return;
  view.setProps({ editable: undefined });
  const plain = !nodes;
  const list = plain
    ? text
        .split("\n")
        .filter((l) => l.trim())
        .map((l) => n.paragraph.create(null, bodySchema.text(l)))
    : children(nodes);
  if (list.length === 0) return;
  put(view, list);
  tell({
    text: plain ? t(`Đã dán ${list.length} đoạn.`, `Pasted ${list.length} paragraphs.`) : recognised(list),
    undo: true,
    whole,
  });
}

// isWhole tells whether a text is a paper with its head and its end, so that it may fill the form.
const isWhole = (doc) => {
  const said = (v) => typeof v === "string" && !/^[.…\s]*$/.test(v);
  const names = [].concat(doc.issuer?.name ?? []);
  return names.some(said) && said([].concat(doc.subject ?? "").join(" ")) && said(doc.signer?.name);
};

// imported asks the server what a text is; one that reads no web pages gets the plain text.
async function imported(html, text) {
  const send = (body, type) =>
    askJSON("/v1/import", { method: "POST", body, type, signal: AbortSignal.timeout(patience), patience: 0 });
  if (!html) return send(text, "text/plain");
  return send(html, "text/html").catch((e) => {
    if (e.status !== 415) throw e;
    return send(text, "text/plain");
  });
}

const numbered = (list) => (list ?? []).map((text) => ({ text }));

function children(fragment) {
  const out = [];
  fragment.forEach((c) => {
    out.push(c);
  });
  return out;
}

const labels = (doc) =>
  children(doc.content)
    .map((c) => ` ${c.attrs.label ?? ""} ${c.attrs.caption ?? ""} ${c.attrs.note ?? ""}`)
    .join("");

/** Whether each word of a text is in another one as often; numbers and letters before paragraphs need not be. */
export function keepsWords(text, other) {
  const left = counted(other);
  for (const [word, times] of counted(text)) {
    if ((left.get(word) ?? 0) < times) return false;
  }
  return true;
}

function counted(text) {
  const bare = text.replace(
    /^[ \t]*(?:[-–+•*·o]|\d+(?:\.\d+)*[.)]?|[a-zđ][.)]|[IVXLC]+[.-]|(?:Phần|Chương|Mục|Tiểu mục|Điều)\s+[\dIVXLC]+[.:]?)[ \t]+/gimu,
    "",
  );
  const map = new Map();
  for (const word of bare
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [])
    map.set(word, (map.get(word) ?? 0) + 1);
  return map;
}

/** "4 mục, 12 gạch đầu dòng, 1 bảng". */
export function recognised(list) {
  const count = (...kinds) => list.filter((c) => kinds.includes(c.type.name)).length;
  const parts = [
    [count("title", "point"), "mục", "numbered"],
    [count("dash"), "gạch đầu dòng", "dashes"],
    [count("table"), "bảng", "tables"],
    [count("paragraph"), "đoạn", "paragraphs"],
  ].filter(([k]) => k > 0);
  return t(
    `Đã nhận ra ${parts.map(([k, vi]) => `${k} ${vi}`).join(", ")}.`,
    `Recognised: ${parts.map(([k, , en]) => `${k} ${en}`).join(", ")}.`,
  );
}

// put replaces the selection with lines; an empty line gives way to them.
function put(view, list) {
  const { state } = view;
  const $from = state.selection.$from;
  const line = $from.node(1);
  const bare = state.selection.empty && line?.isTextblock && line.content.size === 0;
  const base = line?.attrs.depth ?? 0;
  const nodes = list.map((c) => (base ? c.type.create({ ...c.attrs, depth: c.attrs.depth + base }, c.content) : c));
  const tr = state.tr;
  if (bare) tr.replaceWith($from.before(1), $from.after(1), nodes);
  else {
    tr.deleteSelection();
    const $at = tr.selection.$from;
    const head = $at.parentOffset === 0;
    const tail = $at.parentOffset === $at.parent.content.size;
    if (!head && !tail) tr.split($at.pos);
    tr.insert(head ? $at.before(1) : tail ? $at.after(1) : $at.pos + 1, nodes);
  }
  view.dispatch(tr.scrollIntoView().setMeta("paste", true));
}

const isGrid = (text) =>
  text.includes("\t") &&
  text
    .replace(/\n$/, "")
    .split("\n")
    .every((l, _, all) => l.split("\t").length === all[0].split("\t").length);

// onlyTable tells whether a page is one table with no word beside it, as a spreadsheet copies it.
function onlyTable(html) {
  if (!/<table/i.test(html)) return false;
  const page = new DOMParser().parseFromString(html, "text/html");
  const tables = page.querySelectorAll("table");
  if (tables.length !== 1) return false;
  const words = (e) => e.textContent.replace(/\s+/g, "");
  const all = words(page.body);
  return all === words(tables[0]);
}

function rowsOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [...page.querySelectorAll("tr")].map((r) =>
    [...r.cells].map((c) => ({ text: cellText(c), colspan: c.colSpan, rowspan: c.rowSpan, bold: c.tagName === "TH" })),
  );
}

const cellText = (c) =>
  [...c.childNodes]
    .map((x) => (x.nodeName === "BR" ? "\n" : x.textContent.replace(/[ \t\n]+/g, " ")))
    .join("")
    .trim();

function tableOf(rows) {
  const cells = (r) =>
    r.map((c) =>
      typeof c === "string"
        ? c.trim()
        : c.colspan > 1 || c.rowspan > 1
          ? { text: c.text, ...(c.colspan > 1 && { colspan: c.colspan }), ...(c.rowspan > 1 && { rowspan: c.rowspan }) }
          : c.text,
    );
  const [head, ...rest] = rows;
  return readBody([{ table: rest.length ? { header: [cells(head)], rows: rest.map(cells) } : { rows: [cells(head)] } }])
    .firstChild;
}
