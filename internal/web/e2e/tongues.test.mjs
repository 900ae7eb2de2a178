// Each word of the desk is in the language that a screen reader is told (WCAG 3.1.2): what is of papers is Vietnamese in the English
// desk too, and nothing English stands in the Vietnamese one.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { examples, sit, stage } from "./stage.mjs";
import { workbook } from "./workbook.mjs";

const office = {
  name: "Sở Nội vụ tỉnh Hà Tĩnh",
  issuer: { name: "SỞ NỘI VỤ", code: "SNV" },
  signers: { "giam-doc": { position: ["GIÁM ĐỐC"], name: "Nguyễn Văn An" } },
  recipient_groups: { phong: ["Văn phòng Sở", "Thanh tra Sở"] },
};

const s = stage({
  options: (folder) => {
    const [data, offices] = ["data", "offices"].map((name) => join(folder, name));
    for (const made of [data, offices]) mkdirSync(made);
    writeFileSync(join(offices, "snv.json"), JSON.stringify(office));
    return ["--data", data, "--offices", offices];
  },
});

/** The words of one language that stand in parts of the other. */
const strange = (c) =>
  c.page.evaluate(() => {
    const vietnamese = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;
    // No syllable of Vietnamese is written so. Names of programs, keys and files belong to every language.
    const english = /(?<!\p{L})[A-Z]?(?=[a-z]*(?:[fjwz]|sh|ed|ment|[lkrsdbxv](?!\p{L})))[a-z]{2,}(?!\p{L})/u;
    const names = /\b(?:Word|Excel|Shift|Tab|Ctrl|Enter|Fax)\b|\S+\.\w+|\{\{.*?\}\}/g;
    const found = [];
    const look = (text, at, what = "") => {
      const said = text.replace(names, "");
      const own = at.matches(".writing *, .sheet *, .line *"); // an author may write English words
      const wrong = at.closest("[lang]").lang === "en" ? vietnamese.test(said) : !own && english.test(said);
      if (wrong && !at.closest("noscript"))
        found.push(`${what}${text.slice(0, 80)} <${at.localName} ${at.getAttribute("class") ?? ""}>`);
    };
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (all.nextNode()) look(all.currentNode.data, all.currentNode.parentElement);
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      for (const el of document.querySelectorAll(`[${name}]`))
        if (!el.getAttribute(name).startsWith("e.g. ")) look(el.getAttribute(name), el, `${name}: `);
    return [...new Set(found)];
  });

for (const tongue of ["vi", "en"]) {
  test(`every word is said in its own language: ${tongue}`, async () => {
    const c = await sit(s);
    const { page } = c;
    const t = (vi, en) => (tongue === "en" ? en : vi);
    const told = [];
    const look = async (view) => told.push(...(await strange(c)).map((w) => `${view}: ${w}`));
    if (tongue === "en") await page.getByRole("button", { name: "English" }).click();
    await page.locator(".kinds button").first().waitFor();
    await look("home");

    await c.bring(join(examples, "ke-hoach-dai.json"), t("Chọn tệp", "Choose files"));
    await page.locator(".writing").first().waitFor();
    await c.settled();
    for (let n = await page.locator(".group.shut").count(); n > 0; n--)
      await page.locator(".group.shut h2 button").first().click();
    await page.locator(".why").first().click();
    await page.getByRole("button", { name: t("Đổi loại", "Change kind") }).click();
    await page.locator(".kinds-choice").waitFor();
    await look("a whole paper");

    await page.goto(s.server.url);
    await page.locator(".recent a").first().waitFor();
    await look("home with a draft");
    await page.locator("#wanted").fill("gm");
    await page.locator("#said p").first().waitFor({ state: "attached" });
    await page.locator("#wanted").press("Enter");
    await page.locator("#office-signer").waitFor();
    await c.settled();
    await page.locator(".all-findings li").first().waitFor();
    await look("a new paper");

    await c.go("kiem-tra");
    await c.bring(join(examples, "bao-cao.docx"), t("Chọn tệp", "Choose files"));
    await page.locator(".report-file .line").first().waitFor();
    await look("checked");
    await page.getByRole("button", { name: t("Lập lại đúng thể thức", "Set it anew") }).click();
    await page.locator(".sheet text").first().waitFor();
    await page.locator(".import-found details > summary").click();
    await look("imported");

    await c.go("hang-loat");
    const paper = { kind: "thong-bao", issuer: office.issuer, sections: ["Họp vào ngày {{Ngày|date}}."] };
    const rows = [["Đơn vị", "Ngày"], ...["31/02/2026", "5/12/2026"].map((day) => ["Xã Cẩm Bình", day])];
    const template = { name: "mẫu.json", mimeType: "", buffer: Buffer.from(JSON.stringify(paper)) };
    await look("batch");
    await c.bring(template, t("Chọn tệp mẫu", "Choose a template file"));
    await c.bring({ name: "hàng.xlsx", mimeType: "", buffer: workbook(rows) }, t("Chọn danh sách", "Choose a list"));
    await page.locator(".fit li").first().waitFor();
    await look("list");
    await page.locator(".steps > li:nth-child(3) h2 button").click();
    await page.locator(".trouble li").first().waitFor();
    await look("a row at fault");
    await page.locator(".slider .after").click();
    await page.locator(".sheet text").first().waitFor();
    await look("a row");
    await page.locator(".steps > li:nth-child(4) h2 button").click();
    await page.locator(".make .main").click();
    await page.locator(".row-faults tbody tr").first().waitFor();
    await look("made");
    const fault = await page.locator(".row-faults tbody td").last().textContent();
    assert.match(fault, tongue === "en" ? /a day such as/ : /một ngày như/);
    assert.deepEqual(told, []);
    await c.leave();
  });
}
