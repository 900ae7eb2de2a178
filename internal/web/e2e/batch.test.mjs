// Many papers: from a paper and a list in Excel to the ZIP, by typing and clicking alone.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { entries, read } from "../src/batch/zip.js";
import { Clerk, eventually, rendered, sum } from "./desk.mjs";
import { looked } from "./look.mjs";
import { serve } from "./server.mjs";
import { sit, stage } from "./stage.mjs";
import { workbook } from "./workbook.mjs";

const widths = [360, 768, 1280, 1920];

const s = stage({ options: (folder) => ["--data", folder] });

const template = {
  kind: "thong-bao",
  issuer: { parent: "UBND TỈNH HÀ TĨNH", name: "SỞ NỘI VỤ", code: "SNV" },
  place: "Hà Tĩnh",
  date: "2026-11-20",
  subject: "Lịch kiểm tra công tác văn thư tại ",
  sections: ["Kiểm tra vào ngày {{Ngày|date}}; số người làm việc: {{Số người|number}}."],
  recipients: ["Như trên"],
  archive: "VT",
  signer: { position: ["GIÁM ĐỐC"], name: "Nguyễn Văn A" },
};

// The list: 50 rows; two of them are at fault, at B18 and C42 of the sheet.
function list() {
  const rows = [["Đơn vị", "Ngày", "Số người", "Ghi chú"]];
  for (let n = 1; n <= 50; n++) rows.push([`UBND xã số ${n}`, `${1 + (n % 28)}/12/2026`, n, `dòng ${n}`]);
  rows[17][1] = "31/02/2026";
  rows[41][2] = "";
  return workbook(rows);
}

