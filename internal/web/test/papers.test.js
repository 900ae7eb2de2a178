import assert from "node:assert/strict";
import { test } from "node:test";
import { families, search } from "../src/shared/papers.js";
import { language } from "../src/shared/words.js";

const kind = (slug, name, code = "") => ({ slug, name, required: { state: [] }, code: { state: code } });
const list = [
  kind("quy-dinh", "Quy định", "QyĐ"),
  kind("quyet-dinh", "Quyết định", "QĐ"),
  kind("thong-cao", "Thông cáo", "TC"),
  kind("thong-bao", "Thông báo", "TB"),
  kind("cong-van", "Công văn"),
  kind("cong-dien", "Công điện", "CĐ"),
];

test("kinds are found as people type them, the likeliest first", () => {
  const found = (words) => search(list, families[0], words).map((k) => k.slug);
  assert.deepEqual(found("cv"), ["cong-van"]);
  assert.deepEqual(found("qd"), ["quyet-dinh", "quy-dinh"]);
  assert.deepEqual(found("Quyêt"), ["quyet-dinh"]);
  assert.deepEqual(found("congvan"), ["cong-van"]);
  assert.deepEqual(found("tb"), ["thong-bao"]);
  assert.deepEqual(found("thong"), ["thong-bao", "thong-cao"]);
  assert.deepEqual(found("dien cong"), ["cong-dien"]);
  assert.deepEqual(found("hóa đơn"), []);
});

test("kinds are found by the keys of Telex and VNI, and by what they are in English", () => {
  const found = (words) => search(list, families[0], words).map((k) => k.slug);
  assert.deepEqual(found("coong vawn"), ["cong-van"]);
  assert.deepEqual(found("quyeets ddinhj"), ["quyet-dinh"]);
  assert.deepEqual(found("tho6ng ba1o"), ["thong-bao"]);
  assert.deepEqual(found("decision"), []);
  language.set("en");
  assert.deepEqual(found("decision"), ["quyet-dinh"]);
  assert.deepEqual(found("letter"), ["cong-van"]);
  assert.deepEqual(found("cv"), ["cong-van"]);
  language.set("vi");
});
