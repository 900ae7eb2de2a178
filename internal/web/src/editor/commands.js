// What keys and buttons do to the lines of a body.
import { InputRule } from "prosemirror-inputrules";
import { Fragment } from "prosemirror-model";
import { Selection, TextSelection } from "prosemirror-state";
import { findTable, selectedRect, TableMap } from "prosemirror-tables";
import { bodySchema } from "./schema.js";

const n = bodySchema.nodes;
const containers = new Set(["title", "point", "dash"]);
const lines = new Set(["paragraph", ...containers]);

/** The line that the caret is in: {node, pos, index}, or null inside a table or a form. */
export function lineAt(state) {
  const $from = state.selection.$from;
  if ($from.depth !== 1) return null;
  return { node: $from.parent, pos: $from.before(1), index: $from.index(0) };
}

// selected are the top lines that the selection touches.
function selected(state) {
  const { $from, $to } = state.selection;
  const out = [];
  state.doc.forEach((node, pos) => {
    if (pos + node.nodeSize > $from.pos && pos < $to.pos + ($from.pos === $to.pos ? 1 : 0)) out.push({ node, pos });
  });
  if (out.length === 0 && $from.depth >= 1) out.push({ node: $from.node(1), pos: $from.before(1) });
  return out;
}

/** Turns the lines of the selection into another kind. */
export function turn(kind, attrs = {}) {
  return (state, dispatch) => {
    const list = selected(state).filter(({ node }) => lines.has(node.type.name));
    if (list.length === 0) return false;
    if (!dispatch) return true;
    const tr = state.tr;
    if (kind === "point" && !attrs.level && list[0].node.attrs.depth === 0) tr.setMeta("numbered", "1.");
    for (const { node, pos } of list) {
      const { depth } = node.attrs;
      const kept = kind === "title" || kind === "point" ? { label: node.attrs.label ?? null, level: null } : {};
      tr.setNodeMarkup(pos, n[kind], { depth, ...kept, ...attrs });
    }
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Moves the lines of the selection, and what belongs to them, one level in (1) or out (-1). */
export function indent(by) {
  return (state, dispatch) => {
    const list = selected(state);
    if (list.length === 0) return false;
    const tr = state.tr;
    const moved = new Set();
    for (const { node, pos } of list) {
      if (moved.has(pos)) continue;
      const depth = node.attrs.depth;
      if (by > 0 ? depth + 1 > roomAbove(state.doc, pos) : depth === 0) continue;
      for (const line of subtree(state.doc, pos)) {
        if (moved.has(line.pos)) continue;
        moved.add(line.pos);
        tr.setNodeMarkup(line.pos, null, { ...line.node.attrs, depth: line.node.attrs.depth + by });
      }
    }
    if (!tr.docChanged) return by > 0; // nothing to do, but the key is taken
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

// roomAbove is the greatest depth that a line may have where it stands.
function roomAbove(doc, pos) {
  let room = 0;
  doc.forEach((node, at) => {
    if (at >= pos) return;
    room =
      Math.min(node.attrs.depth, room) +
      (node.type.name === "title" || node.type.name === "point" || node.type.name === "dash" ? 1 : 0);
  });
  return room;
}

// parentOf is the line that a line belongs to.
function parentOf(doc, pos) {
  const depth = Math.min(doc.nodeAt(pos).attrs.depth, roomAbove(doc, pos));
  let found = null;
  doc.forEach((node, at) => {
    if (at < pos && node.attrs.depth < depth && containers.has(node.type.name)) found = node;
  });
  return found;
}

// subtree is a line with the deeper ones under it.
function subtree(doc, pos) {
  const out = [];
  let depth = -1;
  doc.forEach((node, at) => {
    if (at === pos) depth = node.attrs.depth;
    else if (depth >= 0 && (at < pos || node.attrs.depth <= depth)) {
      if (at > pos) depth = -2;
      return;
    }
    if (depth >= 0) out.push({ node, pos: at });
  });
  return out;
}

/**
 * Enter: the next line of the same kind, under a heading a paragraph. In an empty line one step out: from a list to what
 * it belongs to, from there to a paragraph, from a paragraph to the next heading.
 */
export function enter(state, dispatch) {
  const line = lineAt(state);
  if (!line || !lines.has(line.node.type.name)) return false;
  const { node, pos } = line;
  const kind = node.type.name;
  if (node.content.size === 0 && (kind !== "paragraph" || node.attrs.depth > 0)) {
    const above = parentOf(state.doc, pos);
    const out = above && (kind === "paragraph" || above.type.name !== "title");
    const { depth, level } = out ? above.attrs : { depth: node.attrs.depth };
    dispatch?.(state.tr.setNodeMarkup(pos, out ? above.type : n.paragraph, level ? { depth, level } : { depth }));
    return true;
  }
  if (!dispatch) return true;
  const tr = state.tr;
  if (!state.selection.empty) tr.deleteSelection();
  const $at = tr.selection.$from;
  const atStart = $at.parentOffset === 0;
  const below = kind === "title" && !atStart;
  const next = below
    ? { type: n.paragraph, attrs: { depth: node.attrs.depth + 1 } }
    : { type: node.type, attrs: { ...node.attrs, label: null, start: false, extra: null, object: false } };
  if (kind === "title" || kind === "point")
    next.attrs = below ? next.attrs : { depth: node.attrs.depth, label: null, level: node.attrs.level, extra: null };
  if (kind === "dash") next.attrs = { depth: node.attrs.depth };
  tr.split($at.pos, 1, [next]);
  dispatch(tr.scrollIntoView());
  return true;
}

/** Backspace at the head of a line: first a plain paragraph, then one level out, then joined to the line above. */
export function backspace(state, dispatch) {
  const line = lineAt(state);
  const { $from, empty } = state.selection;
  if (!line || !empty || $from.parentOffset > 0) return false;
  const { node, pos } = line;
  if (node.type !== n.paragraph) {
    dispatch?.(state.tr.setNodeMarkup(pos, n.paragraph, { depth: node.attrs.depth }));
    return true;
  }
  if (line.index === 0) return false;
  const above = state.doc.child(line.index - 1);
  if (lines.has(above.type.name)) {
    dispatch?.(state.tr.join(pos).scrollIntoView());
    return true;
  }
  return node.attrs.depth > 0 && node.content.size === 0 ? indent(-1)(state, dispatch) : false;
}

/** Puts a block behind the line of the caret, in its place if that is empty; the caret goes into it. */
export function insert(block) {
  return (state, dispatch) => {
    const $from = state.selection.$from;
    if ($from.depth === 0 && !state.selection.node) return false;
    const index = $from.index(0);
    const here = state.doc.child(index);
    const pos = $from.depth ? $from.before(1) : $from.pos;
    const bare = lines.has(here.type.name) && here.content.size === 0;
    const depth = here.attrs.depth + (here.type.name === "title" && !bare ? 1 : 0);
    if (!dispatch) return true;
    const node = block(depth);
    const list = [node];
    if (index === state.doc.childCount - 1) list.push(n.paragraph.create({ depth }));
    const from = bare ? pos : pos + here.nodeSize;
    const tr = state.tr.replaceWith(from, pos + here.nodeSize, Fragment.from(list));
    tr.setSelection(
      node.isAtom && node.isLeaf
        ? Selection.near(tr.doc.resolve(from + node.nodeSize))
        : TextSelection.near(tr.doc.resolve(from + 1)),
    );
    dispatch(tr.scrollIntoView());
    return true;
  };
}

const cell = (type) => type.create(null, n.cell_line.create());
const row = (type, columns) =>
  n.table_row.create(
    null,
    Array.from({ length: columns }, () => cell(type)),
  );

/** An empty table with one header row. */
export const newTable = (columns = 3, rows = 3) =>
  insert((depth) =>
    n.table.create({ depth }, [
      row(n.table_header, columns),
      ...Array.from({ length: rows - 1 }, () => row(n.table_cell, columns)),
    ]),
  );

/** Lines to fill in. */
export const newForm = insert((depth) =>
  n.form.create({ depth }, n.form_line.create(null, [n.form_label.create(), n.form_value.create()])),
);

export const newBreak = insert((depth) => n.page_break.create({ depth }));

/** A picture with a data URI. */
export const newImage = (data) => insert((depth) => n.image.create({ depth, json: { image: { data } } }));

/** Tab after "|" in an otherwise empty line makes a table. */
export function barTable(state, dispatch) {
  const line = lineAt(state);
  if (line?.node.textContent !== "|") return false;
  const tr = state.tr.delete(line.pos + 1, line.pos + 2);
  return newTable()(state.apply(tr), dispatch && ((next) => dispatch(replay(state, tr, next))));
}

// replay makes one step of two that follow each other.
function replay(state, first, second) {
  const tr = state.tr;
  for (const s of [...first.steps, ...second.steps]) tr.step(s);
  return tr.setSelection(Selection.fromJSON(tr.doc, second.selection.toJSON())).scrollIntoView();
}

/** Goes to the next (1) or the one before (-1) of a form's places; a last one makes a new line. */
export function nextInForm(by) {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.depth < 3 || $from.node($from.depth - 1).type !== n.form_line) return false;
    const form = $from.node($from.depth - 2);
    const last = by > 0 && $from.parent.type === n.form_value && $from.index($from.depth - 2) === form.childCount - 1;
    if (last) return newFormLine(state, dispatch);
    const at = by > 0 ? $from.after() : $from.before();
    const found = Selection.findFrom(state.doc.resolve(at), by, true);
    if (found) dispatch?.(state.tr.setSelection(found).scrollIntoView());
    return true;
  };
}

/** Enter in a form: a new line of it; in an empty last one: out of the form. */
export function newFormLine(state, dispatch) {
  const { $from } = state.selection;
  if ($from.depth < 3 || $from.node($from.depth - 1).type !== n.form_line) return false;
  const line = $from.node($from.depth - 1);
  const form = $from.node($from.depth - 2);
  if (!dispatch) return true;
  const tr = state.tr;
  if (line.textContent === "" && form.childCount > 1 && $from.index($from.depth - 2) === form.childCount - 1) {
    tr.delete($from.before($from.depth - 1), $from.after($from.depth - 1));
    const end = tr.mapping.map($from.after($from.depth - 2));
    tr.insert(end, n.paragraph.create({ depth: form.attrs.depth }));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
    return true;
  }
  const at = $from.after($from.depth - 1);
  tr.insert(at, n.form_line.create(null, [n.form_label.create(), n.form_value.create()]));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView());
  return true;
}

/** Enter in a cell: a new paragraph in it. */
export function newCellLine(state, dispatch) {
  const { $from } = state.selection;
  if ($from.parent.type !== n.cell_line) return false;
  dispatch?.(state.tr.deleteSelection().split(state.tr.selection.from).scrollIntoView());
  return true;
}

/** Backspace in an empty form line takes it out. */
export function dropFormLine(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth < 3 || $from.parentOffset > 0) return false;
  const line = $from.node($from.depth - 1);
  if (line.type !== n.form_line || line.textContent !== "" || $from.parent.type !== n.form_label) return false;
  const form = $from.node($from.depth - 2);
  if (!dispatch) return true;
  const whole = form.childCount === 1;
  const from = $from.before($from.depth - (whole ? 2 : 1));
  const to = $from.after($from.depth - (whole ? 2 : 1));
  const tr = whole
    ? state.tr.replaceWith(from, to, n.paragraph.create({ depth: form.attrs.depth }))
    : state.tr.delete(from, to);
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), -1)).scrollIntoView());
  return true;
}

