// The contract's blocks as the editor's lines, and back. A body that nobody touched comes back as it was.

import { readMarks, styles, writeMarks } from "./markup.js";
import { bodySchema } from "./schema.js";

const n = bodySchema.nodes;
const has = (o, key) => Object.hasOwn(o, key);
const isObject = (v) => v !== null && typeof v === "object" && !Array.isArray(v);

// The text that a fragment was read from: what nobody changes is written as it was.
const source = new WeakMap();

/** A text with marks as nodes of a schema. */
export function inline(schema, text) {
  return readMarks(String(text ?? "")).map((s) =>
    schema.text(
      s.text,
      styles.filter((x) => s[x]).map((x) => schema.marks[x].create()),
    ),
  );
}

/** A line of a schema that holds a text. */
export function lineOf(type, attrs, text) {
  const node = type.create(attrs, inline(type.schema, text));
  if (node.content.size) source.set(node.content, text);
  return node;
}

/** The text of a line, with its marks. */
export function textOf(node) {
  if (node.content.size === 0) return "";
  const known = source.get(node.content);
  if (known !== undefined) return known;
  const spans = [];
  node.forEach((c) => {
    spans.push(Object.assign({ text: c.text }, Object.fromEntries(c.marks.map((m) => [m.type.name, true]))));
  });
  const text = writeMarks(spans);
  source.set(node.content, text);
  return text;
}

const extraOf = (o, known) => {
  const rest = Object.entries(o).filter(([k]) => !known.includes(k));
  return rest.length ? Object.fromEntries(rest) : null;
};

/** Blocks as a document of the editor. */
export function readBody(blocks) {
  const out = [];
  read(Array.isArray(blocks) ? blocks : [], 0, out);
  return n.doc.create(null, out.length ? out : [n.paragraph.create()]);
}

function read(blocks, depth, out) {
  for (const b of blocks) {
    if (typeof b === "string") out.push(lineOf(n.paragraph, { depth }, b));
    else if (!isObject(b)) out.push(n.other.create({ depth, json: b }));
    else if (typeof b.title === "string" || typeof b.text === "string") readNumbered(b, depth, out);
    else if (Array.isArray(b.items) && b.items.length && only(b, "items")) readItems(b.items, depth, out);
    else out.push(readWhole(b, depth));
  }
}

// readWhole reads a block that has no text of its own; one that is unknown is kept as it is.
function readWhole(b, depth) {
  if (isObject(b.table) && only(b, "table") && readable(b.table)) return readTable(b.table, depth);
  if (Array.isArray(b.form) && b.form.length && b.form.every((l) => isObject(l) && typeof l.label === "string"))
    return readForm(b, depth);
  if (only(b, "page_break")) return n.page_break.create({ depth, json: b.page_break });
  return (isObject(b.image) ? n.image : n.other).create({ depth, json: b });
}

const only = (b, key) => has(b, key) && Object.keys(b).length === 1;

function readNumbered(b, depth, out) {
  const key = typeof b.title === "string" ? "title" : "text";
  const attrs = {
    depth,
    label: typeof b.label === "string" ? b.label : null,
    level: typeof b.level === "string" ? b.level : null,
    extra: extraOf(b, [key, "level", "label", ...(Array.isArray(b.content) && b.content.length ? ["content"] : [])]),
  };
  out.push(lineOf(key === "title" ? n.title : n.point, attrs, b[key]));
  if (!attrs.extra?.content) read(b.content ?? [], depth + 1, out);
}

function readItems(items, depth, out) {
  items.forEach((item, i) => {
    const attrs = { depth, start: i === 0 };
    if (!isObject(item)) {
      out.push(lineOf(n.dash, attrs, String(item)));
      return;
    }
    const content = Array.isArray(item.content) && item.content.length ? item.content : [];
    attrs.object = true;
    attrs.extra = extraOf(item, ["text", ...(content.length ? ["content"] : [])]);
    out.push(lineOf(n.dash, attrs, item.text ?? ""));
    read(content, depth + 1, out);
  });
}

