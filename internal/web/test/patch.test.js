import assert from "node:assert/strict";
import { test } from "node:test";
import { patched } from "../src/shared/patch.js";

const doc = { issuer: { name: ["A", "B"] }, sections: ["một", { text: "hai" }] };

test("changes are done in order, and the old document stays", () => {
  const before = JSON.stringify(doc);
  const got = patched(doc, [
    { op: "test", path: "/issuer/name/0", value: "A" },
    { op: "remove", path: "/issuer/name/0" },
    { op: "add", path: "/issuer/parent", value: "A" },
    { op: "replace", path: "/sections/1/text", value: "ba" },
    { op: "add", path: "/sections/2", value: "bốn" },
    { op: "add", path: "/sections/0", value: "không" },
  ]);
  assert.deepEqual(got, {
    issuer: { name: ["B"], parent: "A" },
    sections: ["không", "một", { text: "ba" }, "bốn"],
  });
  assert.equal(JSON.stringify(doc), before);
});

test("what does not fit changes nothing", () => {
  const bad = [
    { op: "test", path: "/sections/1", value: { text: "khác" } },
    { op: "remove", path: "/sections/7" },
    { op: "remove", path: "/place" },
    { op: "add", path: "/sections/9", value: "x" },
    { op: "replace", path: "/issuer/code", value: "x" },
    { op: "replace", path: "/kind/a", value: "x" },
    { op: "move", path: "/sections/0" },
  ];
  for (const c of bad)
    assert.equal(
      patched(doc, [{ op: "add", path: "/place", value: "Huế" }, c].slice(c.path === "/place" ? 1 : 0)),
      undefined,
      JSON.stringify(c),
    );
});

test("a tested value is compared as a whole", () => {
  assert.deepEqual(patched(doc, [{ op: "test", path: "/sections", value: ["một", { text: "hai" }] }]), doc);
  assert.equal(patched(doc, [{ op: "test", path: "/issuer", value: { name: ["A", "B"], code: null } }]), undefined);
});
