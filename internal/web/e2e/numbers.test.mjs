// The numbers that the editor shows are those on the paper, in every example.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { numberTree } from "../src/editor/numbers.js";
import { readBody, treeOf, writeBody } from "../src/editor/tree.js";
import { numberingFor } from "../src/write/profiles.js";
import { serve } from "./server.mjs";

const folder = new URL("../../../examples/", import.meta.url);
let server;

before(async () => {
  server = await serve();
});

after(() => server?.stop());

const plain = (svg) =>
  svg
    .replace(/<[^>]*>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("\u2011", "-")
    .replaceAll("\u00a0", " ");

// linesOf are the lines of a paper that name what they print: [pointer, text].
async function linesOf(doc) {
  const answer = await fetch(`${server.url}/v1/preview`, {
    method: "POST",
    body: JSON.stringify(doc),
    headers: { "Content-Type": "application/json" },
  });
  assert.equal(answer.status, 200);
  const { pages } = await answer.json();
  return pages.flatMap((p) =>
    [...p.svg.matchAll(/<text [^>]*data-pointer="([^"]*)"[^>]*>(.*?)<\/text>/gs)].map((m) => [m[1], plain(m[2])]),
  );
}

function bodies(doc) {
  const list = [["/sections", doc.sections, doc.purposes?.length ? 1 : 0]];
  doc.attachments?.forEach((a, i) => {
    list.push([`/attachments/${i}/content`, a.content, 0]);
  });
  return list.filter(([, body]) => Array.isArray(body));
}

let checked = 0;

for (const name of readdirSync(folder).filter((n) => n.endsWith(".json"))) {
  test(name, async () => {
    const doc = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    const lines = await linesOf(doc);
    for (const [pointer, body, first] of bodies(doc)) {
      const edited = readBody(body);
      const { places } = writeBody(edited, pointer);
      for (const [entry, number] of numberTree(treeOf(edited), numberingFor(doc), first)) {
        const own = places.find((p) => p.from === entry.pos + 1).pointer.replace(/\/(title|text)$/, "");
        const line = lines.find(([p]) => p === own || p.startsWith(`${own}/`));
        if (!number || !line) continue; // an annex in a file of its own is not shown
        assert.ok(line[1].startsWith(number), `${own}: ${number} in the editor, “${line[1]}” on the paper`);
        checked++;
      }
    }
  });
}

test("there were numbers", () => assert.ok(checked > 500, `${checked}`));