// readable tells whether a table has rows of cells.
function readable(table) {
  const rows = [...(table.header ?? []), ...(table.rows ?? [])];
  return rows.length > 0 && rows.every((r) => Array.isArray(r) && r.length > 0);
}

function readTable(table, depth) {
  const row = (cells, type) =>
    n.table_row.create(
      null,
      cells.map((c) => readCell(c, type)),
    );
  const rows = [
    ...(table.header ?? []).map((r) => row(r, n.table_header)),
    ...(table.rows ?? []).map((r) => row(r, n.table_cell)),
  ];
  const attrs = {
    depth,
    columns: table.columns ?? null,
    caption: table.caption ?? null,
    note: table.note ?? null,
    keys: Object.keys(table),
    extra: extraOf(table, ["columns", "caption", "note", "header", "rows"]),
  };
  return n.table.create(attrs, rows);
}

function readCell(cell, type) {
  const c = isObject(cell) ? cell : { text: cell };
  const lines = String(c.text ?? "")
    .split("\n")
    .map((l) => lineOf(n.cell_line, null, l));
  const attrs = {
    colspan: c.colspan ?? 1,
    rowspan: c.rowspan ?? 1,
    align: c.align ?? null,
    bold: c.bold ?? null,
    keys: isObject(cell) ? Object.keys(cell) : null,
  };
  return type.create(attrs, lines);
}

function readForm(b, depth) {
  const lines = b.form.map((l) =>
    n.form_line.create({ extra: extraOf(l, ["label", "value"]) }, [
      lineOf(n.form_label, null, l.label),
      lineOf(n.form_value, { given: has(l, "value") }, l.value ?? ""),
    ]),
  );
  return n.form.create({ depth, extra: extraOf(b, ["form"]) }, lines);
}

/**
 * The lines of a document as a tree of entries {kind, node, pos, depth, label, level, children}; dash items stand in
 * entries of kind "items". A line can be no deeper than one more than the line that it belongs to.
 */
export function treeOf(doc) {
  const root = [];
  const stack = [{ children: root }];
  doc.forEach((node, pos) => {
    const depth = Math.min(node.attrs.depth, stack.length - 1);
    stack.length = depth + 1;
    const list = stack[depth].children;
    const entry = {
      kind: node.type.name,
      node,
      pos,
      depth,
      label: node.attrs.label,
      level: node.attrs.level || undefined,
      children: [],
    };
    if (entry.kind === "dash") {
      const last = list.at(-1);
      if (last?.kind === "items" && !node.attrs.start) last.children.push(entry);
      else list.push({ kind: "items", children: [entry] });
    } else list.push(entry);
    if (parents.has(entry.kind)) stack.push(entry);
  });
  return root;
}

const parents = new Set(["title", "point", "dash"]);

/**
 * A document of the editor as blocks, with the place of each value: {blocks, places}, where places is a list of {pointer,
 * from, to} in the editor's positions. Lines without a text are left out.
 */
export function writeBody(doc, at = "") {
  const places = [];
  const blocks = writeList(treeOf(doc), at, places);
  return { blocks: blocks.length ? blocks : undefined, places };
}

const empty = (e) =>
  e.node.content.size === 0 &&
  e.children.every((c) => (c.kind === "items" ? c.children.every(empty) : empty(c))) &&
  e.node.isTextblock;

function writeList(list, at, places) {
  const out = [];
  for (const e of list) {
    const pointer = `${at}/${out.length}`;
    if (e.kind === "items") {
      const items = e.children.filter((c) => !empty(c));
      if (items.length) out.push({ items: items.map((c, i) => writeItem(c, `${pointer}/items/${i}`, places)) });
    } else if (!e.node.isTextblock || !empty(e)) out.push(writeEntry(e, pointer, places));
  }
  return out;
}

const put = (places, pointer, node, pos) => places.push({ pointer, from: pos + 1, to: pos + node.nodeSize - 1 });

