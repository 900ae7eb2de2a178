// Four hundred letters typed into a long plan without a pause: never two requests for the paper at a time, and memory that
// stays flat. Nothing here asks how long something took: `node e2e/typing.mjs` measures that, on a quiet machine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";
import { heap, longPlan, type, watch } from "./typing.mjs";

const s = stage({ flags: ["--js-flags=--expose-gc", "--enable-precise-memory-info"] });

test("typing on and on: one request at a time, memory stays", async () => {
  const c = await longPlan(s);
  const seen = watch(c.page);
  await type(c.page, 160, 0); // what is kept to be undone fills up in the beginning
  await c.settled();
  const before = await heap(c.page);
  await type(c.page, 240, 0);
  const name = await c.page.locator(".paper-of .saved").innerText();
  assert.match(name, /Đã lưu/, "a draft is kept although nobody rests");
  await c.settled();
  const after = await heap(c.page);
  assert.equal(seen.most, 1, "requests for the paper at a time");
  assert.ok(seen.count > 0 && seen.count < 400, `${seen.count} requests for 400 letters`);
  assert.ok(after - before < 12 << 20, `memory grew by ${((after - before) / 2 ** 20).toFixed(1)} MB`);
  assert.match(await c.page.locator(".writing", { hasText: "kiểm tra công tác" }).first().innerText(), /lưu trữ tại/);
  await c.leave();
});
