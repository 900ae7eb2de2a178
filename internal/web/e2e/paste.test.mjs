// What is pasted becomes blocks and loses no word; what an office keeps is offered.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sit, stage } from "./stage.mjs";

const office = {
  name: "Sở Nội vụ tỉnh Hà Tĩnh",
  issuer: { parent: "UBND TỈNH HÀ TĨNH", name: "SỞ NỘI VỤ", code: "SNV" },
  place: "Hà Tĩnh",
  signers: { "giam-doc": { position: ["GIÁM ĐỐC"], name: "Nguyễn Văn A" } },
};

const s = stage({
  options: (folder) => {
    writeFileSync(join(folder, "snv.json"), JSON.stringify(office));
    return ["--offices", folder];
  },
});

async function clerk(kind = "Công văn") {
  const c = await sit(s);
  await c.choose(kind);
  return c;
}

// paste pastes into the body as a browser does: the same text in one or two shapes.
async function paste(c, text, html = "") {
  await c.editor("Nội dung").click();
  await drop(c, text, html);
  await c.page.locator(".paste-note").getByRole("button", { name: "Hoàn tác" }).waitFor();
}

// drop pastes where the caret is.
async function drop(c, text, html = "") {
  await c.editor("Nội dung").evaluate(
    (dom, [plain, page]) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      if (page) data.setData("text/html", page);
      dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [text, html],
  );
}

// words are all words of a value.
const words = (v) =>
  typeof v === "string"
    ? (v.match(/[\p{L}\p{N}]+/gu) ?? [])
    : v && typeof v === "object"
      ? Object.values(v).flatMap(words)
      : [];

test("text in levels becomes headings, numbers and dashes; one click takes it back", async () => {
  const c = await clerk();
  const text =
    "I. MỤC ĐÍCH\n1. Nâng cao chất lượng văn bản.\n2. Bảo đảm đúng thể thức:\n- cỡ chữ;\n- căn lề.\nII. TỔ CHỨC THỰC HIỆN\nCác phòng thực hiện.";
  await paste(c, text);
  const { sections } = await c.document();
  assert.ok(sections.length >= 2 && sections.some((b) => typeof b === "object"), JSON.stringify(sections));
  for (const word of words(text.replace(/^(?:I+|\d)\. /gm, "")))
    assert.ok(words(sections).includes(word), `${word} is lost`);
  await c.page.locator(".paste-note").getByRole("button", { name: "Hoàn tác" }).click();
  assert.equal((await c.document()).sections, undefined);
  await c.leave();
});

test("a body numbers as it was typed or pasted: 1. stays 1., and goes with it when that is undone", async () => {
  const c = await clerk();
  const { keyboard } = c.page;
  const shows = (n, number) => c.editor("Nội dung").locator(`[data-number="${number}"]`).nth(n).waitFor();
  await c.write("Nội dung", ["1. Một việc", "\ta) hai việc"]);
  await shows(0, "1.");
  await shows(0, "a)");
  assert.deepEqual((await c.document()).style, { numbering: ["1.", "a)"] });
  await keyboard.press("Control+a");
  for (let n = 0; n < 9; n++) await keyboard.press("Control+z");
  const empty = await c.document();
  assert.deepEqual([empty.sections, empty.style], [undefined, undefined]);
  await paste(c, "1. Một việc\na) hai việc\nb) ba việc\n2. Bốn việc");
  await shows(0, "1.");
  await shows(0, "2.");
  assert.deepEqual((await c.document()).style, { numbering: ["1.", "a)"] });
  await c.page.locator(".paste-note").getByRole("button", { name: "Hoàn tác" }).click();
  assert.deepEqual(await c.document(), empty);
  await c.write("Nội dung", ["I. MỘT", "1. Hai"]);
  await shows(0, "I.");
  assert.equal((await c.document()).style, undefined);
  await c.leave();
});

test("what Word copies keeps its words", async () => {
  const c = await clerk("Quyết định");
  const html = `<html><body><p class="MsoNormal"><b>Điều 1.</b> Ban hành kèm theo Quyết định này Quy chế làm việc.</p>
<p class="MsoNormal"><b>Điều 2.</b> Quyết định này có hiệu lực kể từ ngày ký.</p><p>Nơi nhận: như trên</p></body></html>`;
  await paste(
    c,
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\nNơi nhận: như trên",
    html,
  );
  const got = words((await c.document()).sections);
  for (const word of ["Ban", "hành", "Quy", "chế", "hiệu", "lực", "ký", "Nơi", "nhận", "như", "trên"])
    assert.ok(got.includes(word), `${word} is lost`);
});

test("cells of a spreadsheet become a table; lines that are pasted into a cell stay in it", async () => {
  const c = await clerk();
  await paste(
    c,
    "TT\tĐơn vị\n1\tSở Y tế\n2\tSở Tài chính\n",
    "<table><tr><td>TT</td><td>Đơn vị</td></tr><tr><td>1</td><td>Sở Y tế</td></tr><tr><td>2</td><td>Sở Tài chính</td></tr></table>",
  );
  assert.deepEqual((await c.document()).sections[0].table, {
    header: [["TT", "Đơn vị"]],
    rows: [
      ["1", "Sở Y tế"],
      ["2", "Sở Tài chính"],
    ],
  });
  await c.editor("Nội dung").locator("td").last().click();
  await c.page.keyboard.press("End");
  await drop(c, " (để báo cáo)\nVăn phòng Sở");
  assert.deepEqual((await c.document()).sections[0].table.rows[1], ["2", "Sở Tài chính (để báo cáo)\nVăn phòng Sở"]);
  await c.leave();
});

test("an office fills in its names and its signers", async () => {
  const c = await clerk();
  await c.page.getByLabel("Cơ quan", { exact: true }).selectOption({ label: office.name });
  await c.page.locator(".sheet").getByText("SỞ NỘI VỤ").first().waitFor();
  assert.equal(await c.field("Địa danh").getAttribute("placeholder"), "Hà Tĩnh");
  await c.page.getByLabel("Chọn người ký của cơ quan").selectOption({ label: "Nguyễn Văn A – GIÁM ĐỐC" });
  await c.page.locator(".sheet").getByText("Nguyễn Văn A").waitFor();
  const doc = await c.document();
  assert.deepEqual([doc.office, doc.signer, doc.issuer], ["snv", "giam-doc", undefined]);
  await c.leave();
});

test("a whole paper that is pasted fills the form, if the clerk wants that; one step back takes it out", async () => {
  const c = await clerk();
  await c.fill({ "Địa danh": "Huế" });
  await paste(
    c,
    "UBND TỈNH HÀ TĨNH\nSỞ NỘI VỤ\nSố: 9/TB-SNV\nHà Tĩnh, ngày 20 tháng 11 năm 2026\nTHÔNG BÁO\nLịch kiểm tra\n" +
      "Sở kiểm tra vào tháng 12.\nNơi nhận:\n- Các phòng;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn An",
  );
  const before = await c.document();
  await c.page.getByRole("button", { name: "Đưa cả văn bản vào các ô của biểu mẫu" }).click();
  await c.page.getByRole("heading", { level: 1, name: "Thông báo" }).waitFor();
  const doc = await c.document();
  assert.deepEqual([doc.kind, doc.number, doc.place, doc.signer.name], ["thong-bao", 9, "Hà Tĩnh", "Nguyễn Văn An"]);
  await c.page.keyboard.press("Control+z");
  assert.deepEqual(await c.document(), before);
  await c.leave();
});