function writeEntry(e, pointer, places) {
  const { node } = e;
  switch (e.kind) {
    case "paragraph":
      put(places, pointer, node, e.pos);
      return textOf(node);
    case "title":
    case "point":
      return writeNumbered(e, pointer, places);
    case "table":
      put(places, `${pointer}/table`, node, e.pos);
      return { table: writeTable(node, e.pos, `${pointer}/table`, places) };
    case "form":
      return writeForm(e, pointer, places);
    case "page_break":
      put(places, pointer, node, e.pos);
      return { page_break: node.attrs.json };
  }
  put(places, pointer, node, e.pos);
  return node.attrs.json;
}

function writeNumbered(e, pointer, places) {
  const key = e.kind === "title" ? "title" : "text";
  const { label, level, extra } = e.node.attrs;
  const out = { [key]: textOf(e.node), ...extra };
  put(places, `${pointer}/${key}`, e.node, e.pos);
  if (label !== null) out.label = label;
  if (level !== null) out.level = level;
  const content = writeList(e.children, `${pointer}/content`, places);
  if (content.length) out.content = content;
  return out;
}

function writeItem(e, pointer, places) {
  const { object, extra } = e.node.attrs;
  const content = writeList(e.children, `${pointer}/content`, places);
  if (!object && !extra && content.length === 0) {
    put(places, pointer, e.node, e.pos);
    return textOf(e.node);
  }
  put(places, `${pointer}/text`, e.node, e.pos);
  return { text: textOf(e.node), ...extra, ...(content.length ? { content } : {}) };
}

function writeTable(table, pos, at, places) {
  const { columns, caption, note, keys, extra } = table.attrs;
  const header = [];
  const rows = [];
  table.forEach((row, offset) => {
    const head = rows.length === 0 && allHeads(row);
    const list = head ? header : rows;
    const pointer = `${at}/${head ? "header" : "rows"}/${list.length}`;
    const cells = [];
    row.forEach((cell, o, i) => {
      places.push({ pointer: `${pointer}/${i}`, from: pos + offset + o + 3, to: pos + offset + o + 1 + cell.nodeSize });
      cells.push(writeCell(cell));
    });
    list.push(cells);
  });
  const out = { ...extra };
  const add = (key, value, given) => {
    if (given || keys?.includes(key)) out[key] = value;
  };
  add("columns", columns, columns !== null);
  add("header", header, header.length > 0);
  add("rows", rows, rows.length > 0);
  add("caption", caption ?? "", caption !== null);
  add("note", note ?? "", note !== null);
  return out;
}

function allHeads(row) {
  for (let i = 0; i < row.childCount; i++) {
    if (row.child(i).type !== n.table_header) return false;
  }
  return true;
}

function writeCell(cell) {
  const lines = [];
  cell.forEach((l) => {
    lines.push(textOf(l));
  });
  const text = lines.join("\n");
  const { colspan, rowspan, align, bold, keys } = cell.attrs;
  const plain = colspan === 1 && rowspan === 1 && align === null && bold === null;
  if (plain && keys === null) return text;
  const out = {};
  if (text !== "" || keys === null || keys.includes("text")) out.text = text;
  const add = (key, value, given) => {
    if (given || keys?.includes(key)) out[key] = value;
  };
  add("colspan", colspan, colspan > 1);
  add("rowspan", rowspan, rowspan > 1);
  if (align !== null) out.align = align;
  if (bold !== null) out.bold = bold;
  return out;
}

function writeForm(e, pointer, places) {
  const form = [];
  e.node.forEach((line, offset) => {
    const [label, value] = [line.child(0), line.child(1)];
    const start = e.pos + offset + 2;
    const at = `${pointer}/form/${form.length}`;
    put(places, `${at}/label`, label, start);
    put(places, `${at}/value`, value, start + label.nodeSize);
    const text = textOf(value);
    form.push({
      label: textOf(label),
      ...line.attrs.extra,
      ...(text !== "" || value.attrs.given ? { value: text } : {}),
    });
  });
  return { form, ...e.node.attrs.extra };
}
