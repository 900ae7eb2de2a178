// Four hundred letters typed into a long plan without a pause: never two requests for the paper at a time, and memory that
// stays flat. Nothing here asks how long something took: `node e2e/typing.mjs` measures that, on a quiet machine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./desk.mjs";
import { stage } from "./stage.mjs";
import { heap, longPlan, type, watch } from "./typing.mjs";

const s = stage({ flags: ["--js-flags=--expose-gc", "--enable-precise-memory-info"] });

test("typing on and on: one request at a time, memory stays", async () => {
  const c = await longPlan(s);
  const seen = await watch(c.page);
  await type(c.page, 160, 0); // what is kept to be undone fills up in the beginning
  await c.settled();
  const before = await heap(c.page);
  const typed = type(c.page, 240, 0);
  // A draft is kept although nobody rests.
  await eventually(async () => assert.ok(JSON.stringify(await c.draft()).includes("kiểm tra công tác văn thư")));
  await typed;
  await c.settled();
  const after = await heap(c.page);
  const { count, together } = await seen();
  assert.ok(count > 0, "the paper was asked for");
  assert.equal(together, 0, `of ${count} requests for the paper some were under way together`);
  assert.ok(after - before < 12 << 20, `memory grew by ${((after - before) / 2 ** 20).toFixed(1)} MB`);
  assert.match(await c.page.locator(".writing", { hasText: "kiểm tra công tác" }).first().innerText(), /lưu trữ tại/);
  await c.leave();
});
