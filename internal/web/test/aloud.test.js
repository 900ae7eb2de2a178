// What is said of the caret in the body.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState, NodeSelection, TextSelection } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";
import { aloud, Told } from "../src/editor/aloud.js";
import { bodySchema } from "../src/editor/schema.js";

const { nodes: n } = bodySchema;
const line = (kind, text, attrs) => n[kind].create(attrs, bodySchema.text(text));
const cell = (text) => n.table_cell.create(null, n.cell_line.create(null, bodySchema.text(text)));
const row = (...texts) => n.table_row.create(null, texts.map(cell));
const doc = n.doc.create(null, [
  line("title", "Mục đích"),
  line("paragraph", "Để biết", { depth: 1 }),
  line("paragraph", "Xa", { depth: 0 }),
  line("dash", "ý", { depth: 1 }),
  n.table.create(null, [row("a", "b"), row("c", "d")]),
  n.page_break.create(),
]);

// at is the state with the caret behind a text.
function at(words) {
  let found = 0;
  doc.descendants((node, pos) => {
    if (node.isText && node.text === words) found = pos + words.length;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, found) });
}

const numberAt = (pos) => (pos === 0 ? "I." : "");

test("of a line its kind and level are said, of a cell its place", () => {
  const told = new Told();
  told.forget();
  const said = ["Xa", "Mục đích", "Để biết", "Xa", "ý", "a", "b", "d", "Xa"].map((w) =>
    told.next(aloud(at(w), numberAt)),
  );
  assert.deepEqual(said, [
    "",
    "Đề mục, cấp 1",
    "Đoạn văn, cấp 2",
    "Đoạn văn",
    "Gạch đầu dòng, cấp 2",
    "Bảng 2 hàng, 2 cột, hàng 1, cột 1",
    "hàng 1, cột 2",
    "hàng 2, cột 2",
    "Đoạn văn",
  ]);
});

test("a number is said where it changes under the caret, not where the caret comes to it", () => {
  const told = new Told();
  assert.equal(told.next(aloud(at("Mục đích"), () => "I.")), "Đề mục, cấp 1");
  assert.equal(told.next(aloud(at("Mục đích"), () => "I.")), "");
  assert.equal(told.next(aloud(at("Mục đích"), () => "II.")), "Đề mục II., cấp 1");
  assert.equal(told.next(aloud(at("ý"), () => "-")), "Gạch đầu dòng, cấp 2");
  assert.equal(
    told.next(
      aloud(at("Mục đích"), () => "III."),
      true,
    ),
    "Đề mục III., cấp 1",
  );
});

test("what is selected as a whole is named", () => {
  const end = doc.content.size - 1;
  const state = EditorState.create({ doc, selection: NodeSelection.create(doc, end) });
  assert.equal(aloud(state, numberAt).text, "Sang trang");
  const cells = [];
  doc.descendants((node, pos) => {
    if (node.type === n.table_cell) cells.push(pos);
  });
  const picked = EditorState.create({ doc, selection: CellSelection.create(doc, cells[0], cells[2]) });
  assert.equal(aloud(picked, numberAt).text, "Đã chọn 2 ô");
});
