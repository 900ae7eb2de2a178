// The paper that is being written: its document, its draft, and what undoes.
import * as drafts from "../shared/drafts.js";
import { over } from "../shared/during.js";
import { read, write } from "../shared/pointer.js";
import { Store } from "../shared/store.js";
import { t } from "../shared/words.js";
import { History } from "./history.js";

/**
 * null, or {id, name, doc, created, saved, trouble, elsewhere, theirs, side}. trouble: why it cannot be kept. elsewhere: another
 * tab has it ("open"), or has taken it ("taken"); what is changed here since, from the document `theirs`, is kept as a draft of
 * its own, `side`.
 */
export const session = new Store(null);

const steps = new History();

/** {back, on}: the pointers of what would be undone or done again next. */
export const nextSteps = steps.next;

const rest = 300; // ms without a change before the draft is kept
const longest = 2000; // ms that one who types on and on waits for that
let timer = 0;
let since = 0; // when the first change came that is not kept yet
let writing = Promise.resolve();
let unwritten = 0; // drafts on their way into the store

const hold = new drafts.Hold(
  async () => {
    if (timer) await keep();
    apartFrom("taken");
  },
  () => apartFrom("open"),
);

function apartFrom(elsewhere, theirs = session.value?.doc) {
  if (session.value) session.patch({ elsewhere, theirs, side: drafts.newId() });
}

let beginning = {}; // the document that was begun with last, as long as a second click may come

/** Begins a paper with a document; a double click begins one. The answer is its id. */
export function begin(doc, name = "") {
  if (beginning.doc === doc) return beginning.id;
  const now = { doc, id: beginNow(doc, name) };
  beginning = now;
  const over = () => {
    if (beginning === now) beginning = {};
  };
  now.id.finally(() => setTimeout(over, 500));
  return now.id;
}

async function beginNow(doc, name) {
  const id = drafts.newId();
  await close();
  steps.forget();
  session.set({ id, name, doc, created: Date.now(), saved: 0 });
  await hold.take(id);
  await keep();
  return id;
}

/** Opens a draft; false: it is not there. An error is of drafts.find. */
export async function reopen(id) {
  if (session.value?.id === id) return true;
  const draft = await drafts.find(id);
  if (!draft) return false;
  await close();
  steps.forget();
  session.set({ id, name: draft.name, doc: draft.doc, created: draft.created, saved: draft.changed });
  if (await hold.take(id)) apartFrom("open");
  else await keep();
  return true;
}

/** Goes on here with a draft that another tab has. What was changed here stands in a draft of its own. */
export async function takeOver() {
  await keep();
  await hold.claim();
  const draft = await drafts.find(session.value.id).catch(() => null);
  steps.forget();
  session.patch({ elsewhere: undefined, doc: draft?.doc ?? session.value.doc });
  await keep();
}

/** Goes on with what stands here as a paper of its own. The answer is its id. */
export async function goOnApart() {
  const { doc, name, side } = session.value;
  const id = await begin(doc, name);
  drafts.remove(side).catch(() => {});
  return id;
}

/** Puts the paper away. */
export async function close() {
  await over();
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

/** Changes one value as a part of the step that was made last. */
export const along = (pointer, value) => put(write(session.value.doc, pointer, value) ?? {});

/** Makes the next change undo by itself, however soon it comes. */
export const apart = () => steps.apart();

/** Whether an editor's next change may belong to its last step: nobody else has changed the document since. */
export const goesOn = (author) => steps.goesOn(author);

/** Puts another document in place of this one. pointer: what is changed in it, if that is one part. */
export function replace(doc, pointer = "") {
  steps.note(session.value.doc, pointer);
  put(doc);
}

/**
 * Changes the document of a paper that may have been put away: change(doc) gives the new one, undefined: none. The answer: whether
 * the paper is open here, and was changed.
 */
export async function amend(id, change) {
  if (session.value?.id !== id) {
    await drafts.amend(id, change);
    return false;
  }
  const doc = change(session.value.doc);
  if (doc) replace(doc);
  return doc !== undefined;
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
  timer = 0;
  since = 0;
  const draft = draftOf(session.value, open);
  if (!draft) return writing;
  const { id } = session.value;
  unwritten++;
  writing = writing.then(async () => {
    try {
      await drafts.keep(draft);
      if (session.value?.id === id) session.patch({ saved: draft.changed, trouble: undefined });
    } catch (e) {
      if (session.value?.id === id) fail(e);
    }
    unwritten--;
  });
  return writing;
}

// draftOf is what is kept of the paper now; undefined: nothing.
function draftOf(s, open) {
  if (!s || (s.elsewhere && s.doc === s.theirs)) return undefined;
  const { id, name, doc, created, elsewhere, side } = s;
  const draft = { id, name, doc, created, changed: Date.now(), open };
  return elsewhere ? { ...draft, id: side, beside: id } : draft;
}

function fail(e) {
  if (!(e instanceof drafts.Newer)) return session.patch({ trouble: trouble(e) });
  apartFrom("taken", null);
  later();
}

function trouble(e) {
  if (e.name === "VersionError") {
    return t(
      "Bàn soạn đã có bản mới ở một thẻ khác, bản nháp này chưa được giữ: hãy tải lại trang.",
      "Another tab has a newer edition of the desk, and this draft is not kept: reload the page.",
    );
  }
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

// A tab that is hidden may never come back, and what it stores then may come too late.
function lastChance() {
  if (!timer && !unwritten) return;
  const draft = draftOf(session.value, true);
  if (draft) drafts.keepWords(draft);
  if (timer) keep();
}

document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && lastChance());
addEventListener("pagehide", lastChance);
addEventListener("beforeunload", (e) => drafts.losing() && e.preventDefault());
