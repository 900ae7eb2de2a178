// What is pasted becomes blocks: through the server's reader of old papers, and never with fewer words than there were.
import { Fragment, Slice } from "prosemirror-model";
import { Plugin, PluginKey, Selection } from "prosemirror-state";
import { CellSelection, isInTable } from "prosemirror-tables";
import { Decoration, DecorationSet } from "prosemirror-view";
import { askJSON } from "../shared/api.js";
import { t } from "../shared/words.js";
import { picturesIn, putPictures } from "./picture.js";
import { bodySchema } from "./schema.js";
import { readBody } from "./tree.js";

const n = bodySchema.nodes;
const patience = 4000; // ms for the server to read what was pasted

/** Handles a paste into a body; false leaves it to the editor. tell({text, undo, whole}) says what was recognised; whole: the document, if it was a whole paper. */
export function pasted(view, event, slice, tell) {
  const data = event.clipboardData;
  const html = data?.getData("text/html") ?? "";
  const text = (data?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
  const pictures = text.trim() ? [] : picturesIn(data); // Word and Excel bring a picture of their text beside it
  if (pictures.length > 0) {
    putPictures(view, pictures);
    return true;
  }
  if (view.state.selection.$from.depth > 1) return putInside(view, slice);
  if (html.includes("data-pm-slice") || isInTable(view.state)) return false;
  if (!text.includes("\n") && !html.includes("<table")) return false; // within a line
  if (html ? onlyTable(html) : isGrid(text)) {
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

// putInside puts the texts of several lines into the cell or the form line of the caret, which would be torn apart by them; cells
// are the table's, and a text within a line the editor's.
function putInside(view, slice) {
  const { selection, tr } = view.state;
  const texts = [];
  let cells = selection instanceof CellSelection;
  slice.content.descendants((node) => {
    cells ||= node.type.name === "table" || node.type.spec.tableRole === "cell";
    if (node.isTextblock) texts.push(node.content);
    return !node.isTextblock;
  });
  if (cells || texts.length < 2) return false;
  const { type } = selection.$from.parent;
  const lines = texts.map((content) => (type === n.cell_line ? type.create(null, content) : content));
  if (type === n.cell_line) tr.replaceSelection(new Slice(Fragment.from(lines), 1, 1));
  else {
    const parted = lines.reduce((all, content) => all.append(Fragment.from(bodySchema.text(" "))).append(content));
    tr.replaceSelection(new Slice(parted, 0, 0));
  }
  view.dispatch(tr.scrollIntoView().setMeta("paste", true));
  return true;
}

// recognise lets the server read what was pasted. Who types on meanwhile does so behind its place.
async function recognise(view, html, text, tell) {
  view.dispatch(view.state.tr.deleteSelection().setMeta(waits, "begin"));
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
  const plain = !nodes;
  const list = plain
    ? text
        .split("\n")
        .filter((l) => l.trim())
        .map((l) => n.paragraph.create(null, bodySchema.text(l)))
    : children(nodes);
  put(view, list, waits.getState(view.state));
  if (list.length === 0) return;
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
  const plain = () => send(unlisted(text), "text/plain");
  if (!html) return plain();
  return send(html, "text/html").catch((e) => {
    if (e.status !== 415) throw e;
    return plain();
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
  for (const [word, times] of counted(bare(text))) {
    if ((left.get(word) ?? 0) < times) return false;
  }
  return true;
}

// bare is a text without the numbers and dashes before its paragraphs.
const bare = (text) =>
  text.replace(
    /^[ \t]*(?:[-–+•*·o]|\d+(?:\.\d+)*[.)]?|[a-zđ][.)]|[IVXLC]+[.-]|(?:Phần|Chương|Mục|Tiểu mục|Điều)\s+[\dIVXLC]+[.:]?)[ \t]+/gimu,
    "",
  );

function counted(text) {
  const map = new Map();
  for (const word of text
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

const waits = new PluginKey("paste");

/** Keeps the place of what was pasted and is still being read. */
export const waiting = () =>
  new Plugin({
    key: waits,
    state: {
      init: () => null,
      apply: (tr, at) => {
        const to = tr.getMeta(waits);
        if (to) return to === "begin" ? tr.selection.from : null;
        return at === null ? null : tr.mapping.map(at, -1);
      },
    },
    props: {
      decorations(state) {
        const at = this.getState(state);
        return at === null ? null : DecorationSet.create(state.doc, [Decoration.widget(at, note)]);
      },
    },
  });

function note() {
  const dom = document.createElement("span");
  dom.className = "waiting";
  dom.textContent = t("đang đọc phần vừa dán…", "reading what was pasted…");
  return dom;
}

// put puts lines in the place of the selection, or at a place; an empty line gives way to them.
function put(view, list, at = null) {
  const tr = view.state.tr.setMeta(waits, "end");
  if (at === null) tr.deleteSelection();
  const $at = tr.doc.resolve(at ?? tr.selection.from);
  const behind = tr.selection.empty && tr.selection.from === $at.pos; // nobody has typed on
  const line = $at.depth ? $at.node(1) : null;
  const base = line?.attrs.depth ?? 0;
  const nodes = list.map((c) => (base ? c.type.create({ ...c.attrs, depth: c.attrs.depth + base }, c.content) : c));
  const [from, to] = line ? room(tr, $at, line) : [$at.pos, $at.pos];
  if (nodes.length > 0) {
    tr.replaceWith(from, to, nodes);
    if (behind) tr.setSelection(Selection.near(tr.doc.resolve(from + Fragment.from(nodes).size), -1));
  }
  view.dispatch((behind ? tr.scrollIntoView() : tr).setMeta("paste", true));
}

// room is where lines may stand at a place in a line: [from, to] between or around lines.
function room(tr, $at, line) {
  if (!line.isTextblock || $at.parentOffset === line.content.size) {
    return line.isTextblock && line.content.size === 0 ? [$at.before(1), $at.after(1)] : [$at.after(1), $at.after(1)];
  }
  if ($at.parentOffset === 0) return [$at.before(1), $at.before(1)];
  tr.split($at.pos);
  return [$at.pos + 1, $at.pos + 1];
}

const listMark = /^\s*(?:[-–+•*·o§]|(?:\d+\.)*\d+[.)]|[a-zđ][.)]|[IVXLC]+\.)\s*$/iu;

// unlisted has a blank for the tab between a list's mark and its words.
const unlisted = (text) =>
  text.replace(/^([^\t\n]*)\t+/gm, (whole, first) => (listMark.test(first) ? `${first} ` : whole));

/** Whether a text is the cells of a table, between tabs; the numbers and dashes of a list stand before tabs too. */
export function isGrid(text) {
  const rows = text
    .replace(/\n$/, "")
    .split("\n")
    .map((l) => l.split("\t"));
  const listed = rows.every(([first]) => listMark.test(first));
  return rows[0].length > 1 && !listed && rows.every((r) => r.length === rows[0].length);
}

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
