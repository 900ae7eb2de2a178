// What a day at an office brings: files dropped in the wrong place, photographs, letters put together by an input method,
// a paper of 200 pages pasted, a program that was renewed, a browser that is full.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { onlyChromium } from "./browser.mjs";
import { Clerk, eventually } from "./desk.mjs";
import { examples, sit, stage } from "./stage.mjs";

const s = stage();

// give drops or pastes files and texts on an element: files are [name, type, content or {width, height} of a photograph].
const give = (at, what, files, texts = {}) =>
  at.evaluate(
    async (el, [kind, list, more]) => {
      const data = new DataTransfer();
      for (const [name, type, content] of list) {
        let body = content;
        if (content.width) {
          const canvas = new OffscreenCanvas(content.width, content.height);
          const ink = canvas.getContext("2d");
          for (let n = 0; n < 20_000; n++) {
            ink.fillStyle = `hsl(${(n * 37) % 360} 80% 50%)`;
            ink.fillRect((n * 9973) % content.width, (n * 6131) % content.height, 14, 11);
          }
          body = await canvas.convertToBlob({ type });
        }
        data.items.add(new File([body], name, { type }));
      }
      for (const [type, text] of Object.entries(more)) data.setData(type, text);
      const { x, y } = el.getBoundingClientRect();
      const as = { bubbles: true, cancelable: true, clientX: x + 20, clientY: y + 10 };
      const event =
        kind === "paste"
          ? new ClipboardEvent("paste", { ...as, clipboardData: data })
          : new DragEvent("drop", { ...as, dataTransfer: data });
      el.dispatchEvent(event);
      return event.defaultPrevented;
    },
    [what, files, texts],
  );

const pictures = async (c) => (await c.document()).sections?.filter((b) => b.image).map((b) => b.image.data) ?? [];

test("photographs are pasted and dropped where the caret is, as large as a printer needs", async () => {
  const c = await sit(s);
  await c.choose("Báo cáo");
  const editor = c.editor("Nội dung");
  await editor.click();
  const photo = { width: 1600, height: 1200 };
  assert.ok(await give(editor, "paste", [["a.jpg", "image/jpeg", photo]]));
  await editor.locator("img").first().waitFor();
  assert.ok(
    await give(editor, "drop", [
      ["b.jpg", "image/jpeg", photo],
      ["c.webp", "image/webp", photo],
    ]),
  );
  await editor.locator("img").nth(2).waitFor();
  const found = await pictures(c);
  assert.equal(found.length, 3);
  for (const data of found) {
    assert.match(data, /^data:image\/jpeg;base64,/);
    assert.ok(data.length < 1_400_000, `${data.length} letters`);
  }
  await c.page.locator(".sheet image").nth(1).waitFor(); // though they have no names yet
  // However many there are, the document is no larger than the server takes.
  const many = Array.from({ length: 5 }, (_, n) => [`${n}.jpg`, "image/jpeg", photo]);
  await give(editor, "paste", many);
  await editor.locator("img").nth(7).waitFor();
  assert.ok(JSON.stringify(await c.document()).length < 4 * 2 ** 20);
  // What a spreadsheet copies has a picture of the cells beside their text: the text is meant.
  await c.page.keyboard.press("Control+a");
  await c.page.keyboard.press("Delete");
  await give(editor, "paste", [["d.png", "image/png", photo]], { "text/plain": "một\thai\nba\tbốn" });
  await c.page.locator(".paste-note", { hasText: "Đã dán bảng 2 hàng" }).waitFor();
  assert.deepEqual(await pictures(c), []);
  await c.leave();
});

test("files that are dropped on a paper being written are opened; what cannot be is told, and the paper stays", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  await c.fill({ "Địa danh": "Hà Tĩnh" });
  const form = c.page.locator(".form-side");
  assert.ok(await give(form, "drop", [["nhac.mp3", "audio/mpeg", "x"]]));
  await c.page.getByText("Chưa mở được “nhac.mp3”").waitFor();
  assert.ok(await give(form, "drop", [["rong.docx", "", ""]]));
  await c.page.getByText("“rong.docx” là một tệp rỗng.").waitFor();
  assert.equal((await c.document()).place, "Hà Tĩnh");
  const paper = readFileSync(join(examples, "cong-van.json"), "utf8");
  assert.ok(await give(form, "drop", [["cong-van.json", "application/json", paper]]));
  await c.page.locator(".paper-name", { hasText: "hướng dẫn xử lý tài liệu" }).waitFor();
  assert.deepEqual(await c.document(), JSON.parse(paper));
  await c.leave();
});

