// What the editor holds: the contract's blocks as lines one under another. The depth of a line says what it belongs to: it
// is a child of the nearest line above it that can have children and is less deep (see tree.js).
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const depth = { depth: { default: 0 } };
const numbered = { ...depth, label: { default: null }, level: { default: null }, extra: { default: null } };

// line is a line of text; its kind, depth and level stand in the page as attributes, for styles and for pasting.
function line(tag, kind, attrs, more = {}) {
  return {
    group: "block line",
    content: "text*",
    whitespace: "pre",
    attrs,
    parseDOM: [
      { tag: `${tag}[data-kind=${kind}]`, getAttrs: (dom) => fromDOM(dom, attrs), preserveWhitespace: "full" },
    ],
    toDOM: (node) => [tag, toDOM(node, kind), 0],
    ...more,
  };
}

const toDOM = (node, kind) => ({
  "data-kind": kind,
  "data-depth": String(node.attrs.depth),
  class: `d${Math.min(node.attrs.depth, 6)}`,
  ...(node.attrs.level ? { "data-level": node.attrs.level } : {}),
  ...(typeof node.attrs.label === "string" ? { "data-label": node.attrs.label } : {}),
});

// copied is what the clipboard brought of a block's attributes, see copied.js.
function copied(dom) {
  try {
    return JSON.parse(dom.dataset.attrs);
  } catch {
    return undefined;
  }
}

function fromDOM(dom, attrs) {
  const all = copied(dom);
  if (all) return all;
  const out = { depth: Number(dom.dataset.depth) || 0 };
  if ("level" in attrs) out.level = dom.dataset.level ?? null;
  if ("label" in attrs) out.label = dom.dataset.label ?? null;
  return out;
}

const tables = tableNodes({
  tableGroup: "block",
  cellContent: "cell_line+",
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (dom) => aligned(dom),
      setDOMAttr: (v, attrs) => v && Object.assign(attrs, { "data-align": v }),
    },
    bold: {
      default: null,
      getFromDOM: (dom) => (dom.dataset.bold === "true" ? true : null),
      setDOMAttr: (v, attrs) => v && Object.assign(attrs, { "data-bold": "true" }),
    },
    keys: { default: null }, // of the cell in the document; null: a plain text
  },
});

const aligned = (dom) =>
  dom.dataset.align ?? (["center", "right", "justify"].includes(dom.style.textAlign) ? dom.style.textAlign : null);

const ownTable = {
  ...tables.table,
  attrs: {
    ...depth,
    columns: { default: null },
    caption: { default: null },
    note: { default: null },
    keys: { default: null },
    extra: { default: null },
  },
  parseDOM: [
    {
      tag: "div.table-room[data-attrs]",
      getAttrs: (dom) => copied(dom) ?? false,
      contentElement: (dom) => dom.querySelector("tbody") ?? dom,
    },
    { tag: "table" },
  ],
  toDOM: (node) => [
    "div",
    { class: `table-room d${Math.min(node.attrs.depth, 6)}` },
    ["table", { "data-depth": String(node.attrs.depth) }, ...shares(node), ["tbody", 0]],
  ],
};

// shares are the widths of columns, as far as the document says them.
function shares(node) {
  const columns = node.attrs.columns;
  const sum = columns?.reduce((n, c) => n + (c?.width > 0 ? c.width : 0), 0);
  if (!sum || !columns.every((c) => c?.width > 0)) return [];
  return [["colgroup", ...columns.map((c) => ["col", { width: `${Math.round((c.width / sum) * 1000) / 10}%` }])]];
}

const inline = (tag, kind) => ({ parseDOM: [{ tag }, ...kind], toDOM: () => [tag, 0] });

