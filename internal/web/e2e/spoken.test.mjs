// What a screen reader is given: of the main views names, roles and their order, and what is said aloud while somebody works.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { hearing, spoken } from "./spoken.mjs";
import { sit, stage } from "./stage.mjs";
import { workbook } from "./workbook.mjs";

// Two offices, so that none is chosen by itself.
const s = stage({
  options: (folder) => {
    const [data, offices] = ["data", "offices"].map((name) => join(folder, name));
    for (const made of [data, offices]) mkdirSync(made);
    for (const name of ["Sở Nội vụ", "Sở Y tế"])
      writeFileSync(
        join(offices, `${name.length}.json`),
        JSON.stringify({ name, issuer: { name: name.toUpperCase() } }),
      );
    return ["--data", data, "--offices", offices];
  },
});

test("the trees of the empty desk, a new paper and the empty places", async () => {
  const c = await sit(s);
  await c.page.getByRole("button", { name: "Tất cả 29 loại văn bản" }).waitFor();
  await spoken(c, "home");
  await spoken(c, "thanh-dau", "header");
  await c.choose("Công văn");
  await c.settled();
  await c.page.locator(".all-findings li").first().waitFor();
  await spoken(c, "cong-van");
  await spoken(c, "thanh-soan", "header");
  for (const place of ["kiem-tra", "mo-tep"]) {
    await c.go(place);
    await c.page.getByRole("button", { name: "Chọn tệp" }).waitFor();
    await spoken(c, place);
  }
  await c.leave();
});

test("the trees of a batch: each step, and what was made", async () => {
  const c = await sit(s, {}, "hang-loat");
  const { page } = c;
  await spoken(c, "hang-loat");
  const issuer = { name: "SỞ NỘI VỤ" };
  const paper = { kind: "thong-bao", issuer, place: "Hà Tĩnh", sections: ["Họp vào ngày {{Ngày|date}}."] };
  const rows = [["Đơn vị", "Ngày"], ...["31/02/2026", "5/12/2026"].map((day, n) => [`UBND xã số ${n + 1}`, day])];
  await c.bring({ name: "mẫu.json", mimeType: "", buffer: Buffer.from(JSON.stringify(paper)) }, "Chọn tệp mẫu");
  await c.bring({ name: "a.xlsx", mimeType: "", buffer: workbook(rows) }, "Chọn danh sách");
  await page.getByText("Mẫu không dùng: Đơn vị").waitFor();
  await page.getByText("Thẩm quyền").or(page.getByText("Địa danh")).first().waitFor();
  await spoken(c, "hang-loat-danh-sach");
  await page.getByRole("button", { name: "Tiếp: xem thử" }).press("Enter");
  await page.waitForFunction(() => document.activeElement.textContent.startsWith("3Xem thử"));
  await page.getByText("Hàng 2 chưa điền được").waitFor();
  await page.getByRole("button", { name: "Hàng sau" }).click();
  await page.locator(".sheet").getByText("Họp vào ngày").waitFor();
  await page.locator(".told-of").waitFor();
  await spoken(c, "hang-loat-xem-thu");
  await page.getByRole("button", { name: /^4\s*Lập/ }).click();
  await page.getByRole("button", { name: "Lập 2 văn bản" }).click();
  await page.locator(".row-faults tbody tr").first().waitFor();
  await spoken(c, "hang-loat-lap");
  await c.leave();
});

test("what is said while a paper is written", async () => {
  const c = await sit(s);
  const { keyboard } = c.page;
  const said = await hearing(c);
  await keyboard.type("cong van");
  await said("1 loại văn bản. Enter để lập Công văn");
  await keyboard.press("Enter");
  await c.page.getByRole("heading", { level: 1, name: "Công văn" }).waitFor();
  assert.equal(await c.page.title(), "Công văn – Vanthu");
  await c.page.locator(".writing").first().waitFor();
  await c.settled();
  await c.fill({ "Tên cơ quan": "SỞ NỘI VỤ" });
  await said("2 lỗi, 5 cảnh báo");
  await c.fill({ "Ngày ban hành": "45/2026" });
  await keyboard.press("Tab");
  await said("Ngày ban hành: Không có tháng 45: gõ ngày trước, tháng sau, như 20/11/2026.");
  await c.write("Nội dung", ["I. "]);
  await said("Đề mục I., cấp 1");
  await keyboard.type("MỤC ĐÍCH");
  await keyboard.press("Enter");
  await said("Đoạn văn, cấp 2");
  await keyboard.type("|");
  await keyboard.press("Tab");
  await said("Bảng 3 hàng, 3 cột, hàng 1, cột 1");
  await keyboard.press("Tab");
  await said("hàng 1, cột 2");
  await keyboard.press("Escape");
  await said("Nhấn Tab để ra khỏi ô soạn");
  await c.page.getByRole("button", { name: "Tải PDF" }).click();
  await said("Đang lập tệp…");
  await c.leave();
});

test("the focus is never lost: another view has it on its heading, a removed thing leaves it to what brings it back, a changed language to its button", async () => {
  const c = await sit(s);
  for (const kind of ["Công văn", "Kế hoạch"]) {
    await c.choose(kind);
    await c.document();
    await c.home();
  }
  await c.page.getByRole("button", { name: "Xóa bản nháp Kế hoạch" }).press("Enter");
  await c.page.waitForFunction(() => /^\s*Lấy lại/.test(document.activeElement.textContent));
  await c.page.getByRole("link", { name: "Kiểm tra" }).press("Enter");
  await c.page.waitForFunction(() => document.activeElement.matches("h1") && document.title.startsWith("Kiểm tra"));
  await c.page.getByRole("button", { name: "English" }).press("Enter");
  await c.page.waitForFunction(() => document.activeElement.textContent === "Tiếng Việt");
  await c.leave();
});