test("a whole paper that is pasted on the empty desk is read; words for the search are not", async () => {
  const c = await sit(s);
  const paper = "SỞ NỘI VỤ\nSố: 12/QĐ-SNV\nQUYẾT ĐỊNH\nVề việc kiểm tra\nĐiều 1. Kiểm tra.\nGIÁM ĐỐC\nNguyễn Văn An";
  const field = c.page.getByLabel("Cần lập văn bản gì?");
  assert.ok(!(await give(field, "paste", [], { "text/plain": "tờ trình" })));
  assert.ok(await give(field, "paste", [], { "text/plain": paper }));
  await c.page.getByRole("button", { name: "Dùng văn bản này" }).waitFor();
  await c.page.locator(".known", { hasText: "Quyết định" }).waitFor();
  await c.leave();
});

test("a text that was pasted there and is still being read waits, with what was answered, wherever the clerk goes", async () => {
  const c = await sit(s);
  const { page } = c;
  let through;
  const held = new Promise((resolve) => {
    through = resolve;
  });
  await page.route("**/v1/import*", async (route) => {
    await held;
    await route.continue();
  });
  const paper = "SỞ NỘI VỤ\nVề việc kiểm tra\nKiểm tra văn thư.\nGIÁM ĐỐC\nNguyễn Văn An";
  await give(page.getByLabel("Cần lập văn bản gì?"), "paste", [], { "text/plain": paper });
  await page.locator(".notice").getByText("Đang đọc Văn bản đã dán.txt").waitFor();
  await page.getByRole("link", { name: "Vanthu, về trang đầu" }).click();
  const line = page.locator(".recent li", { hasText: "Văn bản đã dán" });
  await line.getByText("đang đọc").waitFor();
  through();
  await line.getByText("chưa dùng").waitFor();
  await line.getByRole("button", { name: /^Bỏ/ }).click();
  await line.getByRole("button", { name: /^Lấy lại/ }).click();
  await line.getByRole("link").click();
  await page.getByRole("button", { name: "Dùng văn bản này" }).waitFor();
  const other = page.getByRole("radio", { name: "Công văn" });
  await other.check();
  await page.getByRole("link", { name: "Kiểm tra" }).click();
  await page.getByRole("heading", { level: 1, name: "Kiểm tra" }).waitFor();
  await page.getByRole("link", { name: "Soạn" }).click();
  await other.waitFor();
  assert.ok(await other.isChecked());
  await page.getByRole("button", { name: "Dùng văn bản này" }).click();
  await page.getByRole("heading", { level: 1, name: "Công văn" }).waitFor();
  await page.getByRole("link", { name: "Vanthu, về trang đầu" }).click();
  await page.locator(".recent").waitFor();
  assert.equal(await line.getByText("chưa dùng").count(), 0);
  await c.leave();
});

test("a text that was pasted there and is no paper yet is there after a reload, with what was answered, until it is put away", async () => {
  const c = await sit(s);
  const { page } = c;
  const sent = [];
  page.on("request", (r) => r.method() === "POST" && sent.push(r.url()));
  const paper = "SỞ NỘI VỤ\nVề việc kiểm tra\nKiểm tra văn thư.\nGIÁM ĐỐC\nNguyễn Văn An";
  await give(page.getByLabel("Cần lập văn bản gì?"), "paste", [], { "text/plain": paper });
  const other = page.getByRole("radio", { name: "Công văn" });
  await other.check();
  await eventually(async () => assert.deepEqual((await c.work("mo-tep"))?.answers, { 0: 1 }));
  await page.reload();
  await other.waitFor();
  assert.ok(await other.isChecked());
  sent.length = 0;
  await c.home();
  await page.reload();
  const line = page.locator(".recent li", { hasText: "Văn bản đã dán" });
  await line.getByText("chưa dùng").waitFor();
  assert.deepEqual(sent, [], "the text went out before the clerk asked for it");
  await give(page.getByLabel("Cần lập văn bản gì?"), "paste", [], {
    "text/plain": paper.replace("văn thư", "lưu trữ"),
  });
  await page.locator(".sheet").getByText("Kiểm tra lưu trữ").first().waitFor();
  await page.getByRole("link", { name: "Vanthu, về trang đầu" }).click();
  await line.getByRole("button", { name: /^Bỏ/ }).click();
  await eventually(async () => assert.equal(await c.work("mo-tep"), undefined));
  await page.reload();
  await page.locator(".promise").waitFor();
  assert.equal(await line.count(), 0);
  await c.leave();
});

