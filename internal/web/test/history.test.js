import assert from "node:assert/strict";
import { test } from "node:test";
import { write } from "../src/shared/pointer.js";
import { History } from "../src/write/history.js";

// paper is a document with its history; type(pointer, value, at) changes it.
function paper(doc = {}) {
  const h = new History();
  const p = {
    doc,
    h,
    type(pointer, value, at = 0, author) {
      h.note(p.doc, pointer, author, at);
      p.doc = write(p.doc, pointer, value) ?? {};
    },
    undo: () =>
      h.undo(
        () => p.doc,
        (d) => {
          p.doc = d;
        },
      ),
    redo: () =>
      h.redo(
        () => p.doc,
        (d) => {
          p.doc = d;
        },
      ),
  };
  return p;
}

test("letters that follow each other in a field are one step", () => {
  const p = paper();
  p.type("/subject", "k", 0);
  p.type("/subject", "ki", 300);
  p.type("/subject", "kim", 600);
  p.type("/place", "H", 700);
  p.type("/subject", "kim tra", 5000);
  assert.equal(p.undo(), "/subject");
  assert.deepEqual(p.doc, { subject: "kim", place: "H" });
  assert.equal(p.undo(), "/place");
  assert.equal(p.undo(), "/subject");
  assert.deepEqual(p.doc, {});
  assert.equal(p.undo(), undefined);
  assert.equal(p.redo(), "/subject");
  assert.deepEqual(p.doc, { subject: "kim" });
  assert.deepEqual(p.h.next.value, { back: "/subject", on: "/place" });
});

test("what is typed after undoing ends what could be done again", () => {
  const p = paper();
  p.type("/subject", "a", 0);
  p.undo();
  p.type("/subject", "b", 10);
  assert.equal(p.redo(), undefined);
  p.undo();
  assert.deepEqual(p.doc, {});
});

test("an editor takes its own steps back, and the document holds where it cannot", () => {
  const p = paper();
  let lines = [];
  const author = {
    begins: true,
    undo: () => {
      p.type("/sections", lines.pop(), 0, author);
      return true;
    },
    redo: () => false,
  };
  p.type("/sections", ["a"], 0, author);
  author.begins = false;
  p.type("/sections", ["ab"], 9000, author);
  author.begins = true;
  p.type("/sections", ["ab", "c"], 9001, author);
  lines = [undefined, ["ab"]];
  p.undo();
  assert.deepEqual(p.doc, { sections: ["ab"] });
  p.redo();
  assert.deepEqual(p.doc, { sections: ["ab", "c"] });
  lines = [["something else"]];
  p.undo();
  assert.deepEqual(p.doc, { sections: ["ab"] });
});

test("only so many steps are kept", () => {
  const p = paper();
  for (let i = 0; i < 500; i++) p.type("/number", i, i * 5000);
  let n = 0;
  while (p.undo() !== undefined) n++;
  assert.equal(n, 200);
});

test("what went along with an editor's step goes back and forward with it", () => {
  const p = paper({ style: { indent: 10 } });
  let lines;
  const author = {
    begins: true,
    undo: () => {
      lines = undefined;
      p.doc = write(p.doc, "/sections", undefined);
      return true;
    },
    redo: () => {
      lines = ["1"];
      p.doc = write(p.doc, "/sections", lines);
      return true;
    },
  };
  p.type("/sections", ["1"], 0, author);
  p.doc = write(p.doc, "/style/numbering", ["1."]);
  assert.equal(p.undo(), "/sections");
  assert.deepEqual(p.doc, { style: { indent: 10 } });
  assert.equal(p.redo(), "/sections");
  assert.deepEqual(p.doc, { style: { indent: 10, numbering: ["1."] }, sections: ["1"] });
  assert.equal(p.doc.sections, lines, "the editor's own value");
});
