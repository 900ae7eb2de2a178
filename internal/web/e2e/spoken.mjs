// What a screen reader is given: names, roles and states, and what is said aloud. UPDATE=1 writes the expected trees anew.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { eventually } from "./desk.mjs";

/** Holds a part of the page, the view if none is named, against its expected tree. */
export async function spoken(c, name, part = "main") {
  const file = new URL(`spoken/${name}.txt`, import.meta.url);
  const tree = async () =>
    `${await c.page.locator(part).ariaSnapshot()}\n`
      .replace(/\d+%/, "…%") // the zoom is the window's
      .replace(/(#\/soan\/)\w+/, "$1…")
      .replace(/(Đã lưu )[\d:]+/, "$1…")
      .replace(/time: .*/g, "time: …")
      .replace(/(Hôm nay, )[\d/]+/, "$1…");
  if (process.env.UPDATE) writeFileSync(file, await tree());
  const wanted = readFileSync(file, "utf8");
  await eventually(async () => assert.equal(await tree(), wanted, name));
}

/** Answers a function that waits until a sentence has been said since it was asked last. */
export async function hearing(c) {
  await c.page.evaluate(() => {
    window.said = [];
    const note = (changes) => {
      for (const { addedNodes } of changes) for (const n of addedNodes) window.said.push(n.textContent);
    };
    new MutationObserver(note).observe(document.getElementById("said"), { childList: true });
  });
  return async (text) => {
    const heard = (t) => {
      const at = window.said.indexOf(t);
      return at >= 0 && window.said.splice(0, at + 1);
    };
    await c.page.waitForFunction(heard, text).catch(async () => {
      assert.fail(`"${text}" is not said, but ${JSON.stringify(await c.page.evaluate(() => window.said))}`);
    });
  };
}
