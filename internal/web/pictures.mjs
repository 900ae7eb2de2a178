// Draws the small pictures of papers that the empty desk shows: the first page of an example of each kind and family, as
// WebP in src/home/pictures. `node pictures.mjs VANTHU` where VANTHU is the program; it needs Chromium and playwright-core
// (.ci/tools). Run it when the paper's look changes, then build.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "./e2e/browser.mjs";

const width = 300;
const quality = 0.5;
const examples = new URL("../../examples/", import.meta.url).pathname;
const to = new URL("src/home/pictures/", import.meta.url).pathname;

// The example that stands for a kind, where it is not called like it.
const instead = { "ke-hoach": "ke-hoach-dai", "doan-ke-hoach": "doan-ke-hoach" };

function chosen(program) {
  const kinds = JSON.parse(execFileSync(program, ["kinds", "--json"], { encoding: "utf8" }));
  const names = [];
  for (const k of kinds) {
    if (k.required.state) names.push([k.slug, instead[k.slug] ?? k.slug]);
    if (k.required.party)
      names.push([`dang-${k.slug}`, k.slug === "ke-hoach" ? "ke-hoach-dang-2026" : `dang-${k.slug}`]);
  }
  names.push(["doan-ke-hoach", "doan-ke-hoach"]);
  return names.filter(([, file]) => existsSync(join(examples, `${file}.json`)));
}

// draw is in the page: an SVG as a small WebP, base64.
async function draw({ svg, width, quality }) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth);
  const c = canvas.getContext("2d");
  c.fillStyle = "#fff";
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}

const program = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const { browser } = await open();
const page = await browser.newPage();
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
for (const [name, file] of chosen(program)) {
  execFileSync(program, ["render", join(examples, `${file}.json`), "--format", "svg", "-o", folder]);
  const first = readdirSync(folder).filter((f) => f.startsWith(file) && f.endsWith("-1.svg"))[0];
  const svg = readFileSync(join(folder, first), "utf8");
  writeFileSync(join(to, `${name}.webp`), Buffer.from(await page.evaluate(draw, { svg, width, quality }), "base64"));
  rmSync(join(folder, first));
}
await browser.close();
rmSync(folder, { recursive: true });
