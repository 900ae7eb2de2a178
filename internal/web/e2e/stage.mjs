// What the tests of a file work with: the program as users have it, and a browser.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { open } from "./browser.mjs";
import { Clerk } from "./desk.mjs";
import { serve } from "./server.mjs";

/** The papers of the project, as files. */
export const examples = new URL("../../../examples/", import.meta.url).pathname;

/**
 * {folder, server, browser}, there from the first test of the file to the last. options: of the server, or what makes them of
 * the folder, which is empty; flags: of Chromium.
 */
export function stage({ options = [], flags = [] } = {}) {
  const s = {};
  before(async () => {
    s.folder = mkdtempSync(join(tmpdir(), "desk-"));
    s.server = await serve(...(typeof options === "function" ? options(s.folder) : options));
    Object.assign(s, await open(join(s.folder, "downloads"), flags));
  });
  after(async () => {
    await s.browser?.close();
    await s.server?.stop();
    rmSync(s.folder, { recursive: true, force: true });
  });
  return s;
}

// clipboards lets tests paste: Firefox drops the data that a script gives to a new event.
function clipboards() {
  window.ClipboardEvent = class extends ClipboardEvent {
    constructor(type, init) {
      super(type, init);
      Object.defineProperty(this, "clipboardData", { value: init.clipboardData });
    }
  };
}

/** A clerk at a new desk, with nothing open. more: of the browser's window; place: "kiem-tra", the first page without. */
export async function sit(s, more = {}, place = "") {
  const context = await s.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "vi-VN", ...more });
  await context.addInitScript(clipboards);
  const c = new Clerk(await context.newPage(), s.server.url, s.downloads);
  if (place) await c.go(place);
  else await c.home();
  return c;
}

/** Loads the desk anew in a browser that lets it keep nothing. */
export async function keepNothing({ page }) {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  await page.reload();
}
