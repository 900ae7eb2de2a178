import assert from "node:assert/strict";
import test from "node:test";
import { behind } from "../src/shared/behind.js";
import { step, steps, write } from "../src/shared/pointer.js";
import { dateShown, dateTyped, listShown, listTyped, numberTyped, signingLines, wayOf } from "../src/write/typed.js";

test("dates as clerks type them", () => {
  for (const [text, iso] of [
    ["20/11/2026", "2026-11-20"],
    ["5-2-2026", "2026-02-05"],
    ["20-11", "2026-11-20"],
    ["20 11", "2026-11-20"],
    ["20112026", "2026-11-20"],
    ["11/2026", "2026-11"],
    ["2026", "2026"],
    ["31/2/2026", undefined],
    ["0/1/2026", undefined],
    ["1/13/2026", undefined],
    ["hôm nay", undefined],
    ["", undefined],
  ]) {
    assert.equal(dateTyped(text, 2026), iso, text);
    if (iso) assert.equal(dateTyped(dateShown(iso), 2026), iso);
  }
});

test("numbers stay as they are typed where they are no plain numbers", () => {
  assert.deepEqual(["7", "07", "", " 12 ", "1a"].map(numberTyped), [7, "07", undefined, 12, "1a"]);
});

test("lists take off dashes and semicolons, and keep an entry of several lines", () => {
  assert.deepEqual(listTyped("- Như trên;\n– Sở Y tế ; \n\n+ Lưu"), ["Như trên", "Sở Y tế", "Lưu"]);
  assert.equal(listTyped(" \n"), undefined);
  const list = ["a", ["b", "c"]];
  assert.deepEqual(listTyped(listShown(list)), list);
});

test("the way to sign writes the lines", () => {
  const issuer = { name: "Sở Nội vụ" };
  assert.deepEqual(signingLines("TM.", {}, issuer), { authority: ["TM. SỞ NỘI VỤ"], position: undefined });
  assert.deepEqual(signingLines("KT.", { position: ["GIÁM ĐỐC"] }, issuer), {
    authority: ["KT. GIÁM ĐỐC"],
    position: ["PHÓ GIÁM ĐỐC"],
  });
  assert.deepEqual(signingLines("Q.", { position: ["GIÁM ĐỐC"] }, issuer), {
    authority: ["Q. GIÁM ĐỐC"],
    position: undefined,
  });
  assert.deepEqual(signingLines("", { authority: ["Q. GIÁM ĐỐC"] }, issuer), {
    authority: undefined,
    position: ["GIÁM ĐỐC"],
  });
  assert.equal(wayOf({ authority: ["TM. UBND", "KT. CHỦ TỊCH"] }, "state"), "KT.");
  assert.equal(wayOf({ authority: ["T/M ĐẢNG ỦY"] }, "party"), "T/M");
  assert.equal(wayOf(undefined, "state"), "");
});

test("a value is written without touching the document it was in", () => {
  const doc = { issuer: { name: "A" }, to: ["x", "y"] };
  assert.deepEqual(write(doc, "/issuer/code", "B"), { issuer: { name: "A", code: "B" }, to: ["x", "y"] });
  assert.deepEqual(write(doc, "/issuer/name", undefined), { to: ["x", "y"] });
  assert.deepEqual(write(doc, "/to/0", undefined), { issuer: { name: "A" }, to: ["y"] });
  assert.deepEqual(doc, { issuer: { name: "A" }, to: ["x", "y"] });
  assert.deepEqual(steps(step("/a", "b/c~d")), ["a", "b/c~d"]);
});

test("the caret finds the words of a line of the paper in what was typed", () => {
  assert.equal(behind("Sở Nội vụ", "SỞ NỘI"), 6);
  assert.equal(behind("một hai một ba", "một ba"), 14);
  assert.equal(behind("một", "1. mộ"), 2);
  assert.equal(behind("abc", "xyz"), -1);
});
