import assert from "node:assert/strict";
import { test } from "node:test";
import { Press } from "../src/shared/press.js";

const turn = () => new Promise((resolve) => setTimeout(resolve));

test("what moves the page waits until the pointer is let go and the click is done", async () => {
  const target = new EventTarget();
  const press = new Press(target);
  const done = [];
  press.after(() => done.push("free"));
  assert.deepEqual(done, ["free"]);
  target.dispatchEvent(new Event("pointerdown"));
  press.after(() => done.push("older"));
  press.after(() => done.push("last"));
  await turn();
  assert.deepEqual(done, ["free"]);
  target.dispatchEvent(new Event("pointerup"));
  done.push("click");
  await turn();
  assert.deepEqual(done, ["free", "click", "last"]);
  target.dispatchEvent(new Event("pointerdown"));
  target.dispatchEvent(new Event("pointercancel"));
  press.after(() => done.push("again"));
  assert.equal(done.at(-1), "again");
});
