// Everyday accidents: nothing that was typed is lost.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Clerk, eventually } from "./desk.mjs";
import { serve } from "./server.mjs";
import { examples, keepNothing, sit, stage } from "./stage.mjs";

const s = stage();

// kept are the drafts of the browser; given is one to keep among them.
const kept = (page, given) =>
  page.evaluate(
    (draft) =>
      new Promise((resolve, reject) => {
        const r = indexedDB.open("vanthu", 1);
        r.onerror = () => reject(r.error);
        r.onsuccess = () => {
          const store = r.result.transaction("drafts", "readwrite").objectStore("drafts");
          if (draft) store.put(draft);
          store.getAll().onsuccess = (e) => {
            r.result.close();
            resolve(e.target.result);
          };
        };
      }),
    given,
  );

test("a double click begins one paper; what was typed is there after a reload at once; a deleted draft comes back", async () => {
  const c = await sit(s);
  await c.page.getByRole("button", { name: "Công văn", exact: true }).dblclick();
  await c.page.locator(".writing").first().waitFor();
  await c.fill({ "Trích yếu": "gõ xong là tải lại" });
  await c.page.reload();
  await c.page.locator(".writing").first().waitFor();
  assert.equal(await c.field("Trích yếu").inputValue(), "gõ xong là tải lại");
  await c.home();
  const drafts = c.page.locator(".recent li");
  await drafts.first().waitFor();
  assert.equal(await drafts.count(), 1);
  await drafts.getByRole("button").click();
  await drafts.getByRole("button", { name: /^Lấy lại/ }).click();
  await drafts.getByRole("link").waitFor();
  await drafts.locator(".name", { hasText: "gõ xong là tải lại" }).waitFor();
  await c.leave();
});

test("a date and a number that cannot be read stay as they were typed, and what is wrong is told when they are left", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  const date = c.field("Ngày ban hành");
  const told = (text) => c.page.locator(".field .fault").getByText(text).waitFor();
  await c.fill({ "Ngày ban hành": "31/02/2026" });
  await c.settled();
  const aboutDate = c.page.locator(".field", { has: date }).locator(".fault");
  assert.equal(await aboutDate.count(), 0, "nobody is scolded while he types");
  await date.press("Tab");
  await told("Tháng 2 năm 2026 có 28 ngày, không có ngày 31.");
  await c.unfold("Trình bày");
  await c.fill({ "Cỡ chữ nội dung": "mười bốn" });
  await c.page.keyboard.press("Tab");
  await told("“mười bốn” không phải là số: gõ như 13,5.");
  const stays = async () => {
    await date.waitFor();
    assert.equal(await date.inputValue(), "31/02/2026");
    assert.equal(await c.field("Cỡ chữ nội dung").inputValue(), "mười bốn");
  };
  await stays();
  await c.page.getByRole("link", { name: "Hàng loạt" }).click();
  await c.page.getByRole("heading", { level: 1, name: "Hàng loạt" }).waitFor();
  await c.page.getByRole("link", { name: "Soạn" }).click();
  await stays();
  await c.page.getByRole("button", { name: "English" }).click();
  await c.page.getByText("Month 2 of 2026 has 28 days; there is no day 31.").waitFor();
  await c.page.getByRole("button", { name: "Tiếng Việt" }).click();
  await date.fill("hôm qua");
  await c.page.reload();
  await date.waitFor();
  assert.equal(await date.inputValue(), "hôm qua", "who reloads has not left the field");
  await told("Chưa đọc được “hôm qua”: gõ ngày như 20/11/2026, tháng như 11/2026.");
  await date.fill("28-2-2026");
  await date.press("Tab");
  assert.equal(await date.inputValue(), "28/02/2026");
  assert.equal((await c.document()).date, "2026-02-28");
  await c.leave();
});

test("what is typed in a second tab is kept as a draft of its own", async () => {
  const first = await sit(s);
  await first.choose("Công văn");
  await first.fill({ "Trích yếu": "ở thẻ một" });
  await first.document();
  const second = new Clerk(await first.page.context().newPage(), s.server.url);
  await second.page.goto(first.page.url());
  await second.page.getByText("Bản nháp này đang mở ở một thẻ khác").waitFor();
  await second.fill({ "Trích yếu": ", rồi ở thẻ hai" });
  await second.page.getByRole("button", { name: "Soạn ở đây" }).click();
  await first.page.getByText("đã được soạn tiếp ở một thẻ khác").waitFor();
  assert.equal((await second.document()).subject, "ở thẻ một");
  const subjects = (await kept(first.page)).map((d) => d.doc.subject);
  assert.deepEqual(subjects.sort(), ["ở thẻ một", "ở thẻ một, rồi ở thẻ hai"]);
  await second.home();
  await second.page.locator(".recent").getByText("sửa ở thẻ thứ hai").waitFor();
  await first.leave();
});

