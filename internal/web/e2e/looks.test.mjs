// How the desk looks to everyone: no violation that axe-core can find, on any view; pictures at four widths are kept in the
// folder that DESK_PICTURES names.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, tools } from "./browser.mjs";
import { Clerk } from "./desk.mjs";
import { serve } from "./server.mjs";

const axe = readFileSync(join(tools, "node_modules/axe-core/axe.min.js"), "utf8");
const examples = new URL("../../../examples/", import.meta.url).pathname;
const kept = process.env.DESK_PICTURES;
const widths = [360, 768, 1280, 1920];

let server;
let browser;

before(async () => {
  if (kept) mkdirSync(kept, { recursive: true });
  server = await serve();
  ({ browser } = await open());
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

// violations are what axe-core finds in a page.
async function violations(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map(
    (v) =>
      `${name}: ${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.html.slice(0, 160)}\n  ${n.failureSummary}`).join("\n")}`,
  );
}

async function picture(page, name) {
  if (kept) await page.screenshot({ path: join(kept, `${name}.png`) });
}

// openPaper opens an example as a file that the clerk had saved.
async function openPaper(c, name) {
  const [chooser] = await Promise.all([
    c.page.waitForEvent("filechooser"),
    c.page.getByRole("button", { name: "Chọn tệp" }).click(),
  ]);
  await chooser.setFiles(join(examples, `${name}.json`));
  await c.page.locator(".writing").first().waitFor();
  await c.settled();
}

// bring gives a file to the view that asks for one.
async function bring(c, name) {
  const [chooser] = await Promise.all([
    c.page.waitForEvent("filechooser"),
    c.page.getByRole("button", { name: "Chọn tệp" }).click(),
  ]);
  await chooser.setFiles(join(examples, name));
}

for (const width of widths) {
  for (const scheme of width === 1280 ? ["light", "dark"] : ["light"]) {
    test(`${width} pixels, ${scheme}`, async () => {
      const context = await browser.newContext({
        viewport: { width, height: width < 700 ? 740 : 900 },
        colorScheme: scheme,
      });
      const c = new Clerk(await context.newPage(), server.url);
      const told = [];
      const look = async (view) => {
        await c.page.waitForTimeout(200); // fonts and small pictures
        await picture(c.page, `${view}-${width}-${scheme}`);
        told.push(...(await violations(c.page, view)));
        const over = await c.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) told.push(`${view}: the page is ${over} pixels wider than the window`);
      };
      await c.home();
      await look("home");
      await openPaper(c, "ke-hoach-dai");
      await look("form");
      await c.editor("Nội dung").locator("table").first().locator("td").first().click();
      await look("table");
      if (width < 1100) {
        await c.page.getByRole("tab", { name: "Văn bản" }).click();
        await look("paper");
      } else {
        await c.page.getByRole("button", { name: "Các trang" }).click();
        await look("pages");
      }
      await c.home();
      await c.choose("Công văn");
      await c.settled();
      await look("empty");
      for (const place of ["kiem-tra", "hang-loat", "mo-tep"]) {
        await c.page.goto(`${server.url}/#/${place}`);
        await c.page.locator("main h1").waitFor({ state: "attached" });
        await look(place);
      }
      await c.page.goto(`${server.url}/#/kiem-tra`);
      await bring(c, "bao-cao.docx");
      await c.page.locator(".tally").waitFor();
      await look("checked");
      await c.page.getByRole("button", { name: "Lập lại đúng thể thức" }).click();
      await c.page.getByRole("button", { name: "Dùng văn bản này" }).waitFor();
      await c.settled();
      await look("imported");
      assert.deepEqual([...told, ...c.faults], []);
      await context.close();
    });
  }
}

test("in English, at 200 %", async () => {
  const context = await browser.newContext({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  const c = new Clerk(await context.newPage(), server.url);
  await c.home();
  await c.page.getByRole("button", { name: "English" }).click();
  await c.page.getByLabel("What paper do you need?").fill("quyet dinh");
  await c.page.getByLabel("What paper do you need?").press("Enter");
  await c.page.locator(".writing").first().waitFor();
  await picture(c.page, "english-640");
  assert.deepEqual(await violations(c.page, "English"), []);
  await context.close();
});

test("the pictures of the README", async () => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 750 } });
  const c = new Clerk(await context.newPage(), server.url);
  await c.home();
  await c.page.getByLabel("Cần lập văn bản gì?").blur();
  await c.page.waitForTimeout(300);
  await picture(c.page, "ban-soan-trang-dau");
  await openPaper(c, "cong-van");
  await c.field("Trích yếu").click();
  await c.page.locator(".band").first().waitFor();
  await picture(c.page, "ban-soan-cong-van");
  await c.home();
  await openPaper(c, "ke-hoach-de-cuong");
  await c.editor("Nội dung").getByText("Gửi báo cáo và biểu số liệu về Sở").click();
  await c.page.locator(".band").first().waitFor();
  await c.page.waitForTimeout(300);
  await picture(c.page, "ban-soan-bang");
  assert.deepEqual(c.faults, []);
  await context.close();
});
