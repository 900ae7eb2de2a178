import assert from "node:assert/strict";
import { test } from "node:test";
import { Preview } from "../src/shared/preview.js";

// asked are the documents that were sent to a server that draws eight pages of twelve, and refuses what is wrong.
function office() {
  const asked = [];
  globalThis.fetch = async (_, { body }) => {
    const doc = JSON.parse(body);
    asked.push(doc.subject);
    if (doc.wrong) return Response.json({ detail: doc.wrong }, { status: 422 });
    const pages = Array.from({ length: 12 }, (_, i) => (i < 8 ? { hash: `${i}`, svg: "<svg/>" } : {}));
    return Response.json({ pages, places: [], findings: [] });
  };
  return asked;
}

// told waits until a preview's findings or pages are as they are looked for.
const told = (preview, is) =>
  new Promise((resolve) => {
    const end = preview.result.on((v) => {
      if (!is(v)) return;
      end();
      resolve();
    });
  });

test("behind a paper that is refused, the one before it is not asked for again", async (c) => {
  const asked = office();
  const preview = new Preview();
  c.after(() => preview.end());
  const drawn = told(preview, (v) => v.pages.length === 12 && !v.behind);
  preview.want({ subject: "một" });
  await drawn;
  const refused = told(preview, (v) => v.findings.length > 0 && !v.behind);
  preview.want({ subject: "hai", wrong: "Quá dài." });
  await refused;
  await preview.complete();
  preview.look(9, 12);
  assert.equal(preview.result.value.behind, false);
  assert.deepEqual(
    preview.result.value.findings.map((f) => f.detail),
    ["Quá dài."],
  );
  assert.equal(preview.result.value.pages.length, 12);
  assert.deepEqual(asked, ["một", "hai"]);
});
