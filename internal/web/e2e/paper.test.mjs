// The paper beside the form: what is clicked on it leads to its field, what has the focus is marked on it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { onlyChromium } from "./browser.mjs";
import { eventually } from "./desk.mjs";
import { examples, sit, stage } from "./stage.mjs";

const s = stage();
let c;

const home = async () => {
  c ??= await sit(s);
  await c.home();
};

const openPaper = async (name) => {
  await home();
  await c.openPaper(join(examples, `${name}.json`));
};

// focused is what has the focus: its name, and the text before the caret.
const focused = () =>
  c.page.evaluate(() => {
    const e = document.activeElement;
    const name = e.labels?.[0]?.textContent ?? document.getElementById(e.getAttribute("aria-labelledby"))?.textContent;
    if (e.selectionStart !== undefined) return { name, before: e.value.slice(0, e.selectionStart) };
    const at = getSelection().anchorNode;
    return { name, line: at?.parentElement.closest("p, h3, td")?.textContent };
  });

// leads waits until what was clicked has led to where it should.
const leads = (check) => eventually(async () => check(await focused()));

// click clicks on a line of the paper, at its words.
const click = (text) => c.page.locator(".sheet text", { hasText: text }).first().click();

test("a line that is clicked gives its field the focus, the caret at the word", async () => {
  await openPaper("cong-van");
  await click("Hà Nội");
  await leads(({ name }) => assert.match(name, /Địa danh|Ngày ban hành/));
  await click("V/v hướng dẫn xử lý tài liệu");
  await leads(({ name, before }) => {
    assert.equal(name, "Trích yếu");
    assert.ok(before.length > 5 && "V/v hướng dẫn xử lý tài liệu của".startsWith(before), before);
  });
  await click("niêm phong");
  await leads(({ name, line }) => {
    assert.equal(name, "Nội dung");
    assert.match(line, /^Tài liệu chưa chỉnh lý/);
  });
  await click("Như trên");
  await leads(({ name, before }) => assert.deepEqual([name, before.split("\n").length], ["Nơi nhận", 1]));
  await click("Đàm Hữu Nghĩa");
  await leads(({ name }) => assert.equal(name, "Họ và tên"));
});

test("a cell of a table leads to itself", async () => {
  await openPaper("ke-hoach-de-cuong");
  await click("Gửi báo cáo và biểu số liệu về Sở");
  await leads(({ line }) => assert.match(line, /^Gửi báo cáo và biểu/));
});

test("the lines of what has the focus are marked", async () => {
  await openPaper("cong-van");
  await c.field("Kính gửi").click();
  await c.page.locator(".band").first().waitFor();
  const line = c.page.locator(".sheet text", { hasText: "Sở Nội vụ tỉnh Tuyên Quang" });
  await eventually(async () => {
    const [band, text] = [await c.page.locator(".band").first().boundingBox(), await line.first().boundingBox()];
    assert.ok(Math.abs(band.y - text.y) < 12, `${band.y} ${text.y}`);
  });
});

test("a gap is clicked to fill it; a finding leads to its field", async () => {
  await home();
  await c.choose("Công văn");
  await c.settled();
  await click("(trích yếu)");
  await leads(({ name }) => assert.equal(name, "Trích yếu"));
  await c.page
    .locator(".all-findings li", { hasText: "kính gửi" })
    .getByRole("button", { name: "Sửa" })
    .first()
    .click();
  await leads(({ name }) => assert.equal(name, "Kính gửi"));
});

test("a dot says what it is about and by which clause, and leads to the field", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  await c.settled();
  await c.page.locator(".dot.warning").first().click();
  const card = c.page.locator(".card");
  await eventually(async () => assert.match(await card.innerText(), /Chưa có.*\n+Nghị định 30\/2020\/NĐ-CP/));
  await card.getByRole("button", { name: "Sửa" }).click();
  await card.waitFor({ state: "detached" });
  await c.page.waitForFunction(() => document.activeElement.labels?.[0]?.textContent === "Địa danh");
  await c.leave();
});

