// A clerk at the desk: what he does with the keyboard and the mouse.
import { createHash } from "node:crypto";

export class Clerk {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.faults = [];
    page.on("pageerror", (e) => this.faults.push(String(e.stack ?? e)));
    page.on(
      "console",
      (m) => m.type() === "error" && /Content Security|Refused/.test(m.text()) && this.faults.push(m.text()),
    );
  }

  async home() {
    await this.page.goto(this.url);
    await this.page.getByLabel("Cần lập văn bản gì?").waitFor();
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

  /** Downloads through a button of the bar: {name, data}. */
  async download(button) {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("button", { name: button }).click(),
    ]);
    const chunks = [];
    for await (const c of await download.createReadStream()) chunks.push(c);
    return { name: download.suggestedFilename(), data: Buffer.concat(chunks) };
  }

  /** The document as it is kept. */
  async document() {
    await this.page.keyboard.press("Control+s");
    return this.page.evaluate(async () => {
      const db = await new Promise((resolve, reject) => {
        const r = indexedDB.open("vanthu", 1);
        r.onsuccess = () => resolve(r.result);
        r.onerror = () => reject(r.error);
      });
      const id = location.hash.split("/")[2];
      const draft = await new Promise((resolve, reject) => {
        const r = db.transaction("drafts").objectStore("drafts").get(id);
        r.onsuccess = () => resolve(r.result);
        r.onerror = () => reject(r.error);
      });
      db.close();
      return draft?.doc;
    });
  }

  /** Waits until the paper shows what is in the form. */
  async settled() {
    await this.page.waitForFunction(() => document.querySelector(".pages[data-behind=false]"));
  }
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
