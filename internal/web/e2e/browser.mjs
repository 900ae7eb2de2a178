// Chromium (Debian's), driven by playwright-core from the folder of tools; where FIREFOX names one, that (by hand: see README).
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = new URL("../../../", import.meta.url).pathname;
/** The folder of tools, as .ci/tools fills it. */
export const tools = process.env.VANTHU_TOOLS ?? join(root, ".tools");
const folder = process.env.PLAYWRIGHT ?? join(tools, "node_modules/playwright-core");

/** Starts the browser: {browser}. */
export async function open(...more) {
  const { chromium, firefox } = await import(pathToFileURL(join(folder, "index.mjs")));
  const { FIREFOX } = process.env;
  if (FIREFOX) return { browser: await firefox.launch({ channel: "moz-firefox", executablePath: FIREFOX }) };
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", ...more],
  });
  return { browser };
}
