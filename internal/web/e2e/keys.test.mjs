// The keyboard alone, where something opens, goes on or is taken away: each stop has a name, the focus comes back, and what happens
// is said once.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { onlyChromium } from "./browser.mjs";
import { serve } from "./server.mjs";
import { hearing, spoken } from "./spoken.mjs";
import { sit, stage } from "./stage.mjs";
import { workbook } from "./workbook.mjs";

const s = stage({
  options: (folder) => {
    mkdirSync(join(folder, "data"));
    return ["--data", join(folder, "data")];
  },
});

// at waits until what has the focus is a control with this name, or has it as its text.
const at = (c, name) =>
  c.page
    .waitForFunction((wanted) => {
      const el = document.activeElement;
      const label = el.getAttribute("aria-label") ?? el.labels?.[0]?.textContent ?? el.textContent;
      return label.replace(/\s+/g, " ").trim().startsWith(wanted);
    }, name)
    .catch(async () =>
      assert.fail(
        `${name} has no focus, but ${await c.page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))}`,
      ),
    );

// press presses keys one after the other.
async function press(c, ...keys) {
  for (const key of keys) await c.page.keyboard.press(key);
}

// reach goes on with Tab to a control with this name.
async function reach(c, name) {
  for (let n = 0; n < 80; n++) {
    await press(c, "Tab");
    const there = await c.page.evaluate((wanted) => {
      const el = document.activeElement;
      return (el.getAttribute("aria-label") ?? el.textContent).replace(/\s+/g, " ").trim() === wanted;
    }, name);
    if (there) return;
  }
  assert.fail(`${name} is out of reach`);
}

test("the key's dialog: it stays, a wrong key is told with its field, and the focus goes to the desk behind it", async () => {
  const keys = join(s.folder, "keys");
  writeFileSync(keys, `a:${createHash("sha256").update("khoa-dung").digest("hex")}\n`);
  const locked = await serve("--keys", keys);
  const c = await sit({ ...s, server: locked });
  await at(c, "Khóa");
  await press(c, "Escape", "Escape", "Escape");
  await at(c, "Khóa");
  await c.page.keyboard.type("khoa-sai");
  await press(c, "Enter");
  await c.page.locator("#key-wrong").waitFor();
  await at(c, "Khóa");
  await spoken(c, "khoa", "dialog");
  const told = await c.page.evaluate(() => {
    const id = document.activeElement.getAttribute("aria-describedby");
    return document.getElementById(id).textContent;
  });
  assert.equal(told, "Khóa này không đúng, hoặc không còn dùng được.");
  await c.page.keyboard.type("khoa-dung");
  await press(c, "Enter");
  await at(c, "Cần lập văn bản gì?");
  await c.leave();
  await locked.stop();
});

test("the menu ⋯ opens, closes and gives the focus back; a draft is deleted at the second answer alone", async () => {
  const c = await sit(s);
  const said = await hearing(c);
  await c.choose("Công văn");
  const list = c.page.locator(".menu-list");
  await c.page.getByRole("button", { name: "In", exact: true }).focus();
  await press(c, "Tab");
  await at(c, "Việc khác");
  await press(c, "Enter");
  await spoken(c, "viec-khac", ".menu");
  await press(c, "Tab");
  await at(c, "Tên bản nháp");
  await press(c, "Escape");
  await at(c, "Việc khác");
  await list.waitFor({ state: "hidden" });
  await press(c, "Enter", "Shift+Tab");
  await at(c, "In");
  await list.waitFor({ state: "hidden" });
  await press(c, "Tab", "Enter", "Tab", "Tab", "Tab", "Tab", "Tab");
  await at(c, "Xóa bản nháp");
  await press(c, "Enter");
  await said("Bấm lần nữa để xóa hẳn, không lấy lại được");
  await at(c, "Xóa hẳn, không lấy lại được");
  await press(c, "Escape", "Enter"); // who opens it again is asked again
  assert.equal(await list.getByRole("button", { name: "Xóa hẳn" }).count(), 0);
  await press(c, "Tab", "Tab", "Tab", "Tab", "Tab", "Enter");
  await at(c, "Xóa hẳn, không lấy lại được");
  await press(c, "Enter");
  await said("Đã xóa bản nháp");
  await at(c, "Cần lập văn bản gì?");
  assert.equal(await c.page.locator(".recent").count(), 0);
  await c.leave();
});

test("the place in the bar leads to the open paper, the menu to a new one", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  const { hash } = new URL(c.page.url());
  const soan = c.page.getByRole("link", { name: "Soạn", exact: true });
  await soan.press("Enter");
  assert.equal(new URL(c.page.url()).hash, hash);
  await c.page.getByRole("link", { name: "Kiểm tra" }).press("Enter");
  await c.page.getByRole("heading", { name: "Kiểm tra thể thức" }).waitFor();
  await soan.press("Enter");
  await c.page.getByRole("heading", { level: 1, name: "Công văn" }).waitFor();
  await c.page.getByRole("button", { name: "Việc khác" }).focus();
  await press(c, "Enter", "Tab", "Tab");
  await at(c, "Văn bản mới");
  await press(c, "Enter");
  await at(c, "Cần lập văn bản gì?");
  await c.page.getByRole("link", { name: "Công văn" }).waitFor();
  await c.leave();
});

