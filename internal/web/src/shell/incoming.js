// Files that come to the desk: each goes to the view that can read it.
import * as drafts from "../shared/drafts.js";
import { ending, taken, wordFiles } from "../shared/files.js";
import { Store } from "../shared/store.js";
import { t } from "../shared/words.js";
import { begin } from "../write/session.js";
import { goTo } from "./route.js";

/**
 * The old file, or the pasted text, that is open: {file, state: "kept" | "busy" | "done" | "failed", read, trouble, answers}; null:
 * none. answers: by the question's order, the reading that was chosen. It stays until it is used or put away, whichever place the clerk
 * goes to, and over a reload: "kept" is one that was not read since.
 */
export const opened = new Store(null);

const key = drafts.newId();
let touched = false;
let last = null; // what is kept of it
let keeping = Promise.resolve(); // one after the other

opened.on((now) => {
  touched = true;
  if (now?.file === last?.file && now?.answers === last?.answers) return;
  const { file, answers } = now ?? {};
  const { key: was } = last ?? {};
  last = now && { key, file, answers };
  const next = last;
  keeping = keeping.then(() => (next ? drafts.keepWork("mo-tep", next) : drafts.dropWork("mo-tep", was)));
});

// What was open before the page was loaded comes back, unless another one has come meanwhile.
drafts.findWork("mo-tep").then((kept) => {
  if (touched || !(kept?.file instanceof File)) return;
  last = kept;
  opened.set({ file: kept.file, state: "kept", answers: kept.answers });
});

/** Files for the view that is shown next; it takes them with claim(). */
let waiting = [];

/** The files that were dropped for a view; it may be called once. */
export function claim() {
  const files = waiting;
  waiting = [];
  return files;
}

const lists = [".xlsx", ".csv"];
const old = [...wordFiles, ".txt", ".md", ".html"];

/** The endings of what take() takes, for choose(). */
export const openable = [".json", ...old, ".pdf", ...lists];

/** Opens files: documents here, lists in the place for many, other papers as old files or, several, to be checked. An error has words for the clerk. */
export async function take(files) {
  if (files.length === 0) return;
  const first = files[0];
  for (const f of files) await taken(f);
  if (files.length > 1) return lead("kiem-tra", files);
  const end = ending(first);
  if (end === ".json") return openDocument(first);
  if (lists.includes(end)) return lead("hang-loat", files);
  if (end === ".pdf") return lead("kiem-tra", files);
  if (old.includes(end)) return lead("mo-tep", files);
  throw new Error(
    t(
      `Chưa mở được “${first.name}”: chỉ nhận tệp Word (.docx), PDF, Excel, văn bản thường và tệp đã lưu ở đây.`,
      `“${first.name}” cannot be opened: Word (.docx), PDF, Excel, plain text or a file saved here.`,
    ),
  );
}

/** What the clipboard brings, as files: files that were copied, or a text of several lines; words for a field are none. */
export function brought(data) {
  if (data?.files.length) return [...data.files];
  const text = data?.getData("text/plain") ?? "";
  if (!text.trim().includes("\n")) return [];
  const html = data.getData("text/html");
  const name = t("Văn bản đã dán", "Pasted text");
  return [html ? new File([html], `${name}.html`) : new File([text], `${name}.txt`)];
}

/** Shows a place with files for it. */
export function lead(place, files) {
  waiting = files;
  goTo(place, String(Date.now() % 1e6));
}

async function openDocument(file) {
  let doc;
  try {
    doc = JSON.parse(await file.text());
  } catch {
    doc = null;
  }
  if (doc === null || typeof doc !== "object" || Array.isArray(doc) || typeof doc.kind !== "string") {
    throw new Error(
      t(`“${file.name}” không phải là văn bản đã lưu ở đây.`, `“${file.name}” is no paper that was saved here.`),
    );
  }
  goTo("soan", await begin(doc));
}
