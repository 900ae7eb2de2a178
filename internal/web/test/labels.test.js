import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "../src/shared/words.js";
import { inWords, labelOf, ofValue } from "../src/write/labels.js";

globalThis.document = { documentElement: {} };

test("keys of a document are told in a clerk's words", () => {
  const said = [
    ["Thiếu cơ quan ban hành («issuer»).", "Thiếu cơ quan ban hành."],
    ["cần ít nhất một trong «sections», «opening»", "cần ít nhất một trong «Nội dung», «Đoạn mở đầu»"],
    ["số: ghi ở các khóa «number», «issuer.code»", "số: ghi ở các ô «Số», «Chữ viết tắt»"],
    ["Loại văn bản «Công văn» có «to»", "Loại văn bản «Công văn» có «Kính gửi»"],
    ["«{{x}}» và «abc»", "«{{x}}» và «abc»"],
    ["«2026-13-1» không như 2026-11-20, 2026-11 hoặc 2026.", "«2026-13-1» không như 20/11/2026, 11/2026 hoặc 2026."],
    ["Ngày 2026-02-31 không có trong lịch.", "Ngày 31/02/2026 không có trong lịch."],
    ["giai đoạn 2026-2030", "giai đoạn 2026-2030"],
    [
      'ghi thêm «style»: {"numbering": ["1.", "a)"]}.',
      "ghi thêm ở ô «Đánh số theo cấp» của phần «Trình bày», mỗi dòng một ký hiệu: 1. rồi a).",
    ],
  ];
  for (const [from, to] of said) assert.equal(inWords(from), to);
});

test("a value that cannot be printed as its mark asks", () => {
  assert.equal(
    ofValue("«Ngày» không in theo «date» được: cần một ngày như 20/11/2026."),
    "«Ngày» không đọc được thành ngày: cần một ngày như 20/11/2026.",
  );
  assert.equal(
    ofValue("«X» cannot be printed as «number:2»: it must be …"),
    "«X» cannot be read as a number: it must be …",
  );
  assert.equal(ofValue("«date» chưa có giá trị"), "«date» chưa có giá trị");
});

test("a key without words of its own is called by the schema, in English by itself", () => {
  const schema = { description: "Thụt đầu dòng, mm: 10 hoặc 12,7." };
  assert.deepEqual(labelOf("/style/indent", schema), { label: "Thụt đầu dòng", help: "Tính bằng mm: 10 hoặc 12,7." });
  speak("en");
  assert.deepEqual(labelOf("/style/line_spacing", schema), { label: "Line spacing" });
  assert.equal(inWords("at least one of «sections», «opening»"), "at least one of «Body», «Opening»");
});