test("annexes: a new one has the focus, one that is moved or taken away is told", async () => {
  const c = await sit(s);
  const said = await hearing(c);
  await c.choose("Kế hoạch");
  const add = c.page.getByRole("button", { name: "Thêm phụ lục", exact: true });
  await add.focus();
  await press(c, "Enter");
  await at(c, "Nhãn");
  await add.focus();
  await press(c, "Enter");
  await c.page.getByRole("group", { name: "Phụ lục thứ 2" }).waitFor();
  await at(c, "Nhãn");
  await press(c, "Shift+Tab");
  await at(c, "Bỏ Phụ lục thứ 2");
  await spoken(c, "phu-luc", ".one:last-of-type");
  await press(c, "Shift+Tab");
  await at(c, "Lên trên Phụ lục thứ 2");
  await press(c, "Enter");
  await said("Đã lên trên: nay là Phụ lục thứ 1");
  await press(c, "Tab", "Enter");
  await said("Đã bỏ: Phụ lục thứ 2");
  await at(c, "Thêm phụ lục");
  await c.leave();
});

test("a file that cannot be made: why is told, and the focus is among what is to be mended", async () => {
  const c = await sit(s);
  const said = await hearing(c);
  await c.choose("Công văn");
  await c.settled();
  await c.page.locator(".all-findings li").first().waitFor();
  const before = await c.page.locator(".findings-count").innerText();
  await c.page.getByRole("button", { name: "Tải PDF" }).focus();
  await press(c, "Enter");
  await said("Đang lập tệp…");
  await c.page.locator(".notices[role=status]").getByText("Còn lỗi phải sửa trước khi lập tệp.").waitFor();
  await c.page.waitForFunction(() => document.activeElement.id === "findings");
  await c.page.locator(".findings-count").getByText(before, { exact: true }).waitFor();
  await press(c, "Tab");
  await at(c, "Sửa: ");
  await c.leave();
});

test("a batch to its end", async () => {
  const c = await sit(s, {}, "hang-loat");
  const said = await hearing(c);
  c.page.on("filechooser", () => {}); // the driver begins to look for them before the first key
  const bring = async (button, name, buffer) => {
    await reach(c, button);
    const [chooser] = await Promise.all([c.page.waitForEvent("filechooser"), press(c, "Enter")]);
    await chooser.setFiles([{ name, mimeType: "", buffer }]);
  };
  const paper = { kind: "thong-bao", issuer: { name: "SỞ NỘI VỤ" }, sections: ["Họp ngày {{Ngày|date}}."] };
  const rows = [["Ngày"], ["31/02/2026"], ["5/12/2026"], ["6/12/2026"]];
  let go;
  const held = new Promise((resolve) => {
    go = resolve;
  });
  await c.page.route("**/events", async (route) => {
    await held;
    await route.continue();
  });
  await bring("Chọn tệp mẫu", "mẫu.json", Buffer.from(JSON.stringify(paper)));
  await at(c, "2Danh sách");
  await bring("Chọn danh sách", "a.xlsx", workbook(rows));
  await said("a.xlsx, 3 hàng");
  await reach(c, "Tiếp: xem thử");
  await press(c, "Enter");
  await at(c, "3Xem thử");
  await c.page.getByRole("alert").getByText("Hàng 2 chưa điền được").waitFor();
  await reach(c, "Văn bản thứ");
  await press(c, "ArrowRight");
  await c.page.locator(".sheet").getByText("Họp ngày").waitFor();
  await said("5 cảnh báo");
  await reach(c, "Tiếp: lập");
  await press(c, "Enter");
  await at(c, "4Lập");
  await reach(c, "Lập 3 văn bản");
  await press(c, "Enter");
  await said("Đang gửi…");
  await c.page.locator(".job").waitFor();
  await spoken(c, "hang-loat-dang-lap", ".jobs");
  go();
  await said("Đã lập xong 2 hàng, 1 hàng có lỗi");
  await at(c, "Lập 3 văn bản");
  await reach(c, "Tải ZIP");
  await reach(c, "Xóa");
  await reach(c, "Các hàng có lỗi");
  await press(c, "Shift+Tab", "Enter");
  await said("Đã xóa");
  await at(c, "Lấy lại");
  await press(c, "Enter");
  await said("Đã lấy lại");
  await at(c, "Tải ZIP");
  await c.leave();
});

test(
  "a file that was made is told of",
  onlyChromium("keys for a page whose window shows what was downloaded"),
  async () => {
    const c = await sit(s);
    const said = await hearing(c);
    await c.choose("Thông báo");
    await c.fill({ "Tên cơ quan": "SỞ NỘI VỤ", "Trích yếu": "lịch họp" });
    await c.write("Nội dung", ["Họp."]);
    await c.page.getByRole("button", { name: "Tải DOCX" }).focus();
    const [file] = await Promise.all([c.page.waitForEvent("download"), press(c, "Enter")]);
    assert.match(file.suggestedFilename(), /\.docx$/);
    await said("Đã tải tệp");
    await at(c, "Tải DOCX");
    await press(c, "Tab", "Tab", "Tab");
    await at(c, "Việc khác");
    await press(c, "Enter", "Tab", "Tab", "Tab");
    await at(c, "Lưu ra tệp để mở lại sau");
    await Promise.all([c.page.waitForEvent("download"), press(c, "Enter")]);
    await said("Đã lưu ra tệp");
    await at(c, "Việc khác");
    await c.leave();
  },
);
