import assert from "node:assert/strict";
import { test } from "node:test";
import { link } from "../src/shared/api.js";
import { Preview } from "../src/shared/preview.js";

// asked are the documents that were sent to a server that draws eight pages of twelve, and refuses what is wrong.
function office() {
  const asked = [];
  globalThis.fetch = async (_, { body }) => {
    const doc = JSON.parse(body);
    asked.push(doc?.subject);
    if (doc?.wrong) return Response.json({ detail: doc.wrong }, { status: 422 });
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

// wanting is a preview that a paper is wanted of, with the clock held: what was asked, and when the paper is drawn.
function wanting(c) {
  c.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = office();
  const preview = new Preview();
  c.after(() => preview.end());
  const drawn = told(preview, (v) => v.pages.length === 12 && !v.behind);
  preview.want({ subject: "một" });
  return { asked, drawn };
}

test("a paper that went on its way by another call is not sent again, as nothing", async (c) => {
  const { asked, drawn } = wanting(c);
  link.set({ state: "ok" }); // the server is back before the pause is over
  await drawn;
  c.mock.timers.tick(200);
  await drawn;
  assert.deepEqual(asked, ["một"]);
});

test("pages that come into view while an answer is on its way follow it, and the rest after them", async (c) => {
  c.mock.timers.enable({ apis: ["setTimeout"] });
  const ranges = [];
  let answer;
  globalThis.fetch = (_, { headers }) => {
    const range = headers["Vanthu-Pages"] ?? "1-12";
    ranges.push(range);
    const [from, to] = range.split("-").map(Number);
    const pages = Array.from({ length: 12 }, (_, i) =>
      i + 1 >= from && i < to ? { hash: `${i}`, svg: "<svg/>" } : {},
    );
    return new Promise((resolve) => {
      answer = () => resolve(Response.json({ pages, places: [], findings: [] }));
    });
  };
  const preview = new Preview();
  c.after(() => preview.end());
  const turn = async (ms) => {
    c.mock.timers.tick(ms);
    for (let n = 0; n < 20; n++) await new Promise(setImmediate);
  };
  const fresh = () => preview.result.value.pages.flatMap((p, i) => (p.fresh ? [i + 1] : []));
  preview.want({ subject: "một" });
  await turn(100);
  answer();
  await turn(0);
  assert.deepEqual(fresh(), [1, 2, 3, 4, 5, 6, 7, 8]);
  preview.want({ subject: "hai" });
  await turn(100);
  preview.look(10, 11);
  await turn(50);
  answer();
  await turn(0);
  assert.deepEqual(fresh(), [1, 2, 3, 4, 5]);
  await turn(100);
  answer();
  await turn(0);
  assert.deepEqual(fresh(), [9, 10, 11, 12]);
  preview.look(10, 12);
  await turn(1200);
  answer();
  await turn(0);
  assert.equal(fresh().length, 12);
  assert.deepEqual(ranges, ["1-8", "1-5", "9-12", "1-12"]);
});

test("a server that comes back is asked for the pages that are still behind", async (c) => {
  const { asked, drawn } = wanting(c);
  c.mock.timers.tick(100);
  await drawn;
  link.set({ state: "away" });
  c.mock.timers.tick(1200);
  assert.deepEqual(asked, ["một"]);
  link.set({ state: "ok" });
  c.mock.timers.tick(1200);
  assert.deepEqual(asked, ["một", "một"]);
});