/** Delete and Backspace in a table that is selected whole are prosemirror-tables'. This one takes the table out. */
export function dropTable(state, dispatch) {
  const table = findTable(state.selection.$from);
  if (!table) return false;
  dispatch?.(
    state.tr
      .replaceWith(table.pos, table.pos + table.node.nodeSize, n.paragraph.create({ depth: table.node.attrs.depth }))
      .scrollIntoView(),
  );
  return true;
}

/** Sets what is said of the table around the caret: caption, note. */
export function setTable(attrs) {
  return (state, dispatch) => {
    const table = findTable(state.selection.$from);
    if (!table) return false;
    dispatch?.(state.tr.setNodeMarkup(table.pos, null, { ...table.node.attrs, ...attrs }));
    return true;
  };
}

/** Makes the rows of the selection, and those above, header rows, or takes that back. */
export function toggleHead(state, dispatch) {
  const table = findTable(state.selection.$from);
  if (!table) return false;
  const rect = selectedRect(state);
  const isHead = (r) => table.node.child(r).firstChild.type === n.table_header;
  const off = isHead(rect.bottom - 1);
  if (!dispatch) return true;
  const tr = state.tr;
  table.node.forEach((r, offset, i) => {
    const head = off ? isHead(i) && i < rect.top : isHead(i) || i < rect.bottom;
    r.forEach((c, o) => {
      const type = head ? n.table_header : n.table_cell;
      if (c.type !== type) tr.setNodeMarkup(table.pos + 1 + offset + 1 + o, type, c.attrs);
    });
  });
  dispatch(tr);
  return true;
}

