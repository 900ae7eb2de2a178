// A clerk at the desk: what he does with the keyboard and the mouse.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

export class Clerk {
  constructor(page, url, downloads) {
    this.page = page;
    this.url = url;
    this.downloads = downloads;
    this.faults = [];
    page.on("pageerror", (e) => {
      // Firefox tells of a script that is not there, though the page has caught that.
      if (!/^Loading module from .* was blocked/.test(e.message)) this.faults.push(String(e.stack ?? e));
    });
    page.on(
      "console",
      (m) => m.type() === "error" && /Content Security|Refused/.test(m.text()) && this.faults.push(m.text()),
    );
  }

  async home() {
    await this.page.goto(this.url);
    await this.page.getByLabel("Cần lập văn bản gì?").waitFor();
  }

  /** Goes to a place of the desk: "kiem-tra". */
  async go(place) {
    await this.page.goto(`${this.url}/#/${place}`);
    await this.page.locator("main h1").waitFor({ state: "attached" });
  }

  /** Leaves; nothing must have gone wrong in the page meanwhile. */
  async leave() {
    assert.deepEqual(this.faults, []);
    await this.page.context().close();
  }

  /** Gives files to a view, by its button. */
  async bring(files, button = "Chọn tệp") {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.page.getByRole("button", { name: button, exact: true }).click(),
    ]);
    await chooser.setFiles(files);
  }

  /** Opens a file that was saved here. */
  async openPaper(file) {
    await this.bring(file);
    await this.page.locator(".writing").first().waitFor();
    await this.settled();
  }

  /** Chooses a kind by typing its name and Enter. */
  async choose(name, family = "Nhà nước") {
    await this.page.locator(".switch").getByText(family, { exact: true }).click();
    await this.page.getByLabel("Cần lập văn bản gì?").fill(name);
    await this.page.getByLabel("Cần lập văn bản gì?").press("Enter");
    await this.page.getByRole("heading", { level: 1, name }).waitFor();
    await this.page.locator(".writing").first().waitFor();
  }

  field(label) {
    return this.page.getByLabel(label, { exact: true }).and(this.page.locator("input, textarea, select"));
  }

  /** Types into fields, by their labels. */
  async fill(values) {
    for (const [label, text] of Object.entries(values)) {
      const field = this.field(label);
      await field.click();
      await this.page.keyboard.type(text);
    }
  }

  /** The nth editor with this label. */
  editor(label, n = 0) {
    return this.page.getByRole("textbox", { name: label, exact: true }).nth(n);
  }

  /** Types lines into an editor: "\t" in, "\b" out; Enter between lines. */
  async write(label, lines, n = 0) {
    await this.editor(label, n).click();
    for (const [i, line] of lines.entries()) {
      if (i > 0) await this.page.keyboard.press("Enter");
      for (const part of line.split(/(\t|<)/)) {
        if (part === "\t") await this.page.keyboard.press("Tab");
        else if (part === "<") await this.page.keyboard.press("Shift+Tab");
        else if (part) await this.page.keyboard.type(part);
      }
    }
  }

  async unfold(name) {
    const button = this.page.locator(".group h2 button", { hasText: name });
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  }

  /** Downloads through a button, or the name of one: {name, data}. */
  async download(button) {
    const at = typeof button === "string" ? this.page.getByRole("button", { name: button }) : button;
    if (this.downloads) {
      await at.click();
      return saved(this.downloads);
    }
    const [download] = await Promise.all([this.page.waitForEvent("download"), at.click()]);
    return { name: download.suggestedFilename(), data: readFileSync(await download.path()) };
  }

  /** The document as it is kept after Ctrl+S. */
  async document() {
    const before = await this.page.evaluate(() => Date.now());
    await this.page.keyboard.press("Control+s");
    return eventually(async () => {
      const draft = await this.draft();
      assert.ok(draft.changed >= before, "the draft is not kept");
      return draft.doc;
    });
  }

  /** The draft of the open paper as it is stored now. */
  draft() {
    return this.stored();
  }

  /** What a place works with before it is a paper, as it is stored now; undefined: nothing. */
  async work(place) {
    return (await this.stored(`work ${place}`))?.work;
  }

  /** A record of the browser, that of the open paper where none is named; files are their names. */
  stored(name) {
    return this.page.evaluate(async (name) => {
      const db = await new Promise((resolve, reject) => {
        const r = indexedDB.open("vanthu", 1);
        r.onsuccess = () => resolve(r.result);
        r.onerror = () => reject(r.error);
      });
      const id = name ?? location.hash.split("/")[2];
      const found = await new Promise((resolve, reject) => {
        const r = db.transaction("drafts").objectStore("drafts").get(id);
        r.onsuccess = () => resolve(r.result);
        r.onerror = () => reject(r.error);
      });
      db.close();
      return found && JSON.parse(JSON.stringify(found, (_, v) => (v instanceof File ? v.name : v)));
    }, name);
  }

  /** Waits until the paper shows what is in the form. */
  async settled() {
    await this.page.waitForFunction(() => document.querySelector(".pages[data-behind=false]"));
  }
}

/** Does something again until nothing in it fails, for what comes when a machine has the time; its answer. */
export async function eventually(work) {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return await work();
    } catch (e) {
      if (Date.now() > end) throw e;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// saved takes the one file out of a folder, once the browser has written it whole.
async function saved(folder) {
  for (let n = 0; n < 1200; n++) {
    const names = readdirSync(folder);
    if (names.length > 0 && !names.some((name) => name.endsWith(".part"))) {
      const data = readFileSync(join(folder, names[0]));
      if (data.length > 0) {
        rmSync(join(folder, names[0]));
        return { name: names[0], data };
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nothing was saved");
}

/** The file that the program makes of a document, in a format. */
export async function rendered(url, doc, format) {
  const answer = await fetch(`${url}/v1/documents?format=${format}`, {
    method: "POST",
    body: JSON.stringify(doc),
    headers: { "Content-Type": "application/json" },
  });
  if (!answer.ok) throw new Error(await answer.text());
  return Buffer.from(await answer.arrayBuffer());
}

export const sum = (data) => createHash("sha256").update(data).digest("hex");
