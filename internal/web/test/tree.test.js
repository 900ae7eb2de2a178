import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { bodySchema } from "../src/editor/schema.js";
import { readBody, writeBody } from "../src/editor/tree.js";

const folder = new URL("../../../examples/", import.meta.url);
const names = readdirSync(folder).filter((n) => n.endsWith(".json"));

// bodies are all lists of blocks of a document.
function bodies(doc) {
  const list = [doc.sections, ...(doc.attachments ?? []).flatMap(bodies), doc.content];
  return list.filter((b) => Array.isArray(b));
}

test("there are examples", () => assert.ok(names.length > 100));

for (const name of names) {
  test(`${name}: its bodies come back as they were`, () => {
    const doc = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    for (const body of bodies(doc)) {
      const edited = readBody(body);
      edited.check();
      assert.deepEqual(writeBody(edited).blocks ?? [], body);
      const twin = bodySchema.nodeFromJSON(edited.toJSON()); // nothing is known of where its texts come from
      assert.deepEqual(writeBody(twin).blocks ?? [], body);
    }
  });
}