/** A table command that adds (1) or takes out (-1) columns, with what the table says of its columns. */
export function columns(command, where) {
  return (state, dispatch) => {
    const table = findTable(state.selection.$from);
    if (!table) return false;
    const rect = selectedRect(state);
    return command(
      state,
      dispatch &&
        ((tr) => {
          const list = table.node.attrs.columns;
          const now = tr.doc.nodeAt(table.pos);
          if (list && now?.type === n.table && TableMap.get(now).width !== TableMap.get(table.node).width) {
            tr.setNodeMarkup(table.pos, null, { ...now.attrs, columns: shifted(list, rect, where) });
          }
          dispatch(tr);
        }),
    );
  };
}

function shifted(list, rect, where) {
  const copy = [...list];
  if (where === "drop") copy.splice(rect.left, rect.right - rect.left);
  else {
    const at = where === "before" ? rect.left : rect.right;
    copy.splice(at, 0, { ...copy[Math.min(at, copy.length - 1)] });
  }
  return copy;
}

// levelAbove finds the last line of a level before a line, as its attributes; one of a level `within` ends the search.
const levelAbove = (doc, before) => (level, within) => {
  for (let i = before - 1; i >= 0; i--) {
    const { attrs } = doc.child(i);
    if (attrs.level === level) return attrs;
    if (attrs.level && attrs.level === within) return undefined;
  }
  return undefined;
};

