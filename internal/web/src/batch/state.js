// What the batch is made of: the template (mẫu), the list (danh sách), and what the server reads in both. It stays, whichever place
// the clerk goes to, and over a reload.
import { Away, askJSON, link, Problem } from "../shared/api.js";
import * as drafts from "../shared/drafts.js";
import { ending, taken } from "../shared/files.js";
import { Store } from "../shared/store.js";
import { t } from "../shared/words.js";
import { session } from "../write/session.js";

/**
 * step: 1 to 4, the one that is open. template: {name, doc, draft?, edited?, kept?} or {name, file}, a Word file; kept: the id of the
 * draft that holds what was changed here. list: {name, file}. look: the answer of /v1/rows. at: the row that is looked at, from 1. sheet: "" or the one that was chosen.
 * wrong: the errors of the paper that was looked at. trouble: {text, errors} why there is no look. options: see make.jsx.
 */
export const work = new Store({
  step: 1,
  template: null,
  list: null,
  look: null,
  at: 1,
  wrong: 0,
  sheet: "",
  trouble: null,
  options: { pdf: true, docx: true, name: "", merge: false, duplex: false },
});

const key = drafts.newId();
let touched = false;
let last = {}; // what is kept, or soon will be
let soon = 0;
let storing = Promise.resolve(); // one after the other

work.on(({ template, list, sheet, options }) => {
  const now = { template, list, sheet, options };
  if (Object.keys(now).every((k) => now[k] === last[k])) return;
  touched = true;
  const typed = template?.kept && template.kept === last.template?.kept; // key by key, and a draft of its own has it
  last = now;
  clearTimeout(soon);
  if (typed) soon = setTimeout(store, 300);
  else store();
});

function store() {
  soon = 0;
  const now = { ...last, key };
  storing = storing.then(() =>
    now.template || now.list ? drafts.keepWork("hang-loat", now) : drafts.dropWork("hang-loat", key),
  );
}

// What was chosen before the page was loaded comes back, unless the clerk was faster.
async function bringBack() {
  const kept = await drafts.findWork("hang-loat");
  if (!kept) return;
  const { template, list, sheet, options } = kept;
  const later = template?.kept && (await drafts.find(template.kept).catch(() => null)); // with what was typed last
  if (touched) return;
  work.patch({ template: later ? { ...template, doc: later.doc } : template, list, sheet, options, step: 2 });
  freshen();
  refresh();
}

bringBack();

/** Takes files: templates and lists. An error has words for the clerk. */
export async function take(files) {
  for (const given of files) {
    const file = await taken(given);
    const kind = ending(file);
    if (kind === ".docx") useTemplate({ name: file.name, file });
    else if ([".xlsx", ".csv", ".jsonl"].includes(kind)) useList(file);
    else if (kind === ".json") await takeJSON(file);
    else
      throw new Error(
        t(
          `Chưa dùng được “${file.name}”: mẫu là tệp đã lưu ở đây hoặc tệp Word (.docx), danh sách là tệp Excel (.xlsx) hoặc .csv.`,
          `“${file.name}” cannot be used: a template is a file saved here or Word (.docx), a list is Excel (.xlsx) or .csv.`,
        ),
      );
  }
}

async function takeJSON(file) {
  let data = null;
  try {
    data = JSON.parse(await file.text());
  } catch {
    // Told below.
  }
  if (Array.isArray(data)) useList(file);
  else if (data && typeof data === "object") useTemplate({ name: file.name, doc: data });
  else
    throw new Error(
      t(`“${file.name}” không phải là văn bản đã lưu ở đây.`, `“${file.name}” is no paper that was saved here.`),
    );
}

/** Takes a template and goes on to what is missing. */
export function useTemplate(template) {
  keepEdited();
  const { list } = work.value;
  work.patch({ template, step: 2, at: 1, wrong: 0, look: list ? work.value.look : null });
  refresh();
}

/** Takes a list. */
export function useList(file) {
  work.patch({ list: { name: file.name, file }, step: 2, at: 1, wrong: 0, sheet: "", look: null, trouble: null });
  refresh();
}

