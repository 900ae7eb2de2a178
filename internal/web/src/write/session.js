// The paper that is being written: its document, its draft, and what undoes.
import * as drafts from "../shared/drafts.js";
import { read, write } from "../shared/pointer.js";
import { Store } from "../shared/store.js";
import { t } from "../shared/words.js";
import { History } from "./history.js";

/** null, or {id, name, doc, created, saved, trouble, elsewhere}. trouble: why it cannot be kept. elsewhere: another tab has it. */
export const session = new Store(null);

const steps = new History();

/** {back, on}: the pointers of what would be undone or done again next. */
export const nextSteps = steps.next;

const rest = 300; // ms without a change before the draft is kept
const longest = 2000; // ms that one who types on and on waits for that
let timer = 0;
let since = 0; // when the first change came that is not kept yet
let writing = Promise.resolve();

const hold = new drafts.Hold(() => {
  clearTimeout(timer);
  if (session.value) session.patch({ elsewhere: "taken" });
});

/** Begins a paper with a document. The answer is its id. */
export async function begin(doc, name = "") {
  const id = drafts.newId();
  await close();
  steps.forget();
  session.set({ id, name, doc, created: Date.now(), saved: 0 });
  await hold.take(id);
  await keep();
  return id;
}

/** Opens a draft; false: it is not there. */
export async function reopen(id) {
  if (session.value?.id === id) return true;
  const draft = await drafts.find(id);
  if (!draft) return false;
  await close();
  steps.forget();
  session.set({ id, name: draft.name, doc: draft.doc, created: draft.created, saved: draft.changed });
  if (await hold.take(id)) session.patch({ elsewhere: "open" });
  else await keep();
  return true;
}

/** Goes on here with a draft that another tab has. */
export async function takeOver() {
  hold.claim();
  const draft = await drafts.find(session.value.id);
  steps.forget();
  session.patch({ elsewhere: undefined, doc: draft?.doc ?? session.value.doc });
  await keep();
}

/** Puts the paper away. */
export async function close() {
  if (!session.value) return;
  clearTimeout(timer);
  await keep(false);
  hold.release();
  session.set(null);
}

/** Changes one value; undefined takes it out. author: the editor that did, see History. */
export function edit(pointer, value, author) {
  const s = session.value;
  if (!s || read(s.doc, pointer) === value) return;
  steps.note(s.doc, pointer, author);
  put(write(s.doc, pointer, value) ?? {});
}

/** Whether an editor's next change may belong to its last step: nobody else has changed the document since. */
export const goesOn = (author) => steps.goesOn(author);

/** Puts another document in place of this one. pointer: what is changed in it, if that is one part. */
export function replace(doc, pointer = "") {
  steps.note(session.value.doc, pointer);
  put(doc);
}

function put(doc) {
  session.patch({ doc });
  later();
}

const current = () => session.value?.doc;

/** Undoes the last step; the answer is the pointer of what changed, undefined: nothing did. */
export const undo = () => steps.undo(current, put);

/** Does the step again that was undone last. */
export const redo = () => steps.redo(current, put);

/** Gives the paper a name of its own; "" goes back to the one that its document gives. */
export function rename(name) {
  session.patch({ name });
  later();
}

function later() {
  clearTimeout(timer);
  const now = Date.now();
  since ||= now;
  timer = setTimeout(keep, Math.max(0, Math.min(rest, since + longest - now)));
}

/** Keeps the draft now. */
export function keep(open = true) {
  clearTimeout(timer);
  since = 0;
  const s = session.value;
  if (!s || s.elsewhere) return writing;
  writing = writing.then(async () => {
    const changed = Date.now();
    try {
      await drafts.keep({ id: s.id, name: s.name, doc: s.doc, created: s.created, changed, open });
      if (session.value?.id === s.id) session.patch({ saved: changed, trouble: undefined });
    } catch (e) {
      if (session.value?.id === s.id) session.patch({ trouble: trouble(e) });
    }
  });
  return writing;
}

function trouble(e) {
  if (e.name === "QuotaExceededError") {
    return t(
      "Chỗ lưu của trình duyệt đã đầy: bản nháp này chưa được giữ.",
      "The browser has no room left: this draft is not kept.",
    );
  }
  return t(
    "Trình duyệt không cho lưu bản nháp: hãy lưu ra tệp trước khi đóng trang.",
    "The browser does not keep drafts: save to a file before you close the page.",
  );
}

// A tab that is hidden may never come back.
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && timer && keep());