test("photographs that are still being read when another paper is opened are in theirs", async () => {
  const c = await sit(s);
  await c.choose("Báo cáo");
  const at = c.page.url();
  const photo = { width: 4000, height: 3000 };
  const three = Array.from({ length: 3 }, (_, n) => [`${n}.jpg`, "image/jpeg", photo]);
  await c.editor("Nội dung").click();
  await give(c.editor("Nội dung"), "paste", three);
  await c.page.evaluate(() => {
    location.hash = "#/";
  });
  await c.choose("Công văn");
  await c.page.goto(at);
  await c.editor("Nội dung").waitFor();
  assert.equal((await pictures(c)).length, 3);
  await c.leave();
});

// clip copies all of an editor: {"text/html", "text/plain"}.
const clip = (editor) =>
  editor.evaluate((el) => {
    const data = new DataTransfer();
    el.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
    return Object.fromEntries(data.types.map((type) => [type, data.getData(type)]));
  });

test("what is copied out of a body comes back whole, and goes to other programs with its numbers", async () => {
  const c = await sit(s);
  const { keyboard } = c.page;
  for (const name of ["ke-hoach-dai", "quy-che", "bao-cao-quan-trac", "ke-hoach-de-cuong"]) {
    const paper = JSON.parse(readFileSync(join(examples, `${name}.json`), "utf8"));
    const { sections } = paper;
    await c.home();
    await c.openPaper(join(examples, `${name}.json`));
    const editor = c.editor("Nội dung");
    await editor.locator("p, h3").first().click();
    await keyboard.press("Control+a");
    const copied = await clip(editor);
    await keyboard.press("Delete");
    assert.equal((await c.document()).sections, undefined, name);
    await give(editor, "paste", [], copied);
    assert.deepEqual((await c.document()).sections, sections, name);
    if (name !== "ke-hoach-dai") continue;
    assert.match(copied["text/plain"], /^II\. MỤC TIÊU\n1\. Mục tiêu chung\n/);
    assert.match(copied["text/plain"], /\nTT\tNhiệm vụ\tCơ quan chủ trì\t/);
    // Word keeps the text alone; read again, it has its levels.
    const html = copied["text/html"].replace(/ data-[a-z-]+="[^"]*"/g, "");
    await keyboard.press("Control+a");
    await keyboard.press("Delete");
    await give(editor, "paste", [], { "text/html": html, "text/plain": copied["text/plain"] });
    await c.page.locator(".paste-note", { hasText: "Đã nhận ra" }).waitFor();
    const again = (await c.document()).sections;
    assert.deepEqual(
      again.map((b) => b.title),
      sections.map((b) => b.title),
    );
  }
  await c.leave();
});

test("a list that cannot be read is told at once", async () => {
  const c = await sit(s);
  assert.ok(await give(c.page.locator(".home"), "drop", [["ds.xlsx", "", "no workbook"]]));
  await c.page.locator(".trouble .fault").first().waitFor();
  await c.leave();
});

test("200 pages of Word are pasted with their numbers, and undone in one step", async () => {
  const c = await sit(s);
  await c.choose("Kế hoạch");
  const words =
    "Thực hiện Nghị định số 30/2020/NĐ-CP về công tác văn thư, cơ quan triển khai các nội dung sau. ".repeat(4);
  const lines = Array.from({ length: 1200 }, (_, i) => (i % 12 ? words : `${i / 12 + 1}. Mục ${i / 12 + 1} của đề án`));
  const html = lines.map((l) => `<p class=MsoNormal><span lang=VI>${l}<o:p></o:p></span></p>`).join("\n");
  await c.editor("Nội dung").click();
  await give(c.editor("Nội dung"), "paste", [], {
    "text/html": `<html>${html}</html>`,
    "text/plain": lines.join("\r\n"),
  });
  await c.page.locator(".paste-note", { hasText: "Đã nhận ra 100 mục" }).waitFor();
  const { sections } = await c.document();
  assert.ok(JSON.stringify(sections).includes("Mục 100 của đề án"));
  await c.page.keyboard.press("Control+z");
  assert.equal((await c.document()).sections, undefined);
  await c.leave();
});

// What shows in the field while "Nguyễn đường" is typed in Telex.
const telex = [
  ["N", "Ng", "Ngu", "Nguy", "Nguye", "Nguyê", "Nguyên", "Nguyễn"],
  ["d", "đ", "đu", "đuo", "đươ", "đươn", "đương", "đường"],
];

