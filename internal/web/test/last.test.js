import assert from "node:assert/strict";
import { test } from "node:test";
import { lastValues, remember, usedBefore } from "../src/write/last.js";

const kept = new Map();
Object.defineProperty(globalThis, "localStorage", {
  value: { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text) },
});

test("a finished paper is remembered, whoever signs it", () => {
  const paper = { place: "Hà Tĩnh", issuer: { name: "SỞ NỘI VỤ", code: "SNV" }, recipients: ["Như trên"] };
  for (const signer of [null, undefined, "giam-doc", { seal: "dau.png" }]) {
    remember("nd30", { ...paper, signer });
    assert.deepEqual(usedBefore("signer"), []);
  }
  assert.deepEqual(lastValues("nd30"), { place: "Hà Tĩnh", issuer: paper.issuer });
  remember("nd30", { ...paper, signer: { name: "Nguyễn Văn An", signature: "chu-ky.png" } });
  assert.deepEqual(usedBefore("signer"), [{ name: "Nguyễn Văn An" }]);
  assert.deepEqual(usedBefore("recipients"), [["Như trên"]]);
});