test("a draft of a newer desk is said to be one, and stays as it is", async () => {
  const c = await sit(s);
  const draft = { id: "abcdefabcdefabcd", version: 9, name: "Bản mới", doc: { x: 1 }, created: 1, changed: Date.now() };
  await kept(c.page, draft);
  await c.page.reload();
  const line = c.page.locator(".recent li", { hasText: "của bàn soạn bản mới hơn" });
  assert.equal(await line.getByRole("button").count(), 0);
  await line.locator(".name").click();
  await c.page.getByText("Bản nháp này do bàn soạn bản mới hơn lưu").waitFor();
  assert.deepEqual(await kept(c.page), [draft]);
  await c.leave();
});

// slowly pastes a list into the body and holds what the server says of it; the answer lets that through.
async function slowly(c) {
  let through;
  const held = new Promise((resolve) => {
    through = resolve;
  });
  await c.page.route("**/v1/import", async (route) => {
    await held;
    await route.continue().catch(() => {}); // the page may be gone
  });
  await c.editor("Nội dung").click();
  await c.editor("Nội dung").evaluate((dom) => {
    const data = new DataTransfer();
    data.setData("text/plain", "1.\tMột việc\n-\tgạch một\n-\tgạch hai");
    dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await c.page.getByText("đang đọc phần vừa dán").waitFor();
  return through;
}

const plain = ["1.\tMột việc", "-\tgạch một", "-\tgạch hai"];
const shaped = { title: "Một việc", content: [{ items: ["gạch một", "gạch hai"] }] };

test("what was pasted stands there while it is read; typing goes on behind it, and one step back takes all of it out", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  const through = await slowly(c);
  assert.deepEqual((await c.document()).sections, plain);
  await c.page.keyboard.press("Enter");
  await c.page.keyboard.type("Gõ tiếp.");
  through();
  await c.page.locator(".paste-note").getByText("Đã nhận ra").waitFor();
  assert.deepEqual((await c.document()).sections, [shaped, "Gõ tiếp."]);
  await c.page.keyboard.type(" Rồi nữa.");
  assert.equal(await c.page.locator(".paste-note").getByRole("button", { name: "Hoàn tác" }).count(), 0);
  assert.deepEqual((await c.document()).sections, [shaped, "Gõ tiếp. Rồi nữa."]);
  for (let n = 0; n < 5; n++) await c.page.keyboard.press("Control+z");
  assert.equal((await c.document()).sections, undefined);
  await c.leave();
});

test("a paste that is changed or taken back while it is read stays as the clerk has it", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  let through = await slowly(c);
  await c.page.keyboard.press("Backspace");
  through();
  await c.page.locator(".paste-note").getByText("Đã dán 3 đoạn").waitFor();
  assert.deepEqual((await c.document()).sections, [...plain.slice(0, 2), "-\tgạch ha"]);
  await c.page.keyboard.press("Control+a");
  await c.page.keyboard.press("Backspace");
  through = await slowly(c);
  await c.page.keyboard.press("Control+z");
  const answered = c.page.waitForResponse("**/v1/import");
  through();
  await (await answered).finished();
  await c.page.getByText("đang đọc phần vừa dán").waitFor({ state: "detached" });
  assert.equal((await c.document()).sections, undefined);
  await c.leave();
});

test("a paste that is still being read when the view is left is there when the clerk is back", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  const through = await slowly(c);
  await c.page.getByRole("link", { name: "Hàng loạt" }).click();
  await c.page.getByRole("heading", { level: 1, name: "Hàng loạt" }).waitFor();
  const answered = c.page.waitForResponse("**/v1/import");
  through();
  await (await answered).finished();
  await c.page.getByRole("link", { name: "Soạn" }).click();
  await c.page.locator(".paste-note").getByText("Đã nhận ra").waitFor();
  assert.deepEqual((await c.document()).sections, [shaped]);
  await c.page.locator(".paste-note").getByRole("button", { name: "Hoàn tác" }).click();
  assert.equal((await c.document()).sections, undefined);
  await c.leave();
});

