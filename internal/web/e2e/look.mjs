// How the desk looks: what axe-core finds in a page, and a picture of it in the folder that DESK_PICTURES names.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tools } from "./browser.mjs";

const axe = readFileSync(join(tools, "node_modules/axe-core/axe.min.js"), "utf8");
const kept = process.env.DESK_PICTURES;
if (kept) mkdirSync(kept, { recursive: true });

/** Keeps a picture of what the window shows, or of the whole page. */
export async function picture(c, name, whole = false) {
  await c.page.evaluate(async () => {
    await document.fonts.ready;
    const near = [...document.images].filter((i) => i.getBoundingClientRect().top < innerHeight);
    await Promise.all(near.map((i) => i.decode().catch(() => {})));
    await Promise.all(document.getAnimations().map((a) => a.finished.catch(() => {})));
  });
  if (kept) await c.page.screenshot({ path: join(kept, `${name}.png`), fullPage: whole });
}

/** What is wrong with a page: what axe-core finds, and a page that is wider than its window. A picture is kept. */
export async function looked(c, name, whole = false) {
  await picture(c, name, whole);
  await c.page.evaluate(axe);
  const found = await c.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const told = found.violations.map(
    (v) =>
      `${name}: ${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.html.slice(0, 160)}\n  ${n.failureSummary}`).join("\n")}`,
  );
  const over = await c.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) told.push(`${name}: the page is ${over} pixels wider than the window`);
  return told;
}
