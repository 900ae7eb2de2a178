// Files that a clerk brings: checked, with their reports, and old ones set anew.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { eventually, rendered } from "./desk.mjs";
import { examples, sit, stage } from "./stage.mjs";

const s = stage();

const desk = (place) => sit(s, {}, place);

test("files of Word, PDF and the desk are checked, one that is none is told", async () => {
  const c = await desk("kiem-tra");
  const late = JSON.parse(readFileSync(join(examples, "cong-van.json"), "utf8"));
  late.signer.name = "TS. NGUYỄN VĂN AN";
  const draft = { name: "sai.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(late)) };
  const scrap = { name: "hong.docx", mimeType: "application/zip", buffer: Buffer.from("PK, but no file of Word") };
  await c.bring([join(examples, "cong-van.docx"), join(examples, "cong-van.pdf")]);
  await c.bring([draft, scrap]);
  const of = (name) => c.page.getByRole("article", { name, exact: true });
  for (const good of ["cong-van.docx", "cong-van.pdf"]) {
    await of(good).locator(".tally").waitFor();
    assert.match(await of(good).locator(".tally").innerText(), /\d+ điều đúng/);
    assert.doesNotMatch(await of(good).locator(".tally").innerText(), /lỗi|cảnh báo/);
    await of(good)
      .locator(".known", {
        hasText: /^Công văn · Số: 318\/CVTLTNN-NV · CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC · theo Nghị định 30/,
      })
      .waitFor();
    assert.match(
      await of(good).locator(".about").innerText(),
      /hướng dẫn xử lý tài liệu của cơ quan kết thúc hoạt động$/,
    );
  }
  await of("sai.json").locator("summary").click();
  assert.match(await of("sai.json").locator(".findings").innerText(), /học hàm, học vị/);
  await of("hong.docx").locator(".fault").waitFor();
  const report = await c.download(of("sai.json").getByRole("button", { name: "Tải báo cáo" }));
  assert.equal(report.name, "sai-ket-qua.txt");
  assert.match(report.data.toString(), /CẢNH BÁO\r\n- /);
  await c.leave();
});

// scan is a PDF whose only page is a picture.
function scan() {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>",
    "<</Length 31>>stream\nq 595 0 0 842 0 0 cm /P Do Q   \nendstream",
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream",
  ];
  let file = "%PDF-1.4\n";
  const at = objects.map((text, n) => {
    const from = file.length;
    file += `${n + 1} 0 obj${text}\nendobj\n`;
    return `${String(from).padStart(10, "0")} 00000 n \n`;
  });
  const end = `xref\n0 6\n0000000000 65535 f \n${at.join("")}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + end);
}

test("what cannot be read says why in a clerk's words, and offers nothing that cannot help", async () => {
  const c = await desk("kiem-tra");
  const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4096)]);
  await c.bring([
    { name: "quét.pdf", mimeType: "application/pdf", buffer: scan() },
    { name: "cũ.doc", mimeType: "application/msword", buffer: old },
  ]);
  const of = (name) => c.page.getByRole("article", { name, exact: true });
  await of("quét.pdf")
    .locator(".tally", { hasText: /^\s*Các trang là ảnh: không có chữ để đọc\.$/ })
    .waitFor();
  await of("cũ.doc")
    .getByText("Chưa đọc được tệp .doc: hãy mở bằng Word và lưu lại thành .docx.", { exact: true })
    .waitFor();
  assert.equal(await c.page.getByRole("button", { name: "Lập lại đúng thể thức" }).count(), 0);
  assert.equal(await c.page.getByRole("button", { name: "Thử lại" }).count(), 0);
  await c.leave();
});

for (const name of ["bao-cao.docx", "bao-cao.pdf"]) {
  test(`findings of ${name} are marked in the file, and lead there and back`, async () => {
    const c = await desk("kiem-tra");
    await c.bring(join(examples, name));
    const file = c.page.locator(".facsimile");
    await file.getByText("BAN QUẢN LÝ DỰ ÁN").first().waitFor();
    const list = c.page.locator(".report-list");
    const [first, second] = [0, 1].map((n) => list.locator(".findings .mark-no").nth(n));
    // The list leads to the place …
    await file.evaluate((e) => e.scrollTo(0, e.scrollHeight));
    await first.click();
    const n = await first.innerText();
    const mark = file.locator(`[data-mark="${n}"]`);
    await mark.and(file.locator(".on")).waitFor();
    await eventually(async () => {
      const [seen, box] = [await mark.boundingBox(), await file.boundingBox()];
      assert.ok(seen.y >= box.y && seen.y + seen.height <= box.y + box.height, "the mark is not in view");
    });
    // … which stands at the words that the finding is about …
    const spot = file.locator(".line.on, .spot.on");
    if (name.endsWith("docx")) assert.match(await spot.innerText(), /BC-BQLDA/);
    else {
      const text = await file.locator("text", { hasText: "BC-BQLDA" }).first().boundingBox();
      const at = await spot.boundingBox();
      assert.ok(at.y < text.y + text.height && at.y + at.height > text.y, "the mark is off its line");
    }
    // … and the place leads to the list.
    await file.locator(`[data-mark="${await second.innerText()}"]`).click();
    await list.locator("li.on").filter({ hasText: "Ngày, tháng" }).waitFor();
    await c.leave();
  });
}

// drawn is a paper's page without what names the document's parts.
const drawn = async (doc) =>
  String(await rendered(s.server.url, doc, "svg&page=1")).replaceAll(/ data-[a-z]+="[^"]*"/g, "");

test("an old Word file is set anew as the paper that it was", async () => {
  const c = await desk("mo-tep");
  await c.bring(join(examples, "cong-van.docx"));
  await c.page.getByRole("button", { name: "Dùng văn bản này" }).click();
  await c.page.locator(".writing").first().waitFor();
  await c.settled();
  const doc = JSON.parse(readFileSync(join(examples, "cong-van.json"), "utf8"));
  assert.equal(await drawn(await c.document()), await drawn(doc));
  await c.leave();
});

test("from a check to the paper set anew", async () => {
  const c = await desk("kiem-tra");
  await c.bring(join(examples, "ke-hoach-dai.docx"));
  await c.page.getByRole("button", { name: "Lập lại đúng thể thức" }).click();
  await c.page.getByRole("button", { name: "Dùng văn bản này" }).waitFor();
  await c.settled();
  await c.page.locator(".paper-bar .count", { hasText: /1[0-9] trang/ }).waitFor();
  await c.leave();
});

test("what is uncertain in a PDF stands at its line, and the line leads to the question", async () => {
  const c = await desk("mo-tep");
  await c.bring(join(examples, "bao-cao.pdf"));
  const question = c.page.locator(".questions li", { hasText: "Bảng 2" });
  await question.getByRole("button", { name: "Xem chỗ này" }).click();
  const line = c.page.locator(".facsimile .line.on");
  await line.getByText("Bảng 2. Lộ trình giải ngân").waitFor();
  await c.page.locator(".facsimile .line.marked", { hasText: "Bảng 1" }).click();
  await c.page.locator(".questions li.on", { hasText: "Bảng 1" }).waitFor();
  await c.leave();
});

test("what is uncertain is asked, and the answer sets the paper", async () => {
  const c = await desk("mo-tep");
  const text =
    "SỞ NỘI VỤ\nSỞ TÀI CHÍNH\nSố: 9/KH-SNV\nHà Tĩnh, ngày 20 tháng 11 năm 2026\nKẾ HOẠCH\nKiểm tra công tác văn thư\n" +
    "I. NỘI DUNG\n1. Kiểm tra việc lập hồ sơ.\nNơi nhận:\n- Các phòng;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn An";
  await c.bring({ name: "cu.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  const question = c.page.getByRole("group", { name: /SỞ NỘI VỤ/ });
  await question
    .getByRole("radio", { name: /cơ quan ban hành/i })
    .and(c.page.locator(":checked"))
    .waitFor();
  await question.getByRole("radio", { name: "Cơ quan chủ quản" }).check();
  // The old lines carry the names of what they were recognised as.
  const old = c.page.locator(".facsimile");
  await old.locator(".line", { hasText: "Nguyễn Văn An" }).locator(".part-name").getByText("Họ tên người ký").waitFor();
  await old.locator(".line.on").getByText("SỞ NỘI VỤ").waitFor();
  await c.settled();
  await c.page.getByRole("button", { name: "Dùng văn bản này" }).click();
  await c.page.locator(".writing").first().waitFor();
  const doc = await c.document();
  assert.equal(doc.issuer.parent, "SỞ NỘI VỤ");
  assert.equal(doc.issuer.name, "SỞ TÀI CHÍNH");
  await c.leave();
});