test("a paste that is still being read when another paper is opened or the page is closed is in its draft, with its shape if that comes in time", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  const at = c.page.url();
  const through = await slowly(c);
  await c.page.getByRole("link", { name: "Vanthu, về trang đầu" }).click();
  await c.choose("Thông báo");
  const answered = c.page.waitForResponse("**/v1/import");
  through();
  await (await answered).finished();
  assert.equal((await c.document()).sections, undefined);
  assert.equal(await c.page.locator(".paste-note button").count(), 0);
  const put = async () => (await kept(c.page)).find((d) => at.endsWith(d.id)).doc;
  await eventually(async () => assert.deepEqual((await put()).sections, [shaped]));
  const { style } = await put();
  await c.page.goto(at);
  await c.editor("Nội dung").getByText("gạch hai").waitFor();
  assert.deepEqual((await c.document()).sections, [shaped]);
  assert.deepEqual(style, { numbering: ["1."] }, "it numbers as what was pasted");
  await c.editor("Nội dung").click();
  await c.page.keyboard.press("Control+a");
  await c.page.keyboard.press("Backspace");
  assert.equal((await c.document()).sections, undefined);
  await c.page.unroute("**/v1/import");
  await slowly(c);
  await c.page.reload();
  await c.editor("Nội dung").getByText("gạch hai").last().waitFor();
  assert.deepEqual((await c.document()).sections, plain);
  await c.leave();
});

test("a paper that the browser does not keep stays as long as the page, which asks before it closes", async () => {
  const c = await sit(s);
  await keepNothing(c);
  await c.choose("Công văn");
  await c.fill({ "Trích yếu": "chưa giữ được" });
  await c.page.getByText("Trình duyệt không cho lưu bản nháp").waitFor();
  await c.page.getByRole("link", { name: "Vanthu, về trang đầu" }).click();
  await c.page.getByRole("link", { name: /Công văn chưa giữ được/ }).click();
  assert.equal(await c.field("Trích yếu").inputValue(), "chưa giữ được");
  const asks = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  assert.ok(await c.page.evaluate(asks));
  await c.home();
  assert.ok(!(await c.page.evaluate(asks)), "there is nothing to lose");
  await c.leave();
});

test("files given while the server is away are read when it is back; what cannot be read is told in plain words", async () => {
  const own = await serve();
  const c = await sit({ ...s, server: own }, {}, "kiem-tra");
  const picture = { name: "ảnh.png", mimeType: "image/png", buffer: Buffer.from("89504e47", "hex") };
  await c.bring([picture, { ...picture, name: "rỗng.docx", buffer: Buffer.alloc(0) }]);
  await c.page.locator(".fault").getByText("Không đọc được loại tệp này ở đây").waitFor();
  await c.page.locator(".fault").getByText("“rỗng.docx” là một tệp rỗng").waitFor();
  await own.stop();
  await c.bring(join(examples, "cong-van.docx"));
  await c.page.getByText("Đang chờ").waitFor();
  await own.start();
  await c.page.locator(".tally").waitFor();
  await c.leave();
  await own.stop();
});

test("a list that Excel saves again after it was chosen is used as it was", async () => {
  const c = await sit(s, {}, "hang-loat");
  const list = join(s.folder, "danh-sach.csv");
  writeFileSync(list, "Đơn vị\nXã Cẩm Bình\n");
  const paper = { kind: "thong-bao", issuer: { name: "SỞ NỘI VỤ" }, subject: "Kiểm tra", sections: ["Kiểm tra."] };
  await c.bring({ name: "mẫu.json", mimeType: "", buffer: Buffer.from(JSON.stringify(paper)) }, "Chọn tệp mẫu");
  await c.bring(list, "Chọn danh sách");
  await c.page.getByText("Mẫu không dùng: Đơn vị").waitFor();
  writeFileSync(list, "Đơn vị,Ngày\nXã Cẩm Bình,5/12/2026\n");
  await c.page.getByLabel("Trích yếu").click();
  await c.page.getByRole("button", { name: "Đơn vị (chưa dùng)" }).click();
  await c.page.getByText("Mẫu không dùng").waitFor({ state: "detached" });
  await c.leave();
});