/** What turns into something else while it is typed at the head of a paragraph. */
export function rules(levels) {
  const head = (pattern, kind, attrs) =>
    new InputRule(pattern, (state, match, start, end) => {
      const $start = state.doc.resolve(start);
      const line = $start.parent;
      const bare = line.content.size <= end - start; // another kind of line turns only while nothing else stands in it
      if (
        $start.depth !== 1 ||
        $start.parentOffset !== 0 ||
        !lines.has(line.type.name) ||
        (line.type !== n.paragraph && !bare)
      )
        return null;
      const all = { depth: line.attrs.depth, ...attrs?.(match, levelAbove(state.doc, $start.index(0))) };
      const tr = state.tr.delete(start, end).setNodeMarkup($start.before(1), n[kind], all);
      return kind === "point" && all.depth === 0 && !all.level ? tr.setMeta("numbered", match[0]) : tr;
    });
  const named = levels.filter((l) => l.word);
  const level = (match, above) => {
    const { name } = named.find((l) => l.word.trim().toLowerCase() === match[1].toLowerCase());
    const same = above(name);
    return { level: name, ...(same && { depth: same.depth }) };
  };
  // In an article a number is a khoản, a letter a điểm.
  const inArticle = (name, over) => (_, above) => {
    const at = above("dieu") && (above(name, "dieu") ?? above(over, "dieu") ?? above("dieu"));
    return at ? { level: name, depth: at.level === name ? at.depth : at.depth + 1 } : {};
  };
  const words = named.map((l) => l.word.trim()).join("|");
  return [
    head(/^[-–+•] $/, "dash"),
    head(/^(?:I|II|III|IV|V|VI|VII|VIII|IX|X)[.-] $/, "title"),
    head(/^\d{1,2}[.)] $/, "point", inArticle("khoan", "dieu")),
    head(/^[a-eđ]\) $/, "point", inArticle("diem", "khoan")),
    head(new RegExp(`^(${words}) (?:\\d+|[IVX]+)[.:]? $`, "i"), "point", level),
  ];
}
