// What was written before is offered; annexes have annexes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onlyChromium } from "./browser.mjs";
import { eventually } from "./desk.mjs";
import { sit, stage } from "./stage.mjs";

const s = stage();

test(
  "the next paper is offered the place, the signer and the recipients of the last",
  onlyChromium("focus after a download"),
  async () => {
    const c = await sit(s);
    await c.choose("Công văn");
    await c.fill({ "Tên cơ quan": "SỞ NỘI VỤ", "Chữ viết tắt": "SNV", "Địa danh": "Hà Tĩnh", "Trích yếu": "báo cáo" });
    await c.fill({ "Kính gửi": "Sở Y tế", "Nơi nhận": "Như trên\nVăn phòng Sở", Lưu: "VT", "Chức vụ": "GIÁM ĐỐC" });
    await c.fill({ "Họ và tên": "Đàm Hữu Nghĩa" });
    await c.write("Đoạn mở đầu", ["Đề nghị báo cáo."]);
    await c.download("Tải PDF");
    await c.home();
    await c.choose("Thông báo");
    await c.field("Địa danh").click();
    const offered = () => c.field("Địa danh").evaluate((el) => [...(el.list?.options ?? [])].map((o) => o.value));
    await eventually(async () => assert.deepEqual(await offered(), ["Hà Tĩnh"]));
    await c.page.getByRole("button", { name: "Như lần trước: Như trên; Văn phòng Sở" }).click();
    await c.page.getByRole("button", { name: "Đàm Hữu Nghĩa, GIÁM ĐỐC" }).click();
    const doc = await c.document();
    assert.deepEqual(doc.recipients, ["Như trên", "Văn phòng Sở"]);
    assert.deepEqual(doc.signer, { position: ["GIÁM ĐỐC"], name: "Đàm Hữu Nghĩa" });
    await c.leave();
  },
);

test("an annex of an annex is written like any", async () => {
  const c = await sit(s);
  await c.choose("Quyết định");
  await c.page.getByRole("button", { name: "Thêm phụ lục", exact: true }).click();
  await c.fill({ "Tiêu đề": "Quy chế làm việc" });
  await c.write("Nội dung phụ lục", ["Điều 1. Phạm vi"]);
  await c.page.getByRole("button", { name: "Thêm phụ lục của phụ lục này" }).click();
  const own = c.page.getByRole("group", { name: "Phụ lục con thứ 1" });
  await own.getByLabel("Tiêu đề", { exact: true }).click();
  await c.page.keyboard.type("Mẫu đơn");
  await own.getByRole("textbox", { name: "Nội dung phụ lục" }).click();
  await c.page.keyboard.type("Kính gửi: Văn phòng.");
  const { attachments } = await c.document();
  assert.equal(attachments[0].title, "Quy chế làm việc");
  assert.deepEqual(attachments[0].attachments, [{ title: "Mẫu đơn", content: ["Kính gửi: Văn phòng."] }]);
  // A line of it on the paper leads to it.
  await c.settled();
  await c.page.locator(".page").last().scrollIntoViewIfNeeded();
  await c.page
    .locator(".sheet text", { hasText: "MẪU ĐƠN" })
    .or(c.page.locator(".sheet text", { hasText: "Mẫu đơn" }))
    .first()
    .click();
  await c.page.waitForFunction(() => document.activeElement.value === "Mẫu đơn");
  await c.leave();
});
