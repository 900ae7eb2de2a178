// How the desk looks to everyone: no violation that axe-core can find, on any view; pictures at four widths are kept in the
// folder that DESK_PICTURES names.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { looked, picture } from "./look.mjs";
import { examples, sit, stage } from "./stage.mjs";

const widths = [360, 768, 1280, 1920];

const s = stage();

for (const width of widths) {
  for (const scheme of width === 1280 ? ["light", "dark"] : ["light"]) {
    test(`${width} pixels, ${scheme}`, async () => {
      const c = await sit(s, { viewport: { width, height: width < 700 ? 740 : 900 }, colorScheme: scheme });
      const told = [];
      const look = async (view) => told.push(...(await looked(c, `${view}-${width}-${scheme}`)));
      await look("home");
      await c.openPaper(join(examples, "ke-hoach-dai.json"));
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
        await c.go(place);
        await look(place);
      }
      await c.go("kiem-tra");
      await c.bring(join(examples, "bao-cao.docx"));
      await c.page.locator(".tally").waitFor();
      await look("checked");
      await c.page.getByRole("button", { name: "Lập lại đúng thể thức" }).click();
      await c.page.getByRole("button", { name: "Dùng văn bản này" }).waitFor();
      await c.settled();
      await look("imported");
      assert.deepEqual(told, []);
      await c.leave();
    });
  }
}

test("in English, at 200 %", async () => {
  const c = await sit(s, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  await c.page.getByRole("button", { name: "English" }).click();
  await c.page.getByLabel("What paper do you need?").fill("quyet dinh");
  await c.page.getByLabel("What paper do you need?").press("Enter");
  await c.page.locator(".writing").first().waitFor();
  assert.deepEqual(await looked(c, "english-640"), []);
  await c.leave();
});

test("the pictures of the README", async () => {
  const c = await sit(s, { viewport: { width: 1200, height: 750 } });
  await c.page.getByLabel("Cần lập văn bản gì?").blur();
  await picture(c, "ban-soan-trang-dau");
  await c.openPaper(join(examples, "cong-van.json"));
  await c.field("Trích yếu").click();
  await c.page.locator(".band").first().waitFor();
  await picture(c, "ban-soan-cong-van");
  await c.home();
  await c.openPaper(join(examples, "ke-hoach-de-cuong.json"));
  await c.editor("Nội dung").getByText("Gửi báo cáo và biểu số liệu về Sở").click();
  await c.page.locator(".band").first().waitFor();
  await picture(c, "ban-soan-bang");
  await c.leave();
});
