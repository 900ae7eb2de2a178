// How the desk looks to everyone: no violation that axe-core can find, on any view; pictures at four widths are kept in the
// folder that DESK_PICTURES names.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { onlyChromium } from "./browser.mjs";
import { eventually } from "./desk.mjs";
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
  await c.page.setViewportSize({ width: 360, height: 740 });
  await c.page.locator(".group .badge").first().waitFor();
  const badges = c.page.locator(".group .badge");
  await eventually(async () => {
    const ends = await badges.evaluateAll((all) => all.map((b) => b.getBoundingClientRect().right));
    assert.ok(Math.max(...ends) <= 360, "a count of faults is cut");
  });
  await c.leave();
});

test("in English the labels that are printed say what they are, and so does what was left out", async () => {
  const c = await sit(s);
  await c.page.getByRole("button", { name: "English" }).click();
  await c.page.getByLabel("What paper do you need?").fill("gm");
  await c.page.getByLabel("What paper do you need?").press("Enter");
  await c.page.getByLabel("Tên cuộc họp").and(c.page.locator("input")).waitFor();
  await c.page.locator(".field", { hasText: "Tên cuộc họp" }).getByText("Meeting").waitFor();
  await c.page.goto(`${c.url}/#/mo-tep`);
  await c.bring(join(examples, "bao-cao.docx"), "Choose a file");
  await c.page.getByText(/^Left out:/).click();
  const reasons = await c.page.locator(".left-out .quiet").allTextContents();
  assert.ok(reasons.length > 0);
  for (const reason of reasons) assert.doesNotMatch(reason, /[à-ỹ]/i);
  await c.leave();
});

test("a date stays whole in a narrow column; blanks that push a text aside are not stretched", async () => {
  const c = await sit(s);
  await c.openPaper(join(examples, "ke-hoach-dai.json"));
  const date = c.editor("Nội dung").locator("td", { hasText: /^30\/11\/2026$/ });
  const rows = (cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell.firstElementChild);
    return new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size;
  };
  await eventually(async () => assert.equal(await date.first().evaluate(rows), 1)); // as soon as its face is there
  await c.go("mo-tep");
  const words = "cơ quan ban hành kế hoạch triển khai với các nội dung cụ thể như sau, ".repeat(4);
  const page = (blanks) => `<p style="text-align:justify">${"&nbsp;".repeat(blanks)}${words}</p>`;
  await c.bring({ name: "cu.html", mimeType: "text/html", buffer: Buffer.from(page(8) + page(40)) });
  const room = c.page.locator(".text-sheet .room");
  await room.nth(1).waitFor();
  await eventually(async () => {
    const [eight, forty] = await room.evaluateAll((list) => list.map((el) => el.getBoundingClientRect().width));
    assert.ok(Math.abs(forty / eight - 5) < 0.1, `${eight}, ${forty}`);
  });
  await c.leave();
});

test(
  "with colours that the system forces, paper is white and what is chosen has an edge",
  onlyChromium("forced colours"),
  async () => {
    const c = await sit(s, { forcedColors: "active", colorScheme: "dark" });
    const back = (at) => at.first().evaluate((el) => getComputedStyle(el).backgroundColor);
    await c.page.locator(".kinds button").first().waitFor();
    const chosen = await back(c.page.locator(".switch :checked + span"));
    assert.notEqual(chosen, await back(c.page.locator(".switch span").last()));
    await c.choose("Công văn");
    assert.equal(await back(c.page.locator(".page")), "rgb(255, 255, 255)");
    await c.leave();
  },
);

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
