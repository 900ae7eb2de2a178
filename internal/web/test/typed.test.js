import assert from "node:assert/strict";
import test from "node:test";
import { behind } from "../src/shared/behind.js";
import { step, steps, write } from "../src/shared/pointer.js";
import {
  dateFault,
  dateShown,
  dateTyped,
  decimalTyped,
  linesPasted,
  listShown,
  listTyped,
  numberTyped,
  signingLines,
  wayOf,
  withoutArchive,
} from "../src/write/typed.js";

test("dates as clerks type them", () => {
  const now = new Date(2026, 6, 5);
  for (const [text, iso] of [
    ["20/11/2026", "2026-11-20"],
    ["5-2-2026", "2026-02-05"],
    ["20-11", "2026-11-20"],
    ["20 11", "2026-11-20"],
    ["20112026", "2026-11-20"],
    ["20/11/26", "2026-11-20"],
    ["ngày 20 tháng 11 năm 2026", "2026-11-20"],
    ["tháng 11 năm 2026", "2026-11"],
    ["2026-11-20", "2026-11-20"],
    ["2026/11/20", "2026-11-20"],
    ["11/2026", "2026-11"],
    ["2026", "2026"],
    ["31/2/2026", undefined],
    ["0/1/2026", undefined],
    ["1/13/2026", undefined],
    ["2026-02-31", undefined],
    ["20/11/6", undefined],
    ["20/11/20266", undefined],
    ["hôm nay", "2026-07-05"],
    ["nay", "2026-07-05"],
    ["hôm qua", undefined],
    ["", undefined],
  ]) {
    assert.equal(dateTyped(text, now), iso, text);
    if (iso) assert.equal(dateTyped(dateShown(iso), now), iso);
  }
});

test("what cannot be read as a date stays as it is, and why is known", () => {
  const now = new Date(2026, 6, 5);
  for (const [text, fault] of [
    ["", undefined],
    ["20/11/2026", undefined],
    ["31/2/2026", { day: 31, month: 2, year: 2026, last: 28 }],
    ["31-4", { day: 31, month: 4, year: 2026, last: 30 }],
    ["0/1/2026", { day: 0, month: 1, year: 2026, last: 31 }],
    ["11/20/2026", { month: 20 }],
    ["45/2026", { month: 45 }],
    ["2026-13", { month: 13 }],
    ["hôm qua", {}],
    ["20/11/20266", {}],
    ["{{Ngày-ký}}", {}],
  ]) {
    assert.deepEqual(dateFault(text, now), fault, text);
    if (fault && !text.includes("2026-")) assert.equal(dateShown(text), text);
  }
});

test("a decimal that cannot be read stays as it is", () => {
  assert.deepEqual(["13,5", "14", " ", "-", "mười"].map(decimalTyped), [13.5, 14, undefined, "-", "mười"]);
});

test("Word's bullets are no part of a list", () => {
  assert.deepEqual(linesPasted("·\tSở Y tế;\r\n\uf0b7 Sở Nội vụ;\r\n§ Các phòng."), [
    "Sở Y tế",
    "Sở Nội vụ",
    "Các phòng.",
  ]);
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

test("a list that is pasted from a paper", () => {
  for (const [text, lines] of [
    [
      "Sở Tài chính; Sở Y tế (để b/c; để p/h); Sở Xây dựng.",
      ["Sở Tài chính", "Sở Y tế (để b/c; để p/h)", "Sở Xây dựng."],
    ],
    [
      "Nơi nhận:\r\n- Như trên;\r\n- Bộ trưởng\r\n(để báo cáo);\r\n- Lưu: VT, VP.",
      ["Như trên", "Bộ trưởng (để báo cáo)", "Lưu: VT, VP."],
    ],
    ["Kính gửi: Sở Nội vụ", ["Sở Nội vụ"]],
    ["Nơi nhận hồ sơ\nPhòng Một cửa", ["Nơi nhận hồ sơ", "Phòng Một cửa"]],
    ["", []],
  ])
    assert.deepEqual(linesPasted(text), lines);
});

test("the line Lưu is no recipient", () => {
  assert.deepEqual(withoutArchive(["Như trên", "Lưu: VT, VP."]), { rest: ["Như trên"], archive: "VT, VP" });
  assert.deepEqual(withoutArchive(["Lưu: VT"]), { rest: undefined, archive: "VT" });
  assert.deepEqual(withoutArchive(["Lưu trữ tỉnh"]), { rest: ["Lưu trữ tỉnh"], archive: undefined });
  assert.deepEqual(withoutArchive(undefined), { rest: undefined, archive: undefined });
});