const files = () => [
  { name: "Thông báo kiểm tra.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(template)) },
  { name: "danh sách xã.xlsx", mimeType: "application/octet-stream", buffer: list() },
];

async function begin(more = {}) {
  const c = await sit(s, { viewport: { width: 1280, height: 900 }, ...more }, "hang-loat");
  const [paper, rows] = files();
  await c.bring(paper, "Chọn tệp mẫu");
  await c.bring(rows, "Chọn danh sách");
  await c.page.getByText("Mẫu không dùng: Đơn vị, Ghi chú").waitFor();
  return { c, page: c.page };
}

// mark puts a column into the subject.
async function mark(page) {
  await page.getByLabel("Trích yếu").click();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Đơn vị (chưa dùng)" }).click();
  await page.getByText("Mẫu không dùng: Ghi chú.").waitFor();
}

test("50 rows of a workbook become a ZIP; two faults are told by Excel's row and column", async () => {
  const { c, page } = await begin();
  await mark(page);
  assert.equal(await page.getByLabel("Trích yếu").inputValue(), `${template.subject}{{Đơn vị}}`);
  assert.equal(await page.getByLabel("Ngày ban hành").inputValue(), "20/11/2026");

  await page.getByRole("button", { name: "Tiếp: xem thử" }).click();
  await page.locator(".sheet").getByText("UBND xã số 1", { exact: false }).first().waitFor();
  await page.getByRole("slider").fill("7");
  await page.locator(".sheet").getByText("UBND xã số 7", { exact: false }).first().waitFor();
  await page.getByText("7 / 50 (hàng 8 của bảng)").waitFor();
  await page.getByRole("slider").fill("17");
  await page.getByText("Hàng 18 chưa điền được").waitFor();

  await page.getByRole("button", { name: "Tiếp: lập" }).click();
  await page.getByLabel("Word (DOCX)").uncheck();
  await page.getByLabel("Gộp thành một PDF để in").check();
  await page.getByLabel("Tên tệp").fill("{{stt}} {{Đơn vị}}");
  await page.getByRole("button", { name: "Lập 50 văn bản" }).click();
  await page.getByText("Đã lập xong: 48 văn bản").waitFor({ timeout: 60_000 });
  const rows = page.locator(".row-faults tbody tr");
  await rows.nth(1).waitFor(); // they come together
  const cells = await rows.evaluateAll((all) =>
    all.map((r) => [...r.children].slice(0, 2).map((x) => x.textContent.trim())),
  );
  assert.deepEqual(cells, [
    ["18", "B Ngày"],
    ["42", "C Số người"],
  ]);

  const zip = await c.download("Tải ZIP");
  assert.equal(zip.name, "Thông báo kiểm tra.zip");
  const blob = new Blob([zip.data]);
  const all = await entries(blob);
  assert.equal([...all.keys()].filter((n) => n.endsWith(".pdf")).length, 49);
  const made = Buffer.from(await (await read(blob, all.get("0007 UBND xã số 7.pdf"))).arrayBuffer());
  const filled = {
    ...template,
    subject: `${template.subject}UBND xã số 7`,
    sections: ["Kiểm tra vào ngày 08/12/2026; số người làm việc: 7."],
  };
  assert.equal(sum(made), sum(await rendered(s.server.url, filled, "pdf")), "the seventh paper is not that of its row");
  const merged = await c.download("Tải PDF gộp để in");
  assert.equal(merged.data.subarray(0, 5).toString(), "%PDF-");
  assert.equal(merged.data.length, (await read(blob, all.get("tat-ca.pdf"))).size);

  await page.reload();
  await page.getByText("Đã lập xong: 48 văn bản").waitFor();
  await page.getByRole("button", { name: "Xóa" }).click();
  await page.getByText("Đã xóa: Thông báo kiểm tra danh sách xã.xlsx").waitFor();
  await c.leave();
});

// made makes a batch of a list with one row, from the empty place to its end: {c, page, job, url}.
async function made(day = "5/12/2026", told = "Đã lập xong: 1 văn bản") {
  const c = await sit(s, {}, "hang-loat");
  const { page } = c;
  const whole = JSON.stringify({ ...template, subject: "Lịch kiểm tra" });
  await c.bring({ name: "Thông báo.json", mimeType: "", buffer: Buffer.from(whole) }, "Chọn tệp mẫu");
  const rows = Buffer.from(`Ngày,Số người\n${day},7\n`);
  await c.bring({ name: "danh sách.csv", mimeType: "", buffer: rows }, "Chọn danh sách");
  await page.getByText("1 hàng").first().waitFor();
  await page.getByRole("button", { name: /^4\s*Lập/ }).click();
  await page.getByRole("button", { name: "Lập 1 văn bản" }).click();
  const job = page.locator(".job");
  await job.getByText(told).waitFor();
  const [{ id }] = await page.evaluate(() => JSON.parse(localStorage.getItem("batches")));
  return { c, page, job, url: `${s.server.url}/v1/batches/${id}` };
}

const status = async (url) => (await fetch(url)).status;

test("a batch of which nothing came does not say that papers are made", async () => {
  const { c, job } = await made("31/02/2026", "Không lập được văn bản nào · 1 hàng có lỗi");
  await job.locator(".row-faults").getByText("«Ngày» không đọc được thành ngày").waitFor();
  await c.leave();
});

test("a batch that is deleted comes back until its list is left", async () => {
  const { c, page, job, url } = await made();
  const go = async (name) => {
    await page.getByRole("link", { name }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  };
  await job.getByRole("button", { name: "Xóa" }).click();
  await job.getByText("Đã xóa: Thông báo danh sách.csv").waitFor();
  await job.getByRole("button", { name: "Lấy lại" }).click();
  await job.getByText("Đã lập xong: 1 văn bản").waitFor();
  await go("Kiểm tra");
  await go("Hàng loạt");
  await job.getByText("Đã lập xong: 1 văn bản").waitFor();
  assert.equal(await status(url), 200);
  // A server that is away is told later.
  await page.route(url, (route) => route.abort());
  await job.getByRole("button", { name: "Xóa" }).click();
  await go("Kiểm tra");
  await page.getByText("Chưa liên lạc được").waitFor();
  await page.unroute(url);
  await page.getByText("Chưa liên lạc được").waitFor({ state: "detached" });
  await go("Hàng loạt");
  await eventually(async () => assert.equal(await status(url), 404));
  await job.waitFor({ state: "detached" });
  await c.leave();
});

test("a batch that is deleted is off the server when the page is closed", async () => {
  const { c, page, job, url } = await made();
  await job.getByRole("button", { name: "Xóa" }).click();
  await job.getByText("Đã xóa: Thông báo danh sách.csv").waitFor();
  assert.equal(await status(url), 200);
  await page.goto("about:blank");
  await eventually(async () => assert.equal(await status(url), 404));
  await c.go("hang-loat");
  await job.waitFor({ state: "detached" });
  await c.leave();
});

test("to stop a batch that is being made is asked for twice", async () => {
  const { c, page, job, url } = await made();
  const running = { ...(await (await fetch(url)).json()), state: "running", rows: 9, done: 3 };
  await page.evaluate((state) => {
    const [last] = JSON.parse(localStorage.getItem("batches"));
    localStorage.setItem("batches", JSON.stringify([{ ...last, state }]));
  }, running);
  await page.route("**/events", (route) => route.fulfill({ body: `data: ${JSON.stringify(running)}\n\n` }));
  await page.reload();
  await job.getByText("Đang lập: 3 / 9").waitFor();
  await job.getByRole("button", { name: "Thôi lập" }).click();
  await job.getByRole("button", { name: "Lập tiếp" }).click();
  await job.getByRole("button", { name: "Thôi lập", exact: true }).click();
  assert.equal(await status(url), 200);
  await job.getByRole("button", { name: "Thôi lập, bỏ những văn bản đã lập" }).click();
  await job.waitFor({ state: "detached" });
  assert.equal(await status(url), 404);
  await c.leave();
});

test("what a key sent is listed in any browser that has the key", async () => {
  const keys = join(s.folder, "keys");
  writeFileSync(keys, `a:${createHash("sha256").update("khoa-dung").digest("hex")}\n`);
  const own = await serve("--keys", keys, "--data", join(s.folder, "khac"));
  const form = new FormData();
  const whole = { ...template, subject: "Lịch kiểm tra" };
  form.append("template", new Blob([JSON.stringify(whole)], { type: "application/json" }), "Thông báo.json");
  form.append("rows", new Blob(["Ngày,Số người\n5/12/2026,7\n"], { type: "text/csv" }), "danh sách.csv");
  form.append("formats", "pdf");
  form.append("merge", "true");
  const headers = { Authorization: "Bearer khoa-dung" };
  const sent = await fetch(`${own.url}/v1/batches`, { method: "POST", body: form, headers });
  assert.equal(sent.status, 202, await sent.text());
  const c = new Clerk(await (await s.browser.newContext()).newPage(), own.url, s.downloads);
  const { page } = c;
  await page.goto(`${own.url}/#/hang-loat`);
  await page.getByLabel("Khóa", { exact: true }).fill("khoa-dung");
  await page.getByRole("button", { name: "Vào" }).click();
  const job = page.locator(".job");
  await job.getByText("Đã lập xong: 1 văn bản").waitFor();
  assert.match(await job.locator(".job-head").innerText(), /^Thông báo danh sách.csv/);
  const merged = await c.download("Tải PDF gộp để in");
  assert.equal(merged.data.subarray(0, 5).toString(), "%PDF-");
  const zip = await c.download("Tải ZIP");
  assert.deepEqual([...(await entries(new Blob([zip.data]))).keys()].length, 3);
  await c.leave();
  await own.stop();
});

test("what was changed in a template is kept as a draft: at a reload, and when another template is chosen", async () => {
  const { c, page } = await begin();
  await page.getByLabel("Trích yếu").fill("Họp {{Đơn vị}}");
  await page.reload();
  const mine = page.getByRole("button", { name: /^Thông báo kiểm tra \(mẫu đã sửa\)/ });
  await page.getByRole("button", { name: /^1.*Mẫu.*Thông báo kiểm tra/ }).click();
  await mine.click();
  assert.equal(await page.getByLabel("Trích yếu").inputValue(), "Họp {{Đơn vị}}");
  await page.getByLabel("Trích yếu").fill("Họp tại {{Đơn vị}}");
  await page.getByRole("button", { name: /^1.*Mẫu/ }).click();
  await c.bring(files()[0], "Chọn tệp mẫu");
  await page.getByLabel("Trích yếu").waitFor();
  await page.getByRole("button", { name: /^1.*Mẫu/ }).click();
  await mine.click();
  await page.getByRole("button", { name: /^2.*Danh sách/ }).waitFor();
  assert.equal(await page.getByLabel("Trích yếu").inputValue(), "Họp tại {{Đơn vị}}");
  await c.leave();
});

test("the template and the list that were chosen are there after a reload, until the list is put away", async () => {
  const { c, page } = await begin();
  await eventually(async () => assert.equal((await c.work("hang-loat"))?.list?.name, "danh sách xã.xlsx"));
  await page.reload();
  await page.getByText("Mẫu không dùng: Đơn vị, Ghi chú").waitFor();
  await page.getByText("danh sách xã.xlsx · 50 hàng").waitFor();
  await page.getByRole("button", { name: "Tiếp: xem thử" }).click();
  await page.locator(".sheet").getByText("UBND TỈNH HÀ TĨNH").first().waitFor();
  await page.getByRole("button", { name: /^2.*Danh sách/ }).click();
  await page.getByRole("button", { name: "Bỏ danh sách" }).click();
  await eventually(async () => assert.equal((await c.work("hang-loat"))?.list?.name, undefined));
  await page.reload();
  await page.getByRole("button", { name: "Chọn danh sách", exact: true }).waitFor();
  await page.getByRole("button", { name: /^1.*Mẫu.*Thông báo kiểm tra/ }).waitFor();
  await c.leave();
});

test("a paper that has errors where it is looked at is told of before a batch is made of it", async () => {
  const c = await sit(s, {}, "hang-loat");
  const { page } = c;
  const paper = { ...template, kind: "giay-moi", subject: "Họp", to: ["{{Đơn vị}}"] };
  await c.bring({ name: "m.json", mimeType: "", buffer: Buffer.from(JSON.stringify(paper)) }, "Chọn tệp mẫu");
  await c.bring(files()[1], "Chọn danh sách");
  await page.getByRole("button", { name: "Tiếp: xem thử" }).click();
  await page.locator(".told-of").getByText("lỗi").first().waitFor();
  await page.getByRole("button", { name: "Tiếp: lập" }).click();
  await page.getByText("Văn bản xem thử còn lỗi").waitFor();
  await c.leave();
});

test("a list that lacks a column is told of, and nothing is made", async () => {
  const c = await sit(s, {}, "hang-loat");
  await c.bring(files()[0], "Chọn tệp mẫu");
  const buffer = workbook([
    ["Đơn vị", "Ngày"],
    ["UBND xã Cẩm Bình", "1/12/2026"],
  ]);
  await c.bring({ name: "a.xlsx", mimeType: "application/octet-stream", buffer }, "Chọn danh sách");
  await c.page.getByText("Thiếu: {{Số người}}").waitFor();
  await c.page.getByRole("button", { name: /^4\s*Lập/ }).click();
  await c.page.locator("button:disabled", { hasText: "Lập 1 văn bản" }).waitFor();
  await c.leave();
});

for (const width of widths) {
  test(`each step at ${width} pixels: nothing for axe to find, no page wider than the window`, async () => {
    const scheme = width === 768 ? "dark" : "light";
    const { c, page } = await begin({ viewport: { width, height: width < 700 ? 740 : 900 }, colorScheme: scheme });
    const told = [];
    const look = async (name) => told.push(...(await looked(c, `batch-${name}-${width}`, true)));
    await mark(page);
    await look("list");
    await page.getByRole("button", { name: /^1.*Mẫu/ }).click();
    await look("template");
    await page.getByRole("button", { name: /^3\s*Xem thử/ }).click();
    await page.locator(".sheet").getByText("UBND xã số 1", { exact: false }).first().waitFor();
    await look("sample");
    await page.getByRole("button", { name: /^4\s*Lập/ }).click();
    await page.getByLabel("Word (DOCX)").uncheck();
    await page.getByRole("button", { name: "Lập 50 văn bản" }).click();
    await page.locator(".row-faults tbody tr").nth(1).waitFor({ timeout: 60_000 });
    await look("made");
    assert.deepEqual(told, []);
    await c.leave();
  });
}
