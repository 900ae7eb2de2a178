// The files that are held against the law, and what the server said of each. They stay when another place is shown.
import { Away, askFile, askJSON, link, Problem } from "../shared/api.js";
import { ending, mediaType, stem, taken, wordFiles } from "../shared/files.js";
import { Store } from "../shared/store.js";
import { inWords } from "../write/labels.js";
import { headOf, headOfDocument } from "./report.js";

const atOnce = 2; // files on their way

/** {id, file, state: "wait" | "busy" | "done" | "failed", report, trouble}, the newest first. */
export const checks = new Store([]);

let next = 1;

/** Takes files; each is checked as soon as its turn comes. */
export function add(files) {
  checks.set([...files.map((file) => ({ id: next++, file, state: "wait" })), ...checks.value]);
  run();
}

/** Takes a file out of the list. */
export function drop(id) {
  checks.set(checks.value.filter((c) => c.id !== id));
}

/** Checks a file anew. */
export function again(id) {
  patch(id, { state: "wait", trouble: undefined });
  run();
}

function patch(id, part) {
  checks.set(checks.value.map((c) => (c.id === id ? { ...c, ...part } : c)));
}

// What the server did not get is sent when it is back.
link.on(run);

function run() {
  if (link.value.state === "away") return;
  const busy = checks.value.filter((c) => c.state === "busy").length;
  const waiting = checks.value.filter((c) => c.state === "wait").reverse();
  for (const c of waiting.slice(0, Math.max(0, atOnce - busy))) look(c);
}

async function look({ id, file: given }) {
  patch(id, { state: "busy" });
  try {
    const file = await taken(given);
    patch(id, { file });
    const shown = ending(file) === ".json" ? "" : "?facsimile=true";
    const report = await askJSON(`/v1/check${shown}`, {
      method: "POST",
      body: file,
      type: mediaType(file),
      patience: 20,
    });
    const head = shown ? headOf(report.facsimile) : headOfDocument(JSON.parse(await file.text()));
    patch(id, { state: "done", report: { ...report, head } });
  } catch (e) {
    // Who asks again for what cannot be read gets the same answer.
    const refused = !(e instanceof Problem && e.status >= 500);
    const failed = { state: "failed", refused, trouble: inWords(e.errors?.[0]?.detail ?? e.message) };
    patch(id, e instanceof Away ? { state: "wait" } : failed);
  }
  run();
}

/** The Word file with a comment at each place: {blob, name}. */
export async function commented(file) {
  const { blob } = await askFile("/v1/check", {
    method: "POST",
    body: file,
    type: mediaType(file),
    accept: mediaType({ name: "a.docx" }),
  });
  return { blob, name: `${stem(file.name)}-ghi-chu.docx` };
}

/** Whether a commented copy can be made of a file. */
export const takesComments = (file) => ending(file) === ".docx";

/** Whether a file can be set anew. */
export const takesNewForm = (file) => [...wordFiles, ".pdf", ".txt", ".md"].includes(ending(file));
