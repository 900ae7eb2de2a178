// Builds the desk: src → dist, which Go embeds. `node build.mjs` writes dist, `node build.mjs --check` fails when dist is
// not what src makes. The same source gives the same files; only the compressed copies may differ between versions of
// Node.js, so of these the check wants what they unpack to.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");

// pictures is the module "pictures": the addresses of the small pictures of papers, by name.
const pictures = {
  name: "pictures",
  setup(b) {
    const folder = join(here, "src/home/pictures");
    b.onResolve({ filter: /^pictures$/ }, () => ({ path: "pictures", namespace: "pictures" }));
    b.onLoad({ filter: /.*/, namespace: "pictures" }, () => {
      const names = readdirSync(folder).filter((n) => n.endsWith(".webp"));
      names.sort();
      const rows = names.map(
        (n) => `${JSON.stringify(n.slice(0, -5))}: new URL(${JSON.stringify(place(folder, n))}, import.meta.url).href`,
      );
      return { contents: `export default {${rows.join(",\n")}}` };
    });
  },
};

const placed = new Map();

// place puts a file among the assets, under a name with its hash.
function place(folder, name) {
  const data = readFileSync(join(folder, name));
  const hash = createHash("sha256").update(data).digest("hex").slice(0, 8);
  const to = `${name.slice(0, -extname(name).length)}-${hash}${extname(name)}`;
  placed.set(`assets/${to}`, data);
  return `./${to}`;
}

// make is all files of the desk, by their path in dist.
async function make() {
  const made = await build({
    entryPoints: { app: join(here, "src/app.jsx") },
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: ["chrome120", "firefox120"],
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    outdir: join(dist, "assets"),
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    external: ["/fonts/*"],
    legalComments: "none",
    metafile: true,
    write: false,
    absWorkingDir: here,
    plugins: [pictures],
  });
  const files = new Map(made.outputFiles.map((f) => [relative(dist, f.path), Buffer.from(f.contents)]));
  for (const [path, data] of placed) files.set(path, data);
  const [script, style, first] = entry(made.metafile);
  const page = readFileSync(join(here, "src/index.html"), "utf8")
    .replace("{{style}}", style)
    .replace("{{script}}", script)
    .replace("{{preload}}", first.map((p) => `<link rel="modulepreload" href="/${p}">`).join(""));
  files.set("index.html", Buffer.from(page));
  files.set("icon.svg", readFileSync(join(here, "src/icon.svg")));
  return files;
}

// entry is the script of the page, its style, and the scripts that it needs at once.
function entry(metafile) {
  for (const [path, out] of Object.entries(metafile.outputs)) {
    if (out.entryPoint !== "src/app.jsx") continue;
    const first = out.imports.filter((i) => i.kind === "import-statement").map((i) => relative("dist", i.path));
    return [`/${relative("dist", path)}`, `/${relative("dist", out.cssBundle)}`, first];
  }
  throw new Error("no entry");
}

const pack = {
  ".br": [
    (d) => zlib.brotliCompressSync(d, { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: d.length } }),
    (d) => zlib.brotliDecompressSync(d),
  ],
  ".gz": [(d) => zlib.gzipSync(d, { level: 9 }), (d) => zlib.gunzipSync(d)],
};

const packed = (path) => [".js", ".css", ".html", ".svg"].includes(extname(path));

function list(folder, at = "") {
  return readdirSync(join(folder, at), { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? list(folder, join(at, e.name)) : [join(at, e.name)],
  );
}

function write(files) {
  rmSync(dist, { recursive: true, force: true });
  for (const [path, data] of files) {
    const to = join(dist, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, data);
    if (!packed(path)) continue;
    for (const [ending, [shrink]] of Object.entries(pack)) {
      const small = shrink(data);
      // Go embeds what is in assets in these shapes alone.
      if (small.length < data.length || path.startsWith("assets/")) writeFileSync(to + ending, small);
    }
  }
}

// check is what differs between dist and what src makes.
function check(files) {
  const wrong = [];
  const there = new Set(list(dist));
  for (const [path, data] of files) {
    if (!there.delete(path) || !readFileSync(join(dist, path)).equals(data)) wrong.push(path);
    for (const [ending, [, grow]] of Object.entries(pack)) {
      if (there.delete(path + ending) && !grow(readFileSync(join(dist, path + ending))).equals(data))
        wrong.push(path + ending);
    }
  }
  return [...wrong, ...there];
}

function sizes(files) {
  for (const [path, data] of files) {
    if (![".js", ".css", ".html"].includes(extname(path))) continue;
    const at = join(dist, `${path}.gz`);
    console.log(
      `${String(data.length).padStart(8)} ${String(statSync(at, { throwIfNoEntry: false })?.size ?? "").padStart(7)} ${path}`,
    );
  }
}

const files = await make();
if (process.argv.includes("--check")) {
  const wrong = check(files);
  if (wrong.length) {
    console.error(`dist is not what src makes; run «npm run build»:\n${wrong.join("\n")}`);
    process.exit(1);
  }
} else {
  write(files);
  sizes(files);
}