const marks = {
  bold: inline("strong", [
    { tag: "b", getAttrs: (dom) => dom.style.fontWeight !== "normal" && null },
    { style: "font-weight", getAttrs: (v) => /^(bold(er)?|[6-9]\d\d)$/.test(v) && null },
  ]),
  italic: inline("em", [{ tag: "i" }, { style: "font-style=italic" }]),
  underline: inline("u", [{ style: "text-decoration", getAttrs: (v) => v.includes("underline") && null }]),
  super: { ...inline("sup", []), excludes: "sub super" },
  sub: { ...inline("sub", []), excludes: "sub super" },
};

const atom = (name, attrs) => ({
  group: "block",
  atom: true,
  selectable: true,
  attrs: { ...depth, ...attrs },
  parseDOM: [{ tag: `div[data-kind=${name}]`, getAttrs: (dom) => copied(dom) ?? false }],
  toDOM: (node) => ["div", { "data-kind": name, class: `atom d${Math.min(node.attrs.depth, 6)}` }],
});

/** The schema of a body. */
export const bodySchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      ...line("p", "paragraph", depth),
      parseDOM: [
        { tag: "span[data-no]", ignore: true },
        { tag: "p", getAttrs: (dom) => fromDOM(dom, depth), preserveWhitespace: "full" },
      ],
    },
    title: {
      ...line("h3", "title", numbered),
      parseDOM: [
        { tag: "h3[data-kind=title]", getAttrs: (dom) => fromDOM(dom, numbered), preserveWhitespace: "full" },
        { tag: "h1" },
        { tag: "h2" },
        { tag: "h3" },
        { tag: "h4" },
      ],
    },
    point: line("p", "point", numbered),
    dash: line("p", "dash", {
      ...depth,
      start: { default: false },
      object: { default: false },
      extra: { default: null },
    }),
    ...tables,
    table: ownTable,
    cell_line: {
      content: "text*",
      whitespace: "pre",
      parseDOM: [{ tag: "p", context: "table_cell/|table_header/", priority: 70, preserveWhitespace: "full" }],
      toDOM: () => ["p", 0],
    },
    form: {
      group: "block",
      content: "form_line+",
      attrs: { ...depth, extra: { default: null } },
      parseDOM: [{ tag: "div[data-kind=form]", getAttrs: (dom) => fromDOM(dom, depth) }],
      toDOM: (node) => ["div", toDOM(node, "form"), 0],
    },
    form_line: {
      content: "form_label form_value",
      attrs: { extra: { default: null } },
      parseDOM: [{ tag: "div[data-kind=form-line]" }],
      toDOM: () => ["div", { "data-kind": "form-line" }, 0],
    },
    form_label: {
      content: "text*",
      whitespace: "pre",
      parseDOM: [{ tag: "p[data-kind=label]", priority: 70, preserveWhitespace: "full" }],
      toDOM: () => ["p", { "data-kind": "label" }, 0],
    },
    form_value: {
      content: "text*",
      whitespace: "pre",
      attrs: { given: { default: false } },
      parseDOM: [{ tag: "p[data-kind=value]", priority: 70, preserveWhitespace: "full" }],
      toDOM: () => ["p", { "data-kind": "value" }, 0],
    },
    page_break: atom("page_break", { json: { default: true } }),
    image: atom("image", { json: { default: null } }),
    other: atom("other", { json: { default: null } }),
    text: { group: "inline" },
  },
  marks,
});

// A paste must not take a numbered line for a plain one: the more exact rules come first.
bodySchema.nodes.point.spec.parseDOM[0].priority = 60;
bodySchema.nodes.dash.spec.parseDOM[0].priority = 60;

/** The schema of a list of paragraphs. */
export const textSchema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: {
      content: "text*",
      whitespace: "pre",
      attrs: depth,
      parseDOM: [
        { tag: "span[data-no]", ignore: true },
        { tag: "p" },
        { tag: "li" },
        { tag: "h1" },
        { tag: "h2" },
        { tag: "h3" },
      ],
      toDOM: () => ["p", 0],
    },
    text: { group: "inline" },
  },
  marks,
});