test("on a phone form and paper keep their places", async () => {
  const c = await sit(s, { viewport: { width: 390, height: 740 } });
  await c.openPaper(join(examples, "ke-hoach-dai.json"));
  // The driver's own click may scroll to what it clicks.
  const turn = async (name) => {
    await c.page.getByRole("tab", { name }).evaluate((tab) => tab.click());
    return c.page.evaluate(() => scrollY);
  };
  const scrolled = (to) =>
    c.page.evaluate((y) => {
      scrollTo(0, y);
      return scrollY;
    }, to);
  const form = await scrolled(900);
  assert.ok(form > 0);
  assert.equal(await turn("Văn bản"), 0);
  const paper = await scrolled(1700);
  assert.ok(paper > form);
  assert.equal(await turn("Biểu mẫu"), form);
  assert.equal(await turn("Văn bản"), paper);
  // In a window that is made wide they stand side by side, whichever was shown.
  await c.page.setViewportSize({ width: 1440, height: 900 });
  await eventually(async () => {
    const [left, right] = await Promise.all(
      ["form", "paper"].map((side) => c.page.locator(`.${side}-side`).boundingBox()),
    );
    assert.ok(left.x + left.width <= right.x && Math.abs(left.y - right.y) < 50, `${JSON.stringify([left, right])}`);
  });
  await c.leave();
});

test("pages that did not change stay as they are", async () => {
  await openPaper("ke-hoach-dai");
  // A page is drawn when its turn comes: both must be there.
  await c.page.waitForFunction(() =>
    [...document.querySelectorAll(".page")].slice(0, 2).every((p) => p.querySelector(".sheet > svg")),
  );
  await c.page.evaluate(() => {
    window.drawn = [...document.querySelectorAll(".page")].slice(0, 2).map((p) => p.querySelector(".sheet > svg"));
  });
  await c.field("Địa danh").click();
  await c.page.keyboard.type(" X");
  await c.page.locator(".sheet").first().getByText("Khánh Hòa X").waitFor();
  const same = await c.page.evaluate(() =>
    window.drawn.map((was, i) => document.querySelectorAll(".page")[i].querySelector(".sheet > svg") === was),
  );
  assert.deepEqual(same, [false, true]);
});

test("of a long paper the pages in view come first, the others when somebody looks or rests", async () => {
  const ranges = [];
  const note = (r) => r.url().endsWith("/v1/preview") && ranges.push(r.headers()["vanthu-pages"]);
  await home(); // what was shown before asks for nothing any more
  c.page.on("request", note);
  await c.openPaper(join(examples, "ke-hoach-dai.json"));
  assert.equal(ranges[0], "1-8");
  await c.page.locator(".pages[data-whole=true]").waitFor();
  assert.equal(ranges.at(-1), undefined, "a rest asks for all");
  const drawn = (n) =>
    c.page
      .locator(".page")
      .nth(n - 1)
      .locator(".sheet > svg");
  // A change asks for what is in view; a page far below follows when it is scrolled to.
  ranges.length = 0;
  await c.field("Địa danh").click();
  await c.page.keyboard.type(" X");
  await c.page.locator(".sheet").first().getByText("Khánh Hòa X").waitFor();
  assert.match(ranges[0], /^1-[2-4]$/);
  await c.page.locator(".page").nth(10).scrollIntoViewIfNeeded();
  await drawn(11).waitFor();
  await c.page.locator(".pages[data-whole=true]").waitFor();
  // That the draft was kept asks for no page: then the paper would be behind for a while.
  await c.page.evaluate(() => {
    window.behind = 0;
    const note = () => window.behind++;
    new MutationObserver(note).observe(document.querySelector(".pages"), { attributeFilter: ["data-behind"] });
  });
  await c.document();
  await c.document(); // the first is kept, and told of, before the second
  assert.equal(await c.page.evaluate(() => window.behind), 0);
  c.page.off("request", note);
});

test("printing prints the paper alone, each page on one of its own", onlyChromium("printing"), async () => {
  await openPaper("ke-hoach-dai");
  await c.page.locator(".pages[data-whole=true]").waitFor();
  const pages = await c.page.locator(".page").count();
  const pdf = (await c.page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const sizes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((m) => m[1].trim().split(/\s+/).map(Number));
  assert.equal(sizes.length, pages);
  assert.equal(await c.page.locator(".sheet > svg").count(), pages, "all pages are drawn");
  assert.ok(sizes.some(([, , w, h]) => w > h) && sizes.some(([, , w, h]) => w < h), "portrait and landscape");
  assert.deepEqual(c.faults, []);
});
