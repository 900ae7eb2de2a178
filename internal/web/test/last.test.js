import assert from "node:assert/strict";
import { test } from "node:test";
import { keepOffice, remember, usedBefore, withLast } from "../src/write/last.js";

const kept = new Map();
Object.defineProperty(globalThis, "localStorage", {
  value: { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text) },
});

test("a finished paper is remembered, whoever signs it", async () => {
  const paper = { place: "Hà Tĩnh", issuer: { name: "SỞ NỘI VỤ", code: "SNV" }, recipients: ["Như trên"] };
  for (const signer of [null, undefined, "giam-doc", { seal: "dau.png" }]) {
    remember({ ...paper, signer });
    assert.deepEqual(usedBefore("signer"), []);
  }
  assert.deepEqual(await withLast({ kind: "cong-van" }), { kind: "cong-van", place: "Hà Tĩnh", issuer: paper.issuer });
  remember({ ...paper, signer: { name: "Nguyễn Văn An", signature: "chu-ky.png" } });
  assert.deepEqual(usedBefore("signer"), [{ name: "Nguyễn Văn An" }]);
  assert.deepEqual(usedBefore("recipients"), [["Như trên"]]);
});

test("the only office is a new paper's, if it is of its family", async () => {
  const answers = { "/v1/offices": [{ id: "tu" }], "/v1/offices/tu": { id: "tu", profile: "dang-2026" } };
  globalThis.fetch = async (path) => ({ ok: true, json: async () => answers[path] });
  const party = { kind: "cong-van", profile: "dang" };
  assert.deepEqual(await withLast(party), { ...party, office: "tu" });
  assert.deepEqual(await withLast({ ...party, organization: "doan" }), { ...party, organization: "doan" });
  keepOffice(party, undefined);
  assert.deepEqual(await withLast(party), party);
});
