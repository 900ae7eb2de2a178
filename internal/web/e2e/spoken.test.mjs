// What a screen reader is given of the main views: names, roles and their order. UPDATE=1 writes the expected trees anew.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { sit, stage } from "./stage.mjs";

const s = stage();

async function spoken(c, name) {
  const file = new URL(`spoken/${name}.txt`, import.meta.url);
  const tree = `${await c.page.locator("main").ariaSnapshot()}\n`.replace(/\d+%/, "…%"); // the zoom is the window's
  if (process.env.UPDATE) writeFileSync(file, tree);
  assert.equal(tree, readFileSync(file, "utf8"), name);
}

test("the trees of the empty desk, a new paper and the empty places", async () => {
  const c = await sit(s);
  await spoken(c, "home");
  await c.choose("Công văn");
  await c.settled();
  await c.page.locator(".all-findings li").first().waitFor();
  await spoken(c, "cong-van");
  for (const place of ["kiem-tra", "mo-tep"]) {
    await c.go(place);
    await c.page.getByRole("button", { name: "Chọn tệp" }).waitFor();
    await spoken(c, place);
  }
  await c.leave();
});
