import assert from "node:assert/strict";
import test from "node:test";
import { isGrid, keepsWords, reshaped } from "../src/editor/paste.js";
import { readBody } from "../src/editor/tree.js";

test("lines that were pasted plain take their shape in a body that was put away, where they stand once and as they were", () => {
  const nodes = (blocks) => readBody(blocks).content.content;
  const place = { base: 0, lines: nodes(["1. Một việc", "- gạch"]) };
  const shape = nodes([{ title: "Một việc", content: [{ items: ["gạch"] }] }]);
  const after = (blocks) => reshaped(blocks, place, shape);
  const one = { title: "Một việc", content: [{ items: ["gạch"] }] };
  assert.deepEqual(after(["Trên.", "1. Một việc", "- gạch", "Dưới."]), ["Trên.", one, "Dưới."]);
  assert.equal(after(["1. Một việc", "- gạch", "1. Một việc", "- gạch"]), undefined, "nobody knows which");
  assert.equal(after(["1. Một việc", "chen vào", "- gạch"]), undefined);
  assert.equal(after(undefined), undefined);
});

test("a paste is taken only when no word is lost", () => {
  assert.ok(keepsWords("I. MỤC ĐÍCH\n1. Một việc\n- hai việc", "Mục đích\nMột việc\nhai việc"));
  assert.ok(keepsWords("Điều 1. Ban hành", "Ban hành"));
  assert.ok(!keepsWords("Nơi nhận: như trên", "Nơi nhận"));
  assert.ok(!keepsWords("việc việc", "việc"), "a word that stood twice");
  assert.ok(!keepsWords("hai\nba", "haiba"), "words that ran into one");
});

test("numbers and dashes before tabs are a list, no table", () => {
  assert.ok(isGrid("TT\tHọ tên\n1\tNguyễn Văn A"));
  assert.ok(isGrid("1\tNguyễn Văn A\n2\tTrần Thị B\n"), "a column of bare numbers");
  assert.ok(isGrid("a)\tb)\nmột\thai"), "other words stand there too");
  assert.ok(!isGrid("1.\tBáo cáo\n2.\tĐề xuất"));
  assert.ok(!isGrid("1.1.\tBáo cáo\n1.2.\tĐề xuất"));
  assert.ok(!isGrid("a)\tBáo cáo\nđ)\tĐề xuất"));
  assert.ok(!isGrid("·\tBáo cáo\n-\tĐề xuất"));
  assert.ok(!isGrid("một\thai\nba"));
  assert.ok(!isGrid("một\nhai"));
});
