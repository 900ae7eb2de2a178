// From the empty desk to a lawful paper with few keys: what a clerk types is the words of the paper, and little else.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sit, stage } from "./stage.mjs";

const office = {
  name: "Sở Nội vụ tỉnh Hà Tĩnh",
  issuer: { parent: "UBND TỈNH HÀ TĨNH", name: "SỞ NỘI VỤ", code: "SNV" },
  place: "Hà Tĩnh",
  archive: "VT, VP",
  signers: { "giam-doc": { position: ["GIÁM ĐỐC"], name: "Nguyễn Văn An" } },
  recipient_groups: { phong: ["Văn phòng Sở", "Thanh tra Sở"] },
};

const s = stage({
  options: (folder) => {
    mkdirSync(join(folder, "offices"));
    writeFileSync(join(folder, "offices", "snv.json"), JSON.stringify(office));
    return ["--offices", join(folder, "offices")];
  },
});

// typed does what a list says: text is typed, {key} pressed, as often as n says.
async function typed(c, list) {
  for (const x of list) {
    if (typeof x === "string") await c.page.keyboard.type(x);
    else for (let n = x.n ?? 1; n > 0; n--) await c.page.keyboard.press(x.key);
  }
}

const enter = { key: "Enter" };
const next = { key: "Control+Enter" };

// begun is a paper whose kind was typed and chosen, with the caret in its first field.
async function begun(c, kind) {
  await typed(c, [kind, enter]);
  await c.page.locator(".writing").first().waitFor();
  await c.page.waitForFunction(() => document.activeElement?.matches(".field textarea"));
}

test("a công văn of the only office: ten keys beside its words", async () => {
  const c = await sit(s);
  await begun(c, "cv");
  await typed(c, ["hướng dẫn giao nộp tài liệu", next, "Sở Y tế", enter, "Sở Tài chính", next, next]);
  await typed(c, ["Đề nghị các Sở nộp tài liệu trước ngày 05/12/2026.", next, next, "Như trên", next, next]);
  await typed(c, [{ key: "ArrowDown" }]);
  assert.deepEqual(await c.document(), {
    kind: "cong-van",
    office: "snv",
    subject: "hướng dẫn giao nộp tài liệu",
    to: ["Sở Y tế", "Sở Tài chính"],
    sections: ["Đề nghị các Sở nộp tài liệu trước ngày 05/12/2026."],
    recipients: ["Như trên"],
    signer: "giam-doc",
  });
  await c.settled();
  const wrong = await c.page.locator(".findings-count").allTextContents();
  assert.deepEqual(wrong, []);
  await c.leave();
});

