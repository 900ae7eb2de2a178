// What is pasted becomes blocks: through the server's reader of old papers, and never with fewer words than there were.

import { undoDepth } from "prosemirror-history";
import { Fragment, Slice } from "prosemirror-model";
import { EditorState, Plugin, PluginKey, Selection } from "prosemirror-state";
import { CellSelection, isInTable } from "prosemirror-tables";
import { Decoration, DecorationSet } from "prosemirror-view";
import { askJSON } from "../shared/api.js";
import { t } from "../shared/words.js";
import { picturesIn, putPictures } from "./picture.js";
import { bodySchema } from "./schema.js";
import { readBody, writeBody } from "./tree.js";

const n = bodySchema.nodes;
const patience = 60_000; // ms for the server to read what was pasted; the words are there meanwhile

/**
 * Handles a paste into a body; false leaves it to the editor. tell({text, undo, whole}) says what was recognised; whole: the document, if
 * it was a whole paper. paper: whose body it is: left(view), whether the view shows it no more; amend(change, markers) has change(blocks)
 * change its body then.
 */
export function pasted(view, event, slice, tell, paper) {
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
  recognise(view, html, text, tell, paper);
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

// recognise puts what was pasted into the body at once, as plain lines, and lets the server read it. When it has, and nobody has
// changed those lines, they take the shape that was recognised, in their paper if it was put away; whatever becomes of the view or the
// page meanwhile, the words are in the document.
async function recognise(view, html, text, tell, paper) {
  const lines = text
    .split("\n")
    .filter((l) => l.trim())
    .map((l) => n.paragraph.create(null, bodySchema.text(l)));
  if (lines.length === 0) return;
  const id = {};
  put(view, lines, id);
  const steps = undoDepth(view.state);
  let nodes = null;
  let whole;
  let markers;
  try {
    const { document: doc } = await imported(html, text);
    markers = doc.style?.numbering;
    if (isWhole(doc)) whole = doc;
    const blocks = [
      ...(doc.bases ?? []),
      ...(doc.opening ?? []),
      ...numbered(doc.purposes),
      ...(doc.sections ?? []),
      ...(doc.closing ?? []),
    ];
    const read = readBody(blocks);
    if (keepsWords(text, read.textBetween(0, read.content.size, "\n", "\n") + labels(read)))
      nodes = children(read.content);
  } catch {
    // The server cannot say what it is; the words are there all the same.
  }
  const place = waits.getState(view.state).get(id);
  if (!place) return; // another hand has filled the editor anew
  const tr = view.state.tr.setMeta(waits, { end: id });
  const there = place.to > place.from;
  if (paper.left(view)) {
    if (!there || !nodes?.length) return;
    const done = await paper.amend((blocks) => reshaped(blocks, place, nodes), markers);
    if (done) tell({ text: recognised(nodes), undo: true, whole });
    return;
  }
  const shaped = nodes?.length > 0 && there && shape(tr, place, nodes);
  view.dispatch(shaped ? tr.setMeta("paste", true).setMeta("amends", steps).setMeta("numbered", markers) : tr);
  if (!there) return; // taken out again
  const taken = shaped && view.state.doc === tr.doc;
  tell({
    text: taken ? recognised(nodes) : t(`Đã dán ${lines.length} đoạn.`, `Pasted ${lines.length} paragraphs.`),
    undo: true,
    whole,
  });
}

// shape puts lines in the place of those that were pasted plain, if these stand there as they were; what was typed behind them goes on
// behind the last.
function shape(tr, { from, base, lines }, nodes) {
  const now = [];
  for (let pos = from; now.length < lines.length && pos < tr.doc.content.size; pos += now.at(-1).nodeSize)
    now.push(tr.doc.nodeAt(pos));
  const last = lines.at(-1).content.size;
  const end = now.pop();
  if (now.length !== lines.length - 1 || !end || !now.every((node, i) => node.eq(lines[i]))) return false;
  if (!end.isTextblock || end.content.size < last || !end.cut(0, last).eq(lines.at(-1))) return false;
  const list = deeper(nodes, base);
  const tail = end.content.cut(last);
  if (tail.size > 0) {
    if (list.at(-1).isTextblock) list.push(list.pop().copy(list.at(-1).content.append(tail)));
    else list.push(end.copy(tail));
  }
  const to = from + [...now, end].reduce((size, node) => size + node.nodeSize, 0);
  const caret = to - tr.selection.head;
  const within = caret > 0 && tr.selection.head > from;
  tr.replaceWith(from, to, list);
  const behind = from + Fragment.from(list).size;
  if (within) tr.setSelection(Selection.near(tr.doc.resolve(behind - Math.min(caret, tail.size + 1)), -1));
  return true;
}

/**
 * The blocks of a body in which lines that were pasted plain have the shape that was recognised; undefined: they stand there no more as
 * they were, or more than once. place: {base, lines}.
 */
export function reshaped(blocks, place, nodes) {
  const state = EditorState.create({ doc: readBody(blocks ?? []) });
  const [first] = place.lines;
  const found = [];
  state.doc.forEach((node, from) => {
    if (place.lines.length > 1 && !node.eq(first)) return;
    const { tr } = state;
    if (shape(tr, { ...place, from }, nodes)) found.push(tr.doc);
  });
  return found.length === 1 ? writeBody(found[0]).blocks : undefined;
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

/**
 * Keeps the places of what was pasted and is still being read: by an id {from, to, base, lines}, from before the first line to
 * behind the last word; lines: as they were put there, at the depth `base`.
 */
export const waiting = () =>
  new Plugin({
    key: waits,
    state: {
      init: () => new Map(),
      apply: (tr, old) => {
        const { begin, end, ...place } = tr.getMeta(waits) ?? {};
        if (!begin && (old.size === 0 || !(tr.docChanged || end))) return old;
        const now = new Map();
        for (const [id, p] of old)
          if (id !== end) now.set(id, { ...p, from: tr.mapping.map(p.from, 1), to: tr.mapping.map(p.to, -1) });
        if (begin) now.set(begin, place);
        return now;
      },
    },
    props: {
      decorations(state) {
        const places = [...this.getState(state).values()].filter((p) => p.to > p.from);
        return DecorationSet.create(
          state.doc,
          places.map((p) => Decoration.widget(p.to, note, { side: 1 })),
        );
      },
    },
  });

function note() {
  const dom = document.createElement("span");
  dom.className = "waiting";
  dom.textContent = t("đang đọc phần vừa dán…", "reading what was pasted…");
  return dom;
}

// put puts lines in the place of the selection; an empty line gives way to them. id: they are still being read.
function put(view, list, id) {
  const tr = view.state.tr.deleteSelection();
  const $at = tr.doc.resolve(tr.selection.from);
  const line = $at.depth ? $at.node(1) : null;
  const base = line?.attrs.depth ?? 0;
  const lines = deeper(list, base);
  const [from, to] = line ? room(tr, $at, line) : [$at.pos, $at.pos];
  tr.replaceWith(from, to, lines);
  const end = from + Fragment.from(lines).size;
  tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
  if (id) tr.setMeta(waits, { begin: id, from, to: end - 1, base, lines });
  view.dispatch(tr.scrollIntoView().setMeta("paste", true));
}

const deeper = (list, base) =>
  list.map((c) => (base ? c.type.create({ ...c.attrs, depth: c.attrs.depth + base }, c.content) : c));

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
