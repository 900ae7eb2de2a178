// The browser, driven by playwright-core from the folder of tools: Debian's Chromium, or the Firefox that FIREFOX names.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = new URL("../../../", import.meta.url).pathname;
/** The folder of tools, as .ci/tools fills it. */
export const tools = process.env.VANTHU_TOOLS ?? join(root, ".tools");
const folder = process.env.PLAYWRIGHT ?? join(tools, "node_modules/playwright-core");
const { FIREFOX, CHROMIUM = "/usr/bin/chromium" } = process.env;

/** Why a test is left out in Firefox, where it needs what is said; for the options of test(). */
export const onlyChromium = (why) => (FIREFOX ? { skip: `Firefox's driver has no ${why}` } : {});

/**
 * Starts the browser: {browser, downloads}. downloads is the folder where Firefox puts files: its driver drops the events of
 * downloads that are no navigations, such as those of blobs, though Firefox sends them.
 */
export async function open(downloads, flags = []) {
  const { chromium, firefox } = await import(pathToFileURL(join(folder, "index.mjs")));
  if (!FIREFOX)
    return { browser: await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", ...flags] }) };
  mkdirSync(downloads);
  const browser = await firefox.launch({
    channel: "moz-firefox",
    executablePath: FIREFOX,
    downloadsPath: downloads,
  });
  return { browser, downloads };
}