/** Puts the list away; the browser keeps it no longer. */
export function dropList() {
  clearTimeout(timer);
  asking?.abort();
  asking = null;
  work.patch({ list: null, at: 1, wrong: 0, sheet: "", look: null, trouble: null });
}

/** Changes a template that is no Word file, here alone; the change is kept as a draft of its own. */
export function editTemplate(doc) {
  const { template } = work.value;
  work.patch({ template: { ...template, doc, edited: true, kept: template.kept ?? drafts.newId() }, wrong: 0 });
  refresh(400);
  clearTimeout(keeping);
  keeping = setTimeout(keepEdited, 300);
}

let keeping = 0;

function edited() {
  const { kept: id, name, doc } = work.value.template;
  const plain = name.replace(/\.json$/i, "").replace(/ \((?:mẫu đã sửa|edited)\)$/, "");
  const changed = Date.now();
  return { id, name: `${plain} ${t("(mẫu đã sửa)", "(edited)")}`, doc, created: changed, changed, template: true };
}

/** Keeps now what was changed in the template last. */
export async function keepEdited() {
  if (!keeping) return;
  clearTimeout(keeping);
  keeping = 0;
  await drafts.keep(edited()).catch(() => {}); // it is here as long as the page
}

/** Takes the draft of what was changed out again, when it goes on as another one. */
export async function dropEdited({ kept }) {
  await keepEdited();
  if (kept) await drafts.remove(kept).catch(() => {});
}

addEventListener("pagehide", () => {
  if (!keeping) return;
  drafts.keepWords(edited());
  keepEdited();
});

/** Changes what is made. */
export function choose(options) {
  work.patch({ options: { ...work.value.options, ...options } });
  if ("name" in options) refresh(400);
}

/** Shows another row. */
export function goToRow(at) {
  const { look } = work.value;
  work.patch({ at: Math.max(1, Math.min(look?.count ?? 1, Math.round(at) || 1)) });
  refresh(120);
}

/** Reads another sheet of the list. */
export function useSheet(sheet) {
  work.patch({ sheet, at: 1 });
  refresh();
}

/** A draft that was changed in Soạn is taken as it is now. */
export async function freshen() {
  const { template } = work.value;
  if (!template?.draft || template.edited) return;
  const draft =
    session.value?.id === template.draft ? session.value : await drafts.find(template.draft).catch(() => null);
  if (!draft || draft.doc === template.doc) return;
  work.patch({ template: { ...template, doc: draft.doc } });
  refresh();
}

/** The parts of a request that say what is made of what. */
export function formOf({ template, list, sheet, options }) {
  const form = new FormData();
  if (template?.file) form.append("template", template.file, template.name);
  else if (template) form.append("template", new Blob([JSON.stringify(template.doc)]), jsonName(template.name));
  form.append("rows", list.file, list.name);
  if (sheet) form.append("sheet", sheet);
  if (template && options.name.trim()) form.append("name", options.name.trim());
  return form;
}

// Names of files are made of the template's.
const jsonName = (name) => `${name.replace(/\.json$/i, "").replace(/[\\/"]+/g, "-")}.json`;

let timer = 0;
let asking = null;

/** Reads the list again, after a rest in ms. */
export function refresh(rest = 0) {
  clearTimeout(timer);
  if (work.value.list) timer = setTimeout(ask, rest);
}

async function ask() {
  asking?.abort();
  const own = new AbortController();
  asking = own;
  const form = formOf(work.value);
  form.append("at", String(work.value.at));
  try {
    const look = await askJSON("/v1/rows", { method: "POST", body: form, signal: own.signal, patience: 20 });
    if (asking === own) work.patch({ look, trouble: null });
  } catch (e) {
    if (e.name === "AbortError" || asking !== own) return;
    if (e instanceof Away) return later(own);
    if (!(e instanceof Problem)) throw e;
    work.patch({ trouble: { text: e.errors.length ? "" : e.message, errors: e.errors } });
  }
}

// later asks again when the server is back.
function later(own) {
  const off = link.on((l) => {
    if (l.state !== "ok") return;
    off();
    if (asking === own) refresh();
  });
}
