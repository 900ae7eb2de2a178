import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { readMarks, writeMarks } from "../src/editor/markup.js";

// cases are those of the program's own test: {in, want} with the style of each span before it, as there.
function cases() {
  const source = readFileSync(new URL("../../markup/read_test.go", import.meta.url), "utf8");
  const table = source.slice(
    source.indexOf("func TestRead("),
    source.indexOf("} {", source.indexOf("func TestRead(")) + 1e6,
  );
  const end = table.indexOf("\n\t} {");
  const text = (s) => (s[0] === "`" ? s.slice(1, -1) : JSON.parse(s.replace(/\\x([0-9a-f]{2})/g, "\\u00$1")));
  const literal = '("(?:[^"\\\\]|\\\\.)*"|`[^`]*`)';
  return [...table.slice(0, end).matchAll(new RegExp(`^\\t\\t\\{${literal}, ${literal}\\},?$`, "gm"))].map((m) => [
    text(m[1]),
    text(m[2]),
  ]);
}

const short = { bold: "b", italic: "i", underline: "u", super: "^", sub: "~" };

function show(spans) {
  return spans
    .map((s) => {
      const style = Object.entries(short)
        .filter(([k]) => s[k])
        .map(([, v]) => v)
        .join("");
      return style ? `${style}:${s.text}` : s.text;
    })
    .join("|");
}

test("marks are read as the program reads them", () => {
  const list = cases();
  assert.ok(list.length > 50, `only ${list.length} cases`);
  for (const [given, want] of list) assert.equal(show(readMarks(given)), want, given);
});

test("what is read is written so that it reads the same", () => {
  for (const [given] of cases()) {
    const spans = readMarks(given);
    assert.equal(show(readMarks(writeMarks(spans))), show(spans), given);
  }
});

test("a text without styles keeps its letters, whatever they are", () => {
  for (const text of ["2 * 3", "**a**", "\\*", "__/__/2026", "a_b", "m^2^", "(*) ghi chú", "\\\\", "*", "H~2~O ~ 3"]) {
    const [span] = readMarks(writeMarks([{ text }]));
    assert.deepEqual(span, { text });
  }
});

test("styles give way where marks cannot say them, letters never", () => {
  const plain = (spans) => spans.map((s) => s.text).join("");
  for (const spans of [
    [{ text: "a " }, { text: " b ", bold: true }, { text: "c" }],
    [{ text: "ngh" }, { text: "iê", italic: true }, { text: "ng" }],
    [
      { text: "a", bold: true },
      { text: "b", italic: true },
    ],
    [{ text: "1" }, { text: "*", bold: true }, { text: "2" }],
    [{ text: "a", bold: true, italic: true }, { text: "b", underline: true }, { text: "\\" }],
    [{ text: "x", super: true }],
  ]) {
    assert.equal(plain(readMarks(writeMarks(spans))), plain(spans));
  }
  assert.equal(writeMarks([{ text: "đậm ", bold: true }, { text: "thường" }]), "**đậm** thường");
  assert.equal(writeMarks([{ text: "ngh" }, { text: "iê", italic: true }, { text: "ng" }]), "*nghiêng*");
});