test(
  "Telex: no letter is lost or doubled, composed by the system or with backspaces",
  onlyChromium("input method"),
  async () => {
    const c = await sit(s);
    const { keyboard } = c.page;
    const system = await c.page.context().newCDPSession(c.page);
    const ways = [
      async (shown) => {
        for (const text of shown)
          await system.send("Input.imeSetComposition", {
            text,
            selectionStart: text.length,
            selectionEnd: text.length,
          });
        await system.send("Input.insertText", { text: shown.at(-1) });
      },
      async (shown) => {
        let old = "";
        for (const text of shown) {
          let same = 0;
          while (same < old.length && old[same] === text[same]) same++;
          for (let n = same; n < old.length; n++) await keyboard.press("Backspace");
          await keyboard.type(text.slice(same));
          old = text;
        }
      },
    ];
    await c.choose("Giấy mời");
    for (const way of ways) {
      const type = async () => {
        await way(telex[0]);
        await keyboard.type(" ");
        await way(telex[1]);
      };
      for (const label of ["Địa danh", "Trích yếu", "Kính gửi", "Thời gian", "Họ và tên"]) {
        await c.field(label).fill("");
        await type();
        assert.equal(await c.field(label).inputValue(), "Nguyễn đường", label);
      }
      await c.editor("Nội dung").click();
      await keyboard.press("Control+a");
      await keyboard.press("Delete");
      await type();
      await keyboard.press("Enter");
      await keyboard.type("- ");
      await type();
      await keyboard.press("Enter");
      await type();
      for (const key of ["Enter", "Enter", "|", "Tab"]) await keyboard.press(key);
      await type();
      await keyboard.press("Tab");
      await type();
      const [text, { items }, { table }] = (await c.document()).sections;
      assert.deepEqual(
        [text, items, table.header[0].slice(0, 2)],
        ["Nguyễn đường", ["Nguyễn đường", "Nguyễn đường"], ["Nguyễn đường", "Nguyễn đường"]],
      );
    }
    await c.leave();
  },
);

test("the program was renewed while the page was open: what it no longer has is told, and a reload brings the draft", async () => {
  const c = await sit(s);
  await c.page.route(/assets\/.*\.js/, (r) => r.fulfill({ status: 404, body: "" }));
  await c.page.getByRole("link", { name: "Hàng loạt" }).click();
  await c.page.getByText("Chưa tải được phần này.").waitFor();
  await c.page.unroute(/assets\/.*\.js/);
  await c.page.getByRole("button", { name: "Tải lại" }).click();
  await c.page.getByRole("heading", { level: 1, name: "Hàng loạt" }).waitFor();
  await c.leave();
});

test("the browser is full: it is told, and told no more once there is room", async () => {
  const c = await sit(s);
  await c.choose("Công văn");
  await c.page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.roomAgain = () => {
      IDBObjectStore.prototype.put = put;
    };
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await c.fill({ "Tên cơ quan": "SỞ NỘI VỤ" });
  await c.page.getByText("Chỗ lưu của trình duyệt đã đầy").waitFor();
  await c.page.evaluate(() => window.roomAgain());
  await c.fill({ "Địa danh": "Hà Tĩnh" });
  await c.page.getByText("Chỗ lưu của trình duyệt đã đầy").waitFor({ state: "detached" });
  assert.equal((await c.document()).place, "Hà Tĩnh");
  await c.leave();
});

test("the second tab takes over what the first typed last", async () => {
  const first = await sit(s);
  await first.choose("Công văn");
  await first.fill({ "Địa danh": "Hà" });
  await first.document();
  const second = new Clerk(await first.page.context().newPage(), s.server.url);
  await second.page.goto(first.page.url());
  await second.page.getByText("Bản nháp này đang mở ở một thẻ khác").waitFor();
  // Typed in the moment before: not kept yet.
  await first.page.evaluate(() => {
    const field = [...document.querySelectorAll("input")].find((i) => i.labels?.[0]?.textContent === "Địa danh");
    field.value = "Hà Tĩnh";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await second.page.getByRole("button", { name: "Soạn ở đây" }).click();
  await second.page.getByText("Bản nháp này đang mở ở một thẻ khác").waitFor({ state: "detached" });
  assert.equal((await second.document()).place, "Hà Tĩnh");
  await first.page.getByText("đã được soạn tiếp ở một thẻ khác").waitFor();
  await first.leave();
});