test("Enter leads on from a line, Tab from field to field; F1 shows the rule; the arrows go along the ways to sign", async () => {
  const c = await sit(s);
  await begun(c, "giaymoi");
  const at = () => c.page.evaluate(() => document.activeElement.labels?.[0]?.textContent.trim());
  await c.field("Chữ viết tắt").focus();
  await typed(c, [enter]);
  assert.equal(await at(), "Số");
  await typed(c, [{ key: "Tab" }]);
  assert.equal(await at(), "Địa danh");
  assert.equal(await c.page.locator(".field .clause").count(), 0);
  await typed(c, [{ key: "F1" }]);
  assert.match(await c.page.locator(".field .clause").innerText(), /Nghị định 30/);
  await typed(c, [enter, "nay"]);
  await c.page.locator(".ways input:checked").focus();
  await typed(c, [{ key: "ArrowRight", n: 2 }]);
  assert.equal(await at(), "KT.");
  await typed(c, [enter, " GIÁM ĐỐC", next, "PHÓ GIÁM ĐỐC"]);
  const { date, signer } = await c.document();
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  assert.equal(date, `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
  assert.deepEqual(signer, { authority: ["KT. GIÁM ĐỐC"], position: ["PHÓ GIÁM ĐỐC"] });
  // A row of buttons is one stop; inside it the arrows go on.
  await c.page.getByRole("button", { name: "Thêm Tổ chức" }).focus();
  await typed(c, [{ key: "ArrowRight" }]);
  assert.equal(await c.page.evaluate(() => document.activeElement.textContent.trim()), "Thêm Đơn vị soạn thảo");
  await typed(c, [{ key: "Tab" }]);
  assert.match(await c.page.evaluate(() => document.activeElement.textContent), /^Trích yếu/);
  await c.leave();
});

test("a list of recipients that is pasted, and a group of the office", async () => {
  const c = await sit(s);
  await begun(c, "qd");
  const field = c.field("Nơi nhận");
  await field.evaluate((el) => {
    const data = new DataTransfer();
    data.setData("text/plain", "Nơi nhận:\r\n- Như Điều 3;\r\n- Bộ Nội vụ (để b/c; để theo dõi);\r\n- Lưu: VT, TCCB.");
    el.focus();
    el.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await c.page.getByRole("button", { name: "+ Văn phòng Sở; Thanh tra Sở" }).click();
  assert.equal(await field.evaluate((el) => el === document.activeElement), true);
  const { recipients, archive } = await c.document();
  assert.deepEqual(recipients, ["Như Điều 3", "Bộ Nội vụ (để b/c; để theo dõi)", "Văn phòng Sở", "Thanh tra Sở"]);
  assert.equal(archive, "VT, TCCB");
  assert.equal(await c.page.getByRole("button", { name: /^\+/ }).count(), 0);
  await c.page.keyboard.press("Control+z");
  assert.equal((await c.document()).recipients.length, 2);
  await c.leave();
});

test("what the office says is seen apart from an example", async () => {
  const c = await sit(s);
  await begun(c, "cv");
  const shows = (text) =>
    c
      .field("Địa danh")
      .and(c.page.getByPlaceholder(text, { exact: true }))
      .waitFor();
  await shows("Hà Tĩnh");
  await c.page.getByLabel("Cơ quan", { exact: true }).selectOption("");
  await shows("ví dụ Hà Tĩnh");
  await c.leave();
});

test("the office stands in the bar, by its name: what is chosen there is undone like the rest, and the next paper begins with it", async () => {
  const c = await sit(s);
  const office = c.page.getByRole("banner").getByRole("combobox", { name: "Cơ quan", exact: true });
  const has = (value) => c.page.waitForFunction((v) => document.querySelector(".office")?.value === v, value);
  await has("snv"); // before any paper
  await begun(c, "cv");
  await has("snv");
  await office.focus();
  await typed(c, [{ key: "ArrowUp" }]);
  await has("");
  assert.equal((await c.document()).office, undefined);
  await c.page.locator(".mark").focus();
  await typed(c, [{ key: "Control+z" }]);
  await has("snv");
  assert.ok(await office.evaluate((el) => el === document.activeElement));
  assert.equal(
    await c.page.getByRole("button", { name: "Liên hệ, bản sao, dấu đến" }).getAttribute("aria-expanded"),
    "false",
  );
  await c.home();
  await has("");
  await c.choose("Công văn");
  assert.equal((await c.document()).office, undefined);
  await c.leave();
});

// crowded is what stands on something else in the bar, or outside the window.
const crowded = (c) =>
  c.page.evaluate(() => {
    const all = [...document.querySelectorAll(".top > a, .top nav a, .top select, .top button, .paper-of > span")]
      .map((el) => ({ name: el.textContent.trim().slice(0, 20), r: el.getBoundingClientRect() }))
      .filter(({ r }) => r.width > 0);
    const found = all.filter(({ r }) => r.right > innerWidth || r.left < 0).map(({ name }) => `${name} is cut`);
    for (const [i, a] of all.entries())
      for (const b of all.slice(0, i)) {
        const wide = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
        const high = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
        if (wide > 0.5 && high > 0.5) found.push(`${a.name} on ${b.name}`);
      }
    return found;
  });

test("on a phone the menu tells when the draft was kept", async () => {
  const c = await sit(s, { viewport: { width: 360, height: 740 } });
  await c.choose("Công văn");
  await c.page.getByRole("button", { name: "Việc khác" }).click();
  await c.page
    .locator(".menu-list")
    .getByText(/^Đã lưu \d\d:\d\d/)
    .waitFor();
  await c.leave();
});

test("nothing in the bar stands on anything else, at any width, in both languages; the paper's name can be read", async () => {
  const c = await sit(s);
  await begun(c, "cv");
  await c.fill({ "Trích yếu": "báo cáo công tác văn thư, lưu trữ" });
  await c.settled();
  await c.page.locator(".findings-count").waitFor();
  const told = [];
  for (const tongue of ["vi", "en"]) {
    if (tongue === "en") await c.page.getByRole("button", { name: "English" }).click();
    await c.page.getByRole("button", { name: tongue === "en" ? "Download PDF" : "Tải PDF" }).click(); // refused: there are errors
    await c.page.locator(".notices .bar").waitFor();
    for (const width of [320, 360, 480, 768, 1024, 1100, 1280, 1366, 1440, 1920]) {
      await c.page.setViewportSize({ width, height: 800 });
      const name = await c.page.locator(".paper-name").evaluate((el) => el.clientWidth);
      if (width > 1240 && name < 160) told.push(`${tongue}, ${width}: the paper's name has ${name} pixels`);
      told.push(...(await crowded(c)).map((what) => `${tongue}, ${width}: ${what}`));
    }
  }
  assert.deepEqual(told, []);
  await c.leave();
});
