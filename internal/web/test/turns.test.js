import assert from "node:assert/strict";
import { test } from "node:test";
import { soon } from "../src/shared/turns.js";

test("work is done in turn, what is called off is not, and what fails stops nothing", (t) => {
  const timers = [];
  t.mock.method(globalThis, "setTimeout", (work) => timers.push(work));
  const done = [];
  const off = soon(() => done.push("called off first"));
  soon(() => done.push("one"));
  const other = soon(() => done.push("called off"));
  soon(() => {
    throw new Error("no page");
  });
  soon(() => {
    done.push("two");
    soon(() => done.push("three, asked for by two"));
  });
  off();
  other();
  const turn = () => timers.shift()();
  turn();
  turn();
  assert.deepEqual(done, ["one"]);
  assert.throws(turn, /no page/);
  turn();
  turn();
  assert.deepEqual(timers, []);
  assert.deepEqual(done, ["one", "two", "three, asked for by two"]);
  soon(() => done.push("four"));
  turn();
  assert.equal(done.at(-1), "four");
});
